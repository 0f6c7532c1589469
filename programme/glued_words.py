"""Words written without the blank between them: "gadateng", "raiso", "semuahadir", "bisabu"."""

import re

_NOT = "ra|ora|ga|gak|gk|g|ngga|nggak|tdk|tidak|teu|mboten|ndak|tak"
_DOES = (
    "bisa|bs|bsa|iso|saged|tiasa|dat[ae]ng|dtg|dtng|hadir|hdr|ikut|jadi|jd|masuk|teko|teka|rawuh|sumping|mangkat|budal|"
    "melu|milu|gelem|mau|enak"
)
_ALREADY = "sudah|sdh|udah|udh|wis|wes|tos|sampun|belum|blm|blum|durung|dereng"
_GETS = "cair|dapat|dapet|dpt|ambil|terima|nerima|oleh|angsal|nampi|dibayar|entuk"
_EVERYBODY = "smua|semua|smw|kabeh|sadaya|sedaya"
_NODS = "iya|ya|yaa|ok|oke|siap|sip|bisa|bs|hadir|hdr|nggih|njih|muhun|baik|insyaallah"
GLUED = re.compile(
    rf"\b(?:(?:{_NOT})(?=(?:{_DOES})\b)"
    rf"|(?:ga|gak|gk|tdk|tidak|ora|ra|teu|mboten|ndak|{_ALREADY})(?=(?:{_GETS}|{_DOES})\b)"
    rf"|(?:{_EVERYBODY})(?=(?:hadir|dat[ae]ng|dtg|teko|rawuh|sumping)\b)|(?:{_NODS})(?=(?:bu|buk|pak|mbak|teh)\b))",
    re.IGNORECASE,
)
"""The first of two such words; the second follows without a blank. Raisa is a name, and so not among them."""


def taken_apart(text: str) -> str:
    """The text with a blank where it was left out."""
    return GLUED.sub(lambda found: f"{found[0]} ", text)
