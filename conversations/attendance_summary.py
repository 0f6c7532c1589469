"""How a report's draft is shown: names with numbers and reasons, the ticked list, the choice between two names."""

from collections.abc import Sequence

from conversations.attendance_draft import AttendanceDraft, candidates_of
from conversations.attendance_events import changed_numbers, put_marks, state_of
from conversations.questions import Choice
from conversations.reason_words import reason_in_words
from conversations.words import Words
from programme.attendance_text import Member

MEMBERS_A_PAGE = 10


def summary(words: Words, draft: AttendanceDraft, members: list[Member], passed_on: Sequence[str] = ()) -> str:
    """'Tidak hadir: 3. Mawar (bekerja); 7. Wati (sakit)', who was represented, and what goes to the pendamping."""
    names = {member.number: member.name for member in members}
    lines = []
    if draft.absent:
        lines.append(words._("Tidak hadir:"))
        lines += [
            f"- {number}. {names.get(number, '?')} ({reason_in_words(words, reason)})"
            for number, reason in sorted(draft.absent_numbers.items())
        ]
    else:
        lines.append(words._("Semua hadir."))
    if draft.represented:
        stood_in = words.listing([f"{number}. {names.get(number, '?')}" for number in sorted(draft.represented)])
        lines.append(words._("Diwakili keluarga: {names}.", names=stood_in))
    lines += [
        words._("“{said}” saya artikan {member}.", said=said, member=f"{number}. {names.get(number, '?')}")
        for said, number in draft.meant
    ]
    lines += [words._("Ikut saya teruskan: “{question}”", question=shortened(one)) for one in passed_on]
    return "\n".join([*lines, *_changes(words, draft, members)])


def shortened(text: str, most: int = 200) -> str:
    """A person's words, cut where they would fill the screen."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def short_names(words: Words, draft: AttendanceDraft, members: list[Member]) -> str:
    """'tidak hadir 2. Mawar dan 3. Wati', for one line."""
    names = [f"{one.number}. {one.name}" for one in members if str(one.number) in draft.absent]
    return words._("tidak hadir {names}", names=words.listing(names)) if names else words._("hadir semua")


def _changes(words: Words, draft: AttendanceDraft, members: list[Member]) -> list[str]:
    """For the pendamping: what a "Ya" would change in the report of the ketua."""
    if draft.base is None or not draft.base.get("by_group"):
        return []
    stood = AttendanceDraft()
    put_marks(stood, draft.base)
    names = {member.number: member.name for member in members}
    changed = [
        words._(
            "{member}: {before} menjadi {after}",
            member=f"{number}. {names[number]}",
            before=mark_in_words(words, *state_of(stood, number)),
            after=mark_in_words(words, *state_of(draft, number)),
        )
        for number in changed_numbers(draft, members)
    ]
    return [words._("Berubah dari laporan ketua:"), *(f"- {one}" for one in changed)] if changed else []


def mark_in_words(words: Words, mark: str, reason: str | None) -> str:
    """'hadir', 'diwakili keluarga', 'tidak hadir (bekerja)'."""
    if mark == "present":
        return words.p_("mark", "hadir")
    if mark == "represented":
        return words.p_("mark", "diwakili keluarga")
    if reason is None:
        return words.p_("mark", "tidak hadir")
    return words.p_("mark", "tidak hadir ({reason})", reason=reason_in_words(words, reason))


def checklist_choices(words: Words, draft: AttendanceDraft, members: list[Member]) -> tuple[Choice, ...]:
    """Ten members a page, ticked where absent; tapping the same button twice changes nothing the second time."""
    pages = max(1, -(-len(members) // MEMBERS_A_PAGE))
    page = min(draft.page, pages - 1)
    shown = members[page * MEMBERS_A_PAGE : (page + 1) * MEMBERS_A_PAGE]
    choices = []
    for member in shown:
        ticked = str(member.number) in draft.absent
        choices.append(
            Choice(
                f"{'clr' if ticked else 'set'}{member.number}",
                f"{'❌' if ticked else '▫️'} {member.number}. {member.name}",
            )
        )
    if page > 0:
        choices.append(Choice(f"pag{page - 1}", words._("« Sebelumnya")))
    if page < pages - 1:
        choices.append(Choice(f"pag{page + 1}", words._("Berikutnya »")))
    choices.append(Choice("done", words._("Selesai")))
    return tuple(choices)


def ambiguous_choices(words: Words, first: dict[str, object], members: list[Member]) -> tuple[Choice, ...]:
    """The members a name could mean, by number and full name, and nobody."""
    candidates = candidates_of(first)
    choices = [
        Choice(str(member.number), f"{member.number}. {member.name}", frozenset({str(member.number)}))
        for member in members
        if member.number in candidates
    ]
    choices.append(Choice("nobody", words._("Bukan semuanya")))
    return tuple(choices)
