"""Saves what one message told of several visits."""

from datetime import date

from conversations import hand_over
from conversations.turn import Done, Next, Turn
from conversations.visits_heard import State, day_of, ended_already, line_numbered
from conversations.visits_left import left_today, made_on
from conversations.visits_said import said_again
from programme.access import may_run
from programme.visit_lines import VisitLine
from programme.visit_records import keep_note, reopen_visit
from programme.visit_text import SaidOfVisit
from programme.visits import VisitOutcome, cancel_visit, postpone_visit, record_visit


def save_all(turn: Turn, state: State) -> Next:
    saved, changed, offered = 0, list[int](), list[tuple[int, str | None]]()
    for number, stored in state.said.items():
        line, said = line_numbered(turn, state, int(number)), said_again(stored)
        if line is None:
            changed.append(int(number))
        elif said.outcome == "hand_over":
            offered.append((line.visit_id, said.colleague))
        elif _save_one(turn, line, said, made_on(turn, day_of(state))):
            saved += 1
        else:
            changed.append(int(number))
    words = turn.words
    told = []
    if saved:
        told.append(words.n_("{n} kunjungan tersimpan. Terima kasih.", "{n} kunjungan tersimpan. Terima kasih.", saved))
    if changed:
        told.append(ended_already(turn, changed))
    if saved:
        told.append(left_today(turn))
    if not offered:
        return Done(" ".join(told))
    if told:
        turn.say(" ".join(told))
    return hand_over.offering([visit_id for visit_id, _ in offered], offered[0][1])


def _save_one(turn: Turn, line: VisitLine, said: SaidOfVisit, day: date) -> bool:
    if not may_run(turn.session, turn.actor, "record_visit", line.visit_id):
        return False
    if line.state != "open" and not reopen_visit(turn.session, turn.actor, line.visit_id, turn.now, turn.rules):
        return False
    if said.outcome == "cancel":
        return cancel_visit(turn.session, turn.actor, line.visit_id, said.finding or "", turn.now)
    if said.outcome == "postpone" and said.until is not None:
        return _postpone(turn, line.visit_id, said.until, said.finding)
    outcome = VisitOutcome(
        visited_on=said.visited_on or day,
        met=said.met or "",
        duties=said.duties,
        finding=said.finding,
        agreement=said.agreement,
    )
    return record_visit(turn.session, turn.actor, line.visit_id, outcome, turn.now)


def _postpone(turn: Turn, visit_id: int, until: date, note: str | None) -> bool:
    done = postpone_visit(turn.session, turn.actor, visit_id, until, turn.now)
    if done and note:
        keep_note(turn.session, turn.actor, visit_id, note, turn.now)
    return done
