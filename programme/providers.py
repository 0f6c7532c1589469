"""Health posts, schools and others that a pendamping visits when something is to be settled, or as a routine.

Second source document, D: 'Kunjungan ke penyedia pelayanan kesehatan dan pendidikan ... secara rutin/berkala, kunjungan
mencari pemecahan masalah ketika ada pengaduan'.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from db import Session
from db.tables import Person, Provider, Visit
from programme.access import Actor, operation
from programme.trail import leave_trace
from programme.visit_reading.pieces import plain

KINDS = ("health", "school", "other")
LONGEST_NAME = 120
SPELLINGS = {
    "sdn": "sd negeri", "smpn": "smp negeri", "sman": "sma negeri", "smkn": "smk negeri", "min": "mi negeri",
    "mtsn": "mts negeri", "man": "ma negeri", "n": "negeri", "pkm": "puskesmas", "pusk": "puskesmas", "pos": "posyandu",
    "posy": "posyandu", "pustu": "puskesmas pembantu", "tk": "tk", "rsu": "rsud", "desa": "", "kec": "", "kel": "",
}  # fmt: skip
HEALTH_WORDS = frozenset("puskesmas posyandu pustu bidan klinik rsud rs rumahsakit polindes poskesdes kader".split())
SCHOOL_WORDS = frozenset("sd smp sma smk mi mts ma tk paud slb sekolah madrasah pesantren negeri pkbm".split())


TYPE_WORDS = {
    "posyandu": "posyandu", "puskesmas": "puskesmas", "pembantu": "pustu", "pustu": "pustu", "bidan": "bidan",
    "polindes": "bidan", "poskesdes": "bidan", "rsud": "hospital", "rs": "hospital", "klinik": "hospital",
    "paud": "paud", "tk": "paud", "ra": "paud", "sd": "sd", "mi": "sd", "smp": "smp", "mts": "smp", "sma": "sma",
    "smk": "sma", "ma": "sma", "slb": "slb", "pkbm": "pkbm",
}  # fmt: skip
"""A word of a name -> the type that it says."""
ABBREVIATIONS = frozenset("sd sdn smp smpn sma sman smk smkn mi min mts ma man tk paud slb pkbm rs rsu rsud".split())


@dataclass(frozen=True)
class ProviderLine:
    """A provider as it is chosen from a list."""

    id: int
    kind: str
    name: str
    desa: str | None


@operation(on="pendamping", may=("self",))
def list_providers(session: Session, actor: Actor, pendamping_id: int) -> list[ProviderLine]:
    """Those of his kecamatan, by name."""
    kecamatan = session.get_one(Person, pendamping_id).kecamatan
    query = select(Provider).where(Provider.kecamatan == kecamatan).order_by(Provider.name)
    return [ProviderLine(one.id, one.kind, one.name, one.desa) for one in session.scalars(query)]


@operation(on="pendamping", may=("self",))
def add_provider(
    session: Session, actor: Actor, pendamping_id: int, kind: str, name: str, desa: str | None, now: datetime
) -> int:
    """Adds a provider to the pendamping's kecamatan; the one of exactly that name where there is one. Its id."""
    kecamatan = session.get_one(Person, pendamping_id).kecamatan or ""
    name = well_written(name)
    key = spelling_key(name)
    for one in session.scalars(select(Provider).where(Provider.kecamatan == kecamatan)):
        if spelling_key(one.name) == key and plain(one.desa or "") in ("", plain(desa or "")):
            return one.id
    provider = Provider(kind=kind, name=name, kecamatan=kecamatan, desa=desa, added_by=pendamping_id, added_at=now)
    provider.type = type_meant(name)
    session.add(provider)
    session.flush()
    leave_trace(session, actor, "add_provider", "provider", provider.id, now)
    return provider.id


@operation(on="provider", may=("pendamping",))
def plan_provider_visit(
    session: Session, actor: Actor, provider_id: int, purpose: str, day: date, now: datetime
) -> int:
    """A visit of the one who plans it, on that local day; one already planned for the same day gets this purpose too.

    Returns the visit's id.
    """
    query = select(Visit).where(
        Visit.provider_id == provider_id,
        Visit.pendamping_id == actor.person_id,
        Visit.state == "open",
        Visit.due_on == day,
    )
    visit = session.scalars(query.with_for_update()).first()
    if visit is not None:
        known = (visit.purpose or "").split("; ")
        visit.purpose = "; ".join([*filter(None, known), *([purpose] if purpose not in known else [])])
    else:
        visit = Visit(
            provider_id=provider_id,
            pendamping_id=actor.person_id,
            cause="provider",
            purpose=purpose,
            months=[],
            due_on=day,
            opened_at=now,
        )
        session.add(visit)
    session.flush()
    leave_trace(session, actor, "plan_provider_visit", "visit", visit.id, now)
    return visit.id


def well_written(name: str) -> str:
    """'sdn 1 wates' as 'SDN 1 Wates'; capitals that were typed are kept."""
    words = name.split()
    if name == name.lower():
        words = [word.upper() if word in ABBREVIATIONS else word.capitalize() for word in words]
    return " ".join(words)[:LONGEST_NAME]


def kind_meant(name: str) -> str | None:
    """health or school, where the name says so ("Puskesmas Wates", "SDN 1 Wates")."""
    words = set(spelling_key(name).split())
    if words & HEALTH_WORDS:
        return "health"
    return "school" if words & SCHOOL_WORDS else None


def type_meant(name: str) -> str | None:
    """posyandu of "Pos Melati", sd of "MI Al Huda": the type that a name says; None where it says none, or several."""
    found = {TYPE_WORDS[word] for word in spelling_key(name).split() if word in TYPE_WORDS}
    if "pustu" in found:  # a puskesmas pembantu
        return "pustu"
    return found.pop() if len(found) == 1 else None


def similar_providers(name: str, known: Sequence[ProviderLine]) -> list[ProviderLine]:
    """Those whose names may mean the same: spelt otherwise, one letter off, or a part of it."""
    return [one for one in known if _alike(spelling_key(name), spelling_key(one.name))]


def spelling_key(name: str) -> str:
    """'SDN 01 Wates' and 'SD Negeri 1 wates' alike: 'sd negeri 1 wates'."""
    words = re.findall(r"[^\W\d_]+|\d+", name)
    spelt = (SPELLINGS.get(plain(word), plain(word)) if not word.isdigit() else str(int(word)) for word in words)
    return " ".join(" ".join(spelt).split())


def _alike(one: str, other: str) -> bool:
    first, second = one.split(), other.split()
    numbers = [[word for word in words if word.isdigit()] for words in (first, second)]
    if numbers[0] != numbers[1] and all(numbers):
        return False
    short, long = sorted(([word for word in words if not word.isdigit()] for words in (first, second)), key=len)
    return bool(short) and all(any(_near(word, than) for than in long) for word in short)


def _near(one: str, other: str) -> bool:
    """The same word, or one of five letters and more with one wrong, missing or added."""
    if one == other or len(one) < 5 or abs(len(one) - len(other)) > 1:
        return one == other
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return (
        one[start + 1 :] == other[start + 1 :] or one[start:] == other[start + 1 :] or one[start + 1 :] == other[start:]
    )
