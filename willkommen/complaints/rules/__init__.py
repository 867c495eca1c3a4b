"""Complaints as pure functions."""
