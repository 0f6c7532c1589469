"""Talking about handover and substitution."""
