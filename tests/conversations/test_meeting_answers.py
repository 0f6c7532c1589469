"""Hadir or berhalangan: taps and words on reminders, the reason that is the pendamping's alone, the expected number."""

import pytest

from db.tables import MeetingReply
from outbox.failures import SendFailure
from programme.access import Actor
from programme.meeting_replies import Expected, answer_meeting, expected_at
from programme.meetings import cancel_meeting, move_meeting
from tests.told_once import told_once
from tests.village import MEMBERS, Village

DAY = "2018-11-22"


@told_once
def asked(village: Village, day: str = DAY) -> int:
    """A meeting whose first reminder has come."""
    meeting = village.meeting(day)
    village.go_to("2018-11-19", "09:05")
    return meeting


def reply(village: Village, meeting: int, name: str = "Mawar") -> tuple[str | None, str | None, str | None] | None:
    query = (MeetingReply.meeting_id == meeting, MeetingReply.kpm_id == village.people[name])
    row = village.read(lambda s: s.query(MeetingReply).filter(*query).one_or_none())
    return None if row is None else (row.answer, row.reason, row.words)


def reminders(village: Village, name: str = "Mawar") -> list[tuple[str, str]]:
    rows = village.outbox("meeting_reminder", to=name)
    return [((row.slot or "")[:2], row.state) for row in rows]


def answers(village: Village, meeting: int, name: str, answer: str, reason: str | None = None) -> None:
    kpm = village.people[name]
    village.write(lambda s: answer_meeting(s, Actor(kpm, "kpm"), kpm, meeting, answer, village.now, reason=reason))


def test_who_says_hadir_is_reminded_shortly_and_can_take_it_back(village: Village) -> None:
    meeting = asked(village)
    assert village.mawar.labels == ["Hadir", "Berhalangan"]
    village.mawar.picks("Hadir")

    assert reply(village, meeting) == ("coming", None, None)
    assert "Sampai jumpa Kamis, 22 November 2018" in village.mawar.last
    village.go_to("2018-11-21", "16:05")
    assert village.mawar.last.endswith("Sampai jumpa, ya.")
    assert village.mawar.labels == ["Berhalangan"]
    village.mawar.picks("Berhalangan")
    village.mawar.picks("Bekerja")
    assert reply(village, meeting) == ("not_coming", "work", None)


def test_who_cannot_come_is_asked_kindly_why_and_is_not_reminded_any_more(village: Village) -> None:
    meeting = asked(village)
    village.mawar.picks("Berhalangan")
    assert "hanya dibaca pendamping" in village.mawar.last
    village.mawar.picks("Anak sakit")

    assert reply(village, meeting) == ("not_coming", "child_sick", None)
    assert "Semoga lekas sembuh" in village.mawar.last
    village.go_to(DAY, "08:00")
    assert reminders(village) == [("h3", came(village)), ("h1", "dropped"), ("h0", "dropped")]


def came(village: Village) -> str:
    """How a notice ends that reached its reader: Telegram never tells of a delivery."""
    return "sent" if village.channel == "telegram" else "delivered"


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("insyaallah hadir bu", ("coming", None, None)),
        ("nggih", ("coming", None, None)),
        ("👍", ("coming", None, None)),
        ("1", ("coming", None, None)),
        ("tidak bisa, ada kerjaan", ("not_coming", "work", "tidak bisa, ada kerjaan")),
        ("maaf bu anak saya sakit", ("not_coming", "child_sick", "maaf bu anak saya sakit")),
        ("diwakili suami", ("coming", None, "diwakili suami")),
    ],
)
def test_a_typed_answer_is_taken_as_a_tap_is(
    village: Village, words: str, stored: tuple[str, str | None, str | None]
) -> None:
    meeting = asked(village)
    village.mawar.says(words)

    assert reply(village, meeting) == stored
    assert "Terima kasih" in village.mawar.last
    assert village.mawar.labels == []


