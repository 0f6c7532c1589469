"""Pendamping records what became of a visit: made, postponed or cancelled.

action --done--> met --> duties --> finding --> agreement --> next_step --> next_on --> check --> thanks
       --postpone--> until --> thanks
       --cancel--> reason --> thanks
"""

from datetime import date

from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.visit_days import (
    TEXT,
    VisitState,
    ask_next_on,
    ask_reason,
    ask_until,
    ask_visited_on,
    take_next_on,
    take_reason,
    take_until,
    take_visited_on,
)
from conversations.visit_words import duties_in_words, met_in_words, said_in_words, where_in_words, why_in_words
from conversations.words import Words, address_name
from programme.visit_lists import VisitLine, show_visit
from programme.visits import DUTIES, VisitOutcome, record_visit


def start(turn: Turn, visit_id: int, action: str = "") -> Next:
    """Begins recording a visit from the list; one that has ended says so."""
    line = show_visit(turn.session, turn.actor, visit_id, turn.rules)
    if line is None or line.state != "open":
        return Again(turn.words._("Kunjungan itu sudah selesai dicatat. Tidak ada yang berubah."))
    answer = Answer(value=action, kind="tap") if action else None
    return Start("record_visit", VisitState(visit_id), about=f"visit:{visit_id}", from_notice=True, answer=answer)


def ask_action(turn: Turn, state: VisitState) -> Question:
    line = _line(turn, state)
    words = turn.words
    text = "\n".join(
        [
            f"{address_name(words, line.name, line.gender)}, {where_in_words(words, line)}",
            why_in_words(words, line),
            *said_in_words(words, line),
            "",
            words._("Bagaimana kunjungannya?"),
        ]
    )
    choices = (
        Choice("done", words._("Selesai"), frozenset({"sudah", "rampung", "beres"})),
        Choice("postpone", words._("Tunda")),
        Choice("cancel", words._("Batalkan kunjungan")),
    )
    return Question(text, choices)


def take_action(turn: Turn, state: VisitState, answer: Answer) -> Next:
    if answer.value == "done":
        state.visited_on = turn.rules.today(turn.now).isoformat()
    following = {"done": "met", "postpone": "until", "cancel": "reason"}
    return Ask(following[answer.value]) if answer.value in following else Again()


def ask_met(turn: Turn, state: VisitState) -> Question:
    words = turn.words
    labels = met_in_words(words, _line(turn, state))
    choices = (
        Choice("kpm", labels["kpm"], frozenset({"ibu", "ibunya", "bapak", "kpm", "sendiri"})),
        Choice("spouse", labels["spouse"], frozenset({"suaminya", "istrinya"})),
        Choice("couple", labels["couple"], frozenset({"berdua"})),
        Choice("family", labels["family"]),
        Choice("nobody", words._("Tidak bertemu siapa pun"), frozenset({"kosong", "tidak ada"})),
    )
    return Question(words._("Bertemu siapa?"), choices, columns=2, accepts=TEXT)


def take_met(turn: Turn, state: VisitState, answer: Answer) -> Next:
    state.met = answer.value or answer.text or ""
    if state.met == "nobody":
        return Ask("until", preface=turn.words._("Tidak bertemu siapa pun: kunjungan ditunda, ya."))
    return Ask("duties")


def ask_duties(turn: Turn, state: VisitState) -> Question:
    choices = [
        Choice(f"{'clr' if duty in state.duties else 'set'}_{duty}", f"{'✅' if duty in state.duties else '▫️'} {label}")
        for duty, label in duties_in_words(turn.words).items()
    ]
    choices.append(Choice("all", turn.words._("Keempatnya sudah"), frozenset({"semua", "keempatnya", "sudah semua"})))
    choices.append(Choice("done", turn.words._("Lanjut"), frozenset({"lanjut", "selesai"})))
    return Question(turn.words._("Apa yang sudah dilakukan? Boleh lebih dari satu."), tuple(choices), redraws=True)


def take_duties(turn: Turn, state: VisitState, answer: Answer) -> Next:
    value = answer.value or ""
    if value == "all":
        state.duties = list(DUTIES)
        return Ask("finding")
    if value == "done":
        return Ask("finding")
    action, _, duty = value.partition("_")
    if duty in DUTIES:
        ticked = set(state.duties) | {duty} if action == "set" else set(state.duties) - {duty}
        state.duties = [one for one in DUTIES if one in ticked]
    return Again(redraw=answer.kind == "tap")


