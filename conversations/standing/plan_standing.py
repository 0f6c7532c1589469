"""Planning a meeting that returns: of several ketua, with the providers, of the kecamatan or the kabupaten.

kind --> ketua | providers (--> pick) --> when (--> clock) --> place --> topics --> check --> planned, everybody invited
"""

from conversations.assemblies.assembly_words import kind_label, kind_title, when_and_where
from conversations.planned_for import moment_said
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, normal, yes_no
from conversations.said_instead import tells_nothing
from conversations.standing.plan_state import PlanState
from conversations.standing.plan_when import (
    TEXT,
    ask_clock,
    ask_place,
    ask_when,
    ends,
    take_clock,
    take_place,
    take_when,
)
from conversations.standing.plan_whom import (
    ask_ketua,
    ask_pick,
    ask_providers,
    not_met,
    providers_called,
    take_ketua,
    take_pick,
    take_providers,
)
from conversations.standing.planned_words import invitation_to_pass_on
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.access import NotAllowed
from programme.assemblies.agenda import INTER_KABUPATEN, INTER_KECAMATAN, KETUA_MEETING, TEMU_KUNJUNG
from programme.assemblies.planning import AssemblyPlan, NotPlannable, plan_assembly
from programme.papers import want_paper
from programme.standing.due import show_standing_month
from programme.standing.temu_kunjung import list_callable

LEADERS = ("koordinator", "operator")
OFFICE = "UPPKH Kabupaten/Kota"
"""A participant of temu kunjung (second source document, D) who has no entry here."""
LONGEST_TOPICS = 500


TYPED = {"undang ketua": KETUA_MEETING, "temu kunjung": TEMU_KUNJUNG}
"""Commands that name the kind."""


def begin(turn: Turn, state: PlanState) -> Next:
    state.kind = state.kind or TYPED.get(normal(turn.incoming.text or ""), "")
    if turn.who.role == "operator" and state.kind not in (INTER_KECAMATAN, INTER_KABUPATEN):
        state.kind = ""
    return _first(turn, state) if state.kind else Ask("kind")


def ask_kind(turn: Turn, state: PlanState) -> Question:
    words = turn.words
    kinds = [KETUA_MEETING, TEMU_KUNJUNG] if turn.who.role != "operator" else []
    kinds += [INTER_KECAMATAN, INTER_KABUPATEN] if turn.who.role in LEADERS else []
    typed = {
        KETUA_MEETING: frozenset({"ketua"}),
        INTER_KECAMATAN: frozenset({"triwulan", "antarkecamatan", "antar kecamatan"}),
        INTER_KABUPATEN: frozenset({"semester", "antarkabupaten", "antar kabupaten"}),
    }
    choices = tuple(Choice(kind, kind_title(words, kind), typed.get(kind, frozenset())) for kind in kinds)
    return Question(words._("Pertemuan apa yang diatur?"), choices)


