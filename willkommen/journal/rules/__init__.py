"""Pure rules of the journal room."""
