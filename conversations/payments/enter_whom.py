"""Whose families are paid: whole desa, groups, or families ticked one by one."""

from collections.abc import Sequence

from conversations.member_question import members_meant
from conversations.payments.enter_heard import hear
from conversations.payments.enter_order import MOST_GROUPS_OFFERED, onward
from conversations.payments.enter_state import State, choose_groups, groups_in_reach
from conversations.questions import Answer, Choice, Question, normal
from conversations.turn import Again, Ask, Next, Turn
from programme.members import MemberLine
from programme.payments.schedules import PayFamily, PayGroup, list_payment_families

TEXT = frozenset({"text"})
GROUPS_A_PAGE = 20


def ask_whom(turn: Turn, state: State) -> Question:
    words, groups = turn.words, _groups(turn, state)
    kecamatan = list(dict.fromkeys(one.kecamatan for one in groups))
    if len(kecamatan) > 1:
        choices = [Choice(f"k{place}", one) for place, one in enumerate(kecamatan[:MOST_GROUPS_OFFERED])]
        return Question(words._("Di kecamatan mana? Pilih, atau tulis namanya."), tuple(choices), accepts=TEXT)
    desa = list(dict.fromkeys(one.desa for one in groups))
    choices = [Choice("all", words._("Semua kelompok ({n})", n=len(groups)), frozenset({"semua"}))]
    if len(desa) > 1:
        choices += [
            Choice(f"d{place}", words._("Desa {desa}", desa=one), frozenset({normal(one)}))
            for place, one in enumerate(desa[:MOST_GROUPS_OFFERED])
        ]
    if len(groups) <= MOST_GROUPS_OFFERED:
        choices += [Choice(f"g{one.id}", f"{one.name}, {one.desa}") for one in groups]
    choices.append(Choice("some", words._("Keluarga tertentu saja"), frozenset({"keluarga tertentu", "tertentu"})))
    text = words._("Siapa yang dibayar? Pilih, atau tulis desa atau kelompoknya, misalnya: {example}.", example=desa[0])
    return Question(text, tuple(choices), numbered=False, accepts=TEXT)


def take_whom(turn: Turn, state: State, answer: Answer) -> Next:
    groups, value = _groups(turn, state), answer.value or ""
    if value.startswith("k"):
        state.kecamatan = list(dict.fromkeys(one.kecamatan for one in groups))[int(value[1:])]
        return onward(turn, state)
    if value == "some":
        return Ask("group")
    if value == "all":
        choose_groups(state, groups, list(dict.fromkeys(one.desa for one in groups)))
    elif value.startswith("d"):
        desa = list(dict.fromkeys(one.desa for one in groups))[int(value[1:])]
        choose_groups(state, [one for one in groups if one.desa == desa], [desa])
    elif value.startswith("g"):
        choose_groups(state, [one for one in groups if f"g{one.id}" == value])
    else:
        return _heard(turn, state, answer.text or "")
    return onward(turn, state)


def _heard(turn: Turn, state: State, text: str) -> Next:
    said = normal(text).removeprefix("kecamatan ").removeprefix("kec ")
    kecamatan = {normal(one.kecamatan): one.kecamatan for one in groups_in_reach(turn)}
    if len(kecamatan) > 1 and said in kecamatan:
        state.kecamatan = kecamatan[said]
        return onward(turn, state)
    _, problem = hear(turn, state, text)
    if not state.group_ids:
        return Again(problem or turn.words._("Desa atau kelompok itu belum saya kenali. Tulis namanya, atau pilih."))
    return onward(turn, state, problem)


def _groups(turn: Turn, state: State) -> list[PayGroup]:
    groups = groups_in_reach(turn)
    return [one for one in groups if not state.kecamatan or one.kecamatan == state.kecamatan] or groups


