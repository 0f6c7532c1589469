"""Pendamping records what became of a visit, in five taps from the list: number, whom she met, duties, notes, yes.

outcome --met--> duties --> notes --> check --yes--> thanks
   |               (a provider: whom --> notes)   check --> next_step, next_on, evidence, visited_on --> check
   |--not met, put off--> until --> thanks
   |--called off--> reason --> thanks
   '--handed over--> conversations.hand_over
again --change--> outcome        (it was recorded today already)
Photos, the location and word of other visits are heard at every question.
"""

from datetime import date

from conversations import hand_over
from conversations.cases import open_case
from conversations.polls.time_hint import time_hint
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Turn
from conversations.visit_answers import (
    ask_duties,
    ask_notes,
    ask_whom,
    met_choices,
    next_question,
    read_here,
    take_duties,
    take_notes,
    take_whom,
)
from conversations.visit_check import ask_check, ask_next_step, line_of, take_check, take_next_step
from conversations.visit_days import (
    VisitState,
    ask_next_on,
    ask_reason,
    ask_until,
    ask_visited_on,
    call_off,
    put_off,
    take_next_on,
    take_reason,
    take_until,
    take_visited_on,
)
from conversations.visit_evidence import ask_evidence, said_of, step, take_evidence
from conversations.visit_words import as_shown_to, detail_in_words, held_in_words, name_in_words
from conversations.visits_left import made_on
from conversations.visits_said import said_again, stored_said
from programme.access import may_run
from programme.handover_lines import show_standing_offer, was_handed_to
from programme.visit_handovers import return_visit, withdraw_offer
from programme.visit_records import show_record
from programme.visit_text import SaidOfVisit
from programme.visits import duties_for


def start(turn: Turn, visit_id: int, said: SaidOfVisit | None = None, day: date | None = None) -> Next:
    """Begins recording a visit from the list, with what was said of it already; one that has ended says so.

    `day`: of the list that was answered.
    """
    if not may_run(turn.session, turn.actor, "show_record", visit_id):
        return Again(turn.words._("Kunjungan itu sudah selesai dicatat, atau sekarang menjadi tugas orang lain."))
    record = show_record(turn.session, turn.actor, visit_id, turn.now, turn.rules)
    if record.state != "open" and not record.may_change:
        return Again(turn.words._("Kunjungan itu sudah selesai dicatat. Tidak ada yang berubah."))
    state = VisitState(visit_id, visited_on=made_on(turn, day or turn.rules.today(turn.now)).isoformat())
    state.again = record.state != "open"
    answer = None
    if said is not None and said.outcome is not None and not state.again:
        state.said = stored_said(said)
        answer = Answer(value="said", kind="tap")
    return Start("record_visit", state, about=f"visit:{visit_id}", from_notice=True, answer=answer)


def begin(turn: Turn, state: VisitState) -> Next:
    if state.again and state.notes_asked:  # put right in words: all is shown once more
        return Ask("check")
    return Ask("again" if state.again else "outcome")


def ask_again(turn: Turn, state: VisitState) -> Question:
    words, line = turn.words, line_of(turn, state)
    record = show_record(turn.session, turn.actor, state.visit_id, turn.now, turn.rules)
    at = words.clock(turn.rules.local(record.ended_at or turn.now))
    if record.state == "cancelled":
        text = words._(
            "Kunjungan {kpm} sudah dibatalkan tadi pukul {clock}. Mau diubah?", kpm=name_in_words(words, line), clock=at
        )
    else:
        text = words._(
            "Kunjungan {kpm} sudah tercatat selesai tadi pukul {clock}. Mau diubah?",
            kpm=name_in_words(words, line),
            clock=at,
        )
    change = Choice("change", words._("Ubah catatan"), frozenset({"ya", "ubah", "salah", "ganti", "iya"}))
    choices = [change, Choice("leave", words._("Biarkan"), frozenset({"tidak", "gak", "sudah benar"}))]
    if record.state == "done" and open_case.kpm_of_visit(turn, state.visit_id) is not None:
        choices.append(Choice("case", words._("Buka kasus"), frozenset({"kasus", "buka kasus"})))
    return Question(text, tuple(choices))


def take_again(turn: Turn, state: VisitState, answer: Answer) -> Next:
    if answer.value == "change":
        return Ask("outcome")
    if answer.value == "case":
        return open_case.from_visit(turn, state.visit_id)
    return Done(turn.words._("Baik, tidak ada yang berubah.")) if answer.value == "leave" else _unclear(turn)


def ask_outcome(turn: Turn, state: VisitState) -> Question:
    words, line = turn.words, line_of(turn, state)
    offer = show_standing_offer(turn.session, turn.actor, state.visit_id)
    shown = as_shown_to(line, len(turn.people))
    facts = [detail_in_words(words, shown), *time_hint(turn, line.kpm_id)]
    if line.state == "open" and shown is line and (note := _noted_before(turn, state)):
        facts.append(words._("Catatan sebelumnya: {note}", note=note))
    if line.held_by is not None:
        facts.append(words._("Kunjungan ini {held}.", held=held_in_words(words, line)))
    if offer is not None:
        facts.append(words._("Sedang ditawarkan kepada {name}, belum dijawab.", name=offer.to_name))
    text = "\n".join([*facts, "", words._("Bagaimana kunjungannya?")])
    met = met_choices(words, line)
    ends = (
        Choice("nobody", words._("Tidak bertemu"), frozenset({"kosong", "tidak ada", "tidak ketemu", "gak ketemu"})),
        Choice("postpone", words._("Tunda")),
        Choice("cancel", words._("Batalkan")),
        *([] if line.held_by or line.stays_with_maker else [_pass_on(turn, state, offer is not None)]),
    )
    rows = (2, 2) if len(met) == 4 else (1,)
    return Question(text, (*met, *ends), row_sizes=(*rows, 2, len(ends) - 2))


