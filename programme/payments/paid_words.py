"""The words of money put into those of attendance: who was paid "hadir", who was not "tidak hadir"."""

import re
from collections.abc import Callable

from programme.payments.reasons import reasons_in

DOUBTED = "DOUBTED"
"""In place of what must be asked about, until all else is put into words: no other pattern may touch it."""
_GOT = (
    r"(?:dapat|dpt|dapet|dibayar|dbayar|dipunbayar|dibayarkan|cair|terima|trima|menerima|nerima|ambil|mengambil|diambil|kebagian|"
    r"masuk|oleh|olih|entuk|angsal|nampi|nampa|nompo|narima|katampi|kenging|meunang|dicairkan|pencairan|bayar|bayaran|"
    r"njupuk|dijupuk|mendhet|nyandak)(?:kan|nya)?"
)
_NOT_YET = r"(?:belum|blm|blom|blum|durung|dereng|teu acan|tacan|can)"
_NOT = r"(?:tidak|tdk|gak|ga|nggak|ngga|ndak|enggak|ora|mboten|teu|henteu|batal|gagal)"
_ALREADY = r"(?:sudah|sdh|udah|udh|dah|wis|wes|uwis|sampun|pun|a?tos|ntos|parantos|enggeus|geus|wus)"
_ALL = r"(?:semua(?:nya)?|smua|kabeh|sedaya|sedoyo|sedanten|sadaya(?:na)?|sakabehna|seluruhnya)"
_FINE = r"(?:lancar|aman|beres|rampung|tuntas|komplit|lengkap)"
_AMOUNT = (
    r"(?:(?:rp|idr)\.? ?\d[\d.]*|\d[\d.,]* ?(?:rb|rbu|ribu|rebu|ewu|jt|juta|k)\b|\d{3,7}(?:\.\d{3})*(?!\d)"
    r"|\d{1,3}(?:\.\d{3})+)"
)
_MONEY = r"(?:(?:uang|duit|artos|bantuan|dana|bansos|pkh)(?:nya|e|ne|na)? )?"
_UANG = r"(?: (?:uang|duit|bantuan|dana)(?:nya|e)?)?"
_POLITE = r"(?:(?: |^)(?:bu|ibu|pak|bapak|mbak|mas|teh|ya|nggih|maaf|kok|nih|mah|sih|alhamdulillah)(?!\w))"
_LESS = (
    rf"(?:tapi |tp |ning |nanging )?(?:{_GOT} )?(?:kurang|kirang)(?: (?:\w+ )?{_AMOUNT})?"
    r"(?=[,.;\n]| *$| (?:harus|cuma|mung|hanya|bu|ya))"
    rf"(?:,? (?:harus(?:nya|e|na)?|cuma|mung|hanya)(?: \w+)? {_AMOUNT})*"
)
_TAKEN = (
    rf"(?:(?:di|ke)?(?:potong|sunat|pungut|palak)(?:an|i)?\b(?:(?: \w+){{0,3}}? {_AMOUNT})?"
    rf"|(?:di)?(?:minta|jaluk|penta|pundut|suruh|kon|tarik|tagih)(?:i|an|in)?\b(?: \w+){{0,3}}? {_AMOUNT}"
    rf"|(?:bayar|mbayar|mayar|setor|nyetor|kasih|ngasih|menehi|maparin) {_AMOUNT})"
    r"(?: (?:sama|karo|ku|ke|ka|marang|oleh|dening|buat|kanggo|untuk) \w+)?"
)
_SAYINGS: tuple[tuple[str, str], ...] = (
    # whether she counts as paid is asked where it was less than is due, or some of it was taken from her
    (rf"(?:(?:{_ALREADY} )?{_GOT} )?{_LESS}", DOUBTED),
    (_TAKEN, DOUBTED),
    (r"di(?:ambil|jupuk|pundhut|cokot|candak)(?:kan|ke|ake|aken|keun|in)", "diwakili"),
    (rf"(?:{_NOT_YET}|{_NOT}) (?:bisa )?{_GOT}{_UANG} {_AMOUNT}", "tidak hadir"),
    (rf"(?:{_ALREADY} )?{_GOT} {_AMOUNT}", "hadir"),
    (rf"{_FINE} {_ALL}|{_ALL} {_FINE}", "hadir semua"),
    (rf"{_MONEY}(?:{_ALL} (?:{_ALREADY} )?{_GOT}|{_ALREADY} {_GOT} {_ALL}|{_GOT} {_ALL})", "semua hadir"),
    (rf"{_ALL} {_ALREADY}(?! (?:{_NOT}|{_NOT_YET}))|{_ALREADY} {_ALL}", "semua hadir"),
    (rf"{_ALL} {_NOT_YET}(?: {_GOT})?", "semua tidak hadir"),
    (rf"(?:yang |sing |nu )?(?:{_NOT_YET}|{_NOT}) (?:bisa )?{_GOT}{_UANG}", "tidak hadir"),
    (rf"(?:yang |sing |nu )?{_NOT_YET}", "tidak hadir"),
    (rf"(?:yang |sing |nu )?{_ALREADY} {_GOT}{_UANG}", "hadir"),
)
_COMPILED = tuple((re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE), said) for pattern, said in _SAYINGS)
_PAID_LESS = re.compile(rf",? *\b(?:{_LESS}|{_TAKEN})(?!\w)", re.IGNORECASE)
_TAKEN_FROM = re.compile(rf"\b{_TAKEN}(?!\w)", re.IGNORECASE)
_AMOUNT_OF_HERS = re.compile(rf"(?P<name>\w+) {_AMOUNT}(?!\w)", re.IGNORECASE)
_FINE_WITH_HER = re.compile(rf"(?P<name>\w+){_POLITE}* (?:{_FINE}|oke?|okey|beres|clear|sip)(?!\w)", re.IGNORECASE)
_ANYBODY = r"(?:ada|ono|ana|wonten|aya)(?: satupun| satu pun)?(?: (?:yang|yg|sing|ingkang|nu))?"
_NOBODY = re.compile(
    rf"{_ALL} (?:masih )?{_NOT_YET}(?: {_GOT})?{_UANG}|{_NOT_YET} {_GOT}{_UANG} {_ALL}"
    rf"|{_NOT_YET} {_ANYBODY}(?: {_GOT})?|{_NOT} {_ANYBODY} {_GOT}"
)
_BECAUSE = re.compile(
    r"\b(?:karena|krn|karna|soalnya|soale|soalna|sebab|mergo|mergane|amargi|lantaran|kusabab|jare\w*|katanya)\b"
)
_COURTESIES = re.compile(_POLITE)
_PAID_ALREADY = re.compile(
    rf"\b(?:(?:yang|yg|sing|nu) )?{_ALREADY}(?!\w)(?={_POLITE}*(?: *(?P<next>\w+))?)", re.IGNORECASE
)
_GOING_ON = frozenset(
    "dan tapi tp ning nanging cuma cuman kecuali kcuali sedangkan terus trus sama karo sareng jeung yang yg sing nu "
    "mung ngan tinggal kari no nomor nomer tidak juga jg semua hadir".split()
)
"""What may follow an "already" that tells by itself that she was paid, unlike "sudah ke atm belum masuk"."""
_MEASURES = re.compile(r" *\d+ *(?:x|kali|kli|jam|hari|minggu|bulan|bln|tahun|th)\b")


