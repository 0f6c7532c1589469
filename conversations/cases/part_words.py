"""The parts of a case's report as their writer reads them: their names, what is missing, and questions that help."""

from collections.abc import Sequence

from conversations.words import Words
from programme.cases.codes import DESCRIPTION_PARTS, GROUNDS, PHASES
from programme.cases.report_parts import DESCRIPTION, PartCount, ReportText
from programme.cases.report_parts import WORDS as TOO_SHORT

LINES = (DESCRIPTION, *PHASES, *GROUNDS)
"""What is counted: one line each."""
NUMBERS = {
    **{part: f"1{letter}" for part, letter in zip(DESCRIPTION_PARTS, "abcd", strict=True)},
    DESCRIPTION: "1",
    **{part: f"2{letter}" for part, letter in zip(PHASES, "abcdef", strict=True)},
    **{part: f"3{letter}" for part, letter in zip(GROUNDS, "abc", strict=True)},
}
"""By which a part can be typed: '2a'."""


def part_name(words: Words, part: str) -> str:
    """'Pendekatan awal'."""
    return {
        DESCRIPTION: words._("Gambaran kasus"),
        "what": words._("Apa masalahnya"),
        "when_where": words._("Kapan dan di mana"),
        "who": words._("Siapa yang terkait"),
        "why": words._("Mengapa terjadi"),
        "approach": words._("Pendekatan awal"),
        "identification": words._("Masalah dan potensi"),
        "plan": words._("Rencana pemecahan"),
        "action": words._("Pelaksanaan"),
        "evaluation": words._("Evaluasi"),
        "ending": words._("Pengakhiran"),
        "concepts": words._("Konsep yang dipakai"),
        "techniques": words._("Teknik yang dipakai"),
        "values": words._("Nilai dan kode etik"),
    }[part]


def part_label(words: Words, part: str) -> str:
    """'2a. Pendekatan awal'."""
    return f"{NUMBERS[part]}. {part_name(words, part)}"


def lack_name(words: Words, code: str) -> str:
    """What is missing, as a thing: 'sebabnya menurut orang sekitar'."""
    return {
        "problem": words._("masalahnya"),
        "time": words._("pertemuan yang tidak dihadiri"),
        "people": words._("orang yang ditemui atau ditanya"),
        "cause": words._("sebabnya menurut orang sekitar"),
        "contact": words._("pertemuan pertama dengan keluarga"),
        "source": words._("orang yang ditanya"),
        "potential": words._("siapa atau apa yang bisa membantu"),
        "option": words._("pilihan jalan keluar"),
        "agreement": words._("kesepakatan"),
        "begin": words._("hari rencana mulai dijalankan"),
        "results": words._("yang sudah atau belum tercapai"),
        "family_word": words._("kata keluarga sebelum diakhiri"),
        "concepts": words._("konsep (minimal beberapa)"),
        "technique": words._("cara kerja yang dipakai"),
        "values": words._("nilai yang diterapkan"),
    }[code]


def lacks_in_words(words: Words, counts: Sequence[PartCount]) -> str:
    """'masalahnya dan kesepakatan'; empty where only words are missing."""
    codes = dict.fromkeys(code for one in counts for code in one.lacks if code != TOO_SHORT)
    return words.listing([lack_name(words, code) for code in codes])


def counted_in(text: ReportText, part: str) -> list[PartCount]:
    """The counts behind one of LINES: of the description its four parts as well."""
    counts = {one.part: one for one in text.counts}
    return [counts[part], *(counts[one] for one in DESCRIPTION_PARTS if part == DESCRIPTION)]


def lines_missing(text: ReportText) -> int:
    """How many of LINES lack something: the number wherever the report is spoken of."""
    return sum(any(one.lacks for one in counted_in(text, part)) for part in LINES)


def line_in_words(words: Words, text: ReportText, part: str) -> str:
    """'▫️ 2a. Pendekatan awal: 62 dari 100 kata; belum ada kesepakatan'."""
    counted = counted_in(text, part)
    whole, lacks = counted[0], lacks_in_words(words, counted)
    label = part_label(words, part)
    if not any(one.lacks for one in counted):
        return words._("✅ {part}: {count} kata", part=label, count=whole.words)
    if lacks:
        return words._(
            "▫️ {part}: {count}/{least} kata. Belum ada {lacks}",
            part=label, count=whole.words, least=whole.least, lacks=lacks,
        )  # fmt: skip
    return words._("▫️ {part}: {count}/{least} kata", part=label, count=whole.words, least=whole.least)


def count_for(text: ReportText, part: str) -> PartCount:
    """The count that a part stands under: the four of the description are counted together."""
    counted = DESCRIPTION if part in DESCRIPTION_PARTS else part
    return next(one for one in text.counts if one.part == counted)


def part_said(text: str) -> str | None:
    """The part that a typed number means: '2a', '2 a.', '1' (all of the description); None where it means none."""
    said = "".join(letter for letter in text.casefold() if letter.isalnum())
    return next((part for part, number in NUMBERS.items() if number == said), None)
