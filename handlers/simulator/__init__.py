"""The simulator: phones on a page instead of a provider, drawn by Telegram's own drawing code, with its own clock."""
