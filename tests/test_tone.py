"""How the assistant speaks to families: nothing threatens, blames or presses; notices greet by name and stay short.

First source document, A.3.c: 'santun ... tidak merendahkan dalam berkomunikasi, memberikan pelayanan tanpa tekanan atau
ancaman'. Sanctions are never announced here (scripts/check_locales.py); this looks at every text that a kpm, ketua or
deputy reads, in every language, and at every notice to them as it is drawn with the long names that villages have.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import pytest
from sqlalchemy import select, update

from conversations.home import _sections
from conversations.notices.registry import NOTICES
from conversations.notices.talk import NoticeView
from conversations.registry import CONVERSATIONS
from conversations.turn import FAMILIES
from conversations.words import LANGUAGES, Words, address_name
from db import Database, Session
from db.tables import Gathering, Group, Meeting, OutboxRow, PaymentSchedule, Person
from outbox.kinds import KINDS
from programme.leaving.farewell import reader_of
from scripts import check_locales, locales
from tests.databases import sqlite_database
from tests.test_locales import (
    MOST_LETTERS_OF_A_NOTICE,
    ONLY_STAFF_GET,
    forms_of,
    joined,
    live_through_every_notice,
    messages,
)
from tests.village import DESA, GROUP, Village

# Language -> why -> words that no text to a family holds.
UNKIND = {
    "id": {
        "announces what is taken away": "sanksi sangsi hukuman dihukum denda didenda hangus dibekukan dicoret",
        "warns": "peringatan teguran ditegur awas ancaman diancam akibatnya konsekuensi konsekuensinya",
        "presses": "wajib diwajibkan kewajiban harus diharuskan paksa dipaksa terpaksa segera secepatnya",
        "blames": "malas bandel bolos mangkir melanggar pelanggaran lalai bersalah salahmu kesalahanmu",
        "makes a case of her": "kasus kasusnya bermasalah",
        "talks down": "kamu kau engkau mu lu bodoh",
    },
    "jv": {
        "announces what is taken away": "sangsi paukuman kaukum dipunukum denda kadendha angus dipuncoret",
        "warns": "pepenget dipundukani ancaman dipunancam awas",
        "presses": "wajib kudu dipeksa dipunpeksa peksa enggal_enggal",
        "blames": "keset mbolos nglanggar kesed nglirwakaken",
        "makes a case of her": "kasus kasusipun",
        "talks down": "kowe koen awakmu bodho",
    },
    "su": {
        "announces what is taken away": "sangsi hukuman dihukum denda didenda angus dicoret",
        "warns": "peringatan ancaman diancam awas dicarekan",
        "presses": "wajib kudu dipaksa paksa buru_buru",
        "blames": "ngedul bolos ngalanggar kedul",
        "makes a case of her": "kasus kasusna",
        "talks down": "maneh sia silaing bodo",
    },
    "en": {
        "announces what is taken away": "sanction sanctions penalty penalties punish punished punishment fined forfeit",
        "warns": "warning warned consequence consequences beware",
        "presses": "must obliged obligation obligatory mandatory compulsory forced immediately",
        "blames": "lazy blame truant violated violation neglected guilty fault",
        "makes a case of her": "case casework",
        "talks down": "stupid",
    },
}
LEGITIMATE = {"kks bermasalah": "a card's fault, and not hers"}
"""Phrases that use such a word about something else -> why."""
SHORT_FORMS = "PKH SAPA P2K2 KKS KTP KK NIK PIN HP SMS RT RW WIB WITA WIT KIA KPM SD MI SMP SMA SMK MA PAUD TK ATM PDF"
CODES = "GABUNG ABCD EFGH"
THE_WORD_IT_TURNS_ON = "TIDAK BELUM MBOTEN DERENG TEU ACAN ABSENT NOT"
"""Of a list that a ketua ticks: who takes it for its opposite reports all others absent."""
IN_CAPITALS = frozenset(f"{SHORT_FORMS} {CODES} {THE_WORD_IT_TURNS_ON}".split())
LONGER = {
    "broadcast": "its sender's own words",
    "relay_request": "names, a line for each, of those whom she is asked to tell",
}
"""Kinds that may be longer, and why."""
MOST_LETTERS_OF_A_LONG_NOTICE = 700
NAMES_ITS_SENDER = {"broadcast": "one text to many people, which begins with whose it is"}
"""Kinds that do not greet by name, and why."""


def unkind(language: str, text: str) -> list[str]:
    """What is wrong with a text, in sentences."""
    said = f" {' '.join(check_locales.words_of(re.sub(r'{[a-z_]+}', ' ', text)))} "
    for phrase in LEGITIMATE:
        said = said.replace(phrase, "")
    return [
        f"{why}: {word}"
        for why, words in UNKIND[language].items()
        for word in words.split()
        if f" {word.replace('_', ' ')} " in said
    ]


@cache
def texts_of_families(language: str) -> tuple[str, ...]:
    """Every text of a module which not only staff meets, but for the sections of its long menus."""
    of_families = {one.section for one in CONVERSATIONS.values() if one.roles & FAMILIES and one.title is not None}
    to_staff = {title for section, title in _sections(Words(language)).items() if section not in of_families}
    return tuple(
        form
        for one in messages(language)
        if not locales.only_staff_reads(one.locations)
        for form in forms_of(language, one)
        if form not in to_staff
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_to_a_family_threatens_blames_or_presses(language: str) -> None:
    texts = texts_of_families(language)
    assert len(texts) > 600
    assert {text: faults for text in texts if (faults := unkind(language, text))} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_to_a_family_shouts(language: str) -> None:
    loud = [text for text in texts_of_families(language) if "!!" in text or shouted(text)]
    assert loud == []


def shouted(text: str) -> list[str]:
    """Words in capitals, but for the programme's short forms."""
    return [word for word in re.findall(r"\b[A-Z0-9]{2,}\b", text) if not word.isdigit() and word not in IN_CAPITALS]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Ibu wajib hadir di pertemuan."),
        ("id", "Kalau tidak datang, ada konsekuensinya."),
        ("jv", "Ibu kudu rawuh."),
        ("su", "Ibu kudu sumping."),
        ("en", "You must come."),
    ],
)
def test_an_unkind_text_is_found(language: str, text: str) -> None:
    assert unkind(language, text)
    assert not unkind(language, "Ibu {wajib} {must} {kudu}")


