"""Turns of phrase about roads, work, illness and beasts that kept somebody away, put into words of the lexicon."""

import re

from programme.attendance_reading.spoken_words import ADDRESS, COMES, ITS, NOT, WHO

ROAD = r"(?:jalan|jln|dalan|jembatan|kreteg|sasak|brug|tanjakan|jalur)"
UNPASSABLE = (
    r"(?:putus|pedot|ambrol|ambruk|ambrug|amblas|rubuh|roboh|licin|lunyu|leueur|lueur|becek|jeblok|longsor|urug|"
    r"terendam|kerendem|kabanjiran|kebanjiran|banjir|keblokir|(?:ter|ke|ka)tutup\w*|tutup|ditutup|ditutupi)"
)
BEAST = (
    r"(?:sapi|kambing|kmbing|wedh?us|kebo|kerbau|munding|embe|domba|pedet|pedhet|ayam|pitik|hayam|bebek|kucing|ternak)"
)
CROP = (
    r"(?:padi|pari|pare|gabah|jagung|kopi|cengkeh|kedelai|kedele|kacang|bako|tembakau|mbako|krupuk|kerupuk|ikan|iwak)"
)
MASTER = r"(?:bos|boss|majikan|juragan|mandor|atasan|pabrik|tempat kerja)"
HINDRANCE_TURNS = (
    # `mboten kiat mlampah diwakili mantune`: why, and not that nobody could come for her.
    (
        re.compile(
            rf"(?i)\b(?:{NOT}|boten) (?:kiat|kuat|kiyat) "
            r"(?:mlampah|mlaku|leumpang|jalan|ngadeg|berdiri|bangun|tangi|hudang)\b"
        ),
        "repot",
    ),
    (re.compile(r"(?i)\basam (?:urat|lambung)(?:nya|ne|na|e)?\b"), "sakit"),
    # `tidak tahu kalau harinya diganti`: nobody came for her.
    (
        re.compile(
            r"(?i)\b(?:hari|jam|jadwal|tanggal|tgl|waktu|wektu|dinten|dino|tempat)(?:nya|ne|na|e|ipun)? (?:\w+ )?"
            r"(?:diganti|dirubah|diubah|digeser|dipindah|diundur|dimajukan|digentos)(?:kan|ke|keun|aken)?\b"
        ),
        "jadwal",
    ),
    # `orokna pameget`: which it is, no husband of hers.
    (
        re.compile(
            r"(?i)\b(orok|bayi|jabang bayi|budak|anak|murangkalih|putra)(?:na|nya|ne|e|ipun|nipun)? "
            r"(?:pameget|istri|lalaki|awewe|lanang|wadon|laki-laki|perempuan|jaler|estri|kakung|putri)\b"
        ),
        "",
    ),
    (
        re.compile(
            rf"(?i)\b{NOT} (?:ada|ono|wonten|aya) {WHO} (?:(?:bisa|saged|iso|tiasa|mau) )?"
            r"(?:mem|m|ng)?bonceng(?:in|i|kan|ke|keun)?\b"
        ),
        "tidak ada yang antar",
    ),
    (re.compile(r"(?i)\b(?:lagi|lg|pas|nuju|sedang) (?:dpt|dapet|dapat)\b(?= *(?:\Z|[.,;\n]|bu\b))"), "haid"),
    # `..., sekarang udah sehat`: of today, where the report tells of then.
    (
        re.compile(
            r"(?i)(?<=\w),? (?:skrg|skr|sekarang|saiki|ayeuna|sakniki) (?:(?:mah|sih) )?"
            r"(?:udh|sdh|udah|sudah|wis|wes|tos|geus|sampun) "
            r"(?:sehat|sembuh|waras|damang|mari|cageur|mendingan|baikan)\b"
        ),
        "",
    ),
    (re.compile(rf"(?i)\b{NOT} (?:ada|ono|ana|aya|wonten) {WHO} (?:mau )?bonceng(?:in|i)?\b"), "tidak ada yang antar"),
    (
        re.compile(
            r"(?i)\b(?:(?:ke|ka|di|ning|nang|teng) (?:puskesmas|pkm|bidan|rs|rsud|klinik|dokter)\w* )?"
            r"(?:periksa|priksa|pariksa|mriksa|kontrol|cek|usg) (?:kandungan|hamil|kehamilan|usg|bobot)"
            r"(?:nya|ne|na|e)?\b"
        ),
        "kontrol kehamilan",
    ),
    (
        re.compile(
            r"(?i)\b(?:nunggu|nungguin|tunggu|ngenteni|ngentosi|ngantosan|ngadagoan|nengga) "
            r"(?:kurir|paket|kiriman|tukang|teknisi|gas|galon|tamu|petugas)\w*(?: (?:paket|gas|air|pln|listrik))?"
        ),
        "repot",
    ),
    # `Euis nu gaduh warung`: which one, not why.
    (
        re.compile(
            rf"(?i)\b{WHO} (?:gaduh|gadah|punya|duwe|nduwe|boga|jualan|dagang) "
            r"(?:warung|toko|kios|gorengan|sayur|bakso)\b"
            rf"(?= (?:{NOT}|absen|sakit|izin|ijin))"
        ),
        "",
    ),
    # `wis budal tp mulih maneh`: she never came.
    (
        re.compile(
            r"(?i)\b(?:(?:sudah|sdh|udah|udh|wis|wes|tos|geus|sampun|mau|arep|bade) )?"
            r"(?:berangkat|brangkat|budal|mangkat|indit|budhal|angkat)(?: (?:ke sini|mrene|kadieu))?,? "
            r"(?:tapi|tp|ning|nanging|ngan|eh) (?:malah )?"
            r"(?:pulang|plg|balik|mulih|bali|wangsul|uih|mulang|muleh)(?: (?:lagi|lg|maneh|meneh|deui|malih))?\b"
        ),
        "tidak jadi hadir",
    ),
    (
        re.compile(
            rf"(?i)\b{NOT} (?:\w+ )?enak (?:hati )?(?:(?:mau|arep|untuk) )?"
            r"(?:nanya|tanya|takon|nakon|naros|ngomong|bilang)\w*"
        ),
        "tanpa kabar",
    ),
    (
        re.compile(
            rf"(?i)\b(?:{NOT}|boten|durung|dereng|acan|can) "
            r"(?:nampi|nampa|narimo|narima|nerima|terima|dapat|dapet|dpt|kenging|meunang|oleh|entuk|angsal) "
            r"(?:wartos|warta|iber|b[eé]ja|kabar|info|informasi|undangan|uleman|serat|surat|wa)\w*"
        ),
        "tidak tahu info",
    ),
    # `sapine lara`, `kambingnya lahiran`: nothing that befell her or a child of hers.
    (
        re.compile(
            rf"(?i)\b{BEAST}{ITS}?,? (?:(?:lagi|lg|mau|arep|rek|keur|nuju|sedang|pada|podo|ada yg|yg) )*"
            r"(?:sakit|skt|lara|loro|gering|udur|lahiran|melahirkan|beranak|manak|nglairake|ngalahirkeun|lahir|lair|"
            r"lepas|hilang|ilang|mati|ucul|kabur|paeh|leupas)\b"
        ),
        "repot",
    ),
    # `jembatannya putus`, `dalane lunyu`, `jalannya tertutup pohon tumbang`
    (
        re.compile(
            rf"(?i)\b{ROAD}{ITS}? (?:\w+ )?{UNPASSABLE}\b"
            r"(?: (?:pohon|wit|tangkal|tanah|lemah|banyu|air|cai)\b[^.,\n]*)?"
        ),
        "kebanjiran",
    ),
    (
        re.compile(
            r"(?i)\b(?:kemasukan|kelebon|kaasupan|kalebetan|dimasuki|keterjang) (?:air|banyu|toya|cai|banjir)\w*"
        ),
        "kebanjiran",
    ),
    (re.compile(r"(?i)\bjalan(?:an)?(?:nya|ne|na|e)? (?:rusak parah|rusak berat|rusak|bejat)\b"), "kebanjiran"),
    (
        re.compile(
            r"(?i)\b(?:kali|kalen|sungai|walungan|banyu)(?:ne|nya|na|e)? (?:banjir|mudun|munggah|naik|caah|meluap)\b"
        ),
        "kebanjiran",
    ),
    # `mepe pari`, `jemur gabah`
    (
        re.compile(rf"(?i)\b(?:me?pe|mepean|jemur|njemur|menjemur|moe|ngisis|ngirit|ngunjal|nyelep|selep) {CROP}\b"),
        "kerja",
    ),
    (
        re.compile(
            rf"(?i)\b{NOT} (?:di ?(?:izin|ijin)\w*|di ?boleh\w*|entuk|oleh|angsal|dapat izin|dpt izin)"
            rf"(?: (?:sama|karo|ku|dari|oleh|saka|teng))? {MASTER}{ITS}?\b"
        ),
        "kerja",
    ),
    (
        re.compile(
            r"(?i)\b(?:utah uger|utah-uger|muntaber|mata(?:nya|ne|na)? (?:merah|abang|beureum)|"
            r"patah (?:tulang|kaki|tangan))\b"
        ),
        "sakit",
    ),
    (re.compile(r"(?i)\b(?:di)?(?:cabut|tambal|copot|jabut) (?:gigi|untu|huntu|waos)(?:nya|ne|na)?\b"), "sakit gigi"),
    (
        re.compile(
            r"(?i)\b(?:(?:ber)?(?:suntik|pasang|kontrol|lepas|ganti|ikut) )*kb(?: (?:suntik|implan|spiral|iud|susuk))?"
            r"(?=[ .,;\n]|\Z)(?: (?:di|ke|ka|ning|nang|neng|teng) (?:puskesmas|pkm|bidan|posyandu|polindes|klinik)\w*)?"
        ),
        "urus acara",
    ),
    # `sanes teu hoyong, tapi ...`: no unwillingness, what follows is why.
    (
        re.compile(
            rf"(?i)\b(?:bukan|bkn|dudu|sanes|lain|udu)(?:nya|ne|na)?(?: (?:karena|krn|mergo|margi))? {NOT} "
            rf"(?:mau|gelem|purun|hoyong|daek|kersa|arep|niat|pengen)\b(?: {COMES})?,?"
            r"(?: (?:tapi|tp|ning|nanging|tapina))?"
        ),
        ",",
    ),
    # `rias manten`: her trade, no feast of hers.
    (
        re.compile(
            r"(?i)\b(?:ngerias|ngrias|merias|rias|dandani|ngadandanan) "
            r"(?:manten|temanten|penganten|pengantin|panganten)\b"
        ),
        "kerja",
    ),
    # `putrana kedah dijemput`: she fetches the child.
    (
        re.compile(
            r"(?i)\b(anak|putra|putri|budak|murangkalih|bocah|cucu|incu|putu)(nya|ne|na|e|nipun|ipun)? "
            r"(?:harus|hrs|kudu|kedah|perlu|mesti|minta|njaluk|pengen|ingin) "
            r"(?:di(?:jemput|antar|anter|jajap|pethuk|papag|terke|anteur)\w*)\b"
        ),
        r"jemput \1\2",
    ),
    # `jalan ke rumah bu Popon longsor jd beliau ga bisa dateng`: the road is hers.
    (
        re.compile(
            rf"(?i)\b{ROAD}(?: (?:yang|yg|sing|nu))? (?:ke|menuju|arah|ka|nang|dateng|dhateng|depan|dekat|dkt) "
            r"(?:rumah|rmh|omah|imah|bumi|griya)(?:nya|ne|na)? (?!ketua|saya|sy\b|bu rt|pak)"
            rf"((?:{ADDRESS} )?[^\W\d_]+(?: [^\W\d_]+)?) (?:(?:lagi|lg|sedang|kena|pada|keur) )?{UNPASSABLE}\b"
            r"(?:,? (?:jadi|jd|dadi|janten) (?:beliau|dia|orangnya)\b)?"
        ),
        r"\1 kebanjiran",
    ),
    # `yg 6 pada ke hajatan`: so many, not number six.
    (re.compile(rf"(?i)\b{WHO} (\d+) (?:pada|podo|padha|lainnya|sisanya|liyane|sejenna)\b"), r"yang \1 orang"),
)
