"""Persons who only tell ("Ngatmi bilang Ida sakit", "kata Painah, ...", "saya Ngatmi, ketua"), left out."""

from collections.abc import Sequence

from programme.attendance_reading.tokens import Token
from programme.attendance_reading.units import Unit

TELLS = frozenset(
    """
    bilang blg ngomong matur sanjang nyarios nyarioskeun cerita crita ngabari ngabarin mengabarkan mengabari kabari
    memberitahu memberitahukan melaporkan lapor ngelapor pesen pesan nitip titip ngasih ngirim wa sms telpon nelpon
    nyebut menyampaikan nyampekno ngandani ngomongke kandha kondo ngendika ngandika sasauran nyebutkeun bewara
    """.split()
)
ACCORDING_TO = frozenset("kata jare ceuk cek saur menurut manut miturut ujare dawuhe info informasi laporan".split())
MET = frozenset("ketemu ktemu bertemu panggih papanggih pendak kepethuk kepapag nanya tanya takon nakon".split())
OFFICES = frozenset("ketua ktua sekretaris bendahara kader pengurus lapor melapor melaporkan mau arep bade".split())
SIGNING = frozenset("absen absennya tanda ttd paraf tandatangan hadir daftar".split())
BEFORE_TELLING = frozenset("juga yang tadi sudah udah udh sdh wis tos sampun".split())
BETWEEN = frozenset(
    {",", ":", "titip", "info", "kabar", "dikasih", "tahu", "dikabari", "yang", "dan", "ke", "saya", "kalau"}
)


def without_informants(units: Sequence[Unit], tokens: Sequence[Token]) -> list[Unit]:
    """The units without persons who tell of another person; somebody met is left out if another is named later."""
    return [unit for at, unit in enumerate(units) if unit.word != "@" or not _only_tells(units, at, tokens)]


def _only_tells(units: Sequence[Unit], at: int, tokens: Sequence[Token]) -> bool:
    unit = units[at]
    before = tokens[unit.first - 1].text.casefold() if unit.first else ""
    follower = units[at + 1].word if at + 1 < len(units) else ""
    other = any(later.word in ("@", "?") for later in units[at + 1 :])
    if not other:
        return False
    if before in ACCORDING_TO and follower in (",", ":", "@"):
        return True
    if before == "dari" and follower in (",", ":") and (at <= 1 or units[at - 2].word in (",", ".", "|")):
        return True
    if before in MET:
        return True
    own = unit.last + 1 < len(tokens) and tokens[unit.last + 1].text.casefold() in OFFICES
    if units[at - 1].word == "saya" and units[at - 1].last == unit.first - 1 and at and own:
        return True
    return _tells(units, at, tokens)


def _tells(units: Sequence[Unit], at: int, tokens: Sequence[Token]) -> bool:
    """Whether a word of telling follows at once, and then another person with nothing said between."""
    after = at + 1
    while after < len(units) and units[after].word in BETWEEN:
        after += 1
    if after == len(units) or units[after].word not in ("@", "?"):
        return False
    first = units[at].last + 1
    if units[at].last + 2 < len(tokens) and tokens[units[at].last + 2].text.casefold() in SIGNING:
        return False
    said = [token.text.casefold() for token in tokens[first : first + 2] if token.kind == "word"]
    return bool(said) and (said[0] in TELLS or (len(said) > 1 and said[1] in TELLS and said[0] in BEFORE_TELLING))
