"""The exchange as pure functions."""
