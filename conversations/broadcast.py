"""A pendamping, koordinator or operator writes to many at once: a text, a photo or a voice note.

content --> whom --(some)--> parts --(its file has not come yet)--> file --> check --> thanks
                                                                              |--> content, whom (to change them)
Nothing leaves before it was shown as its readers will see it, with what it takes.
"""

from conversations.broadcast_order import onward
from conversations.broadcast_parts import ask_parts
from conversations.broadcast_state import (
    State,
    audience_of,
    draft_of,
    file_state,
    is_too_large,
    is_too_long,
    kind_of_file,
    parts_of,
)
from conversations.broadcast_whom import ask_whom, take_these_parts, take_whom
from conversations.broadcast_words import asked_for, sent_in_words, too_long_in_words, whom_in_words
from conversations.forecast_words import forecast_lines
from conversations.forecasts import Told, told_now
from conversations.questions import NO_WORDS, Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Stay, Step, Turn
from outbox.forecast import Forecast
from outbox.readers_now import look_up
from programme.access import NotAllowed
from programme.broadcast_audiences import select_readers
from programme.broadcasts import KIND, SLOT, NotReady, send_broadcast, subject_of

CONTENT = frozenset({"text", "photo", "voice", "document"})
BACK = frozenset({"ubah", "ganti"})
CALLED_OFF = NO_WORDS | {"jangan", "tidak jadi", "gak jadi", "ga jadi", "nggak jadi", "ora sido", "moal jadi", "urung"}


def begin(turn: Turn, state: State) -> Next:
    if not parts_of(turn):
        return Done(
            turn.words._("Belum ada kelompok atas nama Ibu/Bapak. Minta operator mengunggah daftar peserta dulu, ya.")
        )
    return Ask("content")


def ask_content(turn: Turn, state: State) -> Question:
    return Question(asked_for(turn.words, state.file_kind), accepts=CONTENT, any_words=True)


def take_content(turn: Turn, state: State, answer: Answer) -> Next:
    return _file_came(turn, state) if turn.incoming.file is not None else _text_came(turn, state, answer.text or "")


def _text_came(turn: Turn, state: State, text: str) -> Next:
    if not text.strip():
        return Again()
    if is_too_long(text):
        return Again(too_long_in_words(turn.words, len(text)))
    state.text, state.written_as = text.strip(), turn.incoming.original
    return onward(turn, state)


def _file_came(turn: Turn, state: State) -> Next:
    words, kind = turn.words, kind_of_file(turn.incoming)
    if kind is None:
        return Again(words._("Yang bisa dikirim ke banyak orang: tulisan, satu foto, atau satu pesan suara."))
    if is_too_large(turn.incoming):
        return Again(words._("Kiriman itu terlalu besar, paling banyak 5 MB. Mohon kirim yang lebih kecil."))
    caption = (turn.incoming.text or "").strip()
    if is_too_long(caption):
        return Again(too_long_in_words(words, len(caption)))
    state.file_id, state.file_kind = turn.file_id, kind
    if caption:
        state.text, state.written_as = caption, turn.incoming.original
    return onward(turn, state)


# Its photo has not come yet.


def ask_file(turn: Turn, state: State) -> Question:
    words = turn.words
    text = (
        words._("Pesan suaranya masih saya ambil. Tunggu sebentar, lalu pilih Lanjut.")
        if state.file_kind == "voice"
        else words._("Fotonya masih saya ambil. Tunggu sebentar, lalu pilih Lanjut.")
    )
    choices = (
        Choice("go_on", words._("Lanjut"), frozenset({"lanjut", "terus", "sudah", "ok", "ya"})),
        Choice("content", words._("Ubah pesannya"), BACK),
    )
    return Question(text, choices)


