"""Children of school age without a school: asked after one by one, until each has a school or needs none.

child --> what --Sudah terdaftar--> school --(may be known)--> same --> level --> thanks, and the next child
          |--Belum--> said (what the family says)
          '--Tidak perlu--> why
"""

from dataclasses import dataclass

from conversations.questions import Answer, Choice, Question, normal
from conversations.said_instead import tells_nothing, tells_unknown
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.words import Words, address_name
from programme.access import may_run
from programme.providers import LONGEST_NAME, ProviderLine, add_provider, list_providers, similar_providers
from programme.schooling.enrolments import (
    EnrolmentLine,
    ask_enrolment_again,
    end_enrolment,
    enrol_child,
    list_enrolments,
    show_enrolment,
)
from programme.updates.school_levels import level_of

TEXT = frozenset({"text"})
MOST_CHOICES = 30
SKIPS = frozenset({"lewati", "tidak ada", "kosong", "belum ada"})


@dataclass
class EnrolmentState:
    enrolment_id: int = 0
    school: str = ""
    """As it was typed, where it is not in the register."""
    provider_id: int = 0


def begin(turn: Turn, state: EnrolmentState) -> Next:
    if not _all(turn):
        return Done(turn.words._("Tidak ada anak usia sekolah yang belum tercatat sekolahnya."))
    return Ask("child")


def _all(turn: Turn) -> list[EnrolmentLine]:
    today = turn.rules.today(turn.now)
    lines = list_enrolments(turn.session, turn.actor, turn.who.id, today, also_later=True)
    return sorted(lines, key=lambda one: one.due_on > today)


def _child(turn: Turn, state: EnrolmentState) -> EnrolmentLine | None:
    """None where it was settled meanwhile, or is another's by now."""
    if not may_run(turn.session, turn.actor, "show_enrolment", state.enrolment_id):
        return None
    line = show_enrolment(turn.session, turn.actor, state.enrolment_id, turn.rules.today(turn.now))
    return line if line.state == "open" else None


def label(words: Words, one: EnrolmentLine) -> str:
    """'Budi (7 th), Ibu Mawar'."""
    family = address_name(words, one.family, one.gender)
    return f"{one.child} ({one.age} th), {family}" if one.age >= 0 else f"{one.child}, {family}"


def ask_child(turn: Turn, state: EnrolmentState) -> Question:
    words, today, lines = turn.words, turn.rules.today(turn.now), _all(turn)
    choices = []
    for one in lines[:MOST_CHOICES]:
        later = words._("lagi {day}", day=words.short_day(one.due_on)) if one.due_on > today else ""
        choices.append(Choice(str(one.enrolment_id), f"{label(words, one)} {later}".strip()))
    choices.append(Choice("end", words._("Selesai"), frozenset({"selesai", "sudah"})))
    text = words.n_(
        "{n} anak usia sekolah belum tercatat sekolahnya. Yang mana?",
        "{n} anak usia sekolah belum tercatat sekolahnya. Yang mana?",
        len(lines),
    )
    return Question(text, tuple(choices))


def take_child(turn: Turn, state: EnrolmentState, answer: Answer) -> Next:
    if answer.value == "end":
        return Done(turn.words._("Baik."), menu=True)
    if answer.value is None:
        return Again()
    state.enrolment_id = int(answer.value)
    return Ask("what")


