"""Staff's questions from families: each is read, answered in own words or with an earlier answer, or closed.

which --> inquiry --(words, or an earlier answer)--> check --yes--> told to who asked --> the next one
                  --(talked about already)--> closed
"""

from conversations.inquiries.inbox_state import InboxState
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.words import Words, address_name
from programme.access import may_run
from programme.inquiries.answering import (
    InquiryLine,
    answer_inquiry,
    close_inquiry,
    earlier_answers,
    list_inquiries,
    show_inquiry,
)

ANSWERERS = frozenset({"pendamping", "koordinator"})
A_PAGE = 8
TEXT = frozenset({"text"})
LONGEST_LABEL = 60
QUOTED_IN_LIST = 90
CLOSE, COMPLAINT, UPDATE, LIST = "close", "complaint", "update", "list"
SHORTEST_ANSWER = 2


def begin(turn: Turn, state: InboxState) -> Next:
    if state.inquiry_id:
        return Ask("inquiry") if _this(turn, state) is not None else Done(_no_longer(turn))
    return _onward(turn, state)


def _onward(turn: Turn, state: InboxState, said: str | None = None) -> Next:
    """The list, the only question that is left, or that there is none."""
    lines = _lines(turn)
    state.inquiry_id, state.answer, state.page = 0, "", 0
    if not lines:
        none = turn.words._("Tidak ada pertanyaan yang menunggu.")
        return Done(f"{said}\n\n{none}" if said else none)
    if len(lines) == 1:
        state.inquiry_id = lines[0].id
        return Ask("inquiry", said)
    return Ask("which", said)


def _lines(turn: Turn) -> list[InquiryLine]:
    return list_inquiries(turn.session, turn.actor, turn.who.id)


def _this(turn: Turn, state: InboxState) -> InquiryLine | None:
    """None where it is not his to answer, or was answered meanwhile."""
    if not may_run(turn.session, turn.actor, "show_inquiry", state.inquiry_id):
        return None
    line = show_inquiry(turn.session, turn.actor, state.inquiry_id, turn.now)
    return line if line is not None and line.state == "waiting" else None


def _no_longer(turn: Turn) -> str:
    return turn.words._("Pertanyaan itu sudah dijawab atau sudah selesai.")


def asker_in_words(words: Words, line: InquiryLine) -> str:
    """'Ibu Mawar (2, Melati 1)'."""
    return words._(
        "{name} ({number}, {group})",
        name=address_name(words, line.name, line.gender),
        number=line.member_number,
        group=line.group_name,
    )


