"""Pendamping records consent sheets signed on paper, several in a row from one sitting.

group --> member --(has none)--> signed_on --> photo --> check --yes--> member (the next one)
                 --(has one)--> sheet --> photo | signed_on | the photo again
"""

from datetime import date, timedelta

from conversations import kept_sheet
from conversations.change_channel import CHANNEL_NAMES
from conversations.consent_state import LATER_WORDS, PICTURE, TEXT, State, consents_in, line_of, name_in, rank_of
from conversations.group_question import ask_group, begin_with_group, take_group
from conversations.member_question import ask_member, take_member
from conversations.members.state import phone_in_words
from conversations.questions import YES_WORDS, Answer, Choice, Question
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.typed_moment_words import problem_in_words
from programme.consent_sheets import (
    LONGEST_VERSION,
    SheetMistake,
    SignedSheet,
    record_consent_sheet,
    versions_used,
)
from programme.members import MemberLine, list_members, show_member
from programme.papers import want_paper
from programme.typed_past_dates import read_past_date

DAYS_OFFERED = 3
FORM_WORDS = frozenset({"cetak", "lembar kosong", "formulir"})
SAME_WORDS = frozenset({"sama", "foto yang tadi", "foto tadi", "yang tadi", "idem"})


def begin(turn: Turn, state: State) -> Next:
    return begin_with_group(turn, state, "member")


def take_this_group(turn: Turn, state: State, answer: Answer) -> Next:
    return take_group(turn, state, answer, "member")


def _listed(turn: Turn, state: State) -> list[MemberLine]:
    """Those without consent, then those whose photo is missing, then (if wanted) the rest."""
    rank = {one.person_id: rank_of(one) for one in consents_in(turn, state)}
    members = list_members(turn.session, turn.actor, state.group_id)
    shown = [one for one in members if state.everybody or rank[one.person_id] < 2 or one.person_id in state.found]
    return sorted(shown, key=lambda one: (rank[one.person_id], one.member_number))


def ask_who(turn: Turn, state: State) -> Question:
    words, consents = turn.words, consents_in(turn, state)
    lacking = sum(rank_of(one) == 0 for one in consents)
    text = words.n_(
        "Belum ada persetujuan: {n} dari {all} anggota.",
        "Belum ada persetujuan: {n} dari {all} anggota.",
        lacking,
        all=len(consents),
    )
    photos = [f"{one.member_number}. {one.name}" for one in consents if one.lacks_photo]
    if photos:
        text += "\n" + words._("Fotonya menyusul: {names}.", names=", ".join(photos))
    text += "\n" + words._("Lembar siapa? Tekan namanya, atau tulis nama atau nomornya.")
    last = [Choice("form", words._("Lembar kosong (PDF)"), FORM_WORDS), Choice("end", words._("Selesai"))]
    if not state.everybody and any(rank_of(one) == 2 for one in consents):
        last.insert(0, Choice("everybody", words._("Lihat semua anggota")))
    return ask_member(turn, state, _listed(turn, state), text, last=tuple(last))


