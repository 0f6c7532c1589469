"""Templates and the shapes of quick replies and lists: which one shows a message, and the values of its variables.

A shape is made once at the provider and has no words of its own: its text, labels and what comes back on a tap are
variables. Inside the 24 hours it needs no approval. Rules and limits:
https://www.twilio.com/docs/content/twilio-quick-reply, .../twiliolist-picker, .../using-variables-with-content-api and
https://www.twilio.com/docs/api/errors/21656 (no empty value, no line break, tab or run of spaces).
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from handlers.text_parts import length
from handlers.twilio.markup import neutral, neutral_piece
from outbox.messages import Button

SHAPE_TEXT_LENGTH = 1024
QUICK_REPLY_LENGTH = 20
LIST_ITEM_LENGTH = 24
DATA_LENGTH = 200
QUICK_REPLIES = range(1, 4)
"""How many of them a message may have that needed no approval."""
LIST_ITEMS = range(1, 11)
LIST_BUTTON = "Pilih"
"""Opens a list: said alike in Indonesian, Javanese and Sundanese."""
VARIABLE_LENGTH = 250
EMPTY = "-"

Contents = Mapping[str, str]
"""Name of a template or shape -> its ContentSid, as in the settings."""


def template_variables(values: Iterable[str]) -> str:
    """The values of {{1}}, {{2}} ... as Twilio takes them, each on one line and none empty."""
    return _as_json(neutral_piece(_shortened(_on_one_line(value))) or EMPTY for value in values)


def shape_for(text: str, buttons: tuple[Button, ...], contents: Contents) -> tuple[str, str] | None:
    """(ContentSid, ContentVariables) of the quick replies or list that says this; None where lines of text have to."""
    if not 0 < length(text) <= SHAPE_TEXT_LENGTH or text != _on_one_line(text):
        return None
    labels = [_on_one_line(button.label) for button in buttons]
    if len(set(labels)) < len(labels) or not all(0 < length(button.data) <= DATA_LENGTH for button in buttons):
        return None
    sid = contents.get(_shape_name(labels))
    if sid is None or not all(labels):
        return None
    pairs = [part for label, button in zip(labels, buttons, strict=True) for part in (label, button.data)]
    return sid, _as_json([neutral(text), *pairs])


def _shape_name(labels: Sequence[str]) -> str:
    """'buttons_2' or 'list_5'; empty where the labels fit neither."""
    number, longest = len(labels), max(map(length, labels), default=0)
    if number in QUICK_REPLIES and longest <= QUICK_REPLY_LENGTH:
        return f"buttons_{number}"
    return f"list_{number}" if number in LIST_ITEMS and longest <= LIST_ITEM_LENGTH else ""


def shape_names() -> list[str]:
    """Every shape that a message may be drawn in; a short list serves where a label is too long for a quick reply."""
    return [*(f"buttons_{number}" for number in QUICK_REPLIES), *(f"list_{number}" for number in LIST_ITEMS)]


def shape_body(name: str) -> dict[str, object]:
    """What makes this shape at the Content API: {{1}} is its text, then label and data of each choice."""
    kind, _, said = name.partition("_")
    places = [(2 * number, 2 * number + 1) for number in range(1, int(said) + 1)]
    samples = {"1": "Bisa hadir?"} | {str(one): f"Pilihan {n}" for pair in places for n, one in enumerate(pair, 1)}
    if kind == "buttons":
        actions = [{"type": "QUICK_REPLY", "title": _place(title), "id": _place(data)} for title, data in places]
        return {"types": {"twilio/quick-reply": {"body": _place(1), "actions": actions}}, "variables": samples}
    items = [{"item": _place(title), "id": _place(data)} for title, data in places]
    shape = {"body": _place(1), "button": LIST_BUTTON, "items": items}
    return {"types": {"twilio/list-picker": shape}, "variables": samples}


def _place(number: int) -> str:
    return f"{{{{{number}}}}}"


def _as_json(values: Iterable[str]) -> str:
    return json.dumps({str(number): value for number, value in enumerate(values, start=1)}, ensure_ascii=False)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _shortened(text: str) -> str:
    return text if len(text) <= VARIABLE_LENGTH else text[: VARIABLE_LENGTH - 1].rstrip() + "…"
