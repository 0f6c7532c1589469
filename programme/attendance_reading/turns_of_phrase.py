"""Turns of phrase that say plainly what their words, one by one, do not, put into words of the lexicon. A table."""

import re

from programme.attendance_reading.spoken_words import (
    COMES,
    DUE,
    ITS,
    NO,
    NOT,
    STAYED_AWAY,
    WAITS,
    WHO,
    WITH_CHILD,
)

TURNS = (
    (re.compile(r"(?i)\b(?:di|ning|nang|neng|ten|teng|ing) ?(?:sini|dieu|kene|riki|mriki|ngriki)\b"), ""),
    (re.compile(rf"(?i)\b{WHO} (?:benar|bener|leres|bnr)[- ]?(?:2|benar|bener|leres|bnr)\b"), "yang"),
    (
        re.compile(
            rf"(?i)\b(?:{NOT}|bukan) (?:benar|bener|leres|bnr|betul|btul) (?:(?:bu|buk|mbak|teh|pak),? )?"
            rf"(?:kalau|kalo|klo|kl|nek|menawi|yen|upami|lamun|bahwa|bilih|jika) ([^.,\n]{{2,40}}?) {STAYED_AWAY}\b"
        ),
        r"\1 hadir",
    ),
    (
        re.compile(
            rf"(?i)\b{WITH_CHILD}(?: \w+)?,? (?:(?:tinggal|kari|kantun|tgl|tggl|sudah|sdh) )*{WAITS} {DUE}{ITS}?\b"
        ),
        "lahiran",
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
            r"(?i)\b(?:sudah|sdh|udah|udh|wis|wes|sampun|tos|parantos) (?:saya|sy|aku|kulo|kula|abdi|tak) "
            r"(?:absen|catat|data|tulis|rekap|cathet)\b"
        ),
        "",
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
            r"\b([Ii]bu|[Mm]ama|[Mm]amak|[Ee]mak|[Ee]ma|[Mm]ak|[Ii]ndung|[Bb]iyung|[Bb]apak|[Bb]apa|[Aa]yah)"
            r"(nya|ne|ke|na|e) "
            r"(?:si |dari )?(?:cucu|incu|putu|bayi)(?:nya|ne|na)?\b"
        ),
        r"\1\2",
    ),
    (re.compile(r"(?<=[a-z]{3}) e(?= [a-z])"), "e"),
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
            r"(?i)\b(?:siapa|sopo|saha|sapa) (?:(?:yg|yang|sing|nu) )?(?:bilang|blg|ngomong|cek|kandha|"
            r"nyarios)\b[^,.\n]*"
        ),
        "",
    ),
    (
        re.compile(
            rf"(?i)\b({NO} (?:(?:bisa|jadi|ikut) )?{COMES}),? (?=(?:karena |krn )?(?:kesiangan|kawanan|kasiangan|"
            r"kabeurangan)\b)"
        ),
        r"\1, bangun ",
    ),
    (
        re.compile(rf"(?i)\b{WHO} (?:dua|2|loro|kalih) (?:orang )?(?:ini|itu|iki|kuwi|niku|ieu|eta|tadi|mau)\b"),
        "Duanana",
    ),
    (re.compile(r"(?i)\b(?:gtw|gtau|gatw|gatau|gaktau|gktau|gktaw|tdktau|ratau|rangerti|mbuhlah)\b"), "tidak tahu"),
    (re.compile(r"(?i)\b(?:rumah|rmh|griya) (?:sakit|skt)\b"), "rs"),
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
    (
        re.compile(
            r"(?i)\b(?:ngira|ngirain|mengira|dikira|dikiranya|dikirane|kirain|kira|nyangka|nyangkane|disangka|"
            r"disangkana|"
            r"nganggep|panyangkana|taunya)\b(?=[^.,\n]*\b(?:besok|bsk|sesuk|isukan|enjing|benjing|lusa|depan|ngarep|"
            r"payun|"
            r"sore|siang|jam|senin|selasa|rabu|kamis|jumat|sabtu|minggu|libur|prei|diundur|ditunda)\b)[^.,\n]*"
        ),
        "ketinggalan info",
    ),
    (re.compile(r"(?i)\babsen(?:nya|ne|na|e)? (?:dititip|nitip|titip)(?:kan|in|ke|no|keun)?\b"), "titip absen"),
    (re.compile(r"(?i)\b(?<=titip absen )(?:sama|sm|karo|jeung|dengan|dgn|lewat)\b"), "ke"),
    (
        re.compile(
            r"(?i)\b(?:disangka|dikira|dikirain|kirain|dikinten|dikinteun|disangkana|tak ?kir[ao]|"
            r"kula kinten)(?: (?:teh|mah|tadi))* "
            rf"(?:sakit|gering|lara|gerah|izin|ijin|{STAYED_AWAY}),?(?: (?:{NOT}|henteu|nggak)(?: kok| bu| teh)*,)?"
        ),
        ",",
    ),
    (
        re.compile(
            r"(?i)\b(?:telat|telad|terlambat|tlt|lambat|kasep|baru|bru|nembe|karek) "
            r"(?:kirim|ngirim|ngirimkeun|lapor|laporan|ngabari|ngasih kabar|ngalaporkeun|ngintun|balas|bales)\w*"
        ),
        "maaf",
    ),
    (re.compile(r"(?i)\b(?:cek|chek|check|cheq)[ -]?(?:up|ap)\b"), "periksa"),
    (re.compile(r"(?i)\b(?:bersih|beres)(?:2|-bersih|-beres)\b"), "bebersih"),
    (re.compile(r"(?i)\b17 ?-?an\b"), "agustusan"),
    (
        re.compile(
            r"(?i)\bperingatan(?:e|nya)? (?:\w+ )?(?:seribu|seratus|sewu|satus|empat puluh|patang puluh|tujuh|pitung|"
            r"\d+) ?"
            r"(?:hari|dino|dinten|poe)\w*"
        ),
        "tahlilan",
    ),
    (
        re.compile(
            r"(?i)\b(?:masuk|mlebu|asup) (?:shift )?(?:pagi|siang|sore|malam|malem)(?= (?:di|neng|nang|"
            r"ning) (?:pabrik|toko|pt|gudang))"
        ),
        "shift",
    ),
    (
        re.compile(
            r"(?i)\babsen(?:nya|ne|na)(?= (?:belum|blm|durung|teu acan|sudah|sdh|lupa|hilap|kosong|ketinggalan|wis)\b)"
        ),
        "",
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
            r"(?i)\bbiar(?:pun)? (?=(?:sakit|skt|hujan|ujan|udan|capek|cape|repot|telat|hamil|gerimis|panas|sibuk|"
            r"kerja)\b)"
        ),
        "walau ",
    ),
    (
        re.compile(
            r"(?i)\b(?:dugi|nepi|dumugi|sampai|sampe|smp|nganti) (?:ka|ke|ing|dugi|saat)"
            r"(?= (?:ayeuna|bubar|rengse|selesai|sekarang|beres|enjing|wengi|siang|sore))"
        ),
        "terus",
    ),
    (re.compile(r"(?i)(?<![^\W_])(?:a\.? ?n\.|an\.|a/n|atas nama)(?= ?[^\W\d_])"), "yaitu "),
    (re.compile(r"(?i)(?<=[a-z]{2}2) an\b"), "an"),
    (
        re.compile(
            r"(?i)\balasan(?:nya|ne|na|ana)? (?:(?:masih|msh) )?(?:belum jelas|blm jelas|menyusul|nyusul|nanti|"
            r"kurang jelas|"
            r"tidak jelas|durung jelas)\b"
        ),
        "",
    ),
    (re.compile(r"(?i)\b(?:di)?absen(?:kan|ke|keun)? (?=hadir\b)"), ""),
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
    (re.compile(rf"(?i)\b({COMES}|semua|kabeh|sadayana|lengkap|masuk|komplit),? kec\.? "), r"\1 kecuali "),
    (
        re.compile(
            rf"(?i)\b(?:saya|sy|aku|kulo|kula|abdi) (?:{NO}|belum|blm|durung) (?:(?:sempat|sempet|bisa|kober) )?"
            r"(?:balas|bales|jawab|lapor|laporan|kirim|ngirim|ngabari)\w*"
        ),
        "maaf",
    ),
    (re.compile(rf"(?i)\b(?:batal|gagal|wurung|bolay) (?={COMES}\b)"), "tidak "),
    (
        re.compile(
            rf"(?i)\b(?:{NO}) (?:sampai|sampe|nganti|dugi|nepi)(?: ka| ke)? (?:selesai|bubar|rengse|abis|habis|akhir|"
            rf"tutug|beres)\b"
        ),
        "pulang duluan",
    ),
    (re.compile(r"(?i)\bdua(?:2|-dua)? (?:nya|na|ne)\b"), "duanana"),
    (re.compile(r"(?i)\b(?:otw|otewe|ontheway|on the way)\b"), "di jalan"),
    (
        re.compile(
            r"(?i)\b(?:minggu|bulan|bln|sasi|pertemuan) (?:lalu|kemarin|kmrn|wingi|kamari|kapengker) ([^.,\n]{2,30}?) "
            rf"(?:{STAYED_AWAY}|sakit|izin|ijin|lara|gering),? (?:(?:tapi|tp|ning|nanging) )?"
            r"(?:sekarang|skrg|saiki|ayeuna|hari ini|minggu ini|bulan ini|dinten ieu) "
            rf"(?:(?:sudah|sdh|wis|tos|mah|juga|bisa) )*(?={COMES})"
        ),
        r"\1 ",
    ),
    (
        re.compile(
            rf"(?i)\b((?:semua|kabeh|sadayana|sedaya|lengkap|komplit)\w*(?: (?!{NOT}\b)\w+){{0,3}}),? "
            r"(?:termasuk|trmasuk|kalebet|kelebu|klebu|kaasup) ((?:(?:bu|ibu|mbak|teh|ceu|yu|mak) )?"
            r"(?!(?:yg|yang|sing|nu|ibu|anak|bayi|para|yg2)\b)\w+)"
            r"(?: (?:yg|yang|sing|nu) [^,.\n]*)?"
        ),
        r"\1, \2 hadir",
    ),
    (re.compile(r"(?i)\bdina (?=(?:absen|daptar|daftar|buku|wa|hp|grup|acara|patepungan|kumpulan)\b)"), "di "),
    (re.compile(rf"(?i)\b{WITH_CHILD} (?:sembilan|9|sanga|songo|salapan) (?:bulan|bln|wulan|sasi|sasih)\b"), "lahiran"),
    (
        re.compile(
            r"(?i)\b(anak|ank|bojo|suami|salaki|mertua|ibu|mbok|bapak|adik|adi|kakak|simbah|mbah|putu|putra|putri)"
            r" (?:e|ne|nya|na|ipun)(?= )"
        ),
        r"\1nya",
    ),
    (
        re.compile(
            r"(?i)\b(?:jangan|jgn|ojo|aja|ojok|ulah|ampun|(?:sampun|ampun|jangan|jgn|ojo) "
            r"(?:ngantos|sampai|sampe|nganti)) "
            r"(?:lupa|lali|hilap|poho|kesupen)\b"
        ),
        "",
    ),
    (
        re.compile(
            r"(?i)\b(?:apa|pripun|piye|kumaha|gimana|bagaimana|kpripun) (?:kabar|kbr|pawartos|wartos|damang)"
            rf"(?:ipun|{ITS})?\b"
        ),
        "halo",
    ),
)
"""Each pattern with what it is put into; they are tried in this order, after the set expressions."""
