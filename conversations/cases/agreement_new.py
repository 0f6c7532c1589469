"""Making an agreement: of what sort, who, what, until when, and whether the family is reminded by chat.

kind --> who --> what --(a stand-in)--> from --> remind --> check
                      --(a task)-----> until_when ^
"Suami gantikan jaga kantin" typed at the first question answers the first three.
"""

import re
from datetime import time

from conversations.cases.agreement_one import day_ahead
from conversations.cases.agreement_state import AgreementState
from conversations.cases.agreement_words import what_is_done, who_for_staff
from conversations.cases.case_state import family_name, view_of
from conversations.cases.saving import has_words, in_own_words, too_short
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, normal, yes_no
from conversations.turn import Again, Ask, Done, Next, Turn
from conversations.visit_days import day_meant, unclear_day
from conversations.words import Words
from programme.cases.agreements import Agreed, AgreementView, agree
from programme.cases.codes import OPTION
from programme.cases.ending import before_ending
from programme.typed_dates import read_time

LONGEST_WORDS, LONGEST_WHO = 160, 60
STANDS_IN = re.compile(r"\b(?:meng?)?ganti(?:kan|in|ni|ke|an)?\b|\b(?:nggenten[ie]|ngaganti(?:an)?)\b", re.IGNORECASE)
FROM_CLOCK = re.compile(
    r"[ ,]*\b(?:mulai|dari|sejak|wiwit|ti)?\s*((?:jam|pukul|pkl|jm)\.?\s*\d{1,2}.*)$", re.IGNORECASE
)
SPOUSE = frozenset("suami suaminya suamine istri istrinya bojo bojone salaki pamajikan".split())
RELATIVE = frozenset(
    "saudara saudaranya sodara kakak kakaknya adik adiknya adek mertua mertuanya ipar anak anaknya keponakan kerabat "
    "keluarga keluarganya dulur ibunya bapaknya orangtuanya".split()
)
SAME_TIME = frozenset({"sama", "jam pertemuan", "saat pertemuan", "podo"})


def begin_new(turn: Turn, state: AgreementState) -> Ask:
    """Where the family chose that somebody takes her place at work, the first question is answered."""
    chosen = [one.about for one in view_of(turn, state).of_kind(OPTION) if one.chosen]
    if "stand_in" in chosen:
        state.about = "stand_in"
        return Ask("who")
    return Ask("kind")


def ask_kind(turn: Turn, state: AgreementState) -> Question:
    words = turn.words
    text = words._(
        "Apa yang disepakati dengan {name}? Pilih, atau tulis. Misalnya: suami gantikan jaga kantin.",
        name=family_name(turn, view_of(turn, state)),
    )
    choices = (
        Choice("stand_in", words._("Ada yang menggantikan saat pertemuan")),
        Choice("task", words._("Kesepakatan lain")),
        Choice("drop", words._("Tidak ada"), NO_WORDS | {"tidak ada", "tidak jadi", "selesai"}),
    )
    return in_own_words(Question(text, choices))


def take_kind(turn: Turn, state: AgreementState, answer: Answer) -> Next:
    if answer.value == "drop":
        return Done(turn.words._("Baik, tidak ada kesepakatan baru."))
    state.who = state.words = state.leaves_at = ""
    if answer.value in ("stand_in", "task"):
        state.about = answer.value
        return Ask("who")
    text = " ".join((answer.text or "").split())[:LONGEST_WORDS]
    if not has_words(text):
        return Again(too_short(turn))
    return _read(turn, state, text)


def _read(turn: Turn, state: AgreementState, text: str) -> Next:
    """Who and what, from one sentence: "suami gantikan jaga kantin 2 jam"."""
    text, state.leaves_at = _without_clock(text)
    found = STANDS_IN.search(text)
    before = text[: found.start()] if found is not None else text
    state.about = "stand_in" if found is not None else "task"
    state.who = _who_in(before)
    state.words = text[found.end() :].strip(" ,.") if found is not None else _without_who(text, state.who)
    if not state.who:
        return Ask("who")
    return _after_who(turn, state)


def _without_clock(text: str) -> tuple[str, str]:
    """ "jaga kantin mulai jam 8" without its end, and 'HH:MM' of that."""
    found = FROM_CLOCK.search(text)
    at = read_time(found[1]) if found is not None else None
    return (text, "") if found is None or at is None else (text[: found.start()].strip(" ,."), f"{at:%H:%M}")


