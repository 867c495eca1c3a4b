"""Read questions, offers and what belongs to them, as whoever acts may."""
