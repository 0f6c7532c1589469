"""What makes coming hard, and when somebody can't come, in words; the choices for those who only tap."""

from collections.abc import Collection, Iterable

from conversations.polls.time_words import weekday_name
from conversations.questions import NO_WORDS, YES_WORDS, Choice
from conversations.reason_words import reason_in_words
from conversations.words import Words
from programme.polls.busy_hours import DAY, EVERY_DAY, WHOLE_DAY, BusyHours, Span, opposite
from programme.polls.hindrances import CHILD_CARE, NONE, OTHER

END = "end"
ENDS = frozenset("selesai|sampun|rampung|cukup|sudah|wis|uwis|geus|parantos|itu saja|tidak ada lagi|iku wae".split("|"))
UNSTEADY = "unsteady"
DAYS_OFFERED: dict[str, frozenset[int]] = {
    "all": EVERY_DAY,
    "to_friday": frozenset(range(5)),
    "to_saturday": frozenset(range(6)),
    "weekend": frozenset({5, 6}),
}


def hindrance_in_words(words: Words, code: str) -> str:
    """'bekerja', 'mengurus anak kecil'."""
    own = {
        CHILD_CARE: words.p_("hindrance", "mengurus anak kecil"),
        "child_sick": words.p_("hindrance", "anak sakit"),
        "sick": words.p_("hindrance", "sering sakit"),
        "no_transport": words.p_("hindrance", "jauh atau tidak ada kendaraan"),
        "not_informed": words.p_("hindrance", "belum dapat kabar"),
        "family_event": words.p_("hindrance", "hajatan atau acara keluarga"),
        NONE: words.p_("hindrance", "tidak ada halangan"),
        OTHER: words.p_("hindrance", "halangan lain"),
    }
    return own.get(code) or reason_in_words(words, code)


def hindrances_in_words(words: Words, codes: Iterable[str]) -> str:
    """'bekerja dan anak sakit'."""
    return words.listing([hindrance_in_words(words, code) for code in codes])


def box(chosen: bool, label: str) -> str:
    """A choice of several that may be ticked."""
    return f"{'☑' if chosen else '☐'} {label}"


def hindrance_choices(words: Words, chosen: Collection[str]) -> tuple[Choice, ...]:
    """To be ticked, as many as hold; the last one ends the list."""
    offered = (
        ("work", words._("Bekerja"), "kerja makarya kerjo damel gawe"),
        (CHILD_CARE, words._("Anak kecil"), "momong ngemong ngasuh"),
        ("child_sick", words._("Anak sakit"), ""),
        ("sick", words._("Saya sering sakit"), "sakit gerah udur"),
        ("no_transport", words._("Jauh/tanpa kendaraan"), "jauh adoh tebih"),
        ("not_informed", words._("Belum dapat kabar"), ""),
        ("family_event", words._("Hajatan/acara"), "hajatan acara kondangan"),
        (OTHER, words._("Lainnya (tulis)"), "lainnya lain liyane lianna"),
        (NONE, words._("Tidak ada halangan"), "nihil"),
    )
    ticks = [Choice(code, box(code in chosen, label), frozenset(said.split())) for code, label, said in offered]
    return (*ticks, Choice(END, words._("Selesai"), ENDS))


def part_choices(words: Words, chosen: Collection[str]) -> tuple[Choice, ...]:
    """Parts of the day to be ticked; their values are those of programme.polls.busy_hours.DAY_PARTS."""
    offered = (
        ("morning", words._("Pagi, sampai jam 11")),
        ("noon", words._("Siang, jam 11-3")),
        ("afternoon", words._("Sore, jam 3-6")),
        ("night", words._("Malam, jam 6 ke atas")),
    )
    ticks = [Choice(part, box(part in chosen, label)) for part, label in offered]
    unsteady = frozenset({"tidak tentu", "gak tentu", "ora mesthi", "ora mesti", "teu tangtu", "tidak tahu"})
    return (*ticks, Choice(UNSTEADY, words._("Tidak tentu"), unsteady), Choice(END, words._("Selesai"), ENDS))


def day_choices(words: Words) -> tuple[Choice, ...]:
    """On which days: the usual ones; others can be written."""
    return (
        Choice("all", words._("Setiap hari"), frozenset({"tiap hari", "saben dina", "unggal poe", "semua hari"})),
        Choice("to_friday", words._("Senin sampai Jumat")),
        Choice("to_saturday", words._("Senin sampai Sabtu")),
        Choice("weekend", words._("Sabtu dan Minggu")),
    )


def can_choices(words: Words) -> tuple[Choice, Choice]:
    """Whether the hours she named are those at which she can come."""
    return (
        Choice("can", words._("Bisa datang"), YES_WORDS | {"bisa", "iso", "saged", "tiasa"}),
        Choice(
            "cannot", words._("Tidak bisa datang"), NO_WORDS | {"tidak bisa", "ora iso", "mboten saged", "teu tiasa"}
        ),
    )


def hours_in_words(words: Words, hours: BusyHours) -> str:
    """'Senin-Sabtu 06.00-16.00; Minggu seharian'; 'selalu bisa' where there are none."""
    if not hours:
        return words._("bisa kapan saja")
    return "; ".join(f"{_days(words, days)} {_spans(words, spans)}" for days, spans in _alike(hours) if spans)


def when_in_words(words: Words, hours: BusyHours) -> str:
    """'Tidak bisa: Senin-Sabtu 06.00-16.00.'; of little time that is left, 'Bisa: setiap hari 15.00-18.00.'"""
    if not hours:
        return words._("Bisa kapan saja.")
    free = opposite(hours)
    if free and _minutes(free) * 4 <= _minutes(opposite(BusyHours())):
        return words._("Bisa: {hours}.", hours=hours_in_words(words, free))
    return words._("Tidak bisa: {hours}.", hours=hours_in_words(words, hours))


def _minutes(hours: BusyHours) -> int:
    """Of a week."""
    return sum(ends - begins for spans in hours.days for begins, ends in spans)


def _alike(hours: BusyHours) -> list[tuple[list[int], tuple[Span, ...]]]:
    """Weekdays with the same hours together."""
    found: dict[tuple[Span, ...], list[int]] = {}
    for day, spans in enumerate(hours.days):
        found.setdefault(spans, []).append(day)
    return sorted(((days, spans) for spans, days in found.items()), key=lambda one: one[0])


def _days(words: Words, days: list[int]) -> str:
    if len(days) == len(EVERY_DAY):
        return words._("setiap hari")
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return f"{weekday_name(words, days[0])}-{weekday_name(words, days[-1])}"
    return ", ".join(weekday_name(words, day) for day in days)


def _spans(words: Words, spans: tuple[Span, ...]) -> str:
    if spans == (WHOLE_DAY,):
        return words._("seharian")
    return words.listing([_span(words, begins, ends) for begins, ends in spans])


def _span(words: Words, begins: int, ends: int) -> str:
    if begins == 0:
        return words._("sampai {clock}", clock=_clock(ends))
    if ends == DAY:
        return words._("mulai {clock}", clock=_clock(begins))
    return f"{_clock(begins)}-{_clock(ends)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}.{minutes % 60:02}"
