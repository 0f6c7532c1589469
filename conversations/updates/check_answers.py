"""What follows on a report that is not right, or not clear; and which report comes next."""

from conversations.members.state import TEXT
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Done, Next, Turn
from conversations.updates.check_state import CheckState
from conversations.updates.check_words import settled_before
from programme.updates.cards import UpdateLine
from programme.updates.checks import UpdateSettled, ask_back, list_updates_to_check, mark_wrong


def waiting(turn: Turn, state: CheckState) -> list[UpdateLine]:
    """What is still to be looked at, without what was put off this time or waits for an answer."""
    lines = list_updates_to_check(turn.session, turn.actor, turn.who.id)
    return [one for one in lines if one.state == "received" and one.id not in state.passed]


def next_card(turn: Turn, state: CheckState, preface: str | None) -> Next | None:
    """The report that waits longest; None where none is left."""
    state.leave()
    lines = waiting(turn, state)
    if not lines:
        return None
    state.update_id = lines[0].id
    return Ask("card", preface=preface)


def go_on(turn: Turn, state: CheckState, preface: str) -> Next:
    """After a report is settled or put off: the next one, else the end."""
    then = next_card(turn, state, preface)
    if then is not None:
        return then
    over = turn.words._("Yang lain ditunda dulu.") if state.passed else turn.words._("Semua sudah diperiksa.")
    return Done(f"{preface} {over}", menu=True)


def ask_reason(turn: Turn, state: CheckState) -> Question:
    words = turn.words
    choices = (
        Choice("known", words._("Sudah tercatat")),
        Choice("other_family", words._("Bukan keluarga ini")),
        Choice("not_so", words._("Ternyata tidak jadi")),
        Choice("back", words._("« Laporannya")),
    )
    text = words._("Salah karena apa? Pilih atau tulis alasannya; pelapor membacanya.")
    return Question(text, choices, numbered=False, accepts=TEXT, any_words=True)


def take_reason(turn: Turn, state: CheckState, answer: Answer) -> Next:
    if answer.value == "back":
        return Ask("card")
    words = turn.words
    reasons = {
        "known": words._("Perubahan ini sudah tercatat sebelumnya."),
        "other_family": words._("Yang dilaporkan bukan anggota keluarga ini."),
        "not_so": words._("Ternyata tidak jadi."),
    }
    reason = reasons.get(answer.value or "") or (answer.text or "").strip()
    if not reason:
        return Again()
    try:
        mark_wrong(turn.session, turn.actor, state.update_id, reason, turn.now)
    except UpdateSettled as settled:
        return go_on(turn, state, settled_before(words, settled.state))
    return go_on(turn, state, words._("Tersimpan sebagai salah. Datanya tidak berubah."))


def ask_question(turn: Turn, state: CheckState) -> Question:
    words = turn.words
    choices = (
        Choice("photo", words._("Minta foto dokumen")),
        Choice("unclear", words._("Foto kurang jelas")),
        Choice("back", words._("« Laporannya")),
    )
    text = words._("Apa yang ditanyakan? Pilih atau tulis; pesannya sampai kepada pelapor.")
    return Question(text, choices, numbered=False, accepts=TEXT, any_words=True)


def take_question(turn: Turn, state: CheckState, answer: Answer) -> Next:
    if answer.value == "back":
        return Ask("card")
    words = turn.words
    asked = {
        "photo": words._("Mohon kirim foto dokumennya, ya."),
        "unclear": words._("Fotonya kurang jelas. Mohon foto sekali lagi di tempat yang terang, ya."),
    }
    said = asked.get(answer.value or "") or (answer.text or "").strip()
    if not said:
        return Again()
    try:
        asked_id = ask_back(turn.session, turn.actor, state.update_id, said, turn.now)
    except UpdateSettled as settled:
        return go_on(turn, state, settled_before(words, settled.state))
    if asked_id is None:
        return Ask("card", preface=words._("Pelapornya tidak bisa ditanya lewat chat. Mohon tanyakan langsung."))
    return go_on(turn, state, words._("Sudah saya tanyakan. Jawabannya saya kabari."))
