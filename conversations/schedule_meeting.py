"""Pendamping schedules meetings: for one group, several or all; once, on several dates, or monthly.

group --(several)--> ticks --> when --(no hour)--> clock --(monthly)--> times --> [what has to be settled] --> place
      --> matter --(another)--> module --> session --> check --> thanks

What has to be settled (`schedule_many`) is asked only where it comes up: share, second, days_off, day_off, clash.
One sentence may answer several questions at once; what is understood is not asked again.
"""

from datetime import date

from conversations.matter_questions import ask_matter, ask_module, ask_session, take_matter, take_module, take_session
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.schedule_check import ask_check, take_check
from conversations.schedule_hearing import (
    first_of_several_days,
    hear_groups,
    hear_place,
    hear_when,
    one_day_at_a_time,
    plan_problem,
)
from conversations.schedule_many import (
    ask_clash,
    ask_day_off,
    ask_days_off,
    ask_second,
    ask_share,
    take_clash,
    take_day_off,
    take_days_off,
    take_second,
    take_share,
)
from conversations.schedule_order import begin_scheduling, onward
from conversations.schedule_places import ask_place, ask_places, take_place, take_places
from conversations.schedule_state import State, choose_groups, end_of_year, groups_meant
from conversations.schedule_words import lacking_meetings
from conversations.turn import Again, Ask, Conversation, Next, Step, Turn
from programme.people import groups_of
from programme.typed_dates import read_time
from programme.typed_plans import MOST_MONTHS, read_plan

TEXT = frozenset({"text"})
SERIES_LENGTHS = (3, 6, 12)


def ask_group(turn: Turn, state: State) -> Question:
    words = turn.words
    groups = groups_of(turn.session, turn.who.id)
    text = words._("Untuk kelompok mana? Boleh beberapa, misalnya: {example}", example=_example(turn))
    lacking = lacking_meetings(turn, [one.id for one in groups])
    choices = (
        Choice("all", words._("Semua kelompok ({n})", n=len(groups)), frozenset({"semua"})),
        Choice("several", words._("Beberapa kelompok"), frozenset({"beberapa"})),
        *(Choice(str(one.id), f"{one.name}, {one.desa}") for one in groups),
    )
    return Question("\n".join(part for part in (text, lacking) if part), choices, numbered=False, accepts=TEXT)


def _example(turn: Turn) -> str:
    groups = groups_of(turn.session, turn.who.id)
    return turn.words.listing([one.name for one in groups[:2]])


