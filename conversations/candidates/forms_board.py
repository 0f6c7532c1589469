"""The board of klarifikasi forms: which group lacks what, whose names, and off to the office what is complete.

group --> group_board --> families --> family (conversations.candidates.forms)
  '--> send_check
"""

from conversations.candidates import forms
from conversations.candidates.forms_state import FormsState, group_forms
from conversations.candidates.receive_agreement import SignState
from conversations.endings import kept_so_far
from conversations.member_question import ask_member, take_member
from conversations.questions import Answer, Choice, Question, yes_no
from conversations.turn import Again, Ask, Conversation, Done, Next, Start, Step, Turn
from conversations.words import Words
from programme.candidates.board import FormState, GroupForms, forms_due_on, list_forms
from programme.candidates.clarifying import mark_checked
from programme.candidates.sent_forms import ready_families, send_forms
from programme.many_due.came_text import read_picked
from programme.members import MemberLine
from programme.papers import want_paper
from programme.relay_answer_parts import Listed

MOST_GROUPS = 25
PRINT_WORDS = frozenset({"cetak", "formulir", "cetak formulir", "pdf"})
SEND_WORDS = frozenset({"kirim", "kirim ke kantor"})
ALL_RIGHT = frozenset({"semua benar", "semua sudah benar", "benar semua"})


def begin(turn: Turn, state: FormsState) -> Next:
    groups = _groups(turn)
    if not groups:
        return Done(turn.words._("Tidak ada formulir klarifikasi yang belum dikirim ke kantor."), menu=True)
    if len(groups) == 1:
        state.group_id = groups[0].group_id
        return Ask("group_board")
    return Ask("group")


def _groups(turn: Turn) -> list[GroupForms]:
    return list_forms(turn.session, turn.actor, turn.who.id)


def ask_group(turn: Turn, state: FormsState) -> Question:
    words, groups = turn.words, _groups(turn)
    open_forms = sum(len(one.lacking("sent")) for one in groups)
    text = words.n_(
        "Formulir klarifikasi: {n} keluarga belum sampai di kantor.",
        "Formulir klarifikasi: {n} keluarga belum sampai di kantor.",
        open_forms,
    )
    due_on = forms_due_on(turn.session, turn.who.id, turn.rules)
    if due_on is not None:
        text += " " + words._("Paling lambat {day}.", day=words.short_day(due_on))
    choices = [
        Choice(f"g{one.group_id}", words._("{group} ({n} belum)", group=one.group_name, n=len(one.lacking("sent"))))
        for one in groups[:MOST_GROUPS]
    ]
    return Question(text, (*choices, *_send_choice(words, groups), Choice("end", words._("Selesai"))))


def _send_choice(words: Words, groups: list[GroupForms]) -> list[Choice]:
    ready = len(ready_families(groups))
    return [Choice("send", words._("Kirim ke kantor ({n})", n=ready), SEND_WORDS)] if ready else []


def take_group(turn: Turn, state: FormsState, answer: Answer) -> Next:
    value = answer.value or ""
    if value == "end":
        return Done(turn.words._("Baik."), menu=True)
    if value == "send":
        return Ask("send_check")
    if not value:
        return Again(turn.words._("Tekan salah satu kelompok."))
    state.group_id = int(value[1:])
    return Ask("group_board")


def ask_group_board(turn: Turn, state: FormsState) -> Question:
    words, board = turn.words, group_forms(turn, state)
    state.lack, state.page, state.found = "", 0, []
    text = words._(
        "{group}, {all} keluarga: data diperiksa {checked}, tanda tangan {signed}, tidak bersedia {refused}, "
        "sudah di kantor {sent}.",
        group=board.group_name,
        all=len(board.families),
        checked=sum(one.checked for one in board.families),
        signed=sum(one.signed_on is not None for one in board.families),
        refused=sum(one.refused_on is not None for one in board.families),
        sent=sum(one.sent for one in board.families),
    )
    lacking = [
        Choice(what, f"{label} ({count})")
        for what, label in _lacks(words).items()
        if (count := len(board.lacking(what)))
    ]
    last = (
        Choice("print", words._("Cetak formulir (PDF)"), PRINT_WORDS),
        Choice("sheet", words._("Perbaiki di Excel"), frozenset({"excel", "lembar excel"})),
        *_send_choice(words, [board]),
        Choice("end", words._("Selesai")),
    )
    return Question(text, (*lacking, *last))


def _lacks(words: Words) -> dict[str, str]:
    return {
        "checked": words._("Data belum diperiksa"),
        "signed": words._("Belum tanda tangan"),
        "photo": words._("Foto belum ada"),
        "sent": words._("Belum di kantor"),
    }


def take_group_board(turn: Turn, state: FormsState, answer: Answer) -> Next:
    value = answer.value
    if value == "end":
        return Ask("group") if len(_groups(turn)) > 1 else Done(turn.words._("Baik."), menu=True)
    if value == "send":
        return Ask("send_check")
    if value == "print":
        return _print(turn, state)
    if value == "sheet":
        want_paper(turn.session, turn.actor, "clarify_template", f"group:{state.group_id}", turn.now)
        return Again(turn.words._("Baik, lembar Excel-nya sedang saya buat. Sesudah diisi, kirim kembali ke sini."))
    if value in ("signed", "photo"):
        return Start("receive_agreement", SignState(state.group_id), aside=True)
    if value is None:
        return Again(turn.words._("Tekan salah satu."))
    state.lack = value
    return Ask("families")


