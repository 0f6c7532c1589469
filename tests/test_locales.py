"""Every text in every language: it can be put together, nothing Indonesian is left over, dates are as villages say."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
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
from conversations.words import JAVANESE_DAYS, LANGUAGES, ZONE_NAMES, Words, address_name, translations
from db import Session
from db.tables import OutboxRow
from outbox.addresses import open_address
from outbox.inbox import locked_contact
from outbox.kinds import KINDS
from outbox.messages import Incoming
from outbox.queue import put_notice
from programme.access import OFFICE
from programme.attendance_text import Member, read_report
from programme.broadcast_audiences import Audience
from programme.broadcasts import Draft, send_broadcast
from programme.cases.agreements import Agreed, agree
from programme.cases.family_word import ask_family_word
from programme.cases.opening import open_case
from programme.cases.phases import go_on
from programme.complaints.handling import ask_reporter, refer_complaint, solve_complaint, take_complaint
from programme.health.first_visits import invite_first_visits
from programme.health.posyandu_days import DayTimes, cancel_posyandu_day, move_posyandu_day
from programme.inquiries.answering import answer_inquiry
from programme.inquiries.asking import ask_pendamping
from programme.joining import issue_code, join
from programme.many_due.gatherings import call_together, cancel_gathering, move_gathering
from programme.many_due.ketua_help import answer_help, ask_ketua, list_helps, withdraw_help
from programme.meetings import cancel_meeting, move_meeting
from programme.member_duties import appoint
from programme.members import move_member
from programme.modules import MODULES
from programme.monthly_patterns import MonthlyPattern, read_pattern
from programme.payments.reports import UnpaidHeard, save_payment_report
from programme.payments.unpaid import NextStep, note_next
from programme.polls.answering import PollReply, keep_poll_answer
from programme.polls.asking import close_poll, open_poll
from programme.polls.busy_hours import busy_on
from programme.polls.new_time import propose_time
from programme.polls.proposals import NewTime
from programme.polls.time_decisions import keep_time
from programme.radar.reaching_out import WORDS, send_kind_word
from programme.relays import request_subject
from programme.typed_dates import TypedMoment, read_moment, read_time
from programme.updates.checks import ask_back, mark_wrong
from scripts import check_locales, locales
from tests.assemblies_held import live_through_assemblies
from tests.complaints_filed import filed
from tests.families_left import live_through_leaving
from tests.groups_kept import live_through_keeping
from tests.payment_days import cancel_payment, move_payment, payment_day
from tests.posyandu_days import health_post, member, posyandu_day
from tests.programme.visits_due import due
from tests.village import DESA, GROUP, KECAMATAN, MEMBERS, Phone, Village

TRANSLATED = ("jv", "su", "en")
MOST_LETTERS_OF_A_NOTICE = 320
COMMANDS = {word for one in CONVERSATIONS.values() for command in one.commands for word in command.split()}
MONTHS = {
    said
    for month in range(1, 13)
    for said in (Words("id").month(date(2018, month, 1)), Words("id").short_day(date(2018, month, 1)))
}
"""Much the same in the languages of the villages."""
TICKET = re.compile(r"\b(?:[A-Z]\d){3}\b")
TYPED = {*GLOBAL_WORDS, *COMMANDS}
THE_VILLAGE = {*MEMBERS, "Siti", "Bambang", DESA, GROUP, KECAMATAN, "Balai Desa", "Rumah Ibu Sri", "Krajan"}
TITLES = [title for module in MODULES for title in (module.title, *module.sessions)]
INDONESIAN_EXAMPLES = [
    "Mawar kerja, Wati sakit",
    "hadir semua",
    "Wati datang, yang tidak hadir Sri",
    "4, 11 dan 18 Oktober",
    "Type semua",
    "nomor 3 tidak hadir",
    "belum 7",
    "pertemuan awal",
    "2 tidak jadi",
    "semua kecuali 4",
    "datang semua",
    "{other} tidak",
    "yang keluar",
    "tidak hadir 3 7",
    "atur pertemuan",
    "belum sekolah",
    "belum: members",
    "belum dibayar",
    "type belum",
    "belum: ",
    "keluhan saya",
    "belum dibayar",
    "kemarin ke rumahnya, ada suaminya juga, disambut hangat, bicara soal pertemuan",
    "suaminya juga bilang begitu",
    "suami bisa menjaga kantin",
    "kemarin, Kamis lalu",
    "besok jam 10",
    "semua kecuali 3",
    "bisa (it suits), tidak bisa (it does not), belum tahu (not known yet)",
    "wati, murni bisa; lastri tidak bisa",
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
    foreign = (
        said_in("id") - said_in(language) - set(words_of(" ".join(THE_VILLAGE | TYPED | MONTHS | {*JAVANESE_DAYS})))
    )
    assert language == "id" or len(foreign) > 200
    assert phone.messages
    for message in phone.messages:
        shown = " ".join([message.text, message.contact_button or "", *(label for label, _ in message.buttons)])
        yield from set(words_of(without(TICKET.sub(" ", shown), TITLES + INDONESIAN_EXAMPLES))) & foreign


ONLY_STAFF_GET = {
    "monthly_report", "monthly_in", "monthly_area", "monthly_overdue", "nudge", "visits_moved", "groups_received",
    "groups_handed", "substitute_asked", "substitute_answered",
    "posyandu_record",
    "school_due", "verification_asked", "verification_in", "verification_late",
    "assembly_staff_invited", "assembly_report_due", "assembly_due",
    "candidates_arrived", "groups_given", "groups_confirmed",
    "payment_result", "unpaid_due", "radar_news", "case_agreement_due", "case_evaluation", "case_word_heard",
    "case_referred", "case_referral_answered",
    "complaint_due", "complaint_file", "complaint_new",
    "absence_disputed", "broadcast_result", "evening_summary", "meeting_result", "meetings_tomorrow", "member_arrived",
    "paper_ready", "report_differs", "report_evidence", "roster_preview", "roster_taken", "tier_short",
    "update_evidence", "update_new", "updates_month", "updates_overdue", "updates_sheet",
    "standing_due", "gathering_expected", "gathering_over", "help_answered", "visits_offered_together",
    "visit_done_for_you", "visit_list", "visit_offer_answered", "visit_offered", "visit_withdrawn", "inquiry_new",
    "ketua_needed", "case_family_left", "leaving_hints", "forms_due",
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
    mawar_id = village.people["Mawar"]
    for what in WORDS:
        village.write(lambda s, w=what: send_kind_word(s, siti, mawar_id, w, village.now, village.rules))  # type: ignore[misc]  # a default can not be typed
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
    live_through_a_round_of_questions(village)
    live_through_a_new_time(village)
    village.reported("2018-12-06", {"Mawar": None})
    village.go_to("2018-12-07", "09:00")
    for live in (live_through_matters, live_through_payments, live_through_sharing, live_through_a_case):
        live(village)
    live_through_assemblies(village)
    live_through_changes(village)
    for live in (live_through_posyandu, live_through_keeping, live_through_leaving):
        live(village)


def live_through_changes(village: Village) -> None:
    """A question answered, a new deputy, a member who comes into another group."""
    siti = village.actor("Siti")
    village.group("Kenanga", ("Yuli", "Tutik"))
    mawar, kenanga = village.people["Mawar"], village.group_id("Kenanga")
    hers = village.actor("Mawar")
    asked = village.write(lambda s: ask_pendamping(s, hers, mawar, "Beras?", [], village.now))
    village.write(lambda s: answer_inquiry(s, siti, asked.id, "Nasi.", village.now))
    village.drain()
    village.write(lambda s: appoint(s, siti, mawar, "deputy", village.now))
    village.drain()
    village.write(lambda s: move_member(s, siti, mawar, kenanga, village.now))
    village.drain()


def live_through_a_round_of_questions(village: Village) -> None:
    """The group is asked what makes coming hard; what seven answered comes to the ketua in counts, with a picture."""
    siti, group = village.actor("Siti"), village.group_id()
    asked = village.write(lambda s: open_poll(s, siti, group, village.now, village.rules))
    assert asked is not None
    village.drain()
    hindered = PollReply(("work", "child_care", "sick"), None, busy_on(range(6), [(0, 16 * 60)]))
    replies = dict.fromkeys(MEMBERS[1:4], hindered) | dict.fromkeys(MEMBERS[4:8], PollReply(("none",)))
    actors = {name: village.actor(name) for name in replies}

    def answer(session: Session) -> None:
        for name, reply in replies.items():
            keep_poll_answer(session, actors[name], asked, reply, village.now)

    village.write(answer)
    village.write(lambda s: close_poll(s, siti, asked, village.now))
    village.work()


def live_through_a_new_time(village: Village) -> None:
    """The group is asked whether another time would suit, the ketua hears the counts, and it stays as it was."""
    siti, group = village.actor("Siti"), village.group_id()
    new = NewTime(MonthlyPattern("nth_weekday", week=4, weekday=5), time(16, 30))
    asked = village.write(lambda s: propose_time(s, siti, group, new, village.now, village.rules))
    assert asked is not None
    village.drain()
    village.go_to(village.now + timedelta(days=village.rules.casework.poll_days, hours=12))
    village.write(lambda s: keep_time(s, siti, asked, village.now))
    village.drain()


def live_through_posyandu(village: Village) -> None:
    """A first visit called, another day moved and called off; a family that shares its phone; the reminders."""
    siti, post = village.actor("Siti"), health_post(village, "Posyandu Melati")
    for name in ("Mawar", "Sri"):
        member(village, name, "Tio", "infant", village.rules.today(village.now - timedelta(days=3)), post)
    mother, wati = village.phones["Sri"], village.people["Wati"]
    shares = Incoming(mother.channel, mother.address, "shares")
    village.write(lambda s: open_address(s, locked_contact(s, shares, village.now), wati, "code", village.now))
    today = village.rules.today(village.now)
    near, far = (posyandu_day(village, post, str(today + timedelta(days=days))) for days in (2, 9))
    village.write(lambda s: invite_first_visits(s, siti, near, village.now, village.rules))
    begins, ends = (village.at(str(today + timedelta(days=10)), clock) for clock in ("09:00", "11:00"))
    later = DayTimes(begins, ends)
    village.write(lambda s: move_posyandu_day(s, siti, far, later, village.now, village.rules))
    village.drain()
    village.write(lambda s: cancel_posyandu_day(s, siti, far, village.now, village.rules))
    village.go_to(village.at(str(today + timedelta(days=1)), "17:00"))


def live_through_matters(village: Village) -> None:
    """A card lost, until Mawar is asked whether it is solved and says nothing; a birth that needs a paper; the ketua
    is asked for changes. What staff writes holds no Indonesian word.
    """
    siti, sri = village.actor("Siti"), village.people["Sri"]
    lost = filed(village, words="KKS").id
    village.write(lambda s: take_complaint(s, siti, lost, None, village.now))
    village.write(lambda s: ask_reporter(s, siti, lost, "ATM?", village.now))
    village.drain()
    village.write(lambda s: refer_complaint(s, siti, lost, "ATM", "12/2018", village.now, village.rules))
    village.drain()
    village.write(lambda s: solve_complaint(s, siti, lost, "KKS 2", village.now))
    born = village.reports_change("Mawar", "birth", name="Budi")
    village.write(lambda s: ask_back(s, siti, born, "KIA?", village.now))
    village.drain()
    village.write(lambda s: mark_wrong(s, siti, born, "KIA", village.now))
    month, group = f"{village.rules.today(village.now):%Y-%m}", f"group:{village.group_id()}"
    village.write(lambda s: put_notice(s, "changes_asked", group, sri, month, village.now))
    village.drain()


def live_through_a_case(village: Village) -> None:
    """Two things are agreed with Mawar, and reminded of; she comes again, and is asked how things are, twice."""
    siti, mawar, today = village.actor("Siti"), village.people["Mawar"], village.rules.today(village.now)
    case = village.write(lambda s: open_case(s, siti, mawar, "own", village.now, village.rules))
    meets = today + timedelta(days=3)
    for agreed in (Agreed("task", "kpm", "KK", meets), Agreed("stand_in", "spouse", "KK", every_meeting=True)):
        village.write(lambda s, a=agreed: agree(s, siti, case, a, village.now, village.rules))  # type: ignore[misc]  # a default can not be typed
    village.write(lambda s: go_on(s, siti, case, "action", village.now, village.rules))
    meeting_id = village.meeting(meets.isoformat())
    village.go_to(village.rules.at(meets, time(13)))
    village.report(meeting_id, {})
    village.go_to(village.rules.at(meets, time(15)))
    village.write(lambda s: ask_family_word(s, siti, case, village.now, village.rules))
    village.go_to(village.now + timedelta(days=4))


def live_through_sharing(village: Village) -> None:
    """The ketua is asked to look in on Wati, need not go after all; Mawar is called, that is moved and cancelled."""
    siti, person_id = village.actor("Siti"), village.people["Siti"]
    today = village.rules.today(village.now).isoformat()
    ids = [due(village, "Wati", on=today), due(village, "Mawar", on=today, cause="follow_up")]
    village.write(lambda s: ask_ketua(s, siti, person_id, ids[:1], "Siti", village.now, village.rules))
    village.drain()
    ketua = village.actor("Sri")
    [asked] = village.read(lambda s: list_helps(s, siti, person_id))
    village.write(lambda s: answer_help(s, ketua, asked.help_id, [asked.help_id], village.now, village.rules))
    village.be_at(village.now + timedelta(days=1))
    village.write(lambda s: withdraw_help(s, siti, asked.help_id, village.now))
    begins = village.now + timedelta(days=2)
    made = village.write(
        lambda s: call_together(s, siti, person_id, ids[1:], begins, "Balai Desa", village.now, village.rules)
    )
    assert made is not None
    village.drain()
    village.go_to(begins - timedelta(hours=2))
    later = village.now + timedelta(days=2)
    village.write(lambda s: move_gathering(s, siti, made, later, "Balai Desa", village.now))
    village.drain()
    village.write(lambda s: cancel_gathering(s, siti, made, village.now))
    village.drain()


def live_through_payments(village: Village) -> None:
    """One told, reminded, moved, and not paid out to Mawar; another called off."""
    siti, mawar, group = village.actor("Siti"), village.people["Mawar"], village.group_id()
    payment, off = (
        payment_day(village, "2018-12-10", ("Mawar",)),
        payment_day(village, "2018-12-20", ("Mawar",), label="5"),
    )
    village.go_to("2018-12-09", "16:05")
    move_payment(village, payment, "2018-12-11")
    cancel_payment(village, off)
    village.go_to("2018-12-11", "12:05")
    heard, step = UnpaidHeard({2: "zero_balance"}), NextStep("KTP", "ATM", date(2018, 12, 20))
    village.write(lambda s: save_payment_report(s, siti, payment, group, heard, village.now, village.rules))
    village.write(lambda s: note_next(s, siti, payment, mawar, step, village.now, village.rules))
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


def test_a_changed_text_is_read_in_indonesian_until_it_is_translated_anew() -> None:
    old = locales.updated_text("en", one_text("Baik, kunjungan ditunda."), b"")
    translated = old.removesuffix('msgstr ""\n') + 'msgstr "All right, the visit is put off."\n'
    changed = locales.updated_text("en", one_text("Baik, kunjungannya ditunda."), translated.encode())
    assert "#, fuzzy" not in changed
    assert translations(changed.encode(), "en").gettext("Baik, kunjungannya ditunda.") == "Baik, kunjungannya ditunda."


def test_a_text_within_another_is_found_as_well(tmp_path: Path) -> None:
    module = tmp_path / "said.py"
    module.write_text(
        """text = f"{words._('Bisa datang?')} {words.p_('jawab', 'Bisa')}" + words.n_("{n} desa", "{n} desa", n)"""
    )

    assert [found[1:] for found in locales.texts_in(module)] == [
        ("Bisa datang?", None),
        ("Bisa", "jawab"),
        (("{n} desa", "{n} desa"), None),
    ]


def one_text(text: str) -> Catalog:
    found = Catalog(charset="utf-8", fuzzy=False)
    found.add(text, locations=[("conversations/visit_days.py", 1)])
    return found


@pytest.mark.parametrize("hours", ZONE_NAMES)
def test_each_zone_of_the_country_has_its_name(hours: int) -> None:
    moment = datetime.fromisoformat(f"2018-08-01T09:00:00+0{hours}:00")
    assert Words("su").moment(moment).endswith(f" {ZONE_NAMES[hours]}")
