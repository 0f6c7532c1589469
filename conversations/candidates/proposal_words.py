"""A proposal of groups in words: where a group lives, who gets it, what does not fit."""

from collections.abc import Sequence

from conversations.words import Words, address_name
from programme.candidates.showing import KeeperLine, ProposalView, ProposedLine

MOST_NUMBERS_NAMED = 8


def group_line(words: Words, one: ProposedLine) -> str:
    """'3. Wates: 23 keluarga, RW 1 RT 1-4. Ibu Siti'."""
    keeper = one.pendamping or words._("belum ada pendamping")
    where = where_in_words(words, one)
    line = f"{one.number}. {one.desa}: " + words.n_("{n} keluarga", "{n} keluarga", one.families)
    return f"{line}{', ' if where else ''}{where} · {keeper}"


def where_in_words(words: Words, one: ProposedLine) -> str:
    """Its RW with the RT where it is one RW only, else its RW or its dusun; and other desa of which some come."""
    parts = []
    if len(one.rw) == 1:
        parts.append("RW " + _range(one.rw) + (" RT " + _range(one.rt) if one.rt else ""))
    elif one.rw:
        parts.append("RW " + _range(one.rw))
    elif one.rt:
        parts.append("RT " + _range(one.rt))
    elif one.dusun:
        parts.append(words.listing(list(one.dusun)))
    if one.other_desa:
        parts.append(words._("juga dari {desa}", desa=words.listing(list(one.other_desa))))
    return ", ".join(parts)


def _range(numbers: Sequence[str]) -> str:
    """'1-4' of 001 to 004, '1, 3' where some between are missing."""
    values = [int(one) for one in numbers]
    if len(values) > 2 and values == list(range(values[0], values[-1] + 1)):
        return f"{values[0]}-{values[-1]}"
    return ", ".join(str(one) for one in values)


def keeper_lines(words: Words, view: ProposalView) -> list[str]:
    """What each pendamping would look after, a line each."""
    return [_keeper_line(words, one) for one in view.keepers]


def _keeper_line(words: Words, one: KeeperLine) -> str:
    name = address_name(words, one.name, one.gender)
    if not one.families_before:
        return words._("{name}: {groups} kelompok, {new} keluarga", name=name, groups=one.groups, new=one.families_new)
    return words._(
        "{name}: {groups} kelompok, {new} keluarga, ditambah {before} yang sudah ada",
        name=name,
        groups=one.groups,
        new=one.families_new,
        before=one.families_before,
    )


def remarks(words: Words, view: ProposalView, least: int, most: int) -> list[str]:
    """What does not fit the rules, and what can be done about it, a sentence each."""
    said = []
    if view.small and view.line.state == "confirmed":
        said.append(
            words._("Kurang dari {least} keluarga: kelompok {numbers}.", least=least, numbers=_listed(view.small))
        )
    elif view.small:
        said.append(
            words._(
                "Kurang dari {least} keluarga: kelompok {numbers}. Boleh digabung, misalnya: gabung {one} ke {other}.",
                least=least,
                numbers=_listed(view.small),
                one=view.small[0],
                other=_neighbour(view, view.small[0]),
            )
        )
    if view.large:
        said.append(words._("Lebih dari {most} keluarga: kelompok {numbers}.", most=most, numbers=_listed(view.large)))
    if view.unassigned:
        said.append(words._("Belum ada pendampingnya: {count} kelompok.", count=view.unassigned))
    if view.pendamping_short:
        said.append(
            words._("Untuk keluarga sebanyak ini masih perlu {count} pendamping lagi.", count=view.pendamping_short)
        )
    if view.lacks_koordinator:
        said.append(words._("Di kecamatan ini belum ada koordinator. Mohon operator menunjuk seorang."))
    return said


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(str(one) for one in numbers[:MOST_NUMBERS_NAMED])
    return shown if len(numbers) <= MOST_NUMBERS_NAMED else f"{shown}, ..."


def _neighbour(view: ProposalView, number: int) -> int:
    """The group before it in the list, of its own desa where there is one; else the one after it."""
    numbers = [one.number for one in view.groups]
    of = {one.number: one.desa for one in view.groups}
    place = numbers.index(number)
    beside = [*numbers[place + 1 : place + 2], *numbers[max(0, place - 1) : place]]
    same = [one for one in beside if of[one] == of[number]]
    return (same or beside or [number])[0]


def head(words: Words, view: ProposalView) -> str:
    """Which intake, how many families in how many groups."""
    line = view.line
    if line.state == "cancelled":
        return words._("Daftar calon {label} sudah dibatalkan.", label=line.label)
    if line.state == "confirmed":
        return words._(
            "Kelompok dari daftar calon {label}, Kecamatan {kecamatan}: {groups} kelompok, {families} keluarga. Sudah "
            "disahkan.",
            label=line.label,
            kecamatan=line.kecamatan,
            groups=line.groups,
            families=line.families,
        )
    return words._(
        "Usulan kelompok untuk calon peserta {label}, Kecamatan {kecamatan}: {families} keluarga, {groups} kelompok.",
        label=line.label,
        kecamatan=line.kecamatan,
        groups=line.groups,
        families=line.families,
    )
