"""The acts between agencies: ask, refer, accept, decide, meet, share."""
