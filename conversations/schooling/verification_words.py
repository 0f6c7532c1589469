"""A quarter's verification in words: its months, what is counted, and when it is due."""

from conversations.words import Words, address_name
from programme.rules import Rules
from programme.schooling.quarters import months_of
from programme.schooling.verification import VerificationState
from programme.schooling.verified_rows import HEALTH, P2K2, SCHOOL, Tally


def period_label(words: Words, period: str) -> str:
    """'Oktober 2018 sampai Desember 2018'."""
    first, _, last = months_of(period)
    return words._("{first} sampai {last}", first=words.month(first), last=words.month(last))


def tally_in_words(words: Words, one: Tally) -> str:
    """'Sekolah: 40 terpenuhi, 2 belum, 6 belum ada data'."""
    kind = {P2K2: words._("P2K2"), SCHOOL: words._("Sekolah"), HEALTH: words._("Kesehatan")}[one.kind]
    return words._(
        "{kind}: {kept} terpenuhi, {not_kept} belum, {unknown} belum ada data",
        kind=kind,
        kept=one.kept,
        not_kept=one.not_kept,
        unknown=one.unknown,
    )


def verification_text(words: Words, shown: VerificationState, rules: Rules) -> str:
    """The counts and the state of one sheet; nobody's name but the pendamping's, for others."""
    head = words._("Verifikasi komitmen {period}", period=period_label(words, shown.period))
    lines = [head, *(tally_in_words(words, one) for one in shown.tallies)]
    if shown.sent_at is not None:
        lines.append(words._("Sudah dikirim {day}.", day=words.day(rules.today(shown.sent_at))))
    else:
        due = rules.local(shown.due_at)
        lines.append(
            words._("Ditunggu kantor sampai {day} pukul {clock}.", day=words.day(due.date()), clock=words.clock(due))
        )
    return "\n".join(lines)


def board_label(words: Words, one: VerificationState) -> str:
    """'✓ Ibu Siti, Kedungrejo'."""
    mark = "✓" if one.sent_at is not None else "…"
    return f"{mark} {address_name(words, one.pendamping, one.gender)}, {one.kecamatan}"
