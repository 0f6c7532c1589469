"""Talking about reports, and what a koordinator does."""
