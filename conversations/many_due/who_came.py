"""After a gathering: who came, in one message ("mawar wati datang"), and what was agreed with them.

who --> agreed --> check --yes--> thanks
 ^------change-------'
"""

from dataclasses import dataclass, field

from conversations.many_due.gathering_words import guest_name
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, normal
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.visit_answers import ALL_DONE
from programme.access import may_run
from programme.many_due.agreed_text import read_agreed
from programme.many_due.came_text import read_came
from programme.many_due.gathering_guests import record_gathering
from programme.many_due.gatherings import GatheringLine, GuestLine, show_gathering
from programme.relay_answer_parts import Listed
from programme.visits import DUTIES

TEXT = frozenset({"text"})
ALL, NONE, DONE = "all", "none", "done"
SKIPS = frozenset({"lewati", "tidak ada", "kosong", "nihil", "belum ada"}) | NO_WORDS


@dataclass
class CameState:
    gathering_id: int = 0
    came: list[int] = field(default_factory=list)
    agreed: dict[str, str] = field(default_factory=dict)
    """Family -> what was agreed with it."""


def begin(turn: Turn, state: CameState) -> Next:
    if not may_run(turn.session, turn.actor, "show_gathering", state.gathering_id):
        return Done(turn.words._("Pertemuan itu sudah selesai dicatat. Tidak ada yang berubah."))
    line = _line(turn, state)
    if line.state != "planned":
        return Done(turn.words._("Pertemuan itu sudah selesai dicatat. Tidak ada yang berubah."))
    if line.starts_at > turn.now:
        return Done(turn.words._("Pertemuan itu belum dimulai."))
    return Ask("agreed" if state.came else "who")


def _line(turn: Turn, state: CameState) -> GatheringLine:
    return show_gathering(turn.session, turn.actor, state.gathering_id)


def _present(turn: Turn, state: CameState) -> list[GuestLine]:
    return [guest for guest in _line(turn, state).guests if guest.kpm_id in state.came]


def ask_who(turn: Turn, state: CameState) -> Question:
    words, line = turn.words, _line(turn, state)
    choices = [
        Choice(f"g{one.kpm_id}", f"{'✅' if one.kpm_id in state.came else '▫️'} {one.number}. {one.name}")
        for one in line.guests
    ]
    choices.append(Choice(ALL, words._("Semua datang"), frozenset({"semua", "hadir semua", "datang semua"})))
    if state.came:
        choices.append(Choice(DONE, words._("Lanjut"), frozenset({"lanjut", "sudah", "selesai"})))
    else:
        choices.append(Choice(NONE, words._("Tidak ada yang datang"), frozenset({"tidak ada", "kosong"})))
    text = words._(
        "Siapa yang datang? Tekan, atau tulis namanya, misalnya: {example} datang",
        example=" ".join(one.name.casefold() for one in line.guests[:2]),
    )
    return Question(text, tuple(choices), numbered=False, accepts=TEXT, redraws=True)


def take_who(turn: Turn, state: CameState, answer: Answer) -> Next:
    guests = _line(turn, state).guests
    if answer.value == ALL:
        state.came = [one.kpm_id for one in guests]
        return Ask("agreed")
    if answer.value == NONE:
        state.came = []
        return Ask("check")
    if answer.value == DONE:
        return Ask("agreed")
    if answer.value is not None:
        one = int(answer.value[1:])
        state.came = [kpm_id for kpm_id in state.came if kpm_id != one] if one in state.came else [*state.came, one]
        return Again(redraw=answer.kind == "tap")
    return _took_text(turn, state, answer.text or "")


def _took_text(turn: Turn, state: CameState, text: str) -> Next:
    guests = _line(turn, state).guests
    picked = read_came(text, [Listed(one.number, one.name) for one in guests])
    if picked is None:
        return Again(turn.words._("Nama atau nomor itu belum saya temukan di antara yang diundang."))
    if picked.unknown:
        return Again(
            turn.words._("Tidak ada di antara yang diundang: {names}.", names=turn.words.listing(list(picked.unknown)))
        )
    state.came = [one.kpm_id for one in guests if one.number in picked.numbers]
    return Ask("agreed" if state.came else "check")


