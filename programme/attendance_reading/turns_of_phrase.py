"""Turns of phrase about causes and people, put into words that the lexicon holds. A table."""

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

NOT_DENIED = "".join(
    rf"(?<!\b{no} )"
    for no in (
        "tidak tdk tdak gak ga gk g nggak ngga enggak engga ndak ora ra teu henteu mboten boten belum blm durung "
        "dereng acan can jika kalau klo nek yen"
    ).split()
)
TURNS = (
    # `dtg, cuma tanda tangannya diwakili anaknya`: she was there herself.
    (
        re.compile(
            r"(?i)\b(?:cuma |cm |mung |hanya |tapi )?(?:tanda ?tangan|ttd|paraf|tapak asta)(?:nya|ne|na|e)? "
            r"(?:di)?wakil\w*(?: (?:ke|ku|sama|karo|dening|oleh))? \w+(?: (?:karena|krn|mergo|soale|soalnya|lantaran|"
            r"margi) [^.,\n]*)?"
        ),
        "",
    ),
    # `Sri Lestari ora biso, Sri Wahyuni biso`
    (
        re.compile(rf"(?i)(?<=\w ){NOT_DENIED}(?:bisa|biso|iso|saged|tiasa)(?= *(?:\Z|[.,;\n]))"),
        "hadir",
    ),
    # `Kartini dtg kok yg gk dtg cm Wiwit`: the list begins here, whatever stands before it without a mark.
    (
        re.compile(
            rf"(?i)(?<=[^\W\d]) ({WHO} {STAYED_AWAY} "
            r"(?:cuma|cm|cuman|mung|ming|namung|hanya|ngan|ukur|yaitu|yakni|iku|yaiku)\b)"
        ),
        r". \1",
    ),
    # `msh sodara ikut ngurus jenazah`: that she is of the family, nobody who came for her.
    (
        re.compile(
            r"(?i)\b(?:masih|msh|masi|tasih|isih|esih|keneh|kebetulan) (?:ada )?"
            r"(?:sodara|saudara|sedulur|dulur|kerabat|famili|keluarga|kulawarga)(?:an|nya|ne|na)?\b"
            r"(?: (?:dekat|deket|caket))?"
        ),
        "",
    ),
    # `yg pasti gak datang Tati`
    (
        re.compile(
            rf"(?i)\b({WHO}) (?:(?:sudah|sdh|udah|wis|tos) )?(?:pasti|psti|jelas|mesti|tentu|tangtu|bener2|benar-benar)"
            rf" (?={NOT} (?:(?:bisa|iso|tiasa|saged) )?{COMES})"
        ),
        r"\1 ",
    ),
    # `mawar ok, wati tdk`: a tick beside a cross.
    (re.compile(rf"(?i)\b(?:ok|oke|okay)\b(?=,? [^.\n]{{3,40}}?\b(?:{NOT}|absen|x)\b(?: *$|[.,\n]))"), "hadir"),
    # `bu Suparmi yo podo`
    (
        re.compile(
            r"(?i)(?<=\w) (?:(?:yo|ya|iya|nya|oge|juga|jg|ugi) )?(?:podo|padha|sarua|sama|sm)"
            r"(?: (?:wae|ae|aja|saja|bae|keneh|juga|jg))?(?= *(?:\Z|[.;\n]))"
        ),
        " juga",
    ),
    (
        re.compile(
            r"(?i)\b(?:(?:nelung|mitung|matang ?puluh|nyatus|nyewu) ?(?:dina|dino|poe|hari)|(?:nge?|ki)rim doa)"
            r"(?:ne|nya|na)?\b"
        ),
        "tahlilan",
    ),
    (re.compile(r"(?i)\bbukan (\d+) (?:orang |org )?([^.,\n\d]{3,25}?),? (?:tapi|tp) (\d+)\b"), r"\3 \2"),
    (re.compile(r"(?i)\bsmp (?=(?:acara|skrg|sekarang|saiki|selesai|bubar|jam|akhir|beres)\b)"), "sampai "),
    (re.compile(r"(?i)\b(?:di|ning|nang|neng|ten|teng|ing) ?(?:sini|dieu|kene|riki|mriki|ngriki)\b"), ""),
    (re.compile(rf"(?i)\b{WHO} (?:benar|bener|leres|bnr)[- ]?(?:2|benar|bener|leres|bnr)\b"), "yang"),
    (
        re.compile(
            rf"(?i)\b{WITH_CHILD}(?: \w+)?,? (?:(?:tinggal|kari|kantun|tgl|tggl|sudah|sdh) )*{WAITS} {DUE}{ITS}?\b"
        ),
        "lahiran",
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
            r"\b([Ii]bu|[Mm]ama|[Mm]amak|[Ee]mak|[Ee]ma|[Mm]ak|[Ii]ndung|[Bb]iyung|[Bb]apak|[Bb]apa|[Aa]yah)"
            r"(nya|ne|ke|na|e) "
            r"(?:si |dari )?(?:cucu|incu|putu|bayi)(?:nya|ne|na)?\b"
        ),
        r"\1\2",
    ),
    (re.compile(r"(?<=[a-z]{3}) e(?= [a-z])"), "e"),
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
    (
        re.compile(
            r"(?i)\b(?:acara|arisan)(?:ne|na)? (?:di|ning|nang|neng|ing|teng|dina) ?(?:rumah|rmh|omah|imah|bumi|griya)"
            r"(?:nya|ne|na|nipun|e)?\b"
        ),
        "hajatan",
    ),
    (re.compile(r"(?i)\b(?:rumah|rmh|griya) (?:sakit|skt)\b"), "rs"),
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
    (
        re.compile(
            r"(?i)\b(?:disangka|dikira|dikirain|kirain|dikinten|dikinteun|disangkana|tak ?kir[ao]|"
            r"kula kinten)(?: (?:teh|mah|tadi))* "
            rf"(?:sakit|gering|lara|gerah|izin|ijin|{STAYED_AWAY}),?(?: (?:{NOT}|henteu|nggak)(?: kok| bu| teh)*,)?"
        ),
        ",",
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
    (re.compile(rf"(?i)\b({COMES}|semua|kabeh|sadayana|lengkap|masuk|komplit),? kec\.? "), r"\1 kecuali "),
    (
        re.compile(
            rf"(?i)\bbukan(?:nya|e)? {NO} (?:mau|gelem|daek|kersa|hoyong|niat|pengen) {COMES},? "
            r"(?:tapi|tp|melainkan|ning|nanging|cuma)\b"
        ),
        "karena",
    ),
    (
        re.compile(
            rf"(?i)\b(?:kalau|kalo|klo|nek|lamun|upami|yen) (?:bisa|iso|tiasa|saged) {COMES}(?: (?:pasti|mesti|"
            rf"tangtos) {COMES})?,? "
            r"(?:tapi|tp|nanging|ning)\b"
        ),
        "",
    ),
    (re.compile(r"(?i)\bsalah (?:masuk|datang|dtg) (?:ke )?(?:tempat|rumah|alamat|lokasi|balai)\w*"), "kesasar"),
    (
        re.compile(
            r"(?i)\b(ada|aya|ono|ana|wonten) (?:di|neng|ning|ing|nang|wonten|ten) "
            r"(?:tukang|hareup|gigir|payun|pengker|wingking|ngarep|mburi|depan|belakang|pojok|sebelah|jero|dalam)\w*"
        ),
        r"\1",
    ),
    (re.compile(r"(?i)\bbatang hidung\w*"), ""),
    (re.compile(rf"(?i)\b{NO} (?:enak|kepenak|raos) (?:hati|ati)\w*"), "malas"),
    (re.compile(r"(?i)\bdua(?:2|-dua)? (?:nya|na|ne)\b"), "duanana"),
    (
        re.compile(
            r"(?i)\b(?:minggu|bulan|bln|sasi|pertemuan) (?:lalu|kemarin|kmrn|wingi|kamari|kapengker) ([^.,\n]{2,30}?) "
            rf"(?:{STAYED_AWAY}|sakit|izin|ijin|lara|gering),? (?:(?:tapi|tp|ning|nanging) )?"
            r"(?:sekarang|skrg|saiki|ayeuna|hari ini|minggu ini|bulan ini|dinten ieu) "
            rf"(?:(?:sudah|sdh|wis|tos|mah|juga|bisa) )*(?={COMES})"
        ),
        r"\1 ",
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
    # `kokom blm bayar arisan`: a matter of money.
    (
        re.compile(
            rf"(?i)\b(?:{NOT}|durung|dereng|tacan|lupa|lali|poho|telat|nunggak) (?:bayar|mbayar|mayar|setor|nyetor) "
            r"(?:uang |duit |artos )?(?:arisan|kas|iuran|tabungan|simpanan|cicilan|angsuran|denda)\w*"
            r"(?= *[.,;\n] *(?!tapi\b|tp\b|tpi\b)[^\W\d_])"
        ),
        "soal uang",
    ),
)
"""Each pattern with what it is put into; they are tried in this order, after the set expressions."""
