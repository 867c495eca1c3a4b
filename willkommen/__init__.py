"""Willkommen: one front door, one visit, many agencies."""
