"""Set expressions whose words each mean something else, put into words that the lexicon holds. A table."""

import re

from programme.attendance_reading.spoken_words import ADDRESS, AGAIN, COMES, ITS, KNOWN, NOT, ONE, WHO
from programme.attendance_reading.turns_of_coming import COMING
from programme.attendance_reading.turns_of_herself import HERSELF_TURNS
from programme.attendance_reading.turns_of_hindrance import HINDRANCE_TURNS
from programme.attendance_reading.turns_of_knowing import KNOWING_TURNS, UNSURE
from programme.attendance_reading.turns_of_phrase import TURNS
from programme.attendance_reading.turns_of_places import PLACE_TURNS
from programme.attendance_reading.turns_of_sentences import BEGINNINGS, SENTENCE_ENDS
from programme.attendance_reading.turns_of_some import SOME_TURNS
from programme.attendance_reading.turns_of_stories import STORY_TURNS
from programme.attendance_reading.turns_of_talk import HOME, TALK_TURNS
from programme.glued_words import GLUED

EXPRESSIONS = (
    (GLUED, r"\g<0> "),
    (re.compile(r"(?i)\b(?:sya|syaa|syya)\b"), "saya"),
    (re.compile(r"(?i)\bsehat(?:2| sehat|-sehat)? (?=(?:wae|bae|saja|aja|mawon|walafiat|wal)\b)"), "baik "),
    (re.compile(r"(?i)\b((?:bayi|orok|debay)(?:nya|ne|na|e)?(?: [^\W\d_]+){0,3}) sehat\b"), r"\1 baik"),
    (re.compile(r"(?i)\b(?:ajeng|ajenge) (?=(?:lapor|laporan|matur|nglaporaken|tanglet|takon)\b)"), "badhe "),
    (re.compile(r"(?i)\bjam an\b"), "jam"),
    (re.compile(r"(?i)\by (?=(?:bu|buk|ibu|pak|mbak|teh)\b)"), "ya "),
    (re.compile(r"(?i)\b(?:kui|kuwi) (?:tok|thok|wae|ae)\b"), ""),
    (re.compile(r"(?i)\b(?:ikut|melu|milu|ngiring|nderek|ndherek) (?=(?:rombongan|ziarah|wisata|piknik)\b)"), "pergi "),
    (re.compile(r"(?i)\b(?:ti|ka|di|tina) lembur\b"), "ka kampung"),
    (
        re.compile(
            r"(?i)\b(?:bentar|sebentar|sbntr|nanti|nnt|mengko|engke)(?: (?:lg|lagi|deui))? (?:sy|saya|aku|tak)?"
            r" ?(?:kirim|kirimkan|krm)\w* (?:daftar|absen|laporan|foto)\w*(?: hadir\w*)?"
        ),
        "",
    ),
    # `Ponirah ta hadir`, Madurese `se ta' deteng`
    (re.compile(r"(?i)\bs[eè] (?=ta['’‘`]? ?(?:deteng|hadir|dateng|teka)\b)"), "yang "),
    (re.compile(r"(?i)\bta['’‘`]? ?(?=(?:deteng|hadir|dateng|datang|teka|teko|iso|ikut|bisa)\b)"), "tidak "),
    # `Aminah gak hadir. Siti Aminah maksudku`.
    (
        re.compile(
            r"(?i)(?<=[^\W\d_])(?:\. ?|\n)(?=(?:(?:bu|mbak|teh|yu|ibu) )?(?:[^\W\d_]+ ){1,3}"
            r"(?:maksudku|maksudnya|maksude|maksudna|maksud (?:saya|sy|kulo|abdi|aku))\b *(?:bu|ya)? *(?:$|[.,\n]))"
        ),
        ", eh ",
    ),
    # That she heard no news is another thing than that nobody knows of her.
    (
        re.compile(
            r"(?i)\b(?:dengar|denger|krungu|kerungu|mireng|pireng|midanget|ngadangu) (?:kabar|wartos|pawartos|beja)\w*"
        ),
        "tahu info",
    ),
    # `alesanna mah teu nyarios`: why, she did not say.
    (
        re.compile(
            r"(?i)\b(?:alasan|alesan|alesane|sababna|sebabe)\w*(?: (?:mah|nya|na|ne|sih))? "
            r"(?:teu|henteu|tidak|tdk|gak|ga|nggak|ora|mboten) "
            r"(?:nyarios|disebat|disebut|bilang|ngomong|crita|cerita)\w*"
        ),
        "tanpa keterangan",
    ),
    # A list with ticks and crosses, whatever stands over it.
    (re.compile(r"(?is)\bdaftar (?:hadir|kehadiran)\b(?=[^\n]*\n.*(?:\(x\)|❌|✗|✘|❎))"), ""),
    (re.compile(r"(?i)\bas+a?l+a+m+u? ?['’]?a?l+[aeiy]{1,3}k+[uo]*m\w*"), "assalamualaikum"),
    (re.compile(r"(?i)\b(?:datang|dtg|dateng) bulan\b(?! (?:ini|iki|ieu|depan|dpn|ngarep|lalu|kemarin|kmrn))"), "haid"),
    (re.compile(r"(?i)(?<=, )(?:saya|aku|kulo|kula|abdi) (?:lupa|lali|hilap|poho|kesupen)(?=\s*(?:$|[.,\n]))"), ""),
    (
        re.compile(
            r"(?i)(\b(?:atau|ato|atw|utawa|utowo|atawa|apa|opo|apo) [^.\n]{1,60}?\b)(?:(?:saya|aku|kulo|kula|abdi) )?"
            r"(?:lupa|lali|hilap|poho|kesupen|supe)(?: (?:saya|aku|kulo|kula|abdi))?\b"
            r"(?! (?:hari|kalau|kalo|jadwal|nek))"
        ),
        r"\1",
    ),
    (re.compile(r"(?i)\b[347] ?bulanan(?=nya|ne|na|e|\b)"), "mitoni"),
    (
        re.compile(
            r"(?i)\b(?:7|40|100|1000) ?harian(?=nya|ne|na|e|\b)|\b(?:40|100|1000) ?hari(?=nya\b| (?:ibu|bapak|suami|"
            r"mertua|alm|meninggal|wafat|nenek|kakek|simbah|mbah|anak))"
        ),
        "tahlilan",
    ),
    (
        re.compile(
            r"(?i)\b(?:bertengkar|tengkar|cekcok|ribut|rebutan|padu|parasea)\b"
            r"(?=[^.,\n]*\b(?:pertemuan|kumpulan|kempalan|p2k2|rapat)\b)"
        ),
        "ribut-ribut",
    ),
    (re.compile(rf"(?i)(?<![^\W_])(?<!no )(?<!nomor )(?<!nomer )2(?:[- ]?2)?{ITS}\b"), "duanana"),
    (re.compile(rf"(?i)(?<![^\W_])(?<!no )(?<!nomor )(?<!nomer )([3-9])(?:[- ]?\1)?{ITS}\b"), "ketiganya"),
    (
        re.compile(
            rf"(?i)(?:\b{WHO} |(?<=[,.] )){ONE}(?: {AGAIN})? (?=\w)([^.\n]{{2,50}}?),? "
            rf"(?:(?:dan|sama|sm|jeung|karo) )?(?:{WHO} )?{ONE}(?: {AGAIN})?(?= [^\W\d])"
        ),
        r"yangsatu \1 yangsatu",
    ),
    (
        re.compile(
            rf"(?i)\b{NOT} (?:{KNOWN}|jelas|pasti) (?:{ADDRESS} )?(?:dia |orangnya )?"
            rf"(?:(?:bisa|mau|akan|arep|bade|jadi|jd|sido|dadi|cios) )*{COMES} "
            r"(?:apa|opo|atau|ato|atawa|napa|po) \w+"
        ),
        "belum tentu hadir",
    ),
    (
        re.compile(
            rf"(?i)\b(?:hp|wa|hape)(?: ?{ITS})? {NOT} (?:aktif|aktip|nyambung|diangkat|dibales|dibalas|diwaler)"
            rf"(?:,? (?:jadi |jd |dadi |janten )?{NOT} {KNOWN}(?= *(?:$|[.,\n])))?"
        ),
        "belum tentu hadir",
    ),
    (
        re.compile(
            r"(?i)\b(?:baru|bru|nembe|karek|kakara|anyar|mentas)(?: aja| saja| wae)? (?:punya|gaduh|gadah|duwe|boga) "
            r"(?:(?:anak|dedek|adik) )?(?:bayi|debay|orok|momongan)\b"
        ),
        "lahiran",
    ),
    (
        re.compile(
            r"(?i)\b(?:nengok|nengokin|jenguk|njenguk|besuk|tilik|nilik|niliki|ngalongok|nyambangi|"
            r"tengok) (?:tetangga|"
            r"tonggo|tatangga|tangga|teman|temen|kanca|kawan|rencang)(?:nya|ne|na|nipun|e)? (?:(?:yg|yang|sing|nu|"
            r"nembe|habis|abis|baru|bar|bubar|tas|kakara|lagi) )*"
            r"(?:lahiran|melahirkan|babaran|lairan|ngalahirkeun|ngajuru)\b"
        ),
        "urus",
    ),
    (re.compile(r"(?i)\b(?:tumbas|tuku|beli|meser|meuli|mundhut|mundut) obat\b"), "urus"),
    (re.compile(r"(?i)\b(?:ke?na|keno) (?:arit|pisau|lading|beling|paku|pacul|bedog|silet|duri)\b"), "luka"),
    (
        re.compile(r"(?i)\bmasalah (?=(?:sama|sm|dengan|dgn|karo|jeung|sareng) (?:suami|bojo|caroge|salaki|mertua))"),
        "selisih ",
    ),
    (
        re.compile(
            r"(?i)\b(?:nyuwun|nuwun|njaluk|nedha|nyuhunkeun) (?:sewu|ngapunten|pangapunten|ngapura|ngapuro|"
            r"hapunten)\b"
        ),
        "maaf",
    ),
    (re.compile(r"(?i)\b(?:babar|babarblas) (?:blas|pisan|pisanan)\b"), ""),
    (
        re.compile(
            r"(?i)\b(cucu|putu|incu)(nya|ne|na|nipun|ipun|e)? (?:yg|yang|sing|nu|ingkang|anu) "
            r"(?:baru|bru|nembe|lagi|karek|kakara|anyar|mentas|tas) (?:(?:saja|aja|wae|bae) )?(?:lahir|lair|brojol)\b"
        ),
        r"\1\2 cilik",
    ),
    (re.compile(r"(?i)\b(mah|atuh) duka\b"), r"\1 teuing"),
    (re.compile(r"(?i)\bduka (?:nu|anu) mana\b"), "bingung"),
    (
        re.compile(
            r"(?i)\b((?:anak|budak|bocah|lare|putu|cucu|incu|yugo)\w*) (?:pulang|plg|mulih|bali|uih|wangsul|"
            r"mulang|balik) "
            r"(?:(?:dari|dr|ti|seko|saking) )?(?=(?:sekolah|sakola|skolah|sd|smp|tk)\b)"
        ),
        r"\1 ",
    ),
    (
        re.compile(
            r"(?i)\b(dijemput|dipanggil|ditelpon|ditelepon|dipapag|disusul|diparani|dicari)\b([^.\n]{0,50}?)"
            r"\b(?:jadi|jd|dadi|terus|trus|langsung|lgsg|lsg|lajeng|banjur|njuk|teras) (?:langsung |lsg )?"
            rf"{HOME}(?= *(?:$|[.,\n]|bu\b|lagi\b|deui\b|maneh\b))"
        ),
        r"\1\2izin pulang",
    ),
    (
        re.compile(
            r"(?im)^(?P<head>\W*(?:(?:laporan|absen|absensi|hadir|daftar hadir|kehadiran) )?p2k2) "
            r"(?:kelompok )?(?!(?:hadir|tidak|absen|sakit|izin|lengkap|semua|nihil|libur|selesai)\b)[^\W\d_]{4,} *\n"
        ),
        "\\g<head>\n",
    ),
    (
        re.compile(
            r"(?i)(?<!kecuali )(?<![^\W_], )(?<!dan )\b(?:slamet|selamet|salamet|selamat) "
            r"(?=(?:kabeh|sedaya|sedoyo|semua|sadaya\w*|sami)\b)"
        ),
        "",
    ),
    (
        re.compile(
            r"(?i)\b(?:ikut|ikt|milu|ngiring|ngiluan|jaga|tugas|kader|di|neng|ning|ka|ke) (?=(?:posyandu|posiandu)\b)"
        ),
        "acara ",
    ),
    (re.compile(r"(?i)\b(?:aras2en|aras-arasen|arasen|keset|sungkanan)\b"), "malas"),
    (
        re.compile(
            r"(?i)\b(?:ketoke|ketoko|ketokke|ketok e|katone|kayake|kayae|sajake|sepertinya|kayaknya|kyknya|sigana|"
            r"jigana|kadose)\b"
        ),
        "",
    ),
    (
        re.compile(
            rf"(?i)(?<!alasannya )(?<!alasane )\b{NOT} (?:bisa )?(?:pasti|mesti|tangtu|tangtos|jelas)\b"
            rf"(?: (?:bisa |iso |saged |tiasa )?{COMES})?(?=\s*(?:$|[.,;\n]|bu\b|sih\b|katanya\b|jarene\b|cenah\b))"
        ),
        "belum tentu hadir",
    ),
    (re.compile(rf"(?i)\b{NOT} (?:bisa|bs|iso|saged|tiasa) (?:lama|lama2|lama-lama|dangu|suwe|sue|lami)\b"), ""),
    (
        re.compile(
            rf"(?i)\b(?:{NOT}|dereng|durung|can|acan|tacan)(?: (?:genap|ganep|sampai|nganti|dugi))? "
            r"(?:40|selapan|empat puluh|patang puluh|opat puluh) ?(?:hari|dina|dino|dinten|poe)\b"
        ),
        "nifas",
    ),
    (
        re.compile(
            r"(?i)\b(?:sebentar|bentar|sbntar|bntr|sakedap|sakeudeung|sedela|sedhela|sekedhap|sekedap|diluk|dilut) "
            rf"{AGAIN} (?:(?:mau|bade|rek|arep|badhe|akan|baru) )?(?:{COMES}|nyampe|sampai|dugi|nepi|tekan|jol)\b"
        ),
        "masih di jalan",
    ),
    (
        re.compile(
            r"(?i)\bka?dang\w*(?: kala)? [^.,\n]{0,30}?(?:,? ?(?:tapi|dan|trus|terus))?,? ?ka?dang\w*(?: kala)? "
            rf"[^.,\n]{{0,20}}?(?:{NOT}|iya|nggih|muhun|{COMES})\b"
        ),
        "belum tentu hadir",
    ),
    (
        re.compile(
            rf"(?i)\b(?:{WHO} )?(?:[1-9]|satu|siji|hiji|setunggal|dua|loro|dua|kalih)(?: (?:orang|org|wong|"
            rf"urang))? {AGAIN} "
            rf"(?:(?:saya|sy|aku|kulo|kula|abdi|itu|iku|eta|namanya|jenenge|{NOT}) )*"
            r"(?:lupa|lali|hilap|poho|kesupen|klalen|siapa|sapa|sinten|saha|ingat|inget|eling|kelingan|emut)\b"
        ),
        "sebagian tidak hadir",
    ),
    (re.compile(r"(?i)\btiyang sepuh(?:ipun|nipun|e)\b"), "ibunya"),
    (re.compile(r"(?i)\b(?:dadi|jadi|dados) (?:rewang|pembantu|art)\b"), "kerja"),
    (
        re.compile(
            r"(?i)\b(?:pelatihan|latihan|kursus|sinau|belajar|diajar) (?:menjahit|njahit|jahit|masak|memasak|tani|"
            r"bertani|ternak|beternak|dagang|usaha|bikin kue|batik|mbatik|membatik|komputer|salon|rias)\b"
        ),
        "kursus",
    ),
    (
        re.compile(
            r"(?i)\b(?:in ?s[hy]?a+ ?all?[ao]h|insy[ao] ?all?[ao]h|mungkin|kemungkinan|palingan|semoga|muga-muga|"
            r"mugi-mugi|mugia)"
            r"(?: (?:nanti|mengko|mangke|engke|bisa|iso|tiasa|saged|mau))* (?:nyusul|nusul|menyusul)\b"
        ),
        "mau nyusul",
    ),
    (
        re.compile(
            r"(?i)\b(pameget|salaki|caroge|bapa|bapak|indung|ema|budak|putra|murangkalih|lanceuk|mitoha|bojo|simbok|"
            r"lik|pakde|bude|adik|kakang|mbakyu) (na|ne|e)\b"
        ),
        r"\1\2",
    ),
    (
        re.compile(
            rf"(?i)\b{NOT} (?:bisa|bs|iso|saged|tiasa) (?:jalan|leumpang|mlaku|mlampah|lumampah|berdiri|"
            r"ngadeg|nangtung|bangun|tangi|hudang)(?= *(?:$|[.,;\n)]|bu\b|lagi\b))"
        ),
        "sakit",
    ),
    (
        re.compile(
            r"(?i)\b((?:ikut|milu|melu|tumut|ngiring|ngilu) (?:suami|bojo|caroge|salaki|pameget)(?:nya|ne|na|e)?) "
            r"(?:dinas|tugas|kerja|krja|gawe|damel|nyambut gawe|merantau|pindah) (?=(?:ke|ka|di|nang|neng|ning|"
            r"ing|dhateng) )"
        ),
        r"\1 ",
    ),
    (
        re.compile(
            r"(?i)\b(?:masih|msh|tasih|taksih|isih|lagi|lg|nuju|keur|baru|nembe) (?:di|dalam|dlm|ing|teng|nang) "
            r"(?:perjalanan|margi|jalan)(?= *(?:$|[.,;\n)]|bu\b))|\b(?:otw|on the way)\b"
        ),
        "masih di jalan",
    ),
    (re.compile(r"(?i)\bsok (?=(?:teu|henteu)\b)"), "sering "),
)
"""Her period, a seventh-month feast, a fortieth-day prayer and the like."""
REWORDED = (
    SENTENCE_ENDS
    + PLACE_TURNS
    + STORY_TURNS
    + UNSURE
    + EXPRESSIONS
    + HERSELF_TURNS
    + KNOWING_TURNS
    + HINDRANCE_TURNS
    + BEGINNINGS
    + TALK_TURNS
    + TURNS
    + SOME_TURNS
    + COMING
)
