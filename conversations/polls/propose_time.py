"""Pendamping asks a group whether another time of meeting would suit: a time from its own hours, or typed freely.

group --(a result waits)--> [decide_time]
      --> time --(no week)--> week --(no hour)--> clock --> check --> thanks
"""

from datetime import time

from conversations.polls.time_check import ask_check, ask_group_now, group_name
from conversations.polls.time_state import TimeState
from conversations.polls.time_words import short_time, time_in_words, week_name, weekday_name
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from programme.group_mentions import NamedGroup, read_groups
from programme.people import groups_of
from programme.polls.candidates import Candidate
from programme.polls.new_time import present_time, standing_question, suggested_times
from programme.polls.proposals import WEEKS, HeardTime, NewTime, is_at_night, read_new_time, without_week
from programme.polls.time_rounds import subject_of
from programme.typed_dates import read_time

TEXT = frozenset({"text"})
MOST_TIMES = 5


def begin(turn: Turn, state: TimeState) -> Next:
    groups = groups_of(turn.session, turn.who.id)
    if state.group_id:
        return _for_group(turn, state)
    if not groups:
        return Done(turn.words._("Belum ada kelompok atas nama Ibu/Bapak."))
    if len(groups) > 1:
        return Ask("group")
    state.group_id = groups[0].id
    return _for_group(turn, state)


def ask_group(turn: Turn, state: TimeState) -> Question:
    words = turn.words
    choices = [
        Choice(
            str(one.id),
            f"{one.name}, {one.desa}" + (words._(" (sedang ditanyakan)") if _standing(turn, one.id) else ""),
        )
        for one in groups_of(turn.session, turn.who.id)
    ]
    return Question(words._("Waktu baru untuk kelompok mana?"), tuple(choices), accepts=TEXT)


def take_group(turn: Turn, state: TimeState, answer: Answer) -> Next:
    if answer.value is not None:
        state.group_id = int(answer.value)
        return _for_group(turn, state)
    groups = [NamedGroup(one.id, one.name, one.desa) for one in groups_of(turn.session, turn.who.id)]
    said = read_groups(answer.text or "", groups)
    if len(said.ids) != 1:
        return Again(turn.words._("Tulis satu nama kelompok, atau pilih dari daftar ini."))
    state.group_id = said.ids[0]
    heard = _heard(turn, state, said.rest)
    if heard and not _standing(turn, state.group_id):
        state.take(heard)
        return _onward(turn, state)
    return _for_group(turn, state)


def _standing(turn: Turn, group_id: int) -> int | None:
    return standing_question(turn.session, turn.actor, group_id)


def _for_group(turn: Turn, state: TimeState) -> Next:
    """One question at a time: where one is out, or waits for a decision, that one is shown."""
    standing = _standing(turn, state.group_id)
    if standing is not None and standing != state.poll_id:
        return Start("decide_time", TimeState(group_id=state.group_id, poll_id=standing), about=subject_of(standing))
    return Ask("time")


# Which time.


def ask_time(turn: Turn, state: TimeState) -> Question:
    words, present = turn.words, _present(turn, state)
    name = group_name(turn, state)
    if present is not None:
        text = words._(
            "{group} sekarang bertemu {present}.", group=name, present=time_in_words(words, present, turn.rules)
        )
    else:
        text = words._("{group} belum punya jadwal rutin yang akan datang.", group=name)
    text += " " + words._("Waktu mana yang diusulkan? Pilih, atau tulis, misalnya: Sabtu keempat jam 16.30")
    return Question(text, tuple(_choices(turn, state)), accepts=TEXT)


def _choices(turn: Turn, state: TimeState) -> list[Choice]:
    """The times that the group's own hours suggest; what they are worth is said by how many they suit."""
    words = turn.words
    choices = []
    for at, (one, new) in enumerate(_suggested(turn, state)):
        label = words._(
            "{new} (cocok sedikitnya {fits} dari {of})", new=short_time(words, new), fits=one.fits, of=one.of
        )
        choices.append(Choice(f"t{at}.{new.pattern.week}.{new.pattern.weekday}.{new.at:%H%M}", label))
    return [*choices, Choice("menu", words._("Tidak jadi"))]


def _suggested(turn: Turn, state: TimeState) -> list[tuple[Candidate, NewTime]]:
    """Of those whose week is open, the week in which the group meets now."""
    present = _present(turn, state)
    found = suggested_times(turn.session, turn.actor, state.group_id, turn.now, turn.rules)
    times = []
    for one in found.times:
        new = without_week(HeardTime(one.week, one.weekday, None, one.at), present).whole()
        if new is not None and not one.present and new != present:
            times.append((one, new))
    return times[:MOST_TIMES]


