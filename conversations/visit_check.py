"""The last question of a visit's record: everything at one glance, and what may be added to it."""

import re
from datetime import date

from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.turn import Again, Ask, Done, Next, Turn
from conversations.visit_days import VisitState, opened_again, past_day
from conversations.visit_words import duties_in_words, met_in_words, name_in_words
from conversations.visits_left import left_today
from conversations.visits_today import case_button
from conversations.words import Words
from outbox.messages import Message
from programme.access import may_run
from programme.typed_dates import read_date
from programme.visit_lines import VisitLine
from programme.visit_lists import show_visit
from programme.visit_text import Listed, read_outcome
from programme.visits import VisitOutcome, record_visit

MISSED = frozenset({"p2k2", "follow_up"})
"""Causes of a visit in which one looks for why a commitment was missed."""
MEETS = re.compile(
    r"(?i)^(?:(?:eh|maaf|salah|ralat|tadi|yg|yang|ternyata|bu|pak) )*(?:ke?te?mu|ktmu|bertemu|kepanggih|tepang)\b"
)


def line_of(turn: Turn, state: VisitState) -> VisitLine:
    line = show_visit(turn.session, turn.actor, state.visit_id, turn.rules)
    assert line is not None
    return line


def ask_check(turn: Turn, state: VisitState) -> Question:
    words, line = turn.words, line_of(turn, state)
    labels = duties_in_words(words, line.cause)
    facts = [
        (words._("Tanggal"), words.day(date.fromisoformat(state.visited_on))),
        (words._("Bertemu"), met_in_words(words, line).get(state.met, state.met) or "-"),
        (words._("Dilakukan"), words.listing([labels[duty] for duty in state.duties]) or "-"),
        (words._("Penyebab") if line.cause in MISSED else words._("Catatan"), state.finding or "-"),
        (words._("Kesepakatan"), state.agreement or "-"),
        (words._("Langkah berikutnya"), _next_in_words(words, state)),
    ]
    text = words._("Kunjungan {kpm}", kpm=name_in_words(words, line)) + "\n"
    text += "\n".join(f"{label}: {value}" for label, value in facts) + "\n" + words._("Simpan?")
    yes = Choice("yes", words._("Ya, simpan"), YES_WORDS | {"yo", "simpan", "sudah", "sudah benar"})
    no = Choice("no", words._("Ulangi dari awal"), NO_WORDS | {"ulangi", "ulang"})
    more = (
        Choice("next", words._("Langkah berikutnya"), frozenset({"langkah"})),
        Choice("evidence", words._("Foto/lokasi"), frozenset({"foto", "lokasi"})),
        Choice("day", words._("Tanggal lain"), frozenset({"tanggal"})),
    )
    return Question(text, (yes, *more, no), row_sizes=(1, 2, 2))


def take_check(turn: Turn, state: VisitState, answer: Answer) -> Next:
    following = {"next": "next_step", "evidence": "evidence", "day": "visited_on", "no": "outcome"}
    if answer.value in following:
        return Ask(following[answer.value])
    if answer.value == "yes":
        return _save(turn, state)
    return _added(turn, state, answer.text or "")


def met_told(turn: Turn, state: VisitState, text: str) -> str | None:
    """ "Eh tadi ketemu ibunya", behind the question whom she met; None where it says nothing of that."""
    if MEETS.match(text.strip()) is None or not line_of(turn, state).gender:
        return None
    line = line_of(turn, state)
    met = read_outcome(text, Listed(0, line.name, line.gender or "f"), turn.rules.today(turn.now)).met
    return met if met in ("kpm", "spouse", "couple", "family") else None


def _added(turn: Turn, state: VisitState, text: str) -> Next:
    """What is simply written at the end: a day that is over is when it was; anything else is the next step."""
    if (met := met_told(turn, state, text)) is not None:
        state.met = met
        return Again(turn.words._("Baik, sudah saya ganti."))
    today = turn.rules.today(turn.now)
    typed = read_date(text, today)
    letters = [word for word in text.split() if any(letter.isalpha() for letter in word)]
    day = past_day(text, today) if len(letters) <= 2 else None  # "24/11/2018", "Kamis kemarin"
    if day is not None and (typed.date is None or typed.date <= today):
        state.visited_on = day.isoformat()
        return Again()
    line = line_of(turn, state)
    outcome = read_outcome(text, Listed(0, line.name, line.gender or "f"), today).outcome
    if len(letters) < 2 or outcome not in (None, "done"):
        return Again(turn.words._("Maaf, itu belum saya pahami. Tekan Ya untuk menyimpan, atau pilih yang lain."))
    state.next_step = text
    future = typed.problem is None and typed.date is not None and typed.date > today
    state.next_on = typed.date.isoformat() if future and typed.date is not None else None
    return Again(turn.words._("Saya catat sebagai langkah berikutnya."))


def _save(turn: Turn, state: VisitState) -> Next:
    outcome = VisitOutcome(
        visited_on=date.fromisoformat(state.visited_on),
        met=state.met,
        duties=tuple(state.duties),
        finding=state.finding,
        agreement=state.agreement,
        next_step=state.next_step,
        next_on=date.fromisoformat(state.next_on) if state.next_on else None,
    )
    line = line_of(turn, state)
    kpm = name_in_words(turn.words, line)
    opened = opened_again(turn, state)
    if not opened or not record_visit(turn.session, turn.actor, state.visit_id, outcome, turn.now):
        return Done(turn.words._("Kunjungan itu sudah selesai dicatat. Tidak ada yang berubah."))
    said = turn.words._("Kunjungan {kpm} tercatat selesai. Terima kasih.", kpm=kpm)
    if line.ticket:
        said += " " + turn.words._("Untuk meneruskan keluhan {ticket}, ketik: keluhan", ticket=line.ticket)
    told = f"{said} {left_today(turn)}".strip()
    if line.cause not in MISSED or not may_run(turn.session, turn.actor, "open_case", line.kpm_id):
        return Done(told)
    told += " " + turn.words._("Perlu didampingi lebih lanjut? Tekan Buka kasus.")
    button = case_button(turn.words, turn.rules.today(turn.now), state.visit_id)
    turn.replies.append(Message(told, rows=((button,),), numbered=False))  # a typed 1 is the list's first visit
    return Done()


def ask_next_step(turn: Turn, state: VisitState) -> Question:
    choices = (Choice("none", turn.words._("Tidak ada"), frozenset({"tidak", "tidak ada", "-"})),)
    return Question(
        turn.words._("Apa langkah berikutnya? Misalnya: cek kehadiran pertemuan depan."), choices, numbered=False
    )


def take_next_step(turn: Turn, state: VisitState, answer: Answer) -> Next:
    if answer.value == "none":
        state.next_step = state.next_on = None
        return Ask("check")
    state.next_step = answer.text
    typed = read_date(answer.text or "", turn.rules.today(turn.now))
    if typed.date is not None and typed.problem is None and typed.date > turn.rules.today(turn.now):
        state.next_on = typed.date.isoformat()
        return Ask("check")
    return Ask("next_on")


def _next_in_words(words: Words, state: VisitState) -> str:
    if state.next_step is None:
        return "-"
    on = f" ({words.day(date.fromisoformat(state.next_on))})" if state.next_on else ""
    return f"{state.next_step}{on}"
