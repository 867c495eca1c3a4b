"""Flows of going on without the server: what a node copies, and how its acts come home."""
