"""One person's message to many as each reader sees it, and afterwards for its sender what it really was."""

from conversations.forecast_words import cost_in_words, rupiah, ways_in_words
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.words import Words, address_name
from db import Session
from outbox.media import extension
from outbox.messages import Attachment, Message
from outbox.stored_files import content_of
from programme.broadcast_results import Outcome, outcome_of, unreached
from programme.broadcasts import BroadcastLine, broadcast_line, was_asked_to_open

MOST_NAMES = 10
SMS_LETTERS = 240
"""Of the sender's own words: with the frame around them it makes two segments, which somebody pays for each reader."""


def render_broadcast(view: NoticeView) -> Message | None:
    """None where it was stopped before it left; who had been asked to open it reads that it was taken back."""
    line = broadcast_line(view.session, view.subject_id)
    if line is None:
        return None
    if line.cancelled_at is not None:
        return _taken_back(view, line)
    attachment = attachment_of(view.session, line.file_id)
    if attachment is None and not line.text:
        return None
    return shown(view.words, line, attachment)


def _taken_back(view: NoticeView, line: BroadcastLine) -> Message | None:
    if not was_asked_to_open(view.session, line.id, view.reader.id):
        return None
    name = address_name(view.words, line.sender_name, line.sender_gender)
    return Message(view.words._("Pesan dari {name} sudah dibatalkan. Tidak ada yang perlu dibaca.", name=name))


def shown(words: Words, line: BroadcastLine, attachment: Attachment | None) -> Message:
    """What its readers see; the sender's own words stand as they were written."""
    head = heading(words, line.sender_role, address_name(words, line.sender_name, line.sender_gender))
    return Message(f"{head}\n\n{line.text}".strip(), attachment=attachment)


def heading(words: Words, role: str, name: str) -> str:
    """Whom it is from."""
    if role == "operator":
        return words._("Pesan dari kantor PKH ({name}):", name=name)
    if role == "koordinator":
        return words._("Pesan dari {name}, koordinator PKH:", name=name)
    return words._("Pesan dari {name}, pendamping PKH:", name=name)


def attachment_of(session: Session, file_id: int | None) -> Attachment | None:
    """Its photo or voice note; None where it has none, or its content is not (or no longer) here."""
    file = content_of(session, file_id) if file_id is not None else None
    if file is None or file_id is None:
        return None
    kind = "voice" if file.kind == "voice" else "photo"
    return Attachment(kind, f"pesan-{file_id}.{extension(file.content)}", file.content, ("file", file_id))


def sms_of_broadcast(view: NoticeView) -> str | None:
    """Its words, cut where they are many; of a photo or voice note that there is one, and whom to ask."""
    line = broadcast_line(view.session, view.subject_id)
    if line is None or line.cancelled_at is not None:
        return None
    words, name = view.words, address_name(view.words, line.sender_name, line.sender_gender)
    said = " ".join(line.text.split())
    whole = len(said) <= SMS_LETTERS and line.file_id is None
    if whole:
        return words._("PKH, dari {name}: {said}", name=name, said=said)
    if not said:
        return words._("PKH: ada pesan dari {name}. Mohon tanyakan isinya kepada ketua kelompok.", name=name)
    short = said if len(said) <= SMS_LETTERS else said[:SMS_LETTERS].rsplit(" ", 1)[0] + "..."
    return words._("PKH, dari {name}: {said} Lengkapnya: tanya ketua kelompok.", name=name, said=short)


def render_result(view: NoticeView) -> Message | None:
    """For the sender alone."""
    line = broadcast_line(view.session, view.subject_id)
    if line is None or line.sender_id != view.reader.id:
        return None
    outcome, words = outcome_of(view.session, line.id), view.words
    head = words._(
        "Pesan {when} sudah selesai: sampai ke {reached} dari {readers} orang ({ways}).",
        when=words.moment(view.rules.local(line.confirmed_at)),
        reached=outcome.reached_in_all,
        readers=outcome.readers,
        ways=ways_in_words(words, outcome.reached),
    )
    if not outcome.reached_in_all:
        head = words._(
            "Pesan {when} sudah selesai. Belum ada yang pasti menerimanya dari {readers} orang.",
            when=words.moment(view.rules.local(line.confirmed_at)),
            readers=outcome.readers,
        )
    lines = [head, *_what_is_left(words, outcome), _cost(words, outcome, line)]
    missed = unreached(view.session, line.id, MOST_NAMES) if line.sender_role == "pendamping" else []
    if missed:
        names = [f"{address_name(words, one.name, one.gender)} ({one.group_name})" for one in missed]
        more = outcome.not_reached - len(missed)
        lines.append(words._("Mohon dikabari langsung: {names}.", names=", ".join(names)))
        if more > 0:
            lines[-1] += " " + words.n_("Dan {n} lainnya.", "Dan {n} lainnya.", more)
    return Message("\n".join(line for line in lines if line))


def _what_is_left(words: Words, outcome: Outcome) -> list[str]:
    """Everybody who is not among the reached."""
    counts = [
        (
            outcome.on_the_way,
            words.n_("{n} terkirim, belum pasti sampai.", "{n} terkirim, belum pasti sampai.", outcome.on_the_way),
        ),
        (outcome.waiting, words.n_("{n} menunggu giliran.", "{n} menunggu giliran.", outcome.waiting)),
        (outcome.knocked, words.n_("{n} belum membukanya.", "{n} belum membukanya.", outcome.knocked)),
        (outcome.stopped, words.n_("{n} tidak jadi dikirimi.", "{n} tidak jadi dikirimi.", outcome.stopped)),
        (outcome.not_reached, words.n_("{n} tidak terjangkau.", "{n} tidak terjangkau.", outcome.not_reached)),
    ]
    return [" ".join(text for count, text in counts if count)]


def _cost(words: Words, outcome: Outcome, line: BroadcastLine) -> str:
    cost = cost_in_words(words, outcome.templates, outcome.segments, outcome.rupiah)
    expected = line.forecast.get("rupiah")
    if not isinstance(expected, int) or expected == outcome.rupiah:
        return words._("Biaya: {cost}.", cost=cost)
    return words._("Biaya: {cost} (perkiraan {expected}).", cost=cost, expected=rupiah(expected))


def progress_lines(words: Words, outcome: Outcome) -> list[str]:
    """How far it is, for its sender."""
    reached = words._(
        "Sampai: {reached} dari {readers} orang.", reached=outcome.reached_in_all, readers=outcome.readers
    )
    return [reached, *(line for line in _what_is_left(words, outcome) if line)]


BROADCAST = NoticeTalk(render_broadcast, sms=sms_of_broadcast, knock=lambda view: "pesan dari PKH", about="broadcast")
RESULT = NoticeTalk(render_result, knock=lambda view: "hasil pengiriman pesan", about="broadcast")
