"""The words of a ketua who says whom she has told: Indonesian, Javanese, Sundanese, as they are typed."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


DONE = _words("""
sudah sdh udah udh dah sudh suda sudha uda sampun smpun sampuun mpun pun wis wes uwis uwes wus atos ato parantos prantos
tos enggeus geus ges beres selesai rampung rampong bubar lengkap done told komplit tuntas
✅ ✔
""")
THUMBS = _words("👍 👌 ✅ ✔ 🆗")
TELL = re.compile(
    r"(?:di|me|ng|n|tak|dak|kula|kulo)?(?:sampai|sampe|sampek|nyampai|nyampe|menyampai|kabar|ngabar|mengabar|beritahu|"
    r"bilang|mbilang|bilangin|omong|ngomong|kandan|kandh|kondo|ngandan|ngomongi|aturaken|atur|matur|wartos|ngawartos|"
    r"bejakeun|beja|mejakeun|wawar|ngawawar|telpon|telepon|telfon|nelpon|hubung|hub|temu|ketemu|kepethuk|kepanggih|"
    r"pendak|panggih|tepang|dat[ae]ngi|nemoni|parani|tawe|ngabejaan|bejaan|totoi)"
    r"(?:kan|ken|aken|akan|ke|keun|in|i|ne|a|nya|ipun|o|no|na)?"
)
TELL_PLAIN = _words("tahu tau ngerti ngertos weruh reti terang dugi tekan nyampe kasih ketemu temu ktemu")
NOT_YET = _words("""
belum blm belom blum belon blom durung drng dereng derng drung acan tacan can encan teuacan gagal kecuali kcuali kajawi
kajaba kejaba iwal selain tinggal tinggl kurang kirang kari kantun sisa sesa kekurangan kantunan not yet
""")
EXCEPT = _words("kecuali kcuali kajawi kajaba kejaba iwal selain tinggal tinggl kurang kirang kari kantun sisa sesa")
NEGATED = _words(
    "tidak tdk tdak gak ga gk nggak ngga ndak enggak engga ora ra rak mboten boten mbten teu henteu tara tak"
)
AFTER_NEGATION = re.compile(
    r"ada|ono|ana|onok|wonten|wnten|aya|di|neng|ning|teng|aktif|nyambung|diangkat|angkat|balas|bales|masuk|kebuka|"
    r"(?:ke)?temu\w*|kepethuk|kepanggih|panggih|pendak|tepang|(?:ny|s)ampai|(?:ny|s)ampe|bisa|iso|isa|saged|tiasa|sempat|"
    r"sempet|kober|sanggup|jadi|sida|sido"
)
GONE = _words("""
pergi lunga lungo kesah tindak indit angkat keluar kluar luar mudik merantau pindah kosong kothong suwung tutup sepi
dikunci terkunci kerja nyambut nyawah ladang sawah sakit opname dirawat rumahsakit rs luarkota luarnegeri tki
""")
LATER = _words("""
nanti nnti ntar mengko mengke mangke mangkin engke besok bsk sesuk benjing enjing isuk enjang sore bengi dalu wengi
malam mlm siang akan arep badhe bade rek ajeng mau menyusul nyusul sekalian sebentar sakedap sekedap lagi nuju
sedang masih
""")
FUTURE = LATER - _words("lagi nuju sedang masih siang")
ALL = _words("""
semua semuanya smua smuanya semuah smuany sema semuaa kabeh kabehe kabehan kbeh sedaya sedanten sedoyo sadaya sadayana
sadayanya kabehna seluruhnya all everybody
""")
REST = _words("lain lainnya lainya sisanya yglain liyane liyan lintune sanes sanesna sejenna sejen laine others")
ONLY = _words("baru br cuma cuman hanya mung nembe nembé anyar ukur only just")
AND = _words("dan dn lan karo kalih sareng jeung sama and serta ambek mbek")
TITLES = _words(
    "bu ibu ibuk bude budhe bulik mbak mb mbah pak bapak bpk mas teh ceu ceuceu bi yu nyi ni mak si no nomor nomer nmr"
)
COUNTED = _words("orang org wong tiyang jalma urang anggota kpm ibu2 x kali kaping")
NO_MEMBER_AFTER = _words("jam pukul pkl tanggal rt rw gang hari tahun")
FILLER = _words("""
tgl ya yaa yah iya iyo nggih njih inggih enggih muhun mhun ok oke okay siap sip baik saya sy aku ak kula kulo abdi kami
mohon maaf nuwun sewu punten terima kasih makasih trims tks matur suwun hatur nuhun alhamdulillah insyaallah insya
allah sempat sempet kober tadi wau mau tapi tp tetapi ning nanging ananging yang yg sing ingkang nu itu niku eta ini
niki ieu nya ne deh lah kok kalau klo untuk utk kepada ke ka kpd pada dari saking ti di teng ning neng dateng
langsung lewat liwat via orang wong tiyang jalma anggota pertemuan kumpulan kabar kabare kabarnya pesan pesannya
info beritanya berita orangnya tiyange ding eh oh lho loh lupa salah ralat maksud maksudnya bukan admin min
pendamping siji hiji setunggal loro dua kalih
🙏 😊 🙂 😁 🤗
""")
ATTENDS = _words("hadir hdr datang dtg teko teka rawuh sumping absen izin ijin berhalangan halangan")
KNOWN = (
    THUMBS | DONE | TELL_PLAIN | NOT_YET | NEGATED | GONE | LATER | ALL | REST | ONLY | AND | TITLES | FILLER | ATTENDS
)
NONE_LEFT = re.compile(
    r"\b(?:tidak|tdk|gak|ga|nggak|ndak|ora|ra|mboten|boten|teu|henteu)\s*(?:ada|ono|ana|onok|wonten|aya)\s+"
    r"(?:(?:yang|yg|sing|ingkang|nu)\s+)?(?:belum|blm|durung|dereng|acan|tacan)\b"
)
SIGNS = "👍👌✅✔🆗🙏😊🙂😁🤗"
STOPS = frozenset(".;!\n")
PIECE = re.compile(rf"\d+|[^\W\d_]+|[{SIGNS}]|[.,;!?\n&+-]")
