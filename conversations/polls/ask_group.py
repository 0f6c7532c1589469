"""The pendamping asks one group what makes coming hard; while it runs he enters answers, ends it or takes it back.

group --> check --yes--> thanks
      --> running --enter--> enter_answers
                  --end / take back--> sure --> thanks
      --> (its last result, or a new round) --> check
"""

from conversations.forecasts import Told, change_forecast
from conversations.polls.answer_state import AnswerPollState
from conversations.polls.result_state import PollState
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from programme.access import may_run
from programme.people import kpm_ids_by_number
from programme.polls.asking import (
    GroupPoll,
    cancel_poll,
    close_poll,
    closing,
    list_polls,
    may_ask_from,
    open_poll,
    poll_of_group,
    poll_subject,
)

GROUPS_A_PAGE = 8
ENTER, CLOSE, CANCEL, RESULT, AGAIN, END = "enter", "close", "cancel", "result", "again", "end"


def begin(turn: Turn, state: PollState) -> Next:
    if state.group_id and may_run(turn.session, turn.actor, "open_poll", state.group_id):
        return _chosen(turn, state)
    groups = list_polls(turn.session, turn.actor, turn.who.id)
    if not groups:
        return Done(turn.words._("Belum ada kelompok atas nama Ibu/Bapak."))
    if len(groups) > 1:
        return Ask("group")
    state.group_id = groups[0].group_id
    return _chosen(turn, state)


def ask_which(turn: Turn, state: PollState) -> Question:
    words, groups = turn.words, list_polls(turn.session, turn.actor, turn.who.id)
    shown = groups[state.page * GROUPS_A_PAGE : (state.page + 1) * GROUPS_A_PAGE]
    choices = [Choice(f"g{one.group_id}", f"{one.group_name}, {one.desa}{_mark(turn, one)}") for one in shown]
    if state.page:
        choices.append(Choice(f"n{state.page - 1}", words._("« Sebelumnya")))
    if len(groups) > (state.page + 1) * GROUPS_A_PAGE:
        choices.append(Choice(f"n{state.page + 1}", words._("Berikutnya »")))
    text = words._("Bertanya kepada kelompok mana, apa yang membuat sulit datang ke pertemuan dan kapan bisa datang?")
    return Question(text, tuple(choices), redraws=True)


def _mark(turn: Turn, one: GroupPoll) -> str:
    if one.is_open:
        return " · " + turn.words._("berjalan {n}/{all}", n=one.answered, all=one.members)
    return " · " + turn.words._("ada hasil") if one.has_result else ""


