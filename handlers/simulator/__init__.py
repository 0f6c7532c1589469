"""The simulator: phones on a page instead of a provider, drawn by Telegram's own drawing code, with a clock of its own."""
