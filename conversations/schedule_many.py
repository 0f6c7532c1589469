"""The questions that come up when meetings are planned in bulk: what clashes, what falls on a day off.

Each is asked once for all, with ways out; only the days off may be settled one by one. The answers are decisions in the
state, from which `schedule_state` makes the plan.
"""

from collections import Counter
from datetime import date, timedelta

from conversations.questions import Answer, Choice, Question
from conversations.schedule_draft import Draft, draft_of
from conversations.schedule_order import onward
from conversations.schedule_state import State, clock_of, forget_when, ids_of, pattern_of
from conversations.turn import Again, Ask, Next, Turn
from programme.scheduling import Occasion, Way, arrange, day_off_name, working_day_near

MOST_LINES = 8


# Several dates for several groups.


def ask_share(turn: Turn, state: State) -> Question:
    words = turn.words
    days = [words.short_day(date.fromisoformat(one)) for one in state.dates]
    text = words._(
        "Ada {n} kelompok dan beberapa tanggal ({days}). Bagaimana?", n=len(ids_of(state)), days=words.listing(days)
    )
    choices = (
        Choice("one", words._("Satu tanggal untuk tiap kelompok"), frozenset({"bagi", "dibagi", "satu"})),
        Choice("all", words._("Tiap kelompok di semua tanggal"), frozenset({"semua"})),
    )
    return Question(text, choices)


