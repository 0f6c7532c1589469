"""The absence radar: groups first, then names with what is seen of each, and from a name one tap to what helps.

groups --> names --> member --> word (a kind word) --> thanks
   |         |          |-----> day (a visit) --> thanks
   |         |          '-----> a case, a question to the whole group: conversations of their own
   '---------'--> a picture
A koordinator sees counts for each pendamping, and names of his own groups only.
"""

from conversations.questions import Answer, Choice, Question, normal
from conversations.radar.radar_member import (
    ask_day,
    ask_member,
    ask_word,
    begin_elsewhere,
    member_choices,
    members_named,
    take_day,
    take_member,
    take_word,
)
from conversations.radar.radar_state import State
from conversations.radar.radar_words import group_line, hours_lines, member_line, reasons_line, share_in_words
from conversations.turn import Again, Ask, Conversation, Done, Next, Step, Turn
from conversations.words import Words, address_name
from programme.papers import want_paper
from programme.people import groups_of
from programme.radar.counts import PendampingRadar, radar_by_pendamping
from programme.radar.looking import GroupRadar, list_radar, show_radar_group

TEXT = frozenset({"text"})
COMMANDS = ("radar", "radar kehadiran", "radar absen")
PICTURE, MENU, GROUPS, POLL = "picture", "menu", "groups", "poll"
PICTURE_WORDS = frozenset({"gambar", "grafik", "foto", "picture"})
MOST_MEMBERS = 25


def begin(turn: Turn, state: State) -> Next:
    counts = None
    if turn.who.role == "koordinator":
        lines = radar_by_pendamping(turn.session, turn.actor, turn.now, turn.rules)
        counts = "\n".join(_counts(turn.words, one) for one in lines) or None
    own = groups_of(turn.session, turn.who.id)
    if own and list_radar(turn.session, turn.actor, turn.who.id, turn.now, turn.rules):
        return Ask("groups", counts)
    return Done(counts or turn.words._("Belum ada pertemuan yang dilaporkan, jadi radarnya masih kosong."))


def _counts(words: Words, one: PendampingRadar) -> str:
    return words._(
        "{name}: {groups} kelompok, menurun {falling}; KPM perlu disapa {sliding}, di daftar kunjungan {listed}, "
        "rajin lagi {again}",
        name=address_name(words, one.name, one.gender) if one.name else words._("(tanpa pendamping)"),
        groups=one.groups,
        falling=one.falling,
        sliding=one.sliding,
        listed=one.listed,
        again=one.again,
    )


def ask_groups(turn: Turn, state: State) -> Question:
    words, found = turn.words, _groups(turn)
    meetings = turn.rules.casework.radar_meetings
    lines = [words._("Radar kehadiran, {n} pertemuan terakhir tiap kelompok:", n=meetings)]
    lines += [group_line(words, one) for one in found]
    if not any(one.sliding or one.is_falling for one in found):
        lines.append(words._("Tidak ada yang perlu disapa. Bagus!"))
    lines.append(words._("Pilih kelompok, atau tulis nama anggota."))
    choices = [Choice(str(one.group_id), one.group_name) for one in found]
    choices.append(Choice(PICTURE, words._("Gambar"), PICTURE_WORDS))
    choices.append(Choice(MENU, words._("Kembali ke menu")))
    return Question("\n".join(lines), tuple(choices), accepts=TEXT)


def _groups(turn: Turn) -> list[GroupRadar]:
    return list_radar(turn.session, turn.actor, turn.who.id, turn.now, turn.rules)


def take_groups(turn: Turn, state: State, answer: Answer) -> Next:
    if answer.value == MENU:
        return Done(menu=True)
    if answer.value == PICTURE:
        return _drawn(turn, "radar_picture", f"person:{turn.who.id}")
    if answer.value is not None:
        state.group_id = int(answer.value)
        return Ask("names")
    return _named(turn, state, answer.text or "", _groups(turn))


def _drawn(turn: Turn, kind: str, subject: str) -> Next:
    want_paper(turn.session, turn.actor, kind, subject, turn.now)
    return Done(turn.words._("Baik, gambarnya sedang saya buat. Saya kirim ke sini begitu jadi."))


