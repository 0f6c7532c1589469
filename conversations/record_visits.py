"""One message records several visits: "2 selesai, ketemu suami; 5 tunda senin". One summary, one "Ya".

report --> (outcome | until | reason: of each number that left it open) --> check --yes--> thanks
                                                      more words --> check
which_day --> report       (the number is another visit on yesterday's list)
"""

from datetime import timedelta

from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.visit_days import day_meant, day_or_number, number_typed, unclear_day
from conversations.visit_words import name_in_words
from conversations.visits_heard import (
    State,
    ask_which_day,
    day_of,
    ended_already,
    gone,
    line_numbered,
    lines_said_of,
    not_listed,
    take_which_day,
)
from conversations.visits_left import listed_of, made_on
from conversations.visits_said import said_again, stored_said
from conversations.visits_saving import save_all
from conversations.visits_summary import in_words
from programme.access import may_run
from programme.visit_lines import VisitLine
from programme.visit_records import show_record
from programme.visit_text import SaidOfVisit, read_visits
from programme.visits import duties_for
from programme.working_days import next_working_day

TEXT = frozenset({"text"})


def begin(turn: Turn, state: State) -> Next:
    if state.text:
        return Ask("which_day")
    state.day = state.day or turn.rules.today(turn.now).isoformat()
    return Ask("report")


def ask_report(turn: Turn, state: State) -> Question:
    return Question(
        turn.words._("Tulis nomor dan hasilnya, misalnya: 2 selesai ketemu suami, 5 tunda Senin."), accepts=TEXT
    )


def take_report(turn: Turn, state: State, answer: Answer) -> Next:
    """Takes what was said into the summary; what is said later counts."""
    lines, day = lines_said_of(turn, state), day_of(state)
    report = read_visits(answer.text or "", listed_of(lines, day), turn.rules.today(turn.now))
    if not report.said:
        return Again(not_listed(turn, report.not_listed, day_of(state)))
    ended = []
    for one in report.said:
        line = next(line for line in lines if line.number == one.number)
        if _may_record(turn, line):
            state.said[str(one.number)] = _merged(state.said.get(str(one.number)), one)
        else:
            ended.append(one.number)
    told = [not_listed(turn, report.not_listed, day_of(state))] if report.not_listed else []
    told += [ended_already(turn, ended)] if ended else []
    if not state.said:
        return Done("\n".join(told))
    return _next(turn, state, "\n".join(told) or None)


def _merged(before: dict[str, str | None] | None, said: SaidOfVisit) -> dict[str, str | None]:
    """Further words about a visit add to what was said; another outcome takes its place."""
    new = stored_said(said)
    if (
        before is None
        or (said.problem == "nothing" and not said.finding)
        or said.outcome not in (None, before["outcome"])
    ):
        return new
    kept = {name: new[name] or old for name, old in before.items()}
    return {**kept, "outcome": new["outcome"] or before["outcome"]}


def _may_record(turn: Turn, line: VisitLine) -> bool:
    if line.state == "open":
        return line.held_by is None
    if not may_run(turn.session, turn.actor, "show_record", line.visit_id):
        return False
    return show_record(turn.session, turn.actor, line.visit_id, turn.now, turn.rules).may_change


def _next(turn: Turn, state: State, preface: str | None = None) -> Next:
    """The first thing that is still open, else the summary."""
    lost = gone(turn, state)
    for one in lost:
        del state.said[str(one)]
    if lost:
        preface = "\n".join(filter(None, (preface, ended_already(turn, lost))))
    if lost and not state.said:
        return Done(preface)
    for number, said in state.said.items():
        state.asked = int(number)
        if said["outcome"] is None:
            return Ask("outcome", preface)
        if said["outcome"] == "postpone" and not said["until"]:
            return Ask("until", preface)
        if said["outcome"] == "cancel" and not said["finding"]:
            return Ask("reason", preface)
    if all(said["outcome"] == "hand_over" for said in state.said.values()):
        return save_all(turn, state)
    return Ask("check", preface)


def ask_outcome(turn: Turn, state: State) -> Question:
    words, line = turn.words, line_numbered(turn, state, state.asked)
    choices = (
        Choice("done", words._("Selesai"), frozenset({"sudah", "sdh", "rampung", "beres", "wis", "sampun"})),
        Choice("nobody", words._("Tidak bertemu"), frozenset({"kosong", "tidak ketemu"})),
        Choice("postpone", words._("Tunda"), frozenset({"belum", "durung"})),
        Choice("cancel", words._("Batalkan"), frozenset({"batal"})),
        Choice("skip", words._("Lewati nomor ini"), frozenset({"lewati", "bukan"})),
    )
    name = name_in_words(words, line) if line is not None else "-"
    text = words._("Nomor {number}, {name}: bagaimana?", number=state.asked, name=name)
    return Question(text, choices, columns=2, numbered=False, accepts=TEXT)


def take_outcome(turn: Turn, state: State, answer: Answer) -> Next:
    number = str(state.asked)
    if answer.value == "skip":
        del state.said[number]
        return _next(turn, state) if state.said else Done(turn.words._("Baik, tidak ada yang dicatat."))
    if answer.value is None:
        more = _more(turn, state, answer.text or "")
        return more or Again(turn.words._("Maaf, itu belum saya pahami. Silakan pilih salah satu."))
    state.said[number]["outcome"] = "postpone" if answer.value == "nobody" else answer.value
    if answer.value == "nobody":
        state.said[number]["met"] = "nobody"
    return _next(turn, state)


