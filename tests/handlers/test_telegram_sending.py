"""Messages leave through the real transport for a fake provider: every way to fail has its name."""

from datetime import timedelta

import httpx
import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from handlers.telegram.api import BotApi, open_api
from handlers.telegram.files import LARGEST_FILE_BYTES
from handlers.telegram.refusals import failure_of, seconds_of
from handlers.telegram.sending import PAUSES_BEFORE_A_PART_IS_GIVEN_UP, SECONDS_BETWEEN_PARTS, TelegramChannel
from outbox.failures import (
    AccessRefused,
    AddressGone,
    AddressMoved,
    AnswerUnknown,
    FileNotFetched,
    MessageRefused,
    PersonBlockedUs,
    ProviderDown,
    SendFailure,
    TooFast,
)
from outbox.messages import Attachment, Button, Message
from tests.fakes.bot_api import FakeBotApi, Fault, Person

pytestmark = pytest.mark.anyio

MENUS = {("kpm", "id"): [("menu", "Pilihan"), ("berhenti", "Berhenti")], ("kpm", "jv"): [("menu", "Pilihan basa Jawa")]}
HADIR = ((Button("Hadir", "m:1:yes"), Button("Berhalangan", "m:1:no")),)
LONG = "\n\n".join(["satu " * 700, "dua " * 700, "tiga " * 700])
PNG = Attachment("photo", "kode.png", b"\x89PNG\r\n\x1a\n made up")


class Pauses:
    """A sleep that only writes down how long it was asked to last."""

    def __init__(self) -> None:
        self.asked: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


@pytest.fixture
def channel(api: BotApi, pauses: Pauses) -> TelegramChannel:
    return TelegramChannel(api, lambda role, language: MENUS[role, language], pauses)


async def failure(channel: TelegramChannel, message: Message = Message("Besok"), address: str = "1001") -> SendFailure:  # noqa: B008 - frozen
    with pytest.raises(SendFailure) as caught:
        await channel.send(address, message)
    return caught.value


async def test_a_message_arrives_and_its_number_comes_back(channel: TelegramChannel, mawar: Person) -> None:
    number = await channel.send("1001", Message("Besok, Bu _Mawar_ <3", HADIR))

    shown = mawar.chat[-1]
    assert (str(shown.message_id), shown.text, shown.buttons) == (
        number,
        "Besok, Bu _Mawar_ <3",
        ["Hadir", "Berhalangan"],
    )


@pytest.mark.parametrize(("kind", "name"), [("photo", "kode.png"), ("document", "daftar é.png")])
async def test_an_attachment_arrives_whole(channel: TelegramChannel, mawar: Person, kind: str, name: str) -> None:
    content = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50

    await channel.send("1001", Message("Daftar", HADIR, attachment=Attachment(kind, name, content)))

    shown = mawar.chat[-1]
    assert (shown.kind, shown.text, shown.filename, shown.content) == (kind, "Daftar", name, content)
    assert shown.buttons == ["Hadir", "Berhalangan"]


async def test_asking_for_her_number_shows_a_key_until_the_next_plain_message(
    channel: TelegramChannel, mawar: Person
) -> None:
    await channel.send("1001", Message("Nomor Ibu?", contact_request="Bagikan nomor saya"))
    assert mawar.keyboard == ["Bagikan nomor saya"]

    await channel.send("1001", Message("Terima kasih"))
    assert mawar.keyboard == []


FAULTS: dict[str, type[SendFailure]] = {
    "too_fast": TooFast,
    "server_error": ProviderDown,
    "bad_gateway": ProviderDown,
    "dropped": AnswerUnknown,
    "accepted_then_dropped": AnswerUnknown,
    "no_answer": AnswerUnknown,
}


