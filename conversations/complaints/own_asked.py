"""What is said of complaints that are under way: "gimana keluhan saya", "kartunya sudah ketemu".

Shown are only those that `keluhan saya` shows: her own, never another's.
"""

import re
from datetime import timedelta

from conversations.complaints.own_state import OwnState
from conversations.complaints.own_words import detail_text
from conversations.questions import normal
from conversations.turn import Next, Start, Turn
from programme.complaints.own import OwnComplaint, list_own_complaints
from programme.matter_text import read_matters
from programme.updates.views import list_my_reports

MOST_TOLD = 3
JUST_SENT = timedelta(hours=1)
"""So long after she complained "sudah terkirim belum" is about that."""
_ASKED = (
    r"gimana|gmn|gmana|bagaimana|piye|pripun|kepripun|kumaha|kmaha|kapan|iraha|(?:sampe|sampai|tekan|nepi|dugi|dumugi) "
    r"(?:mana|mna|endi|ngendi|pundi|ndi)|kok (?:belum|blm|durung|dereng|acan|gak|ga|ora)|(?:sudah|udah|udh|sdh|wis|wes|"
    r"sampun|parantos|tos) (?:di\w+|selesai|beres|sampai|sampe|rampung|ada)|(?:belum|blm|durung|dereng) (?:ada|di\w+)|"
    r"status|kabar\w*|perkembangan\w*|lihat|liat|cek|ningali|ndelok"
)
_COMPLAINT = r"(?:keluhan|aduan|pengaduan|komplain|tiket)"
_HERS = (
    r"(?: (?:saya|sy|aku|kula|kulo|abdi|kuring)\b|ku\b|nya\b|ne\b|na\b| (?:bu|pak|mbak) \w+\b|"
    r" (?:yang )?(?:kemarin|tadi|dulu)\b)"
)
_STATE_ASKED = re.compile(rf"\b(?:{_ASKED})\b")
_OWN_COMPLAINT = re.compile(rf"\b{_COMPLAINT}{_HERS}")
_OWN_REPORT = re.compile(rf"\blaporan{_HERS}")
_HOW_TO = re.compile(
    r"\b(?:cara\w*|syarat|lewat|kirim ke|ke (?:mana|siapa)|kemana|di ?mana|nomor|aman|rahasia|boleh|bisa|mau|arep|"
    r"badhe)\b"
)
_SENT = re.compile(
    r"(?:(?:sudah|udah|udh|sdh|dah|wis|wes|sampun|parantos|tos|geus) )?"
    r"(?:(?:di|ter|ke|ka)?(?:kirim|terima|baca|sampai|proses|teruskan)|masuk|sampai|sampe|mlebu|asup)"
    r"(?: (?:belum|blm|belom|durung|dereng|acan|teu acan|apa belum|to|ya))+(?: (?:bu|pak|mbak|ya))*"
)
_SOLVED = re.compile(
    r"\b(?:sudah|udah|udh|sdh|dah|wis|wes|sampun|parantos|tos|geus)(?: \w+)? (?:ketemu|katemu|kepanggih|kapendak|beres|"
    r"selesai|rampung|ditemukan|kepethuk|bisa|normal|diganti|dikembalikan|jadi)\b"
)
_ABOUT = {
    "kks_lost": r"kartu|kertu|kks|atm|krtu|keluhan",
    "kks_damaged": r"kartu|kertu|kks|atm|krtu|keluhan",
    "kks_swallowed": r"kartu|kertu|kks|atm|krtu|keluhan",
    "card_held": r"kartu|kertu|kks|atm|krtu|keluhan",
    "kks_pin": r"pin|kartu|kertu|kks|atm|keluhan",
    "data_wrong": r"data|nama|nik|keluhan",
}


def own_complaint_meant(turn: Turn, text: str) -> Next | None:
    """None where the text is neither a question after her own complaints nor news of one."""
    said = normal(text)
    if _asks_after_hers(said):
        return Start("my_complaints")
    if _OWN_REPORT.search(said) and _STATE_ASKED.search(said) and not _HOW_TO.search(said):
        return _after_her_report(turn)
    own = _open(turn)
    if own and _SENT.fullmatch(said) and max(one.received_at for one in own) > turn.now - JUST_SENT:
        return Start("my_complaints", OwnState(max(own, key=lambda one: one.received_at).id))
    solved = [one for one in own if _is_news_of(one, said)]
    return Start("my_complaints", OwnState(solved[0].id, news=text)) if len(solved) == 1 else None


def told_how_hers_are(turn: Turn, text: str) -> bool:
    """Says how far her complaints are, where she asks that amid something else. False: she does not, or has none."""
    own = _open(turn) if _asks_after_hers(normal(text)) else []
    for one in own[:MOST_TOLD]:
        turn.say(detail_text(turn, one))
    return bool(own)


def _asks_after_hers(said: str) -> bool:
    return bool(_OWN_COMPLAINT.search(said) and _STATE_ASKED.search(said)) and not _HOW_TO.search(said)


def _after_her_report(turn: Turn) -> Next | None:
    """A report may be a complaint or a change; None where there is neither, or either may be meant."""
    reports = list_my_reports(turn.session, turn.actor, turn.who.id, turn.now)
    own = _open(turn)
    if own and not reports:
        return Start("my_complaints")
    return Start("my_updates") if reports and not own else None


def _is_news_of(one: OwnComplaint, said: str) -> bool:
    about = _ABOUT.get(one.category)
    solved = _SOLVED.search(said) is not None and not any(found.sure for found in read_matters(said))
    return about is not None and solved and re.search(rf"\b(?:{about})", said) is not None


def _open(turn: Turn) -> list[OwnComplaint]:
    people = [one.id for one in turn.people]
    return list_own_complaints(turn.session, turn.actor, turn.who.id, people, turn.now)
