"""Words every room uses: spans, clock, codes, languages, errors, money."""
