"""Words to the pendamping who holds a case: what is due, what came of it, what the family said."""

from conversations.cases.agreement_words import agreement_in_words, what_is_done, who_for_staff
from conversations.cases.case_state import CaseState
from conversations.cases.result_words import results_in_words
from conversations.notices.talk import NoticeTalk, NoticeView
from conversations.questions import NO_WORDS, YES_WORDS, Choice, Question, match, notice_button
from conversations.turn import Again, Next, Start, Turn
from conversations.words import Words, address_name
from outbox.messages import Button, Message
from programme.access import may_run
from programme.cases.agreement_reminders import meeting_meant
from programme.cases.agreements import AgreementView, settle_agreement, show_agreement
from programme.cases.ending import before_ending
from programme.cases.evaluating import show_results
from programme.cases.family_word import word_is_read
from programme.cases.showing import CaseView, show_case

DUE_KIND, EVALUATION_KIND, HEARD_KIND = "case_agreement_due", "case_evaluation", "case_word_heard"
LONGEST_QUOTE = 160


def render_due(view: NoticeView) -> Message | None:
    """Due today, to be reminded of in person, or hindered: by the slot. None where it ended meanwhile."""
    if not may_run(view.session, view.reader.actor, "settle_agreement", view.subject_id):
        return None
    one = show_agreement(view.session, view.reader.actor, view.subject_id)
    if one.state != "open":
        return None
    about = view.slot.partition(" ")[0]
    return {"due": _due, "remind": _to_remind, "hindered": _hindered}[about](view, one)


def _due(view: NoticeView, one: AgreementView) -> Message | None:
    if one.due_on is None or view.slot != f"due {one.due_on.isoformat()}":
        return None
    words, values = view.words, {"name": address_name(view.words, one.name, one.gender)}
    agreed = f"{who_for_staff(words, one)} {what_is_done(words, one)}"
    if one.who == "pendamping":
        text = words._("Hari ini, sesuai kesepakatan dengan {name}: {agreed}. Sudah?", agreed=agreed, **values)
    else:
        text = words._(
            "Kesepakatan dengan {name} sampai hari ini: {agreed}. Sudah dijalankan?", agreed=agreed, **values
        )
    return Message(text, rows=(tuple(_button(view, DUE_KIND, one) for one in _done(words)),))


def _to_remind(view: NoticeView, one: AgreementView) -> Message | None:
    starts_at = meeting_meant(view.session, one.agreement_id, view.slot, view.rules)
    if starts_at is None:
        return None
    local = view.rules.local(starts_at)
    return Message(
        view.words._(
            "Pertemuan {day} pukul {clock}. Kesepakatan dengan {name}: {agreed}. Belum diingatkan lewat chat; kalau "
            "bisa, mohon diingatkan sendiri.",
            day=view.words.short_day(local.date()),
            clock=view.words.clock(local),
            name=address_name(view.words, one.name, one.gender),
            agreed=f"{who_for_staff(view.words, one)} {what_is_done(view.words, one)}",
        )
    )


def _hindered(view: NoticeView, one: AgreementView) -> Message | None:
    words = view.words
    text = words._(
        "{name} mengabari ada halangan. Kesepakatannya: {agreed}.",
        name=address_name(words, one.name, one.gender),
        agreed=agreement_in_words(words, one),
    )
    with_words = len(view.slot.split()) > 2
    if with_words and one.lately_said:
        text += " " + words._("Katanya: “{words}”", words=one.lately_said[:LONGEST_QUOTE])
    text += " " + words._("Mungkin perlu dihubungi dulu.")
    return Message(text, rows=((notice_button(words._("Buka kesepakatan"), DUE_KIND, view.subject, "open"),),))


def _done(words: Words) -> tuple[Choice, Choice]:
    """Long enough to be typed: "belum" alone is a command of staff's."""
    return (
        Choice("kept", words._("Sudah dijalankan"), YES_WORDS | {"sudah", "sampun", "wis", "parantos"}),
        Choice("open", words._("Belum dijalankan"), NO_WORDS | {"belum", "durung", "dereng", "teu acan"}),
    )


def due_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    agreement_id = int(subject.rpartition(":")[2])
    if value not in ("kept", "open") or not may_run(turn.session, turn.actor, "settle_agreement", agreement_id):
        return None
    if value == "kept":
        kept = settle_agreement(turn.session, turn.actor, agreement_id, "kept", turn.now)
        return Again(turn.words._("Syukurlah, tercatat sudah dijalankan.") if kept else _over(turn.words))
    one = show_agreement(turn.session, turn.actor, agreement_id)
    if one.state != "open":
        return Again(_over(turn.words))
    return Start("case_agreements", CaseState(one.case_id, entry_id=agreement_id), from_notice=True)


def due_typed(turn: Turn, subject: str, text: str) -> Next | None:
    chosen = match(Question("", _done(turn.words), accepts=frozenset({"text"}), numbered=False), text)
    return due_tapped(turn, subject, chosen.value) if chosen is not None else None


