"""Kiosk and boards."""
