"""Pendamping ends a membership: graduation, moving out, death, or another reason.

(group) --> member --> reason --> (note) --> day --> (new_ketua) --> check --yes--> the end
offer --yes--> day ...        where a reported change or the list of those without a component leads here
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from conversations.leaving.leaving_words import reason_and_note, reason_choices, reason_in_words, reason_meant
from conversations.member_question import ask_member, take_member
from conversations.members.state import TEXT, secret_said
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.typed_moment_words import problem_in_words
from conversations.updates.change_state import ChangeState
from conversations.words import address_name
from programme.leaving.ending import Leaving, before_leaving, end_membership
from programme.leaving.reasons import WITHOUT_FAREWELL
from programme.member_duties import appoint
from programme.members import MemberCard, MemberLine, list_members, show_member
from programme.people import groups_of
from programme.typed_past_dates import read_past_date

LATER = frozenset({"nanti", "nanti saja", "belum", "belum ada"})
SILENT = frozenset({"tanpa pesan", "jangan dikabari", "tidak usah dikabari"})


@dataclass
class LeaveState:
    person_id: int = 0
    reason: str = ""
    note: str = ""
    left_on: str = ""
    """ISO."""
    new_ketua_id: int = 0
    silent: bool = False
    offered: bool = False
    """Begun by what was found elsewhere: it is asked first whether she leaves at all."""
    page: int = 0
    found: list[int] = field(default_factory=list)


def begin(turn: Turn, state: LeaveState) -> Next:
    if state.person_id:
        return Ask("offer" if state.offered else "reason")
    if not groups_of(turn.session, turn.who.id):
        return Done(turn.words._("Belum ada kelompok atas nama Ibu/Bapak."))
    return Ask("member")


def _members(turn: Turn) -> list[MemberLine]:
    ids = [group.id for group in groups_of(turn.session, turn.who.id)]
    return [one for group_id in ids for one in list_members(turn.session, turn.actor, group_id)]


def _card(turn: Turn, state: LeaveState) -> MemberCard:
    return show_member(turn.session, turn.actor, state.person_id)


def _name(turn: Turn, state: LeaveState) -> str:
    card = _card(turn, state)
    return address_name(turn.words, card.name, card.gender)


def ask_who(turn: Turn, state: LeaveState) -> Question:
    text = turn.words._("Siapa yang keluar dari PKH? Tulis nama atau nomornya.")
    return ask_member(turn, state, _members(turn), text)


def take_who(turn: Turn, state: LeaveState, answer: Answer) -> Next:
    chosen = take_member(turn, state, _members(turn), answer)
    if isinstance(chosen, Again):
        return chosen
    state.person_id = chosen.person_id
    return Ask("reason")


def ask_offer(turn: Turn, state: LeaveState) -> Question:
    text = turn.words._(
        "Apakah kepesertaan {name} berakhir? Alasannya: {reason}.",
        name=_name(turn, state),
        reason=reason_in_words(turn.words, state.reason),
    )
    return Question(text, yes_no(turn.words._("Ya, berakhir"), turn.words._("Tidak, masih peserta")))


def take_offer(turn: Turn, state: LeaveState, answer: Answer) -> Next:
    if answer.value == "yes":
        return Ask("left_on")
    return Done(turn.words._("Baik, tetap peserta."), menu=True) if answer.value else Again()


def ask_reason(turn: Turn, state: LeaveState) -> Question:
    text = turn.words._("Mengapa {name} keluar dari PKH?", name=_name(turn, state))
    end = Choice("end", turn.words._("Tidak jadi"))
    return Question(text, (*reason_choices(turn.words), end), accepts=TEXT)


def take_reason(turn: Turn, state: LeaveState, answer: Answer) -> Next:
    if answer.value == "end":
        return Done(turn.words._("Baik, tidak ada yang diubah."), menu=True)
    said = (answer.text or "").strip()
    reason = answer.value or reason_meant(said)
    if reason is None:
        return Again(turn.words._("Tekan salah satu alasannya."))
    if answer.value is None and (secret := secret_said(turn, said)) is not None:
        return Again(secret)
    state.reason, state.note = reason, said if answer.value is None else ""
    if state.reason == "other":
        return Ask("note")
    return Ask("check" if state.left_on else "left_on")


def ask_note(turn: Turn, state: LeaveState) -> Question:
    text = turn.words._("Apa alasannya? Tulis singkat saja. Hanya dibaca pendamping dan kantor.")
    return Question(text, accepts=TEXT, any_words=True)


def take_note(turn: Turn, state: LeaveState, answer: Answer) -> Next:
    said = (answer.text or "").strip()
    secret = secret_said(turn, said)
    if secret is not None or not said:
        return Again(secret)
    state.note = said
    return Ask("check" if state.left_on else "left_on")


def ask_day(turn: Turn, state: LeaveState) -> Question:
    words, today = turn.words, turn.rules.today(turn.now)
    first = today.replace(day=1)
    days = {today: words._("Hari ini"), today - timedelta(days=1): words._("Kemarin")}
    if first not in days:
        days[first] = words._("Awal bulan")
    choices = tuple(
        Choice(f"d{day.isoformat()}", f"{label}, {words.short_day(day)}", frozenset({label.casefold()}))
        for day, label in days.items()
    )
    text = words._("Sejak kapan? Pilih atau tulis tanggalnya, misalnya: 1 November.")
    return Question(text, choices, numbered=False, accepts=TEXT)


def take_day(turn: Turn, state: LeaveState, answer: Answer) -> Next:
    if answer.value is not None:
        state.left_on = answer.value[1:]
    else:
        typed = read_past_date(answer.text or "", turn.rules.today(turn.now))
        if typed.problem == "future":
            return Again(turn.words._("Tanggal itu belum tiba. Catat pada harinya, atau tulis tanggal yang lain."))
        if typed.problem is not None or typed.date is None:
            return Again(problem_in_words(turn.words, typed))
        state.left_on = typed.date.isoformat()
    leads = _card(turn, state).duty == "ketua" and not state.new_ketua_id and _others(turn, state)
    return Ask("new_ketua" if leads else "check")


def _others(turn: Turn, state: LeaveState) -> list[MemberLine]:
    lines = list_members(turn.session, turn.actor, _card(turn, state).group_id)
    return [one for one in lines if one.person_id != state.person_id]


def ask_new_ketua(turn: Turn, state: LeaveState) -> Question:
    text = turn.words._(
        "{name} adalah ketua kelompok {group}. Siapa ketua yang baru? Tekan atau tulis namanya.",
        name=_name(turn, state),
        group=_card(turn, state).group_name,
    )
    later = Choice("later", turn.words._("Nanti saja, belum dipilih"), LATER)
    return ask_member(turn, state, _others(turn, state), text, first=(later,))


def take_new_ketua(turn: Turn, state: LeaveState, answer: Answer) -> Next:
    if answer.value == "later":
        state.new_ketua_id = 0
        return Ask("check")
    chosen = take_member(turn, state, _others(turn, state), answer)
    if isinstance(chosen, Again):
        return chosen
    state.new_ketua_id = chosen.person_id
    return Ask("check")


def ask_check(turn: Turn, state: LeaveState) -> Question:
    words, card = turn.words, _card(turn, state)
    lines = [
        words._(
            "{name}, kelompok {group}, keluar dari PKH sejak {day}. Alasan: {reason}.",
            name=_name(turn, state),
            group=card.group_name,
            day=words.day(date.fromisoformat(state.left_on)),
            reason=reason_and_note(words, state.reason, state.note),
        ),
        *_what_ends(turn, state),
        _who_is_told(turn, state),
        words._("Riwayatnya tetap tersimpan, dan ini bisa dibatalkan. Simpan?"),
    ]
    choices = [Choice("yes", words._("Ya, simpan"), YES_WORDS), Choice("no", words._("Jangan"), NO_WORDS)]
    choices += [Choice("left_on", words._("Ubah tanggal")), Choice("reason", words._("Ubah alasan"))]
    if state.reason == "died":
        choices.append(Choice("pengurus", words._("Ada yang menggantikan")))
    else:
        label = words._("Kabari dengan ramah") if state.silent else words._("Tanpa pesan")
        choices.append(Choice("silent", label, SILENT))
    return Question("\n".join(lines), tuple(choices), row_sizes=(2, 2, 1), redraws=True)


def _what_ends(turn: Turn, state: LeaveState) -> list[str]:
    words, ends = turn.words, before_leaving(turn.session, turn.actor, state.person_id)
    lines = []
    if ends.visits:
        lines.append(
            words.n_("{n} kunjungan tidak perlu dibuat lagi.", "{n} kunjungan tidak perlu dibuat lagi.", ends.visits)
        )
    if ends.updates:
        lines.append(
            words.n_(
                "{n} laporan perubahan data ikut berakhir.", "{n} laporan perubahan data ikut berakhir.", ends.updates
            )
        )
    if state.new_ketua_id:
        ketua = show_member(turn.session, turn.actor, state.new_ketua_id)
        lines.append(words._("Ketua yang baru: {ketua}.", ketua=address_name(words, ketua.name, ketua.gender)))
    elif ends.duty == "ketua":
        lines.append(words._("Kelompoknya lalu belum punya ketua; besok saya ingatkan."))
    elif ends.duty == "deputy":
        lines.append(words._("Kelompoknya lalu belum punya wakil ketua."))
    return lines


def _who_is_told(turn: Turn, state: LeaveState) -> str:
    words = turn.words
    if state.reason in WITHOUT_FAREWELL:
        return words._("Tidak ada pesan lagi ke HP-nya.")
    if state.silent or not _card(turn, state).has_chat:
        return words._("Ia tidak saya kirimi pesan lagi.")
    return words._("Ia saya kirimi satu pesan perpisahan yang ramah, sesudah itu tidak ada pesan lagi.")


def take_check(turn: Turn, state: LeaveState, answer: Answer) -> Next:
    if answer.value == "yes":
        return _save(turn, state)
    if answer.value == "no":
        return Done(turn.words._("Baik, tidak ada yang diubah."), menu=True)
    if answer.value == "silent":
        state.silent = not state.silent
        return Again(redraw=answer.kind == "tap")
    if answer.value == "pengurus":
        return Start("report_change", ChangeState(kpm_id=state.person_id, kind="pengurus"))
    return Ask(answer.value) if answer.value else Again()


def _save(turn: Turn, state: LeaveState) -> Next:
    words, name = turn.words, _name(turn, state)
    said = Leaving(date.fromisoformat(state.left_on), state.reason, state.note or None, farewell=not state.silent)
    if state.new_ketua_id and _card(turn, state).duty == "ketua":
        appoint(turn.session, turn.actor, state.new_ketua_id, "ketua", turn.now)
    if not end_membership(turn.session, turn.actor, state.person_id, said, turn.now, turn.rules):
        return Done(words._("{name} sudah tercatat keluar.", name=name), menu=True)
    saved = words._("Tersimpan: {name} tidak lagi peserta. Salah catat? Ketik: yang keluar", name=name)
    return Done(saved, menu=True)


CONVERSATION = Conversation(
    "leave_programme",
    LeaveState,
    {
        "member": Step(ask_who, take_who),
        "offer": Step(ask_offer, take_offer),
        "reason": Step(ask_reason, take_reason),
        "note": Step(ask_note, take_note),
        "left_on": Step(ask_day, take_day),
        "new_ketua": Step(ask_new_ketua, take_new_ketua),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Keluar dari PKH"),
    section="members",
    commands=("keluar", "keluar pkh", "graduasi", "lulus", "kepesertaan berakhir"),
)
