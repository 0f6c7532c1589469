"""The clock's room: what runs when (jobs), and the sender that empties the outbox (deliver)."""
