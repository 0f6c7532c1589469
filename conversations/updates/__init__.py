"""Changes in a family: told by herself, her ketua or her pendamping, checked by him, sent to the office."""
