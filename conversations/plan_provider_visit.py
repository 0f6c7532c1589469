"""Pendamping plans a visit to a school, health facility or other: because of a complaint, or as a routine.

provider --(a name not known)--> same? --> kind? --> desa --> purpose --> day --> thanks
"""

from dataclasses import dataclass
from datetime import date, timedelta

from conversations.questions import Answer, Choice, Question, normal
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.visit_days import day_meant, unclear_day
from programme.complaints.visits import plan_complaint_provider_visit
from programme.providers import (
    LONGEST_NAME,
    ProviderLine,
    add_provider,
    kind_meant,
    list_providers,
    plan_provider_visit,
    similar_providers,
)
from programme.working_days import next_working_day

TEXT = frozenset({"text"})
MOST_CHOICES = 30
LONGEST_DESA, LONGEST_PURPOSE = 80, 500


@dataclass
class State:
    provider_id: int = 0
    name: str = ""
    """Of a new one."""
    kind: str = ""
    desa: str | None = None
    purpose: str = ""
    complaint_id: int = 0
    """The complaint because of which it is planned, if it is because of one."""


def begin(turn: Turn, state: State) -> Next:
    return Ask("provider")


def ask_provider(turn: Turn, state: State) -> Question:
    words = turn.words
    known = _known(turn)
    choices = tuple(Choice(str(one.id), _label(one)) for one in known[:MOST_CHOICES])
    if known:
        text = words._("Mengunjungi siapa? Pilih, atau tulis nama sekolah, puskesmas, atau lainnya.")
    else:
        text = words._("Mengunjungi siapa? Tulis nama sekolah, puskesmas, atau lainnya. Contoh: SDN 1 Wates.")
    return Question(text, choices, accepts=TEXT)


def take_provider(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is not None:
        state.provider_id = int(answer.value)
        return Ask("purpose")
    name = " ".join((answer.text or "").split())[:LONGEST_NAME]
    if sum(letter.isalpha() for letter in name) < 3:
        return Again(turn.words._("Tulis namanya, misalnya: Puskesmas Wates."))
    state.name, state.provider_id = name, 0
    similar = similar_providers(name, _known(turn))
    exact = [one for one in similar if normal(one.name) == normal(name)]
    if len(exact) == 1:
        state.provider_id = exact[0].id
        return Ask("purpose")
    return Ask("same") if similar else _to_kind(state)


def ask_same(turn: Turn, state: State) -> Question:
    words = turn.words
    similar = similar_providers(state.name, _known(turn))[:MOST_CHOICES]
    choices = [Choice(str(one.id), _label(one)) for one in similar]
    choices.append(Choice("new", words._("Bukan, ini yang lain"), frozenset({"bukan", "lain", "baru", "tidak"})))
    return Question(words._("Apakah maksudnya salah satu dari ini?"), tuple(choices))


def take_same(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "new":
        return _to_kind(state)
    state.provider_id = int(answer.value)
    return Ask("purpose")


def _to_kind(state: State) -> Next:
    state.kind = kind_meant(state.name) or ""
    return Ask("desa" if state.kind else "kind")


def ask_kind(turn: Turn, state: State) -> Question:
    words = turn.words
    choices = (
        Choice("health", words._("Kesehatan"), frozenset({"puskesmas", "posyandu", "bidan"})),
        Choice("school", words._("Sekolah"), frozenset({"sekolahan", "pendidikan"})),
        Choice("other", words._("Lainnya"), frozenset({"lain"})),
    )
    return Question(words._("{name} termasuk apa?", name=state.name), choices)


def take_kind(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    state.kind = answer.value
    return Ask("desa")


def ask_desa(turn: Turn, state: State) -> Question:
    skip = Choice("skip", turn.words._("Lewati"), frozenset({"lewati", "lewat", "-"}))
    return Question(turn.words._("{name} di desa mana?", name=state.name), (skip,), numbered=False, accepts=TEXT)


def take_desa(turn: Turn, state: State, answer: Answer) -> Next:
    desa = (answer.text or "").strip()
    for word in ("desa ", "ds ", "ds. "):
        desa = desa[len(word) :] if desa.casefold().startswith(word) else desa
    state.desa = None if answer.value == "skip" else desa.strip()[:LONGEST_DESA] or None
    return Ask("purpose")


def ask_purpose(turn: Turn, state: State) -> Question:
    return Question(
        turn.words._("Tentang apa? Tulis singkat, misalnya: absensi anak Ibu Mawar, atau kunjungan rutin."),
        accepts=TEXT,
        any_words=True,
    )


def take_purpose(turn: Turn, state: State, answer: Answer) -> Next:
    state.purpose = (answer.text or "").strip()[:LONGEST_PURPOSE]
    return Ask("day") if state.purpose else Again()


def ask_day(turn: Turn, state: State) -> Question:
    words, today = turn.words, turn.rules.today(turn.now)
    following = next_working_day(today + timedelta(days=1), extra_off=turn.rules.extra_days_off)
    choices = (
        Choice(today.isoformat(), words._("Hari ini"), frozenset({"hari ini", "sekarang", "saiki"})),
        Choice(following.isoformat(), words.day(following)),
    )
    return Question(words._("Hari apa? Pilih, atau tulis tanggalnya."), choices, numbered=False, accepts=TEXT)


def take_day(turn: Turn, state: State, answer: Answer) -> Next:
    day = day_meant(turn, answer)
    if day is None:
        return Again(unclear_day(turn.words))
    if not state.provider_id:
        state.provider_id = add_provider(
            turn.session, turn.actor, turn.who.id, state.kind or "other", state.name, state.desa, turn.now
        )
    if not _planned(turn, state, day):
        return Done(turn.words._("Keluhan itu sekarang ditangani orang lain. Kunjungan tidak dicatat."))
    name = next((one.name for one in _known(turn) if one.id == state.provider_id), state.name)
    return Done(
        turn.words._(
            "Kunjungan ke {name} tercatat untuk {day}. Hari itu masuk daftar kunjungan.",
            name=name,
            day=turn.words.day(day),
        )
    )


def _planned(turn: Turn, state: State, day: date) -> bool:
    """Whether the visit is planned; one because of a complaint only by who works on that."""
    session, actor = turn.session, turn.actor
    if not state.complaint_id:
        plan_provider_visit(session, actor, state.provider_id, state.purpose, day, turn.now)
        return True
    planned = plan_complaint_provider_visit(
        session, actor, state.complaint_id, state.provider_id, state.purpose, day, turn.now
    )
    return isinstance(planned, int)


def _known(turn: Turn) -> list[ProviderLine]:
    return list_providers(turn.session, turn.actor, turn.who.id)


def _label(one: ProviderLine) -> str:
    return f"{one.name} ({one.desa})" if one.desa else one.name


CONVERSATION = Conversation(
    "plan_provider_visit",
    State,
    {
        "provider": Step(ask_provider, take_provider),
        "same": Step(ask_same, take_same),
        "kind": Step(ask_kind, take_kind),
        "desa": Step(ask_desa, take_desa),
        "purpose": Step(ask_purpose, take_purpose),
        "day": Step(ask_day, take_day),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Kunjungi sekolah/puskesmas"),
    section="visits",
    commands=("penyedia", "sekolah", "puskesmas"),
)
