"""What is measured, one file per question: each has `rows()`, which yields (what, figure, command or note)."""
