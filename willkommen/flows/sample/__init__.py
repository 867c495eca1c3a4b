"""Fill an empty sample house with invented staff and visits, so that desks and boards have something to show."""
