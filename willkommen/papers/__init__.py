"""Documents: take in, seal, release, hand over, forget."""