def _who_in(text: str) -> str:
    said = set(normal(text).split())
    return "spouse" if said & SPOUSE else "relative" if said & RELATIVE else ""


def _without_who(text: str, who: str) -> str:
    first, _, rest = text.partition(" ")
    known = SPOUSE if who == "spouse" else RELATIVE if who else frozenset()
    return rest.strip() if normal(first) in known and rest else text


def ask_who(turn: Turn, state: AgreementState) -> Question:
    words, view = turn.words, view_of(turn, state)
    labels = {
        "spouse": words._("Suami") if view.gender == "f" else words._("Istri"),
        "relative": words._("Saudara/kerabat"),
    }
    if state.about == "task":
        labels |= {"kpm": family_name(turn, view), "pendamping": words._("Saya sendiri")}
        text = words._("Siapa yang melakukannya? Pilih, atau tulis namanya.")
    else:
        text = words._("Siapa yang menggantikan? Pilih, atau tulis namanya.")
    extra = {"spouse": SPOUSE, "relative": RELATIVE, "pendamping": frozenset({"saya", "aku", "kula", "abdi"})}
    choices = tuple(Choice(code, label, extra.get(code, frozenset())) for code, label in labels.items())
    return Question(text, choices, accepts=frozenset({"text"}), any_words=True)


def take_who(turn: Turn, state: AgreementState, answer: Answer) -> Next:
    text = " ".join((answer.text or "").split())
    if answer.value is None and STANDS_IN.search(text) is not None and _who_in(text):
        return _read(turn, state, text[:LONGEST_WORDS])
    who = answer.value or text[:LONGEST_WHO]
    if not has_words(who):
        return Again(too_short(turn))
    state.who = who if answer.value else _who_in(who) if len(who.split()) == 1 and _who_in(who) else who
    return _after_who(turn, state)


def _after_who(turn: Turn, state: AgreementState) -> Next:
    if not state.words:
        return Ask("what")
    if state.about == "stand_in" and state.leaves_at:
        state.every_meeting, state.day = True, ""
        return _after_when(turn, state)
    return Ask("from" if state.about == "stand_in" else "until_when")


def ask_what(turn: Turn, state: AgreementState) -> Question:
    if state.about == "stand_in":
        text = turn.words._("Menggantikan apa? Tulis singkat, misalnya: jaga kantin.")
    else:
        text = turn.words._("Apa yang dilakukan? Tulis singkat, misalnya: mengantar anak ke posyandu.")
    return in_own_words(Question(text))


def take_what(turn: Turn, state: AgreementState, answer: Answer) -> Next:
    text = " ".join((answer.text or "").split())[:LONGEST_WORDS]
    if not has_words(text):
        return Again(too_short(turn))
    if state.about == "stand_in":
        text, state.leaves_at = _without_clock(text)
    found = STANDS_IN.match(text)
    state.words = text[found.end() :].strip(" ,.") or text if found is not None else text
    return _after_who(turn, state)


def ask_from(turn: Turn, state: AgreementState) -> Question:
    words = turn.words
    text = words._("Berlaku tiap pertemuan. Mulai digantikan pukul berapa? Tulis jamnya, misalnya: 08.30.")
    return Question(
        text,
        (Choice("same", words._("Sama dengan jam pertemuan"), SAME_TIME),),
        numbered=False,
        accepts=frozenset({"text"}),
    )


def take_from(turn: Turn, state: AgreementState, answer: Answer) -> Next:
    at = read_time(answer.text or "") if answer.value is None else None
    if answer.value is None and at is None:
        return Again(turn.words._("Jamnya belum saya pahami. Contoh: 08.30, atau tekan Sama dengan jam pertemuan."))
    state.leaves_at, state.every_meeting, state.day = (f"{at:%H:%M}" if at else ""), True, ""
    return _after_when(turn, state)


def ask_until_when(turn: Turn, state: AgreementState) -> Question:
    words = turn.words
    more = (
        Choice("every", words._("Tiap pertemuan"), frozenset({"tiap pertemuan", "setiap pertemuan", "tiap bulan"})),
        Choice("none", words._("Tanpa tanggal"), frozenset({"tanpa tanggal", "tidak tentu", "bebas"})),
    )
    return day_ahead(turn, words._("Paling lambat kapan? Pilih, atau tulis tanggalnya."), *more)


