"""Templates and shapes as the simulated Twilio holds them, and what a reader sees once their variables are filled in.

All templates are approved here; of the shapes quick replies are made and one list, so that one sees numbered lines too.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from conversations.templates import TEMPLATES
from handlers.simulator.sids import content_sid
from handlers.twilio.content import QUICK_REPLIES, shape_body

SHAPES = (*(f"buttons_{number}" for number in QUICK_REPLIES), "list_7")
"""Seven are the reasons for an absence."""
CONTENTS = {name: content_sid(name) for name in (*TEMPLATES, *SHAPES)}
PLACE = re.compile(r"\{\{(\d+)\}\}")


@dataclass(frozen=True)
class Filled:
    """What stands on the phone; `choices` are (label, what comes back)."""

    text: str
    choices: tuple[tuple[str, str], ...] = ()
    list_label: str | None = None
    is_template: bool = False


def filled(sid: str, variables: str) -> Filled:
    """Raises KeyError for a ContentSid that there isn't, or a variable without value."""
    name = {made: name for name, made in CONTENTS.items()}[sid]
    values: dict[str, str] = json.loads(variables)

    def fill(text: str) -> str:
        return PLACE.sub(lambda place: values[place[1]], text)

    if name in TEMPLATES:
        template = TEMPLATES[name]
        replies = tuple((label, str(number)) for number, label in enumerate(template.replies, start=1))
        return Filled(fill(template.body), replies, is_template=True)
    return _shaped(shape_body(name), fill)


def _shaped(made: Any, fill: Any) -> Filled:
    [(kind, shape)] = made["types"].items()
    if kind == "twilio/quick-reply":
        return Filled(fill(shape["body"]), tuple((fill(one["title"]), fill(one["id"])) for one in shape["actions"]))
    choices = tuple((fill(one["item"]), fill(one["id"])) for one in shape["items"])
    return Filled(fill(shape["body"]), choices, shape["button"])
