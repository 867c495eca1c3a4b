"""Services, papers, fees, situations and their translations: the centre as data."""
