"""The pendamping's families that were not paid: what is missing, where next, until when; and the end of each.

family --> action --(note)--> missing --> place --> last_day --> check --yes--> told --(others alike)--> same
                  --(paid, or nothing more can be done)--> the next family
"""

from dataclasses import dataclass
from datetime import date

from conversations.complaints.file_state import FileState
from conversations.payments.task_words import note_in_words, task_line, task_lines
from conversations.payments.unpaid_words import why_unpaid
from conversations.questions import NO_WORDS, Answer, Choice, Question, normal, yes_no
from conversations.relay_answers import short_name
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.typed_moment_words import problem_in_words
from programme.payments.unpaid import NextStep, Unpaid, list_unpaid, note_next, settle_unpaid
from programme.typed_dates import read_date

END = "end"
A_PAGE = 20
NEXT, BEFORE = "next", "before"
LONGEST_PLACE = 200
TEXT = frozenset({"text"})


@dataclass
class TaskState:
    schedule_id: int = 0
    kpm_id: int = 0
    missing: str = ""
    place: str = ""
    last_day: str = ""
    """ISO; empty: not known."""
    page: int = 0


def begin(turn: Turn, state: TaskState) -> Next:
    if not _open(turn):
        return Done(turn.words._("Tidak ada KPM yang tercatat belum dibayar."), menu=True)
    return Ask("action" if _task(turn, state) else "family")


def _open(turn: Turn) -> list[Unpaid]:
    return list_unpaid(turn.session, turn.actor, turn.who.id)


def _task(turn: Turn, state: TaskState) -> Unpaid | None:
    wanted = (state.schedule_id, state.kpm_id)
    return next((one for one in _open(turn) if (one.schedule_id, one.kpm_id) == wanted), None)


