"""The only place that knows HTTP: one folder per door, one file per screen."""
