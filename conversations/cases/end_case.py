"""A case ends with the family's word; a closed one can be opened again.

word --asked by chat--> (the answer comes as a notice)
  '--said in person--> said --> closing --yes--> thanks
reopen --yes--> the file
"""

from conversations.cases.case_file import shared_phone
from conversations.cases.case_state import STAFF, CaseState, family_name, view_of
from conversations.cases.result_words import results_in_words
from conversations.cases.saving import has_words, in_own_words, too_short
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, normal, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.words import Words
from programme.access import may_run
from programme.cases.ending import BeforeEnding, before_ending, close_case, reopen_case
from programme.cases.evaluating import show_results
from programme.cases.family_word import ask_family_word, record_family_word
from programme.cases.told import day_told, quotes_somebody

LONGEST_WORDS = 500
FEWEST_WORDS = 3
"""Of words typed without a choice that are taken for what they tell."""
QUOTED = 200
ENDING = frozenset(
    {"selesai", "sudah selesai", "akhiri", "akhiri saja", "akhiri kasus", "tutup", "tutup kasus", "lanjut", "simpan"}
)
"""Orders, where the family's own words are awaited."""


def begin(turn: Turn, state: CaseState) -> Next:
    if not may_run(turn.session, turn.actor, "close_case", state.case_id):
        return Done(turn.words._("Kasus itu tidak ada pada daftar Ibu/Bapak."))
    if (refused := shared_phone(turn)) is not None:
        return Done(refused)
    found = _before(turn, state)
    if found.state != "open":
        return Ask("reopen")
    return Ask("closing" if found.may_close else "word")


def _before(turn: Turn, state: CaseState) -> BeforeEnding:
    return before_ending(turn.session, turn.actor, state.case_id, turn.now, turn.rules)


def ask_word(turn: Turn, state: CaseState) -> Question:
    words, name = turn.words, family_name(turn, view_of(turn, state))
    choices = [Choice("told", words._("Sudah disampaikan langsung"), frozenset({"langsung", "sudah"}))]
    text = words._("Sebelum diakhiri, pendapat {name} sendiri perlu didengar.", name=name)
    if _before(turn, state).reached:
        choices.insert(0, Choice("ask", words._("Tanyakan lewat chat"), frozenset({"tanya", "tanyakan", "chat"})))
    else:
        text += " " + words._("{name} belum punya chat sendiri, jadi mohon ditanyakan langsung.", name=name)
    choices.append(_later(words))
    return in_own_words(Question(text, tuple(choices)))


def take_word(turn: Turn, state: CaseState, answer: Answer) -> Next:
    words, name = turn.words, family_name(turn, view_of(turn, state))
    if answer.value == "ask":
        if not ask_family_word(turn.session, turn.actor, state.case_id, turn.now, turn.rules):
            return Again(words._("Chat {name} sedang tidak bisa dipakai. Mohon ditanyakan langsung.", name=name))
        return Done(words._("{name} saya tanya lewat chat. Jawabannya langsung saya kabarkan.", name=name))
    if answer.value == "told":
        return Ask("said")
    if answer.value == "later":
        return Done(words._("Baik, kasusnya tetap berjalan."))
    if len((answer.text or "").split()) < FEWEST_WORDS:
        return Again()
    # what only looks like an answer ("saya tanya dulu ya") must never stand in the file as the family's word
    return take_said(turn, state, answer) if quotes_somebody(answer.text or "") else Ask("said")


def _later(words: Words) -> Choice:
    not_yet = frozenset({"belum", "durung", "dereng", "teu acan", "nanti", "nanti dulu"})
    return Choice("later", words._("Nanti saja"), NO_WORDS | not_yet)


def ask_said(turn: Turn, state: CaseState) -> Question:
    name = family_name(turn, view_of(turn, state))
    text = turn.words._("Apa kata {name}? Tulis sebisanya dengan kata-katanya.", name=name)
    return in_own_words(Question(text, (_later(turn.words),), numbered=False))


def take_said(turn: Turn, state: CaseState, answer: Answer) -> Next:
    if answer.value == "later":
        return Done(turn.words._("Baik, kasusnya tetap berjalan."))
    text = " ".join((answer.text or "").split())[:LONGEST_WORDS]
    if not has_words(text) or normal(text) in ENDING:  # what she tells the program is not the family's word
        return Again(too_short(turn))
    today = turn.rules.today(turn.now)
    said_on = day_told(text, today) or today
    if not record_family_word(turn.session, turn.actor, state.case_id, text, said_on, turn.now, turn.rules):
        return Done(turn.words._("Kasus ini sudah diakhiri."))
    return Ask("closing")


