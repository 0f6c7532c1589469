"""Pendamping schedules one meeting or a monthly series for a group.

group --> when --(monthly)--> times --> place --> matter --(another)--> module --> session --> check --> thanks
"""

from dataclasses import dataclass, field
from datetime import date, time

from conversations.group_question import ask_group, begin_with_group, take_group
from conversations.matter_questions import ask_matter, ask_module, ask_session, take_matter, take_module, take_session
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.typed_moment_words import place_too_long, problem_in_words
from db.tables import Group, Person
from programme.coverage import members_without_chat
from programme.meetings import LONGEST_PLACE, MeetingPlan, matters_of, meetings_on_day, schedule_meetings
from programme.monthly_patterns import MonthlyPattern, dates_of, read_pattern
from programme.people import ketua_of, members_of
from programme.typed_dates import read_moment, read_time
from programme.working_days import holiday_name

TEXT = frozenset({"text"})
SERIES_LENGTHS = (3, 6, 12)


@dataclass
class State:
    group_id: int = 0
    dates: list[str] = field(default_factory=list)
    at: str | None = None
    pattern: dict[str, int | str | None] | None = None
    place: str = ""
    module: str | None = None
    session_number: int | None = None


def begin(turn: Turn, state: State) -> Next:
    return begin_with_group(turn, state, "when")


def take_this_group(turn: Turn, state: State, answer: Answer) -> Next:
    return take_group(turn, state, answer, "when")


def ask_when(turn: Turn, state: State) -> Question:
    return Question(
        turn.words._(
            "Kapan pertemuan kelompok {group}? Misalnya: Kamis 22/11 jam 9. "
            "Untuk tiap bulan: tiap Kamis minggu ke-4 jam 9.",
            group=_group(turn, state).name,
        ),
        accepts=TEXT,
    )


def take_when(turn: Turn, state: State, answer: Answer) -> Next:
    text = answer.text or ""
    local = turn.rules.local(turn.now)
    pattern = read_pattern(text)
    typed = read_moment(text, local.date(), now_time=local.time())
    if pattern is not None:
        state.pattern = {
            "kind": pattern.kind,
            "week": pattern.week,
            "weekday": pattern.weekday,
            "day": pattern.day,
        }
        state.dates = []
    elif typed.problem is not None or (typed.date is None and not state.dates and state.pattern is None):
        return Again(problem_in_words(turn.words, typed))
    elif typed.date is not None:
        state.pattern, state.dates = None, [typed.date.isoformat()]
    if typed.time is not None:
        state.at = typed.time.isoformat()
    return _after_when(turn, state)


def _after_when(turn: Turn, state: State) -> Next:
    if state.at is None:
        return Ask("clock")
    if state.dates and turn.rules.at(date.fromisoformat(state.dates[0]), time.fromisoformat(state.at)) <= turn.now:
        state.dates, state.at = [], None
        return Again(turn.words._("Waktu itu sudah lewat. Mohon tulis tanggal yang akan datang."))
    return Ask("times") if state.pattern is not None and not state.dates else Ask("place")


def ask_clock(turn: Turn, state: State) -> Question:
    return Question(turn.words._("Jam berapa? Misalnya: jam 9, 13.30, atau jam 2 siang."), accepts=TEXT)


def take_clock(turn: Turn, state: State, answer: Answer) -> Next:
    clock = read_time(answer.text or "")
    if clock is None:
        return Again(turn.words._("Jamnya belum saya pahami. Contoh: jam 9, 13.30, jam 2 siang."))
    state.at = clock.isoformat()
    then = _after_when(turn, state)
    return Ask("when", preface=then.sentence) if isinstance(then, Again) else then


def ask_times(turn: Turn, state: State) -> Question:
    words = turn.words
    choices = tuple(Choice(str(n), words.n_("{n} bulan", "{n} bulan", n)) for n in SERIES_LENGTHS)
    return Question(words._("Untuk berapa bulan?"), choices, numbered=False, accepts=TEXT)


def take_times(turn: Turn, state: State, answer: Answer) -> Next:
    said = answer.value or "".join(letter for letter in answer.text or "" if letter.isdigit())
    if not said or not 1 <= int(said) <= 12:
        return Again(turn.words._("Tulis jumlah bulan, 1 sampai 12."))
    assert state.pattern is not None
    state.dates = [day.isoformat() for day in dates_of(_pattern(state), _first_day(turn, state), int(said))]
    return Ask("place")


def ask_place(turn: Turn, state: State) -> Question:
    group = _group(turn, state)
    ketua_id = ketua_of(turn.session, group.id)
    choices = []
    if group.usual_place:
        choices.append(Choice("usual", group.usual_place))
    if ketua_id is not None:
        # Indonesian whatever the pendamping reads: a place is stored once and shown to every member.
        ketua = turn.session.get_one(Person, ketua_id)
        house = f"Rumah {'Bapak' if ketua.gender == 'm' else 'Ibu'} {ketua.name}"
        if house != group.usual_place:
            choices.append(Choice("ketua", house))
    return Question(turn.words._("Di mana? Pilih atau tulis tempatnya."), tuple(choices), numbered=False, accepts=TEXT)


