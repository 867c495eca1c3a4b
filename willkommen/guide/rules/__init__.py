"""What the guide decides, without a framework: spelling, the trained head, danger, exact terms, the outcome."""