def take_group(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "all":
        choose_groups(state, [one.id for one in groups_of(turn.session, turn.who.id)])
        return onward(turn, state)
    if answer.value == "several":
        return Ask("ticks")
    if answer.value is not None:
        choose_groups(state, [int(answer.value)])
        return onward(turn, state)
    return _heard(turn, state, answer.text or "", "group")


def _heard(turn: Turn, state: State, text: str, question: str) -> Next:
    """Takes all that one message says; asks for what it left open, or says what was wrong with it."""
    if (first := first_of_several_days(turn, text)) is not None:
        return Ask("group", one_day_at_a_time(turn.words, first))
    said = hear_groups(turn, state, hear_place(state, text))
    plan = hear_when(turn, state, said.rest) if said.rest.strip() else None
    if not said.ids and not state.group_ids:
        unknown = turn.words._("Kelompoknya belum saya kenali. Tulis namanya, atau pilih dari daftar ini.")
        return Again(unknown if plan is None or plan.problem == "nothing_understood" else None)
    if said.doubtful:
        return Ask("ticks", turn.words._("Apakah ini kelompok yang dimaksud?"))
    if plan is None or plan.problem is None:
        nothing = plan is not None and not state.dates and state.pattern is None
        return Again(plan_problem(turn, plan)) if plan and nothing and question == "when" else onward(turn, state)
    if state.guess:
        return Ask("sure")
    if plan.problem == "nothing_understood" and said.ids:
        return onward(turn, state)
    sentence = plan_problem(turn, plan)
    return Again(sentence) if question == "when" else Ask("when", sentence)


def ask_ticks(turn: Turn, state: State) -> Question:
    words = turn.words
    chosen = set(state.group_ids)
    choices = [
        Choice(
            str(one.id), f"{'✅' if one.id in chosen else '▫️'} {one.name}, {one.desa}", frozenset({one.name.casefold()})
        )
        for one in groups_of(turn.session, turn.who.id)
    ]
    if chosen:
        label = words.n_("Lanjut ({n} kelompok)", "Lanjut ({n} kelompok)", len(chosen))
        choices.append(Choice("done", label, frozenset({"lanjut", "sudah", "selesai", "ya"})))
    return Question(
        words._("Centang kelompoknya, lalu Lanjut."), tuple(choices), numbered=False, accepts=TEXT, redraws=True
    )


def take_ticks(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "done":
        return onward(turn, state)
    if answer.value is not None:
        chosen, ticked = set(state.group_ids), int(answer.value)
        chosen = chosen - {ticked} if ticked in chosen else chosen | {ticked}
        choose_groups(state, [one.id for one in groups_of(turn.session, turn.who.id) if one.id in chosen])
        return Again(redraw=True)
    return _heard(turn, state, answer.text or "", "ticks")


def ask_when(turn: Turn, state: State) -> Question:
    words = turn.words
    groups = groups_meant(turn, state)
    if len(groups) != 1:
        return Question(
            words._(
                "Kapan pertemuan {n} kelompok itu? Misalnya: Kamis keempat jam 9, tiap tanggal 5 jam 10, "
                "atau: 4, 11 dan 18 Oktober jam 9.",
                n=len(groups),
            ),
            accepts=TEXT,
        )
    text = words._(
        "Kapan pertemuan kelompok {group}? Misalnya: Kamis 22/11 jam 9. "
        "Untuk tiap bulan: tiap Kamis minggu ke-4 jam 9.",
        group=groups[0].name,
    )
    only_one = len(groups_of(turn.session, turn.who.id)) == 1  # else the list of groups has said it
    lacking = lacking_meetings(turn, [groups[0].id]) if only_one else ""
    return Question("\n".join(part for part in (text, lacking) if part), accepts=TEXT)


def take_when(turn: Turn, state: State, answer: Answer) -> Next:
    return _heard(turn, state, answer.text or "", "when")


def ask_sure(turn: Turn, state: State) -> Question:
    words = turn.words
    day = words.day(date.fromisoformat(state.guess or state.dates[0]))
    yes, no = yes_no(words._("Ya, hari itu"), words._("Bukan"))
    return Question(words._("Apakah maksudnya {day}?", day=day), (yes, no), accepts=TEXT)


def take_sure(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "yes":
        state.dates, state.pattern, state.guess = [state.guess or state.dates[0]], None, None
        return onward(turn, state)
    state.guess = None
    return Ask("when") if answer.value == "no" else _heard(turn, state, answer.text or "", "sure")


def ask_clock(turn: Turn, state: State) -> Question:
    return Question(turn.words._("Jam berapa? Misalnya: jam 9, 13.30, atau jam 2 siang."), accepts=TEXT)


def take_clock(turn: Turn, state: State, answer: Answer) -> Next:
    clock = read_time(answer.text or "")
    if clock is None:
        return Again(turn.words._("Jamnya belum saya pahami. Contoh: jam 9, 13.30, jam 2 siang."))
    state.at = clock.isoformat()
    return onward(turn, state)


def ask_times(turn: Turn, state: State) -> Question:
    words = turn.words
    choices = [
        Choice(
            "year", words._("Sampai {month}", month=words.month(end_of_year(turn, state))), frozenset({"akhir tahun"})
        )
    ]
    choices += [Choice(str(n), words.n_("{n} bulan", "{n} bulan", n)) for n in SERIES_LENGTHS]
    return Question(words._("Untuk berapa bulan?"), tuple(choices), numbered=False, accepts=TEXT)


def take_times(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "year":
        state.until, state.months = end_of_year(turn, state).isoformat(), None
        return onward(turn, state)
    text = answer.value or answer.text or ""
    plan = read_plan(text, turn.rules.today(turn.now))
    digits = "".join(letter for letter in text if letter.isdigit())
    if plan.until is not None or plan.months is not None:
        state.months, state.until = plan.months, plan.until.isoformat() if plan.until else None
    elif digits and 1 <= int(digits) <= MOST_MONTHS:
        state.months, state.until = int(digits), None
    else:
        return Again(turn.words._("Tulis jumlah bulan, 1 sampai 12."))
    return onward(turn, state)


def take_the_matter(turn: Turn, state: State, answer: Answer) -> Next:
    then = take_matter(turn, state, answer)
    return _after_matter(turn, state, then)


def take_the_session(turn: Turn, state: State, answer: Answer) -> Next:
    return _after_matter(turn, state, take_session(turn, state, answer))


def _after_matter(turn: Turn, state: State, then: Next) -> Next:
    if isinstance(then, Ask) and then.question == "check":
        state.matter_asked = True
        return onward(turn, state)
    return then


CONVERSATION = Conversation(
    "schedule_meeting",
    State,
    {
        "group": Step(ask_group, take_group),
        "ticks": Step(ask_ticks, take_ticks),
        "when": Step(ask_when, take_when),
        "sure": Step(ask_sure, take_sure),
        "clock": Step(ask_clock, take_clock),
        "times": Step(ask_times, take_times),
        "share": Step(ask_share, take_share),
        "second": Step(ask_second, take_second),
        "days_off": Step(ask_days_off, take_days_off),
        "day_off": Step(ask_day_off, take_day_off),
        "clash": Step(ask_clash, take_clash),
        "places": Step(ask_places, take_places),
        "place": Step(ask_place, take_place),
        "matter": Step(ask_matter, take_the_matter),
        "module": Step(ask_module, take_module),
        "session": Step(ask_session, take_the_session),
        "check": Step(ask_check, take_check),
    },
    begin_scheduling,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Jadwalkan pertemuan"),
    commands=("jadwal", "jadwalkan", "pertemuan baru"),
)
