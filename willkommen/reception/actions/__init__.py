"""Write who is expected, who has arrived and who is called."""
