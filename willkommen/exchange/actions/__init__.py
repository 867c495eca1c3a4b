"""Write questions, offers and what belongs to them, inside the caller's transaction; the walls sign every row."""
