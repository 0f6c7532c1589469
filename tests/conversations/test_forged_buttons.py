"""A button's data comes from outside: whatever stands in it, nobody meets an error, and nothing is changed by it."""

import pytest

from conversations.notices.registry import NOTICES
from tests.village import Village

TAPPABLE = sorted(kind for kind, talk in NOTICES.items() if talk.tapped is not None)
SUBJECTS = ("x", "meeting:", "meeting:²", "meeting:99999999999999999999", "visits:2018-02-31", "visits:1", "dialog:1")
VALUES = ("right", "take²")


@pytest.fixture
def reported(village: Village) -> Village:
    """A report whose official marks await the pendamping."""
    village.reported("2018-11-22", {"Mawar": "work"})
    return village


@pytest.mark.parametrize("kind", TAPPABLE)
def test_forged_data_is_answered_and_does_nothing(reported: Village, kind: str) -> None:
    for phone in (reported.pendamping, reported.ketua):
        for place, subject in enumerate(SUBJECTS):
            phone.taps_data(1, f"n:{kind}:{subject}:{VALUES[place % 2]}"[:64])

        assert not any("ada gangguan" in text for text in phone.texts)
    assert [row.answered_at for row in reported.outbox("meeting_result")] == [None]


def test_a_forged_choice_of_a_result_settles_no_mark(reported: Village) -> None:
    meeting_id = reported.meetings()[-1].id
    reported.pendamping.taps_data(1, f"n:meeting_result:meeting:{meeting_id}:x")

    assert "tersimpan" not in reported.pendamping.last
    assert [row.answered_at for row in reported.outbox("meeting_result")] == [None]


def test_a_forged_choice_of_a_report_request_begins_no_report(village: Village) -> None:
    meeting_id = village.meeting("2018-11-22")
    village.go_to("2018-11-22", "11:00")
    village.ketua.taps_data(1, f"n:report_request:meeting:{meeting_id}:check")

    assert village.ketua.last == "Tombol itu sudah tidak berlaku."
