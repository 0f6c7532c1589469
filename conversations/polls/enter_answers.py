"""The pendamping enters what members told him, above all those whom no chat reaches: one by taps, or several at once.

who --a name--> reasons --> ... --> who
    --"Mawar kerja, Wati momong anak"--> check --yes--> who
"""

from conversations.polls.answer_state import AnswerPollState
from conversations.polls.answer_steps import AnswerSteps
from conversations.polls.entered_words import Entered, entered_in
from conversations.polls.hindrance_words import END, ENDS, hindrances_in_words, when_in_words
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.words import address_name
from programme.access import may_run
from programme.polls.answering import PollReply, ToEnter, enter_poll_answers, list_to_enter
from programme.polls.busy_hours import from_json, to_json

TEXT = frozenset({"text"})
PEOPLE_A_PAGE = 8


def begin(turn: Turn, state: AnswerPollState) -> Next:
    if not may_run(turn.session, turn.actor, "list_to_enter", state.poll_id):
        return Start("ask_group")
    return Ask("who") if _open_ones(turn, state) else Done(turn.words._("Semua anggota sudah menjawab."))


def _open_ones(turn: Turn, state: AnswerPollState) -> list[ToEnter]:
    return list_to_enter(turn.session, turn.actor, state.poll_id)


def ask_who(turn: Turn, state: AnswerPollState) -> Question:
    words, people = turn.words, _open_ones(turn, state)
    pages = max(-(-len(people) // PEOPLE_A_PAGE), 1)
    page = min(state.page, pages - 1)
    shown = people[page * PEOPLE_A_PAGE : (page + 1) * PEOPLE_A_PAGE]
    choices = [Choice(f"m{one.kpm_id}", _label(turn, one)) for one in shown]
    if page > 0:
        choices.append(Choice(f"n{page - 1}", words._("« Sebelumnya")))
    if page < pages - 1:
        choices.append(Choice(f"n{page + 1}", words._("Berikutnya »")))
    text = words._(
        "Jawaban siapa yang disampaikan langsung? Tekan namanya, atau tulis beberapa sekaligus: Mawar kerja jam 6 "
        "sampai 4, Wati momong anak.\nYang sudah menjawab sendiri tidak ada di daftar ini."
    )
    choices.append(Choice(END, words._("Selesai"), ENDS))
    return Question(text, tuple(choices), accepts=TEXT, redraws=True, any_words=True)


def _label(turn: Turn, one: ToEnter) -> str:
    mark = " ✓" if one.entered else "" if one.reached else " · " + turn.words._("tanpa chat")
    return f"{one.member_number}. {one.name[:40]}{mark}"


def take_who(turn: Turn, state: AnswerPollState, answer: Answer) -> Next:
    words, value = turn.words, answer.value or ""
    if value == END:
        return Done(words._("Baik. Untuk mengisi lagi, ketik: jajak"))
    if value.startswith("n"):
        state.page = int(value[1:])
        return Again(redraw=answer.kind == "tap")
    people = _open_ones(turn, state)
    one = next((one for one in people if value == f"m{one.kpm_id}"), None)
    if one is not None:
        state.forget()
        state.kpm_id, state.name = one.kpm_id, address_name(words, one.name, one.gender)
        return Ask("reasons")
    heard = entered_in(answer.text or "", people)
    if not heard:
        return Again(words._("Belum saya pahami. Contoh: Mawar kerja, Wati anak sakit."))
    state.heard = [
        [one.kpm_id, one.name, list(one.reply.reasons), one.reply.words, _as_json(one.reply)] for one in heard
    ]
    return Ask("check")


def _as_json(reply: PollReply) -> str | None:
    return to_json(reply.hours) if reply.hours is not None else None


def _heard(state: AnswerPollState) -> list[Entered]:
    return [
        Entered(
            int(str(kpm_id)),
            str(name),
            PollReply(
                tuple(str(one) for one in reasons) if isinstance(reasons, list) else (),
                str(words) if words else None,
                from_json(str(hours)) if hours else None,
            ),
        )
        for kpm_id, name, reasons, words, hours in state.heard
    ]


def ask_check(turn: Turn, state: AnswerPollState) -> Question:
    words = turn.words
    lines = [f"- {one.name}: {_in_words(turn, one.reply)}" for one in _heard(state)]
    text = "\n".join([words._("Dicatat:"), *lines, words._("Benar?")])
    return Question(text, yes_no(words._("Ya, catat"), words._("Jangan")))


def _in_words(turn: Turn, reply: PollReply) -> str:
    told = hindrances_in_words(turn.words, reply.reasons)
    return told if reply.hours is None else f"{told}. {when_in_words(turn.words, reply.hours)}"


def take_check(turn: Turn, state: AnswerPollState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    heard, state.heard = _heard(state), []
    if answer.value != "yes":
        return Ask("who", turn.words._("Baik, belum dicatat."))
    replies = {one.kpm_id: one.reply for one in heard}
    kept = enter_poll_answers(turn.session, turn.actor, state.poll_id, replies, turn.now)
    if not kept:
        return _closed_meanwhile(turn, state)
    return _next(turn, state, turn.words.n_("{n} jawaban dicatat.", "{n} jawaban dicatat.", len(kept)))


def keep(turn: Turn, state: AnswerPollState) -> bool:
    """What the member told him, as far as it is entered."""
    replies = {state.kpm_id: state.reply()}
    return bool(enter_poll_answers(turn.session, turn.actor, state.poll_id, replies, turn.now))


def ended(turn: Turn, state: AnswerPollState) -> Next:
    told = _in_words(turn, state.reply())
    sentence = turn.words._("Dicatat untuk {name}: {told}", name=state.name, told=told)
    state.forget()
    return _next(turn, state, sentence)


def _next(turn: Turn, state: AnswerPollState, sentence: str) -> Next:
    if all(one.entered for one in _open_ones(turn, state)):
        return Done(sentence + " " + turn.words._("Semua anggota sudah menjawab."))
    return Ask("who", sentence)


def _closed_meanwhile(turn: Turn, state: AnswerPollState) -> Next:
    """Its time ran out, or she answered herself while it was entered: hers stands."""
    return Done(turn.words._("Tidak dicatat: waktunya sudah selesai, atau anggota itu sudah menjawab sendiri."))


ENTERING = AnswerSteps(keep, ended, _closed_meanwhile)
CONVERSATION = Conversation(
    "enter_answers",
    AnswerPollState,
    {"who": Step(ask_who, take_who), "check": Step(ask_check, take_check), **ENTERING.steps},
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    unfinished=lambda turn, state: turn.words._("mengisi jawaban anggota"),
)
