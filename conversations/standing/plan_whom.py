"""Who is called to a returning meeting: which ketua, which providers."""

from conversations.questions import YES_WORDS, Answer, Choice, Question
from conversations.standing.plan_state import PlanState
from conversations.turn import Again, Ask, Next, Turn
from programme.providers import ProviderLine, list_providers
from programme.standing.ketua_month import KetuaLine, list_ketua_month
from programme.standing.temu_kunjung import list_callable

END_WORDS = YES_WORDS | {"selesai", "sampun", "rampung", "cukup", "lanjut", "sudah"}
ALL, HEALTH, SCHOOL, PICKED = "all", "health", "school", "picked"


def ask_ketua(turn: Turn, state: PlanState) -> Question:
    """A checklist; those not met yet are ticked to begin with."""
    words = turn.words
    choices = [
        Choice(f"k{one.ketua_id}", _ketua_label(one, ticked=one.ketua_id in state.ketua)) for one in _leaders(turn)
    ]
    choices.append(Choice("end", words._("Lanjut ({n} ketua)", n=len(state.ketua)), END_WORDS))
    text = words._("Ketua mana yang diundang? Yang belum ditemui bulan ini sudah dicentang. Tekan untuk mengubah.")
    return Question(text, tuple(choices), redraws=True)


def take_ketua(turn: Turn, state: PlanState, answer: Answer) -> Next:
    if answer.value == "end":
        return Ask("when") if state.ketua else Again(turn.words._("Pilih dulu paling sedikit satu ketua."))
    if answer.value is None:
        return Again()
    ketua_id = int(answer.value[1:])
    if ketua_id in state.ketua:
        state.ketua.remove(ketua_id)
    else:
        state.ketua.append(ketua_id)
    return Again(redraw=answer.kind == "tap")


def not_met(turn: Turn) -> list[int]:
    """The ketua to be ticked to begin with: not met and not called this month; where all are, all of them."""
    leaders = _leaders(turn)
    left = [one.ketua_id for one in leaders if one.met_on is None and one.invited_at is None]
    return [one for one in left or [one.ketua_id for one in leaders] if one is not None]


def _leaders(turn: Turn) -> list[KetuaLine]:
    lines = list_ketua_month(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)
    return [one for one in lines if one.ketua_id is not None]


def _ketua_label(one: KetuaLine, *, ticked: bool) -> str:
    return f"{'☑' if ticked else '☐'} {one.group_name}: {one.name}"[:60]


def ask_providers(turn: Turn, state: PlanState) -> Question:
    words = turn.words
    found = list_callable(turn.session, turn.actor, turn.who.id)
    health, school = len(found.health_ids), len(found.school_ids)
    choices = [Choice(ALL, words._("Semua ({n})", n=health + school), frozenset({"semua", "kabeh", "sadaya"}))]
    if health and school:
        choices.append(Choice(HEALTH, words._("Kesehatan saja ({n})", n=health), frozenset({"kesehatan"})))
        choices.append(Choice(SCHOOL, words._("Sekolah saja ({n})", n=school), frozenset({"sekolah"})))
    if health + school > 1:
        choices.append(Choice("pick", words._("Pilih sendiri"), frozenset({"pilih"})))
    text = words._(
        "Penyedia layanan mana yang diundang? Semua pendamping sekecamatan ikut diundang lewat chat, dan UPPKH lewat "
        "surat."
    )
    return Question(text, tuple(choices))


def take_providers(turn: Turn, state: PlanState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "pick":
        state.which = PICKED
        return Ask("pick")
    state.which = answer.value
    return Ask("when")


def ask_pick(turn: Turn, state: PlanState) -> Question:
    words = turn.words
    choices = [
        Choice(f"v{one.id}", f"{'☑' if one.id in state.providers else '☐'} {one.name}"[:60]) for one in _hosts(turn)
    ]
    choices.append(Choice("end", words._("Lanjut ({n} penyedia)", n=len(state.providers)), END_WORDS))
    return Question(words._("Pilih yang diundang, lalu Lanjut."), tuple(choices), redraws=True)


def take_pick(turn: Turn, state: PlanState, answer: Answer) -> Next:
    if answer.value == "end":
        return Ask("when") if state.providers else Again(turn.words._("Pilih dulu paling sedikit satu."))
    if answer.value is None:
        return Again()
    provider_id = int(answer.value[1:])
    if provider_id in state.providers:
        state.providers.remove(provider_id)
    else:
        state.providers.append(provider_id)
    return Again(redraw=answer.kind == "tap")


def providers_called(turn: Turn, state: PlanState) -> list[int]:
    """The ids of those chosen, as the register stands now, and of the one at whose place it is."""
    found = list_callable(turn.session, turn.actor, turn.who.id)
    every = {HEALTH: found.health_ids, SCHOOL: found.school_ids}
    known = (*found.health_ids, *found.school_ids)
    picked = tuple(one for one in state.providers if one in known)
    chosen = picked if state.which == PICKED else every.get(state.which, known)
    host = [state.provider_id] if state.provider_id in known else []
    return list(dict.fromkeys([*chosen, *host]))


def _hosts(turn: Turn) -> list[ProviderLine]:
    lines = list_providers(turn.session, turn.actor, turn.who.id)
    return [one for one in lines if one.kind in (HEALTH, SCHOOL)]
