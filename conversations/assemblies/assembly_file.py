"""One meeting besides P2K2 with all that its holder does about it: before it, on the day, afterwards.

file --> told | others | move ... | points | ketua_group --> ketua | minutes | again ... --> file
"""

from conversations.assemblies import file_ketua, file_moving, file_points, file_told
from conversations.assemblies.assembly_attendance import came_instead
from conversations.assemblies.assembly_state import AssemblyState
from conversations.assemblies.assembly_words import came_in_words, coverage_in_words, head_of, names_of
from conversations.assemblies.came_state import CameState
from conversations.endings import kept_so_far
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Stay, Step, Turn
from programme.access import may_run
from programme.assemblies.agenda import FIRST_MEETING, OF_FAMILIES, POINTS
from programme.assemblies.first_meetings import open_absentees, show_informed
from programme.assemblies.showing import AssemblyView, show_assembly
from programme.papers import want_paper
from programme.told import NOT_REACHED

PAPERS = {"sheet": "attendance_sheet", "letters": "invitation_letters", "minutes_pdf": "minutes"}
STEPS = {"told": "told", "others": "others", "move": "when", "cancel": "cancel_check", "points": "points",
         "minutes": "minutes", "again": "again_when"}  # fmt: skip
LONGEST_SHOWN = 300


def begin(turn: Turn, state: AssemblyState) -> Next:
    if not may_run(turn.session, turn.actor, "show_assembly", state.assembly_id):
        return Done(turn.words._("Acara itu tidak ditemukan, atau bukan Ibu/Bapak yang mengadakannya."))
    return Ask("file")


def view_of(turn: Turn, state: AssemblyState) -> AssemblyView:
    return show_assembly(turn.session, turn.actor, state.assembly_id, turn.now)


def ask_file(turn: Turn, state: AssemblyState) -> Question:
    words, view = turn.words, view_of(turn, state)
    lines = [head_of(words, view, turn.rules)]
    if view.line.state == "cancelled":
        return Question(f"{lines[0]} {words._('Sudah dibatalkan.')}", (_back(turn),))
    if view.line.state == "held":
        lines += [came_in_words(words, view), *_afterwards(turn, view)]
    else:
        lines.append(coverage_in_words(words, view.coverage()))
        waiting = [one for one in view.guests if one.standing.how == NOT_REACHED]
        if waiting:
            lines.append(words._("Perlu surat atau lisan: {names}.", names=names_of(words, waiting)))
        hindered = sum(one.reply == "not_coming" for one in view.guests)
        if hindered:
            lines.append(words.n_("Berhalangan: {n}.", "Berhalangan: {n}.", hindered))
    if view.topics:
        lines.append(words._("Acara: {topics}", topics=view.topics[:LONGEST_SHOWN]))
    return Question("\n".join(lines), tuple(_choices(turn, view)), accepts=frozenset({"text"}))


def _afterwards(turn: Turn, view: AssemblyView) -> list[str]:
    words = turn.words
    lines = [
        words._("Yang sudah disampaikan: {done} dari {all}.", done=len(view.done), all=len(POINTS[view.line.kind]))
    ]
    if view.line.kind == FIRST_MEETING:
        lines += [*file_ketua.lines_of(turn, view), *_informed(turn, view)]
        absent = len(open_absentees(turn.session, view.line.id))
        if absent:
            lines.append(
                words.n_("{n} keluarga masih harus dikunjungi.", "{n} keluarga masih harus dikunjungi.", absent)
            )
    else:
        absentees = [one for one in view.guests if one.mark == "absent"]
        if absentees:
            lines.append(words._("Tidak hadir: {names}.", names=names_of(words, absentees)))
    return lines


def _informed(turn: Turn, view: AssemblyView) -> list[str]:
    """Of the whole intake: how many know all of it, having come or been visited, and how many still wait."""
    intake_id = view.line.intake_id
    if intake_id is None or not may_run(turn.session, turn.actor, "show_informed", intake_id):
        return []
    one, words = show_informed(turn.session, turn.actor, intake_id), turn.words
    text = words._(
        "Seluruh peserta baru: {informed} dari {all} sudah mendapat penjelasan ({visited} lewat kunjungan).",
        informed=one.came + one.visited,
        all=one.families - one.left,
        visited=one.visited,
    )
    if one.not_called:
        text += " " + words._("Belum diundang: {n}.", n=one.not_called)
    return [text]


