"""Words (of the lexicon) beside which a number counts people, or means one of them. A table."""

REASON_KEYS = frozenset(
    {"sakit", "kerja", "hajatan", "takziah", "mudik", "pulang", "izin", "acara", "melahirkan", "ke"}
)
COUNTED_BEFORE_WORD = frozenset("orang hadir tidak belum absen yang dari semua lengkap /".split())
REASON_COUNTS = frozenset({"hadir", "sakit", "izin", "kerja", "alpa", "absen"})
COUNTED_AFTER_WORD = frozenset(
    "hadir berangkat masuk ikut absen orang jumlah lainnya ada dari kurang tidak / alpa".split()
)
NAMELY = frozenset("yaitu yakni ialah adalah nyaeta nyaéta yaiku yoiku inggih antara".split())
AWAY = frozenset({"tidak", "belum", "absen", "sakit", "izin", "kerja", "alpa"})
MOST_COUNTED = 6
"""More than so many of one reason are hardly counted: a number behind it is a member's."""
REASONS_COUNTED = frozenset({"sakit", "izin", "kerja", "alpa"})
LIST_MARKS = (",", "dan", "/")
LIST_BREAKS = ("|", "", ",", ".", ";")
