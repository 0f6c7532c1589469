"""What a claimed row becomes just before it leaves: checked now, its way chosen now, drawn now for its reader.

Notices obey consent, opt-out, quiet hours, their deadline, WhatsApp's window and tier, and the health of the address;
a reply obeys none of these (the answer to `stop` must arrive), but outside the window it has to knock first.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from conversations.notices.talk import NoticeView
from conversations.words import Words
from db import Session
from db.tables import Contact
from outbox import claims, tier
from outbox.addresses import OpenAddresses, open_addresses
from outbox.channel_states import pauses
from outbox.claims import Claimed
from outbox.means import KNOCK, Means
from outbox.messages import Message, message_from_json
from outbox.sendings import Leaving, attempts_of
from outbox.sms_text import as_gsm7
from outbox.ways import LISTED, WINDOWED, Candidate, NoWay, Situation, Wait, Way, choose, was_opened, window_is_open
from programme.complaints.barrier import barred_from, contacts_kept_clear
from programme.leaving.farewell import reader_of
from programme.rules import Rules
from scheduler.forms import Forms, draw_form, forms_of, knock_for_reply, leaving_as

USUAL_MEANS = Means()
OUT_OF_REACH = ("no_address", "stopped")
"""Known at any hour, so that her ketua hears of it while there is time."""


@dataclass(frozen=True)
class Ready:
    """A message on its way: everything the channel needs, and how its request is remembered."""

    row: Claimed
    leaving: Leaving
    address: str
    message: Message

    @property
    def contact_id(self) -> int:
        return self.leaving.contact_id

    @property
    def channel(self) -> str:
        return self.leaving.channel


@dataclass(frozen=True)
class _Office:
    """What is the same for all that leaves at a moment."""

    session: Session
    now: datetime
    rules: Rules
    means: Means
    meter: tier.Meter

    def end(self, row: Claimed, state: str, outcome: str, contact_id: int | None = None) -> None:
        claims.settle_ended(self.session, row.id, state, outcome, contact_id)


def prepare(
    session: Session,
    row: Claimed,
    now: datetime,
    rules: Rules,
    means: Means = USUAL_MEANS,
    meter: tier.Meter | None = None,
) -> Ready | None:
    """The row's message and address; None where it was settled here (dropped, put off, nobody to reach)."""
    office = _Office(session, now, rules, means, meter or tier.Meter())
    return _reply(office, row) if row.is_reply else _notice(office, row)


def _reply(office: _Office, row: Claimed) -> Ready | None:
    contact = office.session.get(Contact, row.contact_id)
    if contact is None or row.content is None:
        office.end(row, "failed", "no_contact")
        return None
    paused = pauses(office.session, office.now).get(contact.channel) if contact.channel in LISTED else None
    if paused is not None and paused.until < row.last_moment:
        claims.postpone(office.session, row.id, paused.until, paused.code)
        return None
    message, form = _fetchable(message_from_json(row.content), row.id), "free"
    if contact.channel == "sms":
        message, form = Message(as_gsm7(message.text)), "sms"
    elif not window_is_open(contact.channel, contact.wrote_at, office.now):
        if not _may_knock(office, contact.id):
            office.end(row, "failed", "window")
            return None
        message, form = knock_for_reply(), "knock"
    way = Way(contact.id, contact.channel, form)
    return Ready(row, leaving_as(way, message, office.means), contact.address, message)


def _fetchable(message: Message, row_id: int) -> Message:
    """A reply's file is kept with its row: that is where a provider that fetches what it sends is led to."""
    if message.attachment is None:
        return message
    return replace(message, attachment=replace(message.attachment, kept_as=("outbox", row_id)))


def _may_knock(office: _Office, contact_id: int) -> bool:
    if KNOCK not in office.means.templates:
        return False
    if contact_id in tier.opened_among(office.session, [contact_id], office.now):
        return True
    if office.meter.left(office.session, office.now, office.means) <= 0:
        return False
    office.meter.book()
    return True


