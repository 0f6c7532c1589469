"""The monthly temu kunjung with the providers: where it takes place next, and who is called.

Second source document, D: 'Temu Kunjung Pengembangan Program dengan penyedia pelayanan ... dilakukan 1 bulan sekali';
'Peserta adalah; pendamping, UPPKH Kab./Kota, dan penyedia pelayanan'. The turn goes round the desa in which the
kecamatan's groups live; within a desa, round its schools and health facilities. A provider without a desa has its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from db import Session
from db.tables import Assembly, Group, Person, Provider
from programme.access import Actor, operation
from programme.assemblies.agenda import TEMU_KUNJUNG
from programme.natural_order import natural
from programme.rules import Rules
from programme.standing.rotation import in_turn
from programme.visit_reading.pieces import plain

HOSTS = ("health", "school")
STAFF = ("pendamping", "koordinator")
WHOLE_KABUPATEN = "-"
"""The kecamatan of a meeting that the office holds for all of them."""


@dataclass(frozen=True)
class NextStop:
    """One stop of the round: a desa, with the provider whose turn it is there; none: the desa's own hall."""

    desa: str | None
    provider_id: int | None
    name: str
    """Of the provider; without one, of the desa."""
    last_on: date | None
    """The local day on which the round was last there."""


@dataclass(frozen=True)
class ToCall:
    """Who may be called, by id."""

    kecamatan: str
    staff_ids: tuple[int, ...]
    health_ids: tuple[int, ...]
    school_ids: tuple[int, ...]


@operation(on="pendamping", may=("self",))
def list_turns(session: Session, actor: Actor, pendamping_id: int, rules: Rules) -> list[NextStop]:
    """Where temu kunjung of his kecamatan takes place next, the first in turn first."""
    kecamatan = session.get_one(Person, pendamping_id).kecamatan or ""
    hosts = _hosts(session, kecamatan)
    desas = sorted({*_desas(session, kecamatan)}, key=natural)
    stops: list[str | int] = [*desas, *(one.id for one in hosts if _desa_of(one, desas) is None)]
    held = [(_stop_of(one, hosts, desas), one) for one in _held(session, kecamatan)]
    last = {stop: rules.today(one.starts_at) for stop, one in held if stop is not None}
    order = in_turn(stops, [stop for stop, _ in held if stop is not None])
    hosted = [one.provider_id for _, one in held if one.provider_id is not None]
    return [_turn(stop, hosts, desas, hosted, last.get(stop)) for stop in order]


@operation(on="pendamping", may=("self",))
def list_callable(session: Session, actor: Actor, pendamping_id: int) -> ToCall:
    """His colleagues of the kecamatan (himself left out), its health facilities and its schools.

    Of the whole kabupaten where he who asks works at its office.
    """
    kecamatan = session.get_one(Person, pendamping_id).kecamatan
    staff = select(Person.id).where(Person.role.in_(STAFF), Person.removed_at.is_(None), Person.id != pendamping_id)
    if kecamatan is not None:
        staff = staff.where(Person.kecamatan == kecamatan)
    hosts = _hosts(session, kecamatan or "")
    return ToCall(
        kecamatan or WHOLE_KABUPATEN,
        tuple(session.scalars(staff.order_by(Person.id))),
        tuple(one.id for one in hosts if one.kind == "health"),
        tuple(one.id for one in hosts if one.kind == "school"),
    )


def _hosts(session: Session, kecamatan: str) -> list[Provider]:
    query = select(Provider).where(Provider.kecamatan == kecamatan, Provider.kind.in_(HOSTS))
    return sorted(session.scalars(query), key=lambda one: natural(one.name))


def _desas(session: Session, kecamatan: str) -> list[str]:
    return list(session.scalars(select(Group.desa).where(Group.kecamatan == kecamatan).distinct()))


def _held(session: Session, kecamatan: str) -> list[Assembly]:
    """Held and planned ones, the earliest first: what is planned has had its turn."""
    query = select(Assembly).where(
        Assembly.kind == TEMU_KUNJUNG, Assembly.kecamatan == kecamatan, Assembly.state != "cancelled"
    )
    return list(session.scalars(query.order_by(Assembly.starts_at, Assembly.id)))


def _desa_of(provider: Provider, desas: Sequence[str]) -> str | None:
    """The desa of the round that the provider is in, however it was written."""
    wanted = plain(provider.desa or "")
    return next((one for one in desas if plain(one) == wanted), None)


def _stop_of(one: Assembly, hosts: Sequence[Provider], desas: Sequence[str]) -> str | int | None:
    """Where it was; at no provider's, the desa that its place names."""
    host = next((host for host in hosts if host.id == one.provider_id), None)
    if host is not None:
        return _desa_of(host, desas) or host.id
    words = f" {plain(one.place)} "
    return next((desa for desa in desas if f" {plain(desa)} " in words), None)


def _turn(
    stop: str | int, hosts: Sequence[Provider], desas: Sequence[str], hosted: Sequence[int], last_on: date | None
) -> NextStop:
    if isinstance(stop, int):
        host = next(one for one in hosts if one.id == stop)
        return NextStop(None, host.id, host.name, last_on)
    there = {one.id: one for one in hosts if _desa_of(one, desas) == stop}
    order = in_turn(list(there), hosted)
    return NextStop(stop, order[0], there[order[0]].name, last_on) if order else NextStop(stop, None, stop, last_on)