def ask_family(turn: Turn, state: TaskState) -> Question:
    tasks = _open(turn)
    pages = max(1, -(-len(tasks) // A_PAGE))
    page = min(state.page, pages - 1)
    shown = tasks[page * A_PAGE : (page + 1) * A_PAGE]
    text = "\n".join(
        [
            turn.words.n_("Belum dibayar: {n} KPM.", "Belum dibayar: {n} KPM.", len(tasks)),
            *task_lines(turn.words, shown, A_PAGE, turn.rules.today(turn.now)),
            turn.words._("Pilih satu untuk mencatat kelanjutannya."),
        ]
    )
    choices = _families(turn, shown)
    if page > 0:
        choices.append(Choice(BEFORE, turn.words._("« Sebelumnya"), frozenset({"sebelumnya"})))
    if page < pages - 1:
        choices.append(Choice(NEXT, turn.words._("Berikutnya »"), frozenset({"berikutnya", "lanjut"})))
    choices.append(Choice(END, turn.words._("Selesai"), frozenset({"selesai", "cukup"})))
    return Question(text, tuple(choices))


def _families(turn: Turn, tasks: list[Unpaid]) -> list[Choice]:
    """By their own numbers, as in the text above them; where a number stands twice, by their place in the list."""
    numbers, names = ([each(one) for one in tasks] for each in (lambda one: one.number, lambda one: normal(one.name)))
    own = len(set(numbers)) == len(numbers)
    choices = []
    for one in tasks:
        day = turn.words.short_day(turn.rules.today(one.starts_at))
        label = f"{one.number}. {one.name} · {one.group_name}" if own else f"{one.name} · {one.group_name} · {day}"
        said = frozenset({normal(one.name)}) if names.count(normal(one.name)) == 1 else frozenset[str]()
        choices.append(Choice(f"f{one.schedule_id}.{one.kpm_id}", label[:60], said))
    return choices


def take_family(turn: Turn, state: TaskState, answer: Answer) -> Next:
    if answer.value == END:
        return Done(menu=True)
    if answer.value in (NEXT, BEFORE):
        state.page = max(0, state.page + (1 if answer.value == NEXT else -1))
        return Ask("family")
    tasks = {f"f{one.schedule_id}.{one.kpm_id}": one for one in _open(turn)}
    chosen = tasks.get(answer.value or "")
    if chosen is None:
        return Again()
    state.schedule_id, state.kpm_id = chosen.schedule_id, chosen.kpm_id
    state.missing = state.place = state.last_day = ""
    return Ask("action")


def ask_action(turn: Turn, state: TaskState) -> Question:
    task = _task(turn, state)
    if task is None:
        return Question(turn.words._("Yang itu sudah selesai."), (Choice("back", turn.words._("« Daftarnya")),))
    words = turn.words
    choices = (
        Choice("note", words._("Catat kelanjutannya"), frozenset({"catat"})),
        Choice("paid", words._("Sudah dibayar"), frozenset({"sudah", "sudah cair", "lunas"})),
        Choice("complaint", words._("Buat pengaduan"), frozenset({"pengaduan"})),
        Choice("given_up", words._("Tidak bisa diurus lagi")),
        Choice("back", words._("« Daftarnya")),
    )
    return Question(task_line(words, task, turn.rules.today(turn.now)), choices)


def take_action(turn: Turn, state: TaskState, answer: Answer) -> Next:
    task = _task(turn, state)
    if answer.value == "back" or task is None:
        return _back(turn)
    if answer.value == "note":
        return Ask("missing")
    if answer.value == "complaint":
        category = "zero_balance" if task.reason == "zero_balance" else "not_paid"
        return Start("record_complaint", FileState(kpm_id=task.kpm_id, category=category), aside=True)
    if answer.value not in ("paid", "given_up"):
        return Again()
    settle_unpaid(turn.session, turn.actor, task.schedule_id, task.kpm_id, answer.value == "paid", turn.now)
    name = short_name(turn.words, task.name, task.gender)
    if answer.value == "paid":
        return _back(turn, turn.words._("Tercatat: {name} sudah dibayar.", name=name))
    return _back(turn, turn.words._("Tercatat: {name} tidak bisa diurus lagi untuk tahap ini.", name=name))


def _back(turn: Turn, sentence: str | None = None) -> Next:
    if _open(turn):
        return Ask("family", sentence)
    return Done(sentence or turn.words._("Tidak ada lagi KPM yang tercatat belum dibayar."), menu=True)


def ask_missing(turn: Turn, state: TaskState) -> Question:
    task = _task(turn, state)
    why = why_unpaid(turn.words, task.reason if task is not None else None)
    text = turn.words._(
        "Belum dibayar karena: {why}. Apa yang harus dilengkapi atau diurus? Tulis singkat; ini dibaca KPM-nya.",
        why=why,
    )
    nothing = Choice("nothing", turn.words._("Tidak ada yang kurang"), NO_WORDS)
    return Question(text, (nothing,), numbered=False, accepts=TEXT, any_words=True)


def take_missing(turn: Turn, state: TaskState, answer: Answer) -> Next:
    state.missing = "" if answer.value else " ".join((answer.text or "").split())[:300]
    return Ask("place")


def ask_place(turn: Turn, state: TaskState) -> Question:
    text = turn.words._("Di mana bisa dibayar atau diurus? Misalnya: Kantor Pos Wates.")
    unknown = Choice("unknown", turn.words._("Belum tahu"), frozenset({"belum", "tidak tahu"}))
    return Question(text, (unknown,), numbered=False, accepts=TEXT, any_words=True)


def take_place(turn: Turn, state: TaskState, answer: Answer) -> Next:
    state.place = "" if answer.value else " ".join((answer.text or "").split())[:LONGEST_PLACE]
    return Ask("last_day")


def ask_last_day(turn: Turn, state: TaskState) -> Question:
    text = turn.words._("Paling lambat tanggal berapa?")
    unknown = Choice("unknown", turn.words._("Belum tahu"), frozenset({"belum", "tidak tahu", "tidak ada"}))
    return Question(text, (unknown,), numbered=False, accepts=TEXT)


def take_last_day(turn: Turn, state: TaskState, answer: Answer) -> Next:
    state.last_day = ""
    if answer.value is None:
        heard = read_date(answer.text or "", turn.rules.today(turn.now))
        if heard.date is None or heard.problem is not None:
            return Again(problem_in_words(turn.words, heard))
        state.last_day = heard.date.isoformat()
    if not (state.missing or state.place or state.last_day):
        return Ask("action", turn.words._("Tidak ada yang dicatat."))
    return Ask("check")


def ask_check(turn: Turn, state: TaskState) -> Question:
    task = _task(turn, state)
    name = short_name(turn.words, task.name, task.gender) if task is not None else ""
    text = turn.words._(
        "Untuk {name}: {note}\nSimpan dan kabari yang bersangkutan?",
        name=name,
        note=note_in_words(turn.words, state.missing, state.place, _last_day(state)),
    )
    yes, no = yes_no(turn.words._("Ya, simpan"), turn.words._("Ubah"))
    return Question(text, (yes, no))


def take_check(turn: Turn, state: TaskState, answer: Answer) -> Next:
    if answer.value == "no":
        return Ask("missing")
    if answer.value != "yes":
        return Again()
    task = _task(turn, state)
    if task is None:
        return _back(turn)
    _note(turn, state, task)
    told = turn.words._("Tersimpan; {name} saya kabari.", name=short_name(turn.words, task.name, task.gender))
    return Ask("same", told) if _alike(turn, task) else _back(turn, told)


def _note(turn: Turn, state: TaskState, task: Unpaid) -> None:
    step = NextStep(state.missing, state.place, _last_day(state))
    note_next(turn.session, turn.actor, task.schedule_id, task.kpm_id, step, turn.now, turn.rules)


def _last_day(state: TaskState) -> date | None:
    return date.fromisoformat(state.last_day) if state.last_day else None


def _alike(turn: Turn, task: Unpaid) -> list[Unpaid]:
    """Others of the same payment and cause of whom nothing is noted yet."""
    return [
        one
        for one in _open(turn)
        if (one.schedule_id, one.reason) == (task.schedule_id, task.reason)
        and one.kpm_id != task.kpm_id
        and not (one.missing or one.next_place or one.next_by)
    ]


def ask_same(turn: Turn, state: TaskState) -> Question:
    task = _task(turn, state)
    others = _alike(turn, task) if task is not None else []
    text = turn.words.n_(
        "Ada {n} KPM lain dengan alasan yang sama: {names}. Catatan tadi berlaku juga untuk mereka?",
        "Ada {n} KPM lain dengan alasan yang sama: {names}. Catatan tadi berlaku juga untuk mereka?",
        len(others),
        names=", ".join(f"{one.number}. {one.name}" for one in others[:A_PAGE]),
    )
    yes, no = yes_no(turn.words._("Ya, kabari semua"), turn.words._("Tidak"))
    return Question(text, (yes, no))


def take_same(turn: Turn, state: TaskState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    task = _task(turn, state)
    if answer.value == "yes" and task is not None:
        for one in _alike(turn, task):
            _note(turn, state, one)
    return _back(turn)


CONVERSATION = Conversation(
    "unpaid_tasks",
    TaskState,
    {
        "family": Step(ask_family, take_family),
        "action": Step(ask_action, take_action),
        "missing": Step(ask_missing, take_missing),
        "place": Step(ask_place, take_place),
        "last_day": Step(ask_last_day, take_last_day),
        "check": Step(ask_check, take_check),
        "same": Step(ask_same, take_same),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Belum dibayar"),
    commands=("belumdibayar", "belum dibayar", "belum bayar", "belum cair"),
    section="payments",
)