def _more(turn: Turn, state: State, text: str) -> Next | None:
    """Words about numbers, or without a number about the one that was asked."""
    lines, day = lines_said_of(turn, state), day_of(state)
    today = turn.rules.today(turn.now)
    heard = read_visits(text, listed_of(lines, day), today)
    if not heard.said and heard.not_listed and text.strip()[:1].isdecimal():
        return Again(not_listed(turn, heard.not_listed, day))  # "6 udah": nothing is said of the number asked about
    if not heard.said:
        only = list(state.said) if len(state.said) == 1 else []
        number = state.asked or (int(only[0]) if only else 0)
        if not number or not read_visits(f"{number} {text}", listed_of(lines, day), today).tells_outcomes:
            return None
        text = f"{number} {text}"
    return take_report(turn, state, Answer(text=text))


def ask_until(turn: Turn, state: State) -> Question:
    words, today = turn.words, turn.rules.today(turn.now)
    days = [next_working_day(today + timedelta(days=ahead), extra_off=turn.rules.extra_days_off) for ahead in (1, 7)]
    numbers = words.listing(_undated(state))
    text = words._("Nomor {numbers} ditunda sampai kapan? Pilih, atau tulis tanggalnya.", numbers=numbers)
    choices = tuple(Choice(day.isoformat(), words.day(day)) for day in dict.fromkeys(days))
    return Question(text, choices, numbered=False, accepts=TEXT)


def _undated(state: State) -> list[str]:
    return [number for number, said in state.said.items() if said["outcome"] == "postpone" and not said["until"]]


def take_until(turn: Turn, state: State, answer: Answer) -> Next:
    more = _more(turn, state, answer.text) if answer.text and _tells(turn, state, answer.text) else None
    if more is not None:
        return more
    day = day_meant(turn, answer)
    if day is None:
        return Again(unclear_day(turn.words))
    if (typed := number_typed(turn, answer)) is not None:
        return Again(day_or_number(turn.words, typed))
    for number in _undated(state):
        state.said[number]["until"] = day.isoformat()
    return _next(turn, state)


def _tells(turn: Turn, state: State, text: str) -> bool:
    """Whether it says what became of numbers: "4 tidak ketemu" and "4 tunda senin" do, "4 desember" is a day."""
    today = turn.rules.today(turn.now)
    report = read_visits(text, listed_of(lines_said_of(turn, state), day_of(state)), today)
    told = (one for one in report.said if one.outcome is not None)
    return any(one.outcome != "postpone" or one.met is not None or one.until is not None for one in told)


def ask_reason(turn: Turn, state: State) -> Question:
    words, line = turn.words, line_numbered(turn, state, state.asked)
    name = name_in_words(words, line) if line is not None else "-"
    text = words._("Mengapa kunjungan {name} dibatalkan? Tulis singkat.", name=name)
    return Question(text, accepts=TEXT, any_words=True)


def take_reason(turn: Turn, state: State, answer: Answer) -> Next:
    state.said[str(state.asked)]["finding"] = answer.text
    return _next(turn, state)


def ask_check(turn: Turn, state: State) -> Question:
    words = turn.words
    day = made_on(turn, day_of(state))
    told = {number: said_again(state.said[str(number)]) for number in sorted(map(int, state.said))}
    listed = {line.number: line for line in lines_said_of(turn, state)}
    lines = [
        f"{number}. {in_words(turn, listed[number], said, day)}" for number, said in told.items() if number in listed
    ]
    yes = Choice("yes", words._("Ya, simpan"), YES_WORDS | {"yo", "simpan", "sudah benar"})
    no = Choice("no", words._("Perbaiki"), NO_WORDS | {"ubah", "ganti"})
    choices = [yes, no]
    if _without_duties(state):
        choices.insert(
            1, Choice("duties", words._("Ya, tugas lengkap"), frozenset({"keempatnya", "lengkap", "tugas lengkap"}))
        )
    text = "\n".join([words._("Saya catat:"), *lines, words._("Simpan semua?")])
    return Question(text, tuple(choices), numbered=False, accepts=TEXT)


def _without_duties(state: State) -> list[str]:
    """Visits made of which it was not told what was done there."""
    return [number for number, said in state.said.items() if said["outcome"] == "done" and not said["duties"]]


def take_check(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "no":
        return Again(turn.words._("Tulis yang benar dengan nomornya, misalnya: 2 tunda Senin."))
    if answer.value == "duties":
        for number in _without_duties(state):
            line = line_numbered(turn, state, int(number))
            state.said[number]["duties"] = " ".join(duties_for(line.cause)) if line is not None else None
    if answer.value in ("yes", "duties"):
        return save_all(turn, state)
    state.asked = 0
    more = _more(turn, state, answer.text or "")
    return more or Again(turn.words._("Maaf, itu belum saya pahami. Tulis nomor dan hasilnya, atau tekan Ya."))


CONVERSATION = Conversation(
    "record_visits",
    State,
    {
        "which_day": Step(ask_which_day, take_which_day),
        "report": Step(ask_report, take_report),
        "outcome": Step(ask_outcome, take_outcome),
        "until": Step(ask_until, take_until),
        "reason": Step(ask_reason, take_reason),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    unfinished=lambda turn, state: turn.words._("catatan kunjungan"),
)
