"""Pure rules of the post room."""
