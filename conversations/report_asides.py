"""What comes beside the answers to a report's questions: an edited message, a photo of the sheet, a voice note."""

from conversations.attendance_draft import AttendanceDraft
from conversations.attendance_events import Event, put_marks, put_state, replaced, replayed, state_of, take_over
from conversations.attendance_matters import listen, members_in, next_matter, reader
from conversations.report_evidence import evidence_kind, kept
from conversations.turn import Ask, Next, Stay, Turn
from outbox.stored_files import file_of


def take_aside(turn: Turn, draft: AttendanceDraft) -> Next | None:
    """None where it has nothing to do with this report."""
    if turn.incoming.edited:
        return _edited(turn, draft) if draft.meeting_id else None
    return _file(turn, draft)


def _file(turn: Turn, draft: AttendanceDraft) -> Next | None:
    """The question above still stands, so it is not asked anew; a caption is read as a message."""
    kind = evidence_kind(turn.incoming)
    if kind is None:
        return None
    if not draft.meeting_id:
        draft.files.append([file_of(turn.session, turn.contact.id, turn.incoming), kind])
        draft.first_words = f"{draft.first_words}\n{turn.incoming.text or ''}".strip()
        return Stay(turn.words._("Kiriman ini saya simpan. Pilih dulu pertemuannya, ya."))
    sentence = kept(turn, draft.meeting_id, wants_words=draft.is_empty() and not draft.all_present)
    caption = turn.incoming.text
    if caption is None or not caption.strip():
        return Stay(sentence)
    draft.preface = sentence
    then = listen(turn, draft, caption)
    if isinstance(then, Ask):
        return then
    draft.preface = ""
    return Stay(sentence)


def _edited(turn: Turn, draft: AttendanceDraft) -> Next | None:
    """Her edited message takes the place of what it said before; all the others stay."""
    message_id, text = turn.incoming.original, turn.incoming.text
    events = replaced(draft.events, message_id, text.strip()) if message_id and text else None
    if events is None:
        return None
    preface = turn.words._("Pesan yang diubah sudah saya baca ulang.")
    if draft.before is not None:
        amend(turn, draft, events)
    else:
        take_over(draft, replayed(draft, events, reader(turn, draft), members_in(turn, draft)))
    if draft.is_empty() and not draft.all_present and draft.base is None:
        return Ask("who", preface)
    draft.preface = preface
    return next_matter(turn, draft)


def amend(turn: Turn, draft: AttendanceDraft, events: list[Event]) -> None:
    """A saved report after one of its messages was edited: only what the edit changes is put on what stands now.

    What others corrected meanwhile stays as they left it.
    """
    members = members_in(turn, draft)
    before = replayed(draft, draft.before or [], reader(turn, draft), members)
    after = replayed(draft, events, reader(turn, draft), members)
    draft.events, draft.questions, draft.said = events, after.questions, after.said
    draft.ambiguous = [one for one in after.ambiguous if one not in before.ambiguous]
    draft.unknown = [one for one in after.unknown if one not in before.unknown]
    draft.stated_present, draft.stated_absent = after.stated_present, after.stated_absent
    draft.only_present, draft.meant = after.only_present, after.meant
    put_marks(draft, draft.base)
    draft.present = []
    for member in members:
        was, now = state_of(before, member.number), state_of(after, member.number)
        if was != now:
            put_state(draft, member.number, now)