def _notice(office: _Office, row: Claimed) -> Ready | None:
    if row.deadline is not None and office.now >= row.deadline:
        office.end(row, "dropped", "too_late")
        return None
    reader = reader_of(office.session, row.person_id, row.kind) if row.person_id is not None else None
    if reader is None:
        office.end(row, "dropped", "person_left")
        return None
    forms = forms_of(row.kind, office.means)
    hers = _where_it_may_show(office, row, reader.id, open_addresses(office.session, reader.id))
    situation = _situation(office, row, forms, hers)
    chosen = choose(situation)
    if isinstance(chosen, NoWay) and chosen.why in OUT_OF_REACH:
        office.end(row, "unreachable", chosen.why)
        return None
    at_any_hour = forms.kind.asked_for or was_opened(situation)
    until = None if at_any_hour else quiet_until(office.now, office.rules)
    if until is not None:
        claims.postpone(office.session, row.id, until)
        return None
    words = Words(reader.language)
    view = NoticeView(office.session, office.now, office.rules, words, reader, row.subject or "", row.slot or "")
    return _drawn(office, row, forms, view, hers, situation)


def _where_it_may_show(office: _Office, row: Claimed, reader_id: int, hers: OpenAddresses) -> OpenAddresses:
    """Her addresses without the phones that somebody uses too from whom it is kept: nothing of it goes there."""
    closed = contacts_kept_clear(office.session, barred_from(office.session, row.subject, reader_id))
    return replace(hers, candidates=tuple(one for one in hers.candidates if one.contact_id not in closed))


def _drawn(
    office: _Office, row: Claimed, forms: Forms, view: NoticeView, hers: OpenAddresses, situation: Situation
) -> Ready | None:
    """Drawn in the chosen form; where its words don't fit that form this time, the choice is made without it."""
    message = forms.talk.render(view)
    if message is None:
        office.end(row, "dropped", "no_longer_holds")
        return None
    while isinstance(way := choose(situation), Way):
        if way.form != "free" and forms.talk.only_if_free(view):
            office.end(row, "dropped", "answered")
            return None
        drawn = draw_form(forms, way.form, view, message, _hides(forms, hers, way.contact_id))
        if drawn is not None:
            if drawn.template is not None and way.contact_id not in situation.opened:
                office.meter.book()
            return Ready(row, leaving_as(way, drawn, office.means), hers.address_of[way.contact_id], drawn)
        situation = situation.without(way.form)
    if isinstance(way, Wait):
        claims.postpone(office.session, row.id, way.until, "paused")
    else:
        office.end(row, "unreachable", way.why, way.contact_id)
    return None


def _situation(office: _Office, row: Claimed, forms: Forms, hers: OpenAddresses) -> Situation:
    """What the choice looks at. The pauses and the tier are asked only where they matter."""
    session, now = office.session, office.now
    situation = Situation(
        now=now,
        deadline=row.last_moment,
        deliver_within=forms.kind.deliver_within,
        candidates=hers.candidates,
        channels=office.means.channels,
        preferred=hers.preferred,
        consented=hers.consented,
        covers_sms=hers.covers_sms,
        may_template=forms.template,
        may_knock=forms.knock,
        may_sms=forms.sms,
        attempts=attempts_of(session, row.id) if row.attempts else (),
    )
    if any(one.channel in LISTED for one in hers.candidates):
        candidates = tuple(replace(one, hides=_hides(forms, hers, one.contact_id)) for one in hers.candidates)
        situation = replace(situation, candidates=candidates, pauses=pauses(session, now))
    outside = [one.contact_id for one in hers.candidates if _outside_window(one, now)]
    if outside and (forms.template or forms.knock):
        left = office.meter.left(session, now, office.means) - tier.kept_back(forms.kind.priority, office.means)
        situation = replace(situation, tier_left=left, opened=tier.opened_among(session, outside, now))
    return situation


def _hides(forms: Forms, hers: OpenAddresses, contact_id: int) -> bool:
    return not forms.kind.shared_phone and contact_id in hers.shared


def _outside_window(one: Candidate, now: datetime) -> bool:
    return one.channel in WINDOWED and not window_is_open(one.channel, one.wrote_at, now)


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