def take_until_when(turn: Turn, state: AgreementState, answer: Answer) -> Next:
    state.every_meeting, state.day = answer.value == "every", ""
    if answer.value not in ("every", "none"):
        day = day_meant(turn, answer)
        if day is None:
            return Again(unclear_day(turn.words))
        state.day = day.isoformat()
    return _after_when(turn, state)


def _after_when(turn: Turn, state: AgreementState) -> Next:
    """She is asked for only where there is anything to remind her of, on a phone of her own."""
    state.reminds = False
    dated = state.every_meeting or bool(state.day)
    if not dated or state.who == "pendamping":
        return Ask("check")
    reached = before_ending(turn.session, turn.actor, state.case_id, turn.now, turn.rules).reached
    return Ask("remind" if reached else "check")


def ask_remind(turn: Turn, state: AgreementState) -> Question:
    words = turn.words
    text = words._(
        "Boleh {name} diingatkan lewat chat sehari sebelumnya? Tanyakan dulu, ya.",
        name=family_name(turn, view_of(turn, state)),
    )
    yes = Choice("yes", words._("Ya, boleh"), YES_WORDS | {"boleh"})
    no = Choice("no", words._("Tidak, saya saja"), NO_WORDS | {"saya", "saya saja"})
    return Question(text, (yes, no))


def take_remind(turn: Turn, state: AgreementState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    state.reminds = answer.value == "yes"
    return Ask("check")


def ask_check(turn: Turn, state: AgreementState) -> Question:
    yes, no = yes_no(turn.words._("Ya, simpan"), turn.words._("Tidak jadi"))
    change = Choice("change", turn.words._("Ubah"), frozenset({"ubah", "ganti"}))
    text = turn.words._("{agreed}\nSimpan?", agreed=_in_words(turn, state))
    return Question(text, (yes, change, no))


def take_check(turn: Turn, state: AgreementState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "change":
        return Ask("kind")
    if answer.value == "no":
        return Done(words._("Baik, tidak ada yang disimpan."))
    if answer.value is None:
        return Again()
    if agree(turn.session, turn.actor, state.case_id, _agreed(turn, state), turn.now, turn.rules) is None:
        return Done(words._("Kasus ini sudah diakhiri, jadi kesepakatannya tidak disimpan."))
    return Done(f"{words._('Kesepakatan tersimpan.')} {_who_is_reminded(turn, state)}".strip())


def _who_is_reminded(turn: Turn, state: AgreementState) -> str:
    words, view = turn.words, view_of(turn, state)
    clock = words.clock(turn.rules.casework.agreement_told_at)
    if state.reminds:
        return words._(
            "{name} saya ingatkan sehari sebelumnya pukul {clock}.", name=family_name(turn, view), clock=clock
        )
    if state.every_meeting:
        return words._("Sehari sebelum pertemuan saya ingatkan Ibu/Bapak pukul {clock}.", clock=clock)
    return words._("Pada hari itu saya tanyakan lagi.") if state.day else ""


def _agreed(turn: Turn, state: AgreementState) -> Agreed:
    """Where she is not reminded by chat, the pendamping is."""
    return Agreed(
        kind=state.about,
        who=state.who,
        words=state.words,
        due_on=turn.rules.today(turn.now).fromisoformat(state.day) if state.day else None,
        every_meeting=state.every_meeting,
        reminds_family=state.reminds,
        leaves_at=time.fromisoformat(state.leaves_at) if state.leaves_at else None,
    )


def _in_words(turn: Turn, state: AgreementState) -> str:
    words: Words = turn.words
    agreed, view = _agreed(turn, state), view_of(turn, state)
    one = AgreementView(
        0, state.case_id, agreed.kind, agreed.who, agreed.words, agreed.due_on, agreed.every_meeting,
        agreed.reminds_family, agreed.leaves_at, "open", turn.rules.today(turn.now), view.name, view.gender,
        view.holder_name, view.holder_gender,
    )  # fmt: skip
    lines = [
        words._("Siapa: {who}", who=who_for_staff(words, one)),
        words._("Apa: {what}", what=what_is_done(words, one)),
    ]
    if one.every_meeting:
        lines.append(words._("Kapan: tiap pertemuan kelompok"))
    elif one.due_on is not None:
        lines.append(words._("Kapan: paling lambat {day}", day=words.day(one.due_on)))
    return "\n".join(lines)
