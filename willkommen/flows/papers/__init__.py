"""Acts with papers that touch several rooms: send, look, release, hand over, take over, forget."""