@pytest.mark.parametrize(("fault", "expected"), FAULTS.items(), ids=FAULTS)
async def test_each_fault_of_the_line_has_its_name(
    channel: TelegramChannel, provider: FakeBotApi, mawar: Person, fault: str, expected: type[SendFailure]
) -> None:
    provider.faults.next(fault)

    assert type(await failure(channel)) is expected

    await channel.send("1001", Message("Lagi"))
    assert mawar.chat[-1].text == "Lagi"


async def test_the_provider_says_how_long_to_wait(
    channel: TelegramChannel, provider: FakeBotApi, mawar: Person
) -> None:
    provider.faults.next(Fault("too_fast", retry_after=17))

    too_fast = await failure(channel)

    assert isinstance(too_fast, TooFast)
    assert too_fast.retry_after == 17
    assert len(mawar.from_bot) == 0


async def test_a_provider_that_is_down_took_nothing(
    channel: TelegramChannel, provider: FakeBotApi, mawar: Person
) -> None:
    provider.goes_down()
    assert isinstance(await failure(channel), ProviderDown)

    provider.comes_back()
    await channel.send("1001", Message("Besok"))
    assert [message.text for message in mawar.from_bot] == ["Besok"]


async def test_a_person_who_blocked_us_is_not_a_lost_address(channel: TelegramChannel, mawar: Person) -> None:
    mawar.blocks()
    assert isinstance(await failure(channel), PersonBlockedUs)

    mawar.says("Hadir")
    await channel.send("1001", Message("Terima kasih"))


async def test_a_deactivated_account_counts_as_blocked(channel: TelegramChannel, mawar: Person) -> None:
    mawar.is_deactivated = True

    assert isinstance(await failure(channel), PersonBlockedUs)


@pytest.mark.parametrize("address", ["4444", "0", "siti", ""])
async def test_an_address_without_a_chat_is_gone(channel: TelegramChannel, provider: FakeBotApi, address: str) -> None:
    provider.person(4444, "Siti")  # has a phone, but never wrote to the bot

    assert isinstance(await failure(channel, address=address), AddressGone)


async def test_a_moved_chat_names_its_new_address(channel: TelegramChannel, provider: FakeBotApi) -> None:
    provider.migrated[-7] = -1007

    moved = await failure(channel, address="-7")

    assert isinstance(moved, AddressMoved)
    assert moved.new_address == "-1007"


@pytest.mark.parametrize("token", ["1:wrong", "malformed"])
async def test_a_token_nobody_knows_is_refused(provider: FakeBotApi, token: str) -> None:
    api = open_api(token, provider.api_base)
    try:
        assert isinstance(await failure(TelegramChannel(api, lambda *_: [])), AccessRefused)
    finally:
        await api.disconnect()


@pytest.mark.parametrize(
    "message",
    [Message(""), Message("?", ((Button("Ya", "x" * 65),),)), Message("?", ((Button("", "x"),),))],
    ids=["nothing to say", "too much button data", "a button without a label"],
)
async def test_a_message_that_is_wrong_in_itself_is_refused(
    channel: TelegramChannel, mawar: Person, message: Message
) -> None:
    assert isinstance(await failure(channel, message), MessageRefused)
    assert mawar.from_bot == []


async def test_a_picture_that_is_none_is_refused(channel: TelegramChannel, mawar: Person) -> None:
    no_picture = Message("Kode", attachment=Attachment("photo", "kode.png", b"made up"))

    assert isinstance(await failure(channel, no_picture), MessageRefused)
    assert mawar.from_bot == []


async def test_a_checklist_is_redrawn_in_place(channel: TelegramChannel, mawar: Person) -> None:
    number = await channel.send("1001", Message("Siapa?", HADIR))

    again = await channel.send("1001", Message("1 dipilih", HADIR, replaces=number))

    assert again == number
    assert [message.text for message in mawar.from_bot] == ["1 dipilih"]


