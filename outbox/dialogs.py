"""Where each contact's conversation stands: stored at the end of every turn, so that a restart finds it."""

from datetime import datetime

from sqlalchemy import select, update

from db import Session
from db.tables import Dialog

NOTHING_IS_LOST = frozenset(
    """
    home joining for_whom my_group answer_meeting change_language relay_news via_ketua progress invite_member
    print_slips roster_upload hand_over manage_meetings not_reached
    """.split()
)
"""Conversations that end without a word when left: what was said is stored, or is said again as quickly; and nobody is
pressed for her reason."""


def open_dialog(session: Session, contact_id: int) -> Dialog | None:
    """The dialog whose question the contact is answering."""
    return session.scalar(select(Dialog).where(Dialog.contact_id == contact_id, Dialog.status == "open"))


def start_dialog(
    session: Session,
    contact_id: int,
    person_id: int | None,
    conversation: str,
    version: int,
    now: datetime,
    *,
    about: str | None = None,
    then: Dialog | None = None,
) -> Dialog:
    """A new open dialog; the one open before is paused, and an unfinished one about the same thing is forgotten."""
    pause_open(session, contact_id)
    same = Dialog.about.is_(None) if about is None else Dialog.about == about
    session.execute(
        update(Dialog)
        .where(
            Dialog.contact_id == contact_id,
            Dialog.person_id.is_not_distinct_from(person_id),
            Dialog.conversation == conversation,
            same,
            Dialog.status == "paused",
        )
        .values(status="done")
    )
    dialog = Dialog(
        contact_id=contact_id,
        person_id=person_id,
        conversation=conversation,
        version=version,
        question="",
        step=0,
        state="{}",
        history="[]",
        about=about,
        then_dialog_id=then.id if then is not None else None,
        status="open",
        touched_at=now,
    )
    session.add(dialog)
    session.flush()
    return dialog


def pause_open(session: Session, contact_id: int) -> None:
    """Sets the open dialog aside; it can be taken up again."""
    dialog = open_dialog(session, contact_id)
    if dialog is not None:
        dialog.status = "paused" if dialog.conversation != "home" else "done"
        session.flush()


def reopen(session: Session, dialog: Dialog, now: datetime) -> None:
    """Takes a paused dialog up again; another open one is paused."""
    pause_open(session, dialog.contact_id)
    dialog.status = "open"
    dialog.touched_at = now
    session.flush()


def newest_paused(session: Session, contact_id: int, person_id: int | None, since: datetime) -> Dialog | None:
    """The dialog this person left unfinished last."""
    query = (
        select(Dialog)
        .where(
            Dialog.contact_id == contact_id,
            Dialog.person_id == person_id,
            Dialog.status == "paused",
            Dialog.touched_at >= since,
        )
        .order_by(Dialog.touched_at.desc(), Dialog.id.desc())
        .limit(1)
    )
    return session.scalar(query)


def latest_of(session: Session, contact_id: int, person_ids: list[int], since: datetime) -> Dialog | None:
    """The dialog that one of these people touched last on this phone, if it was after a moment."""
    query = select(Dialog).where(
        Dialog.contact_id == contact_id, Dialog.person_id.in_(person_ids), Dialog.touched_at >= since
    )
    return session.scalar(query.order_by(Dialog.touched_at.desc(), Dialog.id.desc()).limit(1))


def finished(
    session: Session, contact_id: int, person_id: int, conversation: str, since: datetime, limit: int = 10
) -> list[Dialog]:
    """Her ended dialogs of one kind on this phone, newest first, touched after a moment."""
    query = (
        select(Dialog)
        .where(
            Dialog.contact_id == contact_id,
            Dialog.person_id == person_id,
            Dialog.conversation == conversation,
            Dialog.status == "done",
            Dialog.touched_at >= since,
        )
        .order_by(Dialog.touched_at.desc(), Dialog.id.desc())
        .limit(limit)
    )
    return list(session.scalars(query))


def unfinished(session: Session, person_id: int, conversation: str, since: datetime) -> list[Dialog]:
    """Her open and paused dialogs of one kind, on whichever phone, newest first, touched after a moment."""
    query = (
        select(Dialog)
        .where(
            Dialog.person_id == person_id,
            Dialog.conversation == conversation,
            Dialog.status.in_(("open", "paused")),
            Dialog.touched_at >= since,
        )
        .order_by(Dialog.touched_at.desc(), Dialog.id.desc())
    )
    return list(session.scalars(query))


def end_all(session: Session, contact_id: int, person_id: int) -> None:
    """Ends whatever is open or paused with a person on a phone; others may use it too."""
    session.execute(
        update(Dialog)
        .where(Dialog.contact_id == contact_id, Dialog.person_id == person_id, Dialog.status != "done")
        .values(status="done")
    )


def paused_about(
    session: Session, contact_id: int, person_id: int | None, conversation: str, about: str | None
) -> Dialog | None:
    """Her unfinished dialog on the same subject ('visit:7'), if there is one to go on with."""
    if about is None:
        return None
    query = select(Dialog).where(
        Dialog.contact_id == contact_id,
        Dialog.person_id.is_not_distinct_from(person_id),
        Dialog.conversation == conversation,
        Dialog.about == about,
        Dialog.status == "paused",
    )
    return session.scalar(query.order_by(Dialog.id.desc()).limit(1))


def unattended(session: Session, before: datetime) -> list[Dialog]:
    """Open dialogs nobody has touched since a moment."""
    query = select(Dialog).where(Dialog.status == "open", Dialog.touched_at < before).order_by(Dialog.id)
    return list(session.scalars(query))