def ask_what(turn: Turn, state: EnrolmentState) -> Question:
    words, one = turn.words, _child(turn, state)
    if one is None:
        return Question(words._("Anak itu sudah selesai dicatat."), (Choice("back", words._("« Daftar")),))
    rt = f"RT {one.rt or '-'}/RW {one.rw or '-'}"
    lines = [f"{label(words, one)}, {one.group_name}, {rt}"]
    if one.note:
        lines.append(words._("Kata keluarga: {note}", note=one.note))
    lines.append(words._("Sudah terdaftar di sekolah? Boleh langsung tulis nama sekolahnya."))
    choices = (
        Choice("enrolled", words._("Sudah terdaftar"), frozenset({"sudah", "sudah sekolah", "terdaftar", "ya"})),
        Choice("not_yet", words._("Belum"), frozenset({"belum", "belum mau"})),
        Choice("not_needed", words._("Tidak perlu lagi"), frozenset({"lulus", "sudah lulus", "tidak perlu"})),
        Choice("back", words._("« Daftar"), frozenset({"kembali", "daftar"})),
    )
    return Question("\n".join(lines), choices, accepts=TEXT)


def take_what(turn: Turn, state: EnrolmentState, answer: Answer) -> Next:
    if answer.value == "back" or _child(turn, state) is None:
        return _next_child(turn, None)
    if answer.value is None:
        return take_school(turn, state, answer)
    return Ask({"enrolled": "school", "not_yet": "said", "not_needed": "why"}[answer.value])


def _schools(turn: Turn) -> list[ProviderLine]:
    return [one for one in list_providers(turn.session, turn.actor, turn.who.id) if one.kind == "school"]


def ask_school(turn: Turn, state: EnrolmentState) -> Question:
    words = turn.words
    choices = tuple(Choice(str(one.id), one.name) for one in _schools(turn)[:MOST_CHOICES])
    return Question(words._("Di sekolah mana? Pilih, atau tulis namanya. Contoh: SDN 1 Wates"), choices, accepts=TEXT)


def take_school(turn: Turn, state: EnrolmentState, answer: Answer) -> Next:
    if answer.value is not None:
        return _chosen(turn, state, int(answer.value))
    name = " ".join((answer.text or "").split())[:LONGEST_NAME]
    if sum(letter.isalpha() for letter in name) < 2 or tells_nothing(name) or tells_unknown(name):
        return Again(turn.words._("Tulis nama sekolahnya, misalnya: SDN 1 Wates."))
    state.school = name
    similar = similar_providers(name, _schools(turn))
    exact = [one for one in similar if normal(one.name) == normal(name)]
    if len(exact) == 1:
        return _chosen(turn, state, exact[0].id)
    return Ask("same") if similar else _added(turn, state)


def ask_same(turn: Turn, state: EnrolmentState) -> Question:
    similar = similar_providers(state.school, _schools(turn))[:MOST_CHOICES]
    choices = [Choice(str(one.id), one.name) for one in similar]
    choices.append(Choice("new", turn.words._("Bukan, sekolah lain"), frozenset({"bukan", "lain", "baru", "tidak"})))
    return Question(turn.words._("Apakah maksudnya salah satu dari ini?"), tuple(choices))


