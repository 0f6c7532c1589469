"""The menu: what this person can do here, and what she left unfinished.

choice --(of a long menu)--> section --> the chosen conversation
"""

from dataclasses import dataclass
from datetime import timedelta

from conversations import change_channel
from conversations.absence_explained import absence_explained
from conversations.courtesies import acknowledgement, greeting
from conversations.hearing import report_in
from conversations.my_meeting import meeting_answered
from conversations.questions import Answer, Choice, Question, match, normal
from conversations.send_evidence import evidence_meant
from conversations.turn import (
    FAMILIES,
    Again,
    Ask,
    Conversation,
    Done,
    Next,
    Resume,
    Start,
    Step,
    Turn,
    state_from_json,
)
from conversations.unsaved_report import report_goes_on
from conversations.visits_heard import visits_meant
from conversations.words import Words
from db.tables import Dialog
from outbox import dialogs
from programme.standing_reports import meetings_to_report

RESUMABLE_FOR = timedelta(days=7)
LONGEST_MENU = 9
"""Lines; a longer one shows its sections."""
SECTION = "more_"
EVERYTHING = frozenset({"text", "photo", "voice", "document", "location", "contact", "unsupported"})


@dataclass
class State:
    section: str = "members"
    """The part of a long menu that is shown."""


def ask_choice(turn: Turn, state: State) -> Question:
    change_channel.offer(turn)
    choices = _lines(turn)
    paused = dialogs.newest_paused(turn.session, turn.contact.id, turn.who.id, turn.now - RESUMABLE_FOR)
    if paused is not None:
        what = _left_unfinished(turn, paused)
        choices.insert(0, Choice(f"resume{paused.id}", turn.words._("Lanjutkan: {what}", what=what)))
    text = turn.words._("{name}, apa yang bisa saya bantu?", name=turn.name())
    return Question(text, tuple(choices), accepts=EVERYTHING)


def _lines(turn: Turn) -> list[Choice]:
    """The menu's lines: a short menu whole, of a long one the sections instead of what stands in them."""
    everything = _everything(turn)
    if len(everything) <= LONGEST_MENU:
        return everything
    in_sections = {one.name: one.section for one in turn.menu.values() if one.section}
    lines = [choice for choice in everything if choice.value not in in_sections]
    return lines + [
        Choice(f"{SECTION}{section}", title)
        for section, title in _sections(turn.words).items()
        if section in in_sections.values()
    ]


def _everything(turn: Turn, section: str | None = None) -> list[Choice]:
    """Whatever this person may start, or what stands in one section."""
    return [
        Choice(one.name, one.title(turn.words), frozenset(one.commands))
        for one in turn.menu.values()
        if one.title is not None and section in (None, one.section)
    ]


def _sections(words: Words) -> dict[str, str]:
    return {
        "meetings": words._("Pertemuan: jadwal dan materi ..."),
        "members": words._("Anggota: undang, ubah, daftar ..."),
        "visits": words._("Kunjungan: limpahkan, penyedia ..."),
        "settings": words._("Pengaturan: bahasa, persetujuan ..."),
    }


def ask_section(turn: Turn, state: State) -> Question:
    change_channel.offer(turn)
    choices = [*_everything(turn, state.section), Choice("menu", turn.words._("« Menu utama"))]
    return Question(_sections(turn.words)[state.section].rstrip(" ."), tuple(choices), accepts=EVERYTHING)


def take_section(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "menu":
        return Ask("choice")
    return take_choice(turn, state, answer)


def _left_unfinished(turn: Turn, paused: Dialog) -> str:
    """ "kunjungan Ibu Mawar", or the conversation's title."""
    talk = turn.conversations.get(paused.conversation)
    if talk is not None and talk.unfinished is not None:
        return talk.unfinished(turn, state_from_json(talk.state, paused.state))
    title = talk.title if talk is not None else None
    return title(turn.words) if title is not None else turn.words._("yang tadi")


def take_choice(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is not None:
        if answer.value.startswith("resume"):
            return Resume(int(answer.value.removeprefix("resume")))
        if answer.value.startswith(SECTION):
            state.section = answer.value.removeprefix(SECTION)
            return Ask("section")
        return Start(answer.value)
    if answer.kind != "text":
        return evidence_meant(turn) or Again(_about_unasked(turn, answer.kind))
    text = answer.text or ""
    thanked = acknowledgement(turn.words, text, turn.name())
    if thanked is not None:
        return Done(thanked)
    meant = _report_meant(turn, answer) or _schedule_meant(turn, text) or meeting_answered(turn, text)
    meant = meant or absence_explained(turn, text) or visits_meant(turn, text) or _line_meant(turn, text)
    return meant or Again(greeting(turn.words, text, turn.name()) or _not_understood(turn))


def _line_meant(turn: Turn, text: str) -> Next | None:
    """The title of something that stands in a section."""
    choice = match(Question("", tuple(_everything(turn)), numbered=False), text)
    return None if choice is None else Start(choice.value)


def _not_understood(turn: Turn) -> str:
    if turn.who.role in FAMILIES:
        return turn.words._(
            "Maaf, saya belum paham maksudnya. Silakan pilih dari daftar ini. "
            "Untuk hal lain, sampaikan langsung kepada ketua atau pendamping, ya."
        )
    return turn.words._("Maaf, saya belum paham maksudnya. Silakan pilih dari daftar ini, atau ketik bantuan.")


def _about_unasked(turn: Turn, kind: str) -> str:
    if kind in ("photo", "voice", "document"):
        return turn.words._(
            "Terima kasih, kiriman sudah saya simpan. Supaya saya tahu maksudnya, silakan pilih dari daftar ini."
        )
    return turn.words._("Maaf, saya belum bisa membaca kiriman seperti itu. Silakan tulis, atau pilih dari daftar ini.")


def _report_meant(turn: Turn, answer: Answer) -> Next | None:
    """A ketua who simply writes who was missing, days after the meeting, means her report."""
    if turn.who.role not in ("ketua", "deputy") or turn.who.group_id is None or answer.text is None:
        return None
    waiting = meetings_to_report(turn.session, turn.who.group_id, turn.now)
    if not waiting or not report_in(turn, answer.text, turn.who.group_id).is_report:
        return None
    return report_goes_on(turn, waiting, answer)


def _schedule_meant(turn: Turn, text: str) -> Next | None:
    """ "jadwal melati 1 kamis keempat jam 9": a command of the one who schedules, with its answer."""
    command, _, rest = text.partition(" ")
    schedule = turn.menu.get("schedule_meeting")
    if schedule is None or normal(command) not in schedule.commands or not rest.strip():
        return None
    return Start(schedule.name, answer=Answer(text=rest.strip()))


def begin(turn: Turn, state: State) -> Next:
    return Ask("choice")


CONVERSATION = Conversation(
    "home", State, {"choice": Step(ask_choice, take_choice), "section": Step(ask_section, take_section)}, begin
)