def take_who(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "end":
        return Done(turn.words._("Baik."), menu=True)
    if answer.value == "form":
        want_paper(turn.session, turn.actor, "consent_sheet", f"group:{state.group_id}", turn.now)
        return Again(turn.words._("Baik, lembarnya sedang saya buat. Saya kirim ke sini begitu jadi."))
    if answer.value == "everybody":
        state.everybody = True
        return Again()
    members = list_members(turn.session, turn.actor, state.group_id)
    chosen = take_member(turn, state, members, answer)
    if isinstance(chosen, Again):
        return chosen
    state.person_id, state.file_id = chosen.person_id, 0
    if line_of(turn, state).sheet_id is not None:
        return Ask("sheet")
    return Ask("photo" if state.sitting else "signed_on")


def ask_signed_on(turn: Turn, state: State) -> Question:
    words, today = turn.words, turn.rules.today(turn.now)
    near = [words._("Hari ini"), words._("Kemarin"), ""]
    choices = []
    for ago in range(DAYS_OFFERED):
        day = today - timedelta(days=ago)
        label = f"{near[ago]}, {words.short_day(day)}" if near[ago] else words.short_day(day)
        choices.append(Choice(f"d{day.isoformat()}", label, frozenset({near[ago].casefold()} - {""})))
    text = words._("Kapan {name} menandatangani? Pilih atau tulis tanggalnya.", name=name_in(turn, state))
    return Question(text, tuple(choices), numbered=False, accepts=TEXT)


def take_signed_on(turn: Turn, state: State, answer: Answer) -> Next:
    today = turn.rules.today(turn.now)
    if answer.value is not None:
        state.signed_on = answer.value[1:]
    else:
        typed = read_past_date(answer.text or "", today)
        if typed.problem == "future":
            return Again(turn.words._("Tanggal itu belum tiba. Kapan lembarnya ditandatangani?"))
        if typed.problem is not None or typed.date is None:
            return Again(problem_in_words(turn.words, typed))
        state.signed_on = typed.date.isoformat()
    return Ask("check" if state.file_id else "photo")


def _day_is(turn: Turn, state: State) -> str:
    return turn.words._("Tanggalnya: {day}.", day=turn.words.day(date.fromisoformat(state.signed_on)))


def ask_photo(turn: Turn, state: State) -> Question:
    words = turn.words
    text = words._("Kirim foto lembar yang ditandatangani {name}.", name=name_in(turn, state))
    if state.sitting:
        text += " " + words._(
            "Tanggalnya sama: {day}. Kalau lain, tulis tanggalnya.", day=words.day(date.fromisoformat(state.signed_on))
        )
    choices = [Choice("later", words._("Fotonya menyusul"), LATER_WORDS)]
    if state.last_file_id:
        choices.insert(0, Choice("same", words._("Di foto yang tadi juga"), SAME_WORDS))
    return Question(text, tuple(choices), accepts=PICTURE | TEXT)


def take_photo(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value is None and answer.kind == "text":
        heard = take_signed_on(turn, state, answer)
        return heard if isinstance(heard, Again) else Again(_day_is(turn, state))
    if answer.kind in PICTURE and turn.file_id is not None:
        state.file_id = turn.file_id
    elif answer.value == "same":
        state.file_id = state.last_file_id
    elif answer.value != "later":
        return Again()
    return Ask("check")


def ask_check(turn: Turn, state: State) -> Question:
    words = turn.words
    text = words._(
        "Persetujuan {name}\nDitandatangani: {day}\nVersi lembar: {version}\nFoto: {photo}\nSimpan?",
        name=name_in(turn, state),
        day=words.day(date.fromisoformat(state.signed_on)),
        version=state.version,
        photo=words._("ada") if state.file_id else words._("menyusul"),
    )
    choices = (
        Choice("yes", words._("Ya, simpan"), YES_WORDS),
        Choice("signed_on", words._("Tanggal lain")),
        Choice("photo", words._("Foto lain") if state.file_id else words._("Kirim fotonya")),
        Choice("version", words._("Versi lembar lain")),
    )
    return Question(text, choices, row_sizes=(1, 2, 1))


def take_check(turn: Turn, state: State, answer: Answer) -> Next:
    words = turn.words
    if answer.value != "yes":
        return Ask(answer.value) if answer.value else Again()
    sheet = SignedSheet(date.fromisoformat(state.signed_on), state.version, state.file_id or None)
    name = name_in(turn, state)
    try:
        recorded = record_consent_sheet(
            turn.session, turn.actor, state.person_id, sheet, turn.now, turn.rules, turn.house.means.channels
        )
    except SheetMistake as problem:
        return Ask("signed_on", preface=mistake_in_words(turn, problem, name))
    state.sitting, state.last_file_id, state.file_id = True, state.file_id or state.last_file_id, 0
    saved = words._("Tersimpan: {name} sudah menyetujui.", name=name)
    told = [saved, *ways_opened(turn, state.person_id, recorded.opened), words._("Berikutnya?")]
    return Ask("member", preface=" ".join(told))


def ways_opened(turn: Turn, person_id: int, opened: tuple[str, ...]) -> list[str]:
    """To which number her news may go from now on, so that a wrong one is noticed; nothing where none was opened."""
    if not opened:
        return []
    return [
        turn.words._(
            "Kabarnya boleh dikirim lewat {ways} ke {phone}.",
            ways=turn.words.listing([CHANNEL_NAMES[channel] for channel in opened]),
            phone=phone_in_words(show_member(turn.session, turn.actor, person_id).phone),
        )
    ]


def mistake_in_words(turn: Turn, problem: SheetMistake, name: str) -> str:
    words = turn.words
    if problem.code == "before_withdrawal":
        return words._(
            "{name} mencabut persetujuannya sesudah tanggal itu. Perlu lembar baru yang ditandatangani sesudahnya.",
            name=name,
        )
    if problem.code == "file_taken":
        return words._("Foto itu sudah dipakai untuk lembar lain. Mohon kirim fotonya sekali lagi.")
    return words._("Tanggal itu belum tiba. Kapan lembarnya ditandatangani?")


def ask_version(turn: Turn, state: State) -> Question:
    used = versions_used(turn.session)
    choices = tuple(Choice(f"v{one}", one) for one in used)
    text = turn.words._("Versi yang tertulis di kaki lembar? Pilih atau tulis.")
    return Question(text, choices, numbered=False, accepts=TEXT)


def take_version(turn: Turn, state: State, answer: Answer) -> Next:
    said = version_in(answer.text) if answer.text is not None else (answer.value or "")[1:]
    if not 0 < len(said) <= LONGEST_VERSION:
        return Again(
            turn.words.n_(
                "Versi lembar paling banyak {n} huruf.", "Versi lembar paling banyak {n} huruf.", LONGEST_VERSION
            )
        )
    state.version = said
    return Ask("check")


def version_in(text: str) -> str:
    """As it was typed: one version differs from another by a letter, so a likeness to what is offered means nothing."""
    said = " ".join(text.split())
    return said[len("versi ") :] if said.casefold().startswith("versi ") else said


CONVERSATION = Conversation(
    "record_consent",
    State,
    {
        "group": Step(ask_group, take_this_group),
        "member": Step(ask_who, take_who),
        "signed_on": Step(ask_signed_on, take_signed_on),
        "photo": Step(ask_photo, take_photo),
        "check": Step(ask_check, take_check),
        "version": Step(ask_version, take_version),
        "sheet": Step(kept_sheet.ask_sheet, kept_sheet.take_sheet),
        "late_photo": Step(kept_sheet.ask_late_photo, kept_sheet.take_late_photo),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Catat persetujuan"),
    section="members",
    commands=("persetujuan", "catat persetujuan", "lembar persetujuan"),
)
