"""Pure rules of the schedule room."""
