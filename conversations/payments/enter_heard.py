"""Takes what one message says about a payment schedule; what it leaves open is asked."""

from conversations.payments.enter_state import State, choose_groups, groups_in_reach
from conversations.turn import Turn
from conversations.typed_moment_words import problem_in_words
from programme.group_mentions import NamedGroup
from programme.payments.schedules import LONGEST_NOTE, LONGEST_PLACE
from programme.payments.stages import list_stages
from programme.payments.typed import PaymentSaid, read_payment
from programme.typed_dates import TypedMoment
from programme.typed_stages import StageSaid


def hear(turn: Turn, state: State, text: str) -> tuple[PaymentSaid, str | None]:
    """Takes all that can be taken; the sentence says what was wrong with the rest."""
    groups = groups_in_reach(turn)
    local = turn.rules.local(turn.now)
    named = [NamedGroup(one.id, one.name, one.desa) for one in groups]
    said = read_payment(text, named, local.date(), now_time=local.time())
    take_stage(turn, state, said.stage)
    problem = _take_whom(turn, state, said)
    if said.place is not None:
        state.place = said.place[:LONGEST_PLACE]
    if said.bring is not None:
        state.bring, state.bring_note = list(said.bring), (said.bring_note or "")[:LONGEST_NOTE]
    return said, problem or _take_when(turn, state, said)


def take_stage(turn: Turn, state: State, said: StageSaid) -> None:
    """The known stage that is meant, or the parts of a new one."""
    if said.label is None and not said.months:
        return
    fitting = [
        one
        for one in list_stages(turn.session, turn.actor)
        if (said.label is None or one.label.casefold() == said.label.casefold())
        and said.year in (None, one.year)
        and (not said.months or said.months == one.months)
        and said.channel in (None, one.channel)
    ]
    if len(fitting) == 1:
        state.stage_id, state.label = fitting[0].id, ""
        return
    if fitting and not said.months:
        return  # several are so called: the list shows them
    state.stage_id = 0
    state.label, state.year = said.label or "", said.year or turn.rules.today(turn.now).year
    state.months, state.stage_channel = list(said.months), said.channel or ""


def _take_whom(turn: Turn, state: State, said: PaymentSaid) -> str | None:
    if not said.group_ids:
        return None
    chosen = [one for one in groups_in_reach(turn) if one.id in said.group_ids]
    if len({one.kecamatan for one in chosen}) > 1:
        return turn.words._("Nama itu ada di beberapa kecamatan. Pilih kecamatannya dulu.")
    choose_groups(state, chosen, said.desa)
    if said.groups_doubtful:
        state.group_ids = []
        return turn.words._("Kelompoknya belum pasti. Pilih dari daftar, atau tulis satu per satu.")
    return None


def _take_when(turn: Turn, state: State, said: PaymentSaid) -> str | None:
    words = turn.words
    if said.starts is not None and not said.hours_problem:
        state.starts, state.ends = said.starts.isoformat(), said.ends.isoformat() if said.ends else ""
    if said.hours_problem:
        return words._("Jam selesainya harus sesudah jam mulai. Contoh: jam 8-12.")
    if said.day_problem is not None:
        if said.day_problem in ("ambiguous_date", "weekday_mismatch") and said.day is not None:
            state.guess = said.day.isoformat()
            return None
        return problem_in_words(words, TypedMoment(said.day, None, said.day_problem))
    if said.day is not None:
        if said.day < turn.rules.today(turn.now):
            return problem_in_words(words, TypedMoment(said.day, None, "past"))
        state.day, state.guess, state.day_off_asked, state.others = said.day.isoformat(), "", False, None
    return None
