"""Pure rules of the reception room."""
