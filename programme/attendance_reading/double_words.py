"""The words beside a double meaning that tell which of the two it is. A table."""

SUBJECT_FOLLOWS = frozenset(
    {"kecuali", "cuma", "hadir", "absen", "kosong", "bolos", "muncul", "nomor", "izin", "alpa", "bukan", "yang"}
)
SUBJECT_ENDS = frozenset(
    {"karena", "", "(", ":", "dan", "sakit", "kerja", "tidak", "tidakjadi", "belum", "izin", "alpa"}
)
STARTS_OF_CLAUSES = frozenset(
    {"", "tidak", "tidakjadi", "belum", "sakit", "kerja", "hadir", "(", ":", "absen", "izin", "alpa", "dan"}
)
UNTOLD = frozenset({"tidak", "tidakjadi", "belum", "hadir", "absen", "alpa", "izin"})
TOLD_OF_ONE = frozenset({"tidak", "tidakjadi", "belum", "sakit", "kerja", "izin", "alpa", "absen", "hadir"})
TOLD_IN_A_ROW = TOLD_OF_ONE | frozenset("pergi karena takziah hajatan bantu semua wakil melahirkan".split()) | {"", "@"}
OUTRIGHT = frozenset({"sakit", "kerja", "hadir", "absen", "alpa", "silang", "centang"})
WEIGHTLESS = frozenset({"-", "kalender", "dikasih", "enak"})
OPENERS = frozenset("sedangkan kalau kalo klo nek ari upami menawi lamun".split())
LEADS_TO_NAMES = OUTRIGHT | frozenset({"masuk", "kosong", "kecuali", "cuma", "dan", "tapi", "kalau", "izin"})
TOLD_OF_NAMES = TOLD_OF_ONE | frozenset(
    """
    jaga antar wakil hajatan takziah anak melahirkan lupa hamil panen pergi pulang kampung bantu hujan banjir janji
    rs puskesmas pagi yang ketinggalan ketiduran telat motor
    """.split()
)
LOOSE_ENDINGS = frozenset({"na", "ne", "e", "nya", "ku"})
NEVER_DOUBTED = frozenset({"-", "tapi", "cuma", "dan", "ke", "di", "dari", "yang", "karena", "ada"})
ILL = frozenset({"sakit", "rs", "puskesmas", "meninggal", "melahirkan"})
BARE = frozenset({"karena", "hadir", "absen", "alpa", "ikut", "izin", "muncul", "berangkat"})
WHERE = frozenset({"di", "ke"})
SPANS = frozenset("bulan bln minggu hari hr wulan malam tahun".split())
POINTS_TO_A_TIME = frozenset(
    "ini iki ieu niki lalu kemarin kmrn kemaren wingi kamari depan dpn ngarep ngajeng payun hareup besok".split()
)
"""`bulan ini yang tidak hadir Imas`, beside a member called Bulan."""
PARTED_BY = frozenset({"mah", "mh", "tuh", "teh", "sih", "itu"})
LED_BY_ABSENCE = frozenset({"masuk", "hadir", "ikut", "berangkat", "absen", "izin"})
PRONOUNS = frozenset({"dia", "saya", "semua"})
RUN_ON = frozenset("sakit kerja pulang kampung hajatan takziah melahirkan pergi panen".split())
"""`poniyem sakit endang kerja cucu takziah`: each of them has her own."""
