"""Talking about health posts and who came."""