def take_place(turn: Turn, state: State, answer: Answer) -> Next:
    chosen = {choice.value: choice.label for choice in ask_place(turn, state).choices}
    state.place = (chosen.get(answer.value) if answer.value else answer.text) or ""
    return Ask("matter") if 0 < len(state.place) <= LONGEST_PLACE else Again(place_too_long(turn.words))


def ask_check(turn: Turn, state: State) -> Question:
    words = turn.words
    yes, no = yes_no(words._("Ya, simpan"), words._("Ubah"))
    return Question(plan_in_words(turn, state) + "\n" + words._("Simpan?"), (yes, no))


def plan_in_words(turn: Turn, state: State) -> str:
    """The whole plan with what the pendamping should look at: holidays, Sundays, a meeting on the same day."""
    words = turn.words
    members = len(members_of(turn.session, state.group_id))
    clock = words.clock(time.fromisoformat(state.at or "09:00"))
    lines = [
        words._("Pertemuan kelompok {group} ({n} anggota)", group=_group(turn, state).name, n=members),
        words._("Tempat: {place}, pukul {clock}", place=state.place, clock=clock),
    ]
    days = [date.fromisoformat(one) for one in state.dates]
    matters = matters_of(turn.rules, _matter(state), len(days))
    for day, matter in zip(days, matters, strict=True):
        title = turn.rules.curriculum.title(*matter) if matter is not None else None
        lines.append(f"- {words.day(day)}{f': {title}' if title else ''}{_remark(turn, state, day)}")
    return "\n".join(lines)


def _matter(state: State) -> tuple[str, int] | None:
    return (state.module, state.session_number) if state.module and state.session_number else None


def _remark(turn: Turn, state: State, day: date) -> str:
    remarks = []
    holiday = holiday_name(day)
    if holiday:
        remarks.append(turn.words._("libur: {name}", name=holiday))
    if meetings_on_day(turn.session, state.group_id, day, turn.rules):
        remarks.append(turn.words._("sudah ada pertemuan hari itu"))
    return f" ⚠️ {'; '.join(remarks)}" if remarks else ""


def take_check(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value != "yes":
        state.dates, state.at, state.pattern = [], None, None
        return Ask("when")
    plan = MeetingPlan(
        dates=tuple(date.fromisoformat(one) for one in state.dates),
        at=time.fromisoformat(state.at or "09:00"),
        place=state.place,
        matter=_matter(state),
        pattern=state.pattern,
    )
    made = schedule_meetings(turn.session, turn.actor, state.group_id, plan, turn.now, turn.rules)
    return Done(_saved(turn, state, len(made)))


def _saved(turn: Turn, state: State, meetings: int) -> str:
    """What happens next, in the words of the office's own reminder settings."""
    words = turn.words
    moments = [
        words.n_("{n} hari sebelumnya", "{n} hari sebelumnya", one.days_before)
        if one.days_before
        else words._("pada hari itu pukul {clock}", clock=words.clock(one.at))
        for one in turn.rules.reminders
    ]
    text = words.n_(
        "Tersimpan: {n} pertemuan. KPM diingatkan {moments}.",
        "Tersimpan: {n} pertemuan. KPM diingatkan {moments}.",
        meetings,
        moments=words.listing(moments),
    )
    without = len(members_without_chat(turn.session, state.group_id))
    if without:
        text += " " + words.n_(
            "{n} anggota belum memakai chat; namanya saya sampaikan kepada ketua.",
            "{n} anggota belum memakai chat; namanya saya sampaikan kepada ketua.",
            without,
        )
    return text


def _pattern(state: State) -> MonthlyPattern:
    pattern = state.pattern or {}
    week, weekday, day = pattern.get("week"), pattern.get("weekday"), pattern.get("day")
    return MonthlyPattern(
        kind="nth_weekday" if pattern.get("kind") == "nth_weekday" else "day_of_month",
        week=week if isinstance(week, int) else None,
        weekday=weekday if isinstance(weekday, int) else None,
        day=day if isinstance(day, int) else None,
    )


def _first_day(turn: Turn, state: State) -> date:
    """Today only where the hour is still to come."""
    local = turn.rules.local(turn.now)
    late = state.at is not None and time.fromisoformat(state.at) <= local.time()
    return date.fromordinal(local.date().toordinal() + (1 if late else 0))


def _group(turn: Turn, state: State) -> Group:
    return turn.session.get_one(Group, state.group_id)


CONVERSATION = Conversation(
    "schedule_meeting",
    State,
    {
        "group": Step(ask_group, take_this_group),
        "when": Step(ask_when, take_when),
        "clock": Step(ask_clock, take_clock),
        "times": Step(ask_times, take_times),
        "place": Step(ask_place, take_place),
        "matter": Step(ask_matter, take_matter),
        "module": Step(ask_module, take_module),
        "session": Step(ask_session, take_session),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Jadwalkan pertemuan"),
    commands=("jadwal", "jadwalkan", "pertemuan baru"),
)
