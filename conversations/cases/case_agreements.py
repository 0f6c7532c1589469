"""What was agreed with a family: looking at it, settling it, and making a new agreement.

(list -->) kind --> who --> what --> from | until_when --> remind --> check --yes--> thanks
list --> one --> kept | later --> until | needed no more
"""

from conversations.cases import agreement_new, agreement_one
from conversations.cases.agreement_state import AgreementState
from conversations.cases.case_file import shared_phone
from conversations.cases.case_state import STAFF
from conversations.turn import Ask, Conversation, Done, Next, Step, Turn
from programme.access import may_run


def begin(turn: Turn, state: AgreementState) -> Next:
    if not may_run(turn.session, turn.actor, "agree", state.case_id):
        return Done(turn.words._("Kasus itu tidak ada pada daftar Ibu/Bapak."))
    if (refused := shared_phone(turn)) is not None:
        return Done(refused)
    if state.entry_id:
        return Ask("one")
    return Ask("list") if agreement_one.open_agreements(turn, state) else agreement_new.begin_new(turn, state)


CONVERSATION = Conversation(
    "case_agreements",
    AgreementState,
    {
        "list": Step(agreement_one.ask_list, agreement_one.take_list),
        "one": Step(agreement_one.ask_one, agreement_one.take_one),
        "until": Step(agreement_one.ask_until, agreement_one.take_until),
        "kind": Step(agreement_new.ask_kind, agreement_new.take_kind),
        "who": Step(agreement_new.ask_who, agreement_new.take_who),
        "what": Step(agreement_new.ask_what, agreement_new.take_what),
        "from": Step(agreement_new.ask_from, agreement_new.take_from),
        "until_when": Step(agreement_new.ask_until_when, agreement_new.take_until_when),
        "remind": Step(agreement_new.ask_remind, agreement_new.take_remind),
        "check": Step(agreement_new.ask_check, agreement_new.take_check),
    },
    begin,
    roles=STAFF,
    unfinished=lambda turn, state: turn.words._("kesepakatan dengan keluarga"),
)
