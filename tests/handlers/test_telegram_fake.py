"""The fake Bot API is faithful: what it answers is what the real one answers, seen through a plain client."""

import json
import threading
import time
from typing import Any

import httpx
import pytest

from tests.fakes.bot_api import FakeBotApi, Person

PNG = b"\x89PNG\r\n\x1a\n"


class Client:
    """A client without a library: forms, as the Bot API's manual shows them."""

    def __init__(self, provider: FakeBotApi) -> None:
        self.root = f"{provider.api_base}/bot{provider.token}"

    def call(self, method: str, **fields: Any) -> tuple[int, Any]:
        form = {name: value if isinstance(value, str) else json.dumps(value) for name, value in fields.items()}
        answer = httpx.post(f"{self.root}/{method}", data=form, timeout=5, trust_env=False)
        return answer.status_code, answer.json()

    def result(self, method: str, **fields: Any) -> Any:
        status, answer = self.call(method, **fields)
        assert status == 200, answer
        return answer["result"]

    def refusal(self, method: str, **fields: Any) -> str:
        status, answer = self.call(method, **fields)
        assert (status, answer["ok"]) == (answer["error_code"], False)
        return f"{status} {answer['description']}"


@pytest.fixture
def client(provider: FakeBotApi) -> Client:
    return Client(provider)


def keys(*rows: list[tuple[str, str]]) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": text, "callback_data": data} for text, data in row] for row in rows]}


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


def test_updates_stay_until_a_later_offset_confirms_them(client: Client, mawar: Person) -> None:
    for text in ("satu", "dua", "tiga"):
        mawar.says(text)

    first = client.result("getUpdates", limit=2)
    again = client.result("getUpdates")
    rest = client.result("getUpdates", offset=first[-1]["update_id"] + 1)

    assert (texts(first), texts(again), texts(rest)) == (["satu", "dua"], ["satu", "dua", "tiga"], ["tiga"])
    assert client.result("getUpdates", offset=rest[-1]["update_id"] + 1) == []


def test_a_negative_offset_forgets_all_but_the_last(client: Client, mawar: Person) -> None:
    mawar.says("satu")
    mawar.says("dua")

    assert texts(client.result("getUpdates", offset=-1)) == ["dua"]
    assert texts(client.result("getUpdates")) == ["dua"]


def test_a_long_poll_ends_when_something_is_said(client: Client, mawar: Person) -> None:
    threading.Timer(0.05, mawar.says, ["satu"]).start()

    assert texts(client.result("getUpdates", timeout=4)) == ["satu"]


def test_only_updates_asked_for_are_kept(client: Client, mawar: Person) -> None:
    client.result("getUpdates", allowed_updates=["message"])
    mawar.blocks()
    mawar.says("satu")

    assert [list(update)[1] for update in client.result("getUpdates")] == ["message"]


def test_a_second_poller_ends_the_first(client: Client, provider: FakeBotApi) -> None:
    refused: list[str] = []
    first = threading.Thread(target=lambda: refused.append(client.refusal("getUpdates", timeout=4)))
    first.start()
    with provider.lock:
        assert provider.lock.wait_for(lambda: provider.calls, 4)
    client.result("getUpdates")
    first.join(4)

    assert refused[0].startswith("409 Conflict: terminated by other getUpdates request")


def test_nobody_polls_while_a_webhook_stands(client: Client) -> None:
    client.result("setWebhook", url="http://127.0.0.1:9/")
    assert client.result("getWebhookInfo")["url"] == "http://127.0.0.1:9/"
    assert client.refusal("getUpdates").startswith("409 Conflict: can't use getUpdates method while webhook is active")

    client.result("deleteWebhook")
    assert client.result("getUpdates") == []


def test_what_waited_may_be_dropped(client: Client, mawar: Person) -> None:
    mawar.says("satu")
    client.result("deleteWebhook", drop_pending_updates=True)

    assert client.result("getUpdates") == []


