"""Changes in families: reported, checked by the pendamping, taken into the roster, sent to the office."""
