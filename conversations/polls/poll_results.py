"""What a group answered: counts, their picture, own words (for the pendamping), and on to a new time.

(group) --> result --picture--> result
                   --own words--> result
                   --a new time--> propose_time
"""

from conversations.polls.result_state import PollState
from conversations.polls.result_words import candidate_in_words, result_in_words
from conversations.polls.time_state import TimeState
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Stay, Step, Turn
from conversations.words import Words
from programme.access import may_run
from programme.polls.asking import GroupPoll, list_polls, poll_of_group
from programme.polls.results import PollResult, list_own_words, note_result_read, order_poll_picture, show_poll_result

PICTURE, WORDS, NEW_TIME, END = "picture", "words", "new_time", "end"
LEADERS = frozenset({"ketua", "deputy"})
MOST_SHOWN = 20
"""Own words in one message."""


def begin(turn: Turn, state: PollState) -> Next:
    if state.poll_id:
        return Ask("result") if _result(turn, state) is not None else Done(_none_yet(turn))
    found = _with_results(turn)
    if not found:
        return Done(_none_yet(turn))
    if len(found) > 1:
        return Ask("group")
    state.poll_id = found[0].poll_id or 0
    return Ask("result")


def _none_yet(turn: Turn) -> str:
    if turn.who.role in LEADERS:
        return turn.words._("Belum ada hasil. Hasilnya dikirim ke sini begitu waktu menjawab selesai.")
    return turn.words._("Belum ada hasil. Untuk bertanya kepada satu kelompok, ketik: jajak")


def _with_results(turn: Turn) -> list[GroupPoll]:
    if turn.who.role in LEADERS:
        group_id = turn.who.group_id
        found = [poll_of_group(turn.session, turn.actor, group_id)] if group_id is not None else []
    else:
        found = list_polls(turn.session, turn.actor, turn.who.id)
    return [one for one in found if one.has_result]


def ask_group(turn: Turn, state: PollState) -> Question:
    choices = [Choice(f"p{one.poll_id}", f"{one.group_name}, {one.desa}") for one in _with_results(turn)]
    return Question(turn.words._("Hasil kelompok mana?"), tuple(choices))


def take_group(turn: Turn, state: PollState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    state.poll_id = int(answer.value[1:])
    return Ask("result") if _result(turn, state) is not None else Done(_none_yet(turn))


def ask_result(turn: Turn, state: PollState) -> Question:
    words, result = turn.words, _result(turn, state)
    if result is not None and may_run(turn.session, turn.actor, "note_result_read", result.group.poll_id):
        note_result_read(turn.session, turn.actor, result.group.poll_id, turn.now)
    if result is None:
        return Question(_none_yet(turn), (Choice(END, words._("Selesai")),))
    choices = []
    if result.reasons:
        choices.append(Choice(PICTURE, words._("Kirim gambarnya"), frozenset({"gambar", "grafik"})))
    if may_run(turn.session, turn.actor, "list_own_words", result.group.poll_id):
        choices.append(Choice(WORDS, words._("Kata-kata mereka"), frozenset({"kata", "tulisan", "kata kata"})))
        if "propose_time" in turn.conversations:
            choices.append(Choice(NEW_TIME, _new_time_label(turn, result), frozenset({"usul", "waktu", "waktu baru"})))
    choices.append(Choice(END, words._("Selesai"), frozenset({"selesai", "cukup"})))
    return Question(result_in_words(words, result), tuple(choices))


def _new_time_label(turn: Turn, result: PollResult) -> str:
    if result.best is None:
        return turn.words._("Usulkan waktu lain")
    return turn.words._("Usulkan {time}", time=candidate_in_words(turn.words, result.best))


def take_result(turn: Turn, state: PollState, answer: Answer) -> Next:
    words, result = turn.words, _result(turn, state)
    if answer.value == END or result is None:
        return Done(words._("Baik. Hasilnya dapat dilihat lagi: ketik hasil jajak"))
    if answer.value == PICTURE:
        order_poll_picture(turn.session, turn.actor, result.group.poll_id, turn.now)
        return Done(words._("Gambarnya sedang dibuat, sebentar lagi sampai di sini."))
    if answer.value == WORDS and may_run(turn.session, turn.actor, "list_own_words", result.group.poll_id):
        return Stay(_own_words(turn, result))
    if answer.value == NEW_TIME:
        return _propose(result)
    return Again()


def _own_words(turn: Turn, result: PollResult) -> str:
    words = turn.words
    said = list_own_words(turn.session, turn.actor, result.group.poll_id, turn.now, turn.rules)
    if not said:
        return words._("Yang menulis sendiri terlalu sedikit untuk ditampilkan tanpa ketahuan siapa orangnya.")
    head = words._("Kata-kata mereka, tanpa nama dan diacak. Mohon tidak diteruskan.")
    return "\n".join([head, *(f"- “{one[:200]}”" for one in said[:MOST_SHOWN])])


def _propose(result: PollResult) -> Next:
    """On to a new time: the one that was suggested is given as the answer to the first question, as if typed."""
    state = TimeState(group_id=result.group.group_id, after_poll_id=result.group.poll_id)
    if result.best is None or result.best.week is None:
        return Start("propose_time", state)
    return Start("propose_time", state, answer=Answer(text=candidate_in_words(Words(), result.best)))


def _result(turn: Turn, state: PollState) -> PollResult | None:
    if not may_run(turn.session, turn.actor, "show_poll_result", state.poll_id):
        return None
    return show_poll_result(turn.session, turn.actor, state.poll_id, turn.now, turn.rules)


CONVERSATION = Conversation(
    "poll_results",
    PollState,
    {"group": Step(ask_group, take_group), "result": Step(ask_result, take_result)},
    begin,
    roles=LEADERS | {"pendamping", "koordinator"},
    title=lambda words: words._("Hasil jajak kelompok"),
    commands=("hasil jajak", "hasil tanya"),
    section="meetings",
)
