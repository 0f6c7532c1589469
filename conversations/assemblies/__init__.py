"""Talking about meetings besides P2K2."""