def ask_which(turn: Turn, state: InboxState) -> Question:
    words, lines = turn.words, _lines(turn)
    pages = max(1, -(-len(lines) // A_PAGE))
    page = min(state.page, pages - 1)
    shown = list(enumerate(lines, start=1))[page * A_PAGE : (page + 1) * A_PAGE]
    parts = [words.n_("Pertanyaan yang menunggu: {n}", "Pertanyaan yang menunggu: {n}", len(lines))]
    parts += [f"{number}. {asker_in_words(words, one)}: “{_cut(one.words, QUOTED_IN_LIST)}”" for number, one in shown]
    choices = [
        Choice(f"i{one.id}", f"{number}. {address_name(words, one.name, one.gender)}", frozenset({str(number)}))
        for number, one in shown
    ]
    if pages > 1:
        following = (page + 1) % pages
        label = words._("Berikutnya »") if following else words._("« Dari awal")
        choices.append(Choice(f"p{following}", label, frozenset({"berikutnya", "lagi"})))
    return Question("\n\n".join(parts), tuple(choices), numbered=False)


def take_which(turn: Turn, state: InboxState, answer: Answer) -> Next:
    value = answer.value or ""
    if value.startswith("p"):
        state.page = int(value.removeprefix("p"))
        return Again()
    if not value.startswith("i"):
        return Again()
    state.inquiry_id = int(value.removeprefix("i"))
    return Ask("inquiry")


def ask_inquiry(turn: Turn, state: InboxState) -> Question:
    words, line = turn.words, _this(turn, state)
    if line is None:
        return Question(_no_longer(turn), (Choice(LIST, words._("Ke daftar")),))
    text = words._(
        "{who}, {day}:\n“{said}”\n\nTulis jawabannya. Jawaban dikirim atas nama Anda.",
        who=asker_in_words(words, line),
        day=words.day(turn.rules.today(line.asked_at)),
        said=line.words,
    )
    earlier = earlier_answers(turn.session, turn.actor, line.id)
    choices = [Choice(f"e{at}", _cut(said, LONGEST_LABEL)) for at, said in enumerate(earlier)]
    choices += [
        Choice(COMPLAINT, words._("Sarankan jadi keluhan"), frozenset({"keluhan"})),
        Choice(UPDATE, words._("Sarankan lapor data"), frozenset({"perubahan", "lapor perubahan"})),
        Choice(CLOSE, words._("Sudah dibicarakan"), frozenset({"selesai", "sudah", "tutup"})),
        Choice(LIST, words._("« Daftar"), frozenset({"daftar", "nanti"})),
    ]
    return Question(text, tuple(choices), numbered=False, accepts=TEXT, any_words=True)


def take_inquiry(turn: Turn, state: InboxState, answer: Answer) -> Next:
    value, line = answer.value or "", _this(turn, state)
    if line is None:
        return _onward(turn, state, _no_longer(turn))
    if value == LIST:
        return Ask("which") if len(_lines(turn)) > 1 else Done(turn.words._("Baik, pertanyaannya tetap menunggu."))
    if value == CLOSE:
        close_inquiry(turn.session, turn.actor, line.id, turn.now)
        return _onward(turn, state, turn.words._("Dicatat: sudah dibicarakan."))
    if value in (COMPLAINT, UPDATE):
        state.answer = _suggestion(Words(line.language), value)
        return Ask("check")
    if value:
        earlier = earlier_answers(turn.session, turn.actor, line.id)
        at = int(value.removeprefix("e"))
        state.answer = earlier[at] if at < len(earlier) else ""
    else:
        state.answer = (answer.text or "").strip()
    if len(state.answer) < SHORTEST_ANSWER:
        return Again(turn.words._("Jawabannya belum terbaca. Tulis dengan kata-kata, ya."))
    return Ask("check")


def _suggestion(hers: Words, way: str) -> str:
    """In the asker's language: she herself files it, so that it bears her own yes."""
    if way == COMPLAINT:
        return hers._("Supaya tercatat dan ada batas waktunya, sampaikan sebagai keluhan: ketik keluhan.")
    return hers._("Ini perubahan data keluarga. Supaya tercatat, ketik: lapor perubahan.")


def ask_check(turn: Turn, state: InboxState) -> Question:
    words, line = turn.words, _this(turn, state)
    if line is None:
        return Question(_no_longer(turn), (Choice(LIST, words._("Ke daftar")),))
    text = words._(
        "Jawaban untuk {name}:\n“{answer}”\n\nKirim?",
        name=address_name(words, line.name, line.gender),
        answer=state.answer,
    )
    choices = (
        Choice("yes", words._("Ya, kirim"), YES_WORDS | {"kirim"}),
        Choice("no", words._("Ubah jawaban"), NO_WORDS | {"ubah", "ganti"}),
    )
    return Question(text, choices, accepts=TEXT, any_words=True)


def take_check(turn: Turn, state: InboxState, answer: Answer) -> Next:
    line = _this(turn, state)
    if line is None:
        return _onward(turn, state, _no_longer(turn))
    if answer.value == "no":
        return Ask("inquiry")
    if answer.value is None:  # her answer anew
        state.answer = (answer.text or "").strip() or state.answer
        return Again()
    if not answer_inquiry(turn.session, turn.actor, line.id, state.answer, turn.now):
        return _onward(turn, state, _no_longer(turn))
    name = address_name(turn.words, line.name, line.gender)
    return _onward(turn, state, turn.words._("Terkirim kepada {name}.", name=name))


def _cut(text: str, longest: int) -> str:
    said = " ".join(text.split())
    return said if len(said) <= longest else f"{said[: longest - 1]}…"


CONVERSATION = Conversation(
    "answer_inquiries",
    InboxState,
    {
        "which": Step(ask_which, take_which),
        "inquiry": Step(ask_inquiry, take_inquiry),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=ANSWERERS,
    title=lambda words: words._("Pertanyaan warga"),
    commands=("pertanyaan", "tanya", "tanya jawab"),
    section="matters",
    unfinished=lambda turn, state: turn.words._("jawaban atas pertanyaan"),
)
