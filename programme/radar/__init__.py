"""Who is sliding before the second absence, as the pendamping sees it in time."""