def ask_closing(turn: Turn, state: CaseState) -> Question:
    words, view, found = turn.words, view_of(turn, state), _before(turn, state)
    name = family_name(turn, view)
    results = show_results(turn.session, turn.actor, state.case_id, turn.now, turn.rules)
    lines = [f"{name}. {results_in_words(words, results)}"]
    if found.word is not None and found.word_on is not None:
        said = found.word if len(found.word) <= QUOTED else f"{found.word[:QUOTED]} ..."
        lines.append(words._("Katanya ({day}): “{said}”.", day=words.short_day(found.word_on), said=said))
    if found.word_code == "needs_more":
        lines.append(words._("Beliau masih ingin ditemani."))
    if (ending := _ends_too(words, found)) is not None:
        lines.append(ending)
    if state.words:
        lines.append(words._("Penutup: {words}", words=state.words))
        lines.append(words._("Akhiri kasus ini?"))
    else:
        lines.append(words._("Akhiri kasus ini? Pesan penutup boleh ditulis dulu."))
    yes = Choice("yes", words._("Ya, akhiri"), YES_WORDS | {"akhiri", "tutup"})
    no = Choice("no", words._("Belum"), NO_WORDS | {"belum", "nanti"})
    return in_own_words(Question("\n".join(lines), (yes, no)))


def _ends_too(words: Words, found: BeforeEnding) -> str | None:
    """What ends with it, where anything does."""
    parts = []
    if found.open_agreements:
        parts.append(words.n_("{n} kesepakatan", "{n} kesepakatan", found.open_agreements))
    if found.open_visits:
        parts.append(words.n_("{n} kunjungan", "{n} kunjungan", found.open_visits))
    return words._("Ikut berakhir: {what}.", what=words.listing(parts)) if parts else None


def take_closing(turn: Turn, state: CaseState, answer: Answer) -> Next:
    words, name = turn.words, family_name(turn, view_of(turn, state))
    if answer.value == "no":
        return Done(words._("Baik, kasusnya tetap berjalan."))
    if answer.value != "yes":
        text = " ".join((answer.text or "").split())[:LONGEST_WORDS]
        if not has_words(text) or len(text.split()) < FEWEST_WORDS:
            return Again(too_short(turn))
        state.words = text
        return Again()
    if not close_case(turn.session, turn.actor, state.case_id, state.words, turn.now, turn.rules):
        return Done(words._("Kasus ini sudah diakhiri."))
    return Done(
        words._("Kasus {name} diakhiri. Terima kasih sudah mendampingi. Kalau perlu, bisa dibuka lagi.", name=name)
    )


def ask_reopen(turn: Turn, state: CaseState) -> Question:
    words, view = turn.words, view_of(turn, state)
    day = words.day(view.closed_on) if view.closed_on is not None else ""
    text = words._(
        "Kasus {name} sudah diakhiri {day}. Buka lagi? Alasannya boleh ditulis.", name=family_name(turn, view), day=day
    )
    return in_own_words(Question(text, yes_no(words._("Ya, buka lagi"), words._("Tidak"))))


def take_reopen(turn: Turn, state: CaseState, answer: Answer) -> Next:
    words = turn.words
    reason = "" if answer.value else " ".join((answer.text or "").split())[:LONGEST_WORDS]
    if answer.value == "no":
        return Done(words._("Baik, tetap diakhiri."))
    if answer.value is None and not has_words(reason):
        return Again()
    if not reopen_case(turn.session, turn.actor, state.case_id, reason, turn.now, turn.rules):
        return Done(words._("Tidak bisa dibuka lagi: kasusnya sudah berjalan, atau ada kasus lain yang berjalan."))
    return Done(words._("Kasusnya dibuka lagi, mulai dari mencari masalah dan jalan keluarnya."))


CONVERSATION = Conversation(
    "end_case",
    CaseState,
    {
        "word": Step(ask_word, take_word),
        "said": Step(ask_said, take_said),
        "closing": Step(ask_closing, take_closing),
        "reopen": Step(ask_reopen, take_reopen),
    },
    begin,
    roles=STAFF,
    unfinished=lambda turn, state: turn.words._("mengakhiri kasus"),
)
