"""Her own complaints: how far each has come, and what she can still say to it.

which (where there are several) --> complaint --answer / add / "belum"--> words --> passed on
                                     |--withdraw--> sure --> withdrawn
                                     '--"sudah selesai"--> closed
(an answer typed to a notice) --> draft --yes--> passed on
"""

from datetime import timedelta

from conversations.complaints.complaint_words import quoted, worker_name
from conversations.complaints.file_questions import is_no_story
from conversations.complaints.own_state import OwnState
from conversations.complaints.own_words import detail_text, line_label
from conversations.finished_words import says_finished
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.said_instead import puts_off
from conversations.turn import FAMILIES, Again, Ask, Conversation, Done, Next, Start, Step, Turn
from programme.access import may_run
from programme.complaints.filing import (
    add_to_complaint,
    answer_question,
    confirm_solved,
    reopen_complaint,
    withdraw_complaint,
)
from programme.complaints.own import OwnComplaint, list_own_complaints, show_own_complaint
from programme.complaints.tickets import ticket_words

CLOSED_SHOWN_FOR = timedelta(days=90)
MOST_SHOWN = 9
STORY = frozenset({"text", "photo", "voice", "document"})
FILES = frozenset({"photo", "voice", "document"})


def begin(turn: Turn, state: OwnState) -> Next:
    if state.complaint_id:
        return _open(turn, state)
    own = _own(turn)
    if not own:
        return Done(_none_text(turn))
    if len(own) == 1:
        state.complaint_id = own[0].id
        return Ask("complaint")
    return Ask("which")


def _open(turn: Turn, state: OwnState) -> Next:
    """One that a notice led to."""
    if _this(turn, state) is None:
        return Done(_none_text(turn))
    if state.draft:
        return Ask("draft")
    return Ask("words" if state.purpose else "complaint")


def _none_text(turn: Turn) -> str:
    """On a shared phone the same whatever there is: nobody learns from it."""
    if len(turn.people) > 1:
        return turn.words._(
            "Tidak ada keluhan yang bisa dilihat dari HP bersama ini. Untuk menyampaikan keluhan, ketik: keluhan"
        )
    return turn.words._("Belum ada keluhan. Untuk menyampaikan keluhan, ketik: keluhan")


def _people(turn: Turn) -> list[int]:
    return [one.id for one in turn.people]


def _own(turn: Turn) -> list[OwnComplaint]:
    since = turn.now - CLOSED_SHOWN_FOR
    return list_own_complaints(turn.session, turn.actor, turn.who.id, _people(turn), since)[:MOST_SHOWN]


def _this(turn: Turn, state: OwnState) -> OwnComplaint | None:
    """None where it is not hers (any more), or may not show here."""
    if not may_run(turn.session, turn.actor, "show_own_complaint", state.complaint_id):
        return None
    return show_own_complaint(turn.session, turn.actor, state.complaint_id, _people(turn))


def ask_which(turn: Turn, state: OwnState) -> Question:
    choices = tuple(Choice(str(one.id), line_label(turn, one), ticket_words(one.ticket)) for one in _own(turn))
    return Question(turn.words._("Keluhan yang mana?"), choices)


