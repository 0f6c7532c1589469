"""The monthly talk with each ketua: who was not met yet, what there is to speak about, and what came of it.

ketua --> agenda --(was met)--> day --> points --> notes --> thanks
             '--(notes written at once)--> points
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from conversations.assemblies.point_words import points_in_words
from conversations.questions import YES_WORDS, Answer, Choice, Question, normal
from conversations.said_instead import tells_nothing
from conversations.standing.agenda_words import agenda_in_words
from conversations.standing.plan_state import PlanState
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.words import address_name
from programme.absence import month_of
from programme.assemblies.agenda import KETUA_MEETING, POINTS
from programme.group_mentions import NamedGroup, read_groups
from programme.names import name_parts
from programme.standing.ketua_agenda import KetuaAgenda, prepare_ketua_agenda
from programme.standing.ketua_met import DAYS_BACK, record_ketua_met
from programme.standing.ketua_month import KetuaLine, list_ketua_month
from programme.typed_past_dates import read_past_date

TEXT = frozenset({"text"})
POINTS_TO_TICK = POINTS[KETUA_MEETING]
END_WORDS = YES_WORDS | {"selesai", "sampun", "rampung", "cukup", "lanjut", "sudah"}
MET_WORDS = frozenset({"sudah", "sudah bertemu", "sudah ketemu", "ketemu", "wis", "sampun", "catat"})


@dataclass
class State:
    group_id: int = 0
    day: str = ""
    """The local day on which they met, in ISO."""
    points: list[str] = field(default_factory=list)
    notes: str = ""


def begin(turn: Turn, state: State) -> Next:
    if not list_ketua_month(turn.session, turn.actor, turn.who.id, turn.now, turn.rules):
        return Done(turn.words._("Belum ada kelompok atas nama Ibu/Bapak."))
    if not _leaders(turn):
        return Done(turn.words._("Kelompok Ibu/Bapak belum punya ketua. Ketik ubah untuk mencatat ketuanya."))
    return Ask("agenda") if state.group_id else Ask("ketua")


def ask_ketua(turn: Turn, state: State) -> Question:
    words, lines = turn.words, _leaders(turn)
    left = sum(one.met_on is None for one in lines)
    head = words._("Temu ketua {month}.", month=words.month(month_of(turn.rules.today(turn.now))))
    if left:
        text = words.n_(
            "{head} {n} ketua belum ditemui. Bahan bicaranya untuk siapa?",
            "{head} {n} ketua belum ditemui. Bahan bicaranya untuk siapa?",
            left,
            head=head,
        )
    else:
        text = words._("{head} Semua ketua sudah ditemui, terima kasih.", head=head)
    choices = [Choice(f"g{one.group_id}", _label(turn, one)) for one in lines]
    if left > 1:
        choices.append(Choice("together", words._("Undang beberapa sekaligus"), frozenset({"undang", "sekaligus"})))
    return Question(text, tuple(choices), accepts=TEXT)


def _label(turn: Turn, one: KetuaLine) -> str:
    """Whom he has not met yet stands without a mark."""
    words, name = turn.words, f"{one.group_name}: {one.name}"[:44]
    if one.met_on is not None:
        return words._("✓ {name} ({day})", name=name, day=words.short_day(one.met_on))
    if one.invited_at is not None:
        day = words.short_day(turn.rules.today(one.invited_at))
        return words._("{name} (diundang {day})", name=name, day=day)
    return name


def take_ketua(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "together":
        return Start("plan_standing", PlanState(kind=KETUA_MEETING))
    if answer.value is not None:
        state.group_id = int(answer.value[1:])
        return Ask("agenda")
    found = _meant(turn, answer.text or "")
    if len(found) != 1:
        return Again(turn.words._("Ketua yang mana? Pilih dari daftar, atau tulis nama kelompoknya."))
    state.group_id = found[0].group_id
    return Ask("agenda")


def _meant(turn: Turn, text: str) -> list[KetuaLine]:
    """By the group's name, else by the ketua's."""
    lines = _leaders(turn)
    said = read_groups(text, [NamedGroup(one.group_id, one.group_name, one.desa) for one in lines])
    if said.ids:
        return [one for one in lines if one.group_id in said.ids]
    parts = set(name_parts(text))
    return [one for one in lines if parts and parts <= set(name_parts(one.name))]


def ask_agenda(turn: Turn, state: State) -> Question:
    words, agenda = turn.words, _agenda(turn, state)
    if agenda is None:
        return Question(words._("Kelompok itu sekarang belum punya ketua."), (_back(turn),))
    choices = (Choice("met", words._("Sudah bertemu: catat"), MET_WORDS), _back(turn))
    return Question(agenda_in_words(words, agenda, turn.rules), choices, accepts=TEXT, any_words=True)


def _back(turn: Turn) -> Choice:
    return Choice("list", turn.words._("Daftar ketua"), frozenset({"daftar", "nanti", "belum", "lain"}))


def take_agenda(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "list":
        return Ask("ketua")
    if answer.value == "met":
        return Ask("day")
    said = (answer.text or "").strip()
    if not said or tells_nothing(said) or _agenda(turn, state) is None:
        return Again()
    state.notes, state.day = said, turn.rules.today(turn.now).isoformat()
    return Ask("points", turn.words._("Catatannya saya simpan untuk pertemuan hari ini."))


def ask_day(turn: Turn, state: State) -> Question:
    words, today = turn.words, turn.rules.today(turn.now)
    choices = [Choice(today.isoformat(), words._("Hari ini"), frozenset({"hari ini", "tadi", "barusan", "saiki"}))]
    if today.day > 1:
        yesterday = today - timedelta(days=1)
        choices.append(Choice(yesterday.isoformat(), words._("Kemarin"), frozenset({"kemarin", "wingi", "kamari"})))
    return Question(words._("Bertemunya kapan?"), tuple(choices), numbered=False, accepts=TEXT)


def take_day(turn: Turn, state: State, answer: Answer) -> Next:
    words, today = turn.words, turn.rules.today(turn.now)
    typed = read_past_date(answer.text or "", today) if answer.value is None else None
    day = date.fromisoformat(answer.value) if answer.value is not None else typed.date if typed is not None else None
    if day is None or (typed is not None and typed.problem is not None):
        return Again(words._("Tanggalnya belum saya pahami. Contoh: kemarin, 12/11."))
    if not max(month_of(today), today - timedelta(days=DAYS_BACK)) <= day <= today:
        return Again(words._("Yang bisa dicatat: pertemuan bulan ini, paling lama seminggu yang lalu."))
    state.day = day.isoformat()
    return Ask("points")


def ask_points(turn: Turn, state: State) -> Question:
    words = turn.words
    choices = [
        Choice(code, f"{'☑' if code in state.points else '☐'} {label}")
        for code, label in points_in_words(words, KETUA_MEETING).items()
    ]
    choices.append(Choice("all", words._("Semua dibicarakan"), frozenset({"semua", "kabeh", "sadaya"})))
    choices.append(Choice("end", words._("Lanjut"), END_WORDS))
    return Question(words._("Apa saja yang dibicarakan?"), tuple(choices), redraws=True)


def take_points(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "all":
        state.points = list(POINTS_TO_TICK)
    elif answer.value != "end":
        if answer.value is None:
            return Again()
        ticked = set(state.points) ^ {answer.value}
        state.points = [code for code in POINTS_TO_TICK if code in ticked]
        return Again(redraw=answer.kind == "tap")
    if not state.points and not state.notes:
        return Again(turn.words._("Pilih dulu paling sedikit satu."))
    return _saved(turn, state) if state.notes else Ask("notes")


def ask_notes(turn: Turn, state: State) -> Question:
    words = turn.words
    skip = Choice("skip", words._("Tidak ada catatan"), frozenset({"lewati", "tidak ada", "ndak ada", "aman", "-"}))
    return Question(words._("Ada catatan? Tulis singkat."), (skip,), numbered=False, accepts=TEXT, any_words=True)


def take_notes(turn: Turn, state: State, answer: Answer) -> Next:
    said = (answer.text or "").strip()
    if answer.value is None and normal(said) in YES_WORDS:
        return Again()  # there is one, and it comes next
    state.notes = "" if answer.value == "skip" or tells_nothing(said) else said
    return _saved(turn, state)


def _saved(turn: Turn, state: State) -> Next:
    words, day = turn.words, date.fromisoformat(state.day)
    session, actor = turn.session, turn.actor
    if not record_ketua_met(session, actor, state.group_id, day, state.points, state.notes, turn.now, turn.rules):
        return Done(words._("Tidak jadi dicatat: kelompok itu belum punya ketua, atau bulannya sudah berganti."))
    lines = _leaders(turn)
    name = next((address_name(words, one.name, one.gender) for one in lines if one.group_id == state.group_id), "")
    left = sum(one.met_on is None for one in lines)
    said = words._("Tercatat: bertemu {name} pada {day}.", name=name, day=words.day(day))
    if not left:
        return Done(said + " " + words._("Semua ketua bulan ini sudah ditemui, terima kasih."))
    return Done(said + " " + words._("Masih {n} ketua lagi bulan ini; ketik: temu ketua", n=left))


def _agenda(turn: Turn, state: State) -> KetuaAgenda | None:
    return prepare_ketua_agenda(turn.session, turn.actor, state.group_id, turn.now, turn.rules)


def _leaders(turn: Turn) -> list[KetuaLine]:
    """Those not met first."""
    lines = list_ketua_month(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)
    return sorted((one for one in lines if one.ketua_id is not None), key=lambda one: one.met_on is not None)


CONVERSATION = Conversation(
    "ketua_month",
    State,
    {
        "ketua": Step(ask_ketua, take_ketua),
        "agenda": Step(ask_agenda, take_agenda),
        "day": Step(ask_day, take_day),
        "points": Step(ask_points, take_points),
        "notes": Step(ask_notes, take_notes),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Temu ketua kelompok"),
    section="meetings",
    commands=("temu ketua", "para ketua", "bertemu ketua", "kunjungan ketua"),
)