def ask_agreed(turn: Turn, state: CameState) -> Question:
    words, present = turn.words, _present(turn, state)
    text = words._(
        "Yang datang: {names}. Apa yang disepakati? Tulis untuk semua, atau satu per satu: {example}: bulan depan "
        "datang; ...",
        names=words.listing([guest_name(words, one) for one in present]),
        example=present[0].name if present else "-",
    )
    return Question(text, (Choice("skip", words._("Lewati"), SKIPS),), numbered=False, accepts=TEXT, any_words=True)


def take_agreed(turn: Turn, state: CameState, answer: Answer) -> Next:
    state.agreed = {}
    if answer.value != "skip":
        present = _present(turn, state)
        said = read_agreed(answer.text or "", [Listed(one.number, one.name) for one in present])
        state.agreed = {str(one.kpm_id): said[one.number] for one in present if one.number in said}
    return Ask("check")


def ask_check(turn: Turn, state: CameState) -> Question:
    words, guests = turn.words, _line(turn, state).guests
    came = [_came_in_words(turn, state, one) for one in guests if one.kpm_id in state.came]
    away = [guest_name(words, one) for one in guests if one.kpm_id not in state.came]
    lines = [words._("Datang, kunjungannya selesai: {names}", names=words.listing(came) or "-")]
    if away:
        lines.append(words._("Tidak datang, tetap dikunjungi: {names}", names=words.listing(away)))
    lines.append(words._("Simpan?"))
    change = Choice("change", words._("Perbaiki"), NO_WORDS | {"ubah", "ganti", "salah"})
    choices = [Choice("yes", words._("Ya, simpan"), YES_WORDS | {"simpan"}), change]
    if came:
        choices.insert(1, Choice("duties", words._("Ya, tugas lengkap"), ALL_DONE - YES_WORDS))
    return Question("\n".join(lines), tuple(choices), numbered=False, accepts=TEXT)


def _came_in_words(turn: Turn, state: CameState, one: GuestLine) -> str:
    agreed = state.agreed.get(str(one.kpm_id))
    return f"{guest_name(turn.words, one)} ({agreed})" if agreed else guest_name(turn.words, one)


def take_check(turn: Turn, state: CameState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "change":
        return Ask("who")
    if answer.value not in ("yes", "duties"):
        again = _took_text(turn, state, answer.text or "") if normal(answer.text or "") else Again()
        return Again(words._("Tekan Ya untuk menyimpan, atau Perbaiki.")) if isinstance(again, Again) else again
    came = {kpm_id: state.agreed.get(str(kpm_id)) for kpm_id in state.came}
    duties = DUTIES if answer.value == "duties" else ()
    if not record_gathering(turn.session, turn.actor, state.gathering_id, came, duties, turn.now, turn.rules):
        return Done(words._("Pertemuan itu sudah selesai dicatat. Tidak ada yang berubah."))
    away = len(_line(turn, state).guests) - len(came)
    parts = [words.n_("{n} kunjungan tersimpan. Terima kasih.", "{n} kunjungan tersimpan. Terima kasih.", len(came))]
    if away:
        parts.append(
            words.n_(
                "{n} keluarga yang tidak datang tetap pada daftar kunjungan seperti semula.",
                "{n} keluarga yang tidak datang tetap pada daftar kunjungan seperti semula.",
                away,
            )
        )
    return Done(" ".join(parts))


CONVERSATION = Conversation(
    "who_came",
    CameState,
    {
        "who": Step(ask_who, take_who),
        "agreed": Step(ask_agreed, take_agreed),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    unfinished=lambda turn, state: turn.words._("siapa yang datang"),
)
