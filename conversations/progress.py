"""How far the groups are through the sessions of P2K2: shown to pendamping, koordinator and, simply, to the ketua.

group --> detail (its modules) --> group ...
"""

from dataclasses import dataclass

from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from programme.people import groups_of
from programme.progress import (
    GroupProgress,
    PendampingProgress,
    list_progress,
    progress_by_pendamping,
    show_progress,
)

BAR = 10
"""Squares of the bar."""


@dataclass
class State:
    group_id: int = 0


def begin(turn: Turn, state: State) -> Next:
    words = turn.words
    if turn.who.role in ("ketua", "deputy"):
        return Done(_for_ketua(turn)) if turn.who.group_id is not None else Done()
    own = groups_of(turn.session, turn.who.id)
    blocks = []
    if turn.who.role in ("koordinator", "operator"):
        lines = progress_by_pendamping(turn.session, turn.actor, turn.now, turn.rules)
        blocks = [_of_pendamping(turn, one) for one in lines] or [words._("Belum ada pendamping di kecamatan ini.")]
    if not own:
        return Done("\n\n".join(blocks) or words._("Belum ada kelompok atas nama Ibu/Bapak."))
    return Ask("group", "\n\n".join(blocks) or None)


def _for_ketua(turn: Turn) -> str:
    words, rules = turn.words, turn.rules
    assert turn.who.group_id is not None
    found = show_progress(turn.session, turn.actor, turn.who.group_id, turn.now, rules)
    lines = [
        words._(
            "Kelompok kita sudah {done} dari {all} materi.\n{bar}",
            done=len(found.done),
            all=found.sessions,
            bar=bar(len(found.done), found.sessions),
        )
    ]
    if found.last is not None:
        title = rules.curriculum.title(*found.last[0])
        day = words.day(rules.today(found.last[1]))
        lines.append(words._("Terakhir: {title} ({day}).", title=title, day=day))
    if found.next_meeting is not None:
        following = rules.curriculum.title(*found.next_matter) if found.next_matter is not None else None
        day = words.day(rules.today(found.next_meeting))
        lines.append(
            words._("Berikutnya: {title} ({day}).", title=following, day=day)
            if following is not None
            else words._("Pertemuan berikutnya: {day}.", day=day)
        )
    return "\n".join(lines)


def _of_pendamping(turn: Turn, one: PendampingProgress) -> str:
    name, least = one.furthest_behind
    return turn.words._(
        "{name} ({kecamatan}): {groups} kelompok, rata-rata {done} dari {all} materi\nPaling sedikit: {group}, {least}",
        name=one.name,
        kecamatan=one.kecamatan,
        groups=one.groups,
        done=round(one.done),
        all=one.sessions,
        group=name,
        least=least,
    )


def bar(done: int, sessions: int) -> str:
    """'▓▓▓░░░░░░░ 9/29': a square is filled as soon as something was done, and the last only when all is."""
    filled = -(-done * BAR // sessions) if sessions else 0
    filled = min(filled, BAR - 1) if done < sessions else BAR
    return f"{'▓' * filled}{'░' * (BAR - filled)} {done}/{sessions}"


def ask_group(turn: Turn, state: State) -> Question:
    words = turn.words
    found = list_progress(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)
    text = "\n".join([words._("Kemajuan materi P2K2:"), *(_line(turn, one) for one in found)])
    choices = tuple(Choice(str(one.group_id), one.group_name) for one in found)
    return Question(
        text + "\n\n" + words._("Pilih kelompok untuk melihat materinya."),
        (*choices, Choice("menu", words._("Kembali ke menu"))),
    )


def _line(turn: Turn, one: GroupProgress) -> str:
    words, rules = turn.words, turn.rules
    parts = [f"{one.group_name}: {bar(len(one.done), one.sessions)}"]
    if one.last is not None:
        when = words.short_day(rules.today(one.last[1]))
        parts.append(words._("terakhir {matter} ({day})", matter=_short(turn, one.last[0]), day=when))
    if one.next_meeting is not None:
        parts.append(words._("berikutnya {day}", day=words.short_day(rules.today(one.next_meeting))))
    else:
        parts.append(words._("⚠️ belum ada pertemuan berikutnya"))
    return "- " + ", ".join(parts)


def _short(turn: Turn, matter: tuple[str, int]) -> str:
    """'modul 1 sesi 2': short enough for a line."""
    module = turn.rules.curriculum.module(matter[0])
    number = module.number if module is not None else matter[0]
    return turn.words._("modul {module} sesi {session}", module=number, session=matter[1])


def take_group(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "menu":
        return Done(menu=True)
    if answer.value is None:
        return Again()
    state.group_id = int(answer.value)
    return Ask("detail")


def ask_detail(turn: Turn, state: State) -> Question:
    words = turn.words
    found = show_progress(turn.session, turn.actor, state.group_id, turn.now, turn.rules)
    lines = [f"{found.group_name}: {bar(len(found.done), found.sessions)}"]
    lines.append(words._("✓ sudah, ○ dijadwalkan, – belum"))
    planned = {matter for matter, _ in found.planned}
    for module in turn.rules.curriculum.modules:
        marks = []
        for number in range(1, len(module.sessions) + 1):
            matter = (module.code, number)
            marks.append(f"{number}{'✓' if matter in found.done else '○' if matter in planned else '–'}")
        lines.append(f"\n{module.number}. {module.title}\n{'  '.join(marks)}")
    choices = (Choice("group", words._("Kelompok lain")), Choice("menu", words._("Kembali ke menu")))
    return Question("\n".join(lines), choices)


def take_detail(turn: Turn, state: State, answer: Answer) -> Next:
    return Ask("group") if answer.value == "group" else Done(menu=True)


CONVERSATION = Conversation(
    "progress",
    State,
    {"group": Step(ask_group, take_group), "detail": Step(ask_detail, take_detail)},
    begin,
    roles=frozenset({"pendamping", "koordinator", "operator", "ketua", "deputy"}),
    title=lambda words: words._("Kemajuan materi"),
    section="meetings",
    commands=("progres", "progress", "kemajuan", "materi"),
)