def take_same(turn: Turn, state: EnrolmentState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    return _added(turn, state) if answer.value == "new" else _chosen(turn, state, int(answer.value))


def _added(turn: Turn, state: EnrolmentState) -> Next:
    """It stands in the register only once the child is entered: a slip of a name leaves nothing behind."""
    state.provider_id = 0
    return _to_level(turn, state, state.school)


def _chosen(turn: Turn, state: EnrolmentState, provider_id: int) -> Next:
    state.provider_id = provider_id
    state.school = next((one.name for one in _schools(turn) if one.id == provider_id), state.school)
    return _to_level(turn, state, state.school)


def _to_level(turn: Turn, state: EnrolmentState, school: str) -> Next:
    level = level_of(school, "")
    return Ask("level") if level is None else _enrol(turn, state, level)


def ask_level(turn: Turn, state: EnrolmentState) -> Question:
    words = turn.words
    choices = (
        Choice("sd", words._("SD atau sederajat"), frozenset({"sd", "mi"})),
        Choice("smp", words._("SMP atau sederajat"), frozenset({"smp", "mts"})),
        Choice("sma", words._("SMA atau sederajat"), frozenset({"sma", "smk", "ma"})),
        Choice("preschool", words._("PAUD atau TK"), frozenset({"paud", "tk"})),
    )
    return Question(words._("Jenjangnya apa?"), choices)


def take_level(turn: Turn, state: EnrolmentState, answer: Answer) -> Next:
    return Again() if answer.value is None else _enrol(turn, state, answer.value)


def _enrol(turn: Turn, state: EnrolmentState, level: str) -> Next:
    words, one = turn.words, _child(turn, state)
    if one is None:
        return _next_child(turn, words._("Anak itu sudah selesai dicatat."))
    if not state.provider_id:
        state.provider_id = add_provider(turn.session, turn.actor, turn.who.id, "school", state.school, None, turn.now)
    enrol_child(turn.session, turn.actor, one.enrolment_id, state.provider_id, level, turn.now, turn.rules)
    said = words._(
        "{child} tercatat di {school}. Kabar ini ikut daftar perubahan data ke kantor.",
        child=one.child,
        school=state.school,
    )
    return _next_child(turn, said)


def ask_said(turn: Turn, state: EnrolmentState) -> Question:
    words = turn.words
    text = words._("Apa kata keluarganya? Misalnya: seragam belum ada, masuk tahun depan.")
    return Question(text, (Choice("skip", words._("Lewati"), SKIPS),), numbered=False, accepts=TEXT, any_words=True)


def take_said(turn: Turn, state: EnrolmentState, answer: Answer) -> Next:
    if _child(turn, state) is None:
        return _next_child(turn, turn.words._("Anak itu sudah selesai dicatat."))
    note = None if answer.value == "skip" else answer.text
    day = ask_enrolment_again(turn.session, turn.actor, state.enrolment_id, note, turn.now, turn.rules)
    if day is None:
        return _next_child(turn, None)
    return _next_child(turn, turn.words._("Baik, saya ingatkan lagi {day}.", day=turn.words.day(day)))


def ask_why(turn: Turn, state: EnrolmentState) -> Question:
    words = turn.words
    choices = (
        Choice("finished", words._("Sudah lulus"), frozenset({"lulus", "tamat"})),
        Choice("married", words._("Sudah menikah"), frozenset({"menikah", "nikah"})),
        Choice("works", words._("Sudah bekerja"), frozenset({"bekerja", "kerja"})),
    )
    return Question(words._("Mengapa? Pilih, atau tulis sendiri."), choices, accepts=TEXT, any_words=True)


def take_why(turn: Turn, state: EnrolmentState, answer: Answer) -> Next:
    words = turn.words
    named = {"finished": words._("Sudah lulus"), "married": words._("Sudah menikah"), "works": words._("Sudah bekerja")}
    why = named.get(answer.value or "") or (answer.text or "").strip()
    if not why:
        return Again(words._("Tulis alasannya dengan singkat."))
    if _child(turn, state) is not None:
        end_enrolment(turn.session, turn.actor, state.enrolment_id, why, turn.now)
    return _next_child(turn, words._("Tercatat. Anak ini tidak saya tanyakan lagi."))


def _next_child(turn: Turn, said: str | None) -> Next:
    if not list_enrolments(turn.session, turn.actor, turn.who.id, turn.rules.today(turn.now)):
        done = turn.words._("Tidak ada lagi yang perlu ditanyakan hari ini. Terima kasih.")
        return Done(f"{said} {done}" if said else done)
    return Ask("child", preface=said)


CONVERSATION = Conversation(
    "enrolments",
    EnrolmentState,
    {
        "child": Step(ask_child, take_child),
        "what": Step(ask_what, take_what),
        "school": Step(ask_school, take_school),
        "same": Step(ask_same, take_same),
        "level": Step(ask_level, take_level),
        "said": Step(ask_said, take_said),
        "why": Step(ask_why, take_why),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Anak belum sekolah"),
    section="visits",
    commands=("belum sekolah", "anak belum sekolah", "daftar sekolah"),
)
