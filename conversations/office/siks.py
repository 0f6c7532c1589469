"""Pendamping gets the texts of a meeting that he types into SIKS-NG: "siks".

meeting --> parts --(an aspect, or "hasil: ...; kendala: ...")--> parts
                  --Kirim teksnya--> name, description and marks as messages to copy
"""

from dataclasses import dataclass

from conversations.questions import NO_WORDS, Answer, Choice, Question, normal
from conversations.said_instead import tells_nothing
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.words import Words
from programme.access import may_run
from programme.office.siks import SiksFacts, list_siks_meetings, note_meeting, read_siks
from programme.office.typed_notes import ASPECTS, read_notes
from reports.siks_text import LONGEST_DESCRIPTION, LONGEST_NAME, letters, siks_text

TEXT = frozenset({"text"})
COPY_WORDS = frozenset({"kirim", "kirim teks", "kirim teksnya", "salin", "teks"})
END_WORDS = frozenset({"selesai", "sudah"})


@dataclass
class SiksState:
    meeting_id: int = 0
    aspect: str = ""


def begin(turn: Turn, state: SiksState) -> Next:
    if state.meeting_id and may_run(turn.session, turn.actor, "read_siks", state.meeting_id):
        return Ask("parts")
    found = list_siks_meetings(turn.session, turn.actor, turn.who.id)
    if not found:
        return Done(turn.words._("Belum ada pertemuan yang sudah dilaporkan kehadirannya."))
    return Ask("meeting")


def ask_meeting(turn: Turn, state: SiksState) -> Question:
    words = turn.words
    choices = []
    for one in list_siks_meetings(turn.session, turn.actor, turn.who.id):
        label = f"{one.group}, {words.short_day(turn.rules.today(one.starts_at))}"
        choices.append(Choice(str(one.id), f"{label} ✓" if one.noted else label))
    choices.append(Choice("end", words._("Selesai"), END_WORDS))
    return Question(words._("Teks SIKS-NG untuk pertemuan yang mana?"), tuple(choices))


def take_meeting(turn: Turn, state: SiksState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value == "end":
        return Done(turn.words._("Baik."), menu=True)
    state.meeting_id = int(answer.value)
    return Ask("parts")


def _facts(turn: Turn, state: SiksState) -> SiksFacts | None:
    if not may_run(turn.session, turn.actor, "read_siks", state.meeting_id):
        return None
    return read_siks(turn.session, turn.actor, state.meeting_id, turn.now, turn.rules)


def ask_parts(turn: Turn, state: SiksState) -> Question:
    words, facts = turn.words, _facts(turn, state)
    if facts is None:
        return Question(words._("Pertemuan itu tidak bisa dibuka."), (Choice("meeting", words._("Pertemuan lain")),))
    text = siks_text(facts, turn.rules.curriculum)
    lines = [
        words._("{group}, {day}.", group=facts.group, day=words.day(facts.starts_at.date())),
        words._(
            "Nama kegiatan: {name} dari {most_name} huruf. Uraian: {told} dari {most_told} huruf.",
            name=letters(text.name),
            most_name=LONGEST_NAME,
            told=letters(text.description),
            most_told=LONGEST_DESCRIPTION,
        ),
    ]
    if facts.missing:
        names = words.listing([_name(words, one) for one in facts.missing])
        lines.append(words._("Belum ditulis: {names}.", names=names))
        lines.append(words._("Boleh sekaligus, misalnya: hasil: semua paham; kendala: hujan deras."))
    if facts.unsettled:
        lines.append(
            words.n_(
                "⚠️ {n} tanda SAKIT/ALFA masih usulan. Ketik lapor untuk menetapkannya.",
                "⚠️ {n} tanda SAKIT/ALFA masih usulan. Ketik lapor untuk menetapkannya.",
                facts.unsettled,
            )
        )
    choices = [Choice("copy", words._("Kirim teksnya"), COPY_WORDS)]
    choices += [Choice(one, f"{'✓ ' if one in facts.notes else ''}{_name(words, one)}") for one in ASPECTS]
    choices += [Choice("meeting", words._("Pertemuan lain")), Choice("end", words._("Selesai"), END_WORDS)]
    return Question("\n".join(lines), tuple(choices), row_sizes=(1, 2, 2, 1, 2), accepts=TEXT)


def take_parts(turn: Turn, state: SiksState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "meeting":
        return Ask("meeting")
    if answer.value == "end":
        return Done(words._("Baik."), menu=True)
    if answer.value == "copy":
        return _copied(turn, state)
    if answer.value in ASPECTS:
        state.aspect = answer.value
        return Ask("aspect")
    notes = read_notes(answer.text or "")
    if not notes or _facts(turn, state) is None:
        return Again(words._("Tekan salah satu, atau tulis misalnya: hasil: semua paham; kendala: hujan deras."))
    return _kept(turn, state, notes)


def _copied(turn: Turn, state: SiksState) -> Next:
    """Each part is a message of its own, so that a long press copies just that."""
    facts = _facts(turn, state)
    if facts is None:
        return Ask("meeting")
    text = siks_text(facts, turn.rules.curriculum)
    for part in (text.name, text.description, text.marks):
        turn.say(part)
    return Again(turn.words._("Tiga pesan di atas tinggal disalin: nama kegiatan, uraian, lalu daftar kehadiran."))


def ask_aspect(turn: Turn, state: SiksState) -> Question:
    words = turn.words
    asked = {
        "process": words._("Bagaimana jalannya pertemuan? Tulis singkat, misalnya: diskusi dan bermain peran."),
        "participation": words._("Bagaimana keaktifan peserta? Misalnya: aktif bertanya, tiga ibu bercerita."),
        "results": words._("Apa hasilnya? Misalnya: peserta paham cara membagi belanja."),
        "obstacles": words._("Apa kendalanya? Kalau tidak ada, tulis: tidak ada."),
        "follow_up": words._("Apa tindak lanjutnya? Misalnya: mengulang materi bulan depan."),
    }
    return Question(asked.get(state.aspect, asked["process"]), accepts=TEXT, any_words=True)


def take_aspect(turn: Turn, state: SiksState, answer: Answer) -> Next:
    said = (answer.text or "").strip()
    is_nothing = tells_nothing(said) and normal(said) not in NO_WORDS  # "tidak" says that there was no obstacle
    if not said or is_nothing or state.aspect not in ASPECTS or _facts(turn, state) is None:
        return Ask("parts")
    return _kept(turn, state, read_notes(said) or {state.aspect: said})


def _kept(turn: Turn, state: SiksState, notes: dict[str, str]) -> Next:
    words = turn.words
    kept = note_meeting(turn.session, turn.actor, state.meeting_id, notes, turn.now)
    if not kept:
        return Ask("parts")
    return Ask("parts", words._("Tersimpan: {names}.", names=words.listing([_name(words, one) for one in kept])))


def _name(words: Words, aspect: str) -> str:
    return {
        "process": words._("proses"),
        "participation": words._("partisipasi"),
        "results": words._("hasil"),
        "obstacles": words._("kendala"),
        "follow_up": words._("tindak lanjut"),
    }[aspect]


CONVERSATION = Conversation(
    "siks",
    SiksState,
    {
        "meeting": Step(ask_meeting, take_meeting),
        "parts": Step(ask_parts, take_parts),
        "aspect": Step(ask_aspect, take_aspect),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Teks SIKS-NG"),
    section="office",
    commands=("siks", "siks ng", "teks siks"),
    unfinished=lambda turn, state: turn.words._("teks SIKS-NG"),
)
