"""What a complaint's reporter hears of it: each step plainly, and what its handler asks her.

The subject is 'complaint:12', the slot 'step:34'. Whether it is solved is asked in complaint_checks.
"""

from datetime import date

from conversations.complaints.complaint_words import category_label, quoted, role_name, worker_name
from conversations.complaints.own_state import OwnState
from conversations.complaints.own_words import referred_text
from conversations.courtesies import acknowledges
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import normal, notice_button
from conversations.turn import Again, Next, Start, Turn
from conversations.words import Words, address_name
from outbox.messages import Button, Message
from programme.access import may_run
from programme.complaints.filing import reopen_complaint
from programme.complaints.own import OwnComplaint, OwnStep, own_complaint, step_of
from programme.meeting_answer_text import read_meeting_answer

STEP_KIND = "complaint_step"
OVERTAKEN = frozenset({"taken", "referred", "visit", "escalated"})
"""Steps that are no news once it is solved or closed."""
SHORTEST_ANSWER = 2
"""Words: a single one may be meant for anything."""


def seen(view: NoticeView) -> tuple[OwnComplaint, OwnStep] | None:
    """The complaint and its step, as long as the reader is its reporter or the family it concerns."""
    own, step = own_complaint(view.session, view.subject_id), step_of(view.session, int(view.slot.rpartition(":")[2]))
    if own is None or step is None or view.reader.id not in (own.reporter_id, own.kpm_id):
        return None
    return own, step


def render_step(view: NoticeView) -> Message | None:
    """None where the step is no news any more."""
    found = seen(view)
    if found is None:
        return None
    own, step = found
    if step.kind in OVERTAKEN and own.state in ("solved", "closed"):
        return None
    text = _step_text(view, own, step)
    button = _step_button(view, own, step)
    return Message(text, rows=((button,),) if button is not None else ()) if text else None


def _step_text(view: NoticeView, own: OwnComplaint, step: OwnStep) -> str | None:
    words = view.words
    who = worker_name(words, own.worker, own.level)
    about = about_it(words, own, view.reader.id)
    values = {"name": view.name(), "about": about, "who": who, "day": words.day(view.rules.today(own.due_at))}
    if step.kind == "received":
        return _filed_for_her(view, own)
    if step.kind == "taken":
        return words._("{name}, {about} sekarang ditangani {who}. Batas waktunya {day}.", **values)
    if step.kind == "asked":
        asked = quoted(step.words or "")
        text = words._(
            "{name}, {who} bertanya tentang {about}: “{question}” Tekan Jawab, atau langsung tulis jawabannya.",
            question=asked,
            **values,
        )
        return text if own.state == "waiting" else None
    if step.kind == "referred":
        return words._("{name}, kabar tentang {about}.", **values) + " " + referred_text(words, own)
    if step.kind == "visit":
        values["day"] = words.day(date.fromisoformat(step.words)) if step.words else "-"
        return words._("{name}, untuk {about}, {who} akan berkunjung ke rumah: {day}.", **values)
    if step.kind == "escalated":
        return words._(
            "{name}, maaf, {about} belum selesai pada waktunya. Sekarang ikut ditangani {level}, batas waktunya {day}.",
            level=role_name(words, own.level),
            **values,
        )
    return _ended(view, own, step, about)


def _ended(view: NoticeView, own: OwnComplaint, step: OwnStep, about: str) -> str | None:
    words = view.words
    if own.state != "closed":
        return None
    if step.kind == "withdrawn":
        return words._("{name}, {about} sudah ditarik kembali.", name=view.name(), about=about)
    if own.close_reason == "silent":
        return words._(
            "{name}, {about} kami tutup karena belum ada kabar. Kalau ternyata belum selesai, tekan Belum selesai; "
            "keluhannya dibuka lagi.",
            name=view.name(),
            about=about,
        )
    return None