def _named(turn: Turn, state: State, text: str, groups: list[GroupRadar]) -> Next:
    """A group by a part of its name, or one family."""
    said = normal(text)
    if said in COMMANDS:
        return Ask("groups")
    of_group = [one for one in groups if said and said in normal(one.group_name)]
    meant = members_named(text, [one for group in groups for one in (*group.sliding, *group.again)])
    if len(meant) == 1:
        state.group_id, state.kpm_id = meant[0].group_id, meant[0].kpm_id
        return Ask("member")
    if len(of_group) == 1:
        state.group_id = of_group[0].group_id
        return Ask("names")
    if meant:
        several = ", ".join(f"{one.name} ({one.group_name})" for one in meant)
        return Again(turn.words._("Ada beberapa: {names}. Pilih kelompoknya dulu.", names=several))
    return Again(turn.words._("“{said}” tidak terlihat di radar. Silakan pilih dari daftar ini.", said=text[:40]))


def ask_names(turn: Turn, state: State) -> Question:
    words, one = turn.words, _group(turn, state)
    if one is None:
        return Question(words._("Kelompok itu tidak ada lagi di radar."), (_back(words),))
    choices = member_choices([*one.sliding, *one.again][:MOST_MEMBERS])
    if "ask_group" in turn.conversations:
        choices.append(Choice(POLL, words._("Tanya seluruh kelompok"), frozenset({"tanya", "jajak", "jajak pendapat"})))
    choices += [Choice(PICTURE, words._("Gambar"), PICTURE_WORDS), _back(words)]
    return Question("\n".join(_of_group(words, one)), tuple(choices), accepts=TEXT)


def _group(turn: Turn, state: State) -> GroupRadar | None:
    return show_radar_group(turn.session, turn.actor, state.group_id, turn.now, turn.rules)


def _back(words: Words) -> Choice:
    return Choice(GROUPS, words._("Kelompok lain"), frozenset({"kembali", "lain"}))


def _of_group(words: Words, one: GroupRadar) -> list[str]:
    came = ", ".join(str(held.present) for held in one.held)
    lines = [
        f"{one.group_name}: {share_in_words(words, one)}",
        words._("Yang hadir: {came} (dari {invited})", came=came, invited=one.held[-1].invited),
    ]
    if one.reasons:
        lines.append(words._("Alasan: {reasons}", reasons=reasons_line(words, one.reasons)))
    if len(one.slots) > 1:
        lines += hours_lines(words, one.slots)
    if one.sliding:
        lines += ["", words._("Perlu disapa:"), *(member_line(words, member) for member in one.sliding[:MOST_MEMBERS])]
    if one.again:
        lines += ["", words._("Kabar baik, beri pujian:"), *(member_line(words, member) for member in one.again)]
    if one.listed:
        lines += ["", words._("Sudah di daftar kunjungan: {n}", n=one.listed)]
    if not one.sliding and not one.again:
        lines.append(words._("Tidak ada yang perlu disapa sekarang."))
    return lines


def take_names(turn: Turn, state: State, answer: Answer) -> Next:
    value = answer.value
    if value == GROUPS:
        return Ask("groups") if _groups(turn) else Done(menu=True)
    if value == PICTURE:
        return _drawn(turn, "radar_group_picture", f"group:{state.group_id}")
    if value == POLL:
        return begin_elsewhere(turn, "ask_group", state)
    one = _group(turn, state)
    if value is None or one is None:
        return _named(turn, state, answer.text or "", [one] if one is not None else [])
    state.kpm_id = int(value.removeprefix("m"))
    return Ask("member")


CONVERSATION = Conversation(
    "radar",
    State,
    {
        "groups": Step(ask_groups, take_groups),
        "names": Step(ask_names, take_names),
        "member": Step(ask_member, take_member),
        "word": Step(ask_word, take_word),
        "day": Step(ask_day, take_day),
    },
    begin,
    roles=frozenset({"pendamping", "koordinator"}),
    title=lambda words: words._("Radar kehadiran"),
    section="visits",
    commands=COMMANDS,
)
