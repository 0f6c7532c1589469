"""The absence radar as it is read by chat."""
