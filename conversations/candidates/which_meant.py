"""Whom a name in a change of the proposal means, where it fits several candidates or pendamping."""

from conversations.candidates.proposal_state import ProposalState
from conversations.candidates.wish_taking import known_in, take_wish
from conversations.candidates.wishes import candidate_label, do_wish, keeper_names
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Next, Turn
from programme.candidates.said import Known, read_wish
from programme.candidates.showing import CandidateLine, list_candidates

MOST_OFFERED = 9
TEXT = frozenset({"text"})


def ask_which(turn: Turn, state: ProposalState) -> Question:
    words = turn.words
    name, people = state.names[0], _in_doubt(turn, state)
    text = words._("“{said}” yang mana?", said=name[:40])
    if len(people) > MOST_OFFERED:
        text += " " + words._("Ada {n}; tulis nama lengkapnya atau kelompoknya.", n=len(people))
    choices = [Choice(f"c{one.id}", _label(turn, one)) for one in people[:MOST_OFFERED]]
    choices.append(Choice("none", words._("Bukan semuanya")))
    return Question(text, tuple(choices), numbered=False, accepts=TEXT)


def _label(turn: Turn, one: CandidateLine) -> str:
    where = turn.words._("klp {n}", n=one.group) if one.group is not None else turn.words._("tidak ikut")
    return f"{candidate_label(one)}, {where}"[:60]


def _in_doubt(turn: Turn, state: ProposalState) -> list[CandidateLine]:
    among = set(state.unclear[0])
    return [one for one in list_candidates(turn.session, turn.actor, state.intake_id) if one.id in among]


def take_which(turn: Turn, state: ProposalState, answer: Answer) -> Next:
    value, people = answer.value or "", _in_doubt(turn, state)
    said = answer.text or ""
    if value == "none":
        return Ask("groups", preface=turn.words._("Baik, belum ada yang diubah."))
    if value.startswith("c") and value[1:].isdecimal() and int(value[1:]) in state.unclear[0]:
        return _chosen(turn, state, int(value[1:]))
    other = read_wish(said, known_in(turn, state))
    if value == "" and other is not None and other.kind not in ("find", "show"):
        return take_wish(turn, state, said, stays=False)  # she has gone on to something else
    wish = read_wish(said, Known(people, ()))
    meant = [one for found in (wish.people if wish else ()) for one in found.ids]
    if wish is not None and wish.kind == "show":
        meant = [one.id for one in people if one.group == wish.numbers[0]]
    if len(meant) == 1:
        return _chosen(turn, state, meant[0])
    if len(meant) > 1:
        state.unclear[0] = meant
    return Again(turn.words._("Tekan salah satu, atau tulis nama lengkapnya atau nomor kelompoknya."))


def _chosen(turn: Turn, state: ProposalState, candidate_id: int) -> Next:
    """Goes on to the next name in doubt; swapped people keep their order, which does not matter."""
    if candidate_id not in state.chosen:
        state.chosen.append(candidate_id)
    state.unclear, state.names = state.unclear[1:], state.names[1:]
    if state.unclear:
        return Ask("which")
    if state.wish == "swap" and len(state.chosen) < 2:
        return Ask("groups", preface=turn.words._("Itu orang yang sama, jadi tidak ada yang ditukar."))
    state.whole = False
    return Ask("groups", preface=do_wish(turn, state))


def ask_whom(turn: Turn, state: ProposalState) -> Question:
    people = [(one, name) for one, name in keeper_names(turn, state) if one in state.staff]
    choices = [Choice(f"s{one}", name) for one, name in people[:MOST_OFFERED]]
    choices.append(Choice("none", turn.words._("Bukan semuanya")))
    return Question(turn.words._("Pendamping yang mana?"), tuple(choices), numbered=False)


def take_whom(turn: Turn, state: ProposalState, answer: Answer) -> Next:
    value = answer.value or ""
    if value == "none":
        return Ask("groups", preface=turn.words._("Baik, belum ada yang diubah."))
    if not (value.startswith("s") and value[1:].isdecimal() and int(value[1:]) in state.staff):
        return Again()
    state.staff, state.whole = [int(value[1:])], False
    return Ask("groups", preface=do_wish(turn, state))
