"""Arrive, wait, be called, be sent on."""