async def test_redrawing_what_stands_there_already_is_done(channel: TelegramChannel, mawar: Person) -> None:
    number = await channel.send("1001", Message("Siapa?", HADIR))

    assert await channel.send("1001", Message("Siapa?", HADIR, replaces=number)) == number
    assert len(mawar.from_bot) == 1


@pytest.mark.parametrize("gone", ["deleted", "a picture", "with a keyboard"])
async def test_what_cannot_be_redrawn_is_said_anew(channel: TelegramChannel, mawar: Person, gone: str) -> None:
    before = {
        "deleted": Message("Siapa?", HADIR),
        "a picture": Message("Kode", HADIR, attachment=PNG),
        "with a keyboard": Message("Nomor?", contact_request="Bagikan"),
    }[gone]
    number = await channel.send("1001", before)
    if gone == "deleted":
        mawar.deletes(mawar.chat[-1])

    again = await channel.send("1001", Message("Tersimpan.", HADIR, replaces=number))

    assert again != number
    assert (mawar.chat[-1].text, mawar.chat[-1].buttons) == ("Tersimpan.", ["Hadir", "Berhalangan"])


async def test_a_long_text_arrives_in_parts_no_faster_than_one_a_second(
    channel: TelegramChannel, pauses: Pauses, mawar: Person
) -> None:
    number = await channel.send("1001", Message(LONG, HADIR))

    parts = mawar.from_bot
    assert "\n\n".join(part.text for part in parts).split() == LONG.split()
    assert [part.buttons for part in parts] == [[], [], ["Hadir", "Berhalangan"]]
    assert number == str(parts[-1].message_id)
    assert pauses.asked == [SECONDS_BETWEEN_PARTS] * 2


async def test_a_later_part_is_tried_again_at_once(
    channel: TelegramChannel, provider: FakeBotApi, pauses: Pauses, mawar: Person
) -> None:
    await channel.send("1001", Message("ada"))
    pauses.asked.clear()
    provider.faults.next(Fault("server_error", methods=("sendMessage",)))

    await channel.send("1001", Message(LONG[:2000], attachment=PNG))

    assert [message.kind for message in mawar.from_bot] == ["text", "photo", "text"]
    assert pauses.asked == [SECONDS_BETWEEN_PARTS, PAUSES_BEFORE_A_PART_IS_GIVEN_UP[0]]


async def test_a_later_part_waits_as_long_as_the_provider_asks(
    channel: TelegramChannel, provider: FakeBotApi, pauses: Pauses, mawar: Person
) -> None:
    provider.faults.next(Fault("too_fast", methods=("sendMessage",), retry_after=9))

    await channel.send("1001", Message(LONG[:2000], attachment=PNG))

    assert len(mawar.from_bot) == 2
    assert pauses.asked == [SECONDS_BETWEEN_PARTS, 9]


@pytest.mark.parametrize(
    ("faults", "expected"),
    [
        (["server_error"] * 4, AnswerUnknown),
        ([Fault("too_fast", retry_after=600)], AnswerUnknown),
        (["accepted_then_dropped"], AnswerUnknown),
    ],
    ids=["down for long", "to wait for long", "no answer"],
)
async def test_a_message_of_which_a_part_arrived_is_never_called_unsent(
    channel: TelegramChannel,
    provider: FakeBotApi,
    mawar: Person,
    faults: list[Fault | str],
    expected: type[SendFailure],
) -> None:
    told = [fault if isinstance(fault, Fault) else Fault(fault) for fault in faults]
    provider.faults.next(*(Fault(fault.kind, ("sendMessage",), fault.retry_after) for fault in told))

    assert type(await failure(channel, Message(LONG[:2000], attachment=PNG))) is expected
    assert mawar.from_bot[0].kind == "photo"


async def test_whoever_blocks_us_between_two_parts_has_blocked_us(
    channel: TelegramChannel, api: BotApi, mawar: Person
) -> None:
    async def block(_: float) -> None:
        mawar.blocks()

    channel = TelegramChannel(api, lambda *_: [], block)

    assert isinstance(await failure(channel, Message(LONG)), PersonBlockedUs)


