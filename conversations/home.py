"""The menu: what this person can do here, and what she left unfinished.

choice --(of a long menu)--> section --> the chosen conversation
"""

from dataclasses import dataclass
from datetime import timedelta

from conversations import change_channel
from conversations.absence_explained import absence_excused, absence_explained
from conversations.cases.my_cases import case_meant
from conversations.commands_near import command_slipped, not_understood_by_staff
from conversations.complaints.captioned import caption_meant
from conversations.complaints.inbox import ticket_meant
from conversations.courtesies import FILLERS, acknowledgement, greeting
from conversations.everywhere import how_to_stop
from conversations.inquiries.ask_state import AskState
from conversations.matters_heard import grave_told, matter_meant
from conversations.meeting_orders import meeting_ordered
from conversations.my_meeting import absence_announced, meeting_answered, promised_late
from conversations.payments.enter_payment import payment_meant
from conversations.payments.told_last import payment_answered
from conversations.polls.times_heard import time_meant
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
)
from conversations.unfinished_words import left_unfinished
from conversations.unlisted_visit import unlisted_visit_meant
from conversations.unsaved_report import report_meant, report_unasked
from conversations.updates.change_photos import photo_meant
from conversations.visits_heard import visits_meant
from conversations.waiting import waiting_lines
from conversations.words import Words
from outbox import dialogs
from programme.distress_text import tells_of_hardship

RESUMABLE_FOR = timedelta(days=7)
FEWEST_WORDS_HANDED_ON = 4
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
        what = left_unfinished(turn, paused)
        choices.insert(0, Choice(f"resume{paused.id}", turn.words._("Lanjutkan: {what}", what=what)))
    text = turn.words._("{name}, apa yang bisa saya bantu?", name=turn.name())
    return Question(text, tuple(choices), accepts=EVERYTHING, begins=True)


def _lines(turn: Turn) -> list[Choice]:
    """The menu's lines: a short menu whole, of a long one the sections instead of what stands in them.

    What waits for staff stands first, with its number, wherever it belongs otherwise.
    """
    everything = _everything(turn)
    waiting = [
        Choice(name, label, frozenset(turn.menu[name].commands))
        for name, label in waiting_lines(turn)
        if name in turn.menu
    ]
    first = {choice.value for choice in waiting}
    rest = [choice for choice in everything if choice.value not in first]
    if len(everything) <= LONGEST_MENU:
        return waiting + rest
    by_section: dict[str, list[Choice]] = {}
    for choice in rest:
        by_section.setdefault(turn.menu[choice.value].section, []).append(choice)
    lines = waiting + by_section.pop("", [])
    for section, title in _sections(turn.words).items():
        inside = by_section.get(section, [])
        # A section that holds one thing only would cost a tap for nothing.
        lines += inside if len(inside) == 1 else [Choice(f"{SECTION}{section}", title)] if inside else []
    return lines


def _everything(turn: Turn, section: str | None = None) -> list[Choice]:
    """Whatever this person may start, or what stands in one section."""
    return [
        Choice(one.name, one.title(turn.words), frozenset(one.commands))
        for one in turn.menu.values()
        if one.title is not None and section in (None, one.section)
    ]


def _sections(words: Words) -> dict[str, str]:
    return {
        "meetings": words._("Pertemuan: jadwal, acara, kalender ..."),
        "matters": words._("Keluhan, perubahan data, pertanyaan ..."),
        "members": words._("Anggota: undang, ubah, calon ..."),
        "visits": words._("Kunjungan, posyandu, sekolah ..."),
        "payments": words._("Pembayaran: jadwal, daftar ..."),
        "office": words._("Kantor: laporan, verifikasi, cuti ..."),
        "settings": words._("Pengaturan: bahasa, persetujuan ..."),
    }


def ask_section(turn: Turn, state: State) -> Question:
    change_channel.offer(turn)
    choices = [*_everything(turn, state.section), Choice("menu", turn.words._("« Menu utama"))]
    return Question(_sections(turn.words)[state.section].rstrip(" ."), tuple(choices), accepts=EVERYTHING, begins=True)


