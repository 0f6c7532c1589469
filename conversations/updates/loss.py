"""A miscarriage, or a child that was not to live: one kind question, no more, and her pendamping knows of it."""

from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, normal
from conversations.turn import Ask, Next, Turn
from conversations.updates.change_check import after, filed
from conversations.updates.change_kinds import told_instead
from conversations.updates.change_order import confirm_kind, onward
from conversations.updates.change_state import ChangeState
from conversations.updates.whose_change import checker_name, family_name, is_own
from programme.matter_text import read_matters
from programme.updates.views import find_same_report

EXPECTING = frozenset({"birth", "pregnancy"})
"""Kinds of change that end with it."""
GROWN_UP = frozenset(
    "suami suaminya bojo bojone bapak bapake bapaknya ayah ayahnya ibu ibunya ibune mertua mbah nenek kakek simbah "
    "adik kakak saudara paman bibi".split()
)


def loss_told(turn: Turn, state: ChangeState, answer: Answer) -> Next | None:
    """ "Bayinya meninggal" while a birth or a pregnancy is told of: nothing more is asked of that."""
    text = answer.text or ""
    if state.kind not in EXPECTING or answer.value is not None or not text:
        return None
    told = {one.topic: one.sure for one in read_matters(text) if one.place == "update"}
    around = normal(text).split()[:-1]  # the last may be how she speaks to the assistant ("meninggal, ibu")
    died = state.kind == "birth" and told.get("death", False) and not GROWN_UP & set(around)
    if "loss" not in told and not died:
        return None
    state.words = ". ".join(one for one in (state.words, text) if one)
    state.kind, state.said, state.same_as, state.confirmed = "loss", {}, 0, False
    return onward(turn, state)


def ask_loss(turn: Turn, state: ChangeState) -> Question:
    words = turn.words
    others: tuple[Choice, ...] = ()
    if is_own(turn, state):
        text = words._(
            "Kami turut berduka, {name}. Boleh saya sampaikan kepada {checker}, supaya beliau tahu?",
            name=turn.name(),
            checker=checker_name(turn, state),
        )
    else:
        text = words._(
            "Kami turut berduka. Keluarga {name}: keguguran atau bayi tidak selamat. Saya sampaikan kepada {checker}?",
            name=family_name(turn, state),
            checker=checker_name(turn, state),
        )
        others = (Choice("family", words._("Bukan, keluarga lain")),)
    choices = (
        Choice("yes", words._("Ya, sampaikan"), YES_WORDS | {"boleh", "sampaikan", "oleh", "mangga", "angsal"}),
        Choice("no", words._("Jangan dulu"), NO_WORDS | {"jangan", "ojo", "ampun", "tong", "ulah"}),
        *others,
    )
    return Question(text, choices, accepts=frozenset({"text"}), heard_anew=True)


def take_loss(turn: Turn, state: ChangeState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "no":
        return after(turn, state, words._("Baik, tidak saya sampaikan. Kalau nanti perlu, tulis saja ke sini."))
    if answer.value == "family":
        state.kpm_id, state.found = 0, []
        return Ask("family")
    if answer.value is None:
        return told_instead(turn, state, answer.text or "")
    confirm_kind(turn, state)
    if find_same_report(turn.session, turn.actor, state.kpm_id, state.kind, state.said, turn.now) is not None:
        return after(turn, state, words._("{checker} sudah saya kabari.", checker=checker_name(turn, state)))
    return filed(turn, state)
