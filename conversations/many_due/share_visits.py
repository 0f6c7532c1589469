"""More visits are due than a day takes: they are shared out, in the three ways of the second source document.

way --> which --ketua--> ketua_check --yes--> thanks
              --together--> when --(hour missing)--> clock --> place --> together_check --yes--> thanks
              --colleague--> colleague --> colleague_check --yes--> thanks
"""

from conversations.many_due.share_colleague import (
    ask_colleague,
    ask_colleague_check,
    take_colleague,
    take_colleague_check,
)
from conversations.many_due.share_ketua import ask_ketua_check, take_ketua_check
from conversations.many_due.share_state import ShareState, listed, shareable
from conversations.many_due.share_together import (
    ask_clock,
    ask_place,
    ask_together_check,
    ask_when,
    take_clock,
    take_place,
    take_together_check,
    take_when,
)
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.words import address_name
from programme.many_due.came_text import read_picked
from programme.many_due.ways import COLLEAGUE, KETUA, TOGETHER, WAYS, Shareable, proposed_for, suits
from programme.visit_lists import list_visits, visits_still_waiting

TEXT = frozenset({"text"})
MOST_CHOICES = 40
SAID = {
    KETUA: frozenset({"ketua", "titip", "minta tolong ketua", "bu ketua"}),
    TOGETHER: frozenset({"undang", "panggil", "kumpulkan", "bersama", "kumpul", "dipanggil"}),
    COLLEAGUE: frozenset({"rekan", "teman", "tawarkan", "pendamping lain", "limpahkan"}),
}
NEXT_QUESTION = {KETUA: "ketua_check", TOGETHER: "when", COLLEAGUE: "colleague"}


def begin(turn: Turn, state: ShareState) -> Next:
    if not shareable(turn):
        return Done(turn.words._("Sekarang tidak ada kunjungan yang bisa dibagi."))
    return Ask("way")


def ask_way(turn: Turn, state: ShareState) -> Question:
    words, visits = turn.words, shareable(turn)
    day = turn.rules.today(turn.now)
    waiting = visits_still_waiting(turn.session, turn.who.id, day).count
    today = sum(line.is_to_make(day) for line in list_visits(turn.session, turn.actor, turn.who.id, day, turn.rules))
    if waiting:
        text = words._(
            "{n} kunjungan menunggu, {today} masuk hari ini. Mau dibantu dengan cara apa?",
            n=waiting + today,
            today=today,
        )
    else:
        text = words._("{n} kunjungan bisa dibagi. Mau dibantu dengan cara apa?", n=len(visits))
    labels = {
        KETUA: words._("Minta bantuan ketua"),
        TOGETHER: words._("Undang bertemu bersama"),
        COLLEAGUE: words._("Tawarkan ke rekan"),
    }
    counts = {way: sum(suits(way, visit) for visit in visits) for way in WAYS}
    choices = tuple(Choice(way, f"{labels[way]} ({counts[way]})", SAID[way]) for way in WAYS if counts[way])
    return Question(text, choices)


def take_way(turn: Turn, state: ShareState, answer: Answer) -> Next:
    if answer.value not in WAYS:
        return Again()
    state.way = answer.value
    state.visit_ids = proposed_for(state.way, shareable(turn))
    return Ask("which")


def ask_which(turn: Turn, state: ShareState) -> Question:
    words, visits = turn.words, _fitting(turn, state)
    heads = {
        KETUA: words._("Keluarga mana yang dititipkan kepada ketua?"),
        TOGETHER: words._("Keluarga mana yang diundang bersama?"),
        COLLEAGUE: words._("Kunjungan mana yang ditawarkan?"),
    }
    how = words._("Tekan, atau tulis misalnya: 2 4 7, atau semua kecuali 3. Yang cocok sudah saya centang.")
    choices = [
        Choice(
            f"{'clr' if visit.visit_id in state.visit_ids else 'set'}_{visit.visit_id}",
            f"{'✅' if visit.visit_id in state.visit_ids else '▫️'} {visit.number}. {visit.name} · "
            f"{_why_it_suits(turn, state, visit)}",
        )
        for visit in visits
    ]
    choices.append(Choice("done", words._("Lanjut"), frozenset({"lanjut", "selesai", "sudah", "ya", "ok", "oke"})))
    text = f"{heads.get(state.way, heads[COLLEAGUE])} {how}"
    return Question(text, tuple(choices), numbered=False, accepts=TEXT, redraws=True)


def _why_it_suits(turn: Turn, state: ShareState, visit: Shareable) -> str:
    """The ketua who would go, or where the family lives."""
    if state.way == KETUA and visit.ketua is not None:
        return address_name(turn.words, visit.ketua.name, visit.ketua.gender)
    return visit.dusun or visit.desa


def take_which(turn: Turn, state: ShareState, answer: Answer) -> Next:
    visits = _fitting(turn, state)
    action, _, visit_id = (answer.value or "").partition("_")
    if answer.value == "done":
        if not {visit.visit_id for visit in visits} & set(state.visit_ids):
            return Again(turn.words._("Belum ada yang dipilih."))
        return Ask(NEXT_QUESTION[state.way])
    if visit_id:
        one = {int(visit_id)}
        ticked = set(state.visit_ids) | one if action == "set" else set(state.visit_ids) - one
        state.visit_ids = [visit.visit_id for visit in visits if visit.visit_id in ticked]
        return Again(redraw=answer.kind == "tap")
    picked = read_picked(answer.text or "", listed(visits))
    if picked is None or picked.unknown or not picked.numbers:
        return Again(turn.words._("Nomor atau nama itu tidak ada pada daftar ini."))
    state.visit_ids = [visit.visit_id for visit in visits if visit.number in picked.numbers]
    return Ask(NEXT_QUESTION[state.way])


def _fitting(turn: Turn, state: ShareState) -> list[Shareable]:
    """What this way can do, as many as a message shows; those that were picked are always among them."""
    fitting = [visit for visit in shareable(turn) if suits(state.way, visit)]
    first = sorted(fitting, key=lambda visit: visit.visit_id not in state.visit_ids)[:MOST_CHOICES]
    return sorted(first, key=lambda visit: visit.number)


CONVERSATION = Conversation(
    "share_visits",
    ShareState,
    {
        "way": Step(ask_way, take_way),
        "which": Step(ask_which, take_which),
        "ketua_check": Step(ask_ketua_check, take_ketua_check),
        "when": Step(ask_when, take_when),
        "clock": Step(ask_clock, take_clock),
        "place": Step(ask_place, take_place),
        "together_check": Step(ask_together_check, take_together_check),
        "colleague": Step(ask_colleague, take_colleague),
        "colleague_check": Step(ask_colleague_check, take_colleague_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Bagi kunjungan"),
    section="visits",
    commands=("bagi", "bagi kunjungan"),
)
