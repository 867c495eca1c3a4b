"""The API that stays stable."""
