"""Counters, walking, opening hours, closures, rosters."""
