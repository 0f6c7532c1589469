"""The third way: a fellow pendamping is offered several visits at once, and takes all of them or some."""

from conversations.many_due.share_state import ShareState, chosen, names_of, picks_anew
from conversations.questions import YES_WORDS, Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Done, Next, Turn
from conversations.words import address_name
from programme.many_due.kind_words import unfit_words
from programme.many_due.sharing import offer_together
from programme.visit_handovers import Colleague, list_colleagues

TEXT = frozenset({"text"})
MOST_CHOICES = 40
LONGEST_NOTE = 300


def ask_colleague(turn: Turn, state: ShareState) -> Question:
    words, colleagues = turn.words, _colleagues(turn, state)
    if not colleagues:
        text = words._("Belum ada rekan di kecamatan ini yang bisa dihubungi lewat chat ini.")
        return Question(text, (Choice("none", words._("Pilih cara lain"), frozenset({"lain", "kembali"})),))
    choices = tuple(Choice(str(one.id), address_name(words, one.name, one.gender)) for one in colleagues)
    return Question(words._("Ditawarkan kepada siapa?"), choices[:MOST_CHOICES])


def take_colleague(turn: Turn, state: ShareState, answer: Answer) -> Next:
    if answer.value == "none":
        return Ask("way")
    if answer.value is None:
        return Again()
    state.to_id = int(answer.value)
    return Ask("colleague_check")


def _colleagues(turn: Turn, state: ShareState) -> list[Colleague]:
    visits = chosen(turn, state)
    return list_colleagues(turn.session, turn.actor, visits[0].visit_id) if visits else []


def ask_colleague_check(turn: Turn, state: ShareState) -> Question:
    words = turn.words
    to = next((one for one in _colleagues(turn, state) if one.id == state.to_id), None)
    parts = [
        words._(
            "Tawarkan kunjungan {names} kepada {colleague}?",
            names=names_of(words, chosen(turn, state)) or "-",
            colleague=address_name(words, to.name, to.gender) if to is not None else "-",
        ),
        words._("Pesan: {note}", note=state.note)
        if state.note
        else words._("Kalau perlu, tulis dulu pesan singkat untuknya."),
    ]
    _, no = yes_no("", words._("Tidak jadi"))
    yes = Choice("yes", words._("Ya, tawarkan"), YES_WORDS | {"yo", "tawarkan"})
    change = Choice("change", words._("Ganti rekan"))
    return Question("\n".join(parts), (yes, change, no), accepts=TEXT)


def take_colleague_check(turn: Turn, state: ShareState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "change":
        return Ask("colleague")
    if answer.value == "no":
        return Done(words._("Baik, tidak ada yang dilimpahkan."))
    if answer.value != "yes":
        return _noted(turn, state, answer.text or "")
    made = offer_together(
        turn.session, turn.actor, turn.who.id, state.visit_ids, state.to_id, state.note, turn.now, turn.rules
    )
    if not made:
        return Done(words._("Kunjungan itu sudah selesai, atau sudah ditawarkan. Tidak ada yang berubah."))
    said = words.n_("{n} kunjungan sudah ditawarkan.", "{n} kunjungan sudah ditawarkan.", made)
    rest = words._("Saya kabari kalau sudah dijawab. Sampai saat itu kunjungannya tetap pada daftar semula.")
    return Done(f"{said} {rest}")


def _noted(turn: Turn, state: ShareState, text: str) -> Next:
    """One note goes with every visit: nothing of one family belongs into it."""
    words = turn.words
    if picks_anew(turn, state, text):
        return Again()
    if len(text.split()) < 2:
        return Again(words._("Tekan Ya untuk menawarkan, atau tulis pesannya dalam satu kalimat."))
    named = unfit_words(text, [visit.name for visit in chosen(turn, state)])
    if named:
        return Again(
            words._(
                "Pesan ini ikut pada semua kunjungan itu, jadi mohon tanpa: {words}.", words=words.listing(named[:3])
            )
        )
    state.note = text.strip()[:LONGEST_NOTE]
    return Again()
