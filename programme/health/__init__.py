"""Health posts, what each family member is due there, and whether a month was kept."""
