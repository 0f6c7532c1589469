"""The patterns of causes for which a member stayed away. A table, written as `phrase_table` tells."""

CAUSES: tuple[tuple[str, str, str], ...] = (
    ("absent", "other", r"kerabat saya (?:ILL|CLINIC)(?: CLINIC)*"),
    ("absent", "travel", r"ke lembur(?! (?:WORK|di|ke))"),
    ("absent", "child_sick", r"anak (?:acara )?karena ILL|anak saya (?:ILL|CLINIC)(?: CLINIC)*"),
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
        r"anak (?:yang |ada |dapat |mau |sekolah |acara )*(?:ILL|CLINIC)(?: CLINIC)?(?: (?:di|ke) (?:luar )?kota)*|"
        r"(?:CARE|bawa|urus) anak (?:yang )?(?:ILL|CLINIC)(?: CLINIC)*(?: (?:di|ke) (?:luar )?kota)*",
    ),
    ("absent", "child_sick", r"(?:CARE|bawa) anak (?:(?:ke|di) )?(?:puskesmas|rs|rumah sakit) karena ILL"),
    ("absent", "other", r"(?:CARE|bawa) kerabat (?:(?:ke|di) )?(?:puskesmas|rs|rumah sakit) karena ILL"),
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
    ("serve", "no_transport", r"nebeng(?: dan)?(?= @)"),
    ("unsettled", "", r"nebeng(?: kendaraan)?"),
    ("serve", "", r"dipakai(?= @)"),
    ("serve", "", r"(?:jaga|antar|bantu)(?= [@?])|ditemani(?= @)"),
    (
        "absent",
        "other",
        r"(?:(?:ke|di|masuk|ada) )?(?:rs|puskesmas|rumah sakit) acara(?: anak)?|salah (?:rumah|alamat)",
    ),
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
        r"urus) )*WORK(?: (?:WORK|(?:di|ke) WORK(?! \?)|(?:di|ke) (?:pasar|kota|luar kota|rumah|sekolah|rs|kampung)|"
        r"luar kota|pasar|pabrik|rumah|orang|masuk|bantu))*",
    ),
    ("absent", "work", r"(?:(?:jaga|di|WORK|buka|punya|ada) )+toko(?: (?:toko|WORK|KIN|di|ke|pasar|kota))*|toko WORK"),
    ("absent", "other", r"(?:ke )?toko"),
    ("absent", "work", r"NOT ada (?:yang )?jaga (?:WORK|toko)"),
    ("absent", "work", r"(?:ikut|bantu) KIN (?:(?:ke|di) )?WORK(?: WORK)*|cari uang|(?:ke|di) pasar kerja|sawah"),
    (
        "absent",
        "travel",
        r"(?:mudik )?(?:pulang|pulangawal|pulang awal)(?: (?:ke )?(?:kampung|kota|rumah kerabat|desa|lembur))*|"
        r"(?:(?:mudik|berangkat|"
        r"ikut) )?(?:ke|di|dari) (?:luar )?(?:kota|luar)(?: kota)*|mudik (?:ke|di|tapi) \?|luar kota|kota",
    ),
    (
        "absent",
        "travel",
        r"(?:ikut )?kendaraan mudik|mudik(?: (?:kampung|ke|luar|kota|jauh|rumah|kerabat|anak))*|(?:ikut|nyusul|jaga|"
        r"antar|ditemani) KIN (?:ke |"
        r"di )?(?:luar )?kota|(?:ikut|nyusul) (?:ke )?KIN|(?:ke|di) rumah KIN|"
        r"(?:ke|di) (?:rumah )?KIN (?:di|ke) kota|(?:ke|di) (?:luar )?(?:kampung|"
        r"lembur)",
    ),
    (
        "absent",
        "not_informed",
        r"NOT (?:pada )?(?:ada yang )?(?:tahu|dikabari|(?:dikasih|dapat|terima|ada|di) (?:tahu|undang|info|"
        r"dikabari))(?: (?:kalau|ada|hadir|undang|info|kabar|jadi|acara|kumpul))*",
    ),
    (
        "absent",
        "not_informed",
        r"NOT (?:dapat |terima )+(?:kabar|undang|info)(?: (?:kabar|undang|info))*|(?:info|undang) NOT(?! (?:MODATT|"
        r"ada))|"
        r"NOT (?:ada )?yang ngabari|NOT (?:undang|info)|ketinggalan(?: (?:info|undang|hari|jam|tanggal|kalau|ada|"
        r"hadir|acara|kumpul))*|"
        r"(?:salah|lupa) (?:hari|jam|tanggal)",
    ),
    (
        "absent",
        "no_transport",
        r"NOT (?:ada |punya |dapat )?(?:yang )?(?:kendaraan|antar|nebeng)(?: kendaraan)*|kendaraan (?:rusak|"
        r"dipakai|tidak ada)(?: KIN)?|(?:ban )?rusak kendaraan|kendaraan|ban rusak",
    ),
    ("absent", "weather", r"(?:(?:ke|ada|rumah) )*(?:hujan|banjir)(?: (?:hujan|banjir))*"),
    (
        "absent",
        "care",
        r"(?:KIN |ada |lagi )*jaga(?: jaga)?(?: KIN)+(?: (?:di )?rumah(?: KIN)*)?",
    ),
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
        r"(?:CARE|urus) (?:orang yang|orang|yang) ILL(?: CLINIC)?|CLINIC (?:CARE|bawa) kerabat(?: (?:yang |ada )?ILL)?|"
        r"(?:CARE )+(?:(?:ke|di|masuk) )+(?:puskesmas|rs|rumah sakit)|CARE rs|"
        r"(?:KIN |di )?(?:jaga|antar)(?: rumah)?(?: sekolah)?|kerabat (?:yang |"
        r"ada |juga )?(?:ILL|CLINIC)(?: CLINIC)?(?: (?:di|ke) (?:luar )?kota)*|(?:ILL )?(?:ke )?hamil(?: CLINIC)?",
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
        r"KIN (?:(?:berangkat|masuk|lagi|ikut) )*WORK(?: (?:di|ke|luar|kota|pasar|rumah|sekolah|WORK))*|"
        r"KIN (?:lagi )?(?:ke|di) (?:luar )?kota(?: kota)*|KIN (?:(?:ATT|pulang) dari(?: kota| luar| kampung)*|"
        r"(?:mudik|pulang)(?: (?:mudik|pulang))*)",
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
)
