"""A round's result in words: counts as far as they tell nobody's own answer, and the time that would suit."""

from conversations.polls.hindrance_words import hindrance_in_words
from conversations.polls.time_words import day_of_month, weekday_name
from conversations.words import Words
from programme.monthly_patterns import MonthlyPattern
from programme.polls.candidates import Candidate
from programme.polls.results import PollResult, ReasonCount


def result_in_words(words: Words, result: PollResult) -> str:
    """The whole result; where too few answered, only that."""
    head = words._(
        "Hasil pertanyaan kelompok {group}: {answered} dari {members} anggota menjawab.",
        group=result.group.name,
        answered=result.answered,
        members=result.group.members,
    )
    if not result.of:
        return "\n\n".join(
            [head, words._("Jawabannya terlalu sedikit untuk ditampilkan tanpa ketahuan siapa orangnya.")]
        )
    asked = words._("Yang membuat sulit datang (boleh lebih dari satu, dari {of} jawaban):", of=result.of)
    lines = [f"- {reason_line(words, one)}" for one in result.reasons]
    note = words._("Alasan yang disebut sedikit orang tidak ditampilkan, supaya tidak ketahuan siapa.")
    return "\n\n".join([head, "\n".join([asked, *lines, note]), *_times(words, result)])


def reason_line(words: Words, one: ReasonCount) -> str:
    """'bekerja: 7'."""
    return f"{hindrance_in_words(words, one.reason)}: {count_in_words(words, one)}"


def count_in_words(words: Words, one: ReasonCount) -> str:
    """'7'; 'hampir semua' in place of a number that would tell who is the other one."""
    return str(one.count) if one.count is not None else words._("hampir semua")


def suggestion(words: Words, result: PollResult) -> str:
    """The sentence of the time that suits best, for under the picture; empty where none suits more."""
    if result.best is None:
        return ""
    return words._("Usul: {time} cocok untuk sedikitnya {fits} dari {of}.", **_of(words, result.best))


def _times(words: Words, result: PollResult) -> list[str]:
    """'7 dari 30 bekerja sampai 16.00: Sabtu 16.30 cocok untuk 28', and how the present time compares."""
    if result.present is None and result.best is None:
        return []
    sentences = []
    working = next((one.count for one in result.reasons if one.reason == "work"), None)
    if working is not None and result.works_until is not None:
        sentences.append(
            words._(
                "{n} dari {of} bekerja, kebanyakan sampai {clock}.",
                n=working,
                of=result.of,
                clock=words.clock(result.works_until),
            )
        )
    if result.present is not None:
        sentences.append(
            words._(
                "Waktu yang sekarang, {time}, cocok untuk sedikitnya {fits} dari {of}.", **_of(words, result.present)
            )
        )
    sentences.append(suggestion(words, result) or words._("Tidak ada waktu lain yang jelas lebih cocok."))
    return [" ".join(sentences)]


def _of(words: Words, one: Candidate) -> dict[str, object]:
    return {"time": candidate_in_words(words, one), "fits": one.fits, "of": one.of}


def candidate_in_words(words: Words, one: Candidate) -> str:
    """'Sabtu keempat 16.30'."""
    if one.week is None:
        return words._("{day} jam {clock}", day=weekday_name(words, one.weekday), clock=words.clock(one.at))
    pattern = MonthlyPattern("nth_weekday", week=one.week, weekday=one.weekday)
    return words._("{day} jam {clock}", day=day_of_month(words, pattern), clock=words.clock(one.at))
