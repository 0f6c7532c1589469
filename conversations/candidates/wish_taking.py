"""A wish for the proposal as somebody wrote it: what is lacking is said, who is meant is asked, the rest is done."""

from conversations.candidates.proposal_state import ProposalState
from conversations.candidates.wishes import do_wish, where_found
from conversations.turn import Again, Ask, Next, Stay, Turn
from programme.candidates.said import Known, Wish, read_wish
from programme.candidates.showing import ProposalView, list_candidates, list_intake_staff, show_proposal

MOST_FOUND = 8


def view_of(turn: Turn, state: ProposalState) -> ProposalView:
    """The proposal as it stands."""
    return show_proposal(turn.session, turn.actor, state.intake_id, turn.rules)


def is_open(view: ProposalView) -> bool:
    """Whether it may still be changed."""
    return view.line.state == "proposed"


def is_over(turn: Turn, state: ProposalState) -> str:
    """Why nothing can be changed any more."""
    if view_of(turn, state).line.state == "cancelled":
        return turn.words._("Daftar calon itu sudah dibatalkan.")
    return turn.words._("Kelompoknya sudah disahkan. Untuk memindahkan satu anggota, ketik: ubah")


def known_in(turn: Turn, state: ProposalState) -> Known:
    """Whom a message may name."""
    candidates = list_candidates(turn.session, turn.actor, state.intake_id)
    return Known(candidates, list_intake_staff(turn.session, turn.actor, state.intake_id))


def take_wish(turn: Turn, state: ProposalState, text: str, *, stays: bool = True) -> Next:
    """What somebody wrote: a change, a number to look at, a name to find; `stays` where the question stands on."""
    known = known_in(turn, state)
    wish = read_wish(text, known)
    if wish is None:
        return Again(turn.words._("Itu belum saya pahami. Tulis misalnya: pindahkan Bu Wati ke 3"))
    if wish.kind == "find":
        found = [one for one in known.candidates if any(one.id in meant.ids for meant in wish.people)]
        return Stay("\n".join(where_found(turn, one) for one in found[:MOST_FOUND]))
    missing = _what_is_missing(turn, state, wish)
    if missing is not None:
        return Again(missing)
    if wish.kind == "show":
        state.number = wish.numbers[0]
        return Ask("group")
    if not is_open(view_of(turn, state)):
        return Stay(is_over(turn, state))
    return _begin_wish(turn, state, wish, stays=stays)


def _what_is_missing(turn: Turn, state: ProposalState, wish: Wish) -> str | None:
    """A sentence where a group or person it names is not there."""
    words = turn.words
    numbers = [one.number for one in view_of(turn, state).groups]
    unknown = [one for one in wish.numbers if one not in numbers and not (one == 0 and wish.kind == "move")]
    if unknown:
        first, last = numbers[0] if numbers else 0, numbers[-1] if numbers else 0
        return words._("Kelompok {n} tidak ada. Nomornya {first} sampai {last}.", n=unknown[0], first=first, last=last)
    if wish.kind == "give" and not wish.staff:
        return words._("Pendamping itu tidak saya temukan di kecamatan ini. Tulis namanya seperti yang terdaftar.")
    nobody = [one.said for one in wish.people if not one.ids]
    if nobody:
        return words._("“{said}” tidak ada dalam daftar calon. Tulis sebagian namanya.", said=nobody[0][:40])
    return words._("Itu kelompok yang sama.") if wish.kind == "join" and len(set(wish.numbers)) == 1 else None


def _begin_wish(turn: Turn, state: ProposalState, wish: Wish, *, stays: bool) -> Next:
    """Carries a wish out, or asks first who is meant."""
    state.wish, state.numbers, state.staff = wish.kind, list(wish.numbers), list(wish.staff)
    state.chosen = [one for meant in wish.people if meant.is_clear for one in meant.ids]
    state.unclear = [list(meant.ids) for meant in wish.people if not meant.is_clear]
    state.names = [meant.said for meant in wish.people if not meant.is_clear]
    if wish.kind == "give" and len(state.staff) > 1:
        return Ask("whom")
    if state.unclear:
        return Ask("which")
    state.whole = False
    said = do_wish(turn, state)
    return Stay(said) if stays and not state.whole else Ask("groups", preface=said)
