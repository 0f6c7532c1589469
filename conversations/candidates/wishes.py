"""Doing what was asked for in a proposal of groups, once it is clear who is meant; each answer says what is now."""

from conversations.candidates.proposal_state import ProposalState
from conversations.turn import Turn
from conversations.words import address_name
from programme.candidates.adjusting import (
    NEW_GROUP,
    NotInIntake,
    give_proposed_groups,
    join_proposed_groups,
    move_candidates,
    swap_candidates,
    take_candidates_back,
    take_candidates_out,
)
from programme.candidates.proposing import IntakeIsOver
from programme.candidates.showing import (
    CandidateLine,
    ProposalView,
    list_candidates,
    list_intake_staff,
    show_proposal,
)

MOST_NAMED = 4


def do_wish(turn: Turn, state: ProposalState) -> str:
    """Carries it out and says what came of it; state.revision then is what was told."""
    before = {one.id: one for one in list_candidates(turn.session, turn.actor, state.intake_id)}
    seen = show_proposal(turn.session, turn.actor, state.intake_id, turn.rules)
    try:
        revision = _carry_out(turn, state)
    except IntakeIsOver:
        state.whole = True
        return turn.words._("Daftar ini sudah selesai: disahkan atau dibatalkan. Tidak ada yang saya ubah.")
    except NotInIntake:
        return turn.words._("Usulannya baru saja berubah, jadi belum saya lakukan. Silakan lihat lagi.")
    others_changed = seen.revision != state.revision
    state.revision = revision
    said = _said(turn, state, before, seen)
    if others_changed:
        state.whole = True
        said += " " + turn.words._("Sementara itu ada yang lain mengubah usulannya; ini yang terbaru.")
    return said


def _carry_out(turn: Turn, state: ProposalState) -> int:
    session, actor, intake_id, now = turn.session, turn.actor, state.intake_id, turn.now
    if state.wish == "move":
        return move_candidates(session, actor, intake_id, state.chosen, state.numbers[0], now)
    if state.wish == "swap":
        return swap_candidates(session, actor, intake_id, state.chosen[0], state.chosen[1], now)
    if state.wish == "out":
        return take_candidates_out(session, actor, intake_id, state.chosen, now)
    if state.wish == "back":
        return take_candidates_back(session, actor, intake_id, state.chosen, now, turn.rules)
    if state.wish == "join":
        return join_proposed_groups(session, actor, intake_id, state.numbers[0], state.numbers[1], now)
    return give_proposed_groups(session, actor, intake_id, state.numbers, state.staff[0], now)


def _said(turn: Turn, state: ProposalState, before: dict[int, CandidateLine], seen: ProposalView) -> str:
    words = turn.words
    view = show_proposal(turn.session, turn.actor, state.intake_id, turn.rules)
    sizes = {one.number: one.families for one in view.groups}
    if state.wish == "give":
        return _given(turn, state, view)
    after = {one.id: one for one in list_candidates(turn.session, turn.actor, state.intake_id)}
    if {one.number for one in seen.groups} != set(sizes):
        state.whole = True  # a group more or less: the numbers are others now
    if state.wish == "join":
        moved = next(one.id for one in before.values() if one.group == state.numbers[0])
        number = after[moved].group
        return words._(
            "Kelompok {one} dan {other} digabung menjadi kelompok {number}: {families} keluarga.",
            one=state.numbers[0],
            other=state.numbers[1],
            number=number,
            families=sizes.get(number or 0, 0),
        )
    people = [after[one] for one in state.chosen]
    names = named(turn, people)
    if state.wish == "out":
        return words._("{names} diambil dari daftar calon. Kalau keliru: masukkan lagi {one}.", names=names,
                       one=people[0].name)  # fmt: skip
    if state.wish == "swap":
        told = words._("Ditukar: {names}.", names=" · ".join(_where(turn, one) for one in people))
    else:
        groups = sorted({one.group for one in people if one.group is not None})
        told = words._("{names} sekarang di kelompok {groups}.", names=names, groups=", ".join(map(str, groups)))
    befores = () if state.whole else (before[one] for one in state.chosen)
    touched = {one.group for one in (*people, *befores) if one.group in sizes}
    counts = [words._("kelompok {n}: {size}", n=n, size=sizes[n]) for n in sorted(one for one in touched if one)]
    told += " " + words._("Isinya sekarang: {counts}.", counts=", ".join(counts))
    desa = {one.number: one.desa for one in view.groups}
    strangers = [one for one in people if one.group in desa and desa[one.group] != one.desa]
    if strangers and state.wish in ("move", "swap"):
        told += " " + words._("Perhatikan: {names} tinggal di desa lain.", names=named(turn, strangers))
    return told


def _given(turn: Turn, state: ProposalState, view: ProposalView) -> str:
    keeper = next(one for one in view.keepers if one.id == state.staff[0])
    return turn.words._(
        "Kelompok {numbers} untuk {name}. Seluruhnya sekarang {groups} kelompok baru, {new} keluarga.",
        numbers=", ".join(str(one) for one in state.numbers),
        name=address_name(turn.words, keeper.name, keeper.gender),
        groups=keeper.groups,
        new=keeper.families_new,
    )


def named(turn: Turn, people: list[CandidateLine]) -> str:
    """'Ibu Wati, Ibu Sri dan 3 lainnya'."""
    shown = [address_name(turn.words, one.name, one.gender) for one in people[:MOST_NAMED]]
    more = len(people) - len(shown)
    return turn.words.listing([*shown, *([turn.words._("{n} lainnya", n=more)] if more > 0 else [])])


def _where(turn: Turn, one: CandidateLine) -> str:
    name = address_name(turn.words, one.name, one.gender)
    return turn.words._("{name} ke kelompok {number}", name=name, number=one.group)


def where_found(turn: Turn, one: CandidateLine) -> str:
    """'Ibu Wati (Wates, RT 2 RW 1): kelompok 3'."""
    name = candidate_label(one)
    if one.taken_out:
        return turn.words._("{name}: tidak ikut daftar", name=name)
    return turn.words._("{name}: kelompok {number}", name=name, number=one.group)


def candidate_label(one: CandidateLine) -> str:
    """'Wati (Wates, RT 2 RW 1)'."""
    lives = " ".join(f"{word} {int(number)}" for word, number in (("RT", one.rt), ("RW", one.rw)) if number)
    return f"{one.name} ({', '.join(part for part in (one.desa, lives) if part)})"


def keeper_names(turn: Turn, state: ProposalState) -> list[tuple[int, str]]:
    """(person id, 'Bapak Budi') of those to whom a group may be given."""
    keepers = list_intake_staff(turn.session, turn.actor, state.intake_id)
    return [(one.id, address_name(turn.words, one.name, one.gender)) for one in keepers]


__all__ = ["NEW_GROUP", "candidate_label", "do_wish", "keeper_names", "named", "where_found"]
