"""Whom a chat leads to in private: what is asked here shows on no phone that several people use."""

from collections.abc import Collection
from dataclasses import replace

from db import Session
from outbox.readers_now import look_up, shared_contacts
from programme.standings import can_answer


def answer_privately(session: Session, person_ids: Collection[int]) -> set[int]:
    """Those of them who can be asked, and answer, on a phone of their own.

    On a shared one only "Ada kabar untuk ..." appears: a notice that left for it has told her nothing.
    """
    shared = shared_contacts(session)
    own = (
        replace(one, candidates=tuple(way for way in one.candidates if way.contact_id not in shared))
        for one in look_up(session, person_ids)
    )
    return {one.person_id for one in own if can_answer(one)}


def only_on_shared_phones(session: Session, person_ids: Collection[int]) -> set[int]:
    """Those of them who have no other phone than such."""
    shared = shared_contacts(session)
    readers = look_up(session, person_ids)
    return {one.person_id for one in readers if one.candidates and {w.contact_id for w in one.candidates} <= shared}
