"""Pendamping says who came to a health post's day, in one message or by ticking.

who --> check --yes--> thanks
 ^------change------'
"""

from conversations.health.came_state import CameState, Numbered, cut, families_here, named, numbered, row_in_words
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.access import may_run
from programme.health.attendance import came_before, record_health, says_it_came
from programme.health.calendar import IMMUNISATION_OF, VITAMIN_A
from programme.health.came_reading import CameSaid, read_who_came
from programme.health.posyandu_days import PosyanduLine, show_posyandu_day

TEXT = frozenset({"text"})
ALL, NONE, DONE = "all", "none", "done"
MOST_TICKED = 20
"""Of more members the list stands in the text, and they are named by their numbers."""
MOST_NAMES = 12


def begin(turn: Turn, state: CameState) -> Next:
    line = _line(turn, state)
    if line is None or line.state != "planned":
        return Done(turn.words._("Hari posyandu itu sudah dibatalkan. Tidak ada yang berubah."))
    if line.starts_at > turn.now:
        return Done(turn.words._("Hari posyandu itu belum dimulai."))
    families = families_here(turn, state)
    if not families:
        return Done(turn.words._("Belum ada keluarga dampingan yang tercatat ke {post}.", post=line.name))
    state.came = sorted(came_before(turn.session, state.posyandu_id, families, turn.rules))
    return Ask("who")


def _line(turn: Turn, state: CameState) -> PosyanduLine | None:
    if not may_run(turn.session, turn.actor, "show_posyandu_day", state.posyandu_id):
        return None
    return show_posyandu_day(turn.session, turn.actor, state.posyandu_id)


def _rows(turn: Turn, state: CameState) -> list[Numbered]:
    return numbered(families_here(turn, state))


def ask_who(turn: Turn, state: CameState) -> Question:
    words, rows, line = turn.words, _rows(turn, state), _line(turn, state)
    text = words._(
        "{post}, {day}. Siapa yang datang? Tulis sekaligus, misalnya: {example} datang semua, {other} tidak",
        post=line.name if line is not None else "",
        day=words.day(turn.rules.today(line.starts_at)) if line is not None else "",
        example=rows[0].family.name.casefold() if rows else "mawar",
        other=rows[-1].member.name.casefold() if rows else "budi",
    )
    on = turn.rules.today(line.starts_at) if line is not None else turn.rules.today(turn.now)
    if any(says_it_came(row.member, on) for row in rows):
        text += " " + words._("Tanda ✔ di belakang nama: kata keluarganya bulan ini sudah.")
    said = [f"{row_in_words(words, row)}{' ✔' if says_it_came(row.member, on) else ''}" for row in rows]
    choices = []
    if len(rows) <= MOST_TICKED:
        choices = [
            Choice(f"m{row.member.id}", f"{'✅' if row.member.id in state.came else '▫️'} {label}"[:60])
            for row, label in zip(rows, said, strict=True)
        ]
    else:
        ticked = [
            f"{'✅ ' if row.member.id in state.came else ''}{label}" for row, label in zip(rows, said, strict=True)
        ]
        text += "\n" + "\n".join(ticked)
    choices.append(Choice(ALL, words._("Semua datang"), frozenset({"semua", "hadir semua", "datang semua"})))
    if state.came:
        choices.append(Choice(DONE, words._("Lanjut"), frozenset({"lanjut", "sudah", "selesai"})))
    choices.append(Choice(NONE, words._("Tidak ada yang datang"), frozenset({"tidak ada", "kosong"})))
    return Question(text, tuple(choices), numbered=False, accepts=TEXT, redraws=True)


def take_who(turn: Turn, state: CameState, answer: Answer) -> Next:
    rows = _rows(turn, state)
    if answer.value == ALL:
        state.came, state.not_immunised = [row.member.id for row in rows], []
        return Ask("check")
    if answer.value == NONE:
        state.came, state.not_immunised = [], []
        return Ask("check")
    if answer.value == DONE:
        return Ask("check")
    if answer.value is not None:
        one = int(answer.value[1:])
        state.came = [each for each in state.came if each != one] if one in state.came else [*state.came, one]
        return Again(redraw=answer.kind == "tap")
    return _took(turn, state, read_who_came(answer.text or "", named(rows)))


