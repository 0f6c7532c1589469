"""The patterns of a ketua's sentences: presence, absence with its reason, counts, asides. A table.

Each pattern is written over the lexicon's words: `@` is somebody named, `?` a word nobody knows, `#` a number,
`|` a new line. Capitals are the abbreviations below. The longest match at a place wins, then the first one.
"""

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
GONE = r"NOT MODATT(?: hadir)?|NOT muncul|NOT (?:bisa|mau)(?: ATT)?|tanpa hadir"

TABLE: tuple[tuple[str, str, str], ...] = (
    # Everyone, nobody, the rest
    (
        "all",
        "",
        r"semua(?: (?:orang|kelompok|juga|enak|dan))* WHO(?:ATT|lengkap)(?: lengkap| semua)*|ATT (?:lengkap|"
        r"semua)(?: lengkap| semua| orang)*",
    ),
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
    ("some", "", rf"(?:tidak|belum|bukan) semua(?: PEOPLE)? ATT|" rf"banyak (?:PEOPLE )?WHO(?:{GONE}|absen)"),
    ("not", "", r"lain(?= @)"),
    ("rest", "", r"(?:yang |orang )*(?:lainnya|lain)(?: lain)?|yang bukan(?= (?:ATT|NOT|semua)(?: |$))"),
    ("everyone", "", r"semua(?: PEOPLE)?"),
    ("except", "", r"kecuali(?: dari)?|kurang(?= [@?#])|tanpa(?= [@?#])"),
    ("only", "", r"cuma"),
    # Present, represented
    ("exists", "", r"ada"),
    ("present", "", r"ATT|(?:ATT (?:tapi )?)?telat(?: (?:tapi )?ATT)?|nyusul|ATT ATT"),
    ("present", "", rf"bukan (?:{GONE}|absen)|tidak (?:jadi )?absen|tidak telat|bukan tidak (?:ada|ATT)"),
    ("present", "", r"ATT (?:dan|bawa) (?:dan )?KIN"),
    ("represented", "", r"(?:di )?wakil(?: (?:dari|dan))?(?: KIN)*|KIN WHO(?:hadir|ikut)(?: wakil)?|KIN WHOwakil"),
    ("represented", "for", r"mewakili"),
    ("represented", "", r"mewakili(?: KIN)+|KIN WHO(?:(?:hadir|ikut) )?mewakili(?: ATT)?|(?:ada )?yang mewakili"),
    ("represented", "", r"yang ATT (?:cuma )?KIN(?: KIN)?|KIN (?:yang )?masuk wakil"),
    ("absent", "alone", r"NOT (?:ada )?(?:yang )?(?:bisa )?(?:di )?(?:wakil|mewakili)(?: KIN)?|tanpa wakil"),
    ("unsettled", "", r"(?:masih )?di jalan"),
    ("absent", "no_transport", r"jalan rusak|(?:NOT )?(?:bisa )?jalan kaki"),
    ("unsettled", "", r"mau ATT|(?:tidak|belum) tentu ATT|titip(?: KIN| absen| hadir)*|tidak tidak ATT"),
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
    ("unsettled", "left", r"(?:izin )?(?:pulang awal|pulangawal)|bawa pulang"),
    ("with_kin", "", r"(?:dan|bawa) KIN"),
    ("one", "", r"yangsatu"),
    ("kin_away", "", r"KIN (?:yang (?:sekolah|kerja) |sekolah )?(?:NOT MODATT)"),
    ("absent", "other", r"(?<=[@:(] )pasar"),
    ("absent", "other", r"telat tidak MODATT(?! [@?])"),
    ("unsettled", "", r"hadir (?:(?:ke|di) )?kota"),
    # Absent, without reason
    ("absent", "other", r"NOT (?:ada )?mau (?:MODATT)"),
    ("absent", "", GONE),
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
    # Absent, with reason
    (
        "absent",
        "bereavement",
        r"(?:(?:ada|KIN|rumah|ATT|ke|di|acara|urus|bantu) )*takziah(?: takziah)*(?: KIN)?(?! yang ATT)|"
        r"(?:ke|di) rumah takziah",
    ),
    ("absent", "birth", r"(?:(?:CARE|KIN|mau|ada) )*melahirkan(?: KIN)?"),
    (
        "absent",
        "child_sick",
        r"anak (?:yang |ada |dapat |mau |sekolah |acara )*(?:ILL|CLINIC)(?: CLINIC)?|"
        r"(?:CARE|bawa|urus) anak (?:yang )?(?:ILL|CLINIC)(?: CLINIC)?",
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
        r"(?:(?:ada|punya|ke|KIN|rumah|acara|di|bantu|jaga|ATT|urus|mau) )*hajatan(?: hajatan)*"
        r"(?: (?:KIN|(?:di )?rumah kerabat))?(?! (?:yang )?ATT)",
    ),
    ("absent", "family_event", r"(?:(?:ada|ATT|ke|di|punya|dapat) )*undang(?: hajatan| KIN)*"),
    (
        "absent",
        "other",
        r"(?:(?:ada|ATT|ke|di|dapat) )*undang (?:(?:di|ke|dari) )*(?:sekolah|acara)(?: sekolah| acara)*",
    ),
    (
        "absent",
        "family_event",
        r"(?:ada )?acara kerabat(?: (?:di|ke|dari|rumah|kota|luar|kampung|kerabat))*|"
        r"punya gawe|(?:di|ke) hajatan|masak hajatan",
    ),
    ("absent", "other", r"(?:tidak|kurang) enak dan KIN"),
    (
        "absent",
        "other",
        r"(?:dilarang|NOT (?:di )?(?:boleh|dikasih|izin)(?: izin)?)(?: dan)? KIN(?: ATT)*|dilarang(?: ATT)*|"
        r"KIN (?:NOT (?:di )?(?:boleh|dikasih|mau)(?: izin)?|dilarang)(?: ATT)*",
    ),
    ("serve", "other", r"(?:jaga|antar|selisih dan)(?= @)"),
    ("absent", "other", r"(?:KIN )?selisih(?: dan KIN)?"),
    ("serve", "", r"(?:jaga|antar|bantu)(?= [@?])|ditemani(?= @)"),
    ("absent", "other", r"CLINIC acara(?: anak)?|salah (?:rumah|alamat)"),
    (
        "unsettled",
        "",
        r"tidakjadi (?:izin|absen|alpa|kerja|mudik|pulang|sakit|hajatan|acara|perlu)(?: (?:ke|di|kota|kampung))*",
    ),
    ("absent", "alone", r"tidakjadi (?:di )?(?:wakil|mewakili)(?: KIN)?"),
    ("absent", "", r"tidakjadi(?: (?:bisa|ATT))*"),
    ("absent", "sick", r"ILL(?: CLINIC)?|(?:ke|di|masuk) (?:puskesmas|rs|rumah sakit)|puskesmas|rs|kurang sehat"),
    (
        "absent",
        "work",
        r"(?:(?:nyambut|berangkat|ikut|ke|di|jaga|cari|ada|punya|mau|lagi|pergi|bantu|masuk|"
        r"urus) )*WORK(?: (?:WORK|(?:di|ke) (?:pasar|kota|luar kota|rumah|sekolah|rs|kampung)|luar kota|"
        r"pasar|pabrik|rumah|orang|masuk|bantu))*",
    ),
    ("absent", "work", r"(?:(?:jaga|di|WORK|buka|punya|ada) )+toko(?: (?:toko|WORK|KIN|di|ke|pasar|kota))*|toko WORK"),
    ("absent", "other", r"(?:ke )?toko"),
    ("absent", "work", r"NOT ada (?:yang )?jaga (?:WORK|toko)"),
    ("absent", "work", r"ikut KIN (?:(?:ke|di) )?WORK(?: WORK)*|cari uang|(?:ke|di) pasar kerja|sawah"),
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
        r"di )?(?:luar )?kota|(?:ikut|nyusul) (?:ke )?KIN|(?:ke|di) rumah KIN|(?:ke|di) (?:luar )?(?:kampung|"
        r"lembur)",
    ),
    (
        "absent",
        "not_informed",
        r"NOT (?:pada )?(?:ada yang )?(?:tahu|dikabari|(?:dikasih|dapat|terima|ada|di) (?:tahu|undang|info|"
        r"dikabari))(?: (?:kalau|ada|hadir|undang|info|jadi|acara|kumpul))*",
    ),
    (
        "absent",
        "not_informed",
        r"NOT (?:dapat |terima )+(?:kabar|undang|info)|(?:info|undang) NOT(?! (?:MODATT|ada))|"
        r"NOT (?:ada )?yang ngabari|NOT (?:undang|info)|ketinggalan(?: info| undang)?|"
        r"(?:salah|lupa) (?:hari|jam|tanggal)",
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
        r"(?:KIN |ada |lagi )*(?:CARE|bawa)(?: CARE)?(?: KIN)+(?: (?:yang |ada )*ILL| sekolah)?(?: CLINIC| (?:ke |"
        r"di )?(?:sekolah|pasar|bank|kota|acara))?",
    ),
    (
        "absent",
        "other",
        r"(?:ikut|antar) KIN (?:ILL|CLINIC)(?: CLINIC)*(?: (?:ke|di) (?:luar )?kota)?|"
        r"CARE orang (?:yang )?ILL(?: CLINIC)?|CLINIC (?:CARE|bawa) kerabat(?: (?:yang |ada )?ILL)?|"
        r"(?:CARE )+(?:(?:ke|di|masuk) )+(?:puskesmas|rs|rumah sakit)|CARE rs|"
        r"(?:KIN |di )?(?:jaga|antar)(?: rumah)?(?: sekolah)?|kerabat (?:yang |"
        r"ada )?(?:ILL|CLINIC)(?: CLINIC)?|(?:ILL )?(?:ke )?hamil(?: CLINIC)?",
    ),
    (
        "absent",
        "other",
        r"(?:(?:ada|punya|KIN|ke|di|jaga|urus|ATT|mau) )*(?:acara|perlu)(?: (?:acara|perlu|di|ke|dari|rumah|KIN|"
        r"sekolah|"
        r"kampung|kota))*|(?:ke|di) (?:sekolah|bank|pasar|luar|rumah kerabat)(?: KIN)?|urus acara",
    ),
    (
        "absent",
        "other",
        r"(?:(?:ke|mau|di|bank) )*urus(?: (?:uang|bantuan|kartu|acara|pkh|info|mudik|sekolah|bank|di|ke|data|"
        r"undang|KIN))*|ke bank(?: urus| uang| bantuan)*|sekolah(?: KIN)?|anak (?:sekolah|masuk sekolah)|"
        r"KIN (?:kerja|(?:ATT|pulang) dari(?: kota| luar| kampung)*|(?:mudik|pulang)(?: (?:mudik|pulang))*)",
    ),
    (
        "absent",
        "other",
        r"NOT mau(?: ATT)?|NOT punya|(?<!yang )tua|NOT ada (?:yang )?(?:mewakili|wakil) jaga(?: KIN| rumah)*|"
        r"ada kerabat|ada perlu kerabat|NOT ada (?:yang )?jaga(?: KIN| rumah)*|"
        r"punya anak(?: cilik)?|anak (?:acara|masih|rewel)",
    ),
    (
        "absent",
        "other",
        r"(?:NOT )pulang(?: (?:dari|ke|di|rumah|pasar|sekolah|KIN))*|NOT (?:ada |punya )+uang|NOT (?:ada )?yang bantu",
    ),
    ("absent", "work", r"NOT pulang (?:dari )?WORK"),
    ("absent", "travel", r"NOT pulang (?:dari )?(?:luar )?kota"),
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
    ("question", "wish", r"supaya"),
    ("regards", "", r"titipsalam|salamdari(?= @)"),
    ("later", "", r"nanti"),
    ("topic", "", r"foto(?: absen| hadir)*|bantuan|uang|pkh (?=kok|tidak|belum|bantuan|@|\?)|kartu"),
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
    ("or", "", r"atau|(?<=@ )apa(?= @)"),
    ("too", "", r"juga"),
    ("both", "", r"keduanya"),
    ("word", "", r"kata"),
    ("talk", "", r"omong"),
    ("place", "", r"jalan|(?:(?:ke|di) )?rumah|kelompok|desa|ke|di|tapi rumah"),
    ("tell", "", r"(?:dikasih )?(?:dikabari|tahu|info)(?= @)"),
    ("kin", "child", r"anak(?: dari(?= @))?"),
    ("kin", "other", r"kerabat(?: dari(?= @))?"),
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
