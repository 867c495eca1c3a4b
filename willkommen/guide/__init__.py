"""From a person's own words to the right service (Wegweiser)."""
