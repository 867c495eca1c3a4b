"""The front door: from own words to the pass."""
