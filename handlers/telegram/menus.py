"""The list of commands that opens beside the writing field: one per chat, in its reader's role and language.

https://core.telegram.org/bots/api#setmycommands
"""

from collections.abc import Sequence

from handlers.telegram.drawing import Call

COMMANDS_A_MENU = 100
COMMAND_LENGTH = 32
DESCRIPTION_LENGTH = 256


def menu_call(commands: Sequence[tuple[str, str]], chat_id: str | None = None) -> Call:
    """The call that makes (command, description) the menu of one chat, or of every chat that has none of its own.

    Without commands the chat falls back to the menu of strangers.
    """
    scope = {"type": "default"} if chat_id is None else {"type": "chat", "chat_id": chat_id}
    if not commands:
        return Call("deleteMyCommands", {"scope": scope})
    shown = [
        {"command": command[:COMMAND_LENGTH], "description": description[:DESCRIPTION_LENGTH]}
        for command, description in commands[:COMMANDS_A_MENU]
    ]
    return Call("setMyCommands", {"scope": scope, "commands": shown})
