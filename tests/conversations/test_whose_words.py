"""What somebody says is taken for the matter it is about, where two of hers wait for an answer."""

from programme.member_duties import appoint
from tests.village import Village

DAY = "2018-11-22"


def test_a_deputy_who_was_asked_for_the_report_is_not_taken_to_speak_of_herself(village: Village) -> None:
    siti, wati = village.actor("Siti"), village.people["Wati"]
    village.write(lambda s: appoint(s, siti, wati, "deputy", village.now))
    village.meeting(DAY)
    village.go_to("2018-11-23", "11:00")  # the ketua has not reported, so her deputy is asked
    village.phones["Wati"].says("murni kerja")

    assert "Hadir 9 dari 10" in village.phones["Wati"].last
    village.phones["Wati"].says("ya")
    assert village.absentees(village.meetings()[0].id) == {"Murni": "work"}


def test_a_word_on_a_visit_is_no_report_of_a_meeting(village: Village) -> None:
    for day in ("2018-10-18", "2018-11-15"):
        village.reported(day, {"Mawar": "work"})
    village.meeting(DAY)
    village.go_to("2018-11-26", "06:00")  # nobody has reported, so the pendamping was asked; her list has one visit
    village.pendamping.says("1 selesai ketemu ibunya")
    assert "Hadir" not in village.pendamping.last
    for choice in ("Keempatnya", "Lewati", "Ya, simpan"):
        village.pendamping.picks(choice)

    assert village.visit_of("Mawar").state == "done"
    assert village.meetings()[-1].status == "planned"
