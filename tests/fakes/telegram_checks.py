"""What the real Bot API refuses, in its own words. https://core.telegram.org/bots/api"""

import json
import re
from collections.abc import Mapping
from typing import Any

TEXT_LENGTH = 4096
CAPTION_LENGTH = 1024
BUTTON_DATA_BYTES = 64
BUTTONS = 100
COMMANDS = 100
PICTURE_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")

Rows = tuple[tuple[tuple[str, str], ...], ...]
"""Rows of (label, data)."""


class Refused(Exception):
    """The API's answer to a call it does not carry out."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, object]:
        answer: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        return answer | ({"parameters": self.parameters} if self.parameters else {})


def bad(why: str) -> Refused:
    return Refused(400, f"Bad Request: {why}")


def parsed(params: Mapping[str, Any], name: str) -> Any:
    """A structured parameter: JSON in a form's field, or already an object in a JSON body."""
    value = params.get(name)
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError as error:
        raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from error


def length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def checked_text(params: Mapping[str, Any]) -> str:
    """The text as it will stand in the chat."""
    _no_markup(params)
    text = str(params.get("text", "")).strip()
    if not text:
        raise bad("message text is empty")
    if length(text) > TEXT_LENGTH:
        raise bad("message is too long")
    return text


def checked_caption(params: Mapping[str, Any]) -> str:
    _no_markup(params)
    caption = str(params.get("caption", "")).strip()
    if length(caption) > CAPTION_LENGTH:
        raise bad("message caption is too long")
    return caption


def _no_markup(params: Mapping[str, Any]) -> None:
    if params.get("parse_mode"):
        raise bad("this fake draws no markup, as the program sends none")


def checked_markup(params: Mapping[str, Any]) -> dict[str, Any]:
    """The reply_markup; empty where there is none."""
    markup = parsed(params, "reply_markup") or {}
    rows = markup.get("inline_keyboard", [])
    if sum(len(row) for row in rows) > BUTTONS:
        raise bad("reply markup is too long")
    for button in (button for row in rows for button in row):
        _check_button(button)
    return dict(markup)


def _check_button(button: Mapping[str, Any]) -> None:
    if not str(button.get("text", "")).strip():
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if not 1 <= len(str(button.get("callback_data", "")).encode()) <= BUTTON_DATA_BYTES:
        raise bad("BUTTON_DATA_INVALID")


def rows_of(markup: Mapping[str, Any]) -> Rows:
    rows = markup.get("inline_keyboard", [])
    return tuple(tuple((button["text"], button["callback_data"]) for button in row) for row in rows)


def checked_commands(params: Mapping[str, Any]) -> list[tuple[str, str]]:
    commands = [(item["command"], item["description"]) for item in parsed(params, "commands")]
    if len(commands) > COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command, description in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return commands


def checked_upload(params: Mapping[str, Any], name: str) -> "Upload":
    upload = params.get(name)
    if not isinstance(upload, Upload):
        raise bad(f"there is no {name} in the request")
    if not upload.content:
        raise bad("file must be non-empty")
    if name == "photo" and not upload.content.startswith(PICTURE_STARTS):
        raise bad("IMAGE_PROCESS_FAILED")
    return upload


class Upload:
    """A file of a multipart body."""

    def __init__(self, filename: str, content: bytes) -> None:
        self.filename = filename
        self.content = content
