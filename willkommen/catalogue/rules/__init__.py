"""Pure rules about the centre's data: what differs, what comes first, what it costs."""
