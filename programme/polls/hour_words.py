"""The words in which people say when they are busy and when they can come (id, jv, su); pure data."""

import re
from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NOT = _words(
    "tidak tdk tak gak ga gk nggak ngga ndak enggak engga ora ra rak mboten boten teu henteu moal belum blm "
    "durung gabisa"
)
CAN = _words(
    "bisa bs bisaa iso isa isoh saged saget sged tiasa sempat sempet sela senggang longgar lowong kosong bebas free "
    "luang oke ok cocok pas nganggur"
)
FREE = _words("libur prei preian perei pere liren istirahat di-rumah") | CAN
"""Each says that she has time then; after a word of NOT the opposite."""
BUSY = _words(
    "kerja bekerja krj kerjo makarya damel didamel gawe nyambut nyambutgawe kerjanya kerjaan megawe moro masuk "
    "shift sip jaga njaga jualan jual dodol dagang dodolan icalan buruh nyuci nyetrika masak sawah kebun kebon ladang "
    "tandur panen derep matun ngarit pasar warung kantin pabrik toko repot sibuk ripuh rempong riweuh momong ngasuh "
    "ngemong antar ngantar nganter ngeterke jemput methuk sekolah ngajar ngaji pengajian berhalangan halangan gabisa"
)
UNTIL = "sampai|sampe|smpe|smpai|smp|hingga|tekan|teko|nganti|ngantos|dumugi|dugi|nepi|tutug|until|till"
UNTIL_MARK = "hinggajam"
"""Stands for every word of UNTIL: one that the reader of dates does not know, so that it leaves spans to us."""
AFTER = _words("setelah stelah sesudah sudah habis abis bar bubar sakwise sawise sasampune saparantos sanggeus mulai "
               "wiwit ti dari start lewat diatas bada bakda")  # fmt: skip
BEFORE = _words("sebelum sblm sadurunge sakdurunge saderenge samemeh sateuacan")
PRAYERS: Mapping[str, int] = {
    word: hour * 60 + minute
    for hour, minute, words in (
        (4, 30, "subuh sbh shubuh"),
        (12, 30, "dzuhur dhuhur zuhur luhur lohor duhur"),
        (15, 30, "ashar asar asr"),
        (18, 15, "maghrib magrib"),
        (19, 15, "isya"),
    )
    for word in words.split()
}
"""About when each is over, in local minutes, wherever in Indonesia: "sesudah asar"."""
HOME_AGAIN = (
    r"\b(masuk|berangkat|brangkat|mangkat|indit|mulai|dari)\b(.{1,25}?)"
    r"\b(?:pulang|plg|mulih|wangsul|uih|selesai|bubar|rampung|kelar)\b"
)
"""'Masuk jam 7 pulang jam 3': until then."""
ONWARD = _words("keatas kesana munggah")
ONLY = _words("saja aja wae ae bae thok tok hungkul hanya cuma")
EXCEPT = r"\b(?:kecuali|kejaba|kajaba|iwal|selain|sejaba)\b"
WORKDAYS = r"\bhari kerja\b|\bweekday\w*\b"
WEEKEND = r"\bakhir (?:pekan|minggu)\b|\bweekend\w*\b"
EACH_DAY = (
    r"\b(?:setiap|tiap|saben|saban|unggal|sbn|semua|kabeh)\s?(?:hari|hr|dina|dino|dinten|poe)\b"
    r"|\bsehari[ -]?hari\b"
)
ALL_DAY = r"\b(?:seharian|sedina|sedino|sadinten|sapoe|sehari penuh|full|fulltime|full day|24 jam)\b"
ANYTIME = re.compile(
    r"\b(?:kapan|iraha|kapanpun)\s?(?:saja|aja|pun|wae|ae|bae)\b|\b(?:terserah|sembarang|sakersa|sakarep|bebas)\b"
    r"|\b(?:selalu|tansah|salawasna|pasti) (?:bisa|iso|saged|tiasa)\b|\bbisa semua\b|\bsemua (?:hari )?bisa\b"
)
"""She can always come."""
UNSTEADY = re.compile(
    r"\b(?:tidak|tdk|ga|gak|gk|nggak|ngga|ndak|ora|mboten|teu|henteu) (?:tentu|mesti|mesthi|pasti|tetap|tangtu|tamtu)\b"
)
"""Her hours differ from day to day: nothing one could reckon with."""
WEEKDAY_CODES: Mapping[str, frozenset[int]] = {"hariharikerja": frozenset(range(5)), "harihariakhir": frozenset({5, 6})}
EVERY_DAY_MARK = "saharisahari"
ALL_DAY_MARK = "seharipenuh"
EXCEPT_MARK = "kejabadina"
