"""When and where the proposed sittings are, each corrected by itself where it must, and the invitation of all."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from conversations import planned_for
from conversations.assemblies.assembly_words import coverage_in_words, kind_title, to_bring
from conversations.assemblies.plan_state import PlanState
from conversations.assemblies.plan_words import timed_line
from conversations.moved_to import is_a_place
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, normal
from conversations.turn import Again, Ask, Done, Next, Turn
from conversations.typed_moment_words import place_too_long, problem_in_words
from programme.assemblies.agenda import FIRST_MEETING
from programme.assemblies.first_meetings import fellow_pendamping, intake_of_groups, list_all_to_call, list_to_call
from programme.assemblies.planning import AssemblyPlan, plan_assembly
from programme.assemblies.showing import show_assembly
from programme.assemblies.sittings import GroupToCall, Sitting, TimedSitting, propose_sittings, timetable
from programme.coverage import Coverage
from programme.meetings import list_meetings
from programme.typed_dates import read_moment, read_time

TEXT = frozenset({"text"})
DESA_HALLS = "halls"
CLOCK_ALONE = re.compile(r"(?:jam|pukul|pkl)\b", re.IGNORECASE)
OF_ONE = re.compile(r"(?:no|nomor)?\.? ?(\d{1,2})[.:,]? +(.+)", re.DOTALL)
LEFT_OUT = frozenset({"tidak jadi", "jangan", "hapus", "batal", "nanti saja", "keluarkan"})
AT_PLACE = re.compile(r"(?:di|ke|tempat(?:nya)?(?: di)?) +(.+)", re.IGNORECASE)


@dataclass(frozen=True)
class Placed:
    """A sitting of the check's list under its number."""

    number: int
    timed: TimedSitting
    place: str


def groups_meant(turn: Turn, state: PlanState) -> list[GroupToCall]:
    """Those due (or all), of a koordinator the whole kecamatan's; only the chosen ones once some were chosen."""
    several = turn.who.role in ("koordinator", "operator")
    people = fellow_pendamping(turn.session, turn.actor) if several else [turn.who.id]
    found: list[GroupToCall] = []
    for person_id in people:
        if state.all_groups:
            found += list_all_to_call(turn.session, turn.actor, person_id)
        else:
            found += list_to_call(turn.session, turn.actor, person_id, state.kind, turn.now, turn.rules)
    return [one for one in found if not state.group_ids or one.group_id in state.group_ids]


def sittings_of(turn: Turn, state: PlanState) -> list[Sitting]:
    """The proposal for them."""
    intake = turn.rules.intake
    return propose_sittings(groups_meant(turn, state), intake.session_families_most, intake.session_groups)


def ask_when(turn: Turn, state: PlanState) -> Question:
    text = turn.words._(
        "Kapan pertemuan pertama? Misalnya: Kamis 22/11 jam 9. Yang lain menyusul sesudahnya; pendamping lain "
        "bersamaan."
    )
    return Question(text, accepts=TEXT)


def take_when(turn: Turn, state: PlanState, answer: Answer) -> Next:
    return planned_for.take_when(turn, state, answer) or _onward(state)


def ask_clock(turn: Turn, state: PlanState) -> Question:
    return planned_for.ask_clock(turn)


def take_clock(turn: Turn, state: PlanState, answer: Answer) -> Next:
    return planned_for.take_clock(turn, state, answer) or _onward(state)


def _onward(state: PlanState) -> Next:
    return Ask("check" if state.place else "place")


def ask_place(turn: Turn, state: PlanState) -> Question:
    words = turn.words
    halls = Choice(DESA_HALLS, words._("Balai desa masing-masing"), frozenset({"balai desa", "masing masing"}))
    text = words._("Di mana? Pilih atau tulis tempatnya.")
    return Question(text, (halls,), numbered=False, accepts=TEXT, any_words=True)


def take_place(turn: Turn, state: PlanState, answer: Answer) -> Next:
    place = answer.value or (answer.text or "").strip()
    if CLOCK_ALONE.match(place) and (clock := read_time(place)) is not None:  # the hour after all, not a place
        state.at = clock.isoformat()
        return Ask("place")
    if not is_a_place(place):
        return Again(place_too_long(turn.words))
    state.place = place
    return Ask("check")


def placed(turn: Turn, state: PlanState) -> list[Placed]:
    """Every sitting with its time and place, those said for it alone before those of all; none that was left out."""
    office, intake = turn.rules.office, turn.rules.intake
    hours = intake.first_meeting_hours if state.kind == FIRST_MEETING else office.assembly_hours
    timed = timetable(sittings_of(turn, state), planned_for.moment_said(turn, state), hours, turn.rules)
    found = []
    for number, one in enumerate(timed, start=1):
        own = state.own.get(str(number), {})
        if "left_out" in own:
            continue
        if "day" in own or "at" in own:
            local = turn.rules.local(one.starts_at)
            day = date.fromisoformat(own["day"]) if "day" in own else local.date()
            clock = time.fromisoformat(own["at"]) if "at" in own else local.time()
            starts_at = turn.rules.at(day, clock)
            one = TimedSitting(one.sitting, starts_at, starts_at + timedelta(hours=hours))
        everywhere = state.place
        if everywhere == DESA_HALLS:
            everywhere = turn.words._("Balai Desa {desa}", desa=one.sitting.desa)
        found.append(Placed(number, one, own.get("place", everywhere)))
    return found