def ask_group(turn: Turn, state: State) -> Question:
    words, groups = turn.words, _groups(turn, state)
    pages = max(-(-len(groups) // GROUPS_A_PAGE), 1)
    page = min(state.page_of_group, pages - 1)
    shown = groups[page * GROUPS_A_PAGE : (page + 1) * GROUPS_A_PAGE]
    choices = [Choice(f"g{one.id}", f"{one.name}, {one.desa}") for one in shown]
    if page > 0:
        choices.append(Choice(f"p{page - 1}", words._("« Sebelumnya")))
    if page < pages - 1:
        choices.append(Choice(f"p{page + 1}", words._("Berikutnya »")))
    return Question(words._("Dari kelompok mana?"), tuple(choices), numbered=False, accepts=TEXT)


def take_group(turn: Turn, state: State, answer: Answer) -> Next:
    value, groups = answer.value or "", _groups(turn, state)
    if value.startswith("p"):
        state.page_of_group = int(value[1:])
        return Again()
    said = normal(answer.text or "")
    chosen = [one for one in groups if f"g{one.id}" == value or (not value and normal(one.name) == said)]
    if len(chosen) != 1:
        return Again()
    choose_groups(state, chosen)
    state.kpm_ids = []
    return Ask("ticks")


def ask_ticks(turn: Turn, state: State) -> Question:
    words, families = turn.words, _of_group(turn, state)
    ticked = set(state.kpm_ids or [])
    choices = [
        Choice(
            f"m{one.kpm_id}",
            f"{'☑' if one.kpm_id in ticked else '☐'} {one.member_number}. {one.name}"[:60],
            frozenset({str(one.member_number)}),
        )
        for one in families
    ]
    if ticked:
        label = words.n_("Lanjut ({n} keluarga)", "Lanjut ({n} keluarga)", len(ticked))
        choices.append(Choice("done", label, frozenset({"lanjut", "sudah", "selesai", "ya", "cukup"})))
    text = words._("Centang keluarganya, atau tulis nomor atau namanya, lalu Lanjut.")
    return Question(text, tuple(choices), numbered=False, accepts=TEXT, redraws=True)


def take_ticks(turn: Turn, state: State, answer: Answer) -> Next:
    families, ticked = _of_group(turn, state), list(state.kpm_ids or [])
    if answer.value == "done" and ticked:
        return onward(turn, state)
    tapped = next((one for one in families if f"m{one.kpm_id}" == answer.value), None)
    if tapped is not None:
        is_in = tapped.kpm_id in ticked and (answer.kind == "tap" or (answer.text or "").startswith("☑"))
        ticked = [one for one in ticked if one != tapped.kpm_id] + ([] if is_in else [tapped.kpm_id])
        state.kpm_ids = ticked
        return Again(redraw=answer.kind == "tap")
    found, unclear = named_families(answer.text or "", families)
    state.kpm_ids = list(dict.fromkeys([*ticked, *(one.kpm_id for one in found)]))
    return Again(turn.words._("Belum jelas: {said}. Tulis nomornya, ya.", said=", ".join(unclear)) if unclear else None)


def named_families(text: str, families: Sequence[PayFamily]) -> tuple[list[PayFamily], list[str]]:
    """Those whom the pieces of a text name one by one, and the pieces that name nobody or several."""
    lines = [MemberLine(one.kpm_id, one.member_number, one.name, one.group_id, one.group_name) for one in families]
    found, unclear = list[PayFamily](), list[str]()
    for piece in text.replace(" dan ", ",").replace("\n", ",").replace(";", ",").split(","):
        if not piece.strip():
            continue
        meant = members_meant(piece, lines)
        if len(meant) == 1:
            found.append(next(one for one in families if one.kpm_id == meant[0].person_id))
        else:
            unclear.append(piece.strip()[:30])
    return found, unclear


def _of_group(turn: Turn, state: State) -> list[PayFamily]:
    return list_payment_families(turn.session, turn.actor, state.group_ids)
