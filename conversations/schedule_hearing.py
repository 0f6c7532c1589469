"""What one message says about meetings to be scheduled: for whom, when, for how long, where, all in any order."""

import re

from conversations.schedule_state import State, choose_groups, forget_decisions
from conversations.turn import Turn
from conversations.typed_moment_words import problem_in_words
from conversations.words import Words
from programme.group_mentions import GroupsSaid, NamedGroup, read_groups
from programme.meetings import LONGEST_PLACE
from programme.people import groups_of
from programme.typed_dates import TypedMoment
from programme.typed_places import place_in
from programme.typed_plans import TypedPlan, read_plan

SEVERAL = re.compile(r"[,;\n]|\b(?:dan|lalu|terus|trus|sedangkan)\b")


def first_of_several_days(turn: Turn, text: str) -> str | None:
    """ "melati 1 senin 5 nov jam 9, melati 2 selasa 6 nov": the first; None unless the times differ."""
    groups = [NamedGroup(one.id, one.name, one.desa) for one in groups_of(turn.session, turn.who.id)]
    local = turn.rules.local(turn.now)
    told: dict[str, object] = {}
    for part in SEVERAL.split(text):
        said = read_groups(part, groups)
        plan = read_plan(said.rest, local.date(), now_time=local.time()) if said.ids and said.rest.strip() else None
        if plan is not None and (plan.days or plan.clock or plan.pattern):
            told[part.strip()] = (plan.days, plan.clock, plan.pattern)
    return next(iter(told)) if len(set(map(repr, told.values()))) > 1 else None


def hear_groups(turn: Turn, state: State, text: str) -> GroupsSaid:
    """Takes the groups that the message names, if it names any."""
    groups = [NamedGroup(one.id, one.name, one.desa) for one in groups_of(turn.session, turn.who.id)]
    said = read_groups(text, groups)
    if said.ids:
        choose_groups(state, list(said.ids))
        forget_decisions(state)
    return said


def hear_place(state: State, text: str) -> str:
    """Takes the place that the message names, if any; returns what else it says."""
    said = place_in(text)
    if said is None or len(said[0]) > LONGEST_PLACE:
        return text
    state.place, state.places = said[0], {}
    return said[1]


def hear_when(turn: Turn, state: State, text: str) -> TypedPlan:
    """Takes what the message says about when; with a problem only the one date it most likely means, to ask about."""
    local = turn.rules.local(turn.now)
    plan = read_plan(text, local.date(), now_time=local.time())
    state.guess = None
    if plan.problem is not None:
        if plan.problem == "ambiguous_date" and plan.guess is not None:  # "Senen Legi", "malam Jumat"
            state.guess, state.dates, state.pattern = plan.guess.isoformat(), [], None
            state.at = plan.clock.isoformat() if plan.clock else state.at
        return plan
    forget_decisions(state)
    if plan.pattern is not None:
        pattern = plan.pattern
        state.pattern = {"kind": pattern.kind, "week": pattern.week, "weekday": pattern.weekday, "day": pattern.day}
        state.dates = []
    elif plan.days:
        state.pattern, state.dates = None, [day.isoformat() for day in plan.days]
    if plan.clock is not None:
        state.at = plan.clock.isoformat()
    if plan.months is not None or plan.until is not None:
        state.months, state.until = plan.months, plan.until.isoformat() if plan.until else None
    if plan.since is not None:
        state.since = plan.since.isoformat()
    return plan


def plan_problem(turn: Turn, plan: TypedPlan) -> str:
    """One sentence for what is wrong with a typed plan, and what to write instead."""
    words = turn.words
    if plan.problem == "which_week":
        return words._("Tiap bulan pada minggu keberapa? Contoh: Kamis keempat jam 9.")
    if plan.problem == "not_monthly":
        return words._("Yang bisa saya buat jadwal bulanan. Contoh: Kamis keempat jam 9, atau tulis tanggalnya.")
    if plan.problem == "ambiguous_date" and plan.guess is None:
        return words._("Hari itu belum pasti tanggalnya. Mohon tulis tanggalnya, misalnya: 22/11 jam 9.")
    return problem_in_words(words, TypedMoment(plan.guess, plan.clock, plan.problem))


def one_day_at_a_time(words: Words, first: str) -> str:
    """To who told another day for each group: the second must not be lost in the first."""
    return words._(
        "Hari atau jamnya lain untuk tiap kelompok, jadi mohon satu per satu; belum ada yang tersimpan. "
        "Mulai dari yang pertama, tulis: {first}",
        first=first,
    )
