"""The questions on the way of what a handler does: the words, to whom it is referred, when to visit, who takes it.

Where somebody else was faster nothing is done, and the complaint is shown as it stands now.
"""

import re
from datetime import timedelta

from conversations.complaints.complaint_words import quoted
from conversations.complaints.handle_state import State
from conversations.complaints.handling_words import state_in_words
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.turn import Again, Ask, Done, Next, Turn
from conversations.visit_days import day_meant, unclear_day
from conversations.words import address_name
from programme.complaints.handling import (
    Refused,
    ask_reporter,
    give_complaint,
    list_fellow_handlers,
    note_complaint,
    record_reporters_answer,
    refer_complaint,
    solve_complaint,
)
from programme.complaints.visits import plan_complaint_visit
from programme.working_days import next_working_day

TEXT = frozenset({"text"})
LONGEST_WORDS, LONGEST_TO, LONGEST_LETTER = 1000, 120, 60
LETTER_SAID = re.compile(
    r"(?i)[,;( ]*\b(?:(?:no|nomor|nomer|nmr)\.? ?surat|surat(?: (?:no|nomor|nomer))?)\.?:? ?(?P<number>\S*\d\S*)"
)
TOWARDS = re.compile(r"(?i)^(?:ke|kepada|dirujuk ke|rujuk ke)\s+(?=\S)")
SKIP = frozenset({"lewati", "lewat", "-", "tidak ada", "belum ada", "gak ada"})


def ask_words(turn: Turn, state: State) -> Question:
    words = turn.words
    text = {
        "note": words._("Tulis catatannya. Hanya petugas yang menangani keluhan ini yang membacanya."),
        "ask": words._("Apa yang perlu ditanyakan kepada pelapor? Tulis seperti berbicara dengannya."),
        "answer": words._("Apa jawaban pelapor? Tulis singkat."),
        "solve": words._("Apa yang sudah dilakukan? Tulis singkat; kalimat ini dibaca pelapor."),
    }[state.action]
    return Question(text, accepts=TEXT, any_words=True)


def take_words(turn: Turn, state: State, answer: Answer) -> Next:
    text = (answer.text or "").strip()[:LONGEST_WORDS]
    if sum(letter.isalpha() for letter in text) < 3:
        return Again(turn.words._("Mohon tulis dengan beberapa kata, ya."))
    state.words = text
    if state.action == "note":
        refused = note_complaint(turn.session, turn.actor, state.complaint_id, text, turn.now)
        return _told(turn, state, refused, turn.words._("Catatan disimpan."))
    if state.action == "answer":
        refused = record_reporters_answer(turn.session, turn.actor, state.complaint_id, text, turn.now, turn.rules)
        return _told(turn, state, refused, turn.words._("Jawaban pelapor disimpan."))
    return Ask("check")


def ask_to(turn: Turn, state: State) -> Question:
    words = turn.words
    choices = tuple(
        Choice(value, label)
        for value, label in (
            ("bank", words._("Bank penyalur")),
            ("pos", words._("PT Pos")),
            ("dinsos", words._("Dinas Sosial")),
            ("capil", words._("Dukcapil")),
        )
    )
    return Question(words._("Dirujuk ke mana? Pilih, atau tulis namanya."), choices, accepts=TEXT, any_words=True)


def take_to(turn: Turn, state: State, answer: Answer) -> Next:
    chosen = next((one.label for one in ask_to(turn, state).choices if one.value == answer.value), None)
    to, state.letter = (chosen, "") if chosen else _place_and_letter(" ".join((answer.text or "").split()))
    if sum(letter.isalpha() for letter in to) < 3:
        return Again(turn.words._("Tulis namanya, misalnya: BRI Unit Wates."))
    state.action, state.words = "refer", to
    return Ask("check" if state.letter else "letter")


def _place_and_letter(text: str) -> tuple[str, str]:
    """ "ke BRI unit Wates, no surat 12/PKH/2018": where, and the number of the letter if she says it at once."""
    found = LETTER_SAID.search(text)
    to = text[: found.start()] if found else text
    return TOWARDS.sub("", to).strip(" ,.;(")[:LONGEST_TO], found["number"][:LONGEST_LETTER] if found else ""


def ask_letter(turn: Turn, state: State) -> Question:
    skip = Choice("skip", turn.words._("Tanpa surat"), SKIP)
    return Question(
        turn.words._("Nomor surat rujukannya? Kalau tidak ada, tekan Tanpa surat."),
        (skip,),
        numbered=False,
        accepts=TEXT,
        any_words=True,
    )


def take_letter(turn: Turn, state: State, answer: Answer) -> Next:
    letter = "" if answer.value == "skip" else " ".join((answer.text or "").split())[:LONGEST_LETTER]
    if letter and not any(one.isdecimal() for one in letter):
        return Again(turn.words._("Tulis nomor suratnya, misalnya: 12/PKH/2018. Kalau tidak ada, tekan Tanpa surat."))
    state.letter = letter
    return Ask("check")