def take_share(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    state.shared = answer.value == "one"
    return onward(turn, state)


# A group's second meeting in a month.


def ask_second(turn: Turn, state: State) -> Question:
    words = turn.words
    draft = draft_of(turn, state)
    names = {one.id: one.name for one in draft.groups}
    by_group: dict[int, list[date]] = {}
    for group_id, day in draft.seconds:
        by_group.setdefault(group_id, []).append(day)
    lines = [
        f"- {names[group_id]}: {words.listing([words.month(day) for day in days[:3]])}{' ...' * (len(days) > 3)}"
        for group_id, days in by_group.items()
    ]
    text = words._("Pada bulan itu sudah ada pertemuan:") + "\n" + "\n".join(_shortened(turn, lines))
    choices = [Choice("keep", words._("Tetap, jadi pertemuan kedua"), frozenset({"tetap"}))]
    if len(draft.seconds) < sum(len(ids) for ids in draft.wanted.values()):
        choices.insert(0, Choice("skip", words._("Lewati, cukup yang sudah ada"), frozenset({"lewati"})))
    return Question(text, (*choices, _other_time(turn)))


def take_second(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "other":
        forget_when(state)
        return Ask("when")
    state.second = answer.value
    return onward(turn, state)


# Days off.


def ask_days_off(turn: Turn, state: State) -> Question:
    words = turn.words
    days = draft_of(turn, state).off
    lines = [_day_off(turn, day) for day in days]
    text = words._("Perlu dilihat, ada hari libur:") + "\n" + "\n".join(_shortened(turn, lines))
    choices = _off_choices(turn, state)
    if len(days) > 1:
        choices.append(Choice("each", words._("Putuskan satu per satu"), frozenset({"satu satu"})))
    return Question(text, tuple(choices))


def take_days_off(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "each":
        state.one_by_one = True
    elif answer.value == "other":
        forget_when(state)
        return Ask("when")
    else:
        for day in draft_of(turn, state).off:
            state.off[day.isoformat()] = answer.value or "keep"
    return onward(turn, state)


def ask_day_off(turn: Turn, state: State) -> Question:
    days = draft_of(turn, state).off
    line = _day_off(turn, days[0]) if days else ""
    return Question(turn.words._("Yang ini bagaimana?") + "\n" + line, tuple(_off_choices(turn, state)))


def take_day_off(turn: Turn, state: State, answer: Answer) -> Next:
    days = draft_of(turn, state).off
    if days and answer.value is not None:
        state.off[days[0].isoformat()] = answer.value
    return onward(turn, state)


def _day_off(turn: Turn, day: date) -> str:
    words, rules = turn.words, turn.rules
    name = day_off_name(day, rules)
    why = words._("akhir pekan") if name is None else name or words._("libur daerah")
    near = working_day_near(day, rules, rules.today(turn.now))
    return f"- {words.short_day(day)} ({why}) → {words.short_day(near)}"


def _off_choices(turn: Turn, state: State) -> list[Choice]:
    words = turn.words
    choices = [
        Choice("move", words._("Pindah ke hari kerja terdekat"), frozenset({"pindah", "pindahkan", "geser"})),
        Choice("keep", words._("Tetap pada tanggal itu"), frozenset({"tetap"})),
    ]
    if len(state.dates) > 1:
        return [*choices, Choice("skip", words._("Lewati bulan itu"), frozenset({"lewati", "kosongkan"}))]
    return [*choices, _other_time(turn)]


def _other_time(turn: Turn) -> Choice:
    return Choice("other", turn.words._("Pilih waktu lain"), frozenset({"lain", "waktu lain", "ganti"}))


# Where she can't be at every meeting.


def ask_clash(turn: Turn, state: State) -> Question:
    words = turn.words
    draft = draft_of(turn, state)
    day, others = draft.clashes[0] if draft.clashes else (date.fromisoformat(state.dates[0]), ())
    groups = len(draft.wanted.get(day, ()))
    clock = words.clock(clock_of(state))
    lines = []
    if groups > 1:
        lines.append(
            words._(
                "Pada {day} pukul {clock} ada {n} kelompok sekaligus.", day=words.short_day(day), clock=clock, n=groups
            )
        )
    lines += [
        words._(
            "{day} pukul {clock} sudah ada pertemuan {group}.",
            day=words.short_day(other.day),
            clock=f"{other.begins // 60:02d}.{other.begins % 60:02d}",
            group=other.group_name,
        )
        for _, standing in draft.clashes
        for other in standing
    ][:MOST_LINES]
    more = len(draft.clashes) - 1
    if more > 0 and not others:
        lines.append(words.n_("Begitu juga {n} tanggal lain.", "Begitu juga {n} tanggal lain.", more))
    lines.append(words._("Supaya bisa didampingi satu per satu, pilih:"))
    ways = [(way, label) for way, label in _ways(turn, state) if way == "together" or _helps(turn, state, draft, way)]
    lines += [f"- {label}: {_preview(turn, state, draft, way)}" for way, label in ways if way != "together"]
    return Question(
        "\n".join(lines),
        (*(Choice(way, label, _WAY_WORDS[way]) for way, label in ways), _other_time(turn)),
    )


_WAY_WORDS: dict[Way, frozenset[str]] = {
    "in_turn": frozenset({"berurutan hari itu", "urut", "giliran", "bergiliran", "gantian"}),
    "spread": frozenset({"hari lain", "beda hari", "dibagi"}),
    "together": frozenset({"bersama", "bareng", "tetap"}),
}


def _ways(turn: Turn, state: State) -> list[tuple[Way, str]]:
    words = turn.words
    pattern = pattern_of(state)
    if pattern is not None and pattern.weekday is not None:
        weekday = words.day(date(2018, 1, 1) + timedelta(days=pattern.weekday)).split(",")[0]  # a Monday
        spread = words._("{weekday} lain di bulan itu", weekday=weekday)
    else:
        spread = words._("Lain hari, jam sama")
    return [
        ("in_turn", words._("Berurutan")),
        ("spread", spread),
        ("together", words._("Tetap bersamaan, ketua memimpin")),
    ]


def _arranged(turn: Turn, state: State, draft: Draft, way: Way) -> list[Occasion]:
    """The first day that clashes, put in this way."""
    day = draft.clashes[0][0] if draft.clashes else date.fromisoformat(state.dates[0])
    wanted = {day: draft.wanted.get(day, [])}
    return arrange(wanted, clock_of(state), way, draft.taken, pattern_of(state), turn.rules.today(turn.now), turn.rules)


def _helps(turn: Turn, state: State, draft: Draft, way: Way) -> bool:
    return not any(one.clashes for one in _arranged(turn, state, draft, way))


def _preview(turn: Turn, state: State, draft: Draft, way: Way) -> str:
    """ "25 Okt 09.00, 11.30, 14.00; 26 Okt 09.00 ..." shortened to hours and days."""
    words = turn.words
    found = _arranged(turn, state, draft, way)
    hours = [words.clock(at) for at in sorted({one.at for one in found})]
    days = sorted({one.day for one in found})
    most = max(Counter(one.day for one in found).values())
    text = words._("{days} pukul {hours}", days=_days_in_short(turn, days), hours=", ".join(hours))
    if most > 1 and len(days) > 1:
        text += " " + words.n_("({n} kelompok sehari)", "({n} kelompok sehari)", most)
    return text


def _days_in_short(turn: Turn, days: list[date]) -> str:
    shown = [turn.words.short_day(day) for day in days]
    return ", ".join(shown if len(shown) <= 5 else [*shown[:4], "...", shown[-1]])


def take_clash(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "other":
        forget_when(state)
        return Ask("when")
    if answer.value not in ("in_turn", "spread", "together"):
        return Again()
    state.way = "in_turn" if answer.value == "in_turn" else "spread" if answer.value == "spread" else "together"
    return onward(turn, state)


def _shortened(turn: Turn, lines: list[str]) -> list[str]:
    rest = len(lines) - MOST_LINES
    if rest <= 0:
        return lines
    return [*lines[:MOST_LINES], turn.words.n_("dan {n} lagi", "dan {n} lagi", rest)]
