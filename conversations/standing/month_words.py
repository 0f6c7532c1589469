"""How the month's returning meetings stand, in words."""

from datetime import date

from conversations.words import Words
from programme.rules import Rules
from programme.standing.due import Planned, StandingMonth
from programme.standing.overview import StandingOverview


def left_in_words(words: Words, state: StandingMonth) -> list[str]:
    """A line for each kind of which something is not planned; counts only."""
    lines = []
    left = len(state.ketua_left)
    if left:
        of = sum(one.ketua_id is not None for one in state.ketua)
        lines.append(
            words.n_(
                "pertemuan dengan ketua: {n} dari {of} belum ditemui",
                "pertemuan dengan ketua: {n} dari {of} belum ditemui",
                left,
                of=of,
            )
        )
    if state.temu_kunjung is None:
        lines.append(words._("temu kunjung dengan puskesmas dan sekolah"))
    return lines


def month_in_words(words: Words, state: StandingMonth, rules: Rules, *, of_office: bool) -> str:
    """The whole overview of the month, quarter and half-year; temu kunjung is each kecamatan's own."""
    lines = [words._("Pertemuan rutin {month}", month=words.month(state.month))]
    if state.ketua:
        lines.append(_ketua(words, state))
    if not of_office:
        lines.append(_one(words, words._("Temu kunjung"), state.temu_kunjung, rules))
    quarter, half = (state.month.month - 1) // 3 + 1, 1 if state.month.month <= 6 else 2
    titles = (
        (words._("Triwulan antarkecamatan (triwulan {n})", n=quarter), state.inter_kecamatan),
        (words._("Semester antarkabupaten (semester {n})", n=half), state.inter_kabupaten),
    )
    lines += [_one(words, title, planned, rules) for title, planned in titles]
    return "\n".join(lines)


def others_in_words(words: Words, others: StandingOverview) -> list[str]:
    """How it stands with a koordinator's pendamping, or in the office's kecamatan."""
    lines = [
        words._("{name}: {met} dari {all} ketua sudah ditemui", name=one.name, met=one.met, all=one.of)
        for one in others.ketua
    ]
    if others.kecamatan:
        lines.append(
            words._(
                "Temu kunjung bulan ini: {n} dari {all} kecamatan sudah diatur",
                n=others.with_temu_kunjung,
                all=others.kecamatan,
            )
        )
    return lines


def _ketua(words: Words, state: StandingMonth) -> str:
    leaders = [one for one in state.ketua if one.ketua_id is not None]
    met = sum(one.met_on is not None for one in leaders)
    invited = sum(one.met_on is None and one.invited_at is not None for one in leaders)
    parts = [words._("Ketua kelompok: {met} dari {all} sudah ditemui", met=met, all=len(leaders))]
    if invited:
        parts.append(words._("{n} diundang", n=invited))
    without = len(state.ketua) - len(leaders)
    if without:
        parts.append(words._("{n} kelompok belum punya ketua", n=without))
    return ", ".join(parts)


def _one(words: Words, title: str, planned: Planned | None, rules: Rules) -> str:
    if planned is None:
        return words._("{title}: belum diatur", title=title)
    when = moment_in_words(words, rules.local(planned.starts_at).date(), planned, rules)
    if planned.state == "held":
        return words._("{title}: sudah, {when}", title=title, when=when)
    return f"{title}: {when}"


def moment_in_words(words: Words, day: date, planned: Planned, rules: Rules) -> str:
    """'Kam 22 Nov pukul 09.00 di Puskesmas Wates'."""
    return words._(
        "{day} pukul {clock} di {place}",
        day=words.short_day(day),
        clock=words.clock(rules.local(planned.starts_at)),
        place=planned.place,
    )
