"""The node calls as the server does: for one house, in whatever state, both put everybody in the same order for the same reason."""