@pytest.mark.parametrize("words", ["mboten saged", "teu tiasa", "2"])
def test_a_no_without_a_reason_is_asked_for_it(village: Village, words: str) -> None:
    meeting = asked(village)
    village.mawar.says(words)
    assert reply(village, meeting) == ("not_coming", None, None)
    village.mawar.says("ngrewangi tonggo duwe gawe")

    assert reply(village, meeting) == ("not_coming", "family_event", "ngrewangi tonggo duwe gawe")


def test_a_reason_in_own_words_or_none_at_all_is_taken(village: Village) -> None:
    meeting = asked(village)
    village.mawar.picks("Berhalangan")
    village.mawar.picks("Lainnya")
    village.mawar.says("ada urusan pribadi")
    assert reply(village, meeting) == ("not_coming", "other", "ada urusan pribadi")

    wati = village.phone("Wati")
    wati.picks("Berhalangan")
    wati.picks("Tidak ingin menyebut")
    assert reply(village, meeting, "Wati") == ("not_coming", "unsaid", None)
    assert "memberi kabar" in wati.last


@pytest.mark.parametrize(
    "words", ["assalamualaikum", "kapan bu?", "makasih ya bu", "kartu KKS saya hilang", "pertemuan", "menu"]
)
def test_a_greeting_or_another_wish_is_no_answer(village: Village, words: str) -> None:
    meeting = asked(village)
    village.mawar.says(words)

    assert reply(village, meeting) is None
    assert "Tercatat" not in village.mawar.last


def test_who_does_not_know_yet_is_not_pressed(village: Village) -> None:
    meeting = asked(village)
    village.mawar.says("belum tahu bu")

    assert reply(village, meeting) is None
    assert "Tidak apa-apa" in village.mawar.last


def test_she_may_change_her_mind_days_later_in_words(village: Village) -> None:
    meeting = asked(village)
    village.mawar.says("saya sakit bu")
    village.go_to("2018-11-21", "10:00")
    village.mawar.says("jadi datang")

    assert reply(village, meeting) == ("coming", None, None)
    village.go_to("2018-11-21", "16:05")
    assert "Sampai jumpa, ya." in village.mawar.last


def test_she_may_take_it_back_with_the_reason_alone(village: Village) -> None:
    meeting = asked(village)
    village.mawar.says("njih bu")
    village.mawar.says("eh gak jadi bu, anak panas")

    assert reply(village, meeting) == ("not_coming", "child_sick", "eh gak jadi bu, anak panas")


def test_who_would_rather_not_say_is_left_in_peace(village: Village) -> None:
    meeting = asked(village)
    village.mawar.taps("Berhalangan")
    village.mawar.says("mboten kepengin crios bu")

    assert reply(village, meeting) == ("not_coming", "unsaid", None)


def test_another_wish_while_the_reason_is_asked_is_no_reason(village: Village) -> None:
    meeting = asked(village)
    village.mawar.taps("Berhalangan")
    village.mawar.says("pertemuan")
    assert "Balai Desa" in village.mawar.last
    village.mawar.says("kerja di pabrik")

    assert reply(village, meeting) == ("not_coming", "work", "kerja di pabrik")


def test_who_asks_for_the_hour_is_told(village: Village) -> None:
    meeting = asked(village)
    village.mawar.says("besok jam brp bu?")

    assert reply(village, meeting) is None
    assert "09.00 WIB di Balai Desa" in village.mawar.last


def test_hadir_tapped_while_the_reason_is_asked_ends_the_question(village: Village) -> None:
    meeting = asked(village)
    village.mawar.taps("Berhalangan")
    village.mawar.taps("Hadir")
    village.mawar.says("halo")

    assert reply(village, meeting) == ("coming", None, None)
    assert "Halo" in village.mawar.last


def test_taps_repeated_change_nothing_more(village: Village) -> None:
    meeting = asked(village)
    village.mawar.taps("Hadir", times=3)
    village.mawar.taps("Berhalangan", times=2)
    village.mawar.taps("Sakit", times=2)

    assert reply(village, meeting) == ("not_coming", "sick", None)
    village.mawar.taps("Berhalangan")
    assert "berhalangan (sakit)" in village.mawar.last  # known already: not asked again


