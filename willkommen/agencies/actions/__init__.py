"""Write who may enter and with what, what a second person grants, and which rows of the flow matrix are signed."""