def take_kind(turn: Turn, state: PlanState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    state.kind = answer.value
    return _first(turn, state)


def _first(turn: Turn, state: PlanState) -> Next:
    """Who is called, where that is to be chosen."""
    words = turn.words
    found = list_callable(turn.session, turn.actor, turn.who.id)
    if state.kind == KETUA_MEETING:
        state.ketua = state.ketua or not_met(turn)
        return Ask("ketua") if state.ketua else Done(words._("Kelompok Ibu/Bapak belum punya ketua."))
    if state.kind == TEMU_KUNJUNG:
        if found.health_ids or found.school_ids:
            return Ask("providers", _planned_already(turn))
        return Done(
            words._(
                "Belum ada puskesmas atau sekolah yang tercatat di kecamatan ini. Ketik penyedia untuk mencatatnya."
            )
        )
    return Ask("when") if found.staff_ids else Done(words._("Belum ada pendamping lain yang bisa diundang."))


def _planned_already(turn: Turn) -> str | None:
    """That this month has its temu kunjung: a second one is not forbidden."""
    month = show_standing_month(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)
    one = month.temu_kunjung
    if one is None:
        return None
    where = when_and_where(turn.words, one.starts_at, one.place, turn.rules)
    return turn.words._("Bulan ini sudah ada temu kunjung: {where}. Ketik batal kalau cukup.", where=where)


def ask_topics(turn: Turn, state: PlanState) -> Question:
    words = turn.words
    skip = Choice("skip", words._("Lewati"), frozenset({"lewati", "lewat", "-", "tidak ada", "ndak ada"}))
    text = words._("Ada acara khusus? Tulis singkat (jangan menulis nama keluarga), atau lewati.")
    return Question(text, (skip,), numbered=False, accepts=TEXT, any_words=True)


def take_topics(turn: Turn, state: PlanState, answer: Answer) -> Next:
    said = (answer.text or "").strip()
    if answer.value is None and normal(said) in YES_WORDS:
        return Again()  # there is one, and it comes next
    state.topics = "" if answer.value == "skip" or tells_nothing(said) else said[:LONGEST_TOPICS]
    return Ask("check")


def ask_check(turn: Turn, state: PlanState) -> Question:
    words = turn.words
    lines = [
        kind_title(words, state.kind),
        when_and_where(words, moment_said(turn, state), state.place, turn.rules),
        _called_in_words(turn, state),
    ]
    if state.topics:
        lines.append(words._("Acara: {topics}", topics=state.topics))
    lines.append(words._("Sudah benar? Yang diundang langsung dikabari."))
    yes, no = yes_no(words._("Ya, undang"), words._("Tidak jadi"))
    change = Choice("change", words._("Ganti waktu"), frozenset({"ubah", "ganti", "salah", "waktu"}))
    return Question("\n".join(lines), (yes, change, Choice("no", no.label, NO_WORDS - {"salah", "bukan"})))


def _called_in_words(turn: Turn, state: PlanState) -> str:
    words = turn.words
    if state.kind == KETUA_MEETING:
        return words._("Diundang: {n} ketua kelompok", n=len(state.ketua))
    staff = len(list_callable(turn.session, turn.actor, turn.who.id).staff_ids)
    if state.kind == TEMU_KUNJUNG:
        providers = len(providers_called(turn, state))
        return words._("Diundang: {n} penyedia layanan, {staff} pendamping, UPPKH", n=providers, staff=staff)
    return words._("Diundang: {staff} pendamping", staff=staff)


def take_check(turn: Turn, state: PlanState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "change":
        return Ask("when")
    if answer.value == "no":
        return Done(words._("Baik, tidak ada yang diundang."))
    if answer.value is None:
        return Again()
    if moment_said(turn, state) <= turn.now:
        return Ask("when", words._("Waktu itu sudah lewat. Mohon tulis tanggal yang akan datang."))
    try:
        assembly_id = plan_assembly(turn.session, turn.actor, _plan(turn, state), turn.now, turn.rules)
    except (NotPlannable, NotAllowed):
        return Done(words._("Undangan tidak jadi dibuat: ada yang bukan lagi dalam wilayah Ibu/Bapak. Mohon ulangi."))
    return _planned(turn, state, assembly_id)


def _plan(turn: Turn, state: PlanState) -> AssemblyPlan:
    found = list_callable(turn.session, turn.actor, turn.who.id)
    with_providers = state.kind == TEMU_KUNJUNG
    return AssemblyPlan(
        kind=state.kind,
        held_by=turn.who.id,
        kecamatan=found.kecamatan,
        starts_at=moment_said(turn, state),
        ends_at=ends(turn, state),
        place=state.place,
        person_ids=tuple(state.ketua) if state.kind == KETUA_MEETING else found.staff_ids,
        provider_ids=tuple(providers_called(turn, state)) if with_providers else (),
        outsiders=(OFFICE,) if with_providers else (),
        provider_id=state.provider_id or None,
        topics=state.topics or None,
    )


def _planned(turn: Turn, state: PlanState, assembly_id: int) -> Next:
    words = turn.words
    said = words._("Tercatat, dan undangannya dikirim. Sesudahnya saya tanyakan siapa yang datang.")
    if state.kind != TEMU_KUNJUNG:
        return Done(said)
    turn.say(said + "\n" + words._("Surat undangan penyedia (PDF) menyusul. Ini teks untuk diteruskan lewat WhatsApp:"))
    want_paper(turn.session, turn.actor, "provider_letters", f"assembly:{assembly_id}", turn.now)
    return Done(invitation_to_pass_on(turn, assembly_id))


def _called(turn: Turn, state: PlanState) -> str:
    return kind_label(turn.words, state.kind) if state.kind else turn.words._("pertemuan rutin")


CONVERSATION = Conversation(
    "plan_standing",
    PlanState,
    {
        "kind": Step(ask_kind, take_kind),
        "ketua": Step(ask_ketua, take_ketua),
        "providers": Step(ask_providers, take_providers),
        "pick": Step(ask_pick, take_pick),
        "when": Step(ask_when, take_when),
        "clock": Step(ask_clock, take_clock),
        "place": Step(ask_place, take_place),
        "topics": Step(ask_topics, take_topics),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator", "operator"}),
    commands=("atur pertemuan", "temu kunjung", "undang ketua"),
    unfinished=_called,
)
