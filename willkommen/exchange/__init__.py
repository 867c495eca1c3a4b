"""Agencies ask each other and refer people on; nobody looks anybody up."""
