"""A record of the centre as a form: its fields by name, in German, read back, and what is wrong beside the field."""