def test_bodies_may_be_forms_json_or_a_query(client: Client, mawar: Person) -> None:
    httpx.post(
        f"{client.root}/sendMessage", json={"chat_id": 1001, "text": "json", "reply_markup": keys([("Ya", "y")])}
    )
    httpx.get(f"{client.root}/sendMessage", params={"chat_id": 1001, "text": "query"})
    client.call("SENDMESSAGE", chat_id=1001, text="form", reply_markup=keys([("Ya", "y")]))

    assert [(message.text, message.buttons) for message in mawar.from_bot] == [
        ("json", ["Ya"]),
        ("query", []),
        ("form", ["Ya"]),
    ]


TOO_LONG = "a" * 4097
SENDS = {
    "nobody": ({"text": "ya"}, "400 Bad Request: chat_id is empty"),
    "a stranger": ({"chat_id": 5, "text": "ya"}, "400 Bad Request: chat not found"),
    "a silent one": ({"chat_id": 1002, "text": "ya"}, "400 Bad Request: chat not found"),
    "no text": ({"chat_id": 1001, "text": " \n"}, "400 Bad Request: message text is empty"),
    "a long text": ({"chat_id": 1001, "text": TOO_LONG}, "400 Bad Request: message is too long"),
    "emoji": ({"chat_id": 1001, "text": "👍" * 2049}, "400 Bad Request: message is too long"),
    "data": (
        {"chat_id": 1001, "text": "?", "reply_markup": keys([("Ya", "é" * 33)])},
        "400 Bad Request: BUTTON_DATA_INVALID",
    ),
    "no JSON": (
        {"chat_id": 1001, "text": "?", "reply_markup": "{"},
        "400 Bad Request: can't parse reply markup JSON object",
    ),
    "many keys": (
        {"chat_id": 1001, "text": "?", "reply_markup": keys(*[[("Ya", "y")]] * 101)},
        "400 Bad Request: reply markup is too long",
    ),
}


@pytest.mark.parametrize(("fields", "said"), SENDS.values(), ids=SENDS)
def test_a_message_is_refused_in_the_real_words(
    client: Client, provider: FakeBotApi, mawar: Person, fields: dict[str, Any], said: str
) -> None:
    provider.person(1002, "Siti")

    assert client.refusal("sendMessage", **fields) == said
    assert provider.sent == []


def test_a_token_and_a_method_must_exist(client: Client, provider: FakeBotApi) -> None:
    assert client.refusal("sendPigeon") == "404 Not Found"
    client.root = f"{provider.api_base}/bot1:wrong"
    assert client.refusal("getMe") == "401 Unauthorized"


def test_a_caption_is_shorter_than_a_text(client: Client, mawar: Person) -> None:
    fields = {"chat_id": "1001", "caption": "a" * 1025}
    answer = httpx.post(f"{client.root}/sendPhoto", data=fields, files={"photo": ("a.png", PNG)})

    assert answer.json()["description"] == "Bad Request: message caption is too long"


def test_an_edit_changes_what_she_sees(client: Client, mawar: Person) -> None:
    sent = client.result("sendMessage", chat_id=1001, text="Siapa?", reply_markup=keys([("1", "a")], [("2", "b")]))
    same = {"chat_id": 1001, "message_id": sent["message_id"]}
    before = mawar.from_bot[-1]
    client.result("editMessageText", text="Siapa? (1)", reply_markup=keys([("✓ 1", "a")]), **same)

    assert (mawar.from_bot[-1].text, mawar.from_bot[-1].buttons) == ("Siapa? (1)", ["✓ 1"])
    assert "message is not modified" in client.refusal(
        "editMessageText", text="Siapa? (1) ", reply_markup=keys([("✓ 1", "a")]), **same
    )
    mawar.taps_old(before, "2")
    assert client.result("getUpdates")[-1]["callback_query"]["data"] == "b"
    client.result("editMessageReplyMarkup", **same)
    assert mawar.from_bot[-1].buttons == []


