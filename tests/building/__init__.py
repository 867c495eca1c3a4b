"""Tests of the building room."""