def test_after_the_beginning_the_buttons_say_so_kindly(village: Village) -> None:
    meeting = asked(village)
    village.go_to(DAY, "09:30")
    village.mawar.taps("Hadir")

    assert reply(village, meeting) is None
    assert "sudah lewat waktunya" in village.mawar.last
    village.mawar.says("maaf bu tadi anak saya demam")
    assert reply(village, meeting) == (None, "child_sick", "maaf bu tadi anak saya demam")


def test_a_meeting_moved_to_another_time_is_answered_anew(village: Village) -> None:
    meeting = asked(village)
    old = village.mawar.messages[-1]
    village.mawar.picks("Berhalangan")
    village.mawar.picks("Bekerja")
    siti, new = village.actor("Siti"), village.at("2018-11-24", "09:00")
    village.write(lambda s: move_meeting(s, siti, meeting, new, "Balai Desa", village.now))
    village.drain()

    assert reply(village, meeting) is None
    assert village.mawar.labels == ["Hadir", "Berhalangan"]
    village.mawar.taps_data(old.id, old.buttons[0][1])  # of the old day: told of the new one, nothing counted
    assert reply(village, meeting) is None
    assert "sudah pindah" in village.mawar.last
    village.mawar.says("nggih saged")
    assert reply(village, meeting) == ("coming", None, None)
    village.go_to("2018-11-23", "16:05")
    assert "Sampai jumpa, ya." in village.mawar.last


def test_a_move_of_the_place_alone_keeps_the_answers(village: Village) -> None:
    meeting = asked(village)
    village.mawar.picks("Hadir")
    siti, same = village.actor("Siti"), village.at(DAY, "09:00")
    village.write(lambda s: move_meeting(s, siti, meeting, same, "Rumah Bu Sri", village.now))
    village.drain()

    assert reply(village, meeting) == ("coming", None, None)
    assert village.mawar.labels == []


def test_a_button_of_a_cancelled_meeting_says_so(village: Village) -> None:
    meeting = asked(village)
    siti = village.actor("Siti")
    village.write(lambda s: cancel_meeting(s, siti, meeting, village.now))
    village.drain()
    village.mawar.taps("Hadir")

    assert reply(village, meeting) is None
    assert "tidak jadi" in village.mawar.last


def test_reminders_of_two_meetings_are_told_apart(village: Village) -> None:
    first, second = village.meeting(DAY), village.meeting("2018-11-22", clock="13:00")
    village.go_to("2018-11-19", "09:05")
    village.mawar.says("hadir bu")
    assert "untuk yang mana" in village.mawar.last
    village.mawar.taps(village.mawar.labels[0])

    stored = [reply(village, meeting) for meeting in (first, second)]
    assert sorted(one is None for one in stored) == [False, True]


def test_the_ketua_answers_for_herself_and_never_for_a_member(village: Village) -> None:
    meeting = asked(village)
    village.ketua.says("mawar sakit")
    assert (reply(village, meeting, "Sri"), reply(village, meeting)) == (None, None)
    village.ketua.says("siap hadir bu")

    assert reply(village, meeting, "Sri") == ("coming", None, None)


def test_the_ketua_reads_numbers_and_no_reason(village: Village) -> None:
    meeting = asked(village)
    answers(village, meeting, "Wati", "coming")
    answers(village, meeting, "Lastri", "coming")
    answers(village, meeting, "Mawar", "not_coming", "sick")
    village.go_to("2018-11-21", "16:05")
    reminder = village.ketua.last
    village.ketua.says("anggota")
    listed = village.ketua.last
    village.ketua.says("pertemuan")

    numbers = "hadir 2, berhalangan 1, belum menjawab 7"
    for text in (reminder, listed, village.ketua.last):
        assert numbers in text
        assert "sakit" not in text
    assert "Mawar" not in reminder
    village.mawar.says("pertemuan")
    assert numbers not in village.mawar.last


