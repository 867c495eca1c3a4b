"""What leaves the house: mail, calendar files, print."""
