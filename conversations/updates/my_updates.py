"""What she reported and how far each has come: looked at, answered, withdrawn.

report --> detail --> answer (--from a text she typed--> answer_check)
                  --> withdraw
"""

from dataclasses import dataclass

from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, yes_no
from conversations.turn import FAMILIES, Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.updates.change_photos import put_photo
from conversations.updates.change_questions import not_to_be_kept
from conversations.updates.change_words import change_lines, kind_in_words
from conversations.words import Words, address_name
from programme.updates.reporting import answer_update_question, withdraw_update
from programme.updates.views import ReportLine, list_my_reports, show_my_report

ANSWERS = frozenset({"text", "photo", "document"})
SHOWN_OF_AN_ANSWER = 500


@dataclass
class MyState:
    update_id: int = 0
    words: str = ""
    """An answer that she typed before it was asked for."""


def begin(turn: Turn, state: MyState) -> Next:
    if state.update_id:
        return Ask("answer_check" if state.words else "answer")
    if not _reports(turn):
        return Done(turn.words._("Belum ada laporan perubahan data. Untuk melaporkan, ketik: perubahan"))
    return Ask("report")


def _reports(turn: Turn) -> list[ReportLine]:
    return list_my_reports(turn.session, turn.actor, turn.who.id, turn.now)


def _report(turn: Turn, state: MyState) -> ReportLine:
    return show_my_report(turn.session, turn.actor, state.update_id)


def state_in_words(words: Words, line: ReportLine) -> str:
    """How far it is, for who reported it."""
    if line.sent:
        return words._("sudah dikirim ke kantor")
    return {
        "received": words._("menunggu diperiksa"),
        "asked": words._("ada pertanyaan"),
        "right": words._("sudah diperiksa, betul"),
        "wrong": words._("belum bisa dicatat"),
        "withdrawn": words._("ditarik"),
        "handed_on": words._("sudah diteruskan"),
    }[line.state]


def called(turn: Turn, line: ReportLine) -> str:
    """'Pindah rumah, 3 Nov', with whose family it is where that is not her own."""
    words = turn.words
    kind = words._("Laporan") if line.state == "handed_on" else kind_in_words(words, line.kind)
    if line.kpm_id != turn.who.id:
        kind += f" ({address_name(words, line.name, line.gender)})"
    return f"{kind}, {words.short_day(turn.rules.today(line.received_at))}"


def ask_report(turn: Turn, state: MyState) -> Question:
    words = turn.words
    choices = [
        Choice(str(one.update_id), f"{called(turn, one)}: {state_in_words(words, one)}") for one in _reports(turn)
    ]
    choices.append(Choice("end", words._("Selesai"), NO_WORDS))
    return Question(words._("Laporan perubahan data. Pilih untuk melihat isinya."), tuple(choices))


def take_report(turn: Turn, state: MyState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "end":
        return Done(turn.words._("Baik."), menu=True)
    state.update_id = int(answer.value)
    return Ask("detail")


def ask_detail(turn: Turn, state: MyState) -> Question:
    words, line = turn.words, _report(turn, state)
    lines = [f"{called(turn, line)}: {state_in_words(words, line)}", *change_lines(words, line.details)]
    if line.photos and line.state != "handed_on":
        lines.append(words.n_("Foto: {n}", "Foto: {n}", line.photos))
    if line.reason:
        lines.append(words._("Kata pendamping: “{words}”", words=line.reason))
    if line.question:
        lines.append(words._("Pertanyaan pendamping: “{words}”", words=line.question))
    choices = [Choice("answer", words._("Jawab pertanyaan"))] if _may_answer(turn, line) else []
    choices += [Choice("withdraw", words._("Tarik laporan ini"))] if line.is_open else []
    choices.append(Choice("back", words._("Laporan lain")))
    return Question("\n".join(lines), tuple(choices))


def _may_answer(turn: Turn, line: ReportLine) -> bool:
    return line.state == "asked" and line.waits_for == turn.who.id


def take_detail(turn: Turn, state: MyState, answer: Answer) -> Next:
    return {"answer": Ask("answer"), "withdraw": Ask("withdraw"), "back": Ask("report")}.get(
        answer.value or "", Again()
    )


def ask_withdraw(turn: Turn, state: MyState) -> Question:
    words = turn.words
    text = words._("Tarik laporan ini? Data keluarga tetap seperti semula.")
    return Question(text, yes_no(words._("Ya, tarik"), words._("Tidak jadi")))


def take_withdraw(turn: Turn, state: MyState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "no":
        return Ask("detail")
    if withdraw_update(turn.session, turn.actor, state.update_id, turn.now):
        return Done(turn.words._("Baik, laporannya sudah ditarik."))
    return Done(_too_late(turn))


def _too_late(turn: Turn) -> str:
    return turn.words._("Laporan itu sudah selesai diperiksa. Kalau masih ada yang keliru, silakan lapor lagi, ya.")


def ask_answer(turn: Turn, state: MyState) -> Question:
    words, line = turn.words, _report(turn, state)
    text = words._("Pertanyaan pendamping: “{words}”", words=line.question or "-")
    text += "\n" + words._("Silakan tulis jawabannya, atau kirim fotonya.")
    return Question(text, accepts=ANSWERS, any_words=True)


def take_answer(turn: Turn, state: MyState, answer: Answer) -> Next:
    if answer.kind in ("photo", "document") and turn.file_id is not None:
        return Done(put_photo(turn, state.update_id, turn.file_id))
    text = answer.text or ""
    wrong = not_to_be_kept(turn, text)
    if wrong is not None:
        return Again(wrong)
    if not text:
        return Again()
    return _answered(turn, state, text)


def _answered(turn: Turn, state: MyState, text: str) -> Next:
    if not answer_update_question(turn.session, turn.actor, state.update_id, text, turn.now):
        return Done(_too_late(turn))
    return Done(turn.words._("Terima kasih, jawabannya saya teruskan kepada pendamping."))


def ask_answer_check(turn: Turn, state: MyState) -> Question:
    words = turn.words
    text = words._("Apakah ini jawaban untuk pertanyaan pendamping? “{words}”", words=state.words[:SHOWN_OF_AN_ANSWER])
    choices = (Choice("yes", words._("Ya, kirim"), YES_WORDS), Choice("no", words._("Bukan"), NO_WORDS))
    return Question(text, choices)


def take_answer_check(turn: Turn, state: MyState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "no":
        return Start("home", answer=Answer(text=state.words))
    wrong = not_to_be_kept(turn, state.words)
    return Ask("answer", wrong) if wrong is not None else _answered(turn, state, state.words)


CONVERSATION = Conversation(
    "my_updates",
    MyState,
    {
        "report": Step(ask_report, take_report),
        "detail": Step(ask_detail, take_detail),
        "withdraw": Step(ask_withdraw, take_withdraw),
        "answer": Step(ask_answer, take_answer),
        "answer_check": Step(ask_answer_check, take_answer_check),
    },
    begin,
    roles=FAMILIES,
    unfinished=lambda turn, state: turn.words._("Laporan data saya"),
    commands=("laporan data", "laporan data saya", "laporan perubahan", "laporan perubahan data"),
)
