"""Asking a group what makes coming hard, and whether another time would suit its members."""
