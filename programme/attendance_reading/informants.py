"""Persons who only tell ("Ngatmi bilang Ida sakit", "kata Painah, ...", "saya Ngatmi, ketua"), left out."""

from collections.abc import Sequence

from programme.attendance_reading.spoken_words import ALREADY
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
SAYS = frozenset("kata ceuk saur menurut manut miturut".split())
"""Of one person, unlike `jare` and `info`, which may as well begin what is said of her."""
MET = frozenset("ketemu ktemu bertemu panggih papanggih pendak kepethuk kepapag nanya tanya takon nakon".split())
OFFICES = frozenset("ketua ktua sekretaris bendahara kader pengurus lapor melapor melaporkan mau arep bade".split())
SIGNING = frozenset("absen absennya tanda ttd paraf tandatangan hadir daftar".split())
BEFORE_TELLING = frozenset("juga yang yg sing nu tadi".split())
HEARD = frozenset("tau tahu dengar denger dikabari kabar info krungu ngertos terang dikasih".split())
SEES = frozenset("liat lihat ngeliat melihat weruh ndelok nyawang ningali ningal nempo pirsa ketemu papasan".split())
"""Who waits for another one, or fetches her, may herself be away for it."""
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
    if any(earlier.word == "@" for earlier in units[:at]) and _tells_of_who_was_named(unit, tokens, before):
        return True
    if not other:
        return False
    if _sees(units, at, tokens):
        return True
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


def _tells_of_who_was_named(unit: Unit, tokens: Sequence[Token], before: str) -> bool:
    """`Imas tidak datang kata Lilis sakit`, `saya tau dari Lilis`, `Lilis yg bilang`."""
    heard_of = tokens[unit.first - 2].text.casefold() if unit.first > 1 else ""
    behind = [token.text.casefold() for token in tokens[unit.last + 1 : unit.last + 3]]
    ends = unit.last + 3 >= len(tokens) or tokens[unit.last + 3].kind == "mark"
    told = ends and behind[:1] in (["yg"], ["yang"], ["sing"], ["nu"]) and not TELLS.isdisjoint(behind[1:2])
    return before in SAYS or (before in ("dari", "saking", "ti") and heard_of in HEARD) or told


def _sees(units: Sequence[Unit], at: int, tokens: Sequence[Token]) -> bool:
    """`Lilis liat Imas di pasar`: what is told is told of the other one."""
    first = units[at].last + 1
    follows = at + 1 < len(units) and any(
        each.word == "@" and each.first == first + 1 for each in units[at + 1 : at + 3]
    )
    return follows and first < len(tokens) and tokens[first].text.casefold() in SEES


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
    if len(said) == 2 and said[0] in ALREADY:  # `Lilis sudah wa, Imas belum`: of herself
        return said[1] in TELLS and all(unit.word != "," for unit in units[at:after])
    return bool(said) and (said[0] in TELLS or (len(said) > 1 and said[1] in TELLS and said[0] in BEFORE_TELLING))
