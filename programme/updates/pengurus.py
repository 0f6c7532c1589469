"""Another person stands for a family from now on (marriage, divorce, death, work elsewhere): she takes over the entry.

The family's history stays; what was private between us and the one before is not hers to read. She joins with a code of
her own, and agrees anew.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import update

from db import Session
from db.tables import Kpm, OutboxRow, Person
from outbox.kinds import KINDS
from programme.access import Actor
from programme.entry_holders import HANDED_OVER
from programme.joining import end_consent, end_sessions
from programme.member_changes import FieldChange, remember, set_fields

PRIVATE = tuple(name for name, kind in KINDS.items() if not kind.relay)
NOT_SENT = ("queued", "knocked", "unreachable")


def hand_entry_over(
    session: Session, actor: Actor, kpm_id: int, name: str, gender: str, phone: str | None, now: datetime
) -> None:
    """Gives the entry to the new one; whoever spoke for it before is a stranger from now on.

    `phone` is E.164 or None: the old number is nobody's address any more. A duty in the group was given to the person,
    so it ends.
    """
    old = session.get_one(Person, kpm_id).name
    end_sessions(session, kpm_id, now)
    end_consent(session, kpm_id, now)
    values: Mapping[str, str | None] = {"name": name, "gender": gender, "phone": phone, "duty": "member"}
    set_fields(session, actor, kpm_id, values, now)
    remember(session, actor, kpm_id, FieldChange(HANDED_OVER, old, name), now)
    person, kpm = session.get_one(Person, kpm_id), session.get_one(Kpm, kpm_id)
    person.joined_at, person.preferred_channel, kpm.via_ketua_since = None, None, None
    drop_private_news(session, kpm_id)


def ends_chat(session: Session, actor: Actor, kpm_id: int, now: datetime) -> None:
    """The one who stood for the family has died: nothing is sent to her phone any more, and her duty ends."""
    end_sessions(session, kpm_id, now)
    end_consent(session, kpm_id, now)
    set_fields(session, actor, kpm_id, {"duty": "member"}, now)
    drop_private_news(session, kpm_id)


def drop_private_news(session: Session, person_id: int) -> None:
    """What has not left yet and was meant for that person alone; time and place of meetings concern the family."""
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.person_id == person_id, OutboxRow.kind.in_(PRIVATE), OutboxRow.state.in_(NOT_SENT))
        .values(state="dropped", outcome="other_reader")
        .execution_options(synchronize_session=False)
    )
