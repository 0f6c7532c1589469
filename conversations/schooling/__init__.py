"""Talking about schools and attendance there."""
