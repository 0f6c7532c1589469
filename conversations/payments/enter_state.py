"""What has been said about a payment schedule that is being entered. Nothing is stored before she says yes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time

from conversations.turn import Turn
from programme.payments.plans import DEFAULT_BRING, DEFAULT_REPRESENTED, Entry, Others, PaymentPlan
from programme.payments.schedules import PayFamily, PayGroup, list_payment_families, list_payment_groups
from programme.payments.stages import Stage, list_stages


@dataclass
class State:
    stage_id: int = 0
    label: str = ""
    year: int = 0
    months: list[str] = field(default_factory=list)
    stage_channel: str = ""
    """These four are of a stage that is to be made."""
    kecamatan: str = ""
    group_ids: list[int] = field(default_factory=list)
    desa: list[str] = field(default_factory=list)
    """Set where the families are those of whole desa, named so."""
    kpm_ids: list[int] | None = None
    """Set where only some of the groups' families are meant."""
    day: str = ""
    guess: str = ""
    """A day that is asked about: the words could mean another."""
    starts: str = ""
    ends: str = ""
    day_off_asked: bool = False
    place: str = ""
    channel: str = ""
    """Empty: as of the stage."""
    bring: list[str] | None = None
    bring_note: str = ""
    represented_by: str = ""
    others: Others | None = None
    page: int = 0
    page_of_group: int = 0
    seen: str = ""
    """What the check showed: how many families stood there then."""


def stage_of_state(turn: Turn, state: State) -> Stage | None:
    """The stage as it stands, or as it is to be made; None where it is still open."""
    if state.stage_id:
        return next((one for one in list_stages(turn.session, turn.actor) if one.id == state.stage_id), None)
    if state.label and state.year and state.months and state.stage_channel:
        return Stage(0, state.year, state.label, tuple(state.months), state.stage_channel)
    return None


def groups_in_reach(turn: Turn) -> list[PayGroup]:
    """Those whose families she may enter, by kecamatan, desa and name."""
    return list_payment_groups(turn.session, turn.actor)


def families_meant(turn: Turn, state: State) -> list[PayFamily]:
    """The families as they stand now: who left or moved meanwhile is not among them."""
    families = list_payment_families(turn.session, turn.actor, state.group_ids) if state.group_ids else []
    wanted = None if state.kpm_ids is None else set(state.kpm_ids)
    return [one for one in families if wanted is None or one.kpm_id in wanted]


def choose_groups(state: State, groups: Sequence[PayGroup], desa: Sequence[str] = ()) -> None:
    """The families of these groups; whatever followed from others is open again."""
    state.group_ids, state.desa, state.kpm_ids = [one.id for one in groups], list(desa), None
    state.kecamatan = groups[0].kecamatan if groups else state.kecamatan
    state.others = None


def channel_of(turn: Turn, state: State) -> str:
    stage = stage_of_state(turn, state)
    return state.channel or (stage.channel if stage is not None else "")


def bring_of(turn: Turn, state: State) -> tuple[str, ...]:
    """What was said, else what this channel usually asks for."""
    return tuple(state.bring) if state.bring is not None else DEFAULT_BRING.get(channel_of(turn, state), ())


def represented_by(turn: Turn, state: State) -> str:
    return state.represented_by or DEFAULT_REPRESENTED.get(channel_of(turn, state), "nobody")


def plan_of(turn: Turn, state: State, stage_id: int) -> PaymentPlan:
    """What is to be stored, once everything is known."""
    day = date.fromisoformat(state.day)
    return PaymentPlan(
        stage_id,
        state.kecamatan,
        _scope(state),
        turn.rules.at(day, time.fromisoformat(state.starts)),
        turn.rules.at(day, time.fromisoformat(state.ends)),
        state.place,
        channel_of(turn, state),
        bring_of(turn, state),
        represented_by(turn, state),
        state.bring_note or None,
        tuple(Entry(one.kpm_id) for one in families_meant(turn, state)),
    )


def _scope(state: State) -> dict[str, object]:
    if state.kpm_ids is not None:
        return {"list": True}
    return {"desa": state.desa} if state.desa else {"groups": state.group_ids}
