"""Pure rules about counters, hours and ways."""
