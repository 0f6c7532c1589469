"""A small faithful fake of Twilio: a real HTTP server on 127.0.0.1, for the real program in any process.

    with FakeTwilio() as twilio:
        mawar = twilio.person("+6281234567801", "Mawar")
        ...start something that serves twilio.inbound_url and calls twilio.api_base...
        mawar.says("GABUNG ABC123")
        mawar.wait_for("Selamat datang")

It refuses what the real one refuses, accepts what the real one accepts only to fail it later, signs what it posts and
posts it once; the one liberty is addresses without TLS. Facts: https://www.twilio.com/docs/messaging/api and, as data,
`twilio_facts`.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Condition, RLock
from types import TracebackType
from typing import Any, Self

from tests.fakes import twilio_facts as facts
from tests.fakes.loopback_server import LoopbackServer
from tests.fakes.twilio_checks import (
    Parameters,
    Refused,
    checked_address,
    checked_body,
    checked_names,
    checked_variables,
    one,
)
from tests.fakes.twilio_contents import Content, Contents, Filled, MissingVariable, TooLong, filled
from tests.fakes.twilio_delivery import deliver
from tests.fakes.twilio_faults import Fault, Faults
from tests.fakes.twilio_lists import found_messages, page_of
from tests.fakes.twilio_people import Person, Shown
from tests.fakes.twilio_records import VERSION, Media, Record
from tests.fakes.twilio_server import Handler
from tests.fakes.twilio_webhook import Answer, Callbacks, Post, Poster, posted

__all__ = ["FakeTwilio", "Fault", "Person", "Record", "Shown"]


class FakeTwilio:
    """The provider: its people, its messages, and where it posts."""

    account_sid = "AC" + "0a" * 16
    auth_token = "a made-up token of the tests"
    whatsapp_from = "+6281100000001"
    sms_from = "PKH DESA"
    service_sid = "MG" + "0b" * 16

    def __init__(self, inbound_url: str = "") -> None:
        self.inbound_url = inbound_url
        """Where messages to our senders are posted; empty: nowhere, they only stand in the list."""
        self.posts_json = False
        self.redirects_media_to = ""
        """Where whoever fetches media is sent instead of the file server, as a server gone astray might."""
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)
        """The time of messages and of the 24-hour window."""
        self.daily_tier: int | None = None
        """How many people may be opened by a template in 24 hours; None: any number."""
        self.largest_page = facts.LARGEST_PAGE
        """Of a list, whatever was asked for: small, so that few messages make several pages."""
        self.lock = Condition(RLock())
        self.faults = Faults()
        self.people: dict[str, Person] = {}
        self.records: dict[str, Record] = {}
        """Every message by its sid, in the order in which Twilio took them."""
        self.calls: list[tuple[str, dict[str, list[str]]]] = []
        """('create' or 'list', parameters) of every call that came through, refused ones too."""
        self.answers: list[Answer] = []
        """What our doors said to each post."""
        self.mistakes: list[str] = []
        """What no program should do; the block ends with an AssertionError where there is one."""
        self.account_status = "active"
        self.contents = Contents()
        self.callbacks = Callbacks(self)
        self.closing = False
        self._made = 0
        self._hears: Callable[[Post], object] | None = None
        self._server = LoopbackServer(Handler, self)
        self._inbound = Poster(self, "fake-twilio-inbound")
        self._outbound = Poster(self, "fake-twilio-outbound")
        self._statuses = Poster(self, "fake-twilio-statuses")

    # For tests.

    @property
    def api_base(self) -> str:
        return f"http://127.0.0.1:{self._server.port}"

    content_base = api_base

    @property
    def sent(self) -> list[Record]:
        """Every message of ours that was accepted, oldest first."""
        with self.lock:
            return [record for record in self.records.values() if not record.is_inbound]

    def person(self, number: str, name: str = "Ibu") -> Person:
        """The person with this number, made at the first mention, on WhatsApp and with a phone that takes SMS."""
        with self.lock:
            return self.people.setdefault(number, Person(self, number, name))

    def template(
        self, name: str, body: str, buttons: tuple[str, ...] = (), *, approved: bool = True, **samples: str
    ) -> str:
        """A template made and approved beforehand; returns its ContentSid."""
        variables = {key.removeprefix("_"): value for key, value in samples.items()}
        shape: dict[str, Any] = {"body": body}
        if buttons:
            shape["actions"] = [{"title": label, "id": f"{number}"} for number, label in enumerate(buttons, 1)]
        kind = "twilio/quick-reply" if buttons else "twilio/text"
        made = {"friendly_name": name, "language": "id", "variables": variables, "types": {kind: shape}}
        content = self.contents.add(self.new_sid("HX"), made)
        content.approval, content.whatsapp_name = ("approved" if approved else ""), name
        return content.sid

    def keeps_time_of(self, file: Path) -> None:
        """Goes by the clock of a program that runs on one in a file."""
        self.clock = lambda: datetime.fromisoformat(file.read_text())

    def listen(self, hear: Callable[[Post], object]) -> None:
        """Hands what people write to `hear` instead of posting it."""
        self._hears = hear

    def settles(self, seconds: float = 10.0) -> None:
        """Waits until everything that was to be delivered or posted has been."""
        with self.lock:
            idle = self.lock.wait_for(lambda: all(poster.is_idle for poster in self._posters), seconds)
        assert idle, "Twilio is still busy"

    def goes_down(self) -> None:
        """Nobody listens any more: connections are refused and open ones end."""
        self._server.stop()

    def comes_back(self) -> None:
        self._server.start()

    def __enter__(self) -> Self:
        self._server.start()
        for poster in self._posters:
            poster.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self.lock:
            self.closing = True
            self.lock.notify_all()
        self._server.stop()
        for poster in self._posters:
            poster.join()
        if error is None:
            assert not self.mistakes, self.mistakes

    @property
    def _posters(self) -> tuple[Poster, ...]:
        return self._inbound, self._outbound, self._statuses

    # For the people, the deliveries and the server.

    def now(self) -> datetime:
        return self.clock().astimezone(UTC)

    def new_sid(self, prefix: str) -> str:
        with self.lock:
            self._made += 1
            return f"{prefix}{self._made:032x}"

    def posts(self, post: Post) -> None:
        """A status callback, beside everything else that is posted."""
        self._statuses.add(lambda: self.answers.append(posted(post, self.auth_token, as_json=self.posts_json)))

    def take_from(self, record: Record, form: dict[str, str]) -> None:
        """A person's message: kept, and posted once."""
        with self.lock:
            self.records[record.sid] = record
            self.lock.notify_all()
        post = Post(self.inbound_url, form)
        if self._hears is not None:
            self._hears(post)
        elif self.inbound_url:
            self._inbound.add(lambda: self.answers.append(posted(post, self.auth_token, as_json=self.posts_json)))

    def file_named(self, sid: str) -> Media | None:
        with self.lock:
            return next((one for record in self.records.values() for one in record.media if one.sid == sid), None)

    def person_at(self, address: str) -> Person | None:
        """Whoever has this number or hides behind this id."""
        bare = address.removeprefix("whatsapp:")
        return next((person for person in self.people.values() if bare in (person.number, person.scoped_id)), None)

    def calls_of(self, method: str, path: list[str]) -> str:
        """The word that faults know a call by."""
        if path[:1] == ["v1"]:
            return "content"
        if path[-1:] == ["Messages"]:
            return "create" if method == "POST" else "list"
        return "media" if "Media" in path else "fetch"

    def answer(self, method: str, path: list[str], query: Parameters, sent: Any) -> tuple[int, Any]:
        """Status and JSON of one call (a text instead: the address it is redirected to). Raises Refused."""
        with self.lock:
            match method, path:
                case "POST", ["2010-04-01", "Accounts", self.account_sid, "Messages"]:
                    return 201, self._create(sent)
                case "GET", ["2010-04-01", "Accounts", self.account_sid]:
                    return 200, {"sid": self.account_sid, "status": self.account_status, "type": "Full"}
                case "GET", ["2010-04-01", "Accounts", self.account_sid, "Messages"]:
                    return 200, self._list(query)
                case "GET", ["2010-04-01", "Accounts", self.account_sid, "Messages", sid, *media]:
                    return 200, self._fetch(sid, media)
                case _, ["v1", "Content" | "ContentAndApprovals", *rest]:
                    return self._content(method, rest, sent)
                case _:
                    raise Refused(20404)

    # The calls; each runs under the lock.

    def _create(self, params: dict[str, list[str]]) -> dict[str, Any]:
        self.calls.append(("create", params))
        checked_names(params, facts.CREATE_PARAMETERS)
        channel, bare = checked_address(one(params, "To"))
        sender, service = self._sender_of(channel, params)
        person = self.person_at(bare)
        if person is not None and channel in person.unsubscribed:
            raise Refused(21610)
        content = self.contents.named(one(params, "ContentSid")) if one(params, "ContentSid") else None
        record = Record(
            number=self._made + 1,
            sid=self.new_sid("MM" if content or params.get("MediaUrl") else "SM"),
            account_sid=self.account_sid,
            direction="outbound-api",
            from_=sender,
            to=one(params, "To"),
            body="" if content else checked_body(params),
            status="accepted" if service else "queued",
            created=self.now(),
            service_sid=service,
            media_urls=tuple(params.get("MediaUrl", ())),
            status_callback=one(params, "StatusCallback"),
            fails_later=self.faults.awaiting(),
        )
        if content is not None:
            record = self._filled(record, content, checked_variables(params))
        if channel == "whatsapp":
            record.fails_later = self._why_not(record, content, person) or record.fails_later
        self.records[record.sid] = record
        self._outbound.add(lambda: deliver(self, record))
        return record.as_json()

    def _sender_of(self, channel: str, params: Parameters) -> tuple[str, str | None]:
        service = one(params, "MessagingServiceSid")
        sender = one(params, "From")
        if service:
            if service != self.service_sid:
                raise Refused(21703)
            return sender, service
        if not sender:
            raise Refused(21603)
        ours = f"whatsapp:{self.whatsapp_from}" if channel == "whatsapp" else self.sms_from
        if sender != ours:
            raise Refused(63007)
        return sender, None

    def _filled(self, record: Record, content: Content, variables: dict[str, str]) -> Record:
        record.content_sid = content.sid
        try:
            shown = filled(content, variables)
        except MissingVariable:
            shown, record.fails_later = Filled(""), 63028
        except TooLong:
            shown, record.fails_later = Filled(""), 63021
        return replace(record, body=shown.text, buttons=shown.buttons, opens=shown.opens)

    def _why_not(self, record: Record, content: Content | None, person: Person | None) -> int | None:
        """The code with which this WhatsApp message fails after it was accepted. Raises Refused beyond the tier."""
        if person is None or not person.is_on_whatsapp:
            return 63003
        if person.window_is_open(record.created):
            return None
        if content is None or not content.is_approved:
            return 63016
        opened = {
            other.to
            for other in self.sent
            if other.opens_a_conversation and record.created - other.created < timedelta(days=1)
        }
        if self.daily_tier is not None and record.to not in opened and len(opened) >= self.daily_tier:
            raise Refused(63038)
        record.opens_a_conversation = True
        return None

    def _list(self, query: Parameters) -> dict[str, Any]:
        self.calls.append(("list", dict(query)))
        checked_names(query, facts.LIST_PARAMETERS)
        matching = found_messages(list(self.records.values()), query)
        uri = f"/{VERSION}/Accounts/{self.account_sid}/Messages.json"
        return page_of("messages", [record.as_json() for record in matching], query, uri, self.largest_page)

    def _fetch(self, sid: str, rest: list[str]) -> Any:
        record = self.records.get(sid)
        if record is None:
            raise Refused(20404)
        match rest:
            case []:
                return record.as_json()
            case ["Media"]:
                return page_of("media_list", [record.media_json(media) for media in record.media], {}, record.uri)
            case ["Media", name] if any(media.sid == name for media in record.media):
                return self.redirects_media_to or f"{self.api_base}/cdn/{name}"
        raise Refused(20404)

    def _content(self, method: str, rest: list[str], sent: Any) -> tuple[int, Any]:
        match method, rest:
            case "POST", []:
                return 201, self._content_json(self.contents.add(self.new_sid("HX"), sent))
            case "GET", []:
                made = [self._content_json(content) for content in self.contents.made.values()]
                return 200, {"contents": made, "meta": {"key": "contents", "page": 0, "page_size": 50}}
            case "GET", [sid]:
                return 200, self._content_json(self._made_content(sid))
            case "GET", [sid, "ApprovalRequests"]:
                content = self._made_content(sid)
                return 200, {"sid": sid, "account_sid": self.account_sid, "whatsapp": _approval_json(content)}
            case "POST", [sid, "ApprovalRequests", "whatsapp"]:
                content = self._made_content(sid)
                self.contents.submit(content, sent)
                return 201, _approval_json(content)
            case _:
                raise Refused(20404)

    def _made_content(self, sid: str) -> Content:
        if sid not in self.contents.made:
            raise Refused(20404)
        return self.contents.made[sid]

    def _content_json(self, content: Content) -> dict[str, Any]:
        url = f"https://content.twilio.com/v1/Content/{content.sid}"
        moment = self.now().isoformat(timespec="seconds").replace("+00:00", "Z")
        return {
            "sid": content.sid,
            "account_sid": self.account_sid,
            "friendly_name": content.friendly_name,
            "language": content.language,
            "variables": content.variables,
            "types": content.types,
            "approval_requests": _approval_json(content),
            "date_created": moment,
            "date_updated": moment,
            "url": url,
            "links": {
                "approval_fetch": f"{url}/ApprovalRequests",
                "approval_create": f"{url}/ApprovalRequests/whatsapp",
            },
        }


def _approval_json(content: Content) -> dict[str, Any]:
    return {
        "type": "whatsapp",
        "name": content.whatsapp_name,
        "category": content.category,
        "content_type": content.shape[0],
        "status": content.approval or "unsubmitted",
        "rejection_reason": "INVALID_FORMAT" if content.approval == "rejected" else "",
        "allow_category_change": True,
    }