def take_section(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "menu":
        return Ask("choice")
    return take_choice(turn, state, answer)


def take_choice(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is not None:
        if answer.value.startswith("resume"):
            return Resume(int(answer.value.removeprefix("resume")))
        if answer.value.startswith(SECTION):
            state.section = answer.value.removeprefix(SECTION)
            return Ask("section")
        return Start(answer.value)
    if answer.kind != "text":
        meant = photo_meant(turn) or evidence_meant(turn) or caption_meant(turn, answer)
        if meant is None and answer.text and turn.who.role in FAMILIES:
            meant = _understood(turn, Answer(text=answer.text), answer.text)
        return meant or Again(_about_unasked(turn, answer.kind))
    text = answer.text or ""
    first = _heard_first(turn, text)
    if first is not None:
        return first
    meant = _understood(turn, answer, text)
    if meant is None and (courtesy := greeting(turn.words, text, turn.name())) is not None:
        return Again(courtesy)
    if meant is None and (slipped := command_slipped(turn, text)) is not None:
        return Start(slipped.name)
    return meant or report_unasked(turn, text) or _handed_on(turn, text) or Again(_not_understood(turn, text))


def _heard_first(turn: Turn, text: str) -> Next | None:
    """What nothing else may be taken for: a wish for no more messages, a promise, a death, thanks."""
    if turn.who.role in FAMILIES and (way := how_to_stop(turn, text)) is not None:
        return Done(way)
    if (promised := promised_late(turn, text)) is not None:
        return promised
    if (grave := grave_told(turn, text)) is not None:
        return grave
    thanked = acknowledgement(turn.words, text, turn.name())
    return None if thanked is None else Done(thanked)


def _understood(turn: Turn, answer: Answer, text: str) -> Next | None:
    """What begins by words that nobody was asked for."""
    meant = case_meant(turn, text) or ticket_meant(turn, text) or report_meant(turn, answer)
    meant = meant or meeting_ordered(turn, text) or payment_meant(turn, text) or _schedule_meant(turn, text)
    meant = meant or time_meant(turn, text)
    meant = meant or payment_answered(turn, text) or absence_excused(turn, text) or meeting_answered(turn, text)
    meant = meant or absence_explained(turn, text) or visits_meant(turn, text) or _line_meant(turn, text)
    meant = meant or unlisted_visit_meant(turn, text)
    return meant or matter_meant(turn, text) or absence_announced(turn, text)


def _handed_on(turn: Turn, text: str) -> Next | None:
    """What a family tells in several words and nobody here understands may go to her pendamping: it is not lost."""
    told = [word for word in normal(text).split() if word not in FILLERS and any(letter.isalpha() for letter in word)]
    hardship = tells_of_hardship(text)
    if turn.who.role not in FAMILIES or not (hardship or len(told) >= FEWEST_WORDS_HANDED_ON):
        return None
    if hardship:
        turn.say(turn.words._("Kami ikut prihatin, {name}.", name=turn.name()))
    return Start("ask_question", AskState(words=text))


def _line_meant(turn: Turn, text: str) -> Next | None:
    """The title of something that stands in a section."""
    choice = match(Question("", tuple(_everything(turn)), numbered=False, begins=True), text)
    return None if choice is None else Start(choice.value)


def _not_understood(turn: Turn, text: str) -> str:
    if turn.who.role in FAMILIES:
        return turn.words._(
            "Maaf, saya belum paham maksudnya. Silakan pilih dari daftar ini, atau ketik tanya untuk bertanya."
        )
    return not_understood_by_staff(turn, text)


def _about_unasked(turn: Turn, kind: str) -> str:
    if kind in ("photo", "voice", "document"):
        return turn.words._(
            "Terima kasih, kiriman sudah saya simpan. Supaya saya tahu maksudnya, silakan pilih dari daftar ini."
        )
    return turn.words._("Maaf, saya belum bisa membaca kiriman seperti itu. Silakan tulis, atau pilih dari daftar ini.")


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
