"""Plan, book, change and cancel one visit over many counters."""
