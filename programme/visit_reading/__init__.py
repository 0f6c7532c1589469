"""How a message about visits is read, step by step: pieces, the numbers that mean visits, what is said of each."""
