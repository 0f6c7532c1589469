"""The programme room: PKH itself, its people, rules and operations. Decisions are pure functions; operations take a session and `now`."""