def in_words_of_attendance(text: str, is_name: Callable[[str], bool] = lambda word: False) -> str:
    """The text with words of attendance for those of money: whoever was paid is `hadir`, who was not `tidak hadir`."""
    for pattern, said in _COMPILED:
        text = pattern.sub(said, text)

    def paid(found: re.Match[str]) -> str:
        follows = found["next"]
        ended = follows is None or re.match(r" *[.,;:!?\n(]", text[found.end() :]) is not None
        counts = not ended and follows.isdigit() and _MEASURES.match(text, found.start("next")) is None
        return "hadir" if ended or counts or follows.lower() in _GOING_ON or is_name(follows) else found[0]

    for hers in (_AMOUNT_OF_HERS, _FINE_WITH_HER):
        text = hers.sub(lambda found: f"{found['name']} hadir" if is_name(found["name"]) else found[0], text)
    return _PAID_ALREADY.sub(paid, text).replace(DOUBTED, "belum tentu hadir")


def without_shortage(text: str) -> str:
    """The text without what it says of money that is missing or was taken ("sudah, tapi kurang 100 ribu")."""
    return _PAID_LESS.sub("", text)


def tells_of_money_taken(text: str) -> bool:
    """ "mawar dipotong agen", "diminta 50rb sama ketua": money was taken from a family, which is a complaint."""
    return _TAKEN_FROM.search(text) is not None


def says_nobody_paid(text: str) -> bool:
    """ "semua belum dibayar", "belum ada yang cair bu, loket tutup": the whole message says that nobody was paid.

    Not "belum semua" or "durung kabeh", which may mean that only some were not, nor "tidak ada": nobody is left.
    """
    words = re.findall(r"\w+", _COURTESIES.sub(" ", _without_causes(text.lower())))
    return _NOBODY.fullmatch(" ".join(words)) is not None


def _without_causes(plain: str) -> str:
    for begin, end, _ in reversed(reasons_in(plain)):
        plain = plain[:begin] + " " + plain[end:]
    return _BECAUSE.sub(" ", plain)


def says_all_paid(text: str) -> bool:
    """ "semua sudah", "kabeh wis oleh": said in so many words, unlike a "tidak ada" that may answer something else."""
    said = in_words_of_attendance(text.lower())
    return "semua hadir" in said or "hadir semua" in said
