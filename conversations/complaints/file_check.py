"""The end of filing a complaint: everything once more, who will read it, and then its ticket."""

from conversations.complaints.complaint_words import category_label, quoted, role_name
from conversations.complaints.file_flow import accused_of, ahead, next_question
from conversations.complaints.file_questions import STORY, add_words, command_or_story, is_no_story
from conversations.complaints.file_state import FileState
from conversations.complaints.second_thoughts import given_up
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, normal
from conversations.turn import FAMILIES, Again, Ask, Done, Next, Turn
from conversations.words import address_name
from programme.complaints.filing import Filed, Filing, add_to_complaint, file_complaint, reopen_complaint
from programme.complaints.own import OwnComplaint, list_own_complaints, route_ahead
from programme.complaints.routing import HIDDEN_ROLES

SEND_WORDS = YES_WORDS | {
    "kirim",
    "ya kirim",
    "sudah",
    "udah",
    "sdh",
    "udh",
    "wis",
    "wes",
    "uwis",
    "sampun",
    "tos",
    "parantos",
}
NOT_SENT = NO_WORDS - {"salah"}
"""Besides GIVEN_UP, after "Kirim sekarang?"."""


def ask_check(turn: Turn, state: FileState) -> Question:
    words = turn.words
    lines = [words._("Keluhan: {category}", category=category_label(words, state.category))]
    there = ahead(turn, state)
    if state.kpm_id != turn.who.id:
        lines.append(words._("Untuk: {name}", name=address_name(words, there.name, there.gender)))
    if state.words:
        lines.append(words._("Cerita: “{words}”", words=quoted(state.words)))
    if state.file_ids:
        n = len(state.file_ids)
        lines.append(words.n_("Lampiran: {n} kiriman", "Lampiran: {n} kiriman", n))
    accused = accused_of(state)
    if accused is not None and not there.others_here:  # on a phone that they share it is not said once more
        lines.append(words._("Menyangkut: {role}", role=role_name(words, accused)))
    text = "\n".join([*lines, "", _who_reads_it(turn, state), words._("Kirim sekarang?")])
    choices = (
        Choice("send", words._("Ya, kirim"), SEND_WORDS),
        Choice("more", words._("Tambah cerita/foto"), frozenset({"tambah", "tambah cerita", "tambah foto"})),
        Choice("change", words._("Ubah jenis keluhan"), frozenset({"ubah", "ganti", "salah"})),
    )
    return Question(text, choices, accepts=STORY, any_words=True)


def _who_reads_it(turn: Turn, state: FileState) -> str:
    """Plainly: who reads it and who does not, and another way to be heard."""
    words = turn.words
    way = route_ahead(turn.session, turn.actor, state.kpm_id, state.category, accused_of(state))
    reader = role_name(words, way.level)
    if not way.confidential:
        others = (
            words._("Ketua dan anggota lain tidak melihatnya.")
            if turn.who.role == "kpm"
            else words._("Anggota lain tidak melihatnya.")
        )
        later = words._("Yang membaca: {reader}; kalau lewat batas waktu, juga atasannya.", reader=reader)
        return f"{later} {others}"
    return words._(
        "Yang membaca hanya {reader}. Ketua, wakil, dan pendamping tidak melihatnya, dan nama pelapor hanya "
        "diketahui yang menangani. Jalan lain: telepon 171 (Kementerian Sosial).",
        reader=reader,
    )


def take_check(turn: Turn, state: FileState, answer: Answer) -> Next:
    if answer.value == "send":
        return Ask("same") if _same_before(turn, state) is not None and not state.not_the_same else _send(turn, state)
    if answer.value == "more":
        return Ask("words")
    if answer.value == "change":
        state.category = state.accused_role = ""
        return Ask("category")
    text = answer.text or ""
    instead = given_up(turn, "jangan" if normal(text) in NOT_SENT else text) or command_or_story(turn, text)
    if instead is not None or is_no_story(text):
        return instead or Again()
    add_words(state, text)
    return next_question(turn, state, turn.words._("Sudah saya tambahkan."))


def _same_before(turn: Turn, state: FileState) -> OwnComplaint | None:
    """What she has complained of already: one of that kind for that family that is not closed."""
    if turn.who.role not in FAMILIES:
        return None
    people = [one.id for one in turn.people]
    own = list_own_complaints(turn.session, turn.actor, turn.who.id, people, turn.now)
    wanted = (state.kpm_id, state.category)
    return next((one for one in own if (one.kpm_id, one.category) == wanted and one.state != "closed"), None)


def ask_same(turn: Turn, state: FileState) -> Question:
    words = turn.words
    before = _same_before(turn, state)
    ticket = before.ticket if before is not None else ""
    text = words._(
        "Masih ada keluhan {ticket} tentang hal yang sama yang belum selesai. Tulisan ini ditambahkan ke sana, "
        "atau ini keluhan baru?",
        ticket=ticket,
    )
    choices = (
        Choice("add", words._("Tambahkan ke sana"), frozenset({"tambah", "tambahkan", "sama", "itu"})),
        Choice("new", words._("Ini keluhan baru"), frozenset({"baru", "beda", "lain"})),
    )
    return Question(text, choices)


def take_same(turn: Turn, state: FileState, answer: Answer) -> Next:
    before = _same_before(turn, state)
    if answer.value == "new" or before is None:
        state.not_the_same = True
        return _send(turn, state)
    if answer.value != "add":
        return Again()
    if before.state == "solved":  # it is not, then
        reopen_complaint(turn.session, turn.actor, before.id, turn.now, turn.rules)
    add_to_complaint(turn.session, turn.actor, before.id, state.words, tuple(state.file_ids), turn.now)
    return Done(turn.words._("Terima kasih. Sudah ditambahkan ke keluhan {ticket}.", ticket=before.ticket))


def _send(turn: Turn, state: FileState) -> Next:
    files = tuple(state.file_ids)
    filing = Filing(state.category, state.words, accused_of(state), files, is_another=state.not_the_same)
    filed = file_complaint(turn.session, turn.actor, state.kpm_id, filing, turn.now, turn.rules)
    return Done(_thanks(turn, state, filed))


def _thanks(turn: Turn, state: FileState, filed: Filed) -> str:
    words = turn.words
    if not filed.is_new:
        return words._(
            "Keluhan yang sama sudah saya terima tadi. Nomor tiketnya {ticket}; tidak perlu dikirim lagi.",
            ticket=filed.ticket,
        )
    text = words._(
        "Terima kasih, {name}. Keluhan diterima, nomor tiketnya {ticket}. Dibaca oleh {reader}, batas waktu "
        "penanganannya {day}.",
        name=turn.name(),
        ticket=filed.ticket,
        reader=role_name(words, filed.level),
        day=words.day(turn.rules.today(filed.due_at)),
    )
    if turn.who.role not in FAMILIES:
        return text
    if state.accused_role in HIDDEN_ROLES and ahead(turn, state).others_here:
        return f"{text} " + words._(
            "Di HP ini keluhan itu tidak saya tampilkan lagi. Hapus percakapan ini kalau tidak ingin terbaca."
        )
    return f"{text} " + words._("Perkembangannya saya kabarkan. Untuk melihatnya kapan saja, ketik: keluhan saya")
