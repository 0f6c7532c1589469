"""Whether a complaint is solved: its reporter has the last word, and "belum" opens it again.

The slot is 'step:34', or 'again:34' where she is asked a second time.
"""

import re
from datetime import timedelta

from conversations.complaints.complaint_words import quoted, worker_name
from conversations.complaints.my_complaints import said_solved
from conversations.notices.complaints import about_it, hers, seen, step_title, still
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import YES_WORDS, Choice, Question, match, normal, notice_button
from conversations.turn import Again, Next, Turn
from conversations.words import Words
from outbox.messages import Message
from programme.complaints.filing import add_to_complaint, reopen_complaint
from programme.complaints.own import OwnComplaint
from programme.meeting_answer_text import read_meeting_answer

CHECK_KIND = "complaint_check"
ALREADY, DONE = "sudah sdh udah sampun uwis wis wes parantos atos".split(), "selesai beres rampung tuntas".split()
SOLVED = frozenset({*ALREADY, *DONE, *(f"{already} {done}" for already in ALREADY for done in DONE)})
NOT_SOLVED = frozenset({"belum", "blm", "durung", "dereng", "teu acan", "tacan", "encan", "acan", "can", "tidak"})
ALONE = re.compile(
    r"^\W*[^\W\d_]+(?: (?:bu|ibu|pak|bapak|mbak|mas|teh|kang|kok|je|nih|sih|lho|keneh|masih))*\s*[,.;!\n]"
)
"""Her first word stands for itself: "durung bu, ora ono sing teko" is no answer to a reminder."""
BUT = frozenset({"tapi", "tp", "tpi", "tetapi", "nanging", "ning", "cuma", "namun", "mung", "ngan"})


def render_check(view: NoticeView) -> Message | None:
    """Whether it is solved; None where that was answered meanwhile."""
    found = seen(view)
    if found is None or found[0].state != "solved":
        return None
    own, step = found
    words = view.words
    values = {"name": view.name(), "about": about_it(words, own, view.reader.id)}
    if view.slot.startswith("again:"):
        until = view.now + timedelta(days=view.rules.complaint_silent_days)
        text = words._(
            "{name}, sekali lagi tentang {about}: apakah sudah selesai? Tanpa kabar, keluhan ditutup {day}; "
            "sesudah itu masih bisa dibuka lagi.",
            day=words.day(view.rules.today(until)),
            **values,
        )
    else:
        who = worker_name(words, own.worker, own.level)
        text = words._("{name}, {who} menyampaikan bahwa {about} sudah diselesaikan.", who=who, **values)
        text += " " + words._("Yang dilakukan: “{words}”", words=quoted(step.words)) if step.words else ""
        text += " " + words._("Apakah memang sudah selesai?")
    buttons = tuple((notice_button(one.label, CHECK_KIND, view.subject, one.value),) for one in _check_choices(words))
    return Message(text, rows=buttons)


def _check_choices(words: Words) -> tuple[Choice, Choice]:
    return (
        Choice("yes", words._("Sudah selesai"), SOLVED | YES_WORDS),
        Choice("no", words._("Belum"), NOT_SOLVED),
    )


def check_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    own = hers(turn, subject)
    if own is None or value not in ("yes", "no"):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    if value == "yes":
        return Again(said_solved(turn, own.id))
    return still(turn, own)


def check_typed(turn: Turn, subject: str, text: str) -> Next | None:
    """ "sudah", "belum", or "belum, kartunya masih mati": then what is wrong still is in it."""
    own = hers(turn, subject)
    if own is None or own.state != "solved":
        return None
    chosen = match(Question("", _check_choices(turn.words), accepts=frozenset({"text"})), text)
    if chosen is not None:
        return check_tapped(turn, subject, chosen.value)
    return _still_because(turn, own, text) if _says_not_yet(text) else None


def _says_not_yet(text: str) -> bool:
    """ "Belum, kartunya masih mati", or "sudah tapi kartunya rusak"."""
    said = normal(text).split()
    if said and said[0] in NOT_SOLVED - {"tidak"}:
        return bool(ALONE.match(text)) or not read_meeting_answer(text).outright
    return bool(said) and said[0] in SOLVED and not BUT.isdisjoint(said[1:4])


def _still_because(turn: Turn, own: OwnComplaint, text: str) -> Next:
    """What is wrong still is said already."""
    if reopen_complaint(turn.session, turn.actor, own.id, turn.now, turn.rules):
        add_to_complaint(turn.session, turn.actor, own.id, text.strip(), (), turn.now)
    return Again(
        turn.words._("Baik, {name}. Keluhannya dibuka lagi, dan tulisannya sudah saya teruskan.", name=turn.name())
    )


CHECK = NoticeTalk(
    render_check,
    check_tapped,
    check_typed,
    step_title,
    knock=lambda view: "kabar dari petugas PKH",
    about="complaint",
)
