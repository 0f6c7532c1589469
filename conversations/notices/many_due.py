"""What a ketua said to who asked her for help, and several visits offered to a colleague at once."""

from conversations.hand_over import visit_name
from conversations.many_due.answer_some import SomeState, answered_visits
from conversations.many_due.errand_words import CANNOT, MET, NOT_MET
from conversations.many_due.help_steps import decided, decision_choices, told_in_words
from conversations.many_due.offered_words import where, why
from conversations.many_due.yes_some_no import value_of
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import Answer, Question, match, normal, notice_button, rows_of
from conversations.turn import Again, Next, Start, Turn
from conversations.words import Words, address_name
from outbox.messages import Message
from outbox.queue import mark_answered
from programme.access import may_run
from programme.many_due.ketua_help import HelpLine, show_help
from programme.many_due.sharing import show_together

HEARD, OFFERED = "help_answered", "visits_offered_together"
MOST_SHOWN = 20


def _names(words: Words, lines: list[HelpLine]) -> str:
    return words.listing([address_name(words, one.name, one.gender) for one in lines])


def render_heard(view: NoticeView) -> Message | None:
    """To who asked: what the ketua said. None where it is settled meanwhile."""
    if not may_run(view.session, view.reader.actor, "decide_help", view.subject_id):
        return None
    lines = show_help(view.session, view.reader.actor, view.subject_id)
    own = next(one for one in lines if one.help_id == view.subject_id)
    if view.slot == MET:
        return _told(view, own)
    words = view.words
    values = {
        "ketua": address_name(words, own.ketua_name, own.ketua_gender),
        "name": address_name(words, own.name, own.gender),
        "names": _names(words, [one for one in lines if one.state == "lapsed"]),
    }
    texts = {
        NOT_MET: words._(
            "{ketua} sudah mampir, tetapi {name} tidak di rumah. Kunjungannya kembali ke daftar.", **values
        ),
        CANNOT: words._("{ketua} tidak jadi bisa mampir ke {name}. Kunjungannya kembali ke daftar.", **values),
        "lapsed": words._("{ketua} belum menjawab titipan {names}. Kunjungannya kembali ke daftar.", **values),
        "silent": words._("Belum ada kabar dari {ketua} tentang {names}. Kunjungannya kembali ke daftar.", **values),
    }
    if view.slot in texts:
        return Message(texts[view.slot])
    return Message(_answer_in_words(words, lines, values["ketua"])) if view.slot == "answered" else None


def _answer_in_words(words: Words, lines: list[HelpLine], ketua: str) -> str:
    """Who of the list is visited by the ketua, and who is back on the pendamping's own."""
    taken = [one for one in lines if one.state not in ("declined", "withdrawn", "lapsed", "asked")]
    back = [one for one in lines if one.state == "declined"]
    parts = []
    if taken:
        parts.append(words._("{ketua} bersedia mampir ke {names}.", ketua=ketua, names=_names(words, taken)))
    if back:
        parts.append(
            words._(
                "{ketua} belum bisa mampir ke {names}: kunjungannya kembali ke daftar.",
                ketua=ketua,
                names=_names(words, back),
            )
        )
    return " ".join(parts)


def _told(view: NoticeView, own: HelpLine) -> Message | None:
    if own.state != "told" or not own.is_open:
        return None
    buttons = [notice_button(one.label, HEARD, view.subject, one.value) for one in decision_choices(view.words)]
    return Message(told_in_words(view.words, own), rows=rows_of(buttons, 1))


def heard_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    help_id = int(subject.rpartition(":")[2])
    if value not in ("done", "keep") or not may_run(turn.session, turn.actor, "decide_help", help_id):
        return None
    mark_answered(turn.session, HEARD, subject, turn.who.id, turn.now)
    return Again(decided(turn, help_id, value == "done"))


