"""A pendamping marks families that are paid at home, being old or disabled; who might need it is shown first.

group --> who (a tap turns the mark round) --(she stands in a coming schedule)--> this_time --> who
"""

from dataclasses import dataclass

from conversations.group_question import ask_group, begin_with_group, take_group
from conversations.member_question import members_meant
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.members import MemberLine
from programme.payments.at_home import HomeFamily, coming_payments_of, list_home_families, mark_paid_at_home
from programme.payments.days import pay_at_home
from programme.payments.stages import PaymentMistake

TEXT = frozenset({"text"})
END = "end"


@dataclass
class State:
    group_id: int = 0
    kpm_id: int = 0


def begin(turn: Turn, state: State) -> Next:
    return begin_with_group(turn, state, "who")


def take_this_group(turn: Turn, state: State, answer: Answer) -> Next:
    return take_group(turn, state, answer, "who")


def ask_who(turn: Turn, state: State) -> Question:
    words, families = turn.words, _families(turn, state)
    text = words._(
        "Siapa yang dibayar di rumah? Tekan namanya, atau tulis nomor atau namanya. Tekan lagi untuk membatalkan."
    )
    if any(one.candidate for one in families):
        text += " " + words._("Bertanda ★: ada lansia atau penyandang disabilitas di keluarganya.")
    choices = [
        Choice(f"m{one.kpm_id}", _label(one), frozenset({str(one.member_number)}))
        for one in sorted(families, key=lambda one: (not one.candidate, one.member_number))
    ]
    choices.append(Choice(END, words._("Selesai"), frozenset({"selesai", "sudah", "cukup"})))
    return Question(text, tuple(choices), numbered=False, accepts=TEXT, redraws=True)


def _label(one: HomeFamily) -> str:
    star = " ★" if one.candidate else ""
    return f"{'☑' if one.marked else '☐'} {one.member_number}. {one.name}"[:56] + star


def take_who(turn: Turn, state: State, answer: Answer) -> Next:
    words, families = turn.words, _families(turn, state)
    if answer.value == END:
        marked = sum(one.marked for one in families)
        text = words.n_(
            "Tersimpan: {n} keluarga dibayar di rumah. Ini berlaku untuk jadwal berikutnya.",
            "Tersimpan: {n} keluarga dibayar di rumah. Ini berlaku untuk jadwal berikutnya.",
            marked,
        )
        return Done(text)
    chosen = next((one for one in families if f"m{one.kpm_id}" == answer.value), None)
    if chosen is None:
        lines = [MemberLine(one.kpm_id, one.member_number, one.name, state.group_id, "") for one in families]
        meant = members_meant(answer.text or "", lines)
        if len(meant) != 1:
            return Again(words._("Belum jelas siapa. Tulis nomornya, ya."))
        chosen = next(one for one in families if one.kpm_id == meant[0].person_id)
    marked = not chosen.marked
    mark_paid_at_home(turn.session, turn.actor, chosen.kpm_id, marked, turn.now)
    coming = coming_payments_of(turn.session, turn.actor, chosen.kpm_id, turn.now)
    if any(at_home != marked for _, at_home in coming):
        state.kpm_id = chosen.kpm_id
        return Ask("this_time")
    return Again(redraw=answer.kind == "tap")


def ask_this_time(turn: Turn, state: State) -> Question:
    words = turn.words
    one = next((one for one in _families(turn, state) if one.kpm_id == state.kpm_id), None)
    name = one.name if one is not None else ""
    if one is None or one.marked:
        text = words._("{name} sudah ada di jadwal yang akan datang. Kali ini juga dibayar di rumah?", name=name)
    else:
        text = words._("{name} ada di jadwal yang akan datang, di rumah. Jadi dibayar di tempat?", name=name)
    return Question(text, yes_no(words._("Ya, sekarang juga"), words._("Nanti saja")))


def take_this_time(turn: Turn, state: State, answer: Answer) -> Next:
    words = turn.words
    if answer.value is None:
        return Again()
    if answer.value == "no":
        return Ask("who", words._("Baik, berlaku untuk jadwal berikutnya."))
    marked = any(one.marked for one in _families(turn, state) if one.kpm_id == state.kpm_id)
    for payment_id, at_home in coming_payments_of(turn.session, turn.actor, state.kpm_id, turn.now):
        if at_home != marked:
            try:
                pay_at_home(turn.session, turn.actor, payment_id, state.kpm_id, marked, turn.now)
            except PaymentMistake:
                continue  # it has just ended
    return Ask("who", words._("Tersimpan, dan keluarganya dikabari."))


def _families(turn: Turn, state: State) -> list[HomeFamily]:
    return list_home_families(turn.session, turn.actor, state.group_id)


CONVERSATION = Conversation(
    "home_families",
    State,
    {
        "group": Step(ask_group, take_this_group),
        "who": Step(ask_who, take_who),
        "this_time": Step(ask_this_time, take_this_time),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Dibayar di rumah"),
    section="payments",
    commands=("bayar di rumah", "dibayar di rumah", "bayar rumah"),
)