def _print(turn: Turn, state: FormsState) -> Next:
    unsigned = group_forms(turn, state).lacking("signed")
    kind = "clarification_forms" if unsigned else "clarification_all"
    want_paper(turn.session, turn.actor, kind, f"group:{state.group_id}", turn.now)
    return Again(turn.words._("Baik, formulirnya sedang saya buat: satu keluarga satu lembar. Saya kirim ke sini."))


def ask_families(turn: Turn, state: FormsState) -> Question:
    words, lines = turn.words, _lines(turn, state)
    if not lines:
        return Question(words._("Sudah lengkap semua."), (Choice("back", words._("« Kelompoknya")),))
    text = f"{_lacks(words)[state.lack]}: " + words._("tekan namanya untuk membuka formulirnya.")
    last = [Choice("back", words._("« Kelompoknya"))]
    if state.lack == "checked":
        text += " " + words._("Datanya sudah benar? Tulis nomornya, misalnya: 3 5 7 benar.")
        last.insert(0, Choice("all", words._("Semua sudah benar"), ALL_RIGHT))
    return ask_member(turn, state, lines, text, last=tuple(last))


def _lacking(turn: Turn, state: FormsState) -> tuple[FormState, ...]:
    return group_forms(turn, state).lacking(state.lack)


def _lines(turn: Turn, state: FormsState) -> list[MemberLine]:
    board = group_forms(turn, state)
    return [
        MemberLine(one.kpm_id, one.member_number, one.name, board.group_id, board.group_name)
        for one in board.lacking(state.lack)
    ]


def take_families(turn: Turn, state: FormsState, answer: Answer) -> Next:
    if answer.value == "back":
        return Ask("group_board")
    if answer.value == "all":
        return _checked(turn, state, [one.kpm_id for one in _lacking(turn, state)])
    if answer.value is None and state.lack == "checked":
        said = (answer.text or "").casefold()
        several = _said_right(turn, state, said)
        if several is not None:
            return several
    chosen = take_member(turn, state, _lines(turn, state), answer)
    if isinstance(chosen, Again):
        return chosen
    state.person_id = chosen.person_id
    return Ask("family")


def _said_right(turn: Turn, state: FormsState, said: str) -> Next | None:
    """ "3 5 7 benar": marked at once; a name alone opens her form."""
    words = said.replace(",", " ").split()
    if not {"benar", "bener", "leres", "betul"} & set(words):
        several = len(words) > 1 and all(one.isdecimal() or one == "dan" for one in words)  # one alone opens her form
        return Again(turn.words._("Yang mana? Tulis nomornya, misalnya: 3 5 7 benar.")) if several else None
    rest = " ".join(one for one in words if one not in {"benar", "bener", "leres", "betul", "sudah", "data", "datanya"})
    lacking = _lacking(turn, state)
    everybody = group_forms(turn, state).families  # also who is right already: "2-4 benar"
    picked = read_picked(rest, [Listed(one.member_number, one.name) for one in everybody]) if rest else None
    if picked is None or picked.unknown:
        return Again(turn.words._("Yang mana? Tulis nomornya, misalnya: 3 5 7 benar."))
    return _checked(turn, state, [one.kpm_id for one in lacking if one.member_number in picked.numbers])


def _checked(turn: Turn, state: FormsState, kpm_ids: list[int]) -> Next:
    changed = mark_checked(turn.session, turn.actor, state.group_id, kpm_ids, turn.now)
    said = turn.words.n_("Tercatat benar: {n} keluarga.", "Tercatat benar: {n} keluarga.", changed)
    return Ask("families" if _lacking(turn, state) else "group_board", preface=said)


def ask_send_check(turn: Turn, state: FormsState) -> Question:
    words, ready = turn.words, ready_families(_groups(turn))
    text = words.n_(
        "Kirim formulir {n} keluarga ke kantor? Yang dikirim: data sudah diperiksa dan sudah tanda tangan, atau tidak "
        "bersedia. Sisanya bisa menyusul.",
        "Kirim formulir {n} keluarga ke kantor? Yang dikirim: data sudah diperiksa dan sudah tanda tangan, atau tidak "
        "bersedia. Sisanya bisa menyusul.",
        len(ready),
    )
    return Question(text, yes_no(words._("Ya, kirim"), words._("Belum")))


def take_send_check(turn: Turn, state: FormsState, answer: Answer) -> Next:
    if answer.value is None:
        return Again()
    back = "group_board" if state.group_id else "group"
    if answer.value != "yes":
        return Ask(back, preface=turn.words._("Baik, belum dikirim."))
    sent = send_forms(turn.session, turn.actor, turn.who.id, turn.now)
    said = turn.words.n_(
        "Terkirim: formulir {n} keluarga. Operator menerima berkasnya.",
        "Terkirim: formulir {n} keluarga. Operator menerima berkasnya.",
        sent,
    )
    return Ask(back, preface=said) if _groups(turn) else Done(said, menu=True)


CONVERSATION = Conversation(
    "forms_board",
    FormsState,
    {
        "group": Step(ask_group, take_group),
        "group_board": Step(ask_group_board, take_group_board),
        "families": Step(ask_families, take_families),
        "family": Step(forms.ask_family, forms.take_family),
        "refusal": Step(forms.ask_refusal, forms.take_refusal),
        "send_check": Step(ask_send_check, take_send_check),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    ended=kept_so_far,
    title=lambda words: words._("Formulir klarifikasi"),
    section="office",
    commands=("klarifikasi", "formulir klarifikasi", "papan formulir"),
)
