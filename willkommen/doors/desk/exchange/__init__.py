"""The exchange at the desk: questions, referrals, joint stops, notes and conferences."""
