"""The doors: a module a channel, both directions.

What arrives becomes an `Incoming` and is handed to the one `take` that bot.py gives every door; a `Message` is drawn in
the channel's own way and sent. No door decides anything about the programme, and no conversation knows a door.
"""
