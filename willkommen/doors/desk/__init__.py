"""The desk of an agency and the reception: expected, queue, call, finish."""
