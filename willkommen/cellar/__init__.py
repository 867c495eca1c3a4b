"""Below the house: the embedded PostgreSQL, its logins, backup and restore."""
