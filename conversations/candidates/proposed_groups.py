"""Staff looks at the groups proposed for an intake, changes them in its own words, and confirms them.

groups --(a change, in words)--> groups
  |  --(a name that fits several)--> which --> groups
  |  --(a number)--> group --> groups
  |  --> more --(susun ulang, bagi ulang, batalkan)--> groups
  +--> check --yes--> confirmed: the families are members of their groups, each pendamping hears of his
"""

from conversations.candidates import which_meant
from conversations.candidates.proposal_state import ProposalState
from conversations.candidates.proposal_words import group_line, head, keeper_lines, remarks
from conversations.candidates.wish_taking import is_open, is_over, take_wish, view_of
from conversations.candidates.wishes import candidate_label
from conversations.endings import kept_so_far
from conversations.questions import Answer, Choice, Question, normal, yes_no
from conversations.text_pages import pages_of
from conversations.turn import Again, Ask, Conversation, Done, Next, Stay, Step, Turn
from programme.candidates.adjusting import cancel_intake
from programme.candidates.confirming import IntakeMovedOn, confirm_groups
from programme.candidates.proposing import IntakeIsOver, divide_anew, propose_groups
from programme.candidates.showing import list_candidates
from programme.candidates.telling import intake_subject
from programme.papers import want_paper

TEXT = frozenset({"text"})
STAFF = frozenset({"pendamping", "koordinator", "operator"})
RIGHT = frozenset({"sahkan", "sudah benar", "benar", "setuju", "cocok", "sah", "ok", "oke", "sip", "pas"})
AGAIN = frozenset({"susun ulang", "susun lagi"})
DIVIDE = frozenset({"bagi ulang", "bagi lagi"})
CANCEL = frozenset({"batalkan daftar", "batalkan daftar ini"})
FILE = frozenset({"excel", "file", "berkas", "cetak", "daftar nama", "unduh"})
ALL = frozenset({"semua", "lihat", "lihat semua", "daftar", "kelompok"})
MOST_FOUND = 8


def begin(turn: Turn, state: ProposalState) -> Next:
    state.revision, state.whole, state.page = view_of(turn, state).revision, True, 0
    return Ask("groups")


def ask_groups(turn: Turn, state: ProposalState) -> Question:
    words, view = turn.words, view_of(turn, state)
    rules = turn.rules.intake
    of_groups = [group_line(words, one) for one in view.groups]
    of_staff = keeper_lines(words, view)
    noted = remarks(words, view, rules.group_families_least, rules.group_families_most)
    pages = pages_of([*of_groups, "", *of_staff, *noted])
    page = min(state.page, len(pages) - 1)
    lines = [head(words, view), *(pages[page] if state.whole else ())]
    choices = []
    if is_open(view):
        lines.append(
            words._(
                "Mau diubah? Tulis saja, misalnya: pindahkan Bu Wati ke 3. Atau: tukar, keluarkan, gabung 5 ke 3, "
                "kelompok 5 ke Pak Budi. Tulis nomornya untuk melihat isinya."
            )
        )
        choices.append(Choice("check", words._("Sahkan kelompoknya"), RIGHT))
    if not state.whole or len(pages) > 1:
        following = (page + 1) % len(pages) if state.whole else 0
        label = words._("Lihat semua kelompok") if not state.whole else words._("Kelompok berikutnya »")
        choices.append(Choice(f"p{following}", label, ALL))
    if is_open(view):
        choices.append(Choice("more", words._("Pilihan lain")))
    else:
        choices += [_file_choice(turn), Choice("end", words._("Selesai"))]
    return Question("\n".join(lines), tuple(choices), numbered=False, accepts=TEXT)


def _file_choice(turn: Turn) -> Choice:
    return Choice("file", turn.words._("Daftar nama (Excel)"), FILE)


def _order_file(turn: Turn, state: ProposalState) -> Next:
    want_paper(turn.session, turn.actor, "group_lists", intake_subject(state.intake_id), turn.now)
    return Stay(turn.words._("Baik, daftarnya saya siapkan dan saya kirim ke sini sebentar lagi."))


def take_groups(turn: Turn, state: ProposalState, answer: Answer) -> Next:
    value = answer.value or ""
    if value.startswith("p") and value[1:].isdecimal():
        state.page, state.whole, state.revision = int(value[1:]), True, view_of(turn, state).revision
        return Again()
    if value == "end":
        return Done(menu=True)
    if value == "file":
        return _order_file(turn, state)
    if value == "more":
        return Ask("more")
    if value == "check":
        return _to_check(turn, state)
    return take_text(turn, state, answer.text or "")


def _to_check(turn: Turn, state: ProposalState) -> Next:
    view = view_of(turn, state)
    if not is_open(view):
        return Again(is_over(turn, state))
    if view.revision != state.revision:
        state.revision, state.whole, state.page = view.revision, True, 0
        return Again(turn.words._("Usulannya baru saja diubah oleh yang lain. Ini yang terbaru, mohon dilihat dulu."))
    return Ask("check")


def take_text(turn: Turn, state: ProposalState, text: str) -> Next:
    """What somebody wrote under the groups: one of the other choices in words, or a wish."""
    said = normal(text)
    if said in RIGHT:
        return _to_check(turn, state)
    if said in FILE:
        return _order_file(turn, state)
    if said in AGAIN | DIVIDE | CANCEL and is_open(view_of(turn, state)):
        value = "again" if said in AGAIN else "divide" if said in DIVIDE else "cancel"
        return take_more(turn, state, Answer(value=value, text=text))
    return take_wish(turn, state, text)


