"""Whether a request comes from Twilio: signed with the account's token over the address that we are known by.

The address is the configured one, never the one in the request: behind a proxy the two differ, and a Host header is
anybody's to choose. https://www.twilio.com/docs/usage/security#validating-requests
"""

import json
from urllib.parse import parse_qs, parse_qsl

from starlette.datastructures import ImmutableMultiDict
from twilio.request_validator import RequestValidator

SIGNATURE_HEADER = "X-Twilio-Signature"
BODY_HASH = "bodySHA256"
MOST_FIELDS = 400

Fields = dict[str, str]
"""A request's parameters; of one that came several times the first."""


class Signatures:
    """Tells Twilio's own requests from everybody else's."""

    def __init__(self, auth_token: str, public_url: str) -> None:
        """Raises ValueError without token or address: then anybody could write in anybody's name."""
        if not auth_token or not public_url:
            raise ValueError("the webhook needs the account's token and the public address it is signed for")
        self._validator = RequestValidator(auth_token)
        self._public_url = public_url.rstrip("/")

    def vouched_fields(self, path: str, query: str, body: bytes, media_type: str, signature: str) -> Fields | None:
        """What the request says, where Twilio signed it; None for anything else. `query` is the raw one."""
        address = f"{self._public_url}{path}" + (f"?{query}" if query else "")
        try:
            if media_type.partition(";")[0].strip().lower() == "application/json":
                return self._vouched_json(address, query, body.decode(), signature)
            return self._vouched_form(address, body.decode(), signature)
        except (ValueError, RecursionError):  # no text, no JSON, too many fields
            return None

    def _vouched_form(self, address: str, body: str, signature: str) -> Fields | None:
        pairs = parse_qsl(body, keep_blank_values=True, max_num_fields=MOST_FIELDS)
        if not self._validator.validate(address, ImmutableMultiDict(pairs), signature):
            return None
        return dict(reversed(pairs))

    def _vouched_json(self, address: str, query: str, body: str, signature: str) -> Fields | None:
        """The signature covers the address alone, and the address the body, by its hash."""
        if BODY_HASH not in parse_qs(query) or not self._validator.validate(address, body, signature):
            return None
        said = json.loads(body)
        if not isinstance(said, dict):
            return None
        return {name: value if isinstance(value, str) else json.dumps(value) for name, value in said.items()}
