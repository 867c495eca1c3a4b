"""Pure rules of going on without the server, the same for the node in the building and for the server."""
