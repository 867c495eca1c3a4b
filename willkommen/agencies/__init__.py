"""The agencies, their staff and what each may do: the walls."""
