"""A colleague is asked for advice on a case, or to take it over; and how the sharing ends.

(standing -->) kind --> colleague --> reason --> check --yes--> thanks
"""

from conversations.cases.case_file import shared_phone
from conversations.cases.case_state import STAFF, family_name, view_of
from conversations.cases.refer_state import ReferralState
from conversations.cases.saving import has_words, in_own_words, too_short
from conversations.hand_over import colleagues_meant
from conversations.questions import NO_WORDS, Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.words import address_name
from programme.access import may_run
from programme.cases.referral_ends import end_referral, withdraw_referral
from programme.cases.referrals import list_advisers, list_referrals, refer_case

TEXT = frozenset({"text"})
LONGEST_REASON = 200
MOST_CHOICES = 20


def begin(turn: Turn, state: ReferralState) -> Next:
    if not may_run(turn.session, turn.actor, "refer_case", state.case_id):
        return Done(turn.words._("Kasus itu tidak ada pada daftar Ibu/Bapak."))
    if (refused := shared_phone(turn)) is not None:
        return Done(refused)
    if view_of(turn, state).state != "open":
        return Done(turn.words._("Kasus ini sudah diakhiri."))
    if list_referrals(turn.session, turn.actor, state.case_id):
        return Ask("standing")
    return _to_kind(turn, state)


def _to_kind(turn: Turn, state: ReferralState) -> Next:
    if not list_advisers(turn.session, turn.actor, state.case_id):
        return Done(turn.words._("Belum ada rekan di kecamatan ini yang bisa diminta lewat chat ini."))
    return Ask("kind")


def ask_standing(turn: Turn, state: ReferralState) -> Question:
    words, lines, choices = turn.words, [], []
    standing = list_referrals(turn.session, turn.actor, state.case_id)
    for one in standing:
        colleague = address_name(words, one.to_name, one.to_gender)
        if one.state == "asked":
            lines.append(words._("{colleague} belum menjawab.", colleague=colleague))
            choices.append(Choice(f"back_{one.referral_id}", words._("Tarik dari {colleague}", colleague=colleague)))
        else:
            lines.append(words._("{colleague} membaca berkas ini untuk memberi saran.", colleague=colleague))
            choices.append(Choice(f"end_{one.referral_id}", words._("Akhiri untuk {colleague}", colleague=colleague)))
    if not any(one.state == "asked" for one in standing):
        choices.append(Choice("more", words._("Minta rekan lain"), frozenset({"rekan lain", "lain"})))
    choices.append(Choice("done", words._("Biarkan"), frozenset({"biarkan", "selesai", "cukup"})))
    return Question("\n".join(lines) or words._("Tidak ada yang membaca berkas ini."), tuple(choices))


def take_standing(turn: Turn, state: ReferralState, answer: Answer) -> Next:
    words, (action, _, number) = turn.words, (answer.value or "").partition("_")
    if action == "more":
        return _to_kind(turn, state)
    if action == "done":
        return Done(words._("Baik, tidak ada yang berubah."))
    if not number or not may_run(turn.session, turn.actor, "withdraw_referral", int(number)):
        return Again()
    ends = withdraw_referral if action == "back" else end_referral
    if not ends(turn.session, turn.actor, int(number), turn.now):
        return Done(words._("Itu sudah berubah tadi. Silakan lihat lagi."))
    return Done(words._("Baik. Rekan itu tidak membaca berkas ini lagi."))


def ask_kind(turn: Turn, state: ReferralState) -> Question:
    words = turn.words
    text = words._("Meminta saran, atau menyerahkan kasusnya? Setiap pembacaan berkas tercatat.")
    return Question(
        text,
        (
            Choice("advice", words._("Meminta saran"), frozenset({"saran", "minta saran"})),
            Choice("handover", words._("Menyerahkan kasus"), frozenset({"serahkan", "menyerahkan", "limpahkan"})),
            Choice("drop", words._("Tidak jadi"), NO_WORDS),
        ),
    )