async def test_a_role_brings_its_menu_in_the_readers_language(channel: TelegramChannel, mawar: Person) -> None:
    await channel.send("1001", Message("Selamat datang", menu_role="kpm"))
    assert mawar.menu == MENUS["kpm", "id"]

    await channel.send("1001", Message("Sugeng rawuh", menu_role="kpm", menu_language="jv"))
    assert mawar.menu == MENUS["kpm", "jv"]


async def test_a_menu_that_fails_leaves_the_message_sent(
    channel: TelegramChannel, provider: FakeBotApi, mawar: Person
) -> None:
    provider.faults.next(Fault("server_error", methods=("setMyCommands",)))
    await channel.send("1001", Message("Selamat datang", menu_role="kpm"))
    await channel.send("1001", Message("Selamat datang", menu_role="a role nobody knows"))

    assert [message.text for message in mawar.from_bot] == ["Selamat datang"] * 2
    assert mawar.menu == []


async def test_a_chat_without_a_menu_of_its_own_has_that_of_strangers(
    channel: TelegramChannel, api: BotApi, mawar: Person
) -> None:
    await channel.set_default_menu([("start", "Mulai")])
    assert mawar.menu == [("start", "Mulai")]

    await channel.set_menu("1001", "kpm", "id")
    await TelegramChannel(api, lambda *_: []).set_menu("1001", "kpm", "id")
    assert mawar.menu == [("start", "Mulai")]


async def test_a_tap_is_answered_and_an_old_one_hurts_nobody(
    channel: TelegramChannel, provider: FakeBotApi, mawar: Person
) -> None:
    await channel.send("1001", Message("Hadir?", HADIR))
    tap = mawar.taps("Hadir")

    await channel.answer_tap(tap)
    await channel.answer_tap(tap)

    assert provider.answered_taps == [tap]


async def test_a_file_that_arrived_can_be_fetched(
    channel: TelegramChannel, provider: FakeBotApi, mawar: Person
) -> None:
    content = bytes(range(256)) * 1000
    mawar.sends_document("kk.pdf", content)

    assert await channel.fetch("AgAC0") == content


@pytest.mark.parametrize(
    ("fault", "retry"),
    [("server_error", True), ("dropped", True), ("no_answer", True)],
)
async def test_a_file_may_come_later_when_the_line_fails(
    channel: TelegramChannel, provider: FakeBotApi, mawar: Person, fault: str, retry: bool
) -> None:
    mawar.sends_voice()
    provider.faults.next(Fault(fault, methods=("getFile",)))

    with pytest.raises(FileNotFetched) as caught:
        await channel.fetch("AgAC0")
    assert caught.value.retry is retry


async def test_a_file_nobody_has_never_comes(channel: TelegramChannel, provider: FakeBotApi, mawar: Person) -> None:
    with pytest.raises(FileNotFetched) as caught:
        await channel.fetch("AgAC-none")
    assert not caught.value.retry

    mawar.sends_document("besar.bin", bytes(20_000_001))
    with pytest.raises(FileNotFetched) as caught:
        await channel.fetch("AgAC0")
    assert not caught.value.retry


@pytest.mark.parametrize("path", ["/etc/passwd", "../../etc/passwd", "documents/../../x"])
async def test_a_path_that_leads_elsewhere_is_not_followed(
    channel: TelegramChannel, provider: FakeBotApi, path: str
) -> None:
    provider.files["odd"] = (path, b"secret")

    with pytest.raises(FileNotFetched) as caught:
        await channel.fetch("odd")
    assert (caught.value.why, caught.value.retry) == ("no path", False)


