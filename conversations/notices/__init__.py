"""What notices say, drawn at the moment of sending, and what their buttons and typed answers do."""
