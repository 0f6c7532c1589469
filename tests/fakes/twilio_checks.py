"""What the real Twilio refuses, with its codes: the parameters of a call held against `twilio_facts`."""

import json
import re
from collections.abc import Mapping

from tests.fakes import twilio_facts as facts


class Refused(Exception):
    """The API's answer to a call that it does not carry out."""

    def __init__(self, code: int, why: str = "", retry_after: int | None = None) -> None:
        status, sentence = facts.CODES[code]
        super().__init__(why or sentence)
        self.code, self.status, self.sentence = code, status, why or sentence
        self.retry_after = retry_after

    def as_json(self) -> dict[str, object]:
        more = f"https://www.twilio.com/docs/errors/{self.code}"
        return {"code": self.code, "message": self.sentence, "more_info": more, "status": self.status}


Parameters = Mapping[str, list[str]]
"""Name -> values: MediaUrl may come several times."""


def one(params: Parameters, name: str) -> str:
    """The parameter's value; empty where it is absent."""
    values = params.get(name, [])
    assert len(values) <= 1 or name in ("MediaUrl", "PersistentAction"), f"{name} came {len(values)} times"
    return values[0] if values else ""


def checked_names(params: Parameters, known: Mapping[str, str]) -> None:
    """A parameter that Twilio does not know, or whose value has not its shape, is a mistake of the program."""
    for name, values in params.items():
        assert name in known, f"Twilio knows no parameter {name}"
        for value in values:
            if not re.fullmatch(known[name], value):
                raise Refused(_refusal_of(name), f"{name} is not valid")


def _refusal_of(name: str) -> int:
    return {"ContentSid": 21655, "StatusCallback": 21609, "MediaUrl": 21620}.get(name, 20404)


def checked_address(address: str) -> tuple[str, str]:
    """('whatsapp' | 'sms', what stands behind the prefix) of a To."""
    if not address:
        raise Refused(21604)
    is_whatsapp = address.startswith("whatsapp:")
    bare = address.removeprefix("whatsapp:")
    good = re.fullmatch(facts.NUMBER, bare) or (is_whatsapp and re.fullmatch(facts.BUSINESS_SCOPED_ID, bare))
    if not good:
        raise Refused(21211)
    return ("whatsapp" if is_whatsapp else "sms"), bare


def checked_body(params: Parameters) -> str:
    """The text of a message without a template."""
    body = one(params, "Body")
    if not body.strip() and not params.get("MediaUrl"):
        raise Refused(21619)
    if len(body) > facts.LONGEST_BODY:
        raise Refused(21617)
    return body


def checked_variables(params: Parameters) -> dict[str, str]:
    """The values of a template's variables; https://www.twilio.com/docs/api/errors/21656"""
    given = one(params, "ContentVariables")
    if not given:
        return {}
    try:
        variables = json.loads(given)
    except ValueError as error:
        raise Refused(21656) from error
    if not isinstance(variables, dict) or not all(isinstance(value, str) for value in variables.values()):
        raise Refused(21656)
    for name, value in variables.items():
        if not re.fullmatch(r"\w+", name) or not value.strip() or re.search(r"[\n\t]| {5,}", value):
            raise Refused(21656)
    return variables
