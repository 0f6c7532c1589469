"""Questions that could not be answered from one's own data, and the answers of the pendamping."""