def _filed_for_her(view: NoticeView, own: OwnComplaint) -> str | None:
    """Her ketua or pendamping spoke in her name: she is told, and can take it back."""
    words = view.words
    if view.reader.id == own.reporter_id:
        return None
    return words._(
        "{name}, {reporter} menyampaikan keluhan untuk keluarga ini: {category} (tiket {ticket}). Kalau tidak benar "
        "atau ingin menambah, ketik: keluhan saya",
        name=view.name(),
        reporter=address_name(words, own.reporter_name, own.reporter_gender),
        category=category_label(words, own.category),
        ticket=own.ticket,
    )


def about_it(words: Words, own: OwnComplaint, reader_id: int) -> str:
    """'keluhan K4M7R2 (KKS hilang)', with whose it is where that is another's."""
    category = category_label(words, own.category)
    if own.kpm_id == reader_id:
        return words._("keluhan {ticket} ({category})", ticket=own.ticket, category=category)
    name = address_name(words, own.name, own.gender)
    return words._("keluhan {ticket} ({category}, {kpm})", ticket=own.ticket, category=category, kpm=name)


def _step_button(view: NoticeView, own: OwnComplaint, step: OwnStep) -> Button | None:
    if step.kind == "asked":
        return notice_button(view.words._("Jawab"), STEP_KIND, view.subject, "answer")
    if step.kind == "closed" and own.close_reason == "silent":
        return notice_button(view.words._("Belum selesai"), STEP_KIND, view.subject, "still")
    return None


def step_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    own = hers(turn, subject)
    if own is None:
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    if value == "still":
        return still(turn, own)
    if value != "answer" or own.state == "closed":
        return Again(turn.words._("Keluhan {ticket} sudah ditutup.", ticket=own.ticket))
    purpose = (
        "answer" if own.state == "waiting" else "more"
    )  # answered before, or too late: it is passed on all the same
    return Start("my_complaints", OwnState(own.id, purpose), about=subject, from_notice=True)


def step_typed(turn: Turn, subject: str, text: str) -> Next | None:
    """An answer in her own words, which she then says is one. Nothing that answers something else, or asks."""
    own = hers(turn, subject)
    if own is None:
        return None
    if own.close_reason == "silent":
        return still(turn, own) if _is_label(text, turn.words._("Belum selesai"), "belum selesai") else None
    wants_to_answer = _is_label(text, turn.words._("Jawab"), "jawab")
    if own.state != "waiting" or not (wants_to_answer or _could_be_answer(text)):
        return None
    draft = "" if wants_to_answer else text.strip()
    return Start("my_complaints", OwnState(own.id, "answer", draft), about=subject, from_notice=True)


def _is_label(text: str, label: str, indonesian: str) -> bool:
    """Whether she typed what stands on the button, in her language or in Indonesian."""
    return normal(text) in (normal(label), indonesian)


def _could_be_answer(text: str) -> bool:
    if acknowledges(text) or text.rstrip().endswith("?") or len(normal(text).split()) < SHORTEST_ANSWER:
        return False
    return not read_meeting_answer(text).outright


def hers(turn: Turn, subject: str) -> OwnComplaint | None:
    """Hers, and not on a phone that others use: there she was not shown what stands in the notice."""
    complaint_id = int(subject.rpartition(":")[2])
    if len(turn.people) > 1 or not may_run(turn.session, turn.actor, "show_own_complaint", complaint_id):
        return None
    return own_complaint(turn.session, complaint_id)


def still(turn: Turn, own: OwnComplaint) -> Next:
    """ "Belum": opened again at once, then she is asked what is wrong still."""
    if not reopen_complaint(turn.session, turn.actor, own.id, turn.now, turn.rules):
        return Again(turn.words._("Terima kasih, {name}. Jawabannya sudah tercatat.", name=turn.name()))
    return Start("my_complaints", OwnState(own.id, "still"), about=f"complaint:{own.id}", from_notice=True)


def step_title(turn: Turn, subject: str) -> str:
    own = hers(turn, subject)
    return turn.words._("Keluhan {ticket}", ticket=own.ticket) if own is not None else turn.words._("Keluhan")


STEP = NoticeTalk(
    render_step,
    step_tapped,
    step_typed,
    step_title,
    knock=lambda view: "kabar dari petugas PKH",
    about="complaint",
)
