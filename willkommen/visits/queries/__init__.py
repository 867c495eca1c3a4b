"""Read visits: proposals for new ones, and one's own by its secret."""
