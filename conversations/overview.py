"""Koordinator (or operator) sees how each pendamping stands: counts only, no names of kpm. Nothing is asked."""

from dataclasses import dataclass

from conversations.coverage_words import coverage_line
from conversations.turn import Conversation, Done, Next, Turn
from conversations.words import Words
from programme.overviews import PendampingLine, overview


@dataclass
class State:
    """Nothing is remembered."""


def begin(turn: Turn, state: State) -> Next:
    words = turn.words
    lines = overview(turn.session, turn.actor, turn.now, turn.rules)
    if not lines:
        return Done(words._("Belum ada pendamping di kecamatan ini."))
    blocks = [words._("Keadaan per {day}:", day=words.day(turn.rules.today(turn.now)))]
    blocks += [_block(words, one) for one in lines]
    return Done("\n\n".join(blocks))


def _block(words: Words, one: PendampingLine) -> str:
    parts = [
        words._(
            "{name} ({kecamatan}): {groups} kelompok, {kpm} KPM, {joined} sudah bergabung\n"
            "Kunjungan menunggu: {waiting}, selesai bulan ini: {done}\nLaporan pertemuan belum masuk: {missing}",
            name=one.name or words._("(tanpa pendamping)"),
            kecamatan=one.kecamatan,
            groups=one.groups,
            kpm=one.kpm,
            joined=one.joined,
            waiting=one.visits_waiting,
            done=one.visits_done,
            missing=one.reports_missing,
        )
    ]
    if one.complaints_late:
        parts.append(words._("Keluhan lewat batas waktu: {n}", n=one.complaints_late))
    if one.told.members:
        parts.append(
            words._("Pertemuan 2 hari ini. {coverage}", coverage=coverage_line(words, one.told)),
        )
    return "\n".join(parts)


CONVERSATION = Conversation(
    "overview",
    State,
    {},
    begin,
    roles=frozenset({"koordinator", "operator"}),
    title=lambda words: words._("Ikhtisar kecamatan"),
    commands=("ikhtisar", "ringkasan"),
)
