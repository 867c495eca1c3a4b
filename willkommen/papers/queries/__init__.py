"""Read papers: the walls decide which rows there are."""
