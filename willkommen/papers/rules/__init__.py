"""Pure rules of the papers room: what a release may become, and how much somebody may send."""
