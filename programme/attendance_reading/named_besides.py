"""Members named for something else than their coming: who signs the report, who won the arisan, who fetched another."""

import re
from collections.abc import Collection, Sequence

from programme.attendance_reading.kinship import TITLES
from programme.attendance_report import Member
from programme.names import name_parts, normal_form

TITLE = rf"(?:{'|'.join(sorted(word for word in TITLES if word.isalpha()))})"
ONE = rf"(?:{TITLE}\.? )?[^\W\d_]+(?: [^\W\d_]+){{0,2}}?"
NAME = rf"(?P<name>{ONE})"
LINKS = frozenset("dan sama sm karo jeung sareng lan".split())
NAMES = rf"(?P<name>{ONE}(?: (?:{'|'.join(sorted(LINKS))}|&) {ONE}){{0,2}})"
GROUP = r"(?:kelompok|klp|klpk|kel|kelp|grup)"
CHAIR = rf"(?:(?:selaku|sebagai|sbg) )?ketua(?: {GROUP}\.?(?: [^\W\d_]+(?: \d{{1,2}})?)?)?"
THANKS = r"\b(?:demikian|sekian|terima ?kasih|makasih|mksh|trims|suwun|nuwun|nuhun|wassalam|wasalam)\w*"
ENDS = r"[^\w\n]*(?=\s*\Z)"
STOPS = r"(?= *(?:[.,;\n]|\Z))"
BESIDES = tuple(
    re.compile(pattern)
    for pattern in (
        # `..., ttd Lilis`, `salam, Lilis` at the end
        r"(?i)(?:^|(?<=[.,;!\n)]))[^\S\n]*(?:ttd|tertanda|hormat (?:saya|kami)|"
        r"salam(?: hormat)?(?=[,.\n])|pelapor|"
        rf"(?:yang|yg) (?:melapor\w*|lapor))[ ,:.\n-]*{NAME}{ENDS}",
        # `... Ketua kelompok, Lilis Suryani`: behind a full stop, as `imas, ketua, lilis` are three
        rf"(?i)(?<=[.!)\n])[^\S\n]*{CHAIR} *[,:.\n][ \n]*{NAME}{ENDS}",
        # `... Demikian. Lilis (ketua)`, or her office below her name; no last line of a list
        rf"(?i)(?P<kept>{THANKS}[^.!\n]*[.!,\n]\s*){NAME}\s*[,(\n-]\s*{CHAIR}\)?{ENDS}",
        rf"(?i)\n\s*\n[^\S\n]*{NAME}\s*\n\s*\(?{CHAIR}\)?{ENDS}",
        # `[10:30, 5/10/2018] Bu Lilis: Imas sakit`, copied from another chat
        rf"(?im)^\[\d{{1,2}}[:.]\d{{2}}[^\]\n]{{0,25}}\][ -]*{NAME}:",
        # `arisan dapet bu Lilis`, `notulen Lilis`
        r"(?i)\b(?:(?:(?:yang|yg|sing|nu) )?(?:dapet|dapat|menang|narik|nampi) arisan\w*|arisan\w* (?:(?:tadi|td) )?"
        r"(?:dapet|dapat|menang|metu|kaluar|keluar|jatuh)|notulen|notulis|pembawa acara|mc|tuan rumah\w*|"
        r"(?:konsumsi|snack|snek|jajan|suguhan|doa)\w*(?: (?:dari|oleh|dipimpin|saking|seko|ti))?)"
        rf"(?: (?:oleh|ke|ku|di))?[ :]+{NAMES}{STOPS}",
        # `bu Lilis yg bawa absen`
        rf"(?i)(?:^|(?<=[.,;\n]))[^\S\n]*{NAME} (?:yang|yg|sing|nu) "
        r"(?:bawa|pegang|megang|nulis|nyatet|catat|ngisi|nyekel) "
        rf"(?:absen|daftar|buku|catatan)\w*{STOPS}",
        # `sudah dijemput sama Lilis`
        r"(?i)(?<=[^\W\d_]) di(?:jemput|susul|samper|ajak|anter|antar|telpon|tanya|bantu|boncengin)(?:in|i|an)? "
        rf"(?:(?:sama|sm|karo|ku|oleh|dening) )?{NAME}"
        r"(?= *(?:[.,;\n]|\Z|(?:tetap|tetep|ttp|tapi|tp|tpi|ga|gak|tidak)\b))",
    )
)


def without_named_besides(text: str, members: Sequence[Member]) -> str:
    """The text without who is named so, where she is a member; nobody else would be taken for one of the group."""
    parts = {part for member in members for part in name_parts(member.name)}
    for pattern in BESIDES:
        text = pattern.sub(lambda found: _left(found, parts), text)
    return text


def _left(found: re.Match[str], parts: Collection[str]) -> str:
    named = [word for word in re.findall(r"[^\W\d_]+", found["name"]) if word.casefold() not in TITLES | LINKS]
    if not named or not all(normal_form(word) in parts for word in named):
        return found[0]
    return found.groupdict().get("kept") or (" " if found.start() else "")