def test_only_a_text_of_the_bots_own_can_be_edited(client: Client, mawar: Person) -> None:
    hers = mawar.says("ya")
    answer = httpx.post(f"{client.root}/sendPhoto", data={"chat_id": "1001"}, files={"photo": ("a.png", PNG)}).json()
    photo = answer["result"]["message_id"]

    def edited(number: int) -> str:
        return client.refusal("editMessageText", chat_id=1001, message_id=number, text="lain")

    assert edited(hers.message_id) == "400 Bad Request: message can't be edited"
    assert edited(photo) == "400 Bad Request: there is no text in the message to edit"
    assert edited(9999) == "400 Bad Request: message to edit not found"


def test_a_tap_can_be_answered_once(client: Client, mawar: Person) -> None:
    client.result("sendMessage", chat_id=1001, text="?", reply_markup=keys([("Ya", "y")]))
    tap = mawar.taps("Ya")

    assert client.result("answerCallbackQuery", callback_query_id=tap) is True
    assert client.refusal("answerCallbackQuery", callback_query_id=tap).startswith("400 Bad Request: query is too old")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("Menu", "Pilihan"), "400 Bad Request: BOT_COMMAND_INVALID"),
        (("menu", ""), "400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
def test_a_menu_is_checked(client: Client, command: tuple[str, str], said: str) -> None:
    name, description = command

    assert client.refusal("setMyCommands", commands=[{"command": name, "description": description}]) == said


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(provider: FakeBotApi) -> Clock:
    """The clock of a provider that keeps its rates."""
    provider.strict_rates = True
    provider.monotonic = clock = Clock()
    return clock


def test_one_chat_gets_one_message_a_second_where_the_rates_are_kept(
    client: Client, mawar: Person, clock: Clock
) -> None:
    client.result("sendMessage", chat_id=1001, text="satu")
    status, answer = client.call("sendMessage", chat_id=1001, text="dua")
    assert (status, answer["parameters"]) == (429, {"retry_after": 1})

    clock.now += 1
    client.result("sendMessage", chat_id=1001, text="dua")
    assert [message.text for message in mawar.from_bot] == ["satu", "dua"]


def test_the_account_gets_30_messages_a_second_where_the_rates_are_kept(
    client: Client, provider: FakeBotApi, clock: Clock
) -> None:
    for number in range(1, 33):
        provider.person(number).says("/start")

    statuses = [client.call("sendMessage", chat_id=number, text="ya")[0] for number in range(1, 32)]
    assert statuses == [200] * 30 + [429]

    clock.now += 1
    assert client.call("sendMessage", chat_id=32, text="ya")[0] == 200


def test_waiting_looks_only_at_what_came_since_she_last_acted(client: Client, mawar: Person) -> None:
    client.result("sendMessage", chat_id=1001, text="Terima kasih")
    assert mawar.wait_for("kasih", timeout=1).text == "Terima kasih"
    mawar.says("lagi")

    with pytest.raises(AssertionError, match="Mawar waited"):
        mawar.wait_for("kasih", timeout=0)


def test_waiting_ends_as_soon_as_it_is_there(client: Client, mawar: Person) -> None:
    started = time.monotonic()
    threading.Timer(0.05, client.result, ["sendMessage"], {"chat_id": 1001, "text": "Besok"}).start()

    mawar.wait_for("Besok", timeout=5)

    assert time.monotonic() - started < 4


def test_every_accepted_message_is_on_record(client: Client, provider: FakeBotApi, mawar: Person) -> None:
    client.result("sendMessage", chat_id=1001, text="Hadir?", reply_markup=keys([("Ya", "y")]))
    client.refusal("sendMessage", chat_id=5, text="siapa?")

    (sent,) = provider.sent
    assert (sent.method, sent.chat_id, sent.text, sent.buttons) == ("sendMessage", 1001, "Hadir?", ("Ya",))
    assert [method for method, _ in provider.calls] == ["sendMessage", "sendMessage"]
