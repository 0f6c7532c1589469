"""Conversations about payments: schedules, who was not paid, and what a family asks of its own."""
