"""What a group answered to a new time, for its pendamping: answers noted for members, and the decision.

decision --adopt--> since --> move_check --> thanks [--(little is planned)--> anew --> schedule_meeting]
         --keep--> keep_check --> thanks;  --note--> said --> said_check --> decision
"""

from conversations.polls.time_entries import ask_said, ask_said_check, take_said, take_said_check
from conversations.polls.time_move import (
    ask_anew,
    ask_move_check,
    ask_since,
    months_to_begin,
    take_anew,
    take_move_check,
    take_since,
)
from conversations.polls.time_result_words import counts_in_words, decided_in_words, hindered_lines, silent_lines
from conversations.polls.time_state import TimeState
from conversations.polls.time_words import short_time, time_in_words
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.text_pages import pages_of
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from programme.polls.new_time_results import TimeResult, show_time_result
from programme.polls.time_decisions import ENDED, keep_time
from programme.polls.time_rounds import close_time_question


def begin(turn: Turn, state: TimeState) -> Next:
    result = _result(turn, state)
    if result is None:
        return Done(turn.words._("Pertanyaan itu tidak ada lagi."))
    state.group_id = result.round.group_id
    return (
        Done(decided_in_words(turn.words, result.round, turn.rules)) if result.round.state in ENDED else Ask("decision")
    )


def _result(turn: Turn, state: TimeState) -> TimeResult | None:
    return show_time_result(turn.session, turn.actor, state.poll_id)


def ask_decision(turn: Turn, state: TimeState) -> Question:
    result = _result(turn, state)
    assert result is not None
    words, line = turn.words, result.round
    lines = [
        words._(
            "Waktu baru untuk {group}: {new}.", group=line.group_name, new=time_in_words(words, line.new, turn.rules)
        )
    ]
    if line.before is not None:
        lines.append(words._("Sekarang: {present}.", present=short_time(words, line.before)))
    if line.state == "open":
        local = turn.rules.local(line.closes_at)
        until = f"{words.short_day(local.date())} {words.clock(local)}"
        lines.append(words._("Masih ditanyakan sampai {until}.", until=until))
    lines += counts_in_words(words, result.tally)
    lines += hindered_lines(words, result.members) + silent_lines(words, result.members)
    if result.tally.no:
        lines.append(
            words._(
                "Bagi yang tidak bisa ada jalan lain: keluarganya menggantikan kerja selama pertemuan. Ketik: kasus"
            )
        )
    pages = pages_of(lines)
    page = min(state.page, len(pages) - 1)
    more = Choice("more", words._("Nama berikutnya"), frozenset({"lanjut", "berikutnya"}))
    ways = _ways(turn, result)
    return Question("\n".join(pages[page]), (more, *ways) if page < len(pages) - 1 else ways)


def _ways(turn: Turn, result: TimeResult) -> tuple[Choice, ...]:
    words = turn.words
    note = Choice("note", words._("Isi jawaban anggota"), frozenset({"isi", "jawaban"}))
    keep = Choice("keep", words._("Tetap waktu yang lama"), frozenset({"tetap", "tidak jadi", "batal pindah"}))
    menu = Choice("menu", words._("Nanti saja"), frozenset({"nanti"}))
    if result.round.state == "open":
        early = Choice("close", words._("Tutup dan putuskan sekarang"), frozenset({"tutup"}))
        return (note, early, Choice("keep", words._("Batalkan pertanyaan"), frozenset({"batalkan"})), menu)
    adopt = Choice("adopt", words._("Pindahkan jadwalnya"), frozenset({"pindah", "pindahkan", "setuju"}))
    other = Choice("other", words._("Usulkan waktu lain"), frozenset({"waktu lain", "lain"}))
    return (adopt, keep, other, note, menu)


def take_decision(turn: Turn, state: TimeState, answer: Answer) -> Next:
    words, result = turn.words, _result(turn, state)
    assert result is not None
    if answer.value is None or answer.value == "menu":
        return Again() if answer.value is None else Done(menu=True)
    if result.round.state in ENDED:
        return Done(decided_in_words(turn.words, result.round, turn.rules))
    state.page += answer.value == "more"
    if answer.value == "more":
        return Ask("decision")
    state.page = 0
    if answer.value == "note":
        return Ask("said")
    if answer.value == "close":
        close_time_question(turn.session, turn.actor, state.poll_id, turn.now)
        return Ask("decision", words._("Pertanyaan ditutup."))
    if answer.value == "adopt":
        return _adopting(turn, state)
    if answer.value == "other":
        return Start("propose_time", TimeState(group_id=state.group_id, poll_id=state.poll_id))
    return Ask("keep_check")


def ask_keep_check(turn: Turn, state: TimeState) -> Question:
    text = turn.words._("Waktu pertemuan tetap, dan yang sudah ditanya dikabari. Benar?")
    return Question(text, yes_no(turn.words._("Ya, tetap"), turn.words._("Jangan dulu")))


def take_keep_check(turn: Turn, state: TimeState, answer: Answer) -> Next:
    if answer.value != "yes":
        return Ask("decision")
    if not keep_time(turn.session, turn.actor, state.poll_id, turn.now):
        return begin(turn, state)
    return Done(turn.words._("Baik, waktunya tetap. Yang sudah ditanya saya kabari."))


def _adopting(turn: Turn, state: TimeState) -> Next:
    months = months_to_begin(turn, state)
    state.since = (months[0] if months else turn.rules.today(turn.now)).isoformat()
    return Ask("since") if len(months) > 1 else Ask("move_check")


CONVERSATION = Conversation(
    "decide_time",
    TimeState,
    {
        "decision": Step(ask_decision, take_decision),
        "since": Step(ask_since, take_since),
        "keep_check": Step(ask_keep_check, take_keep_check),
        "move_check": Step(ask_move_check, take_move_check),
        "anew": Step(ask_anew, take_anew),
        "said": Step(ask_said, take_said),
        "said_check": Step(ask_said_check, take_said_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    unfinished=lambda turn, state: turn.words._("waktu baru pertemuan"),
)