def ask_group(turn: Turn, state: ProposalState) -> Question:
    words, view = turn.words, view_of(turn, state)
    shown = next((one for one in view.groups if one.number == state.number), None)
    lines = [group_line(words, shown)] if shown else [words._("Kelompok itu sudah tidak ada.")]
    members = [one for one in list_candidates(turn.session, turn.actor, state.intake_id) if one.group == state.number]
    lines += [f"- {candidate_label(one)}" for one in members]
    text = pages_of(lines)[0]
    return Question("\n".join(text), (Choice("back", words._("Kelompok lain")),), numbered=False, accepts=TEXT)


def take_group(turn: Turn, state: ProposalState, answer: Answer) -> Next:
    if answer.value == "back":
        state.whole = True
        return Ask("groups")
    return take_text(turn, state, answer.text or "")


def ask_more(turn: Turn, state: ProposalState) -> Question:
    words = turn.words
    choices = (
        Choice("again", words._("Susun ulang kelompok"), AGAIN),
        Choice("divide", words._("Bagi ulang pendamping"), DIVIDE),
        _file_choice(turn),
        Choice("cancel", words._("Batalkan daftar ini"), CANCEL),
        Choice("back", words._("Kembali ke usulan")),
    )
    text = words._(
        "Susun ulang: kelompok dibentuk lagi dari awal menurut RT dan RW, juga yang sudah dipindah. Bagi ulang: "
        "kelompoknya tetap, pendampingnya dibagi lagi."
    )
    return Question(text, choices)


def take_more(turn: Turn, state: ProposalState, answer: Answer) -> Next:
    words, (session, actor) = turn.words, (turn.session, turn.actor)
    if answer.value == "cancel":
        return Ask("cancel")
    if answer.value == "file":
        return _order_file(turn, state)
    state.whole, state.page = True, 0
    try:
        if answer.value == "again":
            state.revision = propose_groups(session, actor, state.intake_id, turn.now, turn.rules, anew=True)
            return Ask("groups", preface=words._("Sudah disusun ulang."))
        if answer.value == "divide":
            state.revision = divide_anew(session, actor, state.intake_id, turn.now, turn.rules)
            return Ask("groups", preface=words._("Sudah dibagi ulang."))
    except IntakeIsOver:
        return Ask("groups", preface=is_over(turn, state))
    return Ask("groups") if answer.value else Again()


def ask_cancel(turn: Turn, state: ProposalState) -> Question:
    text = turn.words._(
        "Daftar calon ini dibatalkan seluruhnya? Belum ada keluarga yang tercatat sebagai anggota. Daftarnya nanti "
        "bisa dikirim lagi."
    )
    return Question(text, yes_no(turn.words._("Ya, batalkan daftar"), turn.words._("Tidak")))


def take_cancel(turn: Turn, state: ProposalState, answer: Answer) -> Next:
    if answer.value != "yes":
        return Ask("groups") if answer.value == "no" else Again()
    try:
        cancel_intake(turn.session, turn.actor, state.intake_id, turn.now)
    except IntakeIsOver:
        return Done(is_over(turn, state))
    return Done(turn.words._("Daftar calon itu sudah dibatalkan."), menu=True)


def ask_check(turn: Turn, state: ProposalState) -> Question:
    words, view = turn.words, view_of(turn, state)
    rules = turn.rules.intake
    ask = words._(
        "Sahkan {groups} kelompok dengan {families} keluarga? Sesudah ini setiap keluarga tercatat sebagai anggota "
        "kelompoknya, dan para pendamping saya kabari.",
        groups=view.line.groups,
        families=view.line.families,
    )
    noted = remarks(words, view, rules.group_families_least, rules.group_families_most)
    lines = pages_of([ask, *noted, *keeper_lines(words, view)])[0]
    return Question("\n".join(lines), yes_no(words._("Ya, sahkan"), words._("Belum")))


def take_check(turn: Turn, state: ProposalState, answer: Answer) -> Next:
    if answer.value != "yes":
        return Ask("groups") if answer.value == "no" or normal(answer.text or "") else Again()
    try:
        made = confirm_groups(turn.session, turn.actor, state.intake_id, state.revision, turn.now, turn.rules)
    except IntakeMovedOn:
        view = view_of(turn, state)
        state.revision, state.whole, state.page = view.revision, True, 0
        if not is_open(view):
            return Done(is_over(turn, state))
        return Ask("groups", preface=turn.words._("Usulannya baru saja diubah oleh yang lain, jadi belum disahkan."))
    view = view_of(turn, state)
    return Done(
        turn.words._(
            "Sudah sah: {groups} kelompok, {families} keluarga. Para pendamping saya kabari. Slip bergabung: ketik "
            "slip. Mengundang ke pertemuan awal: ketik pertemuan awal.",
            groups=len(made),
            families=view.line.families,
        ),
        menu=True,
    )


CONVERSATION = Conversation(
    "proposed_groups",
    ProposalState,
    {
        "groups": Step(ask_groups, take_groups),
        "group": Step(ask_group, take_group),
        "which": Step(which_meant.ask_which, which_meant.take_which),
        "whom": Step(which_meant.ask_whom, which_meant.take_whom),
        "more": Step(ask_more, take_more),
        "cancel": Step(ask_cancel, take_cancel),
        "check": Step(ask_check, take_check),
    },
    begin,
    roles=STAFF,
    ended=kept_so_far,
    unfinished=lambda turn, state: turn.words._("kelompok calon peserta"),
)