def ask_check(turn: Turn, state: PlanState) -> Question:
    words, sittings = turn.words, placed(turn, state)
    families = sum(one.timed.sitting.families for one in sittings)
    lines = [words._("{kind}, {n} keluarga:", kind=kind_title(words, state.kind), n=families)]
    lines += [timed_line(turn, one.number, one.timed, one.place) for one in sittings]
    lines += _clashes(turn, sittings)
    lines.append(
        words._(
            "Undang semua? {bring} Satu per satu bisa diubah: 2 jumat 23/11 jam 9; 2 di masjid; 2 tidak jadi",
            bring=to_bring(words, state.kind),
        )
    )
    choices = (
        Choice("yes", words._("Ya, undang"), YES_WORDS | {"undang", "yo"}),
        Choice("when", words._("Ubah waktu"), frozenset({"waktu", "ubah waktu"})),
        Choice("place", words._("Ubah tempat"), frozenset({"tempat", "ubah tempat"})),
        Choice("no", words._("Tidak jadi"), NO_WORDS),
    )
    return Question("\n".join(lines), choices, row_sizes=(1, 2, 1), numbered=False, accepts=TEXT)


def _clashes(turn: Turn, sittings: list[Placed]) -> list[str]:
    """P2K2 meetings of who holds a sitting that take place at the same time; the office knows nothing of those."""
    lines: list[str] = []
    if turn.who.role == "operator":
        return lines
    for one in sittings:
        begins, ends = one.timed.starts_at, one.timed.ends_at
        early = begins - timedelta(hours=turn.rules.meeting_hours)
        same = list_meetings(turn.session, turn.actor, one.timed.sitting.held_by, early, ends)
        names = [meeting.group_name for meeting in same if meeting.ends_at > begins and meeting.status == "planned"]
        if names:
            lines.append(
                turn.words._(
                    "⚠️ Nomor {number} bersamaan dengan pertemuan kelompok {groups}.",
                    number=one.number,
                    groups=", ".join(names),
                )
            )
    return lines


def take_check(turn: Turn, state: PlanState, answer: Answer) -> Next:
    words = turn.words
    if answer.value in ("when", "place"):
        state.own = {}
        return Ask(answer.value)
    if answer.value == "no":
        return Done(words._("Baik, tidak ada yang diundang."))
    if answer.value != "yes":
        return _one_changed(turn, state, answer.text or "")
    sittings = placed(turn, state)
    if not sittings:
        return Done(words._("Tidak ada pertemuan yang tersisa. Tidak ada yang diundang."))
    if min(one.timed.starts_at for one in sittings) <= turn.now:
        state.own = {}
        return Ask("when", words._("Waktu itu sudah lewat. Mohon tulis tanggal yang akan datang."))
    told = _invited(turn, [_plan(turn, state, one) for one in sittings])
    return Done(told + _to_pass_on(turn, sittings) if turn.who.role == "operator" else told)


def _to_pass_on(turn: Turn, sittings: list[Placed]) -> str:
    """Second source document, C.1.a: the office sends time and place of each meeting on to UPPKH Pusat at once."""
    lines = [timed_line(turn, one.number, one.timed, one.place) for one in sittings]
    return "\n\n" + "\n".join([turn.words._("Jadwalnya, untuk diteruskan ke UPPKH Pusat:"), *lines])


def _plan(turn: Turn, state: PlanState, one: Placed) -> int:
    group_ids = tuple(group.group_id for group in one.timed.sitting.groups)
    kecamatan, intake_id = intake_of_groups(turn.session, group_ids)
    plan = AssemblyPlan(
        state.kind,
        one.timed.sitting.held_by,
        kecamatan,
        one.timed.starts_at,
        one.timed.ends_at,
        one.place,
        group_ids=group_ids,
        intake_id=intake_id if state.kind == FIRST_MEETING else None,
    )
    return plan_assembly(turn.session, turn.actor, plan, turn.now, turn.rules)


def _invited(turn: Turn, made: list[int]) -> str:
    """How many are invited, and of how many only a letter or the spoken word can tell."""
    words = turn.words
    found = [show_assembly(turn.session, turn.actor, one, turn.now).coverage() for one in made]
    late = sum(one.not_reached for one in found)
    text = words.n_("{n} pertemuan dijadwalkan.", "{n} pertemuan dijadwalkan.", len(made))
    under_way = sum(one.under_way + one.direct for one in found)
    text += " " + coverage_in_words(words, Coverage(under_way=under_way, not_reached=late))
    if late:
        text += " " + words._("Yang belum terjangkau pesan perlu surat atau lisan.")
    if turn.who.role == "operator":
        return text + " " + words._("Para pendamping diberi tahu; surat dan daftar hadir mereka yang mencetak.")
    return text + " " + words._("Surat undangan, daftar hadir dan catatan siapa yang sudah tahu: ketik acara")


def _one_changed(turn: Turn, state: PlanState, text: str) -> Next:
    words, found = turn.words, OF_ONE.fullmatch(text.strip())
    numbers = {one.number for one in placed(turn, state)}
    if found is None or int(found[1]) not in numbers:
        return Again(words._("Tekan Ya untuk mengundang, atau tulis nomor dan perubahannya: 2 jumat 23/11 jam 9"))
    own, said = state.own.setdefault(found[1], {}), found[2].strip()
    if normal(said) in LEFT_OUT:
        own["left_out"] = "yes"
        return Again()
    at_place = AT_PLACE.fullmatch(said)
    if at_place is not None:
        if not is_a_place(at_place[1]):
            return Again(place_too_long(words))
        own["place"] = at_place[1].strip()
        return Again()
    local = turn.rules.local(turn.now)
    typed = read_moment(said, local.date(), now_time=local.time())
    if typed.problem is not None or (typed.date is None and typed.time is None):
        return Again(problem_in_words(words, typed))
    if typed.date is not None:
        own["day"] = typed.date.isoformat()
    if typed.time is not None:
        own["at"] = typed.time.isoformat()
    return Again()
