"""What each way in which a send can fail means for the message, its next try and the address."""

from datetime import datetime

from db import Session
from outbox import addresses, claims, statuses
from outbox.failures import (
    AccessRefused,
    AddressGone,
    AddressMoved,
    AnswerUnknown,
    MessageRefused,
    PersonBlockedUs,
    ProviderCode,
    ProviderDown,
    SendFailure,
    TooFast,
)
from outbox.sendings import settle_sending
from outbox.ways import LISTED
from scheduler.prepare import Ready

NOBODY_THERE = (PersonBlockedUs, AddressGone)


def settle_failure(session: Session, ready: Ready, sending_id: int, failure: SendFailure, now: datetime) -> None:
    """Settles the request and what becomes of its message."""
    if isinstance(failure, ProviderCode):
        statuses.take_failure(session, sending_id, failure.provider_code, now, failure.retry_after)
    elif isinstance(failure, AnswerUnknown):
        claims.settle_unknown(session, ready.row.id, now)
    else:
        _settle_row(session, ready, failure, now)
        settle_sending(session, sending_id, "failed", now, code=failure.code)


def settle_broken(session: Session, ready: Ready, sending_id: int, now: datetime) -> None:
    """A mistake of ours ends the message."""
    claims.settle_ended(session, ready.row.id, "failed", "broken")
    settle_sending(session, sending_id, "failed", now, code="broken")


def _settle_row(session: Session, ready: Ready, failure: SendFailure, now: datetime) -> None:
    row = ready.row
    if isinstance(failure, NOBODY_THERE):
        addresses.mark_blocked(session, ready.contact_id, failure.code, now)
    if isinstance(failure, AddressMoved):
        contact_id = addresses.move_contact(session, ready.contact_id, failure.new_address, now)
        claims.redirect(session, row.id, contact_id, now, failure.code)
    elif isinstance(failure, TooFast):
        claims.retry_or_fail(session, row, failure.code, now, wait=failure.retry_after)
    elif isinstance(failure, ProviderDown | AccessRefused):
        claims.retry_or_fail(session, row, failure.code, now)
    elif _has_next_way(ready, failure):
        claims.postpone(session, row.id, now, failure.code)
    else:
        claims.settle_ended(session, row.id, "failed", failure.code)


def _has_next_way(ready: Ready, failure: SendFailure) -> bool:
    """A notice goes to her other address, if she has one; a reply goes nowhere else."""
    elsewhere = isinstance(failure, NOBODY_THERE) or (isinstance(failure, MessageRefused) and ready.channel in LISTED)
    return elsewhere and not ready.row.is_reply
