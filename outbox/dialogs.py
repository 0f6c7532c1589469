"""Where each contact's conversation stands: stored at the end of every turn, so that a restart finds it."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update

from db import Session
from db.tables import Dialog
from outbox.addresses import shares_contact

NOTHING_IS_LOST = frozenset(
    """
    home joining for_whom my_group answer_meeting answer_time decide_time change_language relay_news via_ketua
    progress invite_member print_slips roster_upload hand_over manage_meetings not_reached my_complaints my_updates
    change_photo check_updates send_list family_history office_sheets
    share_visits visit_help answer_some ketua_errands
    month_report siks on_leave group_keepers koordinate month_board hand_groups
    """.split()
)
"""Conversations that end without a word when left: what was said is stored, or is said again as quickly; and nobody is
pressed for her reason."""

CONFIDING = frozenset({"file_complaint", "my_complaints", "complaints_inbox", "handle_complaint"})
"""What is told in confidence: on a phone that several use it does not lie about to be taken up again."""
CONFIDING_HOLDS_FOR = timedelta(minutes=10)

# Built once: every turn asks for these.
OPEN_DIALOG = select(Dialog).where(Dialog.contact_id == bindparam("contact"), Dialog.status == "open")
LEFT_ABOUT_THE_SAME = select(Dialog.id).where(
    Dialog.contact_id == bindparam("contact"),
    Dialog.person_id.is_not_distinct_from(bindparam("person")),
    Dialog.conversation == bindparam("conversation"),
    Dialog.about.is_not_distinct_from(bindparam("about")),
    Dialog.status == "paused",
)
UNFINISHED = (
    select(Dialog)
    .where(
        Dialog.person_id == bindparam("person"),
        Dialog.conversation == bindparam("conversation"),
        Dialog.status.in_(("open", "paused")),
        Dialog.touched_at >= bindparam("since"),
    )
    .order_by(Dialog.touched_at.desc(), Dialog.id.desc())
)


def open_dialog(session: Session, contact_id: int) -> Dialog | None:
    """The dialog whose question the contact is answering."""
    return session.scalar(OPEN_DIALOG, {"contact": contact_id})


def start_dialog(
    session: Session,
    contact_id: int,
    person_id: int | None,
    conversation: str,
    version: int,
    now: datetime,
    *,
    before: Dialog | None,
    about: str | None = None,
    then: Dialog | None = None,
) -> Dialog:
    """A new open dialog; the one open `before` is paused, and an unfinished one about the same thing is forgotten."""
    _pause(session, before)
    _forget_left(session, contact_id, person_id, conversation, about)
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


def _forget_left(
    session: Session, contact_id: int, person_id: int | None, conversation: str, about: str | None
) -> None:
    """Looked for first: there is hardly ever one."""
    sought = {"contact": contact_id, "person": person_id, "conversation": conversation, "about": about}
    left = session.scalars(LEFT_ABOUT_THE_SAME, sought).all()
    if left:
        session.execute(update(Dialog).where(Dialog.id.in_(left)).values(status="done"))


def pause_open(session: Session, contact_id: int) -> None:
    """Sets the open dialog aside; it can be taken up again."""
    _pause(session, open_dialog(session, contact_id))


def _pause(session: Session, dialog: Dialog | None) -> None:
    if dialog is not None:
        ends = dialog.conversation == "home" or lies_open(session, dialog)
        dialog.status = "done" if ends else "paused"
        session.flush()


def lies_open(session: Session, dialog: Dialog) -> bool:
    """Whether it is in confidence, and others who use this phone would come upon it."""
    return dialog.conversation in CONFIDING and shares_contact(session, dialog.contact_id)


def was_left_lying(session: Session, dialog: Dialog, now: datetime) -> bool:
    """Whether it is asked anew who holds the phone before anything of it is shown again."""
    return dialog.touched_at < now - CONFIDING_HOLDS_FOR and lies_open(session, dialog)


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
    sought = {"person": person_id, "conversation": conversation, "since": since}
    return list(session.scalars(UNFINISHED, sought))


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
