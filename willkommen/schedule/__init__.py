"""What is taken: bookings and holds."""
