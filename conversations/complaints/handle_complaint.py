"""A complaint in the hands of who handles it: everything on one screen, and what can be done next.

action --take, note, files--> action
   |--ask, answer, solve--> words --> check --yes--> thanks
   |--refer--> to --> letter --> check
   |--visit--> day            provider --> conversations.plan_provider_visit
   |--give--> whom
   '--(words without a choice)--> meaning --> one of these
Telling the reporter something can't be taken back, so it is shown before it leaves.
"""

from conversations.cases.open_case import OpenState
from conversations.complaints.complaint_words import quoted
from conversations.complaints.handle_state import State
from conversations.complaints.handle_steps import (
    ask_check,
    ask_day,
    ask_letter,
    ask_to,
    ask_whom,
    ask_words,
    refusal,
    take_check,
    take_day,
    take_letter,
    take_to,
    take_whom,
    take_words,
)
from conversations.complaints.handling_words import detail_in_words
from conversations.meanwhile import told_meanwhile
from conversations.plan_provider_visit import State as ProviderState
from conversations.questions import NO_WORDS, Answer, Choice, Question, normal
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.words import Words
from outbox.queue import mark_answered
from programme.access import may_run
from programme.complaints.handling import list_fellow_handlers, note_complaint, take_complaint
from programme.complaints.lists import complaint_line
from programme.complaints.reading import ComplaintDetail, may_open_here, send_complaint_files, show_complaint

FILES = frozenset({"photo", "voice", "document"})
MAKE_VISITS = frozenset({"pendamping", "koordinator"})
LONGEST_NOTE = 1000
TAKE_WORDS = frozenset({"saya tangani", "tangani", "ambil", "siap"})


def opening(complaint_id: int, *, from_notice: bool = False) -> Start:
    """Opens a complaint from a list, or from a notice, after which what was interrupted goes on."""
    return Start("handle_complaint", State(complaint_id), about=f"complaint:{complaint_id}", from_notice=from_notice)


def begin(turn: Turn, state: State) -> Next:
    if not may_open_here(turn.session, state.complaint_id, [one.id for one in turn.people]):
        return Done(
            turn.words._("HP ini juga dipakai orang yang tidak boleh melihat keluhan itu. Mohon buka dari HP lain, ya.")
        )
    worker = show_complaint(turn.session, turn.actor, state.complaint_id, turn.now).worker
    state.seen = worker.id if worker is not None else 0
    for kind in ("complaint_new", "complaint_due"):  # read here, its notices ask for nothing any more
        mark_answered(turn.session, kind, f"complaint:{state.complaint_id}", turn.who.id, turn.now)
    return Ask("action")


def ask_action(turn: Turn, state: State) -> Question:
    words = turn.words
    one = show_complaint(turn.session, turn.actor, state.complaint_id, turn.now)
    choices = [choice for action in one.actions for choice in _choices(turn, one, action)]
    if one.files:
        choices.append(Choice("files", words._("Lihat foto/suara"), frozenset({"foto", "lampiran", "suara"})))
    if len(quoted(one.words)) < len(" ".join(one.words.split())):
        choices.append(Choice("whole", words._("Baca lengkap"), frozenset({"lengkap"})))
    if may_run(turn.session, turn.actor, "open_case_of_complaint", one.id) and turn.who.role in MAKE_VISITS:
        choices.append(Choice("case", words._("Buka kasus keluarga"), frozenset({"kasus", "buka kasus"})))
    choices.append(Choice("list", words._("« Daftar keluhan"), frozenset({"daftar", "keluhan"})))
    return Question(detail_in_words(words, one, turn.rules), tuple(choices), accepts=FILES | {"text"})


def _choices(turn: Turn, one: ComplaintDetail, action: str) -> list[Choice]:
    words = turn.words
    if action == "visit":
        if turn.who.role not in MAKE_VISITS:
            return []
        return [
            Choice("visit", words._("Kunjungi keluarganya"), frozenset({"kunjungi", "kunjungan"})),
            Choice("provider", words._("Kunjungi kantor/sekolah"), frozenset({"bank", "sekolah", "puskesmas"})),
        ]
    if action == "give" and not list_fellow_handlers(turn.session, turn.actor, one.id):
        return []
    if action == "take":
        return [Choice("take", _take_label(words, one), TAKE_WORDS)]
    labels = {
        "note": Choice("note", words._("Catat sesuatu"), frozenset({"catat", "catatan", "tulis catatan"})),
        "ask": Choice("ask", words._("Tanya pelapor"), frozenset({"tanya", "bertanya"})),
        "answer": Choice("answer", words._("Catat jawaban pelapor"), frozenset({"jawaban", "sudah dijawab"})),
        "refer": Choice("refer", words._("Rujuk ke pihak lain"), frozenset({"rujuk", "rujukan"})),
        "give": Choice("give", words._("Serahkan ke rekan"), frozenset({"serahkan", "oper"})),
        "solve": Choice("solve", words._("Sudah diselesaikan"), frozenset({"selesai", "beres", "sudah selesai"})),
    }
    return [labels[action]]