def _noted_before(turn: Turn, state: VisitState) -> str | None:
    return show_record(turn.session, turn.actor, state.visit_id, turn.now, turn.rules).finding


def _pass_on(turn: Turn, state: VisitState, offered: bool) -> Choice:
    """Handing it over; taking the offer back; giving back what a colleague handed over."""
    if offered:
        return Choice("take_back", turn.words._("Tarik tawaran"))
    if was_handed_to(turn.session, turn.actor, state.visit_id):
        return Choice("give_back", turn.words._("Kembalikan"))
    return Choice("hand_over", turn.words._("Limpahkan"), frozenset({"limpah", "titip", "oper"}))


def take_outcome(turn: Turn, state: VisitState, answer: Answer) -> Next:
    value = answer.value
    if value == "said":
        return _told(turn, state, said_again(state.said))
    if value in ("kpm", "spouse", "couple", "family"):
        state.met = value
        return next_question(turn, state)
    if value == "nobody":
        return Ask("until", preface=turn.words._("Tidak bertemu siapa pun: kunjungan ditunda, ya."))
    following = {"visited": "whom", "postpone": "until", "cancel": "reason"}
    if value in following:
        return Ask(following[value])
    if value in ("hand_over", "take_back", "give_back"):
        return _passed_on(turn, state, value)
    text = answer.text or ""
    return _told(turn, state, said_of(turn, state, text) or read_here(turn, state, text))


def _passed_on(turn: Turn, state: VisitState, how: str) -> Next:
    if how == "hand_over":
        return _offered(turn, state)
    if how == "take_back":
        withdraw_offer(turn.session, turn.actor, state.visit_id, turn.now)
        return Again(turn.words._("Tawaran ditarik. Kunjungan ini tetap pada daftar ini."))
    return_visit(turn.session, turn.actor, state.visit_id, turn.now)
    return Done(turn.words._("Baik, kunjungan itu dikembalikan dan pemberi tugasnya diberi tahu."))


def _offered(turn: Turn, state: VisitState, colleague: str | None = None) -> Next:
    if line_of(turn, state).cause == "case":
        return Again(
            turn.words._(
                "Kunjungan pendampingan tidak dilimpahkan sendiri. Pendampingannya bisa dirujuk: ketik kasus, buka "
                "berkasnya, lalu pilih Minta saran atau serahkan."
            )
        )
    if line_of(turn, state).stays_with_maker:
        return Again(
            turn.words._(
                "Kunjungan ini karena keluhan rahasia, jadi tidak bisa dilimpahkan. Keluhannya bisa diserahkan kepada "
                "rekan yang boleh melihatnya."
            )
        )
    return hand_over.offering([state.visit_id], colleague)


def _told(turn: Turn, state: VisitState, said: SaidOfVisit) -> Next:
    """Goes on with what a message told; what it left open is asked."""
    if said.outcome == "done":
        state.met, state.finding, state.agreement = said.met or "", said.finding, said.agreement
        state.duties = [duty for duty in duties_for(line_of(turn, state).cause) if duty in said.duties]
        state.visited_on = said.visited_on.isoformat() if said.visited_on else state.visited_on
        return next_question(turn, state)
    if said.outcome == "postpone":
        state.note = said.finding
        return put_off(turn, state, said.until) if said.until is not None else Ask("until")
    if said.outcome == "cancel":
        return call_off(turn, state, said.finding) if said.finding else Ask("reason")
    if said.outcome == "hand_over":
        return _offered(turn, state, said.colleague)
    return _unclear(turn)


def _unclear(turn: Turn) -> Again:
    return Again(
        turn.words._("Maaf, itu belum saya pahami. Silakan pilih, atau tulis misalnya: ketemu suaminya; tunda Senin.")
    )


def unfinished(turn: Turn, state: VisitState) -> str:
    """How the menu calls it: "kunjungan Ibu Mawar"."""
    if not may_run(turn.session, turn.actor, "show_visit", state.visit_id):
        return turn.words._("kunjungan tadi")
    return turn.words._("kunjungan {kpm}", kpm=name_in_words(turn.words, line_of(turn, state)))


CONVERSATION = Conversation(
    "record_visit",
    VisitState,
    {
        "outcome": step(ask_outcome, take_outcome),
        "again": step(ask_again, take_again),
        "whom": step(ask_whom, take_whom, own_words=True),
        "duties": step(ask_duties, take_duties),
        "notes": step(ask_notes, take_notes, own_words=True),
        "check": step(ask_check, take_check),
        "next_step": step(ask_next_step, take_next_step, own_words=True),
        "next_on": step(ask_next_on, take_next_on),
        "evidence": step(ask_evidence, take_evidence),
        "visited_on": step(ask_visited_on, take_visited_on),
        "until": step(ask_until, take_until),
        "reason": step(ask_reason, take_reason, own_words=True),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    unfinished=unfinished,
)
