"""When more visits are due than can be made: a ketua's help, calling families together, sharing with colleagues."""
