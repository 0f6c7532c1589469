"""Templates and shapes at Twilio's Content API: what is there, made once, and sent to WhatsApp for approval.

https://www.twilio.com/docs/content/content-api-resources
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twilio.rest import Client
from twilio.rest.content.v1.content import ContentList
from twilio.rest.content.v1.content.approval_create import ApprovalCreateList

UNSUBMITTED = "unsubmitted"


@dataclass(frozen=True)
class Made:
    """A template or shape as it stands at the provider."""

    sid: str
    name: str
    status: str = UNSUBMITTED
    """WhatsApp's word: unsubmitted, received, pending, approved, rejected, paused or disabled."""
    why: str = ""
    """Of a rejected one."""


def all_made(client: Client) -> list[Made]:
    """Everything on the account, as the provider lists it: newest first."""
    return list(_stream(client))


def list_made(client: Client) -> dict[str, Made]:
    """Everything on the account by its name, the newest where a name came twice."""
    found: dict[str, Made] = {}
    for made in _stream(client):
        found.setdefault(made.name, made)
    return found


def _stream(client: Client) -> Iterator[Made]:
    for one in client.content.v1.content_and_approvals.stream():
        asked = one.approval_requests if isinstance(one.approval_requests, Mapping) else {}
        yield Made(
            one.sid or "",
            one.friendly_name or "",
            str(asked.get("status") or UNSUBMITTED),
            str(asked.get("rejection_reason") or ""),
        )


def make(client: Client, name: str, language: str, body: Mapping[str, object]) -> Made:
    """Makes one; `body` holds its types and the samples of its variables."""
    request = ContentList.ContentCreateRequest({"friendly_name": name, "language": language, **body})
    return Made(client.content.v1.contents.create(request).sid or "", name)


def ask_approval(client: Client, made: Made, category: str) -> Made:
    """Sends it to WhatsApp, which answers within minutes or a day."""
    request = ApprovalCreateList.ContentApprovalRequest({"name": made.name, "category": category})
    answer = client.content.v1.contents(made.sid).approval_create.create(request)
    return Made(made.sid, made.name, answer.status or "received", answer.rejection_reason or "")
