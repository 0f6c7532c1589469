"""Talking about the end of a membership."""
