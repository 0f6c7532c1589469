"""One family's klarifikasi form, read out to her: right, to be corrected, signed, or she does not want to take part."""

from conversations.candidates.forms_state import FormsState, family_of
from conversations.candidates.receive_agreement import SignState
from conversations.members.state import State as EntryState
from conversations.members.state import address_in_words
from conversations.questions import YES_WORDS, Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Next, Start, Turn
from conversations.updates.change_state import ChangeState
from conversations.words import Words, address_name
from programme.candidates.agreements_signed import record_refusal, take_answer_back
from programme.candidates.board import FormState
from programme.candidates.clarifying import ClarificationForm, FormPerson, mark_checked, mark_unchecked, show_form

RIGHT_WORDS = YES_WORDS | {"sudah benar", "data benar", "benar semua"}


def ask_family(turn: Turn, state: FormsState) -> Question:
    words, family = turn.words, family_of(turn, state)
    back = Choice("back", words._("« Daftarnya"))
    if family is None:
        return Question(words._("Keluarga itu tidak lagi di kelompok ini."), (back,))
    form = show_form(turn.session, turn.actor, state.person_id, turn.now, turn.rules)
    return Question(_form_text(words, form, family), (*_choices(words, family), back), columns=2)


def _form_text(words: Words, form: ClarificationForm, family: FormState) -> str:
    lines = [
        words._(
            "{name}, nomor peserta {number}",
            name=address_name(words, form.name, form.gender),
            number=form.participant_number,
        ),
        words._("Alamat: {address}", address=address_in_words(words, form.dusun, form.rt, form.rw)),
        *(_person_text(words, one) for one in form.members),
    ]
    if not form.members:
        lines.append(words._("Anggota keluarga belum ada yang tercatat."))
    return "\n".join([*lines, "", _how_far(words, family)])


def _person_text(words: Words, one: FormPerson) -> str:
    born = f"{one.birth_date:%d/%m/%Y}" if one.birth_date is not None else words._("tanggal lahir belum ada")
    return f"- {one.name}, {born}" + (f", {one.facility}" if one.facility else "")


def _how_far(words: Words, family: FormState) -> str:
    if family.sent:
        return words._("Sudah dikirim ke kantor.")
    if family.refused_on is not None:
        return words._("Tidak bersedia ikut (dicatat {day}).", day=words.short_day(family.refused_on))
    checked = words._("Datanya sudah diperiksa.") if family.checked else words._("Datanya belum diperiksa.")
    if family.signed_on is None:
        return f"{checked} {words._('Belum tanda tangan.')}"
    return f"{checked} {words._('Tanda tangan {day}.', day=words.short_day(family.signed_on))}"


def _choices(words: Words, family: FormState) -> list[Choice]:
    correct = [
        Choice("entry", words._("Ubah nama/alamat"), frozenset({"ubah"})),
        Choice("change", words._("Ubah data keluarga"), frozenset({"perubahan"})),
    ]
    if family.sent:
        return correct
    choices = [] if family.checked else [Choice("right", words._("Data benar"), RIGHT_WORDS)]
    choices += correct
    if family.signed_on is None:
        choices.append(Choice("signed", words._("Sudah tanda tangan"), frozenset({"ttd", "tanda tangan"})))
    if family.refused_on is None and family.signed_on is None:
        choices.append(Choice("refuses", words._("Tidak bersedia"), frozenset({"menolak", "tidak mau"})))
    if family.checked or family.signed_on is not None or family.refused_on is not None:
        choices.append(Choice("undo", words._("Batalkan catatan"), frozenset({"salah catat"})))
    return choices


def take_family(turn: Turn, state: FormsState, answer: Answer) -> Next:
    value, person_id = answer.value, state.person_id
    if value == "back":
        return Ask("families" if state.lack else "group_board")
    if value == "right":
        mark_checked(turn.session, turn.actor, state.group_id, [person_id], turn.now)
        return Ask("family", preface=turn.words._("Tercatat: datanya benar."))
    if value == "entry":
        return Start("change_member", EntryState(group_id=state.group_id, person_id=person_id), aside=True)
    if value == "change":
        return Start("report_change", ChangeState(kpm_id=person_id), aside=True)
    if value == "signed":
        return Start("receive_agreement", SignState(state.group_id, [person_id]), aside=True)
    if value == "refuses":
        return Ask("refusal")
    if value == "undo":
        take_answer_back(turn.session, turn.actor, person_id, turn.now)
        mark_unchecked(turn.session, turn.actor, person_id, turn.now)
        return Ask("family", preface=turn.words._("Catatannya dibatalkan."))
    return Again(turn.words._("Tekan salah satu."))


def ask_refusal(turn: Turn, state: FormsState) -> Question:
    family = family_of(turn, state)
    name = address_name(turn.words, family.name, family.gender) if family is not None else "-"
    text = turn.words._(
        "{name} tidak bersedia ikut PKH? Itu haknya. Kalau ragu, boleh ditanyakan lagi lain hari. Catat?", name=name
    )
    return Question(text, yes_no(turn.words._("Ya, catat"), turn.words._("Belum")))


def take_refusal(turn: Turn, state: FormsState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    if answer.value != "yes":
        return Ask("family")
    record_refusal(turn.session, turn.actor, state.person_id, turn.rules.today(turn.now), turn.now, turn.rules)
    said = turn.words._(
        "Tercatat. Kantor diberi tahu bersama formulir yang lain. Kalau kepesertaannya berakhir, ketik: keluar"
    )
    return Ask("family", preface=said)
