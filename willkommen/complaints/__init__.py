"""Sealed complaints: written by anybody, opened by a counsellor's key alone."""
