"""What a claimed row becomes just before it leaves: checked now, drawn now, in its reader's language.

Notices obey consent, opt-out, quiet hours, their deadline and the health of the address; a reply obeys none of these
(the answer to `stop` must arrive).
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from conversations.notices.registry import NOTICES
from conversations.notices.talk import NoticeView
from conversations.words import Words
from db import Session
from db.tables import Contact
from outbox import claims
from outbox.addresses import best_contact, shares_contact
from outbox.claims import Claimed
from outbox.kinds import KINDS
from outbox.messages import Message, message_from_json
from programme.people import Chatter, chatter_of, has_consented
from programme.rules import Rules


@dataclass(frozen=True)
class Ready:
    """A message on its way: everything the channel needs."""

    row: Claimed
    contact_id: int
    channel: str
    address: str
    message: Message


def prepare(session: Session, row: Claimed, now: datetime, rules: Rules) -> Ready | None:
    """The row's message and address; None where it was settled here (dropped, put off, nobody to reach)."""
    if row.is_reply:
        contact = session.get(Contact, row.contact_id)
        if contact is None or row.content is None:
            claims.settle_ended(session, row.id, "failed", "no_contact")
            return None
        return Ready(row, contact.id, contact.channel, contact.address, message_from_json(row.content))
    return _notice(session, row, now, rules)


def _notice(session: Session, row: Claimed, now: datetime, rules: Rules) -> Ready | None:
    if row.deadline is not None and now >= row.deadline:
        claims.settle_ended(session, row.id, "dropped", "too_late")
        return None
    reader = chatter_of(session, row.person_id) if row.person_id is not None else None
    if reader is None:
        claims.settle_ended(session, row.id, "dropped", "person_left")
        return None
    contact = best_contact(session, reader.id)
    if contact is None or not has_consented(session, reader.id):
        claims.settle_ended(session, row.id, "unreachable", "no_address")
        return None
    if contact.stopped_at is not None:
        claims.settle_ended(session, row.id, "unreachable", "stopped")
        return None
    until = None if KINDS[row.kind].asked_for else quiet_until(now, rules)
    if until is not None:
        claims.postpone(session, row.id, until)
        return None
    message = _draw(session, row, reader, contact, now, rules)
    if message is None:
        claims.settle_ended(session, row.id, "dropped", "no_longer_holds")
        return None
    return Ready(row, contact.id, contact.channel, contact.address, message)


def _draw(
    session: Session, row: Claimed, reader: Chatter, contact: Contact, now: datetime, rules: Rules
) -> Message | None:
    view = NoticeView(session, now, rules, Words(reader.language), reader, row.subject or "", row.slot or "")
    message = NOTICES[row.kind].render(view)
    if message is not None and not KINDS[row.kind].shared_phone and shares_contact(session, contact.id):
        text = view.words._("Ada kabar untuk {name}. Silakan ketik menu, atau hubungi pendamping.", name=view.name())
        return replace(message, text=text, rows=(), attachment=None)
    return message


def quiet_until(now: datetime, rules: Rules) -> datetime | None:
    """The end of the quiet hours `now` lies in; None in waking hours. They may span midnight."""
    local = rules.local(now)
    clock, day = local.time(), local.date()
    begin, end = rules.quiet_from, rules.quiet_until
    if begin == end:
        return None
    spans_midnight = begin > end
    quiet = (clock >= begin or clock < end) if spans_midnight else begin <= clock < end
    if not quiet:
        return None
    last_day = day + timedelta(days=1) if spans_midnight and clock >= begin else day
    return rules.at(last_day, end)