def due_title(turn: Turn, subject: str) -> str:
    agreement_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "settle_agreement", agreement_id):
        return subject
    one = show_agreement(turn.session, turn.actor, agreement_id)
    return turn.words._("Kesepakatan {name}", name=address_name(turn.words, one.name, one.gender))


def _over(words: Words) -> str:
    return words._("Kesepakatan itu sudah selesai. Tidak ada yang berubah.")


def render_evaluation(view: NoticeView) -> Message | None:
    """Her attendance since, and whether to write down what came of it; None where the case ended."""
    seen = _case_of(view)
    if seen is None:
        return None
    results = show_results(view.session, view.reader.actor, seen.case_id, view.now, view.rules)
    text = view.words._(
        "Kasus {name}. {results} Apa yang sudah tercapai, dan apa yang belum?",
        name=address_name(view.words, seen.name, seen.gender),
        results=results_in_words(view.words, results),
    )
    return Message(text, rows=((_button(view, EVALUATION_KIND, _to_evaluate(view.words)),),))


def render_word_heard(view: NoticeView) -> Message | None:
    """What the family said; None where the case ended meanwhile."""
    seen = _case_of(view)
    if seen is None:
        return None
    found = before_ending(view.session, view.reader.actor, seen.case_id, view.now, view.rules)
    if found.word is None:
        return None
    words = view.words
    name = address_name(words, seen.name, seen.gender)
    text = words._("Kata {name}: “{words}”.", name=name, words=found.word[:LONGEST_QUOTE])
    if found.word_code == "needs_more":
        text += " " + words._("Beliau masih ingin ditemani.")
    following, choices = "agreements" if found.word_code == "needs_more" else "end", _after_word(words)
    return Message(text, rows=(tuple(_button(view, HEARD_KIND, choices[one]) for one in (following, "open")),))


LEADS_TO = {
    "evaluate": "evaluate_case",
    "end": "end_case",
    "agreements": "case_agreements",
    "open": "case_file",
}


def case_tapped(turn: Turn, subject: str, value: str) -> Next | None:
    case_id = int(subject.rpartition(":")[2])
    if value not in LEADS_TO or not may_run(turn.session, turn.actor, "before_ending", case_id):
        return None
    if value != "evaluate":  # an evaluation waits until it is written down
        word_is_read(turn.session, turn.actor, case_id, turn.now)
    return Start(LEADS_TO[value], CaseState(case_id), from_notice=True)


def evaluation_typed(turn: Turn, subject: str, text: str) -> Next | None:
    return _typed(turn, subject, text, [_to_evaluate(turn.words)])


def heard_typed(turn: Turn, subject: str, text: str) -> Next | None:
    return _typed(turn, subject, text, list(_after_word(turn.words).values()))


def _typed(turn: Turn, subject: str, text: str, choices: list[Choice]) -> Next | None:
    """The label of a button, as people write it who don't trust buttons."""
    question = Question("", tuple(choices), accepts=frozenset({"text"}), numbered=False)
    chosen = match(question, text)
    return case_tapped(turn, subject, chosen.value) if chosen is not None else None


def _to_evaluate(words: Words) -> Choice:
    return Choice("evaluate", words._("Catat hasilnya"))


def _after_word(words: Words) -> dict[str, Choice]:
    return {
        "end": Choice("end", words._("Akhiri kasus")),
        "agreements": Choice("agreements", words._("Buat kesepakatan")),
        "open": Choice("open", words._("Buka berkas")),
    }


def case_title(turn: Turn, subject: str) -> str:
    case_id = int(subject.rpartition(":")[2])
    if not may_run(turn.session, turn.actor, "before_ending", case_id):
        return subject
    seen = show_case(turn.session, turn.actor, case_id, turn.now, turn.rules)
    return turn.words._("Kasus {name}", name=address_name(turn.words, seen.name, seen.gender))


def _case_of(view: NoticeView) -> CaseView | None:
    """The open case, for whoever holds it now."""
    if not may_run(view.session, view.reader.actor, "before_ending", view.subject_id):
        return None
    seen = show_case(view.session, view.reader.actor, view.subject_id, view.now, view.rules)
    return seen if seen.state == "open" else None


def _button(view: NoticeView, kind: str, choice: Choice) -> Button:
    return notice_button(choice.label, kind, view.subject, choice.value)


DUE = NoticeTalk(
    render_due, due_tapped, due_typed, due_title, knock=lambda view: "kesepakatan yang ditunggu", about="agreement"
)
EVALUATION = NoticeTalk(
    render_evaluation,
    case_tapped,
    evaluation_typed,
    case_title,
    knock=lambda view: "evaluasi pendampingan",
    about="case",
)
WORD_HEARD = NoticeTalk(
    render_word_heard, case_tapped, heard_typed, case_title, knock=lambda view: "kabar dari keluarga", about="case"
)
