"""Candidates of an intake: their list, the groups proposed for them, and their papers."""