def take_which(turn: Turn, state: PollState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value.startswith("n"):
        state.page = int(answer.value[1:])
        return Again(redraw=answer.kind == "tap")
    state.group_id = int(answer.value[1:])
    return _chosen(turn, state)


def _chosen(turn: Turn, state: PollState) -> Next:
    group = _group(turn, state)
    if group.is_open:
        state.poll_id = group.poll_id or 0
        return Ask("running")
    if group.has_result:
        state.poll_id = group.poll_id or 0
        return Ask("ended")
    return Ask("check")


def ask_ended(turn: Turn, state: PollState) -> Question:
    words, group = turn.words, _group(turn, state)
    choices = [Choice(RESULT, words._("Lihat hasilnya"), frozenset({"hasil"}))]
    text = words._("Kelompok {group} sudah pernah ditanya.", group=group.group_name)
    if _may_ask(turn, state):
        choices.append(Choice(AGAIN, words._("Tanya lagi")))
    else:
        day = turn.rules.today(may_ask_from(turn.session, state.group_id))
        text += " " + words._("Bisa ditanya lagi mulai {day}.", day=words.day(day))
    return Question(text, (*choices, Choice(END, words._("Tidak jadi"))))


def take_ended(turn: Turn, state: PollState, answer: Answer) -> Next:
    if answer.value == RESULT:
        return Start("poll_results", PollState(state.poll_id, state.group_id))
    if answer.value == AGAIN and _may_ask(turn, state):
        return Ask("check")
    return Done(turn.words._("Baik.")) if answer.value == END else Again()


def ask_check(turn: Turn, state: PollState) -> Question:
    words, group = turn.words, _group(turn, state)
    text = words._(
        "{members} anggota {group} ditanya apa yang membuat sulit datang dan kapan bisa datang. Mereka menjawab sampai "
        "{until}; sehari sebelumnya yang belum menjawab diingatkan sekali.",
        members=group.members,
        group=group.group_name,
        until=words.moment(turn.rules.local(closing(turn.now, turn.rules))),
    )
    shown = words._(
        "Yang tampil nanti hanya jumlah, kepada Ibu/Bapak dan ketua; yang kurang dari {n} orang tidak ditampilkan. "
        "Tulisan sendiri hanya untuk Ibu/Bapak, tanpa nama.",
        n=turn.rules.casework.smallest_count_shown,
    )
    parts = [text, shown, *_forecast(turn, state), words._("Kirim?")]
    return Question("\n\n".join(parts), yes_no(words._("Ya, kirim"), words._("Jangan")))


def _forecast(turn: Turn, state: PollState) -> list[str]:
    readers = list(kpm_ids_by_number(turn.session, state.group_id).values())

    def as_if_asked() -> Told:
        poll_id = open_poll(turn.session, turn.actor, state.group_id, turn.now, turn.rules)
        return poll_subject(poll_id or 0), "asked"

    lines = change_forecast(turn, "poll_question", readers, as_if_asked)
    return ["\n".join(lines)] if lines else []


def take_check(turn: Turn, state: PollState, answer: Answer) -> Next:
    words = turn.words
    if answer.value is None:
        return Again()
    if answer.value != "yes":
        return Done(words._("Baik, tidak ada yang ditanya."))
    poll_id = open_poll(turn.session, turn.actor, state.group_id, turn.now, turn.rules)
    if poll_id is None:
        return _chosen(turn, state)
    state.poll_id = poll_id
    return Ask("running", words._("Pertanyaannya dikirim."))


def ask_running(turn: Turn, state: PollState) -> Question:
    words, group = turn.words, _group(turn, state)
    if not group.is_open or group.closes_at is None:
        return Question(words._("Waktu menjawab sudah selesai."), (Choice(END, words._("Selesai")),))
    text = words._(
        "{group}: {answered} dari {members} sudah menjawab. Waktunya sampai {until}; sesudah itu hasilnya dikirim ke "
        "Ibu/Bapak dan ketua.",
        group=group.group_name,
        answered=group.answered,
        members=group.members,
        until=words.moment(turn.rules.local(group.closes_at)),
    )
    choices = (
        Choice(ENTER, words._("Isi untuk anggota"), frozenset({"isi"})),
        Choice(CLOSE, words._("Tutup sekarang"), frozenset({"tutup"})),
        Choice(CANCEL, words._("Batalkan pertanyaan"), frozenset({"batalkan"})),
        Choice(END, words._("Selesai"), frozenset({"selesai"})),
    )
    return Question(text, choices)


def take_running(turn: Turn, state: PollState, answer: Answer) -> Next:
    if answer.value == END:
        return Done(turn.words._("Baik. Untuk mengisi jawaban yang disampaikan langsung, ketik: jajak"))
    if not _group(turn, state).is_open:
        return _chosen(turn, state)
    if answer.value == ENTER:
        return Start("enter_answers", AnswerPollState(state.poll_id))
    return Ask(answer.value) if answer.value in (CLOSE, CANCEL) else Again()


def ask_close(turn: Turn, state: PollState) -> Question:
    words, group = turn.words, _group(turn, state)
    text = words._(
        "Ditutup sekarang? Baru {answered} dari {members} yang menjawab; sesudah itu jawaban tidak bisa ditambah.",
        answered=group.answered,
        members=group.members,
    )
    return Question(text, yes_no(words._("Ya, tutup"), words._("Belum")))


def take_close(turn: Turn, state: PollState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "yes":
        close_poll(turn.session, turn.actor, state.poll_id, turn.now)
        return Done(turn.words._("Sudah ditutup. Hasilnya sedang disiapkan, sebentar lagi sampai di sini."))
    return Ask("running")


def ask_cancel(turn: Turn, state: PollState) -> Question:
    words = turn.words
    text = words._("Pertanyaannya dibatalkan? Jawaban yang sudah masuk tidak akan ditampilkan.")
    return Question(text, yes_no(words._("Ya, batalkan"), words._("Jangan")))


def take_cancel(turn: Turn, state: PollState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "yes":
        cancel_poll(turn.session, turn.actor, state.poll_id, turn.now)
        return Done(turn.words._("Pertanyaannya dibatalkan."))
    return Ask("running")


def _group(turn: Turn, state: PollState) -> GroupPoll:
    return poll_of_group(turn.session, turn.actor, state.group_id)


def _may_ask(turn: Turn, state: PollState) -> bool:
    return may_ask_from(turn.session, state.group_id) <= turn.now


CONVERSATION = Conversation(
    "ask_group",
    PollState,
    {
        "group": Step(ask_which, take_which),
        "ended": Step(ask_ended, take_ended),
        "check": Step(ask_check, take_check),
        "running": Step(ask_running, take_running),
        "close": Step(ask_close, take_close),
        "cancel": Step(ask_cancel, take_cancel),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Tanya halangan kelompok"),
    commands=("jajak", "jajak pendapat", "tanya kelompok"),
    section="meetings",
)