def _took(turn: Turn, state: CameState, said: CameSaid | None) -> Next:
    if said is None:
        return Again(turn.words._("Itu belum saya pahami. Tulis nama ibu atau anaknya, atau nomornya."))
    if said.unknown:
        return Again(
            turn.words._("Tidak ada di daftar posyandu ini: {names}.", names=turn.words.listing(list(said.unknown)))
        )
    state.came, state.not_immunised = sorted(said.came), sorted(said.not_immunised)
    return Ask("check")


def ask_check(turn: Turn, state: CameState) -> Question:
    words, rows = turn.words, _rows(turn, state)
    came = [row for row in rows if row.member.id in state.came]
    away = [row for row in rows if row.member.id not in state.came]
    lines = [words.n_("Datang ({n}): {names}", "Datang ({n}): {names}", len(came), names=_names(turn, came))]
    if away:
        lines.append(
            words.n_("Tidak datang ({n}): {names}", "Tidak datang ({n}): {names}", len(away), names=_names(turn, away))
        )
    vitamin = sum(any(due.code == VITAMIN_A for due in row.member.due) for row in came)
    if vitamin:
        lines.append(words.n_("Vitamin A: {n} anak", "Vitamin A: {n} anak", vitamin))
    shots = [row for row in came if _has_immunisation(row) and row.member.id not in state.not_immunised]
    if shots:
        lines.append(words._("Imunisasi: {names}", names=_names(turn, shots)))
    lines.append(words._("Simpan?"))
    choices = [Choice("yes", words._("Ya, simpan"), YES_WORDS | {"simpan"})]
    if shots:
        choices.append(Choice("no_shots", words._("Ya, tanpa imunisasi"), frozenset({"tanpa imunisasi"})))
    choices.append(Choice("change", words._("Perbaiki"), NO_WORDS | {"ubah", "ganti", "salah"}))
    return Question("\n".join(lines), tuple(choices), numbered=False, accepts=TEXT)


def _has_immunisation(row: Numbered) -> bool:
    return any(due.code in IMMUNISATION_OF for due in row.member.due)


def _names(turn: Turn, rows: list[Numbered]) -> str:
    """'Budi (Mawar), Joko (Wati)'."""
    names = [
        cut(row.member.name)
        if row.member.name == row.family.name
        else f"{cut(row.member.name)} ({cut(row.family.name)})"
        for row in rows[:MOST_NAMES]
    ]
    if len(rows) > MOST_NAMES:
        rest = len(rows) - MOST_NAMES
        names.append(turn.words.n_("dan {n} lainnya", "dan {n} lainnya", rest))
    return ", ".join(names) or "-"


def take_check(turn: Turn, state: CameState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "change":
        return Ask("who")
    if answer.value == "no_shots":
        state.not_immunised = list(state.came)
    elif answer.value != "yes":
        return _mended(turn, state, answer.text or "")
    saved = record_health(
        turn.session,
        turn.actor,
        state.posyandu_id,
        state.came,
        turn.now,
        turn.rules,
        not_immunised=state.not_immunised,
    )
    if saved is None:
        return Done(words._("Hari posyandu itu sudah dibatalkan. Tidak ada yang berubah."))
    parts = [
        words.n_(
            "Tersimpan, terima kasih. Bulan ini terpenuhi: {n} orang.",
            "Tersimpan, terima kasih. Bulan ini terpenuhi: {n} orang.",
            saved.kept,
        )
    ]
    if saved.missed:
        parts.append(
            words.n_(
                "Belum: {n} orang. Kalau diperiksa di tempat lain sebelum bulan berakhir, ketik: ditimbang",
                "Belum: {n} orang. Kalau diperiksa di tempat lain sebelum bulan berakhir, ketik: ditimbang",
                saved.missed,
            )
        )
    return Done(" ".join(parts))


def _mended(turn: Turn, state: CameState, text: str) -> Next:
    """ "budi belum imunisasi", "joko juga datang": what was said stands, and only this changes."""
    said = read_who_came(text, named(_rows(turn, state)), state.came)
    if said is None:
        return Again(turn.words._("Tekan Ya untuk menyimpan, atau Perbaiki."))
    if not said.unknown:
        said = CameSaid(said.came, said.not_immunised | frozenset(state.not_immunised))
    again = _took(turn, state, said)
    return again if isinstance(again, Again) else Again()


CONVERSATION = Conversation(
    "posyandu_came",
    CameState,
    {"who": Step(ask_who, take_who), "check": Step(ask_check, take_check)},
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    unfinished=lambda turn, state: turn.words._("siapa yang ke posyandu"),
)
