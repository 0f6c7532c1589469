"""Conversations about polls: asking a group, answering, the result, a new time."""
