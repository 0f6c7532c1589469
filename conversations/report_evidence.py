"""A photo of the signed sheet or a voice note: kept with the meeting, and the sender is told who gets it."""

from datetime import timedelta

from conversations.turn import Turn
from conversations.words import address_name
from outbox.messages import Incoming
from outbox.stored_files import file_of
from programme.evidence import keep_report_evidence
from programme.meetings import meeting_line
from programme.standing_reports import evidence_of, meetings_reported_since, meetings_to_report

TAKEN_FOR_A_REPORT = timedelta(days=1)
"""So long after a report (or a meeting that awaits one) what is sent unasked is taken for its evidence."""
PAPERS = ("image/", "application/pdf", "audio/")


def evidence_kind(incoming: Incoming) -> str | None:
    """photo, voice or document where a file may show who came; None for any other file."""
    file = incoming.file
    if file is None or file.kind not in ("photo", "voice", "document"):
        return None
    return file.kind if file.kind != "document" or (file.media_type or "").startswith(PAPERS) else None


def meetings_it_may_show(turn: Turn, group_ids: list[int]) -> list[int]:
    """Of these groups: meetings of the last day that await a report, then those reported within a day."""
    waiting = [one for group_id in group_ids for one in meetings_to_report(turn.session, group_id, turn.now)]
    lines = [meeting_line(turn.session, one) for one in waiting]
    recent = [line.id for line in lines if line is not None and line.ends_at > turn.now - 2 * TAKEN_FOR_A_REPORT]
    since = turn.now - TAKEN_FOR_A_REPORT
    return recent + [one for group_id in group_ids for one in meetings_reported_since(turn.session, group_id, since)]


def kept(turn: Turn, meeting_id: int, *, wants_words: bool) -> str:
    """Keeps the file that has just come with this message, and says so."""
    file_id = file_of(turn.session, turn.contact.id, turn.incoming)
    kind = evidence_kind(turn.incoming)
    assert file_id is not None
    assert kind is not None
    return kept_file(turn, meeting_id, file_id, kind, wants_words=wants_words)


def kept_file(turn: Turn, meeting_id: int, file_id: int, kind: str, *, wants_words: bool) -> str:
    """As `kept`, for a file that came earlier. `wants_words`: nobody has written yet who was missing."""
    another = bool(evidence_of(turn.session, meeting_id))
    pendamping = keep_report_evidence(turn.session, turn.actor, meeting_id, file_id, turn.now)
    words = turn.words
    if pendamping is None:
        sentence = words._("Terima kasih, kiriman ini saya simpan bersama laporan pertemuan.")
    elif another:
        sentence = words._(
            "Yang ini juga saya simpan dan saya teruskan kepada {pendamping}.",
            pendamping=address_name(words, pendamping.name, pendamping.gender),
        )
    else:
        name = address_name(words, pendamping.name, pendamping.gender)
        sentence = {
            "photo": words._("Terima kasih. Foto saya simpan dan saya teruskan kepada {pendamping}.", pendamping=name),
            "voice": words._(
                "Terima kasih. Pesan suara saya simpan dan saya teruskan kepada {pendamping}. "
                "Saya sendiri belum bisa mendengarkan suara.",
                pendamping=name,
            ),
            "document": words._(
                "Terima kasih. Berkas saya simpan dan saya teruskan kepada {pendamping}.", pendamping=name
            ),
        }[kind]
    if not wants_words:
        return sentence
    return sentence + " " + words._("Mohon tulis juga siapa yang tidak hadir, atau tulis: hadir semua.")
