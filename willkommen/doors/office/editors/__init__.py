"""The editors' room: contents, phrases, what nobody understood."""
