"""Who came to a meeting besides P2K2, in one message or name by name; who missed the pertemuan awal is visited.

who --> check --yes--> thanks, and the meeting's own list of what is left to do
 ^---change---'
"""

from conversations.assemblies.assembly_state import AssemblyState
from conversations.assemblies.assembly_words import head_of, names_of
from conversations.assemblies.came_state import CameState
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from programme.access import may_run
from programme.assemblies.attendance import may_be_recorded_now, record_attendance
from programme.assemblies.came_text import CameHeard, read_came_of, reads_as_attendance, with_heard
from programme.assemblies.changing import cancel_assembly
from programme.assemblies.showing import AssemblyView, show_assembly

TEXT = frozenset({"text"})
ALL, OFF = "all", "off"
MOST_UNCLEAR = 3


def begin(turn: Turn, state: CameState) -> Next:
    if not may_run(turn.session, turn.actor, "record_attendance", state.assembly_id):
        return Done(turn.words._("Pertemuan itu tidak ditemukan."))
    view = _view(turn, state)
    if not may_be_recorded_now(turn.session, state.assembly_id, turn.now):
        if view.line.state == "cancelled":
            return Done(turn.words._("Pertemuan itu sudah dibatalkan. Tidak ada yang berubah."))
        return Done(turn.words._("Pertemuan itu belum dimulai. Kehadirannya dicatat sesudah dimulai, ya."))
    if view.line.state == "held" and not state.marks:
        state.marks = {str(one.id): one.mark for one in view.guests if one.mark is not None}
    return Ask("check" if state.marks else "who")


def came_instead(turn: Turn, assembly_id: int, text: str) -> Start | None:
    """Who came to that one, where this says so and it is still to be recorded: whatever else was asked."""
    if not text or not may_run(turn.session, turn.actor, "record_attendance", assembly_id):
        return None
    view = show_assembly(turn.session, turn.actor, assembly_id, turn.now)
    if view.line.state != "planned" or view.line.starts_at > turn.now or not reads_as_attendance(text, view):
        return None
    return Start("assembly_attendance", CameState(assembly_id), answer=Answer(text=text))


def _view(turn: Turn, state: CameState) -> AssemblyView:
    return show_assembly(turn.session, turn.actor, state.assembly_id, turn.now)


def ask_who(turn: Turn, state: CameState) -> Question:
    words, view = turn.words, _view(turn, state)
    text = words._(
        "{head} Diundang {n}. Siapa yang tidak hadir? Tulis nomor daftar hadir atau namanya, misalnya: "
        "tidak hadir 3 7, 12 diwakili",
        head=head_of(words, view, turn.rules),
        n=len(view.guests),
    )
    choices = [Choice(ALL, words._("Semua hadir"), frozenset({"semua", "hadir semua", "lengkap", "komplit"}))]
    if view.line.state == "planned":
        choices.append(Choice(OFF, words._("Tidak jadi diadakan"), frozenset({"tidak jadi", "batal"})))
    return Question(text, tuple(choices), numbered=False, accepts=TEXT)


def take_who(turn: Turn, state: CameState, answer: Answer) -> Next:
    view = _view(turn, state)
    if answer.value == ALL:
        state.marks = {str(one.id): "present" for one in view.guests}
        return Ask("check")
    if answer.value == OFF:
        return Ask("off_check")
    return _took_text(turn, state, view, answer.text or "")


def _took_text(turn: Turn, state: CameState, view: AssemblyView, text: str) -> Next:
    words, heard = turn.words, read_came_of(text, view, correcting=bool(state.marks))
    if heard is None:
        return Again(words._("Itu belum saya pahami. Tulis nomor yang tidak hadir, misalnya: 3 7 12"))
    before = {int(guest_id): mark for guest_id, mark in state.marks.items()}
    marks = with_heard(before, heard, view.guests)
    if heard.misses(marks) and not heard.marks:  # "5 hadir" says how many, not who
        return Again(words._("Siapa saja? Tulis nomor yang tidak hadir, misalnya: 3 7 12, atau: nomor 3 tidak hadir"))
    state.marks = {str(guest_id): mark for guest_id, mark in marks.items()}
    doubt = _doubt(turn, heard)
    if heard.misses(marks):
        doubt = f"{words._('Jumlahnya belum cocok dengan yang ditulis. Mohon diperiksa.')} {doubt}".strip()
    return Ask("check", doubt) if doubt else Ask("check")


