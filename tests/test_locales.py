"""Every text in every language: it can be put together, nothing Indonesian is left over, dates are as villages say."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from conversations.courtesies import FILLERS, GREETINGS, THANKS
from conversations.everywhere import GLOBAL_WORDS
from conversations.help_text import help_text
from conversations.questions import normal
from conversations.registry import CONVERSATIONS
from conversations.typed_moment_words import problem_in_words
from conversations.words import LANGUAGES, ZONE_NAMES, Words, address_name, translations
from db import Session
from db.tables import OutboxRow
from outbox.inbox import locked_contact
from outbox.kinds import KINDS
from outbox.messages import Incoming
from outbox.queue import put_notice
from programme.access import OFFICE
from programme.attendance_text import Member, read_report
from programme.broadcast_audiences import Audience
from programme.broadcasts import Draft, send_broadcast
from programme.joining import issue_code, join
from programme.meetings import cancel_meeting, move_meeting
from programme.member_duties import appoint
from programme.members import move_member
from programme.modules import MODULES
from programme.monthly_patterns import read_pattern
from programme.relays import request_subject
from programme.typed_dates import TypedMoment, read_moment, read_time
from scripts import check_locales, locales
from tests.village import DESA, GROUP, KECAMATAN, MEMBERS, Phone, Village

TRANSLATED = ("jv", "su", "en")
MOST_LETTERS_OF_A_NOTICE = 320
COMMANDS = {word for one in CONVERSATIONS.values() for command in one.commands for word in command.split()}
MONTHS = {Words("id").month(date(2018, month, 1)) for month in range(1, 13)}
"""Much the same in the languages of the villages."""
TYPED = {*GLOBAL_WORDS, *COMMANDS}
THE_VILLAGE = {*MEMBERS, "Siti", "Bambang", DESA, GROUP, KECAMATAN, "Balai Desa", "Rumah Ibu Sri", "Krajan"}
TITLES = [title for module in MODULES for title in (module.title, *module.sessions)]
INDONESIAN_EXAMPLES = [
    "Mawar kerja, Wati sakit",
    "hadir semua",
    "Wati datang, yang tidak hadir Sri",
    "4, 11 dan 18 Oktober",
    "Type semua",
    "type belum",
    "belum: ",
]
"""In English texts too: reports are read in the languages of the villages."""
ONLY_INDONESIAN = set(
    "yang tidak sudah belum untuk dengan saya kami anda dari silakan mohon siapa bukan semua juga akan kepada sebelum "
    "sesudah ini itu pertemuan atau dan bisa besok kemarin jika kalau tersimpan maaf terima kasih".split()
)


@cache
def messages(language: str) -> list[Message]:
    """The language's translations; for Indonesian the texts themselves."""
    if language == "id":
        return [message for message in locales.template() if message.id]
    return [
        message
        for message in locales.read_translations(language, locales.old_content(language))
        if message.id
        and (all(locales.strings_of(message.string)) or not locales.may_stay_indonesian(language, message))
    ]


def forms_of(language: str, message: Message) -> tuple[str, ...]:
    return locales.strings_of(message.id if language == "id" else message.string)


@cache
def said_in(language: str) -> set[str]:
    """Every word of the language's texts."""
    return {word for one in messages(language) for form in forms_of(language, one) for word in words_of(form)}


def words_of(text: str) -> list[str]:
    return check_locales.words_of(re.sub(r"\{\w+\}", " ", text))


# The catalogues


