"""What was shared out and is not settled: visits with a ketua, and gatherings to come or to report.

which --a gathering--> gathering --move--> when --(hour missing)--> clock --> place --> moved
                                 --leave out--> guest --> gathering
                                 --who came--> conversations.many_due.who_came
      --with a ketua--> help --> which
"""

from conversations.many_due.gathering_steps import (
    ask_gathering,
    ask_guest,
    take_gathering,
    take_guest,
)
from conversations.many_due.help_state import HelpState
from conversations.many_due.help_steps import ask_help, help_label, take_help
from conversations.many_due.moving_steps import (
    ask_clock,
    ask_move_check,
    ask_place,
    ask_when,
    take_clock,
    take_move_check,
    take_place,
    take_when,
)
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.many_due.gatherings import GatheringLine, list_gatherings
from programme.many_due.ketua_help import list_helps

MOST_SHOWN = 30
GATHERING, HELP = "g", "h"


def begin(turn: Turn, state: HelpState) -> Next:
    if state.help_id:
        return Ask("help")
    if state.gathering_id:
        return Ask("gathering")
    if not ask_which(turn, state).choices:
        return Done(turn.words._("Tidak ada kunjungan yang dititipkan dan tidak ada undangan bertemu sekarang."))
    return Ask("which")


def ask_which(turn: Turn, state: HelpState) -> Question:
    gatherings = list_gatherings(turn.session, turn.actor, turn.who.id, turn.now)
    helps = list_helps(turn.session, turn.actor, turn.who.id)
    choices = [Choice(f"{GATHERING}{one.id}", _gathering_label(turn, one)) for one in gatherings]
    choices += [Choice(f"{HELP}{one.help_id}", help_label(turn.words, one)) for one in helps]
    return Question(turn.words._("Mana yang mau dilihat?"), tuple(choices[:MOST_SHOWN]))


def _gathering_label(turn: Turn, one: GatheringLine) -> str:
    words, local = turn.words, turn.rules.local(one.starts_at)
    if one.starts_at <= turn.now:
        return words._("Siapa yang datang? {day}", day=words.short_day(local.date()))
    return words._(
        "Undangan {day} {clock} ({n})",
        day=words.short_day(local.date()),
        clock=words.clock(local),
        n=len(one.guests),
    )


def take_which(turn: Turn, state: HelpState, answer: Answer) -> Next:
    value = answer.value or ""
    if value.startswith(GATHERING):
        state.gathering_id = int(value[1:])
        return Ask("gathering")
    if value.startswith(HELP):
        state.help_id = int(value[1:])
        return Ask("help")
    return Again()


CONVERSATION = Conversation(
    "visit_help",
    HelpState,
    {
        "which": Step(ask_which, take_which),
        "gathering": Step(ask_gathering, take_gathering),
        "guest": Step(ask_guest, take_guest),
        "when": Step(ask_when, take_when),
        "clock": Step(ask_clock, take_clock),
        "place": Step(ask_place, take_place),
        "move_check": Step(ask_move_check, take_move_check),
        "help": Step(ask_help, take_help),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Titipan dan undangan"),
    section="visits",
    commands=("undangan", "titipan", "bantuan kunjungan"),
)
