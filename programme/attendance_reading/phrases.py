"""What runs of words mean: presence, absence with its reason, counts, asides. A table read longest match first.

Each pattern is written over the lexicon's words: `@` is somebody named, `?` a word nobody knows, `#` a number,
`|` a new line. Capitals are the abbreviations below.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

SHORT = {
    "ATT": r"(?:hadir|ikut|masuk|berangkat)",
    "NOT": r"(?:tidak|belum)",
    "MOD": r"(?:(?:bisa|mau|ada|jadi|dapat|ikut|boleh) )*",
    "ILL": (
        r"(?:sakit(?: sakit)*(?: badan)?|(?:tidak|kurang) enak(?: badan)?|badan (?:tidak|kurang)? ?enak|"
        r"badan sakit|masuk angin)"
    ),
    "KIN": r"(?:anak|kerabat|orang tua)",
    "CARE": r"(?:jaga|antar)",
    "CLINIC": r"(?:(?:ke|di|masuk) )?(?:rs|puskesmas|rumah sakit|sakit)",
    "WORK": r"(?:kerja|gawe|lembur)",
    "PEOPLE": r"(?:orang)",
    "WHO": r"(?:yang )?",
}
BREAKS = frozenset({"stop", "line", "asked"})
REMARKS = frozenset({"absent", "present", "represented", "unsettled", "tick"})
GONE = r"NOT MODATT(?: hadir)?|NOT muncul|NOT (?:bisa|mau)(?: ATT)?|tanpa hadir"

TABLE: tuple[tuple[str, str, str], ...] = (
    # Everyone, nobody, the rest
    (
        "all",
        "",
        r"semua(?: (?:orang|kelompok))* WHO(?:ATT|lengkap)(?: lengkap| semua)*|ATT (?:lengkap|"
        r"semua)(?: lengkap| semua| orang)*",
    ),
    ("all", "", r"lengkap(?: semua| ATT)*|nihil|semua lengkap"),
    ("all", "", rf"(?:tidak|bukan) ada (?:PEOPLE )?WHO(?:{GONE}|absen|alpa|izin|halangan|tidak|telat)(?: nihil)?"),
    ("all", "", rf"(?:WHO(?:{GONE}|absen|alpa|izin)|tidak hadir) :? ?(?:nihil|tidak ada)"),
    ("all", "", rf"(?:WHO(?:{GONE}|absen|alpa|izin)) :? ?kosong"),
    ("none", "", r"tidak ada|kosong"),
    ("absent", "", r"yang kosong"),
    ("nobody", "", rf"semua(?: (?:orang|kelompok))* WHO(?:{GONE}|absen|alpa|izin|tidak|libur)|(?:{GONE}) semua"),
    (
        "nobody",
        "",
        rf"(?:tidak|belum) ada (?:PEOPLE )?WHO(?:ATT|muncul)|(?:tidak|belum|bukan) semua(?: PEOPLE)? ATT|"
        rf"banyak (?:PEOPLE )?WHO(?:{GONE}|absen)",
    ),
    ("rest", "", r"(?:yang |orang )*lainnya"),
    ("everyone", "", r"semua(?: PEOPLE)?"),
    ("except", "", r"kecuali(?: dari)?|kurang(?= [@?#])|tanpa(?= [@?#])"),
    ("only", "", r"cuma"),
    # Present, represented
    ("exists", "", r"ada"),
    ("present", "", r"ATT|(?:ATT (?:tapi )?)?telat(?: (?:tapi )?ATT)?|nyusul|ATT ATT"),
    ("present", "", rf"bukan (?:{GONE}|absen)|tidak (?:jadi )?absen|tidak telat|bukan tidak (?:ada|ATT)"),
    ("present", "", r"ATT (?:dan|bawa) (?:dan )?KIN"),
    ("represented", "", r"(?:di )?wakil(?: (?:dari|dan))?(?: KIN)*|KIN WHO(?:hadir|ikut)(?: wakil)?|KIN WHOwakil"),
    ("represented", "", r"yang ATT (?:cuma )?KIN(?: KIN)?|KIN (?:yang )?masuk wakil"),
    ("unsettled", "", r"mau ATT|(?:izin )?pulang awal|(?:tidak|belum) tentu ATT|titip(?: KIN)?|tidak tidak ATT"),
    ("with_kin", "", r"(?:dan|bawa) KIN"),
    # Absent, without reason
    ("absent", "", GONE),
    ("absent", "", r"absen|halangan|silang"),
    (
        "absent",
        "-",
        r"alpa|izin|tanpa (?:kabar|izin)|NOT (?:ada |dikasih )?(?:kabar|izin)|tidak (?:ada )?(?:kabar )?tanpa kabar",
    ),
    ("absent", "-", r"(?:tidak|kurang|belum) tahu(?: WHO)? ?(?:kenapa|mana|ke mana|di mana|karena|kabar|apa)"),
    ("no", "", r"tidak|belum"),
    ("tick", "", r"centang"),
    # Absent, with reason
    (
        "absent",
        "bereavement",
        r"(?:(?:ada|KIN|rumah) )*takziah(?: takziah)*(?: KIN)?(?! yang ATT)|(?:ke|di) rumah takziah",
    ),
    ("absent", "birth", r"(?:(?:CARE|KIN|mau|ada) )*melahirkan(?: KIN)?"),
    (
        "absent",
        "child_sick",
        r"anak (?:yang |ada )?(?:ILL|CLINIC)(?: CLINIC)?|(?:CARE|bawa) anak (?:yang )?(?:ILL|CLINIC)(?: CLINIC)?",
    ),
    (
        "absent",
        "child_sick",
        r"(?:CARE|bawa) sakit anak|(?:ada )?ILL anak(?! (?:yang )?(?:ATT|wakil))|CLINIC (?:CARE|bawa) anak|"
        r"(?:ILL )?(?:CARE|bawa) anak ILL",
    ),
    (
        "absent",
        "family_event",
        r"(?:(?:ada|punya|ke|KIN|rumah|acara|di|bantu|jaga) )*hajatan(?: hajatan)*(?: (?:KIN|rumah kerabat|"
        r"di rumah kerabat))?(?! (?:yang )?ATT)",
    ),
    ("absent", "family_event", r"(?:ada )?acara kerabat|punya gawe|(?:di|ke) hajatan|masak hajatan"),
    ("absent", "sick", r"ILL(?: CLINIC)?|(?:ke|di|masuk) (?:puskesmas|rs|rumah sakit)|puskesmas|rs|kurang sehat"),
    (
        "absent",
        "work",
        r"(?:(?:nyambut|berangkat|ikut|ke|di|jaga|cari|ada|punya|mau|lagi|pergi|bantu|masuk|"
        r"urus) )*WORK(?: (?:WORK|(?:di|ke) (?:pasar|kota|luar kota|rumah|sekolah|rs|kampung)|luar kota|"
        r"pasar|pabrik|rumah|orang|masuk|bantu))*",
    ),
    ("absent", "work", r"cari uang|(?:ke|di) pasar kerja|sawah"),
    (
        "absent",
        "travel",
        r"(?:mudik )?pulang(?: (?:ke )?(?:kampung|kota|rumah kerabat|desa|lembur))*|(?:(?:mudik|berangkat|"
        r"ikut) )?(?:ke|di|dari) (?:luar )?(?:kota|luar)(?: kota)*|mudik (?:ke|di|tapi) \?|luar kota|kota",
    ),
    (
        "absent",
        "travel",
        r"mudik(?: (?:kampung|ke|luar|kota|jauh|rumah|kerabat|anak))*|(?:ikut|nyusul|jaga|antar) KIN (?:ke |"
        r"di )(?:luar )?kota|(?:ikut|nyusul) (?:ke )?KIN|(?:ke|di) rumah KIN|(?:ke|di) (?:luar )?(?:kampung|"
        r"lembur)",
    ),
    (
        "absent",
        "not_informed",
        r"NOT (?:pada )?(?:tahu|dikabari|(?:dikasih|dapat|terima|ada|di) (?:tahu|undang|"
        r"dikabari))(?: (?:kalau|ada|hadir|undang|jadi))*",
    ),
    (
        "absent",
        "not_informed",
        r"NOT (?:dapat|terima) (?:kabar|undang)|NOT undang|undang|(?:salah|lupa) (?:hari|jam|tanggal)",
    ),
    (
        "absent",
        "no_transport",
        r"NOT (?:ada |punya |dapat )?(?:yang )?(?:kendaraan|antar)(?: kendaraan)*|kendaraan (?:rusak|"
        r"dipakai|tidak ada)(?: KIN)?|(?:ban )?rusak kendaraan|kendaraan|ban rusak",
    ),
    ("absent", "weather", r"(?:(?:ke|ada|rumah) )*(?:hujan|banjir)(?: (?:hujan|banjir))*"),
    (
        "absent",
        "other",
        r"(?:KIN |ada |lagi )*(?:CARE|bawa)(?: CARE)?(?: KIN)+(?: ILL| sekolah)?(?: CLINIC| (?:ke |"
        r"di )?(?:sekolah|pasar|bank|kota|acara))?",
    ),
    (
        "absent",
        "other",
        r"CLINIC (?:CARE|bawa) kerabat|(?:KIN |di )?(?:jaga|antar)(?: rumah)?(?: sekolah)?|kerabat (?:yang |"
        r"ada )?(?:ILL|CLINIC)(?: CLINIC)?|(?:sakit )?hamil(?: sakit)*",
    ),
    (
        "absent",
        "other",
        r"(?:(?:ada|punya|KIN|ke|di|jaga|urus) )*(?:acara|perlu)(?: (?:acara|perlu|di|ke|rumah|KIN|sekolah|"
        r"kampung|kota))*|(?:ke|di) (?:sekolah|bank|pasar|luar|rumah kerabat)(?: KIN)?|urus acara",
    ),
    (
        "absent",
        "other",
        r"(?:(?:ke|mau|di|bank) )*urus(?: (?:uang|bantuan|kartu|acara|pkh|surat|sekolah|bank|di|ke|data|"
        r"undang|KIN))*|ke bank(?: urus| uang| bantuan)*|sekolah(?: KIN)?|anak (?:sekolah|masuk sekolah)|"
        r"KIN (?:kerja|mudik|pulang|(?:ATT|pulang) dari(?: kota| luar| kampung)*)",
    ),
    (
        "absent",
        "other",
        r"NOT mau(?: ATT)?|ada kerabat|ada perlu kerabat|NOT ada (?:yang )?jaga(?: KIN| rumah)*|"
        r"punya anak cilik|anak (?:acara|masih|rewel)",
    ),
    # Numbers
    ("of", "", r"# (?:dari|/) #(?: orang)?"),
    ("number", "", r"#"),
    ("people", "", r"orang"),
    ("item", "", r"item"),
    ("total", "", r"jumlah"),
    ("from", "", r"dari"),
    ("nomor", "", r"(?:absen )?nomor"),
    # Asides
    (
        "question",
        "",
        r"(?:dari |ke |di |jam |tanggal |hari )?(?:kapan|berapa|bagaimana|kenapa|apa|bolehkah|siapa|mana|"
        r"tanya)|minta(?! (?:maaf|izin))",
    ),
    ("asks", "", r"kalau|boleh"),
    ("topic", "", r"bantuan|uang|pkh (?=kok|tidak|belum|bantuan|@|\?)|kartu"),
    ("greeting", "", r"salam(?: salam)*|terima(?: terima)*|pagi(?: pagi)*|dapat dikasih(?: terima)*"),
    ("because", "", r"karena"),
    ("but", "", r"tapi"),
    ("correction", "", r"(?:maaf )?(?:eh|salah|maksud)(?: (?:eh|salah|maksud|saya|maaf|bukan(?! @)))*"),
    ("after_all", "", r"ternyata"),
    ("sorry", "", r"maaf"),
    ("not", "", r"bukan"),
    ("self", "", r"saya"),
    ("who", "", r"yang"),
    ("and", "", r"dan|/"),
    ("too", "", r"juga"),
    ("place", "", r"(?:(?:ke|di) )?rumah|kelompok|desa|ke|di|tapi rumah"),
    ("serve", "", r"(?:jaga|antar|bantu)(?= [@?])"),
    ("kin", "child", r"anak"),
    ("kin", "other", r"kerabat"),
    ("name", "", r"@"),
    ("strange", "", r"\?"),
    ("comma", "", r","),
    ("stop", "", r"\.|;"),
    ("asked", "", r"\?\?"),
    ("line", "", r"\|"),
    ("open", "", r"\("),
    ("close", "", r"\)"),
    ("colon", "", r":"),
)


@dataclass(frozen=True)
class Phrase:
    """A stretch of tokens `first` to `last` (inclusive) with one meaning."""

    tag: str
    value: str
    first: int
    last: int


def _spelled_out(pattern: str) -> str:
    for short, full in SHORT.items():
        pattern = pattern.replace(short, full)
    return pattern


PATTERNS = tuple((tag, value, re.compile(rf"(?:{_spelled_out(pattern)})(?= |$)")) for tag, value, pattern in TABLE)
WORDS_IN = tuple(frozenset(re.findall(r"[a-z_]+|\?\?|\W", _spelled_out(pattern))) for _, _, pattern in TABLE)


@lru_cache(maxsize=1_000)
def _patterns_with(word: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """The patterns that contain a word at all: only these can begin with it."""
    return tuple(
        pattern for pattern, words in zip(PATTERNS, WORDS_IN, strict=True) if word in words or not word.isalpha()
    )


def phrases_of(words: list[str]) -> list[Phrase]:
    """The phrases of a row of lexicon words, left to right, the longest meaning at each place."""
    stream = " ".join(words)
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    found: list[Phrase] = []
    first = 0
    while first < len(words):
        tag, value, end = _longest(stream, starts[first], words[first])
        last = first
        while last + 1 < len(words) and starts[last + 1] < end:
            last += 1
        found.append(Phrase(tag, value, first, last))
        first = last + 1
    return found


def _longest(stream: str, at: int, word: str) -> tuple[str, str, int]:
    best = ("other", "", at)
    for tag, value, pattern in _patterns_with(word):
        match = pattern.match(stream, at)
        if match and match.end() > best[2]:
            best = (tag, value, match.end())
    return best
