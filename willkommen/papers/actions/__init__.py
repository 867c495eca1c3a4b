"""Write papers, always inside the caller's transaction."""