def test_every_text_stands_in_every_language_with_nothing_wrong() -> None:
    assert check_locales.main() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_put_together_with_its_values(language: str) -> None:
    for message in messages(language):
        values = {name: f"<{name}>" for name in check_locales.placeholders(locales.strings_of(message.id)[0])}
        for form in forms_of(language, message):
            whole = form.format(**values)
            assert all(value in whole for value in values.values())
            assert "{" not in whole
            assert "}" not in whole


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_holds_indonesian_words_but_examples(language: str) -> None:
    for message in messages(language):
        for form in forms_of(language, message):
            rest = without(form, INDONESIAN_EXAMPLES)
            assert not set(words_of(rest)) & ONLY_INDONESIAN, form


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_button_is_called_like_a_word_that_works_everywhere(language: str) -> None:
    labels = {
        label for path in (locales.ROOT / "conversations").rglob("*.py") for label in check_locales.labels_in(path)
    }
    shown = {form for one in messages(language) if one.id in labels for form in forms_of(language, one)}
    assert len(shown) > 40
    assert not {label for label in shown if normal(label) in GLOBAL_WORDS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_of_the_menu_reads_like_thanks_or_a_greeting(language: str) -> None:
    polite = THANKS | GREETINGS | FILLERS
    titles = [one.title(Words(language)) for one in CONVERSATIONS.values() if one.title is not None]
    assert titles
    assert not [title for title in titles if set(normal(title).split()) <= polite]


@given(said=st.text(max_size=40), language=st.sampled_from(LANGUAGES))
def test_braces_in_peoples_words_do_no_harm(said: str, language: str) -> None:
    words = Words(language)
    for name in (said, f"{{{said}}}", "{0}", "{name.__class__}", "{", "}"):
        assert address_name(words, name, "f") == f"Ibu {name}"
        assert name in words._("Ada kabar untuk {name}. Silakan ketik menu, atau hubungi pendamping.", name=name)
        assert name in words.n_("{n} bulan", "{n} bulan", 2) + words.listing([name, name])


PARTLY = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

msgid "Baik."
msgstr "Nggih."

msgid "Selesai"
msgstr ""

#, fuzzy
msgid "Setuju"
msgstr "Mboten"

msgid "{n} bulan"
msgid_plural "{n} bulan"
msgstr[0] ""

msgctxt "title"
msgid "Ibu"
msgstr ""
"""


def test_what_is_not_translated_stays_indonesian() -> None:
    catalogue = translations(PARTLY.encode(), "jv")
    assert catalogue.gettext("Baik.") == "Nggih."
    assert catalogue.gettext("Selesai") == "Selesai"
    assert catalogue.gettext("Setuju") == "Setuju"
    assert catalogue.gettext("Never heard of") == "Never heard of"
    assert catalogue.ngettext("{n} bulan", "{n} bulan", 3) == "{n} bulan"
    assert catalogue.pgettext("title", "Ibu") == "Ibu"


def test_a_language_without_a_catalogue_reads_indonesian() -> None:
    assert Words("mad")._("Baik.") == "Baik."
    assert Words("id").n_("{n} bulan", "{n} bulan", 3) == "3 bulan"


def test_one_and_many_differ_in_english_only() -> None:
    def in_days(language: str) -> list[str]:
        return [Words(language).n_("{n} hari lagi", "{n} hari lagi", n) for n in (1, 3)]

    assert in_days("en") == ["in 1 day", "in 3 days"]
    assert in_days("id") == ["1 hari lagi", "3 hari lagi"]
    assert in_days("jv") == ["1 dinten malih", "3 dinten malih"]
    assert in_days("su") == ["1 dinten deui", "3 dinten deui"]


# Dates


@pytest.mark.parametrize(
    ("language", "day", "short", "month", "moment"),
    [
        ("id", "Rabu, 1 Agustus 2018", "Rab 1 Agu", "Agustus 2018", "Rabu, 1 Agustus 2018 pukul 09.05 WITA"),
        ("jv", "Rebo, 1 Agustus 2018", "Reb 1 Agt", "Agustus 2018", "Rebo, 1 Agustus 2018 jam 09.05 WITA"),
        ("su", "Rebo, 1 Agustus 2018", "Reb 1 Ags", "Agustus 2018", "Rebo, 1 Agustus 2018 tabuh 09.05 WITA"),
        ("en", "Wednesday, 1 August 2018", "Wed 1 Aug", "August 2018", "Wednesday, 1 August 2018, 09.05 WITA"),
    ],
)
def test_dates_are_written_as_the_reader_says_them(
    language: str, day: str, short: str, month: str, moment: str
) -> None:
    words, when = Words(language), datetime.fromisoformat("2018-08-01T09:05:00+08:00")
    assert words.day(when.date()) == day
    assert words.short_day(when.date()) == short
    assert words.month(when.date()) == month
    assert words.moment(when) == moment


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("id", "Senin Selasa Rabu Kamis Jumat Sabtu Minggu"),
        ("jv", "Senen Selasa Rebo Kemis Jemuwah Setu Minggu"),
        ("su", "Senén Salasa Rebo Kemis Jumaah Saptu Minggu"),
        ("en", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    ],
)
def test_the_days_of_the_week_are_those_of_the_village(language: str, days: str) -> None:
    week = [date(2018, 10, 1) + timedelta(days=ahead) for ahead in range(7)]
    assert [Words(language).day(day).split(",")[0] for day in week] == days.split()
    assert len({Words(language).short_day(day).split()[0] for day in week}) == 7


@given(day=st.dates(date(2018, 1, 1), date(2030, 12, 31)), language=st.sampled_from(LANGUAGES))
def test_a_day_as_we_write_it_is_a_day_we_can_read(day: date, language: str) -> None:
    assert read_moment(Words(language).day(day), day - timedelta(days=1)).date == day


def test_a_list_has_its_and_in_the_readers_language() -> None:
    names = ["Sri", "Mawar", "Wati"]
    assert [Words(language).listing(names) for language in LANGUAGES] == [
        "Sri, Mawar dan Wati",
        "Sri, Mawar lan Wati",
        "Sri, Mawar sareng Wati",
        "Sri, Mawar and Wati",
    ]
    assert Words("jv").listing(["Sri"]) == "Sri"
    assert Words("jv").listing([]) == ""


# What a text tells people to type can be read


@pytest.mark.parametrize(
    ("language", "absent", "all_came"),
    [
        ("id", "Mawar kerja, Wati sakit", "hadir semua"),
        ("jv", "Mawar nyambut damel, Wati gerah", "rawuh sedaya"),
        ("su", "Mawar damel, Wati teu damang", "sumping sadaya"),
        ("en", "Mawar kerja, Wati sakit", "hadir semua"),
    ],
)
def test_the_reports_given_as_examples_are_understood(language: str, absent: str, all_came: str) -> None:
    members = [Member(number, name) for number, name in enumerate(MEMBERS, start=1)]
    text = help_text(Words(language), "ketua")
    assert f": {absent}. " in text
    assert f": {all_came}." in text
    assert read_report(absent, members).absent == {2: "work", 3: "sick"}
    assert read_report(all_came, members).all_present


@pytest.mark.parametrize(
    ("language", "correction"),
    [
        ("id", "Wati datang, yang tidak hadir Sri"),
        ("jv", "Wati rawuh, ingkang mboten rawuh Sri"),
        ("su", "Wati sumping, nu teu sumping Sri"),
        ("en", "Wati datang, yang tidak hadir Sri"),
    ],
)
def test_the_correction_given_as_an_example_is_understood(language: str, correction: str) -> None:
    text = Words(language)._(
        "Apa yang perlu diubah? Tulis saja, misalnya: Wati datang, yang tidak hadir Sri. Atau mulai dari awal."
    )
    read = read_report(correction, [Member(number, name) for number, name in enumerate(MEMBERS, start=1)])
    assert f": {correction}. " in text
    assert (read.absent, read.present) == ({1: None}, {3})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dates_given_as_examples_are_understood(language: str) -> None:
    words, today = Words(language), date(2018, 11, 19)
    asked = words._(
        "Kapan pertemuan kelompok {group}? Misalnya: Kamis 22/11 jam 9. "
        "Untuk tiap bulan: tiap Kamis minggu ke-4 jam 9.",
        group="Melati",
    )
    once, monthly = re.findall(r": ([^.]+)\.", asked)
    unclear = problem_in_words(words, TypedMoment(None, None, "nothing_understood"))
    hours = words._("Jamnya belum saya pahami. Contoh: jam 9, 13.30, jam 2 siang.").partition(": ")[2].rstrip(".")

    thursday = read_moment(once, today)
    assert (thursday.date, str(thursday.time)) == (date(2018, 11, 22), "09:00:00")
    assert f": {once}." in unclear
    pattern = read_pattern(monthly)
    assert pattern is not None
    assert (pattern.week, pattern.weekday) == (4, 3)
    assert str(read_moment(monthly, today).time) == "09:00:00"
    assert [str(read_time(hour)) for hour in hours.split(", ")] == ["09:00:00", "13:30:00", "14:00:00"]


# The living village in each language


def joined(village: Village, language: str, *names: str) -> None:
    """As if each had used her code and chosen the language."""

    def work(session: Session) -> None:
        for name in names:
            contact = locked_contact(
                session, Incoming("telegram", str(village.phone(name).chat_id), "joined"), village.now
            )
            join(session, contact, village.people[name], language, "code", village.now, None)

    village.write(work)


def without(text: str, parts: list[str]) -> str:
    for part in parts:
        text = text.replace(part, " ")
    return text


def left_over(phone: Phone, language: str) -> Iterator[str]:
    """Indonesian words on a phone: such as no text of the language has, names and commands aside."""
    foreign = said_in("id") - said_in(language) - set(words_of(" ".join(THE_VILLAGE | TYPED | MONTHS)))
    assert language == "id" or len(foreign) > 200
    assert phone.messages
    for message in phone.messages:
        shown = " ".join([message.text, message.contact_button or "", *(label for label, _ in message.buttons)])
        yield from set(words_of(without(shown, TITLES + INDONESIAN_EXAMPLES))) & foreign


ONLY_STAFF_GET = {
    "absence_disputed", "broadcast_result", "meeting_result", "meetings_tomorrow", "member_arrived",
    "paper_ready", "report_differs", "report_evidence", "roster_preview", "roster_taken", "tier_short",
    "visit_done_for_you", "visit_list", "visit_offer_answered", "visit_offered", "visit_withdrawn",
}  # fmt: skip


def live_through_every_notice(village: Village) -> None:
    """A meeting moved, held and reported; another missed, then corrected; one cancelled; a talk left alone; an absence
    nobody explained; a new deputy; a new group.
    """
    siti = village.actor("Siti")
    first = village.meeting("2018-10-25")
    village.go_to("2018-10-22", "09:30")
    sri = village.people["Sri"]
    village.write(lambda s: put_notice(s, "relay_request", request_subject(sri), sri, "2018-10-22", village.now))
    draft = Draft("Mawar", None, Audience())
    village.write(lambda s: send_broadcast(s, siti, draft, {}, village.now))
    village.drain()
    later = village.at("2018-10-26", "10:00")
    village.write(lambda s: move_meeting(s, siti, first, later, "Rumah Ibu Sri", village.now))
    village.go_to("2018-10-26", "12:30")
    village.report(first, {"Mawar": "work"})
    second = village.reported("2018-11-22", {"Mawar": "child_sick", "Wati": None})
    village.go_to("2018-11-23", "06:00")
    village.report(second, {"Wati": None})
    third = village.meeting("2018-12-20")
    village.write(lambda s: cancel_meeting(s, siti, third, village.now))
    village.drain()
    village.ketua.says("lapor")
    village.go_to("2018-11-24", "12:00")
    village.reported("2018-12-06", {"Mawar": None})
    village.go_to("2018-12-07", "09:00")
    village.group("Kenanga", ("Yuli", "Tutik"))
    mawar, kenanga = village.people["Mawar"], village.group_id("Kenanga")
    village.write(lambda s: appoint(s, siti, mawar, "deputy", village.now))
    village.drain()
    village.write(lambda s: move_member(s, siti, mawar, kenanga, village.now))
    village.drain()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_notice_is_drawn_in_its_readers_language(empty_village: Village, language: str) -> None:
    village = empty_village
    joined(village, language, "Siti", "Sri", "Mawar")

    live_through_every_notice(village)

    sent = village.read(lambda s: set(s.scalars(select(OutboxRow.kind).where(OutboxRow.state == "sent"))))
    assert sent - {"reply"} >= set(KINDS) - ONLY_STAFF_GET
    staff = () if language in locales.STAFF_READ_INDONESIAN else (village.pendamping,)
    for phone in (village.mawar, village.ketua, *staff):
        assert not set(left_over(phone, language))
    assert [text for text in village.mawar.texts if len(text) > MOST_LETTERS_OF_A_NOTICE] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_kpm_reads_nothing_indonesian_from_her_first_word_on(empty_village: Village, language: str) -> None:
    village, words = empty_village, Words(language)
    village.joins("Mawar")
    mawar = village.mawar
    mawar.says("bahasa")
    mawar.says(language)
    mawar.messages.clear()
    village.meeting("2018-10-25")

    for said in (
        "pertemuan",
        "bantuan",
        "menu",
        "apa kabar dunia",
        "terima kasih",
        "stop",
        "mulai",
        "/start ABCD-EFGH",
    ):
        mawar.says(said)
    mawar.says("bahasa")
    mawar.says("xyz")
    mawar.sends({"dice": {"emoji": "🎲", "value": 3}})
    mawar.says("batal")
    mawar.sends({"photo": [{"file_id": "p", "file_unique_id": "u", "width": 1, "height": 1}]})

    assert words._("{name}, apa yang bisa saya bantu?", name="Ibu Mawar") in " ".join(mawar.texts)
    assert not set(left_over(mawar, language))


@pytest.mark.parametrize("language", ["jv", "su"])
def test_a_stranger_is_met_in_the_language_of_her_phone(empty_village: Village, language: str) -> None:
    village, words = empty_village, Words(language)
    wati = village.phone("Wati")
    wati.language = language

    wati.says("halo")
    wati.says("ABCD-2345")
    wati.shares_contact("+6281100000000")
    wati.shares_contact("+6281200100003", own=False)
    wati.shares_contact("+6281200100003")
    assert "P2K2" not in wati.last
    wati.taps(words._("Setuju"))

    assert wati.last == words._(
        "Terima kasih, {name}. Saya akan mengingatkan sebelum pertemuan kelompok {group}. "
        "Ketik menu untuk melihat yang lain.",
        name="Ibu Wati",
        group=GROUP,
    )
    assert not set(left_over(wati, language))


def test_consent_can_be_read_in_another_language_before_it_is_given(empty_village: Village) -> None:
    code = empty_village.write(
        lambda s: issue_code(s, OFFICE, empty_village.people["Wati"], empty_village.now, empty_village.rules)
    )
    wati = empty_village.phone("Wati")
    wati.says(f"/start {code}")
    wati.taps("English")
    assert "Do you agree?" in wati.last
    wati.taps("I agree")
    assert wati.last.startswith("Thank you, Ibu Wati.")


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_ketua_reports_with_every_doubt_in_her_language(empty_village: Village, language: str) -> None:
    village, words = empty_village, Words(language)
    joined(village, language, "Siti", "Sri")
    village.meeting("2018-10-25")
    village.go_to("2018-10-25", "11:30")
    sri = village.ketua

    sri.taps(words._("Pilih dari daftar"))
    sri.taps(f"▫️ 2. {MEMBERS[1]}")
    sri.taps(words._("Selesai"))
    sri.taps(words._("Ubah"))
    sri.taps(words._("Mulai dari awal"))
    sri.says("Amina, Mawar kerja")
    sri.says("6")
    sri.taps(words._("Ubah"))
    sri.says("Zubaidah")
    sri.taps(words._("Abaikan, bukan anggota"))
    sri.says("hadir 3, Mawar kerja")
    sri.taps(words._("Nama di atas sudah benar"))
    sri.taps(words._("Ya, simpan"))
    sri.says("anggota")
    sri.says("lapor")

    assert len(village.absentees(1)) == 2
    assert not set(left_over(sri, language))
    assert language in locales.STAFF_READ_INDONESIAN or not set(left_over(village.pendamping, language))


# The check itself


def fault(path: Path, code: str) -> list[str]:
    module = path / "module.py"
    module.write_text(code, encoding="utf-8")
    return check_locales.complaints_about_calls(module)


@pytest.mark.parametrize(
    "code",
    ['words._(f"Halo {name}")', "words._(text)", 'words._("Halo " + name)', 'words.p_(reason, "sakit")', "words._()"],
)
def test_a_text_that_babel_cannot_find_is_complained_about(tmp_path: Path, code: str) -> None:
    assert len(fault(tmp_path, code)) == 1


def test_literals_over_several_lines_are_fine(tmp_path: Path) -> None:
    code = 'words._("Halo " "{name}", name=f"{x}")\nwords.n_("a", "b", n)\nwords.p_("title", "Ibu")'
    assert fault(tmp_path, code) == []


@pytest.mark.parametrize(
    ("source", "translation", "complaint"),
    [
        ("Halo {name}", "Hello", "must hold exactly"),
        ("Halo {name}", "Hello {nama}", "must hold exactly"),
        ("Halo", "Hello {", "must hold exactly"),
        ("Halo", "", "not translated"),
        ("Halo", "Hello ", "begins, ends or breaks"),
        ("Satu\ndua", "One two", "begins, ends or breaks"),
        ("Halo", "Your benefit will be cut off", "threatens with 'cut'"),
        ("Halo", "x" * 65, "a label of 65 letters"),
    ],
)
def test_a_translation_that_differs_is_complained_about(source: str, translation: str, complaint: str) -> None:
    found = check_locales.complaints_about_message("en", Message(source, translation), 2, is_label=True)
    assert complaint in " ".join(found)


def test_a_good_translation_is_not_complained_about() -> None:
    assert check_locales.complaints_about_message("en", Message("Halo {a}", "Hi {a}"), 2, is_label=True) == []
    plural = Message(("{n} bulan", "{n} bulan"), ("{n} month", "{n} months"))
    assert check_locales.complaints_about_message("en", plural, 2, is_label=True) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Bantuan bisa dicabut."),
        ("jv", "Bantuanipun saged dipuncabut."),
        ("su", "Bantosanana tiasa dieureunkeun, aya hukuman."),
        ("en", "There is a Penalty!"),
    ],
)
def test_a_threat_is_found_in_each_language(language: str, text: str) -> None:
    assert check_locales.threats(language, (text,))
    assert not check_locales.threats(language, ("PKH",))


def test_withdrawing_consent_is_no_threat_but_withdrawing_the_benefit_is() -> None:
    assert check_locales.threats("id", ("Kalau persetujuan dicabut, chat ini ditutup.",)) == []
    assert check_locales.threats("id", ("Kalau persetujuan dicabut, bantuan dicabut.",)) == ["threatens with 'dicabut'"]


def test_wrong_plural_forms_and_left_behind_texts_are_found() -> None:
    header = locales.updated_text("jv", Catalog(), b"")
    assert check_locales.complaints_about_language("jv", header.encode(), set()) == []
    wrong = header.replace("nplurals=1; plural=0;", "nplurals=2; plural=(n != 1);")
    assert "Plural-Forms" in check_locales.complaints_about_language("jv", wrong.encode(), set())[0]
    behind = header + '\n#~ msgid "Lama"\n#~ msgstr "Lawas"\n'
    assert "no longer used" in check_locales.complaints_about_language("jv", behind.encode(), set())[0]


def test_collecting_twice_changes_nothing() -> None:
    found = locales.template()
    for language in locales.PLURAL_FORMS:
        once = locales.updated_text(language, found, locales.old_content(language))
        assert locales.updated_text(language, found, once.encode()) == once


def test_a_changed_text_keeps_its_old_translation_for_the_translator_only() -> None:
    old = locales.updated_text("en", one_text("Baik, kunjungan ditunda."), b"")
    translated = old.removesuffix('msgstr ""\n') + 'msgstr "All right, the visit is put off."\n'
    changed = locales.updated_text("en", one_text("Baik, kunjungannya ditunda."), translated.encode())
    assert "#, fuzzy" in changed
    assert "All right, the visit is put off." in changed
    assert translations(changed.encode(), "en").gettext("Baik, kunjungannya ditunda.") == "Baik, kunjungannya ditunda."


def one_text(text: str) -> Catalog:
    found = Catalog(charset="utf-8", fuzzy=False)
    found.add(text, locations=[("conversations/visit_days.py", 1)])
    return found


@pytest.mark.parametrize("hours", ZONE_NAMES)
def test_each_zone_of_the_country_has_its_name(hours: int) -> None:
    moment = datetime.fromisoformat(f"2018-08-01T09:00:00+0{hours}:00")
    assert Words("su").moment(moment).endswith(f" {ZONE_NAMES[hours]}")
