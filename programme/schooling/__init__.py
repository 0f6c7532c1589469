"""Schools: who is not enrolled, who was absent, what a quarter's verification says."""