def take_time(turn: Turn, state: TimeState, answer: Answer) -> Next:
    if answer.value == "menu":
        return Done(turn.words._("Baik, jadwalnya tetap."))
    if answer.value is not None:
        _, week, weekday, at = answer.value.split(".")
        hour = time(int(at[:2]), int(at[2:]))
        state.take(HeardTime(int(week), int(weekday), None, hour))
        found = suggested_times(turn.session, turn.actor, state.group_id, turn.now, turn.rules)
        state.after_poll_id = found.poll_id or 0
        return _onward(turn, state)
    heard = _heard(turn, state, answer.text or "")
    if not heard:
        return Again(
            turn.words._("Belum saya pahami. Tulis satu hari rutin dan jamnya, misalnya: Sabtu keempat jam 16.30")
        )
    state.forget_time()
    state.take(heard)
    return _onward(turn, state)


def _heard(turn: Turn, state: TimeState, text: str) -> HeardTime:
    return read_new_time(text, turn.rules.today(turn.now), _present(turn, state))


def _onward(turn: Turn, state: TimeState) -> Next:
    """The first thing that is still open, or wrong."""
    words = turn.words
    if state.day is None and state.weekday is None:
        return Ask("time", words._("Harinya belum disebut."))
    if state.day is None and state.week is None:
        return Ask("week")
    if state.at is None:
        return Ask("clock")
    new = state.new()
    if new == _present(turn, state):
        state.forget_time()
        return Ask("time", words._("Itu waktu yang sekarang."))
    if is_at_night(new, turn.rules.today(turn.now), turn.rules):
        state.at = None
        return Ask("clock", words._("Jam itu waktu istirahat, jadi tidak saya tanyakan."))
    return Ask("check")


def ask_week(turn: Turn, state: TimeState) -> Question:
    words = turn.words
    assert state.weekday is not None
    day = weekday_name(words, state.weekday)
    choices = tuple(
        Choice(str(week), words._("{weekday} {which}", weekday=day, which=week_name(words, week)), _week_words(week))
        for week in WEEKS
    )
    return Question(words._("{weekday} yang keberapa setiap bulan?", weekday=day), choices)


def _week_words(week: int) -> frozenset[str]:
    """As people call it: "minggu kedua", "kaping papat", "ka opat"."""
    return {
        1: frozenset("pertama|kesatu|satu|minggu pertama|kapisan|kaping pisan|kahiji|ka hiji".split("|")),
        2: frozenset("kedua|ke 2|dua|minggu kedua|kaping pindho|kaping kalih|kadua|ka dua".split("|")),
        3: frozenset("ketiga|ke 3|tiga|minggu ketiga|kaping telu|kaping tiga|katilu|ka tilu".split("|")),
        4: frozenset("keempat|ke 4|empat|minggu keempat|kaping papat|kaping sekawan|kaopat|ka opat".split("|")),
    }.get(week, frozenset("terakhir|akhir|minggu terakhir|pungkasan|panungtungan".split("|")))


def take_week(turn: Turn, state: TimeState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    state.week = int(answer.value)
    return _onward(turn, state)


def ask_clock(turn: Turn, state: TimeState) -> Question:
    words, present = turn.words, _present(turn, state)
    choices: tuple[Choice, ...] = ()
    if present is not None:
        label = words._("Tetap pukul {clock}", clock=words.clock(present.at))
        choices = (Choice("same", label, frozenset({"tetap", "sama"})),)
    return Question(words._("Mulai jam berapa? Misalnya: 16.30"), choices, numbered=False, accepts=TEXT)


def take_clock(turn: Turn, state: TimeState, answer: Answer) -> Next:
    present = _present(turn, state)
    at = present.at if answer.value == "same" and present is not None else read_time(answer.text or "")
    if at is None:
        return Again(turn.words._("Jamnya belum jelas. Tulis misalnya: 16.30, atau jam 4 sore."))
    state.at = at.isoformat()
    return _onward(turn, state)


def take_check(turn: Turn, state: TimeState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "no":
        return Done(words._("Baik, jadwalnya tetap."))
    if answer.value == "other":
        state.forget_time()
        return Ask("time")
    if answer.value is None:
        heard = _heard(turn, state, answer.text or "")
        if not heard:
            return Again(words._("Silakan pilih, atau tulis waktu yang lain."))
        state.take(heard)
        return _onward(turn, state)
    asked = ask_group_now(turn, state)
    return _for_group(turn, state) if asked is None else Done(asked)


def _present(turn: Turn, state: TimeState) -> NewTime | None:
    return present_time(turn.session, turn.actor, state.group_id, turn.now, turn.rules)


CONVERSATION = Conversation(
    "propose_time",
    TimeState,
    {
        "group": Step(ask_group, take_group),
        "time": Step(ask_time, take_time),
        "week": Step(ask_week, take_week),
        "clock": Step(ask_clock, take_clock),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Usul waktu pertemuan baru"),
    section="meetings",
    commands=("waktu baru", "usul waktu"),
)
