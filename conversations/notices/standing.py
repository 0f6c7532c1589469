"""What of the month's returning meetings is not planned yet: once at its beginning, once a week before it ends."""

from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import normal, notice_button
from conversations.standing.month_words import left_in_words
from conversations.standing.plan_state import PlanState
from conversations.turn import Again, Next, Start, Turn
from outbox.messages import Button, Message
from programme.standing.due import NOTICE, StandingMonth, standing_month


def render_due(view: NoticeView) -> Message | None:
    """None where everything is planned by now, or the month of which it speaks is over."""
    state = standing_month(view.session, view.reader.id, view.now, view.rules)
    is_hers = view.subject == f"person:{view.reader.id}"
    if state.is_all_planned or not is_hers or not view.slot.startswith(f"{state.month:%Y-%m}"):
        return None
    words = view.words
    head = words._("{name}, yang belum diatur untuk {month}:", name=view.name(), month=words.month(state.month))
    lines = [head, *(f"- {one}" for one in left_in_words(words, state))]
    return Message("\n".join(lines), rows=tuple((one,) for one in _buttons(view, state)))


def _buttons(view: NoticeView, state: StandingMonth) -> list[Button]:
    words, found = view.words, []
    if state.ketua_left:
        found.append(notice_button(words._("Temu ketua"), NOTICE, view.subject, "ketua"))
        if len(state.ketua_left) > 1:
            found.append(notice_button(words._("Undang para ketua"), NOTICE, view.subject, "together"))
    if state.temu_kunjung is None:
        found.append(notice_button(words._("Atur temu kunjung"), NOTICE, view.subject, "temu_kunjung"))
    return found


def due_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    if subject != f"person:{turn.who.id}" or value not in ("ketua", "together", "temu_kunjung"):
        return Again(turn.words._("Tombol itu sudah tidak berlaku."))
    if value == "ketua":
        return Start("ketua_month", from_notice=True)
    kind = "ketua_meeting" if value == "together" else value
    state = standing_month(turn.session, turn.who.id, turn.now, turn.rules)
    if kind == "temu_kunjung" and state.temu_kunjung is not None:
        return Start("standing", from_notice=True)
    return Start("plan_standing", PlanState(kind=kind), from_notice=True)


TYPED = {
    "ketua": frozenset({"ketua", "temu ketua"}),
    "together": frozenset({"undang", "undang ketua", "undang para ketua"}),
    "temu_kunjung": frozenset({"kunjung", "temu kunjung", "atur temu kunjung"}),
}


def due_typed(turn: Turn, subject: str, text: str) -> Next | None:
    meant = next((value for value, said in TYPED.items() if normal(text) in said), None)
    return None if meant is None else due_tapped(turn, subject, meant)


def due_title(turn: Turn, subject: str) -> str:
    return turn.words._("pertemuan rutin bulan ini")


DUE = NoticeTalk(
    render_due,
    due_tapped,
    due_typed,
    title=due_title,
    about="person",
    knock=lambda view: "pengingat pertemuan rutin",
)
