"""Turns of phrase that say whether somebody came, put into words that the lexicon holds. A table."""

import re

from programme.attendance_reading.spoken_words import COMES, ME, NO, NOT, STAYED_AWAY, WHO

COMING = (
    # `Oneng, Iyah diwakilkan anaknya masing-masing`: said of both, unlike one relative's coming.
    (
        re.compile(
            r"(?i)\b(di(?:wakil|ganti|gentos)\w*) (?:(?:oleh|sama|karo|ku|dening) )?[^\W\d]+ "
            r"(?:masing(?:2|[- ]masing)|dewe(?:2|[- ]dewe)|sewang(?:2|[- ]?sewang\w*)|kabeh|sadaya(?:na)?)\b"
        ),
        r"\1",
    ),
    (
        re.compile(
            r"(?i)\b(?:berangkat|brangkat|mangkat|budal|indit|angkat) (?:dari|saka|seko|soko|ti|tina|saking) "
            r"(?:rumah|omah|bumi|imah|griya|griyo)\w*"
        ),
        "di jalan",
    ),
    (
        re.compile(
            rf"(?i)\b(?:{NOT}|bukan) (?:benar|bener|leres|bnr|betul|btul) (?:(?:bu|buk|mbak|teh|pak),? )?"
            rf"(?:kalau|kalo|klo|kl|nek|menawi|yen|upami|lamun|bahwa|bilih|jika) ([^.,\n]{{2,40}}?) {STAYED_AWAY}\b"
        ),
        r"\1 hadir",
    ),
    (
        re.compile(
            r"(?i)\b(?:(?:sudah|sdh|udah|udh|wis|wes|sampun|tos|parantos) )?(?:saya|sy|aku|kulo|kula|abdi|tak) "
            r"(?:kasih tau|kasih tahu|kasi tau|kasitau|kabari|kabarin|beritahu|wa|telpon|telp|bejaan|wartosan|kandani|"
            r"omongi)(?= *(?:$|[.,\n]))"
        ),
        "titip salam",
    ),
    (
        re.compile(
            r"(?i)\b(?:pamit|permisi|pamitan) (?:(?:pulang|mulih|uih|wangsul) )?(?:duluan|dulu|rumiyin|heula|ti payun|"
            r"dhisik|disik)\b"
        ),
        "pulang duluan",
    ),
    (
        re.compile(
            r"(?i)\b(?:sudah|sdh|udah|udh|wis|wes|sampun|pun|tos|parantos|geus) (?:(?:ikut|isi|ngisi|di) )?"
            r"(?:absen|presensi|tanda ?tangan|ttd)(?:nya|ne|na|e)?\b"
            r"(?! (?:\d|dua|tiga|loro|kaping|berkali|terus|berturut|ping|kali|saya|sy|di ?catat|dari|sejak|selama|"
            r"lama|se\w+))"
        ),
        "hadir",
    ),
    (
        re.compile(
            rf"(?i)\b{NOT} (?:(?:bisa|bs|iso|saged|tiasa|dapat|sempat|jadi) )*(?:turun|datang|sampai|nyampe|naik|mudun|"
            r"munggah|dugi|tekan|ke|menuju|mlebu|lewat)(?: ke| nyang| menyang| ka| ning)? (?:balai|bale|lokasi|tempat|"
            r"pertemuan|"
            r"kumpulan)(?: desa| rw| rt| dusun| pertemuan)?\b"
        ),
        "tidak hadir",
    ),
    (
        re.compile(
            r"(?i)\b(?:siapa|sopo|saha|sapa) (?:(?:yg|yang|sing|nu) )?(?:bilang|blg|ngomong|cek|kandha|nyarios) "
            rf"((?!sakit|izin)\w[^,.\n]*?) (?:{STAYED_AWAY}|sakit|gering|lara)\b"
        ),
        r"\1 hadir",
    ),
    (
        re.compile(
            r"(?i)\b(?:siapa|sopo|saha|sapa) (?:(?:yg|yang|sing|nu) )?(?:bilang|blg|ngomong|cek|kandha|"
            r"nyarios)\b[^,.\n]*"
        ),
        "",
    ),
    (
        re.compile(
            rf"(?i)\b{WHO} {COMES} bukan ([^.,\n]{{2,40}}?),? (?:tapi|tp|melainkan|nanging|ning) "
            r"((?:anak|ank|adik|adi|ade|kakak|suami|bojo|ibu|mak|mamak|emak|bapak|mertua|menantu|mantu|putra|putri|"
            r"budak|"
            r"murangkalih|caroge|salaki|tetangga|tonggo|tanggane|tatangga|nenek|mbah|simbah|keponakan|saudara|sedulur|"
            r"dulur|indung|biyung|cucu|incu|putu|lanceuk|rayi|kerabat)\w*)\b"
        ),
        r"\1 diwakili \2",
    ),
    (re.compile(r"(?i)\babsen(?:nya|ne|na|e)? (?:dititip|nitip|titip)(?:kan|in|ke|no|keun)?\b"), "titip absen"),
    (re.compile(r"(?i)\b(?<=titip absen )(?:sama|sm|karo|jeung|dengan|dgn|lewat)\b"), "ke"),
    (
        re.compile(
            r"(?i)\b(?:telat|telad|terlambat|tlt|lambat|kasep|baru|bru|nembe|karek) "
            r"(?:kirim|ngirim|ngirimkeun|lapor|laporan|ngabari|ngasih kabar|ngalaporkeun|ngintun|balas|bales)\w*"
        ),
        "maaf",
    ),
    (
        re.compile(
            rf"(?i)\b{COMES}(?: \w+)? (?:di|ke|ka|neng|nang|ing|ning|dina) (?:kelompok|klp|klpk|grup) "
            r"(?!(?:kita|kami|saya|sy|kula|abdi|ini|iki|ieu|kulo)\b)\w+"
        ),
        "belum tentu hadir",
    ),
    (re.compile(r"(?i)\bpindah (?:domisili|alamat|kk|kelurahan|kecamatan|kabupaten|provinsi)\b"), "mundur"),
    (
        re.compile(
            r"(?i)\b(?:dihapus|dicoret|dikeluarkan|dikeluarin|dibusek) (?:dari |saka |seko |tina |ti )?"
            r"(?:daftar|anggota|kelompok|pkh|data|dtks|grup)\b"
        ),
        "mundur",
    ),
    (
        re.compile(
            r"(?i)\b(?:sudah|sdh|udah|wis|wes|tos|sampun|parantos|lagi|masih|nuju) "
            r"(?:duduk|lungguh|linggih|calik|diuk|nyampe|sampai|sampe|tiba)\b"
            r"(?! (?:di |ke |ka |neng |ning )?(?:rumah|imah|omah|bumi|kampung|rs|bandung|jakarta|surabaya))"
            r"(?:(?: (?:di|dina|ning|neng))? ?(?:sini|dieu|kene|depan|dalam|dekat|pojok|belakang|ngarep|hareup|lokasi|"
            r"balai)\w*)?"
        ),
        "hadir",
    ),
    (
        re.compile(
            rf"(?i)\b(?:saya|sy|aku|kulo|kula|abdi) (?:{NO}|belum|blm|durung) (?:(?:sempat|sempet|bisa|kober) )?"
            r"(?:balas|bales|jawab|lapor|laporan|kirim|ngirim|ngabari)\w*"
        ),
        "maaf",
    ),
    (
        re.compile(rf"(?i)\b{NOT} (?:(?:bisa|dapat|iso|tiasa|saged) )?(?:dihubungi|ditelpon|ditelepon|dikontak)\b"),
        "belum tentu hadir",
    ),
    # `sudah saya ingatkan wagiyem tp ttp ga dtg`
    (
        re.compile(
            rf"(?i)\b(?:(?:sudah|udah|udh|sdh|wis|tos|sampun|{ME}) ){{1,2}}(?:di)?"
            r"(?:ingatkan|ingetin|ingatin|ngingetin|elingke|ngelingke|emutkeun|wa|chat|telpon|kabari|kabarin|undang)\b "
            rf"([^.,\n]{{2,30}}?),? (?:tapi|tp|tpi|ning|nanging) "
            rf"(?:(?:tetap|tetep|ttp|masih|msh|malah) )?(?={NOT} {COMES}\b)"
        ),
        r"\1 ",
    ),
    # `ditulis teu hadir, padahal aya`, `ternyata ada di belakang`
    (
        re.compile(
            r"(?i)\b(?:padahal|pdhl|ternyata|trnyata|tibake|jebule?|singhoreng),? (?:mah )?(?:aya|ada|ono|ana|wonten)"
            r"(?: (?:di|neng|ning|wonten|dina) (?:belakang|pojok|luar|depan|tukang|mburi|wingking|payun|hareup))?"
            r"(?= *(?:\Z|[.,;\n]|bu\b))"
        ),
        "ternyata hadir",
    ),
    # `... padahal hadir. Yang benar tidak hadir Entin`: what was wrong is put right already.
    (
        re.compile(
            rf"(?i)\b((?:ternyata|padahal|pdhl)[^.,\n]{{2,40}}[.,]\s*){WHO} "
            r"(?:benar|bener|leres|betul)(?:nya|na|e)? "
        ),
        r"\1yang ",
    ),
    # `Legi ngirim bojone, awake lara`
    (
        re.compile(
            r"(?i)\b(?:ngirim|ngutus|ngengken|miwarang|nitah) "
            r"(?=(?:bojo|suami|anak|salaki|caroge|mertua|adi)\w* *[.,;\n])"
        ),
        "diwakili ",
    ),
    # `wa nya centang satu`: what was sent has not arrived.
    (
        re.compile(
            r"(?i)\b(?:(?:tapi|tp|tpi|cuma|masih|wa ?nya|wa ?ne) )*"
            r"(?:centang|ceklis|ceklist|contreng) (?:satu|siji|hiji|1)\b"
        ),
        "",
    ),
    # `yg ga nyaut dedeh`, when the names were called
    (
        re.compile(
            rf"(?i)\b({NOT}) (?:nyaut|nyahut|menyahut|semaur|sumaur|nyaur)\b(?! (?:wa|chat|telpon))"
            r"(?: (?:pas|waktu) \w+)?"
        ),
        r"\1 hadir",
    ),
    (re.compile(rf"(?i)\b(?:batal|gagal|wurung|bolay) (?={COMES}\b)"), "tidak "),
    # `pulang duluan tp sempet absen`, `absen dulu terus pulang`: signed in; `sempat absen` alone may be an absence.
    (
        re.compile(
            r"(?i)\b(?:tapi|tp|tpi|nanging|ning) (?:(?:tadi|td|wau|tetap|ttp) )?(?:sempat|sempet|smpt|smpet) absen\b|"
            r"\babsen (?:dulu|dl|heula|disik|dhisik)(?: aja| wae)?,? (?:terus|trus|trs|lalu|lajeng|baru|tuluy) "
            r"(?:pulang|plg|mulih|uih|balik|wangsul)(?= *(?:\Z|[.,;\n]|bu\b|krn\b|karena\b))"
        ),
        "hadir",
    ),
    (re.compile(r"(?i)\b(?:sempat|sempet|smpt|smpet) absen\b"), "belum tentu hadir"),
    # `hadir semua tp entin cuma sebentar`
    (
        re.compile(
            r"(?i)\b(?:cuma|cm|cuman|mung|ngan|ukur|hanya) (?:sebentar|bentar|sbentar|sbntr|sedelut|sedhelut|sedela|"
            r"sakedap|sakeudeung|sekedap|sekedhap|diluk)\b"
        ),
        "pulang duluan",
    ),
    (
        re.compile(
            rf"(?i)\b(?:{NO}) (?:sampai|sampe|nganti|dugi|nepi)(?: ka| ke)? (?:selesai|bubar|rengse|abis|habis|akhir|"
            rf"tutug|beres)\b"
        ),
        "pulang duluan",
    ),
    (re.compile(r"(?i)\b(?:otw|otewe|ontheway|on the way)\b"), "di jalan"),
    (
        re.compile(
            rf"(?i)\b((?:semua|kabeh|sadayana|sedaya|lengkap|komplit)\w*(?: (?!{NOT}\b)\w+){{0,3}}),? "
            r"(?:termasuk|trmasuk|kalebet|kelebu|klebu|kaasup) ((?:(?:bu|ibu|mbak|teh|ceu|yu|mak) )?"
            r"(?!(?:yg|yang|sing|nu|ibu|anak|bayi|para|yg2)\b)\w+)"
            r"(?: (?:yg|yang|sing|nu) [^,.\n]*)?"
        ),
        r"\1, \2 hadir",
    ),
)
"""Each pattern with what it is put into; they are tried in this order, after all other ones."""
