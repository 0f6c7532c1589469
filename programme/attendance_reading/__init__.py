"""How a ketua's message is read: words, names, numbers and the clauses that join them."""
