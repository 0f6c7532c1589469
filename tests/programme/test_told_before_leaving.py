"""What became of a member's notices stays on the books when she leaves: above all that she was never told."""

from programme.leaving.ending import Leaving, end_membership
from tests.village import Village


def test_that_she_was_never_told_of_a_meeting_stays_known_after_she_left(empty_village: Village) -> None:
    village = empty_village
    village.meeting("2018-10-11")
    village.meeting("2018-11-08")
    village.go_to("2018-11-06", "10:00")  # she has no chat: nothing of either meeting reached her
    mawar, siti = village.people["Mawar"], village.actor("Siti")
    leaving = Leaving(village.rules.today(village.now), "moved_out")
    village.write(lambda s: end_membership(s, siti, mawar, leaving, village.now, village.rules))

    notices = village.outbox("meeting_reminder", "Mawar")
    past = {(row.state, row.outcome) for row in notices if (row.slot or "").endswith("2018-10-11")}
    coming = {(row.state, row.outcome) for row in notices if (row.slot or "").endswith("2018-11-08")}
    assert past == {("unreachable", "no_address")}
    assert coming == {("dropped", "person_left")}
