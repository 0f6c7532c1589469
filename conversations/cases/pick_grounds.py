"""Which concepts and values a case rests on: chosen from a list, those that its file shows first, then explained."""

from conversations.cases.case_report import ReportState, standing_of
from conversations.cases.case_state import TEXT
from conversations.cases.part_words import count_for, part_label
from conversations.cases.saving import has_words, too_short
from conversations.questions import NO_WORDS, Answer, Choice, Question
from conversations.turn import Again, Ask, Done, Next, Turn
from programme.cases.case_reports import ReportStanding
from programme.cases.entries import add_entry, remove_entry
from programme.cases.report_grounds import CHOSEN, OTHER, Ground
from programme.cases.report_parts import chosen_grounds

UNSAID = "-"
"""Kept where nothing was said of how it showed."""


def ask_pick(turn: Turn, state: ReportState) -> Question:
    words, found = turn.words, standing_of(turn, state)
    count, chosen = count_for(found.text, state.part), chosen_grounds(found.view, state.part)
    least = turn.rules.casework.report_concepts if state.part == "concepts" else 1
    text = words._(
        "{part}: {chosen} dipilih (minimal {least}), {count} dari {words} kata.\n"
        "Pilih yang sungguh dipakai. ⭐ = tampak dari berkas kasus ini.",
        part=part_label(words, state.part),
        chosen=len(chosen),
        least=least,
        count=count.words,
        words=count.least,
    )
    taken = {entry.about for entry, ground in chosen if ground is not None}
    listed = [one for one in found.grounds[state.part] if one.ground.code not in taken]
    choices = [
        *(Choice(f"del_{entry.entry_id}", _chosen_label(entry.words, ground)) for entry, ground in chosen),
        *(Choice(f"add_{one.ground.code}", f"{'⭐' if one.shown else '▫️'} {one.ground.title}") for one in listed),
        Choice(f"add_{OTHER}", words._("Yang lain"), frozenset({"lain", "lainnya"})),
        Choice("write", words._("Tulis bebas"), frozenset({"tulis"})),
        Choice("done", words._("Selesai"), frozenset({"selesai", "sudah", "cukup", "sampun", "rampung"})),
    ]
    return Question(text, tuple(choices))


def _chosen_label(said: str, ground: Ground | None) -> str:
    return f"✅ {ground.title if ground is not None else said}"[:60]


def take_pick(turn: Turn, state: ReportState, answer: Answer) -> Next:
    action, _, which = (answer.value or "").partition("_")
    if action == "done":
        return Done(turn.words._("Baik, tersimpan."))
    if action == "write":
        return Ask("text")
    if action == "del":
        remove_entry(turn.session, turn.actor, state.case_id, int(which), turn.now)
        return Ask("pick", preface=turn.words._("Tidak dipakai lagi."))
    if action != "add":
        return Again()
    state.code = which
    return Ask("how")


def ask_how(turn: Turn, state: ReportState) -> Question:
    words, found = turn.words, standing_of(turn, state)
    again = Choice("no", words._("Tidak jadi"), NO_WORDS)
    if state.code == OTHER:
        text = words._("Tulis namanya, artinya, dan bagaimana itu tampak pada kasus ini.")
        return Question(text, (again,), numbered=False, accepts=TEXT, any_words=True)
    told = _told(found, state)
    text = words._("{told}\n\nBagaimana ini tampak pada kasus ini? Tulis satu sampai tiga kalimat.", told=told)
    skip = Choice("skip", words._("Lewati, pakai begitu saja"), frozenset({"lewati", "lewat", "-"}))
    return Question(text, (skip, again), numbered=False, accepts=TEXT, any_words=True)


def _told(found: ReportStanding, state: ReportState) -> str:
    return next((one.told for one in found.grounds[state.part] if one.ground.code == state.code), "-")


def take_how(turn: Turn, state: ReportState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "no":
        return Ask("pick", preface=words._("Baik."))
    said = UNSAID if answer.value == "skip" else (answer.text or "").strip()
    if answer.value is None and not has_words(said):
        return Again(too_short(turn))
    if not _is_chosen(turn, state):
        kind = f"part_{state.part}"
        add_entry(turn.session, turn.actor, state.case_id, kind, said, turn.now, turn.rules, about=state.code)
    return Ask("pick", preface=words._("Dicatat."))


def _is_chosen(turn: Turn, state: ReportState) -> bool:
    """Somebody else's phone, or an older question, may have been quicker."""
    chosen = chosen_grounds(standing_of(turn, state).view, state.part)
    known = {one.code for one in CHOSEN[state.part]}
    return state.code in known and state.code in {entry.about for entry, _ in chosen}