def _choices(turn: Turn, view: AssemblyView) -> list[Choice]:
    words, line = turn.words, view.line
    begun = line.starts_at <= turn.now
    sheet = Choice("sheet", words._("Daftar hadir (PDF)"), frozenset({"daftar hadir", "absensi"}))
    points = Choice("points", words._("Centang bahan"), frozenset({"centang", "bahan", "tujuan"}))
    chosen_there = line.kind == FIRST_MEETING and bool(view.groups)
    ketua = [Choice("ketua", words._("Pilih ketua kelompok"), frozenset({"ketua"}))] if chosen_there else []
    found: list[Choice] = []
    if line.state == "planned" and not begun:
        found = [
            sheet,
            Choice("letters", words._("Surat undangan (PDF)"), frozenset({"surat", "surat undangan"})),
            Choice("told", words._("Catat yang sudah tahu"), frozenset({"sudah tahu", "catat"})),
            Choice("text", words._("Teks undangan"), frozenset({"teks"})),
            Choice("others", words._("Undang pihak lain"), frozenset({"camat", "pihak lain"})),
            Choice("move", words._("Pindahkan"), frozenset({"pindah"})),
            Choice("cancel", words._("Batalkan acara"), frozenset({"batalkan"})),
        ]
    elif line.state == "planned":
        came = Choice("came", words._("Catat kehadiran"), frozenset({"hadir", "kehadiran"}))
        found = [came, points, *ketua, sheet, Choice("move", words._("Pindahkan"), frozenset({"pindah"}))]
    else:
        found = [points, *ketua]
        if line.kind == FIRST_MEETING and open_absentees(turn.session, line.id):
            found.append(Choice("again", words._("Kumpulkan yang absen"), frozenset({"kumpulkan"})))
        found.append(Choice("minutes", words._("Tulis catatan"), frozenset({"catatan", "notulen"})))
        found.append(Choice("came", words._("Betulkan kehadiran"), frozenset({"hadir", "kehadiran"})))
        found.append(Choice("minutes_pdf", words._("Notulen (PDF)"), frozenset({"cetak notulen", "notulen pdf"})))
    return [*found, _back(turn)]


def _back(turn: Turn) -> Choice:
    return Choice("menu", turn.words._("Kembali ke menu"))


def take_file(turn: Turn, state: AssemblyState, answer: Answer) -> Next:
    value, words = answer.value or "", turn.words
    if value == "menu":
        return Done(menu=True)
    if value in PAPERS:
        by_office = value == "letters" and view_of(turn, state).line.kind not in OF_FAMILIES
        paper = "provider_letters" if by_office else PAPERS[value]
        want_paper(turn.session, turn.actor, paper, f"assembly:{state.assembly_id}", turn.now)
        return Stay(words._("Baik, berkasnya sedang saya buat. Saya kirim ke sini begitu jadi."))
    if value == "text":
        return Stay(file_told.text_to_forward(turn, view_of(turn, state)))
    if value == "came":
        return Start("assembly_attendance", CameState(state.assembly_id))
    if value == "ketua":
        return file_ketua.begin_with(turn, state)
    if value in STEPS:
        return Ask(STEPS[value])
    unclear = words._("Maaf, itu belum saya pahami. Silakan pilih salah satu.")
    return came_instead(turn, state.assembly_id, answer.text or "") or Again(unclear)


CONVERSATION = Conversation(
    "assembly_file",
    AssemblyState,
    {
        "file": Step(ask_file, take_file),
        "told": Step(file_told.ask_told, file_told.take_told),
        "others": Step(file_told.ask_others, file_told.take_others),
        "when": Step(file_moving.ask_when, file_moving.take_when),
        "clock": Step(file_moving.ask_clock, file_moving.take_clock),
        "place": Step(file_moving.ask_place, file_moving.take_place),
        "move_check": Step(file_moving.ask_move_check, file_moving.take_move_check),
        "cancel_check": Step(file_moving.ask_cancel_check, file_moving.take_cancel_check),
        "again_when": Step(file_moving.ask_again_when, file_moving.take_again_when),
        "again_clock": Step(file_moving.ask_clock, file_moving.take_again_clock),
        "again_place": Step(file_moving.ask_place, file_moving.take_again_place),
        "again_check": Step(file_moving.ask_again_check, file_moving.take_again_check),
        "points": Step(file_points.ask_points, file_points.take_points),
        "minutes": Step(file_points.ask_minutes, file_points.take_minutes),
        "ketua_group": Step(file_ketua.ask_group, file_ketua.take_group),
        "ketua": Step(file_ketua.ask_member, file_ketua.take_member),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator", "operator"}),
    ended=kept_so_far,
    unfinished=lambda turn, state: turn.words._("acara"),
)
"""Started from the list of meetings, or by another conversation with its AssemblyState."""
