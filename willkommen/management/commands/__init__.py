"""One file per command; each calls one query, action or flow."""
