"""Reports to the office, and what the official system asks for."""
