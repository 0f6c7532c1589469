"""Meetings besides P2K2: planning, inviting, attendance, minutes; the pertemuan awal and re-socialisation."""
