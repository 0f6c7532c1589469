"""Why a family was not paid: the codes that are stored, and the words in which they are said.

The causes are those that complaints of PKH families speak of (see programme.matters), and what happens on the day:
absent, without her papers, a long queue, no cash left.
"""

import re

REASONS = (
    "absent", "sick", "out_of_town", "card_lost", "card_broken", "pin", "zero_balance", "not_on_list", "documents",
    "name_differs", "died", "closed", "other",
)  # fmt: skip
OF_ABSENCE = {"sick": "sick", "travel": "out_of_town", "other": "other"}
"""Reasons of programme.attendance_report that are a code here; every other one only tells why she did not come."""
_CARD = (
    r"(?:k[ae]rtu(?:nya|ne|na|nipun|e)?(?: (?:kks|atm|merah putih))?(?:nya|ne|na)?|kks(?:nya|ne|na|e)?|"
    r"atm(?:nya|ne|na|e)?)"
)
_NOT = r"(?:tidak|tdk|gak|ga|nggak|ngga|ndak|enggak|ora|mboten|teu|belum|blm|durung|dereng|teu acan)"
_PAPER = (
    r"(?:ktp(?:nya|ne|na|e)?|kk(?:nya|ne|na)?|undangan(?:nya|e)?|berkas(?:nya|e)?|surat(?:nya|e)?|syarat(?:nya|e)?)"
)
_AT_MACHINE = r"(?: (?:di |ning |dina )?(?:mesin|atm|mesin atm))?"
_CARRY = r"(?:bawa|mbawa|membawa|gawa|nggowo|bekta|nyandak|mawa|punya|ada)"
_LIST = r"(?:di |dalam |ing |dina |ning )?(?:daftar|data|list|bnba|undangan)\w*"
_MONEY = r"(?:saldo(?:nya|ne|na|e)?|dana(?:nya|ne)?|uang(?:nya|e)?|duit(?:nya|e|na)?|rekening(?:nya|e)?)"
_KIN = r"(?:suami|istri|anak|bapak|orang ?tua|ortu|kakak|adik|nenek|kakek|simbah|mertua|keluarga|saudara|cucu)"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("zero_balance", rf"{_MONEY} (?:masih )?(?:nol|kosong|0|nihil|suwung)(?: rupiah)?"),
    ("zero_balance", rf"{_NOT} ada {_MONEY}|{_MONEY} {_NOT} (?:masuk|ada|mlebu|lebet|turun)|kosong saldonya"),
    ("card_lost", rf"{_CARD} (?:sudah |e )?(?:hilang|ilang|leungit|ical|raib|ketlisut|tercecer)|kehilangan {_CARD}"),
    (
        "card_broken",
        rf"{_CARD} (?:sudah |e )?(?:rusak|patah|pecah|(?:ter|ke)t[eu]l[ae]n{_AT_MACHINE}|terblokir|keblokir|"
        rf"diblokir|blokir|error|mati|{_NOT} (?:terbaca|kebaca|bisa(?: dipakai| digesek)?)|kadaluarsa|kedaluwarsa|"
        rf"expired)|{_CARD} bermasalah",
    ),
    (
        "pin",
        r"(?:lupa|lali|salah|kelalen|kesupen|supe|hilap|poho) (?:nomor |no )?pin(?:nya|e|na)?|"
        r"pin(?:nya|e|na)? (?:nya )?(?:salah|lupa|lali|kelalen|kesupen|hilap|poho|keblokir|terblokir|ke-?blokir)",
    ),
    (
        "not_on_list",
        rf"{_NOT} (?:ada|masuk|terdaftar|tercantum|kecantum) {_LIST}",
    ),
    (
        "not_on_list",
        rf"(?:nama|jeneng|ngaran)(?:nya|e|ne|na)? {_NOT} (?:ada|muncul|keluar|metu)(?: {_LIST})?",
    ),
    ("not_on_list", rf"{_NOT} (?:ke|di|ter)?(?:panggil|undang)"),
    ("not_on_list", rf"{_NOT} (?:dapat|dpt|dapet|oleh|entuk|kenging|punya|ada) undangan"),
    (
        "documents",
        rf"(?:{_NOT}|lupa|lali|kelalen|hilap|poho) {_CARRY} (?:{_PAPER}|{_CARD})|"
        rf"{_CARD} (?:ketinggalan|kari|kantun|tinggaleun)|"
        rf"{_PAPER} (?:hilang|ilang|leungit|"
        rf"ketinggalan|kari|kurang|{_NOT} (?:ada|jadi|lengkap|dibawa)|mati|kadaluarsa)",
    ),
    (
        "name_differs",
        rf"(?:nama|jeneng|ngaran|nik|data)(?:nya|e|ne|na)? (?:beda|berbeda|salah|{_NOT} (?:sama|cocok|sesuai|padan))",
    ),
    ("died", r"(?<!nya )(?:sudah |wis |atos )?(?:meninggal(?: dunia)?|wafat|tilar donya|seda|maot|pupus)"),
    (
        "closed",
        r"(?:kantor|loket|bank|agen|atm|mesin|edc)(?:nya|e)? (?:sudah |keburu )?(?:tutup|rusak|error|mati|kosong)|"
        r"(?:antri|antre)(?:an|nya|annya|ane)? (?:panjang|penuh|dawa|kepanjangan)|keburu tutup|"
        r"(?:uang|duit|kas)(?:nya|e)? (?:habis|entek|seep)|"
        r"(?:sinyal|jaringan|sistem)(?:nya|e)? (?:error|gangguan|mati|ilang)",
    ),
    ("absent", rf"{_NOT} (?:datang|dateng|dtg|dtng|teka|teko|tek|rawuh|sumping|dongkap|nongol|ke loket|ke bank)"),
    (
        "other",
        r"(?:transaksi(?:nya|ne|na)? )?(?:gagal|ditolak|ora iso|gak bisa)(?: terus)? (?:di|ning|dina|ing) "
        r"(?:atm|mesin|edc)",
    ),
    (
        "other",
        r"(?:rekening|rek|norek)(?:nya|e|ne|na)? (?:mati|(?:di|ke|ter)?(?:blokir|beku|tutup)(?:kan)?|"
        r"pasif|(?:tidak|ga|gak|non) ?aktif)",
    ),
    ("out_of_town", r"(?:di |ke |ning |ka )?luar (?:kota|daerah|negeri|pulau|jawa)|merantau|boro|jadi tki|jadi tkw"),
)
_COMPILED = tuple((code, re.compile(rf"\b(?:{pattern})\b")) for code, pattern in _PATTERNS)
_KIN_DIED = re.compile(rf"\b{_KIN}(?:nya|e|ne|na|ku)? (?:sudah )?(?:meninggal|wafat|seda|maot|pupus)")


def reasons_in(text: str) -> list[tuple[int, int, str]]:
    """(begin, end, code) of each cause said in a lower-case text, in order; none overlaps another."""
    kin = [(found.start(), found.end()) for found in _KIN_DIED.finditer(text)]
    found = sorted(
        (hit.start(), -hit.end(), code)
        for code, pattern in _COMPILED
        for hit in pattern.finditer(text)
        if not (code == "died" and any(begin <= hit.start() < end for begin, end in kin))
    )
    kept: list[tuple[int, int, str]] = []
    for begin, end, code in found:
        if not kept or begin >= kept[-1][1]:
            kept.append((begin, -end, code))
    return kept