def take_kind(turn: Turn, state: ReferralState, answer: Answer) -> Next:
    if answer.value == "drop":
        return Done(turn.words._("Baik, tidak ada yang berubah."))
    if answer.value is None:
        return Again()
    state.about = answer.value
    return Ask("colleague")


def ask_colleague(turn: Turn, state: ReferralState) -> Question:
    choices = tuple(
        Choice(str(one.id), address_name(turn.words, one.name, one.gender))
        for one in list_advisers(turn.session, turn.actor, state.case_id)[:MOST_CHOICES]
    )
    return Question(turn.words._("Kepada siapa?"), choices, accepts=TEXT)


def take_colleague(turn: Turn, state: ReferralState, answer: Answer) -> Next:
    advisers = list_advisers(turn.session, turn.actor, state.case_id)
    if answer.value is not None:
        state.to_id = int(answer.value)
        return Ask("reason")
    meant = colleagues_meant(advisers, answer.text or "")
    if len(meant) != 1:
        return Again(turn.words._("Pilih namanya, ya."))
    state.to_id = meant[0].id
    return Ask("reason")


def ask_reason(turn: Turn, state: ReferralState) -> Question:
    text = turn.words._("Apa yang diharapkan dari rekan? Tulis singkat, tanpa nama keluarganya.")
    return in_own_words(Question(text))


def take_reason(turn: Turn, state: ReferralState, answer: Answer) -> Next:
    text = " ".join((answer.text or "").split())[:LONGEST_REASON]
    if not has_words(text):
        return Again(too_short(turn))
    name = view_of(turn, state).name
    if name.casefold() in text.casefold():
        return Again(turn.words._("Mohon tanpa nama keluarganya: rekan baru membacanya sesudah bersedia."))
    state.words = text
    return Ask("check")


def ask_check(turn: Turn, state: ReferralState) -> Question:
    words = turn.words
    name = family_name(turn, view_of(turn, state))
    to = next((one for one in list_advisers(turn.session, turn.actor, state.case_id) if one.id == state.to_id), None)
    values = {
        "name": name,
        "colleague": address_name(words, to.name, to.gender) if to is not None else "-",
        "reason": state.words,
    }
    if state.about == "handover":
        text = words._(
            "Kasus {name} diserahkan kepada {colleague}: “{reason}”. Begitu diterima, berkas dan kunjungannya "
            "berpindah dan tidak bisa Ibu/Bapak baca lagi. Kirim?",
            **values,
        )
    else:
        text = words._(
            "Meminta saran {colleague} tentang kasus {name}: “{reason}”. Begitu diterima, berkasnya bisa dibaca. "
            "Kirim?",
            **values,
        )
    yes, no = yes_no(words._("Ya, kirim"), words._("Tidak jadi"))
    return Question(text, (yes, no))


def take_check(turn: Turn, state: ReferralState, answer: Answer) -> Next:
    words = turn.words
    if answer.value == "no":
        return Done(words._("Baik, tidak ada yang dikirim."))
    if answer.value is None:
        return Again()
    made = refer_case(
        turn.session, turn.actor, state.case_id, state.to_id, state.about, state.words, turn.now, turn.rules
    )
    if made is None:
        return Done(words._("Belum bisa dikirim: rekan itu sudah membacanya, atau yang lain masih ditanya."))
    return Done(words._("Sudah dikirim. Jawabannya saya kabarkan; sampai saat itu kasusnya tetap pada Ibu/Bapak."))


CONVERSATION = Conversation(
    "refer_case",
    ReferralState,
    {
        "standing": Step(ask_standing, take_standing),
        "kind": Step(ask_kind, take_kind),
        "colleague": Step(ask_colleague, take_colleague),
        "reason": Step(ask_reason, take_reason),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=STAFF,
    unfinished=lambda turn, state: turn.words._("rujukan kasus"),
)