# Every notice, drawn with long names

LONG_NAMES = {
    "Mawar": "Mawar Nur Khasanah Kusumawardhani",
    "Sri": "Sri Wahyuningsih Setyaningrum",
    "Siti": "Siti Retno Wulandari Puspitasari, S.Sos",
}
LONG_GROUP = "Melati Krajan Wetan 12"
LONG_PLACE = "Balai Dusun Krajan Wetan RT 003/RW 002 Desa Wates"


@dataclass(frozen=True)
class Drawn:
    """One notice as one family would read it."""

    kind: str
    language: str
    name: str
    text: str
    role: str

    @property
    def longest_part(self) -> int:
        """Letters; what a ketua is asked to pass on stands below, in a part of its own."""
        parts = self.text.split("\n\n") if self.role != "kpm" else [self.text]
        return max(map(len, parts))


class VillageOfLongNames(Village):
    """Draws every notice in every language before it leaves: one life tells of four."""

    drawn: list[Drawn]
    seen: set[int]

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.drawn, self.seen = [], set()
        joined(self, "id", "Siti", "Sri", "Mawar")  # the others are told by the ketua
        self.write(_lengthen)

    def group_id(self, name: str = GROUP) -> int:
        return super().group_id(LONG_GROUP if name == GROUP else name)

    def group(self, name: str, members: Sequence[str], pendamping: str = "Siti", kecamatan: str = "Kedungrejo") -> int:
        known = dict(self.people)
        made = super().group(name, members, pendamping, kecamatan)
        self.people = known | self.people
        return made

    def drain(self) -> None:
        for table in (Meeting, PaymentSchedule, Gathering):
            self.write(lambda s, t=table: s.execute(update(t).values(place=LONG_PLACE)))  # type: ignore[misc]  # a default can not be typed
        self.drawn += self.read(lambda s: list(self._waiting(s)))
        super().drain()

    def _waiting(self, session: Session) -> Iterator[Drawn]:
        query = select(OutboxRow).where(OutboxRow.state == "queued", OutboxRow.kind != "reply")
        for row in session.scalars(query.where(OutboxRow.due_at <= self.now).order_by(OutboxRow.id)):
            if row.id not in self.seen and row.person_id is not None:
                self.seen.add(row.id)
                yield from self._in_every_language(session, row, row.person_id)

    def _in_every_language(self, session: Session, row: OutboxRow, person_id: int) -> Iterator[Drawn]:
        reader = reader_of(session, person_id, row.kind)
        if reader is None or reader.role not in FAMILIES:
            return
        for language in LANGUAGES:
            words = Words(language)
            view = NoticeView(session, self.now, self.rules, words, reader, row.subject or "", row.slot or "")
            message = NOTICES[row.kind].render(view)
            if message is not None:
                name = address_name(words, reader.name, reader.gender)
                yield Drawn(row.kind, language, name, message.text, reader.role)


def _lengthen(session: Session) -> None:
    for short, long in LONG_NAMES.items():
        session.execute(update(Person).where(Person.name == short).values(name=long))
    session.execute(update(Group).where(Group.name == GROUP, Group.desa == DESA).values(name=LONG_GROUP))


@pytest.fixture(scope="module")
def drawn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Drawn]:
    """Every notice of a life in the village, as families read them in each language."""
    with sqlite_database(request.getfixturevalue("sqlite_template"), tmp_path_factory.mktemp("tone")) as database:
        village = VillageOfLongNames(database)
        live_through_every_notice(village)
        return village.drawn


def test_every_kind_of_notice_to_a_family_was_looked_at(drawn: list[Drawn]) -> None:
    seen = {(one.kind, one.language) for one in drawn}
    assert {(kind, language) for kind in set(KINDS) - ONLY_STAFF_GET for language in LANGUAGES} - seen == set()


def test_a_notice_is_short_enough_to_be_read(drawn: list[Drawn]) -> None:
    long = [one for one in drawn if one.longest_part > MOST_LETTERS_OF_A_NOTICE and one.kind not in LONGER]
    assert [f"{len(one.text)} {one.kind} {one.language}: {one.text}" for one in long] == []
    assert [one for one in drawn if len(one.text) > MOST_LETTERS_OF_A_LONG_NOTICE] == []


def test_a_notice_greets_its_reader_by_name(drawn: list[Drawn]) -> None:
    assert [
        f"{one.kind} {one.language}: {one.text}"
        for one in drawn
        if one.name not in one.text[:60] and one.kind not in NAMES_ITS_SENDER
    ] == []


def test_a_drawn_notice_is_kind_in_its_language_and(drawn: list[Drawn]) -> None:
    assert {one.text: faults for one in drawn if (faults := unkind(one.language, one.text))} == {}
