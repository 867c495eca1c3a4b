"""What translators see: every text of the pages and of the centre beside its German original, with its state."""
