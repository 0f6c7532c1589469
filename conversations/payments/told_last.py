"""Words that follow a notice about her payment, where nothing newer was told: they are about it, not a meeting.

Nothing is recorded by them. She is told her schedule as it stands, with what to bring and who may come for her; that
she can't come, or did not get it, may go to the pendamping, or be a complaint.
"""

import re
from datetime import timedelta

from conversations.inquiries.ask_state import AskState
from conversations.payments.my_payment import last_in_words, payments_in_words
from conversations.questions import normal
from conversations.turn import FAMILIES, Done, Next, Start, Turn
from outbox import queue
from programme.glued_words import taken_apart
from programme.meeting_answer_text import NOT_COMING, UNDECIDED, read_meeting_answer
from programme.payments.news import show_payments

PAYMENT_KINDS = frozenset({"payment_news", "payment_reminder", "payment_moved", "payment_cancelled"})
KINDS = PAYMENT_KINDS | {"meeting_reminder", "meeting_moved", "meeting_cancelled"}
STANDS_FOR = timedelta(hours=48)
MEETING = re.compile(r"\b(?:pertemuan\w*|kumpul\w*|kempal\w*|p2k2|fds|arisan)\b")
NOT_YET = r"(?:belum|belom|blm|blom|blum|durung|dereng|tidak|tdk|ga|gak|nggak|ndak|ora|mboten|teu acan|tacan|can|teu)"
GOT = (
    r"(?:cair|nyair|ambil|ngambil|jupuk|njupuk|mendhet|mundhut|nyandak|candak|terima|nerima|tampi|nampi|"
    r"dapat|dapet|dpt|dibayar|angsal)"
)
CAN_NOT_TAKE = re.compile(rf"\b{NOT_YET} (?:bisa|bs|iso|isa|saged|tiasa|sempat|sempet)(?: \w+)? \w{{0,3}}{GOT}\w*\b")
UNPAID = re.compile(rf"\b{NOT_YET}(?: \w+)? \w{{0,3}}{GOT}\w*\b|^{NOT_YET}(?: (?:bu|pak|mbak))?$")
PAID = re.compile(
    rf"\b(?:sudah|sdh|udah|udh|dah|sampun|pun|wis|wes|enggeus|parantos|atos|alhamdulillah)(?: \w+)? \w{{0,3}}{GOT}\w*\b"
)
CHANGED = re.compile(
    r"\b(?:diundur|mundur|diunduraken|dipundur|ditunda|batal|ora sido|mboten sios|teu janten)\w*\b"
    r"|\b(?:kapan|kpn|iraha|kapan to) (?:jadi|jadine|jadinya|sidane|siosipun|janten)\w*\b"
)
SENT = re.compile(
    r"\bdi ?wakil\w*\b|\b(?:suami|bojo|salaki|bapak|bpk|bapake|anak|anake|adik|kakak|ibu|mertua|saudara|sodara)\w*"
    r"(?: \w+){0,3} (?:ambil|ngambil|jupuk|njupuk|mendhet|mundhut|nyandak|candak|ambilin|ngambilin)\w*\b"
    r"|\b(?:diambil|dijupuk|dipendhet|dicandak)\w* (?:suami|bojo|salaki|bapak|bpk|anak|adik|kakak|ibu|mertua|saudara)"
)
"""That somebody else comes for it, or whether one may."""
IF_ABLE = re.compile(r"\b(?:kalau|kalo|klo|nek|yen|menawi|upami|lamun)\b.*\b(?:bisa|iso|saged|tiasa)\b")


def payment_answered(turn: Turn, text: str) -> Next | None:
    """None where a meeting was told of since, or the words are about something else."""
    said = normal(taken_apart(text))
    if turn.who.role not in FAMILIES or turn.who.group_id is None or MEETING.search(said):
        return None
    means = _meaning(said, text)
    if means is None:
        return None
    if queue.newest_told(turn.session, turn.who.id, KINDS, turn.now - STANDS_FOR) not in PAYMENT_KINDS:
        return None
    coming = show_payments(turn.session, turn.actor, turn.who.id, turn.now)
    if means == "schedule" or (coming and means != "absent"):
        return Start("my_payment")
    if means == "paid":
        return Done(turn.words._("Syukurlah. Terima kasih kabarnya, {name}.", name=turn.name()))
    known = payments_in_words(turn) if coming else last_in_words(turn)
    if known:
        turn.say(known)
    return Start("ask_question", AskState(words=text)) if known or means == "unpaid" else Start("my_payment")


def _meaning(said: str, text: str) -> str | None:
    if CAN_NOT_TAKE.search(said):
        return "absent"
    if UNPAID.search(said):
        return "unpaid"
    if PAID.search(said) and "?" not in text:
        return "paid"
    if SENT.search(said):
        return "schedule"
    heard = read_meeting_answer(text)
    if heard.answer == NOT_COMING and heard.outright:
        return "absent"
    answers = heard.answer == UNDECIDED or (heard.answer is not None and heard.outright)
    return "schedule" if answers or CHANGED.search(said) or _asks_if_unable(said) else None


def _asks_if_unable(said: str) -> bool:
    """ "kalo ga bisa dateng gimana"."""
    return IF_ABLE.search(said) is not None
