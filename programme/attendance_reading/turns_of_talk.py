"""Turns of phrase about those just named and about the talk around a report, put into words of the lexicon. A table."""

import re

from programme.attendance_reading.spoken_words import AGAIN, COMES, ITS, NO, NOT, WHO

ALREADY = r"(?:sudah|sdh|udah|udh|wis|wes|sampun|mpun|pun|tos|parantos|geus)"
ME = r"(?:saya|sy|aku|kulo|kula|abdi|inyong|enyong|nyong|kami|ketua)"
HOME = r"(?:mulang|pulang|plg|balik|uih|wangsul|mulih|bali|kondur|mantuk)"
FIRST = r"(?:(?:ti )?(?:heula|payun)|dulu|duluan|dhisik|disik|ndisik|rumiyin)"
TALK_TURNS = (
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
    (re.compile(rf"(?i)\b{HOME} ti (?:heula|payun)\b"), "pulang duluan"),
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
            r"lagi|lg|keur|orang|org|wong|urang|belum|anak\w*|karena|krn|kr?na|ka|ke)\b)[^\W\d])"
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
