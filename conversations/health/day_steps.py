"""One day of a health post: who is expected, first visits called, a text for the kader, moved, called off, recorded."""

from conversations.health.came_state import CameState
from conversations.health.post_words import hours_in_words
from conversations.health.posyandu_state import BACK, BACK_WORDS, PosyanduState, day_of
from conversations.many_due.when_where import when_and_where
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Next, Start, Turn
from programme.health.attendance import show_posyandu_families
from programme.health.families import HealthFamily
from programme.health.first_visits import invite_first_visits, show_first_visits
from programme.health.posyandu_days import cancel_posyandu_day

MOST_NAMES = 25


def ask_day(turn: Turn, state: PosyanduState) -> Question:
    words, line = turn.words, day_of(turn, state)
    state.provider_id = line.provider_id
    if line.state != "planned":
        return Question(words._("{post}: hari itu dibatalkan.", post=line.name), (_back(turn),))
    families = show_posyandu_families(turn.session, turn.actor, state.posyandu_id, turn.rules)
    first = show_first_visits(turn.session, turn.actor, state.posyandu_id, turn.rules)
    hours = hours_in_words(words, turn.rules.local(line.starts_at).time(), turn.rules.local(line.ends_at).time())
    text = words._(
        "{post}: {where} ({hours}).",
        post=line.name,
        where=when_and_where(words, line.starts_at, line.place, turn.rules),
        hours=hours,
    )
    due = sum(one.has_due for one in families)
    text += "\n" + words.n_(
        "Keluarga dampingan di sini: {n}, yang ada jadwalnya: {due}.",
        "Keluarga dampingan di sini: {n}, yang ada jadwalnya: {due}.",
        len(families),
        due=due,
    )
    if first:
        text += "\n" + words.n_("Belum pernah kunjungan awal: {n}.", "Belum pernah kunjungan awal: {n}.", len(first))
    return Question(text, tuple(_choices(turn, line.starts_at <= turn.now, bool(first))))


def _choices(turn: Turn, began: bool, has_first: bool) -> list[Choice]:
    words = turn.words
    if began:
        return [Choice("record", words._("Catat siapa yang datang"), frozenset({"catat"})), _back(turn)]
    choices = []
    if has_first:
        choices.append(Choice("first", words._("Undang kunjungan awal"), frozenset({"undang"})))
    return [
        *choices,
        Choice("kader", words._("Teks untuk kader"), frozenset({"kader"})),
        Choice("when", words._("Pindahkan"), frozenset({"pindah"})),
        Choice("cancel", words._("Batalkan hari ini"), frozenset({"batalkan"})),
        _back(turn),
    ]


def _back(turn: Turn) -> Choice:
    return Choice(BACK, turn.words._("Kembali ke daftar"), BACK_WORDS)


def take_day(turn: Turn, state: PosyanduState, answer: Answer) -> Next:
    match answer.value:
        case "record":
            return Start("posyandu_came", CameState(state.posyandu_id))
        case "first":
            return Ask("first_check")
        case "kader":
            turn.say(_for_kader(turn, state))
            return Again(turn.words._("Pesan di atas boleh diteruskan kepada kader."))
        case "when":
            return Ask("when")
        case "cancel":
            return Ask("cancel_check")
        case "back":
            return Ask("menu")
        case _:
            return Again()


def _for_kader(turn: Turn, state: PosyanduState) -> str:
    """To be passed on by the pendamping himself: who comes and for the first time, by name, as the kader knows them."""
    words, line = turn.words, day_of(turn, state)
    families = [
        one for one in show_posyandu_families(turn.session, turn.actor, state.posyandu_id, turn.rules) if one.has_due
    ]
    first = {one.kpm_id for one in show_first_visits(turn.session, turn.actor, state.posyandu_id, turn.rules)}
    parts = [
        words._(
            "Bapak/Ibu kader, mohon bantuannya untuk keluarga PKH di {post}: {where}.",
            post=line.name,
            where=when_and_where(words, line.starts_at, line.place, turn.rules),
        ),
        words.n_("Yang direncanakan datang: {n} keluarga.", "Yang direncanakan datang: {n} keluarga.", len(families)),
    ]
    newcomers = [one for one in families if one.kpm_id in first]
    if newcomers:
        parts.append(
            words._(
                "Kunjungan awal, mohon dicocokkan jadwal tiap anggota keluarganya: {names}.",
                names=_names(turn, newcomers),
            )
        )
    return "\n".join([*parts, words._("Terima kasih. {name}, pendamping PKH", name=turn.name())])


def _names(turn: Turn, families: list[HealthFamily]) -> str:
    names = [one.name for one in families[:MOST_NAMES]]
    if len(families) > MOST_NAMES:
        rest = len(families) - MOST_NAMES
        names.append(turn.words.n_("dan {n} lainnya", "dan {n} lainnya", rest))
    return ", ".join(names)


def ask_first_check(turn: Turn, state: PosyanduState) -> Question:
    words = turn.words
    first = show_first_visits(turn.session, turn.actor, state.posyandu_id, turn.rules)
    text = words.n_(
        "Undang {n} keluarga untuk kunjungan awal pada hari ini: {names}?",
        "Undang {n} keluarga untuk kunjungan awal pada hari ini: {names}?",
        len(first),
        names=_names(turn, first),
    )
    return Question(text, yes_no(words._("Ya, undang"), words._("Tidak jadi")))


def take_first_check(turn: Turn, state: PosyanduState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "no":
        return Ask("day")
    if answer.value != "yes":
        return Again()
    invited = invite_first_visits(turn.session, turn.actor, state.posyandu_id, turn.now, turn.rules)
    parts = [words.n_("Undangan dikirim: {n} keluarga.", "Undangan dikirim: {n} keluarga.", invited.told)]
    if invited.told_before:
        parts.append(
            words.n_("Sudah diundang sebelumnya: {n}.", "Sudah diundang sebelumnya: {n}.", invited.told_before)
        )
    if invited.in_person:
        parts.append(
            words._("Mohon dikabari langsung atau lewat kader: {names}.", names=_names(turn, list(invited.in_person)))
        )
    return Ask("day", " ".join(parts))


def ask_cancel_check(turn: Turn, state: PosyanduState) -> Question:
    words, line = turn.words, day_of(turn, state)
    text = words._(
        "{post} {day} dibatalkan? Keluarga dikabari kalau sudah dekat.",
        post=line.name,
        day=words.day(turn.rules.today(line.starts_at)),
    )
    return Question(text, yes_no(words._("Ya, batalkan"), words._("Tidak jadi")))


def take_cancel_check(turn: Turn, state: PosyanduState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "no":
        return Ask("day")
    if answer.value != "yes":
        return Again()
    ended = cancel_posyandu_day(turn.session, turn.actor, state.posyandu_id, turn.now, turn.rules)
    return Ask("menu", words._("Sudah dibatalkan.") if ended else words._("Tidak ada yang berubah."))
