"""Payments: stages and schedules, what families are told of them, and who was not paid."""
