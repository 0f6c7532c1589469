"""Talking about the meetings that return, and the calendar."""
