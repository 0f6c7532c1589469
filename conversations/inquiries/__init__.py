"""Questions that families ask: answered from their own rows or the office's file, or handed on to the pendamping."""
