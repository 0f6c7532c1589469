"""Complaints: filed by a family or its ketua, handled, referred, solved, and hidden from whom they are about."""
