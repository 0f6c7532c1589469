"""Who keeps which group: handover, substitution during leave, dividing among pendamping."""
