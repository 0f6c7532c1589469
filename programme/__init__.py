"""The programme room: PKH itself. Decisions are pure functions; operations take a session and `now`."""

from programme import relations as relations  # whoever asks for access finds out how people are related
