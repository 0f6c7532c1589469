"""For the walk through every question: a health post with everybody's child, its days, and facilities nobody knows."""

from datetime import date, timedelta
from typing import Any

from conversations.health.came_state import CameState
from conversations.health.elsewhere import ElsewhereState
from conversations.health.posyandu_state import PosyanduState
from db import Session
from db.tables import FamilyMember, PosyanduDay, Provider
from programme.rules import Rules
from tests.village import BEGINS_AT, KECAMATAN

NOW = BEGINS_AT + timedelta(days=60)
BIG = 1_000_000_000
NAME, PLACE = "Ñ" * 120, "P" * 200
SITI, SRI, MEMBERS = BIG + 1, BIG + 101, 30
POST, OVER, COMING, CALLED_OFF, CHILD = BIG + 700, BIG + 700, BIG + 701, BIG + 702, BIG + 700
COMES_AT = NOW + timedelta(days=3)


def go_to_posyandu(session: Session) -> None:
    """Thirty families with a child each at one post; the youngest is due whatever there is."""
    post = Provider(id=POST, kind="health", name="P" * 120, kecamatan=KECAMATAN, type="posyandu", desa="D" * 80)
    post.added_by, post.added_at, post.contact_name, post.contact_phone = SITI, NOW, "K" * 80, "+6281234567890"
    post.pattern = {"kind": "nth_weekday", "week": 2, "weekday": 1, "day": None, "starts": "08:00", "ends": "11:00"}
    session.add(post)
    session.flush()
    for day_id, starts_at, state in (
        (OVER, NOW - timedelta(days=2), "planned"),
        (COMING, COMES_AT, "planned"),
        (CALLED_OFF, COMES_AT + timedelta(days=1), "cancelled"),
    ):
        day = PosyanduDay(id=day_id, provider_id=POST, starts_at=starts_at, ends_at=starts_at + timedelta(hours=3))
        day.place, day.state, day.created_by, day.created_at = PLACE, state, SITI, NOW
        session.add(day)
    for number in range(MEMBERS):
        child = FamilyMember(id=CHILD + number, kpm_id=SRI + number, name=f"{NAME[:118]}{number:02}", updated_at=NOW)
        child.name_index, child.component, child.birth_date = f"{NAME}{number}", "infant", date(2018, 11, 20)
        child.provider_id = POST if number < MEMBERS - 2 else None
        child.facility = f"{number}{'F' * 100}" if number == MEMBERS - 1 else None
        session.add(child)


def states_of_health() -> dict[str, tuple[int, Any]]:
    everybody = [CHILD + number for number in range(MEMBERS)]
    return {
        "posyandu": (
            SITI,
            PosyanduState(POST, COMING, NAME, "2018-12-20", "08:00:00", "11:00:00", PLACE, everybody, NAME[:80], CHILD),
        ),
        "posyandu_came": (SITI, CameState(OVER, everybody[:20], everybody[:10])),
        "health_elsewhere": (SITI, ElsewhereState(f"{NAME[:118]}00", CHILD, "2018-11-29")),
    }


def notices_of_health() -> dict[str, tuple[int, str, str]]:
    day = Rules().today(COMES_AT).isoformat()
    return {
        "posyandu_reminder": (SRI, f"posyandu:{COMING}", day),
        "posyandu_schedule": (SRI, f"posyandu:{COMING}", day),
        "posyandu_first": (SRI, f"posyandu:{COMING}", f"first {day}"),
        "posyandu_moved": (SRI, f"posyandu:{COMING}", "r0"),
        "posyandu_cancelled": (SRI, f"posyandu:{CALLED_OFF}", "r0"),
        "posyandu_record": (SITI, f"posyandu:{OVER}", "over"),
    }
