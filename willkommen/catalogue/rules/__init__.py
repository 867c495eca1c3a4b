"""Pure rules about the centre's data."""