def _take_label(words: Words, one: ComplaintDetail) -> str:
    if one.worker is None:
        return words._("Saya tangani")
    return words._("Ambil alih")


def take_action(turn: Turn, state: State, answer: Answer) -> Next:
    value = answer.value
    if value == "take":
        return _taken(turn, state)
    if value == "files":
        return _files(turn, state)
    if value == "whole":
        turn.say(show_complaint(turn.session, turn.actor, state.complaint_id, turn.now).words)
        return Again()
    if value == "list":
        return Start("complaints_inbox")
    if value == "case":
        return Start("open_case", OpenState(complaint_id=state.complaint_id), aside=True)
    if value == "provider":
        return Start("plan_provider_visit", ProviderState(complaint_id=state.complaint_id))
    if value in ("note", "ask", "answer", "solve"):
        state.action, state.words = value, ""
        return Ask("words")
    if value in ("refer", "visit", "give"):
        return Ask({"refer": "to", "visit": "day", "give": "whom"}[value])
    if answer.kind in FILES:
        refused = note_complaint(turn.session, turn.actor, state.complaint_id, "", turn.now, turn.file_id)
        return Again(refusal(turn, state, refused) if refused else turn.words._("Terima kasih, kiriman disimpan."))
    return told_meanwhile(turn, answer) or _written(turn, state, (answer.text or "").strip())


def _taken(turn: Turn, state: State) -> Next:
    refused = take_complaint(turn.session, turn.actor, state.complaint_id, state.seen or None, turn.now)
    if refused is not None:
        return Again(refusal(turn, state, refused))
    return Again(
        turn.words._("Terima kasih. Keluhan ini sekarang ditangani {name}; pelapor diberi tahu.", name=turn.name())
    )


def _files(turn: Turn, state: State) -> Next:
    if not send_complaint_files(turn.session, turn.actor, state.complaint_id, turn.now):
        return Again(turn.words._("Tidak ada kiriman pada keluhan ini."))
    return Again(turn.words._("Kirimannya saya kirimkan satu per satu. Siapa yang membukanya tercatat."))


def _written(turn: Turn, state: State, text: str) -> Next:
    """Words without a choice: what they are for is asked, so that nothing written is lost or told by mistake."""
    if normal(text) in TAKE_WORDS:  # said twice: it is not offered where it is hers
        return Again(turn.words._("Keluhan ini sudah ditangani {name}.", name=turn.name()))
    if len(text.split()) < 2:
        return Again(turn.words._("Maaf, itu belum saya pahami. Silakan pilih salah satu."))
    state.words = text[:LONGEST_NOTE]
    return Ask("meaning")


def ask_meaning(turn: Turn, state: State) -> Question:
    words = turn.words
    one = show_complaint(turn.session, turn.actor, state.complaint_id, turn.now)
    meanings = {
        "note": Choice("note", words._("Catatan untuk petugas"), frozenset({"catat", "catatan"})),
        "ask": Choice("ask", words._("Pertanyaan ke pelapor"), frozenset({"tanya", "bertanya", "pertanyaan"})),
        "answer": Choice("answer", words._("Jawaban dari pelapor"), frozenset({"jawaban", "sudah dijawab"})),
        "solve": Choice("solve", words._("Penyelesaiannya"), frozenset({"selesai", "beres", "penyelesaian"})),
    }
    choices = [meanings[action] for action in one.actions if action in meanings]
    choices.append(Choice("drop", words._("Bukan, abaikan"), NO_WORDS | {"abaikan", "batal"}))
    return Question(words._("“{said}”\nTulisan ini untuk apa?", said=quoted(state.words)), tuple(choices))


def take_meaning(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "drop":
        state.words = ""
        return Ask("action")
    state.action = answer.value
    return take_words(turn, state, Answer(text=state.words))


def unfinished(turn: Turn, state: State) -> str:
    line = complaint_line(turn.session, state.complaint_id, turn.who.id, turn.now)
    return turn.words._("keluhan {ticket}", ticket=line.ticket if line is not None else "")


CONVERSATION = Conversation(
    "handle_complaint",
    State,
    {
        "action": Step(ask_action, take_action),
        "meaning": Step(ask_meaning, take_meaning),
        "words": Step(ask_words, take_words),
        "to": Step(ask_to, take_to),
        "letter": Step(ask_letter, take_letter),
        "check": Step(ask_check, take_check),
        "day": Step(ask_day, take_day),
        "whom": Step(ask_whom, take_whom),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator", "operator"}),
    unfinished=unfinished,
)