def take_which(turn: Turn, state: OwnState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    state.complaint_id = int(answer.value)
    return Ask("complaint")


def ask_complaint(turn: Turn, state: OwnState) -> Question:
    words, own = turn.words, _this(turn, state)
    if own is None:
        return Question(_none_text(turn), (Choice("end", words._("Selesai")),))
    offered = {
        "answer": (own.state == "waiting", words._("Jawab"), {"jawab", "jawaban"}),
        "solved": (own.state == "solved", words._("Ya, sudah selesai"), {"ya", "sudah", "selesai", "sampun", "beres"}),
        "still": (_may_reopen(own), words._("Belum selesai"), {"belum", "durung", "dereng", "tidak"}),
        "more": (own.state not in ("closed", "waiting"), words._("Tambah keterangan"), {"tambah"}),
        "withdraw": (own.state != "closed", words._("Cabut keluhan"), {"cabut"}),
        "end": (True, words._("Kembali ke menu"), {"menu", "selesai"} if own.state != "solved" else {"menu"}),
    }
    choices = [Choice(value, label, frozenset(typed)) for value, (may, label, typed) in offered.items() if may]
    return Question(detail_text(turn, own), tuple(choices))


def _may_reopen(own: OwnComplaint) -> bool:
    return own.state == "solved" or own.close_reason == "silent"


def take_complaint(turn: Turn, state: OwnState, answer: Answer) -> Next:
    if answer.value == "end":
        return Done(menu=True)
    if answer.value == "withdraw":
        return Ask("sure")
    if answer.value == "solved":
        return Done(said_solved(turn, state.complaint_id))
    if answer.value == "still":
        return not_solved(turn, state)
    if answer.value == "more" and state.news:
        return _pass_on(turn, state, state.news)
    if answer.value in ("answer", "more"):
        state.purpose = answer.value
        return Ask("words")
    return Again()


def said_solved(turn: Turn, complaint_id: int) -> str:
    """ "Sudah": closed, or what became of it meanwhile."""
    if confirm_solved(turn.session, turn.actor, complaint_id, turn.now):
        return turn.words._("Syukurlah, {name}. Keluhan ini kami tutup. Terima kasih.", name=turn.name())
    return turn.words._("Terima kasih, {name}. Jawabannya sudah tercatat.", name=turn.name())


def not_solved(turn: Turn, state: OwnState) -> Next:
    """ "Belum": opened again at once; what is wrong still may be told after it."""
    opened = reopen_complaint(turn.session, turn.actor, state.complaint_id, turn.now, turn.rules)
    if not opened:
        return Done(turn.words._("Terima kasih, {name}. Jawabannya sudah tercatat.", name=turn.name()))
    state.purpose = "still"
    return Ask("words")


def ask_words(turn: Turn, state: OwnState) -> Question:
    words, own = turn.words, _this(turn, state)
    enough = Choice("enough", words._("Cukup"), frozenset({"sudah", "tidak ada", "lewati"}))
    if own is None:
        return Question(_none_text(turn), (Choice("enough", words._("Selesai")),))
    if state.purpose == "answer":
        who = worker_name(words, own.worker, own.level)
        asked = quoted(own.question or "")
        text = words._("{who} bertanya: “{question}” Silakan tulis jawabannya.", who=who, question=asked)
    elif state.purpose == "still":
        text = words._("Maaf, ya. Keluhannya sudah dibuka lagi. Apa yang masih kurang?")
    else:
        text = words._("Silakan tulis tambahannya.")
    text += " " + words._("Boleh juga foto atau pesan suara.")
    choices = (enough,) if state.purpose != "answer" or state.file_ids else ()
    return Question(text, choices, accepts=STORY, any_words=True)


def take_words(turn: Turn, state: OwnState, answer: Answer) -> Next:
    text = answer.text or ""
    is_answer = state.purpose == "answer"
    if answer.value == "enough" or (not is_answer and says_finished(text)):
        if is_answer and state.file_ids:
            return _pass_on(turn, state, "")
        if state.purpose == "more" and not state.file_ids:  # nothing was added
            return Ask("complaint")
        return Done(turn.words._("Baik, {name}. Sudah saya teruskan.", name=turn.name()))
    if not is_answer and is_no_story(text):
        return Ask("complaint") if state.purpose == "more" and puts_off(text) else Again()
    return _pass_on(turn, state, text)


def take_file(turn: Turn, state: OwnState) -> Next | None:
    """A photo or voice note: with what stands under it, it is passed on as what she was asked for."""
    file = turn.incoming.file
    if turn.incoming.edited or file is None or file.kind not in FILES or turn.file_id is None:
        return None
    own = _this(turn, state) if state.complaint_id else None
    if own is None or own.state == "closed":
        return None
    caption = (turn.incoming.text or "").strip()
    state.file_ids.append(turn.file_id)
    if own.state == "waiting":
        return _pass_on(turn, state, caption)
    add_to_complaint(turn.session, turn.actor, own.id, caption, (turn.file_id,), turn.now)
    return Again(turn.words._("Kirimannya saya teruskan."))


def _pass_on(turn: Turn, state: OwnState, text: str) -> Next:
    """Her words go to whoever works on it: as the answer where one is awaited, else as something she adds."""
    words, files = turn.words, tuple(state.file_ids)
    own = _this(turn, state)
    if own is None:
        return Done(_none_text(turn))
    who = worker_name(words, own.worker, own.level)
    done = own.state == "waiting" and answer_question(
        turn.session, turn.actor, own.id, text, files, turn.now, turn.rules
    )
    if done or add_to_complaint(turn.session, turn.actor, own.id, text, files, turn.now):
        return Done(words._("Terima kasih, {name}. Sudah saya teruskan kepada {who}.", name=turn.name(), who=who))
    return Done(words._("Keluhan {ticket} sudah ditutup. Untuk yang baru, ketik: keluhan", ticket=own.ticket))


def ask_draft(turn: Turn, state: OwnState) -> Question:
    words, own = turn.words, _this(turn, state)
    ticket = own.ticket if own is not None else ""
    text = words._(
        "Apakah “{words}” jawaban untuk pertanyaan tentang keluhan {ticket}?", words=quoted(state.draft), ticket=ticket
    )
    return Question(text, yes_no(words._("Ya, teruskan"), words._("Bukan, hal lain")))


def take_draft(turn: Turn, state: OwnState, answer: Answer) -> Next:
    if answer.value == "yes":
        return _pass_on(turn, state, state.draft)
    if answer.value == "no":
        return Start("home", answer=Answer(text=state.draft))
    return Again()


def ask_sure(turn: Turn, state: OwnState) -> Question:
    words = turn.words
    text = words._("Cabut keluhan ini? Yang menangani akan diberi tahu bahwa tidak perlu dilanjutkan.")
    return Question(text, yes_no(words._("Ya, cabut"), words._("Jangan")))


def take_sure(turn: Turn, state: OwnState, answer: Answer) -> Next:
    if answer.value == "no":
        return Ask("complaint")
    if answer.value != "yes":
        return Again()
    if withdraw_complaint(turn.session, turn.actor, state.complaint_id, turn.now):
        return Done(turn.words._("Baik, {name}. Keluhan itu sudah ditarik kembali.", name=turn.name()))
    return Done(turn.words._("Keluhan itu sudah ditutup."))


CONVERSATION = Conversation(
    "my_complaints",
    OwnState,
    {
        "which": Step(ask_which, take_which),
        "complaint": Step(ask_complaint, take_complaint),
        "words": Step(ask_words, take_words),
        "draft": Step(ask_draft, take_draft),
        "sure": Step(ask_sure, take_sure),
    },
    begin,
    roles=FAMILIES,
    title=lambda words: words._("Keluhan saya"),
    section="matters",
    commands=("keluhanku", "keluhan saya", "keluhan kulo", "aduan saya", "pengaduan saya", "tiket"),
    aside=take_file,
)
