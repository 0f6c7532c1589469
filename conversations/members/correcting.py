"""What stands wrong in a known family's entry.

action --> name | phone | address | title | place --> check --yes--> action
                                                            --(phone, and she has a chat)--> old_phone --> code
"""

from conversations.invite_member import hand_over_code
from conversations.leaving.leave import LeaveState
from conversations.members.adding import address_said, name_said, phone_remark, phone_said
from conversations.members.state import (
    TEXT,
    State,
    address_in_words,
    card_of,
    duty_in_words,
    field_in_words,
    name_of,
    phone_in_words,
    secret_said,
    value_in_words,
)
from conversations.questions import NO_WORDS, YES_WORDS, Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Done, Next, Start, Turn
from conversations.words import Words
from programme.member_corrections import correct_member
from programme.members import MemberCard, close_chats
from programme.roster_import.cells import BadCell
from programme.roster_import.places import coordinates

NEXT = {"name": "right_name", "move": "to_group"}


def ask_action(turn: Turn, state: State) -> Question:
    words, card = turn.words, card_of(turn, state)
    lines = [
        words._(
            "{number}. {name}, kelompok {group}",
            number=card.member_number,
            name=name_of(words, card),
            group=card.group_name,
        ),
        words._("Nomor peserta: {number}", number=card.participant_number),
        words._("HP: {phone}", phone=phone_in_words(card.phone)),
        words._("Alamat: {address}", address=address_in_words(words, card.dusun, card.rt, card.rw)),
        words._("Lokasi rumah: {place}", place=words._("ada") if card.coordinates else words._("belum ada")),
        words._("Tugas: {duty}", duty=duty_in_words(words, card.duty)),
        words._("Chat: {chat}", chat=words._("sudah bergabung") if card.has_chat else words._("belum bergabung")),
        "",
        words._("Apa yang diubah?"),
    ]
    choices = (
        Choice("name", words._("Nama")),
        Choice("phone", words._("Nomor HP"), frozenset({"hp", "telepon", "nomor"})),
        Choice("address", words._("Alamat"), frozenset({"rt", "rw", "dusun"})),
        Choice("title", words._("Sebutan Bu/Pak"), frozenset({"sebutan", "bu", "pak"})),
        Choice("place", words._("Lokasi rumah"), frozenset({"lokasi"})),
        Choice("move", words._("Pindah kelompok"), frozenset({"pindah"})),
        Choice("duty", words._("Ketua / wakil"), frozenset({"ketua", "wakil", "tugas"})),
        Choice("history", words._("Riwayat")),
        Choice("leave", words._("Keluar dari PKH"), frozenset({"keluar", "lulus", "graduasi", "meninggal"})),
        Choice("other", words._("Anggota lain")),
        Choice("end", words._("Selesai")),
    )
    return Question("\n".join(lines), choices, columns=2)


def take_action(turn: Turn, state: State, answer: Answer) -> Next:
    value = answer.value
    state.values = {}
    if value is None:
        return Again()
    if value == "end":
        return Done(turn.words._("Baik."), menu=True)
    if value == "other":
        return Ask("member")
    if value == "leave":
        return Start("leave_programme", LeaveState(state.person_id))
    if value == "title":
        card = card_of(turn, state)
        state.values = {"gender": "f" if card.gender == "m" else "m"}
        return Ask("check")
    if value == "move" and card_of(turn, state).duty == "ketua":
        return Ask("to_group", preface=turn.words._("Sebelum pindah, nanti kita pilih ketua yang baru."))
    return Ask(NEXT.get(value, value))


def ask_right_name(turn: Turn, state: State) -> Question:
    text = turn.words._("Nama sekarang: {name}. Tulis nama yang benar.", name=card_of(turn, state).name)
    return Question(text, accepts=TEXT)


def take_right_name(turn: Turn, state: State, answer: Answer) -> Next:
    heard = name_said(turn, answer.text or "")
    if isinstance(heard, Again):
        return heard
    state.values["name"] = heard[0]
    if heard[1] is not None:
        state.values["gender"] = heard[1]
    return Ask("check")


def ask_phone(turn: Turn, state: State) -> Question:
    card = card_of(turn, state)
    text = turn.words._("Nomor HP sekarang: {phone}. Tulis nomor yang baru.", phone=phone_in_words(card.phone))
    none = (Choice("none", turn.words._("Tidak punya HP lagi")),) if card.phone else ()
    return Question(text, none, numbered=False, accepts=TEXT)


