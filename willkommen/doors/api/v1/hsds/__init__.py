"""The public catalogue as the Human Services Data Specification 3.0 says it."""
