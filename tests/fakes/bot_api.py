"""A small faithful fake of the Bot API: a real HTTP server on 127.0.0.1, for the real program in any process.

    with FakeBotApi() as api:
        mawar = api.person(1001, "Mawar", "id")
        ...start something that polls api.api_base with api.token...
        mawar.says("/start")
        mawar.wait_for("Selamat datang")

It refuses what the real one refuses, in the same words; the one liberty is a webhook without TLS. Facts:
https://core.telegram.org/bots/api
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Condition, RLock
from types import TracebackType
from typing import Any, Self

from tests.fakes.loopback_server import LoopbackServer
from tests.fakes.telegram_checks import (
    Refused,
    bad,
    checked_caption,
    checked_commands,
    checked_markup,
    checked_text,
    checked_upload,
    parsed,
    rows_of,
)
from tests.fakes.telegram_faults import Fault, Faults
from tests.fakes.telegram_people import Person, Shown
from tests.fakes.telegram_server import Handler
from tests.fakes.telegram_webhook import Webhook

__all__ = ["FakeBotApi", "Fault", "Person", "Sent", "Shown"]

FIRST_UPDATE = 710_000_001
LARGEST_DOWNLOAD = 20_000_000
NOT_SENT_UNLESS_ASKED = ("chat_member", "message_reaction", "message_reaction_count")
MESSAGES_A_SECOND = 30
# A sender that keeps its pace exactly arrives a little unevenly.
TOLERANCE = 0.95

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
WEBHOOK_STANDS = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
ANOTHER_POLLS = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(frozen=True)
class Sent:
    """One message, or change of a message, that the API accepted."""

    method: str
    chat_id: int
    text: str
    buttons: tuple[str, ...]
    message_id: int
    at: float = field(default_factory=time.time)
    """Seconds since 1970."""


class FakeBotApi:
    """The provider: its people, what it was told, what it accepted."""

    def __init__(self, token: str = "1234567890:AAFakeTokenOfTheTests", strict_rates: bool = False) -> None:
        self.token = token
        self.strict_rates = strict_rates
        self.monotonic = time.monotonic
        """The clock of the rates."""
        self.lock = Condition(RLock())
        self.faults = Faults()
        self.people: dict[int, Person] = {}
        self.sent: list[Sent] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        """Every call with its parameters, refused ones too."""
        self.answered_taps: list[str] = []
        self.menus: dict[str, list[tuple[str, str]]] = {}
        """Chat id, or "default", -> commands."""
        self.migrated: dict[int, int] = {}
        """Group that became a supergroup -> its new id."""
        self.files: dict[str, tuple[str, bytes]] = {}
        """File id -> path and content."""
        self.redirect_files_to = ""
        """Where whoever fetches a file is sent instead, as a server gone astray might."""
        self.updates: deque[dict[str, Any]] = deque()
        """Not yet confirmed."""
        self.change = 0
        self.closing = False
        self.webhook = Webhook(self)
        self._taps: set[str] = set()
        self._update_number = FIRST_UPDATE
        self._message_number = 0
        self._poller: object = None
        self._allowed: list[str] | None = None
        self._sent_at: deque[float] = deque()
        self._sent_to_at: dict[int, float] = {}
        self._server = LoopbackServer(Handler, self)

    # For tests.

    @property
    def api_base(self) -> str:
        return f"http://127.0.0.1:{self._server.port}"

    def person(self, number: int, name: str = "Ibu", language_code: str | None = "id") -> Person:
        """The person with this id, made at the first mention."""
        with self.lock:
            return self.people.setdefault(number, Person(self, number, name, language_code))

    def goes_down(self) -> None:
        """Nobody listens any more: connections are refused and open ones end."""
        self._server.stop()

    def comes_back(self) -> None:
        self._server.start()

    def __enter__(self) -> Self:
        self._server.start()
        self.webhook.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self.lock:
            self.closing = True
            self.lock.notify_all()
        self._server.stop()
        self.webhook.join()

    # For the people and the server.

    def unix_time(self) -> int:
        return int(time.time())

    def next_change(self) -> int:
        self.change += 1
        return self.change

    def next_message_id(self) -> int:
        self._message_number += 1
        return self._message_number

    def bot_json(self) -> dict[str, Any]:
        return {"id": int(self.token.split(":")[0]), "is_bot": True, "first_name": "PKH", "username": "pkh_fake_bot"}

    def add_update(self, kind: str, content: dict[str, Any]) -> None:
        with self.lock:
            wanted = kind in self._allowed if self._allowed else kind not in NOT_SENT_UNLESS_ASKED
            if wanted:
                self.updates.append({"update_id": self._update_number, kind: content})
                self._update_number += 1
                self.lock.notify_all()

    def add_tap(self, person: Person, message: Shown, data: str) -> str:
        with self.lock:
            tap = f"{person.id}{self.next_change()}"
            self._taps.add(tap)
            query = {"id": tap, "from": person.user_json(), "chat_instance": str(person.id), "data": data}
            self.add_update("callback_query", query | {"message": self.message_json(person, message)})
            return tap

    def add_file(self, folder: str, extension: str, content: bytes) -> dict[str, Any]:
        with self.lock:
            file_id = f"AgAC{len(self.files)}"
            self.files[file_id] = (f"{folder}/file_{len(self.files)}.{extension}", content)
            return {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(content)}

    def content_at(self, path: str) -> bytes | None:
        with self.lock:
            return next((content for where, content in self.files.values() if where == path), None)

    def message_json(self, person: Person, message: Shown) -> dict[str, Any]:
        base = {"message_id": message.message_id, "date": self.unix_time(), "chat": person.chat_json()}
        said = {"text" if message.kind == "text" else "caption": message.text} if message.text else {}
        markup = {"reply_markup": message.markup} if message.rows else {}
        return base | {"from": self.bot_json() if message.from_bot else person.user_json()} | said | markup

    def answer(self, method: str, params: dict[str, Any]) -> object:
        """The result of one call; raises Refused."""
        carried_out = METHODS.get(method.lower())
        if carried_out is None:
            raise Refused(404, "Not Found")
        with self.lock:
            self.calls.append((method, params))
            return carried_out(self, params)

    # The methods of the Bot API; each runs under the lock.

    def get_me(self, _: dict[str, Any]) -> object:
        return self.bot_json() | {"can_join_groups": True, "can_read_all_group_messages": False}

    def get_updates(self, params: dict[str, Any]) -> object:
        if self.webhook.url:
            raise Refused(409, WEBHOOK_STANDS)
        if "allowed_updates" in params:
            self._allowed = parsed(params, "allowed_updates")
        self._confirm(int(params.get("offset", 0)))
        self._poller = me = object()
        self.lock.notify_all()
        ends = time.monotonic() + min(int(params.get("timeout", 0)), 50)
        while not self.updates and not self.closing and (left := ends - time.monotonic()) > 0:
            self.lock.wait(left)
            if self._poller is not me:
                raise Refused(409, ANOTHER_POLLS)
        limit = min(max(int(params.get("limit", 100)), 1), 100)
        return list(self.updates)[:limit]

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            while len(self.updates) > -offset:
                self.updates.popleft()
        while offset > 0 and self.updates and self.updates[0]["update_id"] < offset:
            self.updates.popleft()

    def set_webhook(self, params: dict[str, Any]) -> object:
        if "allowed_updates" in params:
            self._allowed = parsed(params, "allowed_updates")
        self.webhook.point_to(str(params.get("url", "")), str(params.get("secret_token", "")))
        self._drop_pending(params)
        return True

    def delete_webhook(self, params: dict[str, Any]) -> object:
        self.webhook.point_to("", "")
        self._drop_pending(params)
        return True

    def _drop_pending(self, params: dict[str, Any]) -> None:
        if str(params.get("drop_pending_updates", "")).lower() == "true":
            self.updates.clear()

    def get_webhook_info(self, _: dict[str, Any]) -> object:
        info = {"url": self.webhook.url, "has_custom_certificate": False, "pending_update_count": len(self.updates)}
        failed = self.webhook.last_error
        return info | ({"last_error_message": failed, "last_error_date": self.unix_time()} if failed else {})

    def send_message(self, params: dict[str, Any]) -> object:
        person = self._reachable(params)
        markup = checked_markup(params)
        shown = Shown(0, from_bot=True, text=checked_text(params), rows=rows_of(markup), markup=markup)
        return self._accept("sendMessage", person, shown)

    def send_photo(self, params: dict[str, Any]) -> object:
        return self._send_file("sendPhoto", "photo", params)

    def send_document(self, params: dict[str, Any]) -> object:
        return self._send_file("sendDocument", "document", params)

    def send_voice(self, params: dict[str, Any]) -> object:
        return self._send_file("sendVoice", "voice", params)

    def _send_file(self, method: str, kind: str, params: dict[str, Any]) -> object:
        person = self._reachable(params)
        caption, markup, upload = checked_caption(params), checked_markup(params), checked_upload(params, kind)
        shown = Shown(0, True, caption, rows_of(markup), markup, kind, upload.filename, upload.content)
        return self._accept(method, person, shown)

    def edit_message_text(self, params: dict[str, Any]) -> object:
        person, old = self._editable(params)
        if old.kind != "text":
            raise bad("there is no text in the message to edit")
        markup = checked_markup(params)
        return self._accept_edit("editMessageText", person, old, checked_text(params), markup)

    def edit_message_reply_markup(self, params: dict[str, Any]) -> object:
        person, old = self._editable(params)
        return self._accept_edit("editMessageReplyMarkup", person, old, old.text, checked_markup(params))

    def _editable(self, params: dict[str, Any]) -> tuple[Person, Shown]:
        person = self._reachable(params)
        old = person.messages.get(int(params.get("message_id", 0)))
        if old is None:
            raise bad("message to edit not found")
        if not old.from_bot or (old.markup and not old.rows):
            raise bad("message can't be edited")
        return person, old

    def _accept_edit(self, method: str, person: Person, old: Shown, text: str, markup: dict[str, Any]) -> object:
        rows = rows_of(markup)
        if (text, rows) == (old.text, old.rows):
            raise bad(NOT_MODIFIED)
        return self._accept(method, person, replace(old, text=text, rows=rows, markup=markup))

    def _accept(self, method: str, person: Person, shown: Shown) -> object:
        self._keep_the_pace(person.id)
        shown = person.receives(replace(shown, message_id=shown.message_id or self.next_message_id()))
        self.sent.append(Sent(method, person.id, shown.text, tuple(shown.buttons), shown.message_id))
        return self.message_json(person, shown)

    def _reachable(self, params: dict[str, Any]) -> Person:
        number = str(params.get("chat_id", ""))
        if not number:
            raise bad("chat_id is empty")
        chat_id = int(number) if number.removeprefix("-").isdecimal() else 0
        if chat_id in self.migrated:
            raise Refused(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=self.migrated[chat_id],
            )
        person = self.people.get(chat_id)
        if person is None or not person.has_started:
            raise bad("chat not found")
        if person.has_blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if person.is_deactivated:
            raise Refused(403, "Forbidden: user is deactivated")
        return person

    def _keep_the_pace(self, chat_id: int) -> None:
        now = self.monotonic()
        while self._sent_at and now - self._sent_at[0] >= TOLERANCE:
            self._sent_at.popleft()
        same_chat = now - self._sent_to_at.get(chat_id, now - 1) < TOLERANCE
        if self.strict_rates and (same_chat or len(self._sent_at) >= MESSAGES_A_SECOND):
            raise Refused(429, "Too Many Requests: retry after 1", retry_after=1)
        self._sent_at.append(now)
        self._sent_to_at[chat_id] = now

    def answer_callback_query(self, params: dict[str, Any]) -> object:
        tap = str(params.get("callback_query_id", ""))
        if tap not in self._taps:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        self._taps.remove(tap)
        self.answered_taps.append(tap)
        return True

    def set_my_commands(self, params: dict[str, Any]) -> object:
        commands = checked_commands(params)
        self.menus[self._scope(params)] = commands
        return True

    def delete_my_commands(self, params: dict[str, Any]) -> object:
        self.menus.pop(self._scope(params), None)
        return True

    def _scope(self, params: dict[str, Any]) -> str:
        scope = parsed(params, "scope") or {"type": "default"}
        return str(self._reachable(scope).id) if scope["type"] == "chat" else str(scope["type"])

    def get_file(self, params: dict[str, Any]) -> object:
        file_id = str(params.get("file_id", ""))
        if file_id not in self.files:
            raise bad("invalid file_id")
        path, content = self.files[file_id]
        if len(content) > LARGEST_DOWNLOAD:
            raise bad("file is too big")
        return {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(content), "file_path": path}


METHODS: dict[str, Callable[[FakeBotApi, dict[str, Any]], object]] = {
    "getme": FakeBotApi.get_me,
    "getupdates": FakeBotApi.get_updates,
    "setwebhook": FakeBotApi.set_webhook,
    "deletewebhook": FakeBotApi.delete_webhook,
    "getwebhookinfo": FakeBotApi.get_webhook_info,
    "sendmessage": FakeBotApi.send_message,
    "sendphoto": FakeBotApi.send_photo,
    "senddocument": FakeBotApi.send_document,
    "sendvoice": FakeBotApi.send_voice,
    "editmessagetext": FakeBotApi.edit_message_text,
    "editmessagereplymarkup": FakeBotApi.edit_message_reply_markup,
    "answercallbackquery": FakeBotApi.answer_callback_query,
    "setmycommands": FakeBotApi.set_my_commands,
    "deletemycommands": FakeBotApi.delete_my_commands,
    "getfile": FakeBotApi.get_file,
}
