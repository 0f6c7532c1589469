"""The pendamping enters a month of school, a school or a group in one message: "Budi A2 I1, lainnya penuh".

school --> who --> check --yes--> thanks, and the next school
 | ^--> month      ^--change--'
 '--> group
"""

from dataclasses import dataclass, field
from datetime import date

from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, normal
from conversations.schooling.school_words import (
    LONGEST_NAME,
    children_in_lines,
    heard_in_lines,
    names_in_brief,
    school_name,
)
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.absence import month_of
from programme.papers import want_paper
from programme.schooling.age import SchoolMonth, fault_in, month_is_free
from programme.schooling.attendance import Pupil, kept_in, list_pupils, list_schools, record_school_month
from programme.schooling.attendance_text import ListedChild, read_school_month
from programme.schooling.reminding import month_before
from programme.schooling.school_papers import KIND, school_sheet_subject
from programme.updates.months import month_named

TEXT = frozenset({"text"})
MONTHS_BACK = 6
SHEET_WORDS = frozenset({"excel", "xlsx", "berkas", "template", "templat", "formulir"})
ALL_FULL = frozenset({"semua penuh", "semua masuk", "penuh semua", "masuk semua", "nihil", "penuh", "semua hadir"})


@dataclass
class SchoolMonthState:
    month: str = ""
    """'YYYY-MM'"""
    school: str = ""
    """The key of the school that is entered; empty where it is a group."""
    group_id: int = 0
    said: dict[str, list[int]] = field(default_factory=dict)
    """Child (FamilyMember) -> alpa, izin, sakit."""
    days: int | None = None
    """School days of the month, where the message says so."""
    others_full: bool = False


def begin(turn: Turn, state: SchoolMonthState) -> Next:
    if not state.month:
        state.month = f"{_usual_month(turn):%Y-%m}"
    if not list_pupils(turn.session, turn.actor, turn.who.id, month_named(state.month)):
        return Done(turn.words._("Belum ada anak sekolah (SD, SMP, SMA) yang tercatat di kelompok Ibu/Bapak."))
    return Ask("school")


def _usual_month(turn: Turn) -> date:
    """The month before; where that is entered or free, this one."""
    today = turn.rules.today(turn.now)
    month = month_before(today)
    if month_is_free(month, turn.rules.commitments):
        return month_of(today)
    pupils = list_pupils(turn.session, turn.actor, turn.who.id, month)
    return month_of(today) if pupils and all(one.said is not None for one in pupils) else month


def ask_school(turn: Turn, state: SchoolMonthState) -> Question:
    words, month = turn.words, month_named(state.month)
    lines = list_schools(turn.session, turn.actor, turn.who.id, month)
    choices = [
        Choice(f"s{one.key}", f"{school_name(words, one.name)} ({one.entered}/{one.pupils})")
        for one in sorted(lines, key=lambda one: one.entered == one.pupils)
    ]
    choices.append(Choice("group", words._("Per kelompok"), frozenset({"kelompok"})))
    choices.append(Choice("month", words._("Bulan lain"), frozenset({"bulan", "ganti bulan"})))
    choices.append(Choice("sheet", words._("Lewat Excel"), SHEET_WORDS))
    text = words._("Absen sekolah {month}. Sekolah yang mana? (sudah diisi/semua)", month=words.month(month))
    return Question(text, tuple(choices))


def take_school(turn: Turn, state: SchoolMonthState, answer: Answer) -> Next:
    state.school, state.group_id = "", 0
    if answer.value in ("group", "month"):
        return Ask(answer.value)
    if answer.value == "sheet":
        return _give_sheet(turn, state)
    if answer.value is None:
        return Again()
    state.school = answer.value[1:]
    return Ask("who")


def ask_month(turn: Turn, state: SchoolMonthState) -> Question:
    month, choices = month_of(turn.rules.today(turn.now)), []
    for _ in range(MONTHS_BACK):
        choices.append(Choice(f"{month:%Y-%m}", turn.words.month(month)))
        month = month_before(month)
    return Question(turn.words._("Bulan yang mana?"), tuple(choices))


