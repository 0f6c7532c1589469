"""Words that mean something only together ("tanggal berapa", "teu acan"), each with the concept they stand for.

A table, tried in this order on the small letters without marks; a concept stands in angle brackets from there on.
"""

import re

ENDING = r"(?:nya|ne|e|na|ipun|ku|mu)?"
CARD = r"(?:kartu|kartune|kartuna|kertu|kertune|kartos|krtu)"

NO = r"(?:tidak|tdk|gak|ga|g|gk|ora|ra|mboten|teu|ndak|nggak|ngga)"
WHEN_ONE = r"(?:hari |dinten |dino |malam )?(?:pagi|siang|sore|malam|esuk|isuk|awan|bengi|peuting|enjing|besok|"
WHEN_ONE += r"lusa|sesuk|emben|setu|setune|slasa|rebo|kemis|jemuah|jumuah|"
WHEN_ONE += r"senin|selasa|rabu|kamis|jumat|sabtu|minggu|ahad|awal bulan|akhir bulan)"
THEN = r" *(?:$|[,?]| (?:bu|ibu|buk|pak|mbak|mas|teh|min|ya|yo|yah|nggih|njih|to|sih|kalau|kalo|nek|yen|bulan|sasi|"
THEN += r"tahap|minggu|besok|sesuk|hari|untuk|buat|nih|sekarang|saiki|kira)\b)"
"""What stands behind a "gak" that asks ("cair gak bu") and not behind one that denies ("gak ada")."""
_DIED = r"(?:meninggal|mninggal|meningal|wafat|mati|seda|sedo|maot|pupus|ninggal|tilar|ngantunkeun|tiada)"
_NOT_SAVED = (
    rf"(?:{NO}|tdk|enggak|nda) (?:ter|ke|ka)?(?:selamat|slamet|salamet|tolong|tulung|tulungan|nyawa|bernyawa)\w*"
)
_BABY = r"(?:bayi|bayek|orok|jabang|janin|dede|dedek|debay)"
_BORN = r"(?:lahir|melahirkan|lahiran|babaran|lairan|ngalahirkeun|bersalin|brojol)"
_BETWEEN = (
    r"(?:(?:saya|sy|kula|kulo|abdi|ku|tapi|tp|ning|nanging|namung|mung|terus|trs|langsung|lalu|malah|sudah|sdh|wis|sampun|tos|bu|yang|yg|"
    r"kemarin|kmrn|tadi|anak|anake|anaknya|baru|nembe|karek|lagi|dan|keadaan|dalam|kondisi)\b ?)"
)
_KIN = (
    r"(?:anak|ank|bocah|suami|bojo|salaki|istri|bapak|bapake|ibu|mertua|mbah|simbah|nenek|kakek|adik|kakak|cucu|putu|"
    r"emak|mbok|biyung|orok|bayi)(?:ku|ne|na|nya)?(?: (?:saya|sy|aku|kula|kulo|abdi))?"
)
_PHRASES = (
    (r"\b(suami|bojo|salaki|laki|mantan|anak|adik|kakak|mertua)(?:ku|ne|na|nya)?(?: (?:saya|sy|aku|kula|abdi))?"
     r"(?: \w+)? (?:bawa|mbawa|membawa|nggowo|nggawa|mbekto|nyandak|mawa) (?:kabur |lari |minggat )?"
     r"(?:kks|atm|kartu)\w*",
     r"\1 <hold> <card> "),
    (r"\b(?:takut|wedi|khawatir|sieun|ajrih|hampir|nyaris|ampir|meh|pernah|tau) (?:saya |sy |aku )?"
     r"(?:ke|ka)gugur\w*|\b(?:hp|motor|mesin|tv|lampu|ayam|sapi|kambing|wedhus) (?:suami|anak|bojo|bapak|ibu)\w*"
     r"(?: (?:saya|sy|aku))? mati\b", "_"),
    (rf"\b({_KIN}) (?:(?:sudah|sdh|udah|wis|wes|sampun|tos|parantos|pun) )?(?:mati|modar|paeh|(?:ga|gak|tidak|ora|"
     rf"mboten|teu) (?:ada|ana|ono|wonten|aya)(?= *$| (?:bu|kemar\w+|kmrn|wingi|kamari|tadi|minggu)\b))(?! lampu)",
     r"\1 <died> "),
    (r"\b(?:me|di|ti)?(?:n?ninggal|tinggal)(?:in|kan|keun|ke|no|ake)?(?: (?:pergi|minggat|kabur|lungo|indit))? "
     r"(?=(?:saya|sy|aku|kula|kulo|abdi|kami|anak|keluarga|rumah|suami|bojo|salaki)\b)"
     r"(?!.*\b(?:selama|mati|dunia))", "_ "),
    (r"\b(?:pergi|minggat|kabur|lunga|lungo|indit) (?:me)?ninggal(?:in|kan|keun|ke|no|ake)?\b", "_ "),
    (rf"\b(?:kandungan|janin|hamil|kehamilan|bobot|reuneuh|kakandungan|bayi)\w*(?: \w+){{0,3}} (?:gugur|luruh|murag)\b"
     rf"|\bgugur kandungan\w*|\b{_BABY}\w* (?:{_BETWEEN}){{0,3}}{_NOT_SAVED}|\b{_BORN} (?:{_BETWEEN}){{0,4}}"
     rf"(?:{_BABY}\w* )?(?:{_BETWEEN}){{0,3}}(?:{_DIED}\b|{_NOT_SAVED})"
     rf"|\b{_BABY}\w* (?:{_BETWEEN}){{0,3}}{_DIED} (?:waktu|pas|saat|wktu|setelah|habis|abis|bar|sabada) (?:di)?{_BORN}"
     rf"|\b{_DIED} (?:(?:di|dalam|ing|ning|neng|jero|njero|dina|teng) ?)+ ?(?:kandungan|perut|rahim|weteng|beuteung)",
     "lost_child"),
    (r"\b(?:makasih|terima ?kasih|trima ?kasih|nuwun|nuhun|suwun|mksh|trims)(?: (?:bu|ya|pak|atas|banyak|buat|"
     r"untuk|nggih)){0,3} "
     r"(?:info|kabar|wartos|informasi|pemberitahuan|jawaban)\w*", "glad"),
    (r"\buang (?:terima ?kasih|rokok|bensin|lelah|capek|jasa|transport|pelicin|kopi|keamanan|"
     r"sukarela)\b", "levy money"),
    (r"\b(?:orang|wong|tiyang|jalma|jalmi) (?:desa|kelurahan|kecamatan|balai desa|balai)"
     r"(?= (?:\w+ )?(?:minta|njaluk|menta|motong|nyuwun|mungut|narik|nagih|ngancam|ngancem|maksa|jaluk))", "official"),
    (r"\b(?:minta|mintai|minta2|njaluk|njaluki|menta|mentaan|nyuwun|mundut|nyuhunkeun) (?:\w+ )?"
     r"(?:rokok|bensin|pulsa|amplop|kopi|oleh-?oleh|sangu|uang jalan|makan siang|traktir\w*|jatah|upah)\b",
     "demand money"),
    (r"\b(?:no|nomor|nomer|nmr)(?:ku|ne|nya)? (?:hp |wa )?(?:saya|sy|kula|kulo|abdi|aku)"
     r"(?= (?:sudah |udah |wis |sampun )?(?:ganti|baru|anyar|gantos|robah|berubah|beda))", "number"),
    (r"\b(?:teu|te) (?:acan|aca)\b|\b(?:tidak|gak|ga) pernah\b|\b(?:ora|ra|mboten) (?:tau|nate)\b|\bteu (?:kantos)\b"
     r"|\b(?:kok|naha|ko) (?:can|acan)\b", "not_yet"),
    (r"\bcan (?=kaluar|nampi|cair|asup|lebet|meunang|kenging|sumping|aya|katampi|turun|di|narima|dugi|lebu|mayar)",
     "not_yet"),
    (r"\b(?:saldo|saldone|saldonya|isi|isinya|saldona|saldoku)(?: [a-z]+){0,2} (?:rp ?)?0\b", "balance empty"),
    (r"\b(?:tanggal|tgl|tgal|tggl|kaping|titimangsa) (?:berapa|brp|brapa|pira|piro|pinten|sabaraha)\b", "when"),
    (r"\b(?:hari|dino|dinten|dinteneun|poe|hr) (?:apa|opo|nopo|punapa|naon|ap)\b", "when"),
    (r"\b(?:bulan|bln|sasi|wulan|sasih|tahun) (?:apa|opo|nopo|berapa|brp|pira|piro|naon|pinten)\b", "when"),
    (r"\b(?:jam|pukul|pkl|tabuh|jm) (?:berapa|brp|brapa|pira|piro|pinten|sabaraha)\w*\b", "when"),
    (r"\b(?:kapan|iraha|kpn) waktu\w*\b|\bwaktu\w* (?:kapan|iraha)\b", "when"),
    (r"\bberapa lama\b|\bsampai kapan\b|\bnganti kapan\b|\bnepi (?:ka )?iraha\b|\bdugi (?:ka )?iraha\b", "how_long"),
    (r"\b(?:di|ke|ka|ning|neng|nang|ten|wonten|dateng|dhateng|ing|ti|dari) (?:mana|ndi|endi|pundi|ngendi)\b", "where"),
    (r"\b(?:palih|sabeulah|sebelah|bagian) (?:mana|ndi)\b", "where"),
    (r"\b(?:tidak|tdk|gak|ga|gk|ora|teu|mboten|ndak|nggak) (?:pernah |tau |nate |kantos )?(?:ada|ono|ana|aya|wonten|"
     r"nongol) (?:di|ning|nang|neng|ing) (?:tempat|panggonan|nggon|posyandu|kantor)\w*", "absent"),
    (rf"\b(?:bisa|bs|iso|isa|saged|saget|tiasa) (?:apa |opo |po |nopo )?{NO}\b", "can isit"),
    (rf"\b(?:boleh|bole|pareng|angsal) (?:apa |opo |po |nopo )?{NO}\b", "may"),
    (rf"\b(?:cair|turun|mudun|medun|salur) (?:apa |opo |po |nopo )?{NO}(?={THEN})", "pay isit"),
    (rf"\b(?:keluar|kluar|metu|medal|kaluar) (?:apa |opo |po |nopo )?{NO}(?={THEN})", "out isit"),
    (rf"\b(?:masuk|mlebu|mlebet|asup|lebet) (?:apa |opo |po |nopo )?{NO}(?={THEN})", "in isit"),
    (rf"\b(?:dapat|dapet|entuk|oleh|kebagian|meunang) (?:apa |opo |po |nopo )?{NO}(?={THEN})", "get isit"),
    (rf"\b(?:jadi|sido|dados|janten|siyos) (?:apa |opo |po |nopo )?{NO}(?={THEN})", "become isit"),
    (rf"\b(?:dipotong|potongan|kepotong|dikurangi|motong) (?:apa |opo |po |nopo )?{NO}(?={THEN})", "cut isit"),
    (rf"\b(?:dicoret|dihapus|dicabut|distop|dikeluarkan|dihentikan) {NO}(?={THEN})", "leave_programme isit"),
    (r"\b(?:no|nomor|nomer|nomere|nomornya)\.? (?:berapa|brp|brapa|pira|piro|pinten|sabaraha)\b", "number asked_for"),
    (r"\b(?:berapa|brp|brapa|pira|pirang|piro|ping|pinten|sabaraha) (?:kali|x|kaping|balen|rambahan|pisan|hari|dino|"
     r"dinten|poe|orang|wong|tiyang|jalmi|tahun|taun|minggu|persen)\b|\bping (?:pira|piro|pinten)\b|"
     r"\b(?:umur|usia|yuswa|kelas|rt|rw) (?:berapa|brp|brapa|pira|piro|pinten|sabaraha)\b", "howmany"),
    (r"\b(?:habis|sehabis|abis|bar|sawise|sakwise|sabada|saatos|setelah|sesudah|bakda) (?=pencairan|cair|ambil|njupuk|"
     r"itu|pertemuan|gesek|kumpul|mendhet|nyandak|mencairkan|narik|lahir)", ""),
    (rf"\b(?:entah|embuh|mbuh|duka|duko|{NO} (?:tau|tahu|ngerti|weruh|ngertos|terang|apal)) (?:di |ke |ka |"
     rf"ning |nang |teng )?"
     r"(?:mana|dimana|kemana|kenapa|kapan|siapa|ngendi|endi|pundi|kamana|apa|opo|sinten|sopo|naha)\b", ""),
    (r"\b(?:mohon |nyuwun |minta )?i[jz]in (?:bu |pak )?(?=lapor|melapor|tanya|bertanya|nanya|menyampaikan|"
     r"nyampaikan|matur|"
     r"konfirmasi|info|tangklet|naros|takon|share|menanyakan)", ""),
    (r"\b(kabupaten|desa|kecamatan|kota|daerah|kelompok|tempat|bank|agen|cara|jalan|rumah|sekolah|hari|kartu|atm)"
     r" (?:lain|sanes|liyane|laen)\b", r" \1 "),
    (r"\b(?:apa|opo|nopo|napa|punapa|ap) (?=(?:harus|mesti|kudu|kedah|wajib|perlu|bisa|bs|iso|saged|boleh|sudah|"
     r"sdh|udah|wis|"
     r"sampun|masih|isih|tasih|memang|tidak|gak|ga|ora|mboten|belum|durung|dereng|karena|pakai)\b)", "isit"),
    (rf"\b(?:ada|ono|wonten|aya) ((?:(?!yang|yg|sing|nu)[a-z]+ ){{1,3}}){NO}(?={THEN}| soal)", r" \1 <isit> "),
    (rf"\b{NO} (?:ada|ono|ana|wonten|aya|nemu|ketemu)(?={THEN})", "no present"),
    (r"\b(?:sudah|sdh|udah|wis|wes|sampun|tos|parantos) (?:ketemu|katemu|kepanggih|kapendak|ditemukan|"
     r"kepethuk)\b", "glad"),
    (r"\b(?:masa|wates) (?:berlaku|aktif|berlakune)\w*(?: [a-z]+){0,2} (?:habis|abis|entek|lewat|telas|seep|"
     r"kadaluarsa)\b", "expired"),
    (r"\b(?:tahap|thp|triwulan) (?:berapa|brp|brapa|pira|piro|pinten|sabaraha|kabaraha)\b", "stage which"),
    (r"\b(?:lewat|liwat|via|pakai|pake|nganggo|nggo) (?:apa|opo|nopo|naon)(?! (?:saja|aja))\b", "how"),
    (r"\b(wajib|harus|perlu|bisa|masih|sudah|ada|akan|benar)kah\b", r" <isit> \1 "),
    (r"\b(?:[0-9]+ )?(?:angka|kode|nomor|nomer) rahasia\w*", "pin"),
    (r"\blahir (?:dan )?bat(?:h)?in\b", ""),
    (r"\b(?:no|nomor|nomer)\w* (?:rek|rekening|rekene)\w*\b", "accountnumber"),
    (rf"\b(?:beda|benten|sama|sami|podo|padha) {NO}(?={THEN}| nominal\w*| jumlah\w*)", "differ isit"),
    (rf"\b{NO} (?:di|diper)?(?:boleh|bole|bolehkan|ijinkan|izinkan|pareng)\b", "refuse"),
    (rf"\b{NO} sopan\b|\bkurang ?ajar\b", "rude"),
    (r"\b(?:belum|blm|durung|dereng|teu acan|tacan) (?:ada|ono|wonten|aya) (?:uang|duit|dana|artos|yatra|"
     r"bantuan|serupiah|"
     r"sepeser|transfer)\w*", "not_yet get money"),
    (rf"\b{WHEN_ONE} (?:apa|opo|nopo|atau|utawa|po|atanapi) {WHEN_ONE}\b", "when"),
    (r"^\s*pareng(?= (?:bu|pak|mbak|rumiyin|riyin)|$)", ""),
    (r"\b(?:main|mainin) (?:perempuan|wanita|wedok|gila)\b", "rude"),
    (r"\b(?:kados|kadi) pundi\b|\bkepripun carane\b", "how"),
    (r"\b(?:nyuwun|bade|badhe|arep|mau|ajeng) (?:pirs[ao]|tumaros|naros|tang[k]?let|priksa)\b",
     "ask"),
    (r"\b(?:mau|ingin|pengen|pingin|numpang|ijin|izin|boleh|arep|bade|badhe) (?:bertanya|n?tanya|takon|tnya|naros)\b",
     "ask"),
    (r"\bkenging (?:menapa|nopo|napa|punapa|naon)\b|\bamargi (?:menapa|nopo)\b", "why"),
    (r"\b(?:ku naon|kunaon|ku naha)\b|\bnopo kok\b|\bnapa kok\b|\bapa sebab\w*\b|\blha kok\b|\bgene ya\b", "why"),
    (r"\bno(?:mor|mer|mr)? (?:hp|wa|telpon|telepon|telp|whatsapp|tlp)\b", "number"),
    (r"\bkartu keluarga\b|\bkertu keluarga\b|\bkartu kulawarga\b", "familycard"),
    (r"\b(?:kartu (?:tanda penduduk|ktp))\b", "idcard"),
    (r"\bkartu (?:bpjs|kis|kip|sembako|jkn|pip|bpnt|sembakonya)\b", "other_programme"),
    (r"\bkartu (?:menuju sehat|kia|imunisasi)\b|\bbuku (?:kia|pink)\b", "document"),
    (r"\b(?:uang|duit|dana|bantuan) sembako\b|\bbantuan (?:beras|pangan|pip|kip|rumah)\b", "other_programme"),
    (rf"\b(?:{CARD}|buku) (?:kks|atm|pkh|merah putih|bri|bni|mandiri|btn|bank|bansos|keluarga sejahtera)\b", "card"),
    (rf"\bbuku (?:tabungan|rekening|rek)\b|\batm{ENDING} pkh\b", "card"),
    (r"\b(?:mesin|gerai|galeri) atm\b|\b(?:di|ke|ning|neng|nang|ka|ing|dening|sama|karo|dina|ten|ku) (?:mesin|atm)\b",
     "atm"),
    (r"\b(?:kode|nomor|nomer) pin\b", "pin"),
    (r"\b(?:hari|tanggal|tgl|tempat) lahir\w*\b|\bttl\b", "birthdate"),
    (r"\b(?:salah|keliru|kliru) (?:ketik|tulis|eja|cetak|nulis|ngetik)\w*\b", "wrong spelled"),
    (r"\b(?:kurang|kelebihan|luwih|kurang) (?:satu |siji |hiji )?(?:huruf|aksara)\w*\b", "wrong spelled"),
    (rf"\b{NO} (?:sama|podo|padha|cocok|sesuai|pas|sami|padan|selaras|sinkron)\b",
     "differ"),
    (rf"\b{NO} (?:ada|ono|ana|wonten|aya)(?: (?:isi|duit|uang|saldo)\w*)"
     r"(?:ipun)?\b", "empty"),
    (rf"\b{NO} (?:ke|ter|ka|di)?(?:baca|waca|waos|baos)\b",
     "unreadable"),
    (rf"\b{NO} (?:bisa|bs|iso|isa|saged|tiasa) "
     r"(?:di)?(?:gesek|pakai|pake|dienggo|dinggo|dianggo|digunakan|digunakeun|gunakan)\w*\b", "unusable"),
    (r"\b(?:putus|berhenti|berenti|brenti|brhenti|mandeg|mandheg|eureun|liren|metu|keluar|kaluar|medal|mogok|drop ?out|"
     r"do|leren|stop) (?:dari |saka |seko |saking |ti |teng )?(?:sekolah|sakola|sklh|skolah|sekolahe|mondok)\w*\b",
     "dropout"),
    (r"\b(?:tidak|tdk|gak|ga|ora|ra|mboten|teu|ndak|nggak|ngga|wegah|emoh|embung|alim) "
     r"(?:mau |gelem |purun |daek |lanjut |nerusake |neruskeun |meneruskan |melanjutkan )*(?:sekolah|sakola|skolah)\b",
     "dropout"),
    (r"\b(?:masuk|mlebu|mlebet|asup|lebet|msk|daftar|ndaftar|pindah|pindhah|ngalih|naik|munggah|lanjut|nerusake|"
     r"diterima|katampi|ditampi) (?:ke |ka |ing |ning |neng |nang |dateng |dhateng |di )?"
     r"(?:sd|smp|sma|smk|mts|mi|ma|tk|paud|slb|sdn|smpn|sman|smkn|pondok|sekolah|sakola|pesantren|sklh|kelas)\b",
     "enrol school"),
    (r"\bmulai (?:sekolah|sakola|sklh)\b|\b(?:sudah|wis|sampun|parantos|tos|udah) (?:sekolah|sakola|sinau)\b",
     "enrol school"),
    (r"\bganti (?:pengurus|kpm)\w*\b", "replace manager"),
    (r"\b(?:jadi|dados|dadi|kerja|kerjo|nyambut damel|damel|mangkat|berangkat) (?:ke |ka |dadi |jadi |dados )?"
     r"(?:tkw|tki|luar negeri|luar negri|pmi)\b|\bluar neg[e]?ri\b", "abroad"),
    (r"\b(?:pilih|milih) (?:kasih|sih)\b|\b(?:tidak|tdk|gak|ga|ora|mboten|teu|ndak|nggak) adil\b|\bemban cinde\w*\b",
     "rude"),
    (r"\bp2k2\w*|\bf ?d ?s\b", "meeting"),
    (r"\b(?:keluar|metu|medal|kaluar|mundur|berhenti|mandeg|dicoret|dihapus|liren|eureun|dikeluarkan|lulus) "
     r"(?:dari |saka |saking |ti |teng )?(?:kpm |peserta |data |daftar |kepesertaan )?pkh\b", "leave_programme"),
    (r"\b(?:jadi|dados|janten|masuk|mlebu|mlebet|asup|ikut|melu|milu|ngiring|tumut|daftar|ndaftar|daptar|"
     r"ndaftarke|daftarkan|usul|usulkan|ndherek|nderek|kepengin|ngajukan) (?:jadi )?(?:peserta |anggota |kpm )?"
     r"pkh\b(?! tahap| bulan)", "join_programme"),
    (r"\bkpm (?:baru|anyar|enggal)\b|\bpeserta (?:baru|anyar|enggal)\b", "join_programme new"),
    (r"\b(?:pilihan|jawaban|tombol)\w*\b", "button"),
    (rf"\b(?:perlu|butuh|harus|kudu|kedah|wajib) (?:{NO}|enggak)\b(?= |$)", "isit need"),
    (r"\b(?:bapak|ibu) (?:saya|sy|kulo|kula|abdi|ku)\b(?! dari)", "relative me"),
    (r"\b(?:apa|opo|naha|nopo|naon) (?:benar|bener|leres|betul|iya|iyo|wajar|boleh|bolehkah)\b", "isit"),
    (r"\b(?:ini|iki|niki|ieu) (?:nomor|nomer|no|wa) (?:siapa|sapa|sopo|saha|sinten)\b", "who_is_this"),
    (r"\b(?:ada|aya|ono|ana|wonten|onten|masih|tasih|isih|msh|di|tangan) (?:di|ning|neng|nang|ten|teng|dina|ing|"
     r"tangan) (?:tangan )?(?:bu |pak |ibu |bapak |buk |mbak )*(?=ketua|pendamping|koordinator|pak rt|rt |kadus|agen)",
     "hold"),
    (r"\b(?:daftar|buku) (?:hadir|absen)\w*", "attend"),
    (r"\b(?:ng)?isi (?:\w+ )?(?:bulan|wulan|sasi|sasih|bln)\b", "pregnant"),
    (r"\b(?:cuma|mung|hanya|ngan|namung|tinggal|kari) (?:rp\.? ?)?(?=\d)", "little"),
    (rf"\b{NO} (?:utuh|wutuh|penuh|full|lengkap|genap)\w*\b", "cut"),
    (rf"\b{NO} (?:ingat|inget|iling|eling|emut|apal|hafal|hapal)\w*\b", "forget"),
    (r"\bno(?:mor|mer)?\.? (?=(?:bu|pak) (?:ketua|pendamping|koordinator)|ketua|pendamping|koordinator|korcam|"
     r"pengaduan|admin)", "number"),
    (r"\b(?:orang|manusia|wong|jalmi|jalma|tiyang) (?:beneran|asli|betulan|tenan|leres|sungguhan)\b", "bot"),
    (r"\b(?:dadi|jadi|janten) (?:loro|dua|kalih|2)\b", "damaged"),
    (r"\bini (?:siapa|sp|spa)\b|\biki (?:sopo|sapa)\b|\bniki sinten\b|\bieu saha\b|\bsiapa (?:ini|kamu|anda|ini ya)\b"
     r"|\b(?:sapa|sopo) (?:iki|kowe|kuwi)\b|\bsinten niki\b|\bsaha ieu\b|\b(?:kamu|anda|sampeyan|panjenengan|"
     r"iki|ini|niki|ieu) (?:siapa|robot|ai|bot|komputer|mesin)|kamu (?:orang|manusia)\b",
     "who_is_this"),
    (r"\b(?:teu|ora|gak|tidak|ga|mboten|ndak) (?:apa[- ]?apa|(?:opo[- ]?opo|opo2|apa2|nopo2)|nanaon|papa|popo|"
     r"nopo[- ]?nopo)\b", ""),
    (r"\b(?:apa|opo|piye|pripun|kumaha|gimana|bagaimana|kepripun) (?:kabar|kbr|wartos|damang|pawartos)\w*", ""),
    (r"\bterima ?kasih\b|\btrima ?kasih\b|\bmatur ?(?:nu|su)wun\b|\bhatur ?nuhun\b|\btrimakasih\b", ""),
    (r"\b(?:ngapunten|nyuwun sewu|punten|maaf|mohon maaf|nuwun sewu|nuwunsewu|hapunten)\b", ""),
    (r"\bass?alamu?'?alaikum\w*\b|\bwr ?wb\b|\bselamat (?:pagi|siang|sore|malam)\b|\bsampurasun\b", ""),
)  # fmt: skip
SET_PHRASES = tuple(
    (re.compile(pattern), concepts if r"\1" in concepts else "".join(f" <{one}> " for one in concepts.split()) or " ")
    for pattern, concepts in _PHRASES
)
