"""A family's words that tell of a neighbour, apart from those about herself: each one answers for her own.

A name counts only where it is said that this one comes, stays away or why. Who is merely spoken to ("bu sri, saya
hadir"), a child of her own ("anak saya Wati sakit") and whom she visits or helps are no neighbours who answer.
"""

import re
from dataclasses import dataclass

from conversations.inquiries.ask_state import AskState
from conversations.inquiries.own_people import TITLES
from conversations.turn import FAMILIES, Next, Start, Turn
from programme.complaints.accused import office_holders
from programme.meeting_answer_text import OWN, read_meeting_answer
from programme.names import ROSTER_TITLES, spelled
from programme.people import chatter_of, members_of

PARTS = re.compile(
    r"[.,;\n!]+|\b(?:tapi|tp|tpi|tetapi|sedangkan|sdgkn|ning|nanging|naming|ananging|tapina|cuma|cuman|mung)\b", re.I
)
JOINED = re.compile(r"\b(?:dan|sama|bareng|dengan|karo|ambi|kalih|kaliyan|lan|sareng|jeung|&)\s*$", re.I)
KIN = re.compile(
    r"\b(?:anak|ank|bocah|lare|putra|putri|putu|cucu|incu|adik|adek|kakak|suami|bojo|salaki|ibu saya|mertua|"
    r"ponakan|keponakan|bapak saya|mbah|adhi)\w*(?:\s+(?:saya|sy|aku|kula|kulo|abdi|nomor|pertama|kedua|yang|si))*\s*$",
    re.I,
)
HANDED_ON = re.compile(
    r"\b(?:katanya|ktnya|bilang|pesan|pesen|titip|kandha|ngendika|jare|jarene|cenah|saurna|sanjang)\b"
)
SPOKEN_TO = re.compile(rf"^\s*(?:(?:maaf|mohon|ngapunten|punten|nuwun sewu|ya|nggih|iya)\s+)*(?:{OWN.pattern})", re.I)
AND_I = re.compile(rf"^\s*(?:dan|sama|karo|kalih|kaliyan|lan|sareng|jeung|&)\s+(?:{OWN.pattern})", re.I)
OWN_CLAUSE = re.compile(
    r"(?<!\bke )(?<!\bsama )(?<!\bkepada )(?<!\bkaro )(?<!\bka )(?<!\bning )(?<!\bdengan )"
    rf"{OWN.pattern}(?=\s+(?:hadir|hdr|dat[ae]ng|dtg|teko|teka|rawuh|bisa|bs|iso|saged|tiasa|tetap|tetep|insya\w*|juga|"
    r"ga|gak|tidak|tdk|nggak|ora|mboten|teu|ikut|melu|nunggu\w*|jaga|njaga))",
    re.I,
)
COURTESY = re.compile(r"(?:\s|\b(?:bu|ibu|pak|bapak|mbak|mas|teh|ya|nggih|njih)\b)*", re.I)
SHORTEST_NAME = 3


@dataclass(frozen=True)
class Told:
    """`own` is what is left for herself; `others`: somebody else's coming or staying away was told as well."""

    own: str
    others: bool

    @property
    def only_others(self) -> bool:
        """Whether she gave no answer of her own besides."""
        return self.others and read_meeting_answer(self.own).answer is None


def told_of(turn: Turn, text: str) -> Told:
    """Her words, divided into those about herself and those about others of her group."""
    if turn.who.role not in FAMILIES or turn.who.group_id is None:
        return Told(text, others=False)
    own = _words_of(turn.who.name)
    neighbours = {part for one in members_of(turn.session, turn.who.group_id) for part in _words_of(one.name)} - own
    officers = _officers(turn) - own
    return divided(text, frozenset(neighbours | officers), frozenset(officers))


def divided(text: str, names: frozenset[str], officers: frozenset[str]) -> Told:
    """The same for given names, in small letters; officers are those whom a message may be spoken to."""
    listed = "|".join(re.escape(one) for one in sorted(names, key=len, reverse=True) if len(one) >= SHORTEST_NAME)
    if not listed:
        return Told(text, others=False)
    named = re.compile(rf"(?P<title>\b{TITLES}\s+)?\b(?P<name>{listed})\b(?:\s+(?:{listed})\b)*", re.I)
    own, others, goes_on = list[str](), False, False
    for part in PARTS.split(text):
        found = named.search(part)
        hers, told = _read_part(part, found, officers) if found is not None else (part, False)
        if found is None and goes_on and OWN.search(part.casefold()) is None:
            continue  # "wati ga bisa, sakit": the reason is hers of whom was just spoken
        goes_on = told and not hers.strip()
        others = others or told
        own.append(hers)
    return Told(", ".join(one.strip() for one in own if one.strip()) if others else text, others)


def _read_part(part: str, found: re.Match[str], officers: frozenset[str]) -> tuple[str, bool]:
    """What of one clause is about herself, and whether it tells of whom it names."""
    before, after = part[: found.start()], part[found.end() :]
    if KIN.search(before) or SPOKEN_TO.match(after):
        return part, False
    if (also := AND_I.match(after)) is not None:
        return after[also.start() :], True
    own = OWN.search(before.casefold()) is not None
    if own and JOINED.search(before):
        return f"{JOINED.sub('', before)} {after}", True
    if not _tells(after) or _is_spoken_to(found, before, after, officers):
        ends = COURTESY.fullmatch(after) is not None
        turned = not own and ends and not found["title"] and _tells(before)
        return ("", True) if turned else (part, False)  # "ga bisa dateng wati"
    if read_meeting_answer(before).outright:
        return before, True
    clause = OWN_CLAUSE.search(after)
    if clause is not None:
        return after[clause.start() :], True
    return (part, False) if own else ("", True)


def _is_spoken_to(found: re.Match[str], before: str, after: str, officers: frozenset[str]) -> bool:
    """ "Bu sri ga bisa hadir" is said to the ketua, unless it says that the words are hers."""
    office = bool(found["title"]) and found["name"].casefold() in officers
    return office and not before.strip() and HANDED_ON.search(after.casefold()) is None


def _tells(said: str) -> bool:
    """Whether it says of somebody that she comes, stays away or why."""
    heard = read_meeting_answer(HANDED_ON.sub(" ", said.casefold()))
    return heard.answer is not None and (heard.outright or heard.reason is not None)


def _officers(turn: Turn) -> set[str]:
    holders = office_holders(turn.session, turn.who.group_id or 0).ids
    people = [chatter_of(turn.session, one) for role in ("ketua", "deputy", "pendamping") for one in holders[role]]
    return {part for one in people if one is not None for part in _words_of(one.name)}


def _words_of(name: str) -> set[str]:
    """Its words as people write them, small; "ibu" is nobody's name."""
    return {spelled(word) for word in name.split()} - ROSTER_TITLES


def each_for_herself(turn: Turn) -> str:
    """What is said of the others' answers, whether or not they answered."""
    return turn.words._("Jawaban anggota lain biar beliau sendiri yang menyampaikan, ya.")


def offer_to_hand_on(turn: Turn, text: str) -> Next:
    """Nothing is recorded for anybody; her words may go to the pendamping."""
    turn.say(
        " ".join(
            (
                turn.words._("Terima kasih kabarnya, {name}.", name=turn.name()),
                each_for_herself(turn),
                turn.words._("Jawaban {name} sendiri tidak berubah.", name=turn.name()),
            )
        )
    )
    return Start("ask_question", AskState(words=text))
