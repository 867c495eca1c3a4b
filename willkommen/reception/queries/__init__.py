"""Read who is expected, who waits and who is called."""
