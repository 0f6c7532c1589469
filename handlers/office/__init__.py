"""The office's door: what the command line does with staff, roster and codes. bot.py only parses the arguments."""
