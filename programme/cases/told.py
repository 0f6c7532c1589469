"""What a pendamping's own words for a case tell beside themselves: on which day, who said it, who was there. Pure.

The words are kept as she wrote them; what is read here saves her a question, or ticks a box that she still sees.
"""

import re
from datetime import date

from programme.typed_times_ago import DAY, read_time_ago

_MONTHS = (
    "jan(?:uari)?|feb(?:ruari)?|pebruari|mar(?:et)?|apr(?:il)?|mei|jun[ie]?|jul[iy]?|agu?s?(?:tus)?|sep(?:t|tember)?|"
    "okt(?:ober)?|nov(?:ember)?|nop(?:ember)?|des(?:ember)?"
)
_WEEKDAYS = "senin|senen|selasa|slasa|rabu|rebo|kamis|kemis|jumat|jum'at|jemuwah|sabtu|setu|minggu|ahad"
_AGO = "lalu|kemarin|kemaren|kmrn|wingi|kepungkur|kamari"
_DAYS = re.compile(
    rf"\b(?:\d{{1,2}}\s+(?:{_MONTHS})\b(?:\s+\d{{4}})?|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}\b"
    rf"|(?:tanggal|tgl)\s*\d{{1,2}}(?:/\d{{1,2}})?\b|\w+\s+hari\s+(?:yang\s+|yg\s+)?lalu"
    rf"|(?:{_WEEKDAYS})\s+(?:{_AGO})\b|hari ini|kemarin|kemaren|kmrn|wingi|kamari|tadi|semalam|barusan)",
    re.IGNORECASE,
)
_SAYS = (
    r"bilang|bilg|blg|bilng|ngomong|omong|ngmg|cerita|bercerita|crita|mengaku|ngaku|menjawab|jawab|katanya|ktnya|"
    r"menyampaikan|sampaikan|"
    r"menjelaskan|menurutnya|kompak|ngendika|ngendiko|matur|sanjang|nyarios|saur|:"
)
_SAID_BY = re.compile(
    r"\b(?:kata|menurut|info|dari|keterangan|jare|ceuk|miturut)\s+(.+?)(?=[,;.\n]|$|\b(?:karena|bahwa|dia|beliau)\b)"
)
_CLAUSES = re.compile(r"[,;.\n]+|\b(?:tapi|tetapi|sedangkan)\b")
_PEOPLE = {
    "ketua": r"ketua(?:nya)?|bu ketua",
    "neighbour": r"tet?angg?a(?:n\w*)?|tt[ae]?ngg?a(?:n\w*)?|tangga(?:ne)?|tonggo(?:ne)?|tatangga",
    "spouse": r"suami(?:n\w*)?|swami(?:n\w*)?|istri(?:n\w*)?|bojo(?:ne)?|salaki|pamajikan",
    "relative": (
        r"kerabat(?:nya)?|saudara(?:nya)?|sodara(?:nya)?|kakak(?:nya)?|adik(?:nya)?|mertua(?:nya)?|ipar(?:nya)?|"
        r"orang tua(?:nya)?|ortu(?:nya)?|nenek(?:nya)?|kakek(?:nya)?|mbah(?:nya|e)?|anak(?:nya|e)?|keponakan(?:nya)?|"
        r"sepupu(?:nya)?|keluarga(?:nya)?|dulur(?:e)?|ibunya|bapaknya"
    ),
    "official": r"(?:pak |bu )?(?:rt|rw|kades|kadus|lurah|bayan|dukuh|bidan|kader|guru)|perangkat(?: desa)?",
}
_WAYS = {
    "home": r"rumah(?:n\w*)?|rmh(?:n\w*)?|omah(?:e)?|berkunjung|kunjungan|kunjungi|mengunjungi|silaturr?ahmi|"
    r"home visit|mampir|bertamu|imah(?:na)?",
    "chat": r"telepon|telpon|tlp|tlpn|telp|nelpon|menelepon|wa|whatsapp|chat|sms|video call",
    "group": r"pertemuan|p2k2|fds|kumpulan|kumpul(?:an)?",
}


def day_told(text: str, today: date) -> date | None:
    """The local day that the words speak of first, up to today; None where they name none for certain."""
    for found in _DAYS.finditer(text):
        told = read_time_ago(found[0], today)
        if told.day is not None and told.problem is None and told.exact == DAY and told.day <= today:
            return told.day
    return None


def sources_told(text: str, name: str) -> tuple[str, ...]:
    """Who says so, by the words "ketua bilang", "kata tetangga": codes of programme.cases.codes.SOURCES.

    Whom something is said of is no source: "ketua bilang suaminya sakit" is the ketua's word. `name`: the family's.
    """
    said = " ".join(text.casefold().split())
    sayers = [clause[: verb.start()] for clause in _CLAUSES.split(said) if (verb := _verb(clause))]
    sayers += [found[1] for found in _SAID_BY.finditer(said)]
    return _people_in(" / ".join(sayers), name)


def quotes_somebody(text: str) -> bool:
    """Whether the words tell what somebody said: "katanya sudah enak", "ibunya bilang senang"."""
    said = " ".join(text.casefold().split())
    return re.search(rf"\b(?:kata|jare|ceuk|{_SAYS.removesuffix('|:')})\b|[\"“”]", said) is not None


def people_told(text: str, name: str) -> tuple[str, ...]:
    """Everybody of the family and around it whom the words name, as codes of SOURCES: for boxes ticked beforehand."""
    return _people_in(" ".join(text.casefold().split()), name)


def way_told(text: str) -> str | None:
    """How one met (programme.cases.contacts.WAYS), where the words say so."""
    said = text.casefold()
    return next((way for way, words in _WAYS.items() if re.search(rf"\b(?:{words})\b", said)), None)


def option_told(text: str) -> str:
    """What sort of way out the words describe (programme.cases.codes.OPTIONS)."""
    said = text.casefold()
    if re.search(
        r"\b(?:ganti|ubah|geser|pindah)\w* (?:waktu|jam|hari)\b|\b(?:waktu|jam|hari) (?:pertemuan )?lain", said
    ):
        return "new_time"
    return "stand_in" if re.search(r"\b\w*ganti(?:an|kan|in)?\b|\bgentian\w*", said) else "other"


def _verb(clause: str) -> "re.Match[str] | None":
    return re.search(rf"\b(?:{_SAYS.removesuffix('|:')})\b|:", clause)


def _people_in(said: str, name: str) -> tuple[str, ...]:
    found = [code for code, words in _PEOPLE.items() if re.search(rf"\b(?:{words})\b", said)]
    own = [re.escape(part) for part in name.casefold().split()]
    if own and re.search(rf"\b(?:{'|'.join(own)}|sendiri|ybs|yang bersangkutan)\b", said):
        found.append("kpm")
    return tuple(found)