def take_phone(turn: Turn, state: State, answer: Answer) -> Next:
    heard = None if answer.value == "none" else phone_said(turn, answer.text or "")
    if isinstance(heard, Again):
        return heard
    state.values = {"phone": heard}
    return Ask("check")


def ask_address(turn: Turn, state: State) -> Question:
    card = card_of(turn, state)
    text = turn.words._(
        "Alamat sekarang: {address}. Tulis yang benar, cukup yang berubah. Misalnya: rt 2 rw 1 dusun krajan.",
        address=address_in_words(turn.words, card.dusun, card.rt, card.rw),
    )
    return Question(text, accepts=TEXT)


def take_address(turn: Turn, state: State, answer: Answer) -> Next:
    heard = address_said(turn, answer.text or "")
    if isinstance(heard, Again):
        return heard
    state.values = heard
    return Ask("check")


def ask_place(turn: Turn, state: State) -> Question:
    text = turn.words._(
        "Kirim lokasi rumahnya: tekan lampiran (📎), pilih Lokasi, lalu kirim. Boleh juga menulis koordinatnya."
    )
    return Question(text, accepts=TEXT | {"location"})


def take_place(turn: Turn, state: State, answer: Answer) -> Next:
    at = turn.incoming.location
    secret = secret_said(turn, answer.text or "")
    if secret is not None:
        return Again(secret)
    try:
        said = f"{at.latitude:.6f}, {at.longitude:.6f}" if at is not None else answer.text or ""
        state.values["coordinates"] = coordinates(said)
    except BadCell as problem:
        return Again(str(problem))
    return Ask("check")


def ask_check(turn: Turn, state: State) -> Question:
    words, card = turn.words, card_of(turn, state)
    changes = what_changes(words, card, state.values)
    if not changes:
        text = words._("{name}: tidak ada yang berubah, isinya sudah begitu.", name=name_of(words, card))
        return Question(text, (Choice("no", words._("Pilihan lain"), YES_WORDS | NO_WORDS),))
    phone = state.values.get("phone")
    remark = phone_remark(turn, card.group_id, phone, mine=int(phone == card.phone))
    lines = [words._("Data {name}:", name=name_of(words, card)), *changes, words._("Simpan?")]
    text = "\n".join(lines[:-1]) + remark + "\n" + lines[-1]
    return Question(text, yes_no(words._("Ya, simpan"), words._("Jangan")))


def what_changes(words: Words, card: MemberCard, values: dict[str, str | None]) -> list[str]:
    """'Nama: Mawar → Mawarti' for each field that would differ."""
    return [
        f"{field_in_words(words, name)}: "
        f"{value_in_words(words, name, getattr(card, name))} → {value_in_words(words, name, value)}"
        for name, value in values.items()
        if getattr(card, name) != value
    ]


def take_check(turn: Turn, state: State, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "no":
        return Ask("action")
    if answer.value != "yes":
        return Again()
    changed = correct_member(turn.session, turn.actor, state.person_id, state.values, turn.now)
    if "phone" in changed and card_of(turn, state).has_chat:
        return Ask("old_phone")
    return Ask("action", preface=words._("Tersimpan.") if changed else None)


def ask_old_phone(turn: Turn, state: State) -> Question:
    words = turn.words
    text = words._(
        "Tersimpan. Chat {name} masih tersambung dari HP yang lama. Apakah HP lama itu masih dipakai sendiri?",
        name=name_of(words, card_of(turn, state)),
    )
    if card_of(turn, state).phone is not None:
        text += " " + words._("Nomor baru tidak tersambung dengan sendirinya.")
    return Question(text, yes_no(words._("Ya, masih dipakai"), words._("Tidak, tutup chat lama")))


def take_old_phone(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "yes":
        return Ask("action", preface=turn.words._("Baik, chat lama tetap tersambung."))
    if answer.value != "no":
        return Again()
    close_chats(turn.session, turn.actor, state.person_id, turn.now)
    if card_of(turn, state).phone is None:
        return Ask("action", preface=turn.words._("Chat lama sudah ditutup; tidak ada lagi yang dikirim ke sana."))
    return Ask("code")


def ask_code(turn: Turn, state: State) -> Question:
    words = turn.words
    text = words._(
        "Chat lama sudah ditutup; tidak ada lagi yang dikirim ke sana. Buat kode bergabung untuk HP yang baru?"
    )
    return Question(text, yes_no(words._("Ya, buat kode"), words._("Nanti saja")))


def take_code(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == "yes":
        hand_over_code(turn, state.person_id)
        return Done()
    return Ask("action") if answer.value == "no" else Again()