def _doubt(turn: Turn, heard: CameHeard) -> str:
    """What could not be told: never guessed, always said."""
    words, parts = turn.words, []
    for said, numbers in heard.unclear[:MOST_UNCLEAR]:
        listed = ", ".join(map(str, numbers))
        parts.append(words._("“{said}” yang mana: nomor {numbers}? Tulis nomornya.", said=said, numbers=listed))
    if heard.unknown:
        names = ", ".join(heard.unknown[:MOST_UNCLEAR])
        parts.append(words._("Tidak ada di daftar: {names}.", names=names))
    return " ".join(parts)


def ask_check(turn: Turn, state: CameState) -> Question:
    words, view = turn.words, _view(turn, state)
    absent = [one for one in view.guests if state.marks.get(str(one.id)) == "absent"]
    represented = [one for one in view.guests if state.marks.get(str(one.id)) == "represented"]
    came = len(view.guests) - len(absent) - len(represented)
    lines = [words._("Hadir {came} dari {all}.", came=came, all=len(view.guests))]
    if represented:
        lines.append(words._("Diwakili: {names}.", names=names_of(words, represented)))
    if absent:
        lines.append(words._("Tidak hadir ({n}): {names}.", n=len(absent), names=names_of(words, absent)))
    if absent and view.line.kind == "first_meeting":
        lines.append(words._("Yang tidak hadir langsung masuk daftar kunjungan hari ini."))
    lines.append(words._("Simpan? Bisa juga dibetulkan dulu, misalnya: nomor 7 hadir"))
    yes = Choice("yes", words._("Ya, simpan"), YES_WORDS | {"simpan", "yo"})
    change = Choice("change", words._("Ulangi"), NO_WORDS | {"ulangi", "ulang"})
    return Question("\n".join(lines), (yes, change), numbered=False, accepts=TEXT)


def take_check(turn: Turn, state: CameState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "change":
        state.marks = {}
        return Ask("who")
    if answer.value != "yes":
        return _took_text(turn, state, _view(turn, state), answer.text or "")
    marks = {int(guest_id): mark for guest_id, mark in state.marks.items()}
    if not record_attendance(turn.session, turn.actor, state.assembly_id, marks, turn.now, turn.rules):
        return Done(words._("Pertemuan itu sudah dibatalkan. Tidak ada yang berubah."))
    turn.say(_saved(turn, state))
    return Start("assembly_file", AssemblyState(state.assembly_id))


def _saved(turn: Turn, state: CameState) -> str:
    words, view = turn.words, _view(turn, state)
    text = words._("Tersimpan: hadir {came} dari {all}.", came=view.line.came, all=len(view.guests))
    visits = sum(one.mark == "absent" and one.visit_id is not None for one in view.guests)
    if view.line.kind == "first_meeting" and visits:
        text += " " + words.n_(
            "{n} keluarga masuk daftar kunjungan; paling lambat {days} hari lagi dikunjungi, atau dikumpulkan.",
            "{n} keluarga masuk daftar kunjungan; paling lambat {days} hari lagi dikunjungi, atau dikumpulkan.",
            visits,
            days=turn.rules.intake.absentee_visited_within_days,
        )
    return text


def ask_off_check(turn: Turn, state: CameState) -> Question:
    words = turn.words
    text = words._("Pertemuan itu tidak jadi diadakan? Semua yang diundang diberi tahu. Tanggal baru bisa dibuat lagi.")
    yes = Choice("yes", words._("Ya, tidak jadi"), YES_WORDS)
    return Question(text, (yes, Choice("no", words._("Tetap diadakan"), NO_WORDS | {"kembali"})), numbered=False)


def take_off_check(turn: Turn, state: CameState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "no":
        return Ask("who")
    if not cancel_assembly(turn.session, turn.actor, state.assembly_id, turn.now):
        return Done(turn.words._("Pertemuan itu sudah dicatat. Tidak ada yang berubah."))
    return Done(turn.words._("Tercatat: pertemuan itu tidak jadi."))


CONVERSATION = Conversation(
    "assembly_attendance",
    CameState,
    {
        "who": Step(ask_who, take_who),
        "check": Step(ask_check, take_check),
        "off_check": Step(ask_off_check, take_off_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator", "operator"}),
    unfinished=lambda turn, state: turn.words._("siapa yang hadir"),
)
"""Started from the meeting's notice, or from its own file."""
