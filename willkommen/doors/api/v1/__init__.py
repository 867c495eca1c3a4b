"""Version 1 of the API, as docs/api.md describes it."""