def take_month(turn: Turn, state: SchoolMonthState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    state.month = answer.value
    return Ask("school")


def ask_group(turn: Turn, state: SchoolMonthState) -> Question:
    pupils = list_pupils(turn.session, turn.actor, turn.who.id, month_named(state.month))
    groups = {one.group_id: one.group_name for one in sorted(pupils, key=lambda one: one.group_name)}
    choices = tuple(Choice(str(group_id), name) for group_id, name in groups.items())
    return Question(turn.words._("Kelompok yang mana?"), choices)


def take_group(turn: Turn, state: SchoolMonthState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    state.group_id = int(answer.value)
    return Ask("who")


def _pupils(turn: Turn, state: SchoolMonthState) -> list[Pupil]:
    month = month_named(state.month)
    return list_pupils(turn.session, turn.actor, turn.who.id, month, school=state.school, group_id=state.group_id)


def ask_who(turn: Turn, state: SchoolMonthState) -> Question:
    words, pupils = turn.words, _pupils(turn, state)
    first = pupils[0].name.split()[0][:LONGEST_NAME] if pupils else "Budi"
    text = words._(
        "Siapa yang tidak masuk, berapa hari? A alpa, I izin, S sakit. Contoh: {name} A2 I1, lainnya penuh", name=first
    )
    if month_is_free(month_named(state.month), turn.rules.commitments):
        text = words._("Bulan ini libur sekolah: dicatat, tetapi tidak dihitung.") + "\n" + text
    choices = (
        Choice("full", words._("Semua masuk penuh"), ALL_FULL),
        Choice("sheet", words._("Lewat Excel"), SHEET_WORDS),
    )
    lines = [text, *children_in_lines(words, pupils)]
    return Question("\n".join(lines), choices, numbered=False, accepts=TEXT, any_words=True)


def take_who(turn: Turn, state: SchoolMonthState, answer: Answer) -> Next:
    if answer.value == "sheet":
        return _give_sheet(turn, state)
    if answer.value == "full":
        state.said, state.days, state.others_full = {}, None, True
        return Ask("check")
    return _hear(turn, state, answer.text or "")


def _hear(turn: Turn, state: SchoolMonthState, text: str) -> Next:
    words, pupils = turn.words, _pupils(turn, state)
    heard = read_school_month(text, [ListedChild(one.number, one.name) for one in pupils])
    if heard.unknown:
        return Again(words._("Tidak ada di daftar ini: {names}.", names=names_in_brief(words, heard.unknown)))
    if heard.unclear:
        return Again(
            words._(
                "Belum jelas: {names}. Tulis nomor atau nama lengkap dan jumlah harinya, misalnya: 1 A2 S1.",
                names=names_in_brief(words, heard.unclear),
            )
        )
    if heard.says_nothing:
        return Again(words._("Tulis misalnya: 1 A2 I1, 3 S2, lainnya penuh. Kalau semua masuk: semua penuh."))
    for number, said in heard.months.items():
        if fault_in(said, turn.rules.commitments) is not None:
            name = next(one.name for one in pupils if one.number == number)[:LONGEST_NAME]
            return Again(words._("Hari {name} melebihi hari sekolah sebulan. Mohon diperiksa.", name=name))
    by_number = {one.number: one.member_id for one in pupils}
    state.said = {str(by_number[number]): [said.alpa, said.izin, said.sakit] for number, said in heard.months.items()}
    state.days, state.others_full = heard.days, heard.others_full
    return Ask("check")


def _said_of(state: SchoolMonthState, pupils: list[Pupil], *, with_others: bool) -> dict[int, SchoolMonth]:
    """Child -> days; the others full, where that is meant."""
    said = {int(one): SchoolMonth(days[0], days[1], days[2], state.days) for one, days in state.said.items()}
    if with_others:
        said = {one.member_id: said.get(one.member_id, SchoolMonth(days=state.days)) for one in pupils}
    return said


def ask_check(turn: Turn, state: SchoolMonthState) -> Question:
    words, pupils = turn.words, _pupils(turn, state)
    by_member = _said_of(state, pupils, with_others=False)
    lines = heard_in_lines(words, pupils, by_member)
    others = len(pupils) - len(by_member)
    if state.days is not None:
        lines.insert(0, words._("Hari sekolah: {days}", days=state.days))
    if others and (state.others_full or by_member):
        lines.append(words.n_("Yang lain ({n} anak): masuk penuh", "Yang lain ({n} anak): masuk penuh", others))
    text = words._("Absen sekolah {month}:", month=words.month(month_named(state.month)))
    choices = [Choice("yes", words._("Ya, simpan"), YES_WORDS | {"simpan"})]
    if others and by_member and not state.others_full:
        choices.append(Choice("only", words._("Simpan yang disebut saja"), frozenset({"yang disebut saja"})))
    choices.append(Choice("change", words._("Perbaiki"), NO_WORDS | {"ubah", "ganti", "perbaiki"}))
    return Question("\n".join([text, *lines, words._("Simpan?")]), tuple(choices), numbered=False, accepts=TEXT)


def take_check(turn: Turn, state: SchoolMonthState, answer: Answer) -> Next:
    if answer.value == "change":
        return Ask("who")
    if answer.value in ("yes", "only"):
        return _save(turn, state, with_others=answer.value == "yes")
    if not normal(answer.text or ""):
        return Again()
    return _hear(turn, state, answer.text or "")


def _save(turn: Turn, state: SchoolMonthState, *, with_others: bool) -> Next:
    words, month, pupils = turn.words, month_named(state.month), _pupils(turn, state)
    said = _said_of(state, pupils, with_others=with_others)
    record_school_month(turn.session, turn.actor, turn.who.id, month, said, turn.now, turn.rules)
    low = [
        one.name for one in pupils if one.member_id in said and kept_in(month, said[one.member_id], turn.rules) is False
    ]
    parts = [words.n_("Tersimpan: {n} anak.", "Tersimpan: {n} anak.", len(said))]
    if low:
        percent = turn.rules.commitments.school_percent_least
        parts.append(words._("Di bawah {percent}%: {names}.", percent=percent, names=names_in_brief(words, low)))
    left = [one for one in list_schools(turn.session, turn.actor, turn.who.id, month) if one.entered < one.pupils]
    if not left:
        parts.append(words._("Absen sekolah {month} sudah lengkap. Terima kasih.", month=words.month(month)))
        return Done(" ".join(parts))
    state.school, state.group_id, state.said, state.days, state.others_full = "", 0, {}, None, False
    return Ask("school", preface=" ".join(parts))


def _give_sheet(turn: Turn, state: SchoolMonthState) -> Next:
    month = month_named(state.month)
    subject = school_sheet_subject(turn.who.id, month, school=state.school, group_id=state.group_id)
    want_paper(turn.session, turn.actor, KIND, subject, turn.now)
    return Done(
        turn.words._(
            "Baik, berkas absen sekolah {month} sedang saya buat. Isi, lalu kirim kembali ke sini.",
            month=turn.words.month(month),
        )
    )


CONVERSATION = Conversation(
    "school_month",
    SchoolMonthState,
    {
        "school": Step(ask_school, take_school),
        "month": Step(ask_month, take_month),
        "group": Step(ask_group, take_group),
        "who": Step(ask_who, take_who),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Absen sekolah"),
    section="visits",
    commands=("absen sekolah", "kehadiran sekolah", "presensi sekolah"),
)
