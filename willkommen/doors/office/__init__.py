"""Upkeep and figures."""
