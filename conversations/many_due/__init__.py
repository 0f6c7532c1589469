"""Conversations for days with too many visits, and the answers of those who are asked to help or called."""
