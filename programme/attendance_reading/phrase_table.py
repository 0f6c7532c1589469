"""The patterns of a ketua's sentences: presence, absence with its reason, counts, asides. A table.

Each pattern is written over the lexicon's words: `@` is somebody named, `?` a word nobody knows, `#` a number,
`|` a new line. Capitals are the abbreviations below. The longest match at a place wins, then the first one.
"""

from programme.attendance_reading.aside_phrases import ASIDES
from programme.attendance_reading.cause_phrases import CAUSES

SHORT = {
    "ATT": r"(?:hadir|ikut|masuk|berangkat)",
    "NOT": r"(?:tidak belum|tidak|belum)",
    "MOD": r"(?:(?:bisa|mau|ada|jadi|dapat|ikut|boleh) )*",
    "ILL": (
        r"(?:belum enak|sakit(?: sakit)*(?: badan)?|(?:tidak|kurang) enak(?: badan)?|badan (?:tidak|kurang)? ?enak|"
        r"badan sakit|masuk angin)"
    ),
    "KIN": r"(?:anak|kerabat|orang tua)",
    "CARE": r"(?:jaga|antar)",
    "CLINIC": r"(?:(?:ke|di|masuk|ada) )?(?:rs|puskesmas|rumah sakit|sakit)",
    "WORK": r"(?:kerja|gawe|lembur)",
    "PEOPLE": r"(?:orang)",
    "WHO": r"(?:yang )?",
}
GONE = r"NOT MODATT(?: hadir)?|NOT MODmuncul|NOT (?:bisa|mau)(?: ATT)?|tanpa hadir"

