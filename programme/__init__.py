"""The programme room: PKH itself. Decisions are pure functions; operations take a session and `now`."""
