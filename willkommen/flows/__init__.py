"""One file per act that touches several rooms; it alone opens the transaction."""
