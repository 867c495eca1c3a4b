"""Going on without the server: what a node in the building may know, and how its acts come home."""