def ask_check(turn: Turn, state: State) -> Question:
    words = turn.words
    said = quoted(state.words)
    letter = words._(" (surat {number})", number=state.letter) if state.letter else ""
    text = {
        "ask": words._("Pelapor akan ditanya: “{said}”. Kirim?", said=said),
        "solve": words._(
            "Pelapor akan diberi tahu: “{said}”, lalu ditanya apakah keluhannya sudah selesai. Kirim?", said=said
        ),
        "refer": words._(
            "Dirujuk ke {to}{letter}. Pelapor diberi tahu; keluhan tetap dipantau di sini. Simpan?",
            to=said,
            letter=letter,
        ),
    }[state.action]
    yes = Choice("yes", words._("Ya, kirim"), YES_WORDS | {"kirim", "simpan"})
    change = Choice("change", words._("Ubah dulu"), NO_WORDS | {"ubah", "ganti"})
    drop = Choice("drop", words._("Tidak jadi"), frozenset({"tidak jadi", "gak jadi", "ora sido"}))
    return Question(text, (yes, change, drop))


def take_check(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "drop":
        return Ask("action", preface=turn.words._("Baik, tidak ada yang dikirim."))
    if answer.value == "change":
        return Ask("to" if state.action == "refer" else "words")
    words, session, actor, complaint_id = turn.words, turn.session, turn.actor, state.complaint_id
    if state.action == "ask":
        refused = ask_reporter(session, actor, complaint_id, state.words, turn.now)
        return _ended(turn, state, refused, words._("Pertanyaan dikirim. Jawabannya saya kabarkan."))
    if state.action == "refer":
        letter = state.letter or None
        refused = refer_complaint(session, actor, complaint_id, state.words, letter, turn.now, turn.rules)
        return _ended(turn, state, refused, words._("Rujukan dicatat dan pelapor diberi tahu."))
    refused = solve_complaint(session, actor, complaint_id, state.words, turn.now)
    done = words._("Terima kasih. Pelapor ditanya apakah sudah selesai; jawabannya saya kabarkan.")
    return _ended(turn, state, refused, done)


def ask_day(turn: Turn, state: State) -> Question:
    words, today = turn.words, turn.rules.today(turn.now)
    following = next_working_day(today + timedelta(days=1), extra_off=turn.rules.extra_days_off)
    choices = (
        Choice(today.isoformat(), words._("Hari ini"), frozenset({"hari ini", "sekarang", "saiki"})),
        Choice(following.isoformat(), words.day(following), frozenset({"besok"})),
    )
    return Question(
        words._("Hari apa keluarganya dikunjungi? Pilih, atau tulis tanggalnya."), choices, numbered=False, accepts=TEXT
    )


def take_day(turn: Turn, state: State, answer: Answer) -> Next:
    day = day_meant(turn, answer)
    if day is None:
        return Again(unclear_day(turn.words))
    planned = plan_complaint_visit(turn.session, turn.actor, state.complaint_id, day, turn.now)
    if planned is None:
        why = turn.words._(
            "Kunjungan belum bisa direncanakan: keluarganya tidak terdaftar lagi, atau rekan lain akan ke sana."
        )
        return Ask("action", preface=why)
    refused = planned if isinstance(planned, Refused) else None
    done = turn.words._("Kunjungan dicatat untuk {day}. Hari itu masuk daftar kunjungan.", day=turn.words.day(day))
    return _ended(turn, state, refused, done)


def ask_whom(turn: Turn, state: State) -> Question:
    fellows = list_fellow_handlers(turn.session, turn.actor, state.complaint_id)
    choices = [Choice(str(one.id), address_name(turn.words, one.name, one.gender)) for one in fellows]
    choices.append(Choice("back", turn.words._("Tidak jadi"), NO_WORDS | {"kembali"}))
    text = turn.words._("Diserahkan kepada siapa? Hanya rekan yang boleh melihat keluhan ini yang tampil.")
    return Question(text, tuple(choices))


def take_whom(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "back":
        return Ask("action")
    refused = give_complaint(turn.session, turn.actor, state.complaint_id, int(answer.value), turn.now)
    if refused is not None:
        return Ask("action", preface=refusal(turn, state, refused))
    return Done(turn.words._("Keluhan sudah diserahkan dan rekan itu diberi tahu. Terima kasih."))


def refusal(turn: Turn, state: State, refused: Refused) -> str:
    """Who was faster, or that it has gone on meanwhile."""
    if refused.by is not None:
        state.seen = refused.by.id
        return turn.words._(
            "Keluhan ini sedang ditangani {name}. Kalau perlu, tekan Ambil alih lebih dulu.",
            name=address_name(turn.words, refused.by.name, refused.by.gender),
        )
    return turn.words._(
        "Itu tidak bisa dilakukan lagi: keluhan ini {state}.", state=state_in_words(turn.words, refused.state)
    )


def _told(turn: Turn, state: State, refused: Refused | None, done: str) -> Next:
    """Back to the complaint: more may follow at once."""
    state.words = state.letter = ""
    return Ask("action", preface=done if refused is None else refusal(turn, state, refused))


def _ended(turn: Turn, state: State, refused: Refused | None, done: str) -> Next:
    """Now others have to do something first; whatever is written next is about something else."""
    return Done(done) if refused is None else _told(turn, state, refused, done)