def take_file(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "content":
        return _anew(state)
    if answer.value is None or file_state(turn, state) == "waiting":
        return Again()
    return onward(turn, state)


def _anew(state: State) -> Next:
    state.text, state.written_as, state.file_id, state.file_kind = "", None, None, ""
    return Ask("content")


# Looked at as a whole.


def ask_check(turn: Turn, state: State) -> Question:
    words = turn.words
    what = _forecast(turn, state)
    lines = [
        words._("Begitulah pesannya terbaca. Untuk: {whom}.", whom=whom_in_words(turn, state, what.readers)),
        *forecast_lines(words, what),
        *([_rests(turn)] if turn.rules.is_quiet(turn.now) else []),
        words._("Kirim?"),
    ]
    choices = [
        Choice("send", words._("Kirim"), frozenset({"kirim", "ya", "ok", "oke", "iya", "kirimkan", "nggih"})),
        Choice("content", words._("Ubah pesannya"), frozenset({"ubah pesan"})),
        Choice("whom", words._("Ubah penerimanya"), frozenset({"ubah penerima"})),
        Choice("stop", words._("Tidak jadi"), CALLED_OFF),
    ]
    if state.file_id is not None and not state.text:
        choices.insert(1, Choice("words", words._("Tambah tulisan"), frozenset({"tambah"})))
    return Question("\n".join(lines), tuple(choices))


def _rests(turn: Turn) -> str:
    return turn.words._(
        "Sekarang jam tenang; pesannya berangkat pukul {clock}.", clock=turn.words.clock(turn.rules.quiet_until)
    )


def _forecast(turn: Turn, state: State) -> Forecast:
    readers = look_up(turn.session, select_readers(turn.session, turn.actor, audience_of(state)))
    return told_now(turn, KIND, readers, lambda: _tried(turn, state))


def _tried(turn: Turn, state: State) -> Told:
    """As if it were sent, to see what its SMS is like; undone by whoever asks."""
    sent = send_broadcast(turn.session, turn.actor, draft_of(state), {}, turn.now)
    return subject_of(sent.broadcast_id), SLOT


def take_check(turn: Turn, state: State, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "content":
        return _anew(state)
    if answer.value == "words":
        return Ask("content")
    if answer.value == "whom":
        state.who, state.everywhere, state.group_ids = "", True, []
        return Ask("whom")
    if answer.value == "stop":
        return Done(words._("Baik, tidak ada yang dikirim."))
    if answer.value != "send":
        return Again()
    try:
        sent = send_broadcast(turn.session, turn.actor, draft_of(state), _forecast(turn, state).as_counts(), turn.now)
    except NotReady:
        return Ask("file")
    except NotAllowed:  # a group that went to another pendamping while she wrote
        state.who, state.everywhere, state.group_ids = "", True, []
        return Ask("whom", words._("Kelompoknya baru saja berubah. Mohon pilih sekali lagi."))
    return Done(sent_in_words(words, sent))


def take_aside(turn: Turn, state: State) -> Next | None:
    """Her edited text takes the place of the old one; of an album's pictures the first one goes."""
    if turn.incoming.edited:
        text = (turn.incoming.text or "").strip()
        if state.written_as is None or turn.incoming.original != state.written_as or not text:
            return None
        if is_too_long(text):
            return Stay(too_long_in_words(turn.words, len(text)))
        state.text = text
        return onward(turn, state, turn.words._("Pesan yang diubah sudah saya pakai."))
    if state.file_id is None or kind_of_file(turn.incoming) is None:
        return None
    return Stay(turn.words._("Satu kiriman saja yang bisa ikut; yang pertama yang saya pakai."))


CONVERSATION = Conversation(
    "broadcast",
    State,
    {
        "content": Step(ask_content, take_content),
        "whom": Step(ask_whom, take_whom),
        "parts": Step(ask_parts, take_these_parts),
        "file": Step(ask_file, take_file),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator", "operator"}),
    title=lambda words: words._("Kirim pesan ke banyak orang"),
    section="members",
    commands=("siaran", "siarkan", "umumkan", "pengumuman", "kirim pesan", "broadcast"),
    aside=take_aside,
)