ATTENDANCE: tuple[tuple[str, str, str], ...] = (
    # Everyone, nobody, the rest
    (
        "all",
        "",
        r"semua(?: (?:orang|kelompok|juga|enak|dan|bisa|dapat))* WHO(?:ATT|lengkap)(?: lengkap| semua| ATT)*|"
        r"ATT :? ?(?:lengkap|"
        r"semua)(?: lengkap| semua| orang)*",
    ),
    ("all", "", r"semua(?: (?:orang|kelompok))* ada(?= [,.|]|$)"),
    ("all", "", r"lengkap(?: semua| ATT)*|nihil|semua lengkap"),
    ("all", "", rf"(?:tidak|bukan) ada (?:PEOPLE )?WHO(?:{GONE}|absen|alpa|izin|halangan|tidak|telat)(?: nihil)?"),
    (
        "all",
        "none",
        rf"(?:WHO(?:{GONE}|absen|alpa|izin)|tidak hadir) :? ?(?:nihil|"
        r"tidak ada(?= [^a-z:]|$| (?:dan|semua|lengkap|jadi|terima|maaf)))",
    ),
    ("all", "", rf"(?:WHO(?:{GONE}|absen|alpa|izin)) :? ?kosong"),
    ("none", "", r"tidak ada|kosong"),
    ("absent", "", r"yang kosong"),
    ("nobody", "", rf"semua(?: (?:orang|kelompok))* WHO(?:{GONE}|absen|alpa|izin|tidak|libur)|(?:{GONE}) semua"),
    ("nobody", "", r"(?:tidak|belum) ada (?:PEOPLE )?WHO(?:ATT|muncul)"),
    (
        "some",
        "",
        rf"(?:tidak|belum|bukan) semua(?: PEOPLE)? ATT|" rf"(?:banyak|sebagian) (?:PEOPLE )?WHO(?:{GONE}|absen)",
    ),
    ("some", "", r"ATT cuma sebagian|cuma sebagian (?:yang )?ATT"),
    (
        "rest",
        "some",
        r"(?:(?<![^,.|:;(] )|(?<=dan )|(?<=tapi )|(?<=ada ))(?:sebagian|banyak(?= (?:orang|yang|lain)))"
        r"(?: (?:orang|lainnya|lain|juga|dari|yang))*(?! (?:hari|minggu|bulan|kali|jam|tahun|#))",
    ),
    ("not", "", r"lain(?= @)|(?<=@ )lain(?= (?:sakit|kerja|tidak|mudik|hajatan))"),
    ("rest", "", r"(?:yang |orang )*(?:lainnya|lain)(?: lain)?|yang bukan(?= (?:ATT|NOT|semua)(?: |$))"),
    ("everyone", "", r"semua(?: PEOPLE)?"),
    ("except", "", r"kecuali(?: dari)?|kurang(?= [@?#])|tanpa(?= [@?#])"),
    ("only", "", r"cuma"),
    # Present, represented
    ("serve", "other", r"(?<=karena )ikut(?= @)"),
    ("exists", "", r"ada(?: kok)?"),
    ("present", "", r"ATT|(?:ATT (?:tapi )?)?telat(?: (?:tapi )?ATT)?|nyusul|ATT ATT"),
    ("present", "", rf"bukan (?:{GONE}|absen)|tidak (?:jadi )?absen|tidak telat|bukan tidak (?:ada|ATT)"),
    ("present", "", r"ATT (?:dan|bawa) (?:dan )?KIN|(?:ATT )?muncul(?: ATT)?"),
    ("absent", "other", r"(?:mudik )?malas(?: MODATT| malas)*"),
    (
        "represented",
        "",
        r"(?:di )?wakil(?: (?:dari|dan))?(?: KIN)*|KIN WHO(?:hadir|ikut)(?: wakil)?|KIN yang (?:berangkat|masuk)|"
        r"KIN WHOwakil",
    ),
    ("represented", "for", r"mewakili"),
    ("represented", "", r"mewakili(?: KIN)+|KIN WHO(?:(?:hadir|ikut) )?mewakili(?: ATT)?|(?:ada )?yang mewakili"),
    ("represented", "", r"yang ATT (?:(?:cuma|mewakili) )*KIN(?: KIN)?|KIN (?:yang )?masuk wakil"),
    ("absent", "alone", r"NOT (?:ada )?(?:yang )?(?:bisa )?(?:di )?(?:wakil|mewakili)(?: KIN)?|tanpa wakil"),
    ("absent", "alone", r"NOT ada yang (?:mau|bisa)(?: (?:di )?(?:wakil|mewakili))?"),
    ("unsettled", "coming", r"(?:masih )?di jalan"),
    ("absent", "no_transport", r"jalan rusak|(?:NOT )?(?:bisa )?jalan kaki"),
    ("unsettled", "promised", r"(?:mau|nanti|ada mau) nyusul"),
    ("absent", "", r"(?:tidak )?belum ada(?= [,.|]|$)"),
    ("unsettled", "", r"mau ATT|(?:tidak|belum) tentu MODATT|titip(?: KIN| absen| hadir)*|tidak tidak ATT"),
    ("unsettled", "fine", r"enak(?: dari sakit)?|lupaan"),
    ("unsettled", "stands", r"ATT mewakili KIN"),
    ("often", "", r"sering"),
    (
        "unsettled",
        "",
        r"(?:mau )?(?:luar|mudik|pulang)(?: (?:dari|anggota|orang))* (?:pkh|kelompok)|"
        r"mundur(?: (?:dari|orang|pkh|kelompok))*",
    ),
    ("unsettled", "", r"jarang(?: (?:ikut|mau|bisa))* ATT|jarang muncul"),
    ("present", "", r"enak (?:dan )?ATT"),
    (
        "unsettled",
        "",
        r"NOT (?:(?:bisa|ada) )*saya(?: (?:dikabari|tanya|absen|info))?|NOT (?:di )?(?:tanya|absen)(?= |$)",
    ),
    ("present", "left", r"(?:izin )?(?:pulang awal|pulangawal)(?! (?:ke|di|kota|kampung|rumah|mudik))"),
    ("unsettled", "left", r"izin pulang(?! (?:ke|di|kampung|kota|desa|mudik|lembur|rumah))"),
    ("unsettled", "left", r"(?:izin )?(?:pulang awal|pulangawal)|bawa pulang"),
    ("with_kin", "", r"(?:dan|bawa) KIN(?! @)"),
    ("one", "", r"yangsatu"),
    ("kin_away", "", r"KIN (?:yang (?:sekolah|kerja) |sekolah )?(?:NOT MODATT)"),
    ("absent", "other", r"(?<=[@:(] )pasar"),
    ("absent", "other", r"telat tidak MODATT(?! [@?])"),
    ("unsettled", "", r"hadir (?:(?:ke|di) )?kota"),
    # Absent, without reason
    ("absent", "other", r"NOT (?:ada )?mau (?:MODATT)"),
    ("absent", "", GONE),
    ("absent", "child_sick", rf"(?:{GONE}) anak juga ILL"),
    ("absent", "", r"NOT bisa mudik"),
    ("absent", "", rf"ikut (?:juga )?(?:{GONE}|absen)"),
    ("absent", "", r"absen|halangan(?: ATT)?|(?:NOT MODsilang|NOT MODATT silang|NOT centang)|silang"),
    ("unsettled", "", r"ATT dari (?:(?:luar )?(?:kota|luar)|kampung|mudik)(?: kota)*"),
    (
        "absent",
        "-",
        r"alpa|izin|tanpa (?:kabar|izin)|NOT ngabari|"
        r"NOT (?:ada |dikasih )?(?:kabar|izin)|tidak (?:ada )?(?:kabar )?tanpa kabar",
    ),
    ("absent", "", r"NOT bisa takziah"),
    ("absent", "-", r"(?:tidak|kurang|belum) tahu(?: WHO)? ?(?:kenapa|mana|ke mana|di mana|karena|kabar|apa)"),
    ("absent", "-", r"entah(?: (?:(?:ke |di )?mana|kenapa|apa|karena))?"),
    ("absent", "work", r"(?:tidak |belum )(?:dikasih |dapat )?izin (?:dari )?kerja"),
    ("no", "", r"tidak|belum"),
    ("tick", "", r"centang"),
)

TABLE = ATTENDANCE + CAUSES + ASIDES
