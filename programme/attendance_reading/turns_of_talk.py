"""Turns of phrase about those just named and about the talk around a report, put into words of the lexicon. A table."""

import re

from programme.attendance_reading.spoken_words import ADDRESS, AGAIN, COMES, ITS, KNOWN, ME, NO, NOT, WHO

ALREADY = r"(?:sudah|sdh|udah|udh|wis|wes|sampun|mpun|pun|tos|parantos|geus)"
HOME = r"(?:mulang|pulang|plg|balik|uih|wangsul|mulih|bali|kondur|mantuk)"
FIRST = r"(?:(?:ti ?)?(?:heula|payun)|dulu|duluan|dhisik|disik|ndisik|rumiyin)"
AT_HOUR = r"(?:jam|jm|pukul|pkl|tabuh|tabeuh) \d{1,2}(?:[.:]\d\d)?"
TALK_TURNS = (
    # `gak hadir kerja. Bukan kerja deng bu, ke rumah mertuanya`
    (
        re.compile(rf"(?i)(?<=[.\n])( *)((?:bukan|dudu|sanes) [^\W\d_]+) (?:deng|ding|ketang)\b(?: {ADDRESS}\b)?"),
        r"\1eh \2",
    ),
    # `Mbak Ngatini ndak bisa dateng, Mbak Poniyem yo podo`
    (
        re.compile(
            r"(?i)\b(?:yo|ya|juga|jg|sami|nggih) (?:podo|padha|pada|sama|sami)(?: (?:wae|saja|aja|mawon|keneh|bae))?"
            rf"(?= *(?:\Z|[.,;\n]|{ADDRESS}\b))"
        ),
        "juga",
    ),
    # `Mawar sakit. Cucu saya sakit bu, tapi saya tetap hadir`: of herself
    (
        re.compile(
            rf"(?i)(?<=[^\W_])(?:[.\n] *(?:anak|cucu|bojo|suami|putu|incu|salaki|bapak|ibu) {ME} [^.,\n]{{0,40}})?"
            rf"(?:,? (?:tapi|tp|tpi|nanging|ning|namun|dan)|[,.]) {ME} (?:(?:tetap|tetep|ttp|juga|jg|ya|mah) )*{COMES}"
            rf"(?= *(?:\Z|[.,;\n]|{ADDRESS}\b|kok\b))"
        ),
        "",
    ),
    # `nanti bu Sumiati yg jemput`: a task to come, it tells of no meeting.
    (
        re.compile(
            r"(?i)\b(?:nanti|nti|ntar|besok|bsk|sesuk|mengko|mangke|engke|isukan|enjing)\b,? "
            rf"(?:(?:bu|ibu|mbak|yu|teh|ceu) )?[^\W\d_]+(?: [^\W\d_]+)? {WHO} "
            r"(?:jemput|njemput|mapag|methuk|antar|nganter|ngantar|nganteur|masak|masakin|bawa|mbawa|nggowo|beli|tuku|"
            r"meuli|nyiap\w*|siap\w*|pegang|urus|ngurus|bantu|mbantu|buka|tutup|bersih\w*)\b[^.,\n]*"
        ),
        "",
    ),
    # `ibunya jatuh jadi dibawa ke puskesmas`: it is the mother who is taken there.
    (
        re.compile(
            r"(?i)\b((?:ibu|ibuk|emak|mamak|simbok|mbok|bapak|bapa|suami|bojo|salaki|caroge|mertua|mitoha|nenek|kakek|"
            r"simbah|mbah|nini|aki|kakak|adik|adi|lanceuk|putu|cucu|incu)(?:nya|ne|na|e|nipun|ipun)? "
            r"(?:[^\W\d]+ ){0,6}?)"
            r"(?:jadi |jd |dadi |terus |trus |tros |langsung |lgsg |lsg |lajeng |banjur |njuk |tuluy |teras |makanya )*"
            r"(?:dibawa|dibw|dilarikan|digawa|digowo|dibeto|dicandak|dibantun|diantar|dianter|dirujuk|diboyong) "
            r"(?:ke|ka|nang|neng|ning|teng|menyang|dateng|dhateng) "
            r"(?:rsud|rsu|rs|rumah sakit|rmh sakit|puskesmas|pkm|klinik|dokter|bidan|igd|ugd|mantri)\b"
            r"(?: (?:dulu|heula|sek|disik)\b)?"
        ),
        r"\1",
    ),
    # `Bu Siti, yg gak berangkat Mawar`: she is spoken to; who stays away is named behind.
    (
        re.compile(
            r"(?i)\A\W*(?:(?:ass?\w*|met|selamat|slamat|slmt|pagi|siang|sore|malam|sugeng|wilujeng|enjing|sonten)\b"
            r"[ .,]*)*(?:bu|ibu|pak|bapak|mbak|mba|teh|kang|mas) [^\W\d_]+, ?"
            rf"(?={WHO} (?:{NOT} (?:bisa )?(?:{COMES}|masuk|berangkat|brangkat|mangkat|budal)|absen|izin|ijin|alpa)\b)"
        ),
        "",
    ),
    # `Wagini sakit, yg lain ga tau`: nothing is known of the others.
    (
        re.compile(
            rf"(?i)\b({WHO} (?:lain|liya|liyane|liyo|sanes|sanesna|lianna|liana)(?:nya|ne|na)?) (?:{ME} )?"
            rf"{NOT} {KNOWN}(?: (?:{ME}|kenapa|kunaon|ngopo|apa|alasannya))*(?= *(?:$|[.,\n]|bu\b))"
        ),
        r"\1 tanpa kabar",
    ),
    # `A, B tidak hadir, semua ikut panen`: all of these, and not that all took part.
    (
        re.compile(
            r"(?i)(?<=, )(semua\w*|kabeh\w*|sadaya\w*|sedo?aya|sedoyo) (?:ikut|melu|tumut|milu|ngiring) "
            r"(?=(?:panen|derep|ndherep|tandur|tanam|kerja|buruh|mburuh|matun|ngarit|tebang|njagong|kondangan|rewang|"
            r"hajatan|takziah|layat|nglayat|ngalayat)\b)"
        ),
        r"\1 ",
    ),
    # `absennya ketinggalan`: the sheet was left behind, nobody forgot the day.
    (
        re.compile(
            r"(?i)\b(?:absen|absensi|daftar hadir|daftar|buku|bukune|catatan|kertas)(?:nya|ne|na|e)? (?:saya |kula )?"
            r"(?:ketinggalan|tertinggal|kari|ilang|hilang|kececer|leungit|kantun)\b"
        ),
        "",
    ),
    # `sehat sehat aja`, `ibu2 sehat semua`: nobody called Sehat.
    (
        re.compile(
            r"(?i)(?<!\bbu )\bsehat(?:[- ]?sehat|2) (?=(?:aja|saja|wae|mawon|semua|kabeh|sedaya|sadayana)\b)|"
            r"\b(?:ibu2|ibu-ibu|ibu ibu|pada|sami) sehat\b(?: (?:semua|kabeh|sedaya|sadayana))?|"
            r"\bsehat (?:semua|kabeh|sedaya|sadayana|sadaya)(?=(?: (?:bu|ibu|ya|nggih|alhamdulillah))* *(?:$|[,.\n]))"
        ),
        "baik ",
    ),
    # `untung td gak hujan`: good luck, nobody called Untung.
    (
        re.compile(
            rf"(?i)\buntung(?:nya|e|na|lah)? (?=(?:(?:td|tadi|mau|wau|aja|saja|wae|masih|sudah|udah|{NOT}) )*"
            r"(?:hujan|hjn|udan|jawah|ujan|banjir|panas|cuaca|terang|deres|mendung)\w*\b)"
        ),
        "",
    ),
    # `Uum datang jam 10, Heti jam 11`: the hour alone says that she came, and late.
    (
        re.compile(
            rf"(?i)\b({COMES}{ITS}? (?:baru |nembe )?{AT_HOUR}(?:,| dan| sareng| sedangkan| ari) ?)"
            rf"((?:(?:bu|ibu|mbak|yu|teh|ceu) )?[^\W\d_]+(?: [^\W\d_]+)?) (?:mah )?{AT_HOUR}"
            rf"(?= *(?:$|[.,\n]|{ALREADY}\b|bu\b))"
        ),
        r"\1\2 telat",
    ),
    (
        re.compile(
            r"(?i)\b(?:ngurus|urus|ngurusi|ngurusin|mengurus|bikin|gawe|ndamel|nyieun|mbenahi|perbaiki) "
            r"(?:kk|akta|akte|kis|sktm|skck|stnk|kartu keluarga)\b"
        ),
        "urus ktp",
    ),
    # `sing omahe cedak masjid kae lho bu Parjiyem`: tells her apart, it is no place whose owner she were.
    (
        re.compile(
            rf"(?i)\b{WHO} (?:rumah|omah|griya|imah|bumi)(?:nya|ne|na|e|ipun)? [^.,:\n]{{2,40}}?"
            r"(?: (?:itu|kae|kuwi|iku|eta|tea|niku|lho|loh|lo|kok|tuh))+"
            r"(?= (?:(?:bu|ibu|mbak|mbok|yu|teh|ceu|bi)\b|$))"
        ),
        "",
    ),
    # `Sri Purwanti maksudku`: the correction said behind the one who is meant.
    (
        re.compile(
            r"(?i)(?:(?<=, )|(?<=\n))(?!(?:eh|maaf|salah|bukan)\b)"
            r"((?:(?:bu|ibu|mbak|yu|teh|ceu) )?[^\W\d_]+(?: [^\W\d_]+)?) "
            rf"(?:maksud(?:ku|{ITS})?|mksd(?:ku|{ITS})?|maksad{ITS}?)(?: {ME})?(?= *(?:\Z|[^\w ]))"
        ),
        r"maksudnya \1",
    ),
    # To stay away from a part of the meeting is none from all of it: asked.
    (
        re.compile(
            rf"(?i)\b(?:bolos|mbolos|(?:{NOT} (?:ikut|melu|ngiring|milu|tumut))) "
            r"(?:materi|sesi|senam|doa|foto|foto2|yel|games|game|diskusi|makan)\w*"
            r"(?:,? (?:duduk|lungguh|calik|ngobrol|jajan|main)(?: (?:di|neng|ning|ke) (?:luar|jaba|teras|warung))?)?"
        ),
        "belum tentu hadir",
    ),
    # `sareng saha tadi teh hilap`: one more whose name she forgot, so that she is asked.
    (
        re.compile(
            r"(?i)(?:\b(?:dan|sama|sm|sareng|jeung|karo|kalih|lan)|,) "
            rf"(?:(?:satu|siji|hiji|1)(?: orang)? {AGAIN} )?(?:siapa|sapa|sopo|saha|sinten)"
            r"(?: (?:ya|yo|nya|tadi|td|mau|wau|teh|itu|eta|kae|bu|lagi|namanya|jenenge))*"
            r"[, ]+(?:(?:saya|sy|aku|kulo|kula|abdi|kok) )?(?:lupa|lali|hilap|poho|kesupen|klalen)\b"
            rf"(?: (?:lagi|deui|maneh|namanya|jenenge|nami{ITS}|{ME}))*"
        ),
        ", sebagian tidak hadir",
    ),
    # `yg datang cuma 19, yg 5 lagi itu Semi, ...`: the others counted as those who did not come.
    (
        re.compile(
            rf"(?i)\b({COMES} (?:(?:cuma|hanya|mung|ngan|cm|hny) )?\d+(?: (?:orang|org|wong|urang))?)[,.]? {WHO} (\d+)"
            rf"(?: (?:orang|org|wong|urang))? {AGAIN}(?: (?:itu|iku|eta|yaitu|adalah))?(?= [^\W\d]|:)"
        ),
        r"\1. Tidak hadir \2",
    ),
    (re.compile(r"(?i)[,;]? *\b(?:sakit|izin|ijin|alpa|alfa|alpha)(?: *[:=])? *0\b(?: *(?:orang|org))?"), ""),
    (
        re.compile(
            r"(?i)\b(?:pergi|lunga|lungo|indit|prgi|mios|tindak) "
            r"(?=(?:ke|ka|nang|menyang|nyang|dhateng|ning) (?:pasar|psr)\b)"
        ),
        "",
    ),
    (re.compile(r"(?i)\b(?:bapak?|bpk|pak)(?: ?/ ?| dan | atau |-)(?=(?:ibu|bu)\b)"), ""),
    (
        re.compile(
            rf"(?i)\b{HOME}(?: {FIRST})?(?: (?:ke|ka|nang|neng|dhateng) \w+)?,? "
            r"(?:saatos|sanggeus|sabada|setelah|stlh|sesudah|habis|abis|bar|bubar|"
            r"sakwise|sawise|sakbare|bakda|sasampunipun|bibar) (?:ng|di)?(?:absen|presensi|tanda ?tangan|ttd|paraf)"
            rf"(?: absen)?(?:nya|ne|na|e)?\b"
        ),
        "hadir",
    ),
    (
        re.compile(
            rf"(?im)(?:^|(?<=[:.,])) *(?:(?:berikut|ini|iki|ieu|niki) )*(?:daftar|daptar)(?:nya|ne|na|e)? "
            rf"(?=(?:nama\w*|anggota|ibu|ibu-ibu|ibu2|peserta|{WHO}|{NOT}|mboten|boten|dereng|hadir|absen|sakit|izin)\b)"
        ),
        "",
    ),
    (re.compile(rf"(?i)\b{HOME}{ITS}? ti ?(?:heula|payun)\b"), "pulang duluan"),
    (
        re.compile(
            rf"(?i)\b{HOME}{ITS}? (?:sebelum|sblm|sadurunge|sakdurunge|sateuacan|sateuacanna|saacan|samemeh|"
            r"saderengipun|saderenge) (?:absen|presensi|selesai|bubar|rengse|beres|rampung|acara|tanda ?tangan|ttd)\w*"
            r"(?: (?:selesai|bubar|rengse|beres|rampung))?"
        ),
        "pulang duluan",
    ),
    (
        re.compile(
            rf"(?i)\b{HOME}{ITS}? (?:lebih |luwih |leuwih |agak |rada )?(?:duluan|dulu|awal|cepat|cepet|gasik|gasikan|"
            r"dhisikan|disikan|dhisik|disik|ndisik|enggal|gancang|rumiyin)\b"
            r"(?! (?:ke|ka|di|kampung|kota|menyang|nang)\b)"
        ),
        "pulang duluan",
    ),
    (re.compile(r"(?i)\bdina (?:kiye|kie|iki|niki|ieu|(?:poe|dinten) (?:ieu|ayeuna))\b"), "hari ini"),
    (
        re.compile(
            r"(?i)\bdina (?=(?:senin|senen|selasa|rabu|rebo|kamis|kemis|jum.?at|jemuah|sabtu|setu|minggu|ahad)\b)"
        ),
        "hari ",
    ),
    (
        re.compile(
            rf"(?i)\b{NO} (?:sida|sido|jadi|jd|janten|cios|sios|siyos|estu|dados) "
            r"(?:prei|pre|perei|libur|absen|bolos|izin|ijin|mudik)"
            r"(?: (?:bu|buk|mbak|teh))?[,.]?(?: (?:kiye|kie|iki|niki|ini|ieu|dia|beliau|wonge|bocahe|orangnya|malah|"
            rf"jebule|ternyata|barusan))* {ALREADY} (?:bisa )?"
            rf"(?:{COMES}|(?:aya|ada|ana|ono|wonten) (?:di|ning|neng|nang|ing|dina))\b"
        ),
        "hadir",
    ),
    (
        re.compile(rf"(?i)\b({NO} (?:sida|sido|jadi|jd|janten|cios|sios|siyos|estu|dados)) (?:prei|pre|perei|libur)\b"),
        r"\1 absen",
    ),
    (re.compile(r"(?m)(?<=[^\W\d_]) *= *[-–—]+(?= *(?:$|[\n,;]))"), " alpa"),
    (
        re.compile(
            rf"(?i)(?<=[,.;] )(?:{WHO} )?(?:satu|siji|sijine|hiji){ITS}? {AGAIN} (?=(?:sakit|skt|gering|lara|gerah|"
            r"kerja|krj|kerjo|damel|izin|ijin)\b *(?:$|[.,\n]))"
        ),
        "sebagian ",
    ),
    (
        re.compile(
            rf"(?i)(?:[,.;]|(?<=\w) (?:dan|sareng|jeung|karo|lan|sama|sm)) +(?:{WHO} )?(?:satu|siji|sijine|hiji)"
            rf"{ITS}? {AGAIN}(?= (?!(?:{NOT}|sakit|skt|gering|lara|loro|gerah|kerja|krj|kerjo|damel|izin|ijin|nuju|"
            r"lagi|lg|keur|orang|org|wong|urang|belum|anak\w*|karena|krn|kr?na|ka|ke|aya|ada|wonten|repot|mudik|"
            r"s[yu]+kuran|slametan|hajatan|kondangan|nikahan|takziah|ngalayad|panen|tandur|dagang|jualan|lupa|hilap|poho|"
            r"lahiran|melahirkan|ngalahirkeun|ngurus\w*|urus|jaga|ngajaga\w*|momong|ngant?\w+)\b)[^\W\d])"
        ),
        ",",
    ),
    (
        re.compile(
            r"(?i)\b(?:wong|uwong|tiyang|urang|orang) (?:loro|dua|kalih|duaan) (?:kuwi|iku|mau|niku|kae|iki|niki|itu|"
            r"ini|tadi|eta|ieu)\b"
        ),
        "duanana",
    ),
    (
        re.compile(
            r"(?i)\b(?:dua[ -]?(?:2|dua)|ka?dua|loro[ -]?(?:2|loro)|karo[ -]?(?:2|karo)|kalih[ -]?(?:2|kalih))"
            r" ?(?:nya|na|ne|e|ipun)\b"
        ),
        "duanana",
    ),
    (
        re.compile(
            r"(?i)\b(izin|ijin|izn|pamit|pamitan|permisi)(?:nya|ne|na)? (?:sama|sm|ke|ka|k|kepada|karo|kro|kaliyan|"
            rf"kalih|sareng|jeung|dgn|dengan|dhateng|dumateng|teng|maring|nang|ning) {ME}"
            r"\b(?! (?:juga|jg|oge|uga|ugi))"
        ),
        r"\1",
    ),
    (
        re.compile(
            r"(?i)\b(?:(?:semoga|moga|moga2|mugi|mugia|mugi2|muga) )?(?:tansah |selalu |salawasna )?"
            r"(?:sehat|séhat|damang|waras)(?: walafiat)? "
            r"(?:salawasna|salalawasna|salamina|tansah|selalu|terus|sadayana ?aya|slalu)(?: nya)?\b"
        ),
        "",
    ),
    (
        re.compile(
            rf"(?i)\b(cucu|anak|bayi|incu|putu|keponakan|ibu|mertua|bapak) {WHO} (?:dia|beliau|ia|anjeunna|manehna|"
            r"piyambake|deweke) (?:jaga|asuh|rawat|urus|momong|asuhan|jagi|emong)\b"
        ),
        r"\1nya",
    ),
)
"""Each pattern with what it is put into; they are tried in this order, before the other turns of phrase."""
