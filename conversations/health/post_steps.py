"""One health post: added to the register, its day of every month, whom one speaks with there."""

import re

from conversations.health.placing import placed
from conversations.health.post_words import hours_in_words, pattern_in_words, post_in_words
from conversations.health.posyandu_state import BACK, BACK_WORDS, TEXT, PosyanduState, post_of, posts_of
from conversations.questions import NO_WORDS, Answer, Choice, Question, normal
from conversations.said_instead import tells_nothing
from conversations.turn import Again, Ask, Next, Turn
from programme.health.day_text import read_post_day
from programme.health.posyandu_days import USUAL_ENDS, USUAL_STARTS, set_posyandu_pattern
from programme.health.register import ProviderFacts, describe_provider
from programme.phones import mobile_number
from programme.providers import LONGEST_NAME, add_provider, similar_providers

NUMBER = re.compile(r"\+?\d[\d .-]{2,}\d")
MOST_ALIKE = 8


def ask_new(turn: Turn, state: PosyanduState) -> Question:
    return Question(
        turn.words._("Apa nama posyandu atau tempatnya? Misalnya: Posyandu Melati, Bidan Yanti."),
        accepts=TEXT,
        any_words=True,
    )


def take_new(turn: Turn, state: PosyanduState, answer: Answer) -> Next:
    name = " ".join((answer.text or "").split())[:LONGEST_NAME]
    if _is_no_name(turn, name):
        return Again(turn.words._("Tulis namanya, misalnya: Posyandu Melati."))
    known = posts_of(turn)
    exact = [one for one in known if normal(one.name) == normal(name)]
    state.name = name
    if len(exact) == 1:
        state.provider_id = exact[0].id
        return _found(turn, state)
    return Ask("same") if _alike(turn, state) else _added(turn, state)


def _is_no_name(turn: Turn, said: str) -> bool:
    """ "12", "nanti", or hours typed too early ("tiap tanggal 10 jam 8"): no health post is called so."""
    day = read_post_day(said, turn.rules.today(turn.now))
    is_time = day.pattern is not None or day.starts is not None
    return is_time or tells_nothing(said) or sum(letter.isalpha() for letter in said) < 3


def _alike(turn: Turn, state: PosyanduState) -> list[Choice]:
    """Those of the register that may be meant."""
    lines = [one.line for one in posts_of(turn)]
    return [Choice(str(one.id), one.name[:60]) for one in similar_providers(state.name, lines)[:MOST_ALIKE]]


def ask_same(turn: Turn, state: PosyanduState) -> Question:
    other = Choice("new", turn.words._("Bukan, ini yang lain"), frozenset({"bukan", "lain", "baru", "tidak"}))
    return Question(turn.words._("Apakah maksudnya salah satu dari ini?"), (*_alike(turn, state), other))


def take_same(turn: Turn, state: PosyanduState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "new":
        return _added(turn, state)
    state.provider_id = int(answer.value)
    return _found(turn, state)


def _added(turn: Turn, state: PosyanduState) -> Next:
    state.provider_id = add_provider(turn.session, turn.actor, turn.who.id, "health", state.name, None, turn.now)
    return _found(turn, state)


def _found(turn: Turn, state: PosyanduState) -> Next:
    """To the post; where somebody was to be joined to it, that first."""
    return placed(turn, state) if state.member_ids else Ask("post")


def ask_post(turn: Turn, state: PosyanduState) -> Question:
    words, post = turn.words, post_of(turn, state)
    text = post_in_words(words, post) if post is not None else words._("Posyandu itu tidak ada lagi.")
    choices = (
        Choice("pattern", words._("Jadwal tiap bulan"), frozenset({"jadwal", "jadwal tetap"})),
        Choice("when", words._("Tambah hari buka"), frozenset({"tambah", "tambah hari"})),
        Choice("contact", words._("Nama kader, nomor HP"), frozenset({"kader"})),
        Choice(BACK, words._("Kembali ke daftar"), BACK_WORDS),
    )
    return Question(text, choices)


def take_post(turn: Turn, state: PosyanduState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == BACK:
        return Ask("menu")
    if answer.value == "when":
        state.posyandu_id = 0
    return Ask(answer.value)


def ask_pattern(turn: Turn, state: PosyanduState) -> Question:
    none = Choice("none", turn.words._("Tidak tetap"), NO_WORDS | {"tidak tentu"})
    text = turn.words._("Kapan buka tiap bulan? Misalnya: tiap tanggal 10 jam 8-11, atau: Selasa kedua jam 9.")
    return Question(text, (none,), numbered=False, accepts=TEXT)


def take_pattern(turn: Turn, state: PosyanduState, answer: Answer) -> Next:
    words, today = turn.words, turn.rules.today(turn.now)
    said = read_post_day(answer.text or "", today) if answer.value != "none" else None
    if said is not None and said.pattern is None:
        return Again(words._("Hari tiap bulannya belum saya pahami. Contoh: tiap tanggal 10 jam 8-11."))
    pattern = said.pattern if said is not None else None
    starts, ends = (said.starts, said.ends) if said is not None else (None, None)
    starts, ends = starts or USUAL_STARTS, ends or USUAL_ENDS
    made = set_posyandu_pattern(
        turn.session, turn.actor, state.provider_id, pattern, starts, ends, turn.now, turn.rules
    )
    if pattern is None:
        return Ask("post", words._("Baik, jadwal tiap bulannya dihapus. Hari yang sudah tercatat tetap."))
    return Ask(
        "post",
        words.n_(
            "Tercatat: {when}, {hours}. {n} hari buka disiapkan; keluarga diingatkan sehari sebelumnya.",
            "Tercatat: {when}, {hours}. {n} hari buka disiapkan; keluarga diingatkan sehari sebelumnya.",
            made,
            when=pattern_in_words(words, pattern),
            hours=hours_in_words(words, starts, ends),
        ),
    )


def ask_contact(turn: Turn, state: PosyanduState) -> Question:
    text = turn.words._("Siapa kadernya? Tulis nama, dan nomor HP kalau ada. Contoh: Bu Yanti 081234567890.")
    return Question(text, accepts=TEXT, any_words=True)


def take_contact(turn: Turn, state: PosyanduState, answer: Answer) -> Next:
    said = answer.text or ""
    found = NUMBER.search(said)
    phone = None
    if found is not None:
        try:
            phone = mobile_number(found[0])
        except ValueError:
            return Again(turn.words._("Nomor HP itu belum benar. Contoh: Bu Yanti 081234567890."))
        said = said.replace(found[0], " ")
    name = " ".join(said.replace(",", " ").split())
    if not any(letter.isalpha() for letter in name):
        return Again(turn.words._("Tulis namanya juga, misalnya: Bu Yanti 081234567890."))
    describe_provider(
        turn.session, turn.actor, state.provider_id, ProviderFacts(contact_name=name, contact_phone=phone), turn.now
    )
    return Ask("post", turn.words._("Tercatat, terima kasih."))
