"""The worker's tasks: what happens because time passes."""
