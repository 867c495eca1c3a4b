"""One's own visit: the pass and what can be done with it, opened by its secret alone."""