async def test_a_file_that_is_larger_than_it_was_said_to_be_is_dropped(
    channel: TelegramChannel, provider: FakeBotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider.files["odd"] = ("documents/a.bin", b"small")
    monkeypatch.setattr(provider, "content_at", lambda _: bytes(LARGEST_FILE_BYTES + 1))

    with pytest.raises(FileNotFetched) as caught:
        await channel.fetch("odd")
    assert (caught.value.why, caught.value.retry) == ("too large", False)


async def test_a_file_is_not_sought_at_another_address(channel: TelegramChannel, provider: FakeBotApi) -> None:
    provider.files["odd"] = ("documents/a.bin", b"here")
    provider.redirect_files_to = f"{provider.api_base}/file/bot{provider.token}/documents/a.bin?elsewhere"

    with pytest.raises(FileNotFetched) as caught:
        await channel.fetch("odd")
    assert caught.value.why == "status 302"

    provider.redirect_files_to = ""
    assert await channel.fetch("odd") == b"here"


CAUSES: dict[str, tuple[Exception, type[SendFailure]]] = {
    "no free connection": (httpx.PoolTimeout("x"), ProviderDown),
    "no connection in time": (httpx.ConnectTimeout("x"), ProviderDown),
    "no name": (httpx.ConnectError("x"), ProviderDown),
    "the proxy": (httpx.ProxyError("x"), ProviderDown),
    "read": (httpx.ReadTimeout("x"), AnswerUnknown),
    "reset": (httpx.ReadError("x"), AnswerUnknown),
    "write": (httpx.WriteTimeout("x"), AnswerUnknown),
    "a line that ended": (httpx.RemoteProtocolError("x"), AnswerUnknown),
    "half a character": (UnicodeEncodeError("utf-8", "\ud83d", 0, 1, "surrogate"), MessageRefused),
    "a fault nobody foresaw": (RuntimeError("x"), AnswerUnknown),
}


@pytest.mark.parametrize(("cause", "expected"), CAUSES.values(), ids=CAUSES)
def test_a_fault_before_the_request_left_is_no_unknown(cause: Exception, expected: type[SendFailure]) -> None:
    error = NetworkError("the line")
    error.__cause__ = cause

    assert type(failure_of(error)) is expected


SAID: dict[str, tuple[Exception, type[SendFailure]]] = {
    "kicked": (Forbidden("Forbidden: bot was kicked from the group chat"), PersonBlockedUs),
    "never wrote": (Forbidden("Forbidden: bot can't initiate conversation with a user"), PersonBlockedUs),
    "peer": (BadRequest("Bad Request: PEER_ID_INVALID"), AddressGone),
    "too big": (NetworkError("Request Entity Too Large"), MessageRefused),
    "gateway": (NetworkError("Bad Gateway"), ProviderDown),
    "no sense": (TelegramError("Invalid server response"), AnswerUnknown),
    "no message": (TypeError("no message"), AnswerUnknown),
    "a failure already": (AddressGone(), AddressGone),
}


@pytest.mark.parametrize(("error", "expected"), SAID.values(), ids=SAID)
def test_what_the_provider_says_has_its_name(error: Exception, expected: type[SendFailure]) -> None:
    assert type(failure_of(error)) is expected


@pytest.mark.parametrize("wait", [30, 30.0, timedelta(seconds=30)])
def test_a_wait_may_come_as_number_or_timedelta(wait: int | timedelta) -> None:
    assert seconds_of(wait) == 30.0


async def test_neither_token_nor_words_are_in_the_log(
    channel: TelegramChannel,
    provider: FakeBotApi,
    mawar: Person,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level("DEBUG")
    provider.faults.next(Fault("server_error", methods=("setMyCommands",)))
    await channel.send("1001", Message("Kabar untuk Ibu Mawar", menu_role="kpm"))
    await failure(channel, address="4444")

    out, err = capsys.readouterr()
    said = caplog.text + out + err
    assert "side_call_failed" in said
    assert provider.token not in said + repr(channel._api)
    assert "Kabar" not in said
