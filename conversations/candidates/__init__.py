"""Talking about an intake: its groups, forms and agreements."""
