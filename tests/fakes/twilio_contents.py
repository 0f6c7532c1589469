"""Templates of the fake Twilio: made and listed through the Content API, approved, and filled in for a message.

https://www.twilio.com/docs/content/content-api-resources
"""

import re
from dataclasses import dataclass, field
from typing import Any

from tests.fakes import twilio_facts as facts
from tests.fakes.twilio_checks import Refused

PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")


class ContentRefused(Exception):
    """The Content API's answer to what it does not make; the sentence says why."""


@dataclass
class Content:
    """A template as it was made; `approval` is empty until asked for."""

    sid: str
    friendly_name: str
    language: str
    types: dict[str, Any]
    variables: dict[str, str] = field(default_factory=dict)
    approval: str = ""
    """unsubmitted (empty), received, pending, approved, rejected or paused."""
    whatsapp_name: str = ""
    category: str = ""

    @property
    def is_approved(self) -> bool:
        return self.approval == "approved"

    @property
    def shape(self) -> tuple[str, dict[str, Any]]:
        """The richest of its types, which WhatsApp shows: ("twilio/quick-reply", {...})."""
        rich = sorted(self.types, key=lambda name: name == "twilio/text")
        return rich[0], self.types[rich[0]]


@dataclass(frozen=True)
class Filled:
    """A template with its variables: what the reader sees."""

    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    """(label, id)."""
    opens: str = ""
    """The label of the button that opens a list."""


def filled(content: Content, given: dict[str, str]) -> Filled:
    """Raises Refused with 63028 where a variable has no value."""
    values = content.variables | given
    kind, shape = content.shape

    def fill(text: str) -> str:
        missing = [name for name in PLACEHOLDER.findall(text) if not values.get(name)]
        if missing:
            raise MissingVariable(missing[0])
        return PLACEHOLDER.sub(lambda found: values[found[1]], text)

    text = fill(shape.get("body", ""))
    if kind == "twilio/quick-reply":
        buttons = tuple((fill(one["title"]), fill(str(one.get("id") or one["title"]))) for one in shape["actions"])
        return _checked(Filled(text, buttons), facts.QUICK_REPLY_TITLE)
    if kind == "twilio/list-picker":
        items = tuple((fill(one["item"]), fill(str(one["id"]))) for one in shape["items"])
        return _checked(Filled(text, items, shape["button"]), facts.LIST_ITEM_TITLE)
    return _checked(Filled(text), 0)


class MissingVariable(Exception):
    """A placeholder without a value: the message fails later with 63028."""


class TooLong(Exception):
    """A filled label or body is longer than WhatsApp shows: the message fails later with 63021."""


def _checked(message: Filled, longest_label: int) -> Filled:
    labels = [label for label, _ in message.buttons]
    longest_text = facts.LONGEST_TEMPLATE_BODY if labels else facts.LONGEST_BODY
    if len(message.text) > longest_text or any(len(label) > longest_label for label in labels):
        raise TooLong
    if any(len(name) > facts.ACTION_ID for _, name in message.buttons) or len(set(labels)) < len(labels):
        raise TooLong
    return message


class Contents:
    """All templates of the account."""

    def __init__(self) -> None:
        self.made: dict[str, Content] = {}
        self.approves_at_once = True
        """Whether WhatsApp approves what is submitted, without the hours that it may take."""

    def add(self, sid: str, body: dict[str, Any]) -> Content:
        """What POST /v1/Content makes. Raises ContentRefused."""
        types = {kind: shape for kind, shape in (body.get("types") or {}).items() if shape is not None}
        language = body.get("language")
        if not types or not isinstance(language, str) or not re.fullmatch(r"[a-z]{2,3}(_[A-Z]{2})?", language):
            raise ContentRefused("language and types are required")
        for kind, shape in types.items():
            _check_shape(kind, shape)
        made = Content(sid, body.get("friendly_name") or "", language, types, dict(body.get("variables") or {}))
        self.made[sid] = made
        return made

    def submit(self, content: Content, body: dict[str, Any]) -> None:
        """What POST .../ApprovalRequests/whatsapp does. Raises ContentRefused."""
        name, category = str(body.get("name") or ""), str(body.get("category") or "")
        if not re.fullmatch(r"[a-z0-9_]{1,512}", name):
            raise ContentRefused("name may hold only lower-case letters, digits and underscores")
        if category not in ("UTILITY", "MARKETING", "AUTHENTICATION"):
            raise ContentRefused("category is not known to WhatsApp")
        content.whatsapp_name, content.category = name, category
        content.approval = "rejected" if _whatsapp_rejects(content) else "received"
        if content.approval == "received" and self.approves_at_once:
            content.approval = "approved"

    def named(self, sid: str) -> Content:
        """Raises Refused with 21655."""
        if sid not in self.made:
            raise Refused(21655)
        return self.made[sid]


def _check_shape(kind: str, shape: dict[str, Any]) -> None:
    if kind not in ("twilio/text", "twilio/quick-reply", "twilio/list-picker", "twilio/media"):
        raise ContentRefused(f"this fake draws no {kind}")
    if not shape.get("body"):
        raise ContentRefused("body is required")
    if kind == "twilio/quick-reply":
        actions = shape.get("actions") or []
        if not 1 <= len(actions) <= facts.QUICK_REPLIES or not all(one.get("title") for one in actions):
            raise ContentRefused("actions are not valid")
    if kind == "twilio/list-picker":
        items = shape.get("items") or []
        if not 1 <= len(items) <= facts.LIST_ITEMS or not all(one.get("item") and one.get("id") for one in items):
            raise ContentRefused("items are not valid")
        if not 1 <= len(shape.get("button") or "") <= facts.LIST_BUTTON:
            raise ContentRefused("button is not valid")


def _whatsapp_rejects(content: Content) -> bool:
    """Whether a body breaks WhatsApp's own rules for variables, or a list asks for approval, which none gets."""
    kind, shape = content.shape
    body = shape.get("body", "").strip()
    first_or_last = re.match(PLACEHOLDER, body) or re.search(PLACEHOLDER.pattern + r"\W*$", body)
    adjacent = re.search(PLACEHOLDER.pattern + r"\s*" + PLACEHOLDER.pattern, body)
    numbers = [int(name) for name in PLACEHOLDER.findall(body) if name.isdecimal()]
    consecutive = sorted(set(numbers)) == list(range(1, len(set(numbers)) + 1))
    no_samples = any(not content.variables.get(name) for name in PLACEHOLDER.findall(body))
    too_long = len(body) > facts.LONGEST_TEMPLATE_BODY
    return bool(kind == "twilio/list-picker" or first_or_last or adjacent or no_samples or too_long or not consecutive)
