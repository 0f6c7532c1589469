"""Complaints by chat: filing one and following it, and the work of whoever handles it."""