def test_the_pendamping_reads_names_and_reasons(village: Village) -> None:
    meeting = asked(village)
    answers(village, meeting, "Wati", "coming")
    answers(village, meeting, "Mawar", "not_coming", "child_sick")
    village.pendamping.says("pertemuan")
    village.pendamping.picks("Melati 1 · Kam 22 Nov")

    assert "hadir 1, berhalangan 1, belum menjawab 8" in village.pendamping.last
    assert "2. Mawar: anaknya sakit" in village.pendamping.last
    village.go_to("2018-11-21", "18:05")
    told = [text for text in village.pendamping.texts if text.startswith("Pertemuan besok, Kamis")]
    assert len(told) == 1
    assert "Melati 1, 09.00, Balai Desa" in told[0]
    assert "2. Mawar: anaknya sakit" in told[0]


def test_a_pendamping_without_a_meeting_tomorrow_hears_nothing(village: Village) -> None:
    village.meeting(DAY)
    village.go_to("2018-11-20", "19:00")
    assert village.outbox("meetings_tomorrow") == []
    village.now = village.at("2018-11-21", "20:30")
    village.meeting("2018-11-22", clock="15:00")  # made after the hour: whoever made it knows of it
    village.be_at(village.at(DAY, "07:00"))

    assert [row.slot for row in village.outbox("meetings_tomorrow", to="Siti")] == [DAY]
    assert village.pendamping.last.startswith("Pertemuan hari ini:")
    village.go_to(DAY, "16:00")
    assert len(village.outbox("meetings_tomorrow")) == 1


def test_who_left_the_group_is_not_expected_there(village: Village) -> None:
    meeting = asked(village)
    for name in MEMBERS:
        answers(village, meeting, name, "coming")

    assert village.read(lambda s: expected_at(s, meeting)) == Expected(10, 0, 0)
    other = village.group("Mawar Dua", ("Painem",))
    painem = village.people["Painem"]
    assert other
    done = village.write(lambda s: answer_meeting(s, Actor(painem, "kpm"), painem, meeting, "coming", village.now))
    assert (done, village.read(lambda s: expected_at(s, meeting))) == (False, Expected(10, 0, 0))


def test_a_meeting_of_tomorrow_is_told_at_once_and_not_the_same_again_that_afternoon(village: Village) -> None:
    village.meeting("2018-10-02")
    village.go_to("2018-10-01", "18:00")

    assert [slot for slot, state in reminders(village) if state == came(village)] == ["h3"]
    assert len([text for text in village.mawar.texts if "besok ada pertemuan" in text]) == 1
    assert len([text for text in village.ketua.texts if "besok ada pertemuan" in text]) == 2  # with the numbers by then

    village.go_to("2018-10-02", "08:00")
    assert "hari ini ada pertemuan" in village.mawar.last


def test_whom_the_first_reminder_has_not_reached_gets_the_second_the_same_day(village: Village) -> None:
    village.failures += [SendFailure("refused")] * len(village.phones)
    village.meeting("2018-10-02")
    village.go_to("2018-10-01", "18:00")

    assert ("h1", came(village)) in reminders(village)


@pytest.mark.parametrize("said", ["eh jadi deng", "jadi datang bu", "eh jadi"])
def test_who_can_come_after_all_is_expected_again(village: Village, said: str) -> None:
    meeting = asked(village)
    village.mawar.says("gak bisa bu kerja")
    village.mawar.says(said)

    assert (reply(village, meeting) or ("", "", ""))[0] == "coming"


@pytest.mark.parametrize("said", ["insya allah tp mgkn telat", "iya tapi telat", "hadir mungkin agak siang"])
def test_who_comes_late_comes(village: Village, said: str) -> None:
    meeting = asked(village)
    village.mawar.says(said)

    assert (reply(village, meeting) or ("", "", ""))[0] == "coming"
