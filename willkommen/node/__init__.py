"""The node: a small process in the building that goes on with numbers, rooms and times when the server is away."""