def ask_finding(turn: Turn, state: VisitState) -> Question:
    return Question(turn.words._("Apa penyebabnya? Tulis singkat."), (_skip(turn.words),), numbered=False, accepts=TEXT)


def take_finding(turn: Turn, state: VisitState, answer: Answer) -> Next:
    state.finding = answer.text if answer.value is None else None
    return Ask("agreement")


def ask_agreement(turn: Turn, state: VisitState) -> Question:
    return Question(
        turn.words._("Apa yang disepakati dengan keluarga?"), (_skip(turn.words),), numbered=False, accepts=TEXT
    )


def take_agreement(turn: Turn, state: VisitState, answer: Answer) -> Next:
    state.agreement = answer.text if answer.value is None else None
    return Ask("next_step")


def ask_next_step(turn: Turn, state: VisitState) -> Question:
    choices = (Choice("none", turn.words._("Tidak ada"), frozenset({"tidak", "tidak ada", "-"})),)
    return Question(
        turn.words._("Apa langkah berikutnya? Misalnya: cek kehadiran pertemuan depan."),
        choices,
        numbered=False,
        accepts=TEXT,
    )


def take_next_step(turn: Turn, state: VisitState, answer: Answer) -> Next:
    if answer.value == "none":
        state.next_step = state.next_on = None
        return Ask("check")
    state.next_step = answer.text
    return Ask("next_on")


def ask_check(turn: Turn, state: VisitState) -> Question:
    words = turn.words
    line = _line(turn, state)
    labels = duties_in_words(words)
    facts = [
        (words._("Tanggal"), words.day(date.fromisoformat(state.visited_on))),
        (words._("Bertemu"), met_in_words(words, line).get(state.met, state.met)),
        (words._("Dilakukan"), words.listing([labels[duty] for duty in state.duties]) or "-"),
        (words._("Penyebab"), state.finding or "-"),
        (words._("Kesepakatan"), state.agreement or "-"),
        (words._("Langkah berikutnya"), _next_in_words(words, state)),
    ]
    text = words._("Kunjungan {kpm}", kpm=address_name(words, line.name, line.gender)) + "\n"
    text += "\n".join(f"{label}: {value}" for label, value in facts) + "\n" + words._("Simpan?")
    yes, no = yes_no(words._("Ya, simpan"), words._("Ulangi dari awal"))
    return Question(text, (yes, Choice("day", words._("Tanggalnya lain")), no))


def take_check(turn: Turn, state: VisitState, answer: Answer) -> Next:
    if answer.value == "day":
        return Ask("visited_on")
    if answer.value != "yes":
        return Ask("met")
    outcome = VisitOutcome(
        visited_on=date.fromisoformat(state.visited_on),
        met=state.met,
        duties=tuple(state.duties),
        finding=state.finding,
        agreement=state.agreement,
        next_step=state.next_step,
        next_on=date.fromisoformat(state.next_on) if state.next_on else None,
    )
    line = _line(turn, state)
    if not record_visit(turn.session, turn.actor, state.visit_id, outcome, turn.now):
        return Done(turn.words._("Kunjungan itu sudah selesai dicatat. Tidak ada yang berubah."))
    kpm = address_name(turn.words, line.name, line.gender)
    return Done(turn.words._("Kunjungan {kpm} tercatat selesai. Terima kasih.", kpm=kpm))


def _next_in_words(words: Words, state: VisitState) -> str:
    if state.next_step is None:
        return "-"
    on = f" ({words.day(date.fromisoformat(state.next_on))})" if state.next_on else ""
    return f"{state.next_step}{on}"


def _skip(words: Words) -> Choice:
    return Choice("skip", words._("Lewati"), frozenset({"lewati", "lewat", "-"}))


def _line(turn: Turn, state: VisitState) -> VisitLine:
    line = show_visit(turn.session, turn.actor, state.visit_id, turn.rules)
    assert line is not None
    return line


CONVERSATION = Conversation(
    "record_visit",
    VisitState,
    {
        "action": Step(ask_action, take_action),
        "met": Step(ask_met, take_met),
        "duties": Step(ask_duties, take_duties),
        "finding": Step(ask_finding, take_finding),
        "agreement": Step(ask_agreement, take_agreement),
        "next_step": Step(ask_next_step, take_next_step),
        "next_on": Step(ask_next_on, take_next_on),
        "check": Step(ask_check, take_check),
        "visited_on": Step(ask_visited_on, take_visited_on),
        "until": Step(ask_until, take_until),
        "reason": Step(ask_reason, take_reason),
    },
    lambda turn, state: Ask("action"),
    roles=frozenset({"pendamping", "koordinator"}),
)
