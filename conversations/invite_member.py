"""Pendamping hands a member her one-time code, as text, links and QR pictures.

group --> member --> the code
"""

from dataclasses import dataclass

from conversations import via_ketua
from conversations.group_question import ask_group, begin_with_group, take_group
from conversations.questions import Answer, Choice, Question
from conversations.turn import Again, Conversation, Done, Next, Start, Step, Turn
from conversations.words import address_name
from outbox.messages import Attachment
from programme.invitations import list_not_joined
from programme.joining import issue_code
from programme.people import chatter_of
from programme.ways_in import JOIN_WORD
from reports.joining_slips import qr_png

MEMBERS_A_PAGE = 10


@dataclass
class State:
    group_id: int = 0
    page: int = 0


def begin(turn: Turn, state: State) -> Next:
    return begin_with_group(turn, state, "member")


def take_this_group(turn: Turn, state: State, answer: Answer) -> Next:
    return take_group(turn, state, answer, "member")


def ask_member(turn: Turn, state: State) -> Question:
    words = turn.words
    waiting = list_not_joined(turn.session, turn.actor, state.group_id)
    if not waiting:
        return Question(words._("Semua anggota kelompok ini sudah bergabung."), (Choice("end", words._("Selesai")),))
    pages = -(-len(waiting) // MEMBERS_A_PAGE)
    page = min(state.page, pages - 1)
    choices = [
        Choice(f"m{one.person_id}", f"{one.member_number}. {one.name}", frozenset({str(one.member_number)}))
        for one in waiting[page * MEMBERS_A_PAGE : (page + 1) * MEMBERS_A_PAGE]
    ]
    if page > 0:
        choices.append(Choice(f"p{page - 1}", words._("« Sebelumnya")))
    if page < pages - 1:
        choices.append(Choice(f"p{page + 1}", words._("Berikutnya »")))
    choices.append(Choice("via", words._("Tandai lewat ketua saja"), frozenset({"lewat ketua", "lewat ketua saja"})))
    choices.append(Choice("end", words._("Selesai")))
    text = words.n_(
        "Belum bergabung: {n} anggota. Kode untuk siapa?",
        "Belum bergabung: {n} anggota. Kode untuk siapa?",
        len(waiting),
    )
    return Question(text, tuple(choices), columns=1, numbered=False, redraws=True)


def take_member(turn: Turn, state: State, answer: Answer) -> Next:
    value = answer.value or ""
    if value == "end":
        return Done(turn.words._("Baik."), menu=True)
    if value == "via":
        return Start("via_ketua", via_ketua.State(state.group_id))
    if value.startswith("p"):
        state.page = int(value[1:])
        return Again(redraw=answer.kind == "tap")
    if not value.startswith("m"):
        return Again(turn.words._("Tekan salah satu nama, atau tulis nomornya."))
    hand_over_code(turn, int(value[1:]))
    return Again()


def hand_over_code(turn: Turn, person_id: int) -> None:
    """Says her fresh code with a QR picture for each way, for the pendamping to hand on; an earlier one ends."""
    code = issue_code(turn.session, turn.actor, person_id, turn.now, turn.rules)
    person = chatter_of(turn.session, person_id)
    assert person is not None
    words, found = turn.words, turn.house.ways_in(code)
    text = words.n_(
        "Kode untuk {name}: {code}\nBerlaku {n} hari, sekali pakai. Ia cukup mengirim: {typed}",
        "Kode untuk {name}: {code}\nBerlaku {n} hari, sekali pakai. Ia cukup mengirim: {typed}",
        turn.rules.join_code_days,
        name=address_name(words, person.name, person.gender),
        code=f"{code[:4]}-{code[4:]}",
        typed=f"{JOIN_WORD} {code[:4]}-{code[4:]}",
    )
    if not found.links:
        turn.say(text)
        return
    text += "\n" + words._("Atau ia memindai gambarnya, atau membuka tautannya.")
    for link in found.links:
        channel = "WhatsApp" if link == found.whatsapp else "Telegram"
        turn.say(f"{text}\n{channel}: {link}".lstrip(), attachment=Attachment("photo", "kode.png", qr_png(link)))
        text = ""


CONVERSATION = Conversation(
    "invite_member",
    State,
    {"group": Step(ask_group, take_this_group), "member": Step(ask_member, take_member)},
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Undang anggota bergabung"),
    section="members",
    commands=("undang", "kode"),
)
