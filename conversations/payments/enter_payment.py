"""Staff enters when and where a stage is paid, in one message or by short questions.

stage --(new)--> months, channel --> whom --(some families)--> group, ticks --> when --> [sure, clock, day off]
      --> place --> [others: families with a place in the stage already] --> check --yes--> thanks
                                                                               ^------ change
"bayar Wates 12 des 8-12 balai desa, bawa ktp kk" answers several at once; what is understood is not asked again.
"""

from conversations.payments.enter_check import (
    ask_bring,
    ask_change,
    ask_channel,
    ask_check,
    ask_represented,
    take_bring,
    take_change,
    take_channel,
    take_check,
    take_represented,
)
from conversations.payments.enter_heard import hear
from conversations.payments.enter_order import begin_entering
from conversations.payments.enter_stage import (
    ask_stage,
    ask_stage_channel,
    ask_stage_months,
    take_stage_answer,
    take_stage_channel,
    take_stage_months,
)
from conversations.payments.enter_state import State
from conversations.payments.enter_when import (
    ask_clock,
    ask_day_off,
    ask_others,
    ask_place,
    ask_sure,
    ask_when,
    take_clock,
    take_day_off,
    take_others,
    take_place,
    take_sure,
    take_when,
)
from conversations.payments.enter_whom import ask_group, ask_ticks, ask_whom, take_group, take_ticks, take_whom
from conversations.questions import normal
from conversations.turn import Conversation, Next, Start, Step, Turn

COMMANDS = ("bayar", "jadwal bayar", "jadwal pembayaran", "pembayaran", "pencairan")
BEGINNINGS = ("jadwal pembayaran", "jadwal bayar", "pembayaran", "pencairan", "penyaluran", "bayar")


def payment_meant(turn: Turn, text: str) -> Next | None:
    """ "bayar wates 12 des 8-12 balai desa": the command with what follows it; None for anything else.

    Only where something of it is understood, so that "bayar listrik" is no schedule.
    """
    talk = turn.menu.get("enter_payment")
    said = normal(text)
    if talk is None or not any(said.startswith(f"{one} ") for one in BEGINNINGS):
        return None
    state = State()
    heard, _ = hear(turn, state, text)
    return None if heard.says_nothing else Start(talk.name, state)


CONVERSATION = Conversation(
    "enter_payment",
    State,
    {
        "stage": Step(ask_stage, take_stage_answer),
        "stage_months": Step(ask_stage_months, take_stage_months),
        "stage_channel": Step(ask_stage_channel, take_stage_channel),
        "whom": Step(ask_whom, take_whom),
        "group": Step(ask_group, take_group),
        "ticks": Step(ask_ticks, take_ticks),
        "when": Step(ask_when, take_when),
        "sure": Step(ask_sure, take_sure),
        "clock": Step(ask_clock, take_clock),
        "day_off": Step(ask_day_off, take_day_off),
        "place": Step(ask_place, take_place),
        "others": Step(ask_others, take_others),
        "check": Step(ask_check, take_check),
        "change": Step(ask_change, take_change),
        "bring": Step(ask_bring, take_bring),
        "represented": Step(ask_represented, take_represented),
        "channel": Step(ask_channel, take_channel),
    },
    begin_entering,
    roles=frozenset({"pendamping", "koordinator", "operator"}),
    title=lambda words: words._("Jadwal pembayaran"),
    section="payments",
    commands=COMMANDS,
)