def heard_typed(turn: Turn, subject: str, text: str) -> Next | None:
    help_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "decide_help", help_id):
        return None
    own = next(one for one in show_help(turn.session, turn.actor, help_id) if one.help_id == help_id)
    if own.state != "told" or not own.is_open:
        return None
    chosen = match(Question("", decision_choices(turn.words), numbered=False), text)
    return heard_tapped(turn, subject, chosen.value) if chosen is not None else None


def heard_title(turn: Turn, subject: str) -> str:
    help_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "decide_help", help_id):
        return subject
    own = next(one for one in show_help(turn.session, turn.actor, help_id) if one.help_id == help_id)
    return turn.words._("Kabar ketua tentang {name}", name=address_name(turn.words, own.name, own.gender))


def render_offered(view: NoticeView) -> Message | None:
    """Just what he needs to decide; None where all of it was taken back or has ended."""
    if not may_run(view.session, view.reader.actor, "answer_together", view.subject_id):
        return None
    numbered = show_together(view.session, view.reader.actor, view.subject_id).numbered
    asked = list(numbered.values())
    if not asked:
        return None
    words = view.words
    head = words.n_(
        "{colleague} meminta bantuan untuk {n} kunjungan:",
        "{colleague} meminta bantuan untuk {n} kunjungan:",
        len(asked),
        colleague=address_name(words, asked[0].from_name, asked[0].from_gender),
    )
    lines = [
        f"{number}. {visit_name(words, one.target)}, {where(words, one.target)}. {why(words, one.target)}"
        for number, one in list(numbered.items())[:MOST_SHOWN]
    ]
    if len(asked) > MOST_SHOWN:
        lines.append(words._("dan {n} lagi", n=len(asked) - MOST_SHOWN))
    if asked[0].target.purpose:
        lines.append(words._("Pesan: {note}", note=asked[0].target.purpose))
    lines.append(words._("Apakah bersedia?"))
    buttons = [
        notice_button(words._("Terima semua"), OFFERED, view.subject, "yes"),
        notice_button(words._("Sebagian"), OFFERED, view.subject, "some"),
        notice_button(words._("Tolak"), OFFERED, view.subject, "no"),
    ]
    return Message("\n".join([head, *lines]), rows=rows_of(buttons, 1), numbered=False)  # a number is a visit's


def offered_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    handover_id = int(subject.rpartition(":")[2])
    if value not in ("yes", "no", "some") or not may_run(turn.session, turn.actor, "answer_together", handover_id):
        return None
    asked = [one.handover_id for one in show_together(turn.session, turn.actor, handover_id).asked]
    if not asked:
        return Again(turn.words._("Terima kasih, itu sudah dijawab atau sudah tidak perlu lagi."))
    if value == "some":
        return Start("answer_some", SomeState(handover_id=handover_id), about=subject, from_notice=True)
    return Again(answered_visits(turn, SomeState(handover_id=handover_id, taken=asked if value == "yes" else [])))


def offered_typed(turn: Turn, subject: str, text: str) -> Next | None:
    handover_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "answer_together", handover_id):
        return None
    if not show_together(turn.session, turn.actor, handover_id).asked:
        return None
    value = value_of(text)
    if value is not None:
        return offered_tapped(turn, subject, value)
    said = normal(text).removeprefix("terima ").removeprefix("ambil ")
    if said == normal(text) and not said.replace(" ", "").isdigit():
        return None
    return Start(
        "answer_some", SomeState(handover_id=handover_id), about=subject, from_notice=True, answer=Answer(text=said)
    )


def offered_title(turn: Turn, subject: str) -> str:
    return turn.words._("Permintaan bantuan beberapa kunjungan")


HELP_ANSWERED = NoticeTalk(
    render_heard, heard_tapped, heard_typed, heard_title, knock=lambda view: "kabar dari ketua kelompok", about="help"
)
OFFERED_TOGETHER = NoticeTalk(
    render_offered,
    offered_tapped,
    offered_typed,
    offered_title,
    knock=lambda view: "permintaan bantuan kunjungan",
    about="handover",
)
