"""Pure rules of the agencies room."""
