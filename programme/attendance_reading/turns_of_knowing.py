"""Turns of phrase about what the ketua knows and how she wants it noted, put into words of the lexicon. A table."""

import re

from programme.attendance_reading.spoken_words import ADDRESS, COMES, KNOWN, ME, NO, NOT, WHO

WHY = r"(?:alasan|alesan|sebab|sabab|kusabab|lantaran)(?:nya|ne|na|ana|ipun|e)?"
NOT_KNOWN = (
    rf"(?:{ME} )?(?:{NOT}|kurang|krg|durung|dereng|acan|can) (?:{ME} )?"
    rf"(?:{KNOWN}|mangertos|uninga|jelas|di ?ketahui|disebut\w*|disanjang\w*|di ?bilang\w*|bilang|ngomong|cerita|"
    rf"nyarios|sanjang|matur|nyebut|nyanjang)(?: {ME})?"
)
SEEMS = (
    r"(?:kayak ?nya|kayak ?ne|kyk ?nya|kyk ?ne|kykny|kayake|kayae|koyone|kyke|sepertinya|spertinya|ketoke|ketokke|"
    r"ketoko|katone|sajake|sigana|jigana|kadose|kadosna|mungkin|mgkn|mungkn)"
)
DO_NOT = r"(?:jangan|jgn|jgan|ojo|aja|ojok|ampun|sampun|ulah|tong)"
NOTED = (
    r"(?:di)?(?:catat|catet|tulis|serat|anggap|anggep|itung|hitung|input|masuk|lebet|tandai|tandani)"
    r"(?:kan|ke|keun|kin|i)?"
)
NOTED_AS = r"(?:jadi|sebagai|sbg|dadi|dados|minangka|janten|di|ke|ka)"
NOTED_TRUANT = (
    rf"(?:{NOTED} (?:{NOTED_AS} )?(?:alpa|alfa|alpha|bolos|mbolos|mangkir)|di(?:alpa|alfa|alpha)(?:kan|ke|keun|in)?)\b"
)
NOT_YET_KNOWN = (
    rf"(?:{ME} )?(?:{NOT}|kurang|krg|durung|dereng|acan|can) (?:{ME} )?"
    rf"(?:cek|ngecek|dicek|ricek|takon|nakon|tanya|nanya|naros|yakin|pasti|jelas|lihat|liat|ndelok|ningali|{KNOWN})\b"
    rf"(?! (?:{WHY}|kenapa))"
)
UNSURE = (
    # `kayanya`, `kyanya`, `keknya`: as it is spelled on phones
    (
        re.compile(
            r"(?i)\b(?:kaya ?nya|kya ?nya|kyaknya|kykna|kykne|kayakna|keknya|kekna|kekny|kayakny|kayaknye|kayaknyaa|"
            r"kaykanya|kaynya|kayknya|kyknyaa|kayk ?nya|kayane|srtinya|sertinya|spertinya|sprtinya|sprtny|sepertiny)\b"
        ),
        "kayaknya",
    ),
    (re.compile(r"(?i)\b(?:mngkn|mgkin|mngkin|mungkun|mungkiin|munkin|mugkin)\b"), "mungkin"),
    # `Wati gak dateng kayaknya`, `Mawar sakit, Wati juga kayaknya`: the doubt said behind
    (
        re.compile(
            rf"(?i)\b(?:{NOT} (?:(?:bisa|iso|saged|tiasa|jadi) )?{COMES}|juga|jg|ugi|oge|yo)(?: {ADDRESS})? {SEEMS}"
            rf"(?= *(?:(?:{ADDRESS}|deh|ya|sih|mah) *)*(?:\Z|[.,;\n]))"
        ),
        "belum tentu hadir",
    ),
    # `Aminah mah duka`, `Rina: teuing`: why she is away
    (
        re.compile(r"(?i)(?:(?<=\bmah)|(?<=:)) ?(?:duka|teuing|embuh|mbuh|mboh|entah)(?= *(?:\Z|[.,;\n]))"),
        " tidak hadir",
    ),
    # `Mawar gak dateng, kayaknya Wati juga`
    (
        re.compile(
            rf"(?i)\b{SEEMS} ((?:{ADDRESS} )?[^\W\d]+(?: [^\W\d]+)?) (?:juga|jg|ugi|oge)"
            r"(?= *(?:\Z|[.,;\n]|bu\b|gak\b|ga\b|tidak\b|ora\b|teu\b))"
        ),
        r"\1 belum tentu hadir",
    ),
    # `Kayaknya Jumiati gak ikut deh, nanti tak tanyain dulu`
    (
        re.compile(
            rf"(?i)\b{SEEMS} ((?:{ADDRESS} )?[^\W\d]+(?: [^\W\d]+)?) {NOT} (?:(?:bisa|iso|tiasa|jadi) )?{COMES}"
            rf"(?: (?:deh|ya|sih|mah|{ADDRESS}))*"
            rf"(?= *(?:\Z|[.,;\n]|{ME}\b))"
            rf"(?:,? {ME} (?:lupa|lali|hilap|poho|kesupen)(?= *(?:\Z|[.,;\n])))?"
        ),
        r"\1 belum tentu hadir",
    ),
    # `Tati can puguh datang henteuna`
    (
        re.compile(
            rf"(?i)\b(?:teu acan|tacan|acan|can|teu|durung|belum|blm) puguh(?: (?:{COMES}|aya)\w*)?"
            r"(?: (?:atawa|atanapi|apa|henteu\w*|heunteu\w*|teu(?:na)?))*"
        ),
        "belum tentu hadir",
    ),
    # `nanti saya cek dulu absennya`, `saya pulang duluan`: what she herself does
    (
        re.compile(
            rf"(?i)(?:,|(?<=[^\W_])) (?:nanti|nti|ntar|engke|mengko|mangke|ke|ngke) (?:{ME} |tak |dak )(?:coba )?"
            r"(?:cek|ricek|tanya|takon|tako|konfirmasi|naros|taros|susul|lihat|liat)\w*[^.,\n]*"
        ),
        "",
    ),
    (
        re.compile(
            rf"(?i)(?<=[,.] ){ME} (?:tadi |td |wau )?(?:pulang|mulih|uih|balik|wangsul) "
            r"(?:duluan|dulu|dl|disik|dhisik|heula|rumiyin|langkung rumiyin)\b"
        ),
        "",
    ),
    # `soalnya saya pulang duluan`: why she does not know, nobody's reason
    (
        re.compile(
            rf"(?i)\b(?:soalnya|soale|soalna|karena|krn|mergo|amargi|margi) (?:td |tadi |wau )?{ME} (?:td |tadi |wau )?"
            r"(?:pulang|mulih|uih|wangsul|balik|telat|di ?belakang|masak|sibuk|repot|"
            r"(?:belum|blm|gak|ga|tidak|ora|teu) "
            r"(?:lihat|liat|ndelok|ningali|weruh|ketemu|sempat|sempet))\b[^.,\n]*"
        ),
        "",
    ),
    # `aku lupa liat absennya`: said of herself
    (
        re.compile(
            rf"(?i)\b{ME} (?:hilap|lupa|lali|poho) (?:{NO} )?"
            r"(?:merhatoskeun|merhatikeun|merhatikan|memperhatikan|niteni)\b|"
            rf"\b{ME} (?:td |tadi |wau )?(?:lupa|lali|hilap|poho|kesupen|{NO} "
            r"(?:sempat|sempet|bawa|kaburu|keburu|kober)) (?:(?:liat|lihat|ningali|ndelok|ngecek|cek|bawa|beto) )?"
            r"(?:(?:ng|meng|di)?(?:absen|abseni|catat|catet|nyatet|nyatat|data|daptar|buku absen|absensi|lapor)\w*)"
            rf"(?: (?:tadi|td|wau|{ADDRESS}))*\b,?"
        ),
        "",
    ),
    # `embuh bu teka apa ora`, `saya lupa bu hadir apa engga`
    (
        re.compile(
            rf"(?i)\b(?:{ME} )?(?:embuh|mbuh|mboh|entah|ntah|duka|teuing|lupa|lali|hilap|poho|kesupen)"
            rf"(?: (?:bu|buk|ya|nya|kuwe|kae|tah|{ME}))* {COMES}"
            rf" (?:atau|ato|atw|apa|opo|apo|po|napa|atawa|utawa) (?:{NOT}|engga|endak|boten|henteu|oraa?|orak|rak)\b"
        ),
        "belum tentu hadir",
    ),
    # `Yatmi kayaknya gak datang teh belum tanya, Entin sakit`: the doubt is of her alone.
    (
        re.compile(
            rf"(?i)\b{SEEMS} (?:(?:memang|emang|dia|mah) )?{NOT} (?:(?:bisa|iso|saged|tiasa|jadi) )?{COMES}"
            rf"(?: (?:deh|ya|sih|mah|{ADDRESS}))*,? (?:(?:td|tadi|wau) )?{NOT_YET_KNOWN}"
            r"(?: (?:lagi|lg|langsung|soal\w*|absen\w*|daftar\w*|orang\w*|rame|ramai|di|dari|td|tadi))*"
        ),
        "belum tentu hadir",
    ),
    # `Yatmi kayaknya gak datang, belum saya cek`: told without being sure, so she is asked.
    (
        re.compile(rf"(?i)\b{SEEMS}\b([^.\n]{{0,60}}?)\b{NOT_YET_KNOWN}"),
        r"\1 bingung",
    ),
    # `kayaknya ga datang` tells no reason and is not sure; `kayaknya sakit` tells why.
    (
        re.compile(
            rf"(?i)\b(?:{NOT} {KNOWN}(?: (?:bu|buk|ya|nya|juga|sih))*,?\s)?{SEEMS} (?:memang |emang |dia |mah )?"
            rf"(?:{NOT} (?:bisa |iso |saged |tiasa |jadi )?{COMES}|absen|{NOT} berangkat|{NOT} masuk)"
            rf"(?= *(?:$|[.,;\n]|(?:{ADDRESS}|deh|ya|sih|dan|tapi|mah|atuh|euy|nih)\b))"
        ),
        "belum tentu hadir",
    ),
    # `belum tentu hadir, saya teu ningali, tapi belum tau pasti`: what she herself does not know is no reason.
    (
        re.compile(
            rf"(?i)\b(belum tentu hadir)\b([^.\n]{{0,40}}?),? ?(?:tapi |tp )?(?:{ADDRESS} )?(?:{ME} )?"
            rf"(?:{NOT}|kurang|krg|teu|can|acan) {KNOWN} (?:pasti|persis|jelas|tentu)\b(?:(?! yg | yang )[^.\n])*"
        ),
        r"\1\2",
    ),
)
"""Before the set expressions, which pass over what only seems so."""
KNOWING_TURNS = (
    # `belum tahu bu Neneng datang apa engga`, with her name between.
    (
        re.compile(
            rf"(?i)\b(?:{ME} )?(?:{NOT}|durung|dereng|acan|can|kurang|krg) (?:{KNOWN}|jelas|pasti|yakin)"
            rf"(?: ya| {ADDRESS}(?= {ADDRESS}))?,? "
            rf"((?:\w+ ){{1,4}}?)(?:(?:bisa|iso|tiasa|jadi|bakal|arep) )?{COMES} (?:apa|opo|atau|ato|atw|atawa|po|apo) "
            rf"(?:{NOT}|engga|enggak|endak|henteu|oraa?|orak|boten)\b"
        ),
        r"\1 belum tentu hadir",
    ),
    # `lali bu, Tumini yo ora teko`: it is she who forgot.
    (
        re.compile(
            rf"(?i)\A\W*(?:eh,? |oh,? |maaf,? )?(?:{ME} )?(?:lali|lupa|hilap|poho|kesupen|supe)"
            rf"(?: (?:{ADDRESS}|{ME}))*,\s*"
        ),
        "",
    ),
    # `alasannya sy blm tau`: that nobody knows why, not that nobody told her.
    (
        re.compile(
            rf"(?i)\b(?:{WHY},? (?:(?:pada|podo|padha) )?{NOT_KNOWN}|{NOT_KNOWN} {WHY})\b|"
            rf"\b{NOT_KNOWN} (?:kenapa|knp|kunaon(?:na|ana)?|naha|ngopo|kenging napa)(?= *(?:\Z|[.,;\n]|bu\b))"
        ),
        "tanpa kabar",
    ),
    # `gak ada yang tahu kenapa`: not that nobody told her; `duka teu aya nu terang`: no mourning.
    (
        re.compile(
            rf"(?i)\b(?:(?:duka|embuh|mbuh|teuing|entah),? )?(?:{NOT}|boten|henteu) (?:ada|aya|ono|ana|enek|wonten) "
            rf"(?:(?:orang|wong|tiyang) )?{WHO} (?:{KNOWN}|nyaho|uninga|mangertos)\b"
            rf"(?: (?:{WHY}|kenapa|knp|kunaon|naha|ngopo|kenging napa|napa))?"
            r"(?! (?:(?:kalau|kalo|klo|nek|yen|mun|ada|ono|aya|wonten|jadwal|soal|info) ){0,3}"
            r"\w*(?:temuan|kumpul|diundur|jadwal|acara))"
        ),
        "tanpa kabar",
    ),
    (re.compile(r"(?i)\bduka (?=\w+ (?:naon|opo|apa|saha)\b)"), "teuing "),
    (re.compile(rf"(?i)\bduka(?= (?:{NOT}|ah|atuh|lah|teh|tah)\b)"), "teuing"),
    (re.compile(r"(?i)\b((?:teu|henteu|acan)\b[^.\n]{0,30}?)\bduka(?= *(?:bu\b|\Z|[.,;\n]))"), r"\1teuing"),
    # `anu dua deui mah teu terang`: of whom she does not know.
    (
        re.compile(
            rf"(?i)\b({WHO} (?:lain|lainnya|liyane|sejen|(?:dua|duanana|tiga|2|3|4|loro|kalih|telu|tilu)"
            r"(?: (?:lagi|lg|deui|maneh|malih|lainnya|liyane))*)) (?:mah |sih |teh )?"
            rf"(?:{ME} )?(?:{NOT}|kurang|can|acan|durung|dereng) {KNOWN}(?= *(?:$|[.,;\n]|bu\b))"
        ),
        r"\1 tanpa kabar",
    ),
    (
        re.compile(
            rf"(?i)\b(?:{NOT}|can|acan|tacan) (?:ngabejaan|ngawartosan|ngabaran|masihan terang|"
            r"(?:ngasih|ngasi|mberi|memberi) ?(?:tau|tahu|kabar|info|keterangan)|memberitahu(?:kan)?|maringi pirsa)\b"
            rf"(?: (?:naon|nanaon|naon2|naon-naon|saha|ka saha|kenapa|knapa|knp|{WHY})\b)*(?:-?2)?"
        ),
        "tanpa kabar",
    ),
    (
        re.compile(
            rf"(?i)\b(?:{ME} )?(?:teu acan|tacan|{NOT}|can|acan|durung|dereng) (?:sempat |sempet |wantun |wani )?"
            rf"(?:nanya|tanya|takon|nakon|naros|naroskeun|nanyakan|nakokke|nyuwun pirsa)(?:in|i|kan|ke)? {WHY}\b"
        ),
        "tanpa kabar",
    ),
    # `jangan dicatat absen, dia telat`: she wants it known that she came; not truant, she may still be ill.
    (
        re.compile(
            rf"(?i)\b{DO_NOT} (?:{NOTED} (?:{NOTED_AS} )?(?:absen|{NOT} (?:bisa )?{COMES}|{NOT} masuk)|"
            r"diabsen(?:kan|ke|keun|in)?)\b"
        ),
        "hadir",
    ),
    (re.compile(rf"(?i)\b{DO_NOT} {NOTED_TRUANT}(?=(?: bu| ya| nggih| nya)*[,.]? [^\W\d])"), ""),
    (re.compile(rf"(?i)\b{DO_NOT} {NOTED_TRUANT}"), "belum tentu hadir"),
)
