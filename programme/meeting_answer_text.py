"""Reads what a kpm answers to "bisa hadir?": one pure function from her words to coming, not coming or neither.

The reader of a ketua's report does the work, told that the message is about one member: it knows how people say in
Indonesian, Javanese and Sundanese that somebody comes, stays away, and why. Added here is what only an answer about
oneself can be: a bare yes or no, "insyaallah", a doubt. A greeting, a question or another wish is no answer.
"""

import re
import unicodedata
from dataclasses import dataclass

from programme.attendance_reading.lexicon import MEANINGS
from programme.attendance_reading.slips_of_words import slips_meant, slips_of
from programme.attendance_text import Member, read_report
from programme.glued_words import taken_apart

COMING, NOT_COMING, UNDECIDED = "coming", "not_coming", "undecided"
LONGEST_READ = 1_000
"""Characters read of one answer."""
SHE = "Zainabun"
"""Stands for the writer where the report's reader wants a name; nobody's in earnest, and no word of the lexicon."""

YES = frozenset("""
y ya yaa iya iyaa iyah yo iyo nggih njih inggih enggih nggeh ngih muhun mhun sumuhun enya leres ok oke okay okey okee
oks sip siap siyap sippp siaap bisa bs bisaa isa iso saged saget tiasa insyaallah insyaalloh insyaalah insallah
inshaallah insya insyallah isyaallah insaallah pasti mesti tentu jadi dados janten sanggup bersedia yes sure hadir hdr
laksanakan sendika sendiko diusahakan usahakan usahake diupayakan 👍 👌 ✅ ✔ 🆗
""".casefold().split())  # fmt: skip
NO = frozenset("""
tidak tdk tdak gak ga nggak ngga ndak enggak engga no ora ra rak ogah mboten boten teu henteu moal tara absen izin ijin
gabisa gkbisa gakbisa gaiso raiso rabisa oraiso gabs berhalangan halangan 👎 ❌ ✖ 🚫 batal
""".split())  # fmt: skip
POLITE = frozenset("""
bu ibu pak bapak mbak mas teh kak dek min admin eh deng ding loh saya sy aku kula kulo abdi ya yaa yah nggih njih deh
kok lah sih ah dong maaf mohon ngapunten nyuwun sewu
punten hapunten pangapunten sepurane sepuntene terima kasih makasih trims matur suwun
nuwun hatur nuhun maturnuwun terimakasih mksh tks alloh allah besok bsk sesuk benjing enjing isuk isukan enjang nanti
nnti mengke engke niki iki ini waalaikumsalam walaikumsalam waalaikum salam assalamualaikum asalamualaikum assalamu
alaikum wr wb pagi siang sore malam selamat sugeng sampurasun rampes monggo mangga 🙏 😊 🙂 😁 🤗 akan mau badhe arep
bade rek lagi deui maneh malih dulu dhisik riyin heula
""".split())  # fmt: skip
TITLES = frozenset("bu ibu pak bapak mbak mas teh kak dek min admin".split())
ASKING = re.compile(
    r"\?|\b(?:kapan|kpn|berapa|brp|piro|pira|pinten|sabaraha|dimana|di mana|mana|endi|ngendi|pundi|kenapa|knp|ngopo|"
    r"kunaon|napa|apa|apakah|opo|naon|siapa|sopo|sinten|saha|iraha|bagaimana|gimana|piye|pripun|kumaha|bolehkah|boleh|"
    r"pareng|kok belum|cair|(?:ber|nanya|me)?tanya\w*|nanya|takon|tangled|tanglet|naros|when|where|what)\b"
)
NOT_SURE = re.compile(
    r"\b(?:(?:belum|blm|durung|dereng|tidak|tdk|ga|gak|nggak|ndak|ora|mboten|teu|teu acan|can) "
    r"(?:tahu|tau|pasti|jelas|ngerti|ngertos|weruh|reti|terang|nyaho|yakin|tentu)|gatau|gtau|gaktau|duko|duka|"
    r"mungkin|mngkn|kayaknya|kyknya|kayake|mbokmenawa|menawi|panginten|sigana|lihat nanti|liat nanti|ndelok|"
    r"tak pikir|pikir2|pikir dulu|nanti (?:saya )?kabari|nanti dikabari|ragu|kalau|kalo|klo|yen|nek|menawa|upami|lamun|"
    r"semoga bisa|mudah mudahan|mugi|muga|maybe)\b"
)
OWN = re.compile(r"\b(?:saya|sy|aku|ak|kula|kulo|abdi|kuring|inyong|i)\b")
TO_COME = "besok|bsk|sesuk|benjing|isukan|nanti|nnti|mengke|engke|tomorrow|depan|dpn|ngarep|payun"
COMES_YET = re.compile(rf"\b(?:{TO_COME})\b")
TIMES = re.compile(rf"\b(?:{TO_COME}|enjing|isuk|enjang|tetap|tetep|akan|badhe|arep|bade|rek|will)\b")
STOPS = re.compile(r"\b(?:stop|setop)\b")
GOES_AHEAD = frozenset({"jadi", "sido", "sida", "dados", "janten", "jd"})
LATE = re.compile(
    r"\b(?:telat|tlt|telatan|terlambat|kawanen|nyusul)\b"
    r"|\b(?:agak|rada|mungkin|mgkn|paling) (?:agak |rada )?(?:siang|siangan|kasep)\b"
)
"""`Insyaallah tapi mungkin telat`: she comes all the same."""
TAKING = re.compile(
    r"\b(?:ng?|di)?(?:ambil|jupuk|pundhut)\w*"
    r"(?= *(?:$|(?:bu|ya|yg|yang|sing)\b|uang|duit|artos|bantuan|bansos|dana|pkh|kks))|\bgesek\b|\bloket\b"
)
"""`Besok saya ga bisa ambil`: of the money; a school report that is fetched is a hindrance."""
APOLOGY = re.compile(r"\b(?:maaf|maap|ngapunten|ngapura\w*|punten|hapunten|pangapunten|sepura\w*|sorry)\b")
GONE_BY = re.compile(
    r"\b(?:k[ae]?m[ae]r[ei]n(?:an)?|kmr[ie]?n|wingi(?:ne|nane)?|kamari|kapungkur|kepungkur|kapengker|tadi(?:na|ne)?|td|wau|"
    r"mau (?:isuk|esuk|bengi|awan|enjing)|tempo hari|(?:minggu|mggu|(?:hari|dinten|dino) \w+) lalu)\b"
)
ATTENDS = re.compile(
    r"\b(?:hadir|hdr|dat[ae]ng|dtg|dtng|teko|teka|rawuh|sumping|mangkat|brangkat|berangkat|ikut|melu|ndherek|nderek|tumut|"
    r"milu|ngiring|dongkap|dumugi|dugi|absen|izin|ijin|berhalangan|halangan)\b"
)
CAN = re.compile(r"\b(?:bisa|bs|iso|isa|saged|saget|sged|tiasa|tiyasa|isoh|sempat|sempet|sagah|can)\b")
DENIES = re.compile(
    r"\b(?:tidak|tdk|tdak|tak|gak|ga|gk|g|nggak|ngga|ndak|enggak|engga|ora|ra|rak|mboten|boten|mbten|teu|tteu|henteu|"
    r"moal|tara|belum|blm|durung|dereng|can|teu acan|gabisa|gaiso|raiso|absen|izin|ijin|berhalangan|not|can't|cant)\b"
)
NO_WORD = "(?:tidak|tdk|ga|gak|nggak|ngga|ndak|enggak|ora|ra|mboten|boten|teu)"
DECIDING = frozenset(
    "tidak nggak enggak mboten boten henteu belum durung dereng hadir datang rawuh sumping bisa saged tiasa".split()
)
SPELLED = slips_meant({word: word for word in DECIDING}) | {
    slip: word for word in DECIDING for slip in slips_of(word) if MEANINGS.get(slip) == MEANINGS[word]
}
"""Slips in the words on which her answer hangs ("tiak bisa bu"), as they are spelled."""
SAID_OTHERWISE = (
    (re.compile(r"\bmoal\b"), "teu"),
    (re.compile(r"\bcan (?!come|attend|make|be\b|i\b)(?=\w)"), "belum "),
    (re.compile(r"\b(?:can ?not|cant|wont|will not|not)\b"), "tidak bisa"),
    (re.compile(r"\b(?:come|coming|attend)\b"), "hadir"),
    (re.compile(rf"\b{NO_WORD} (?:ada|ono|ana|wonten|aya) (?:h?alangan|hambatan)\b"), "bisa hadir"),
    (re.compile(rf"\b{NO_WORD} (?:masalah|apa apa|apa2|apapa|papa|popo|nopo nopo|nanaon)\b|\bgapapa\b|\bgpp\b"), " "),
    (re.compile(rf"\b{NO_WORD} (?:jadi|jd|sido|sida|dados|janten)\b"), "tidak bisa hadir"),
    (re.compile(r"(\w)\1{2,}"), r"\1"),
    (re.compile(r"\b(?:bsa|bisaa|biisa|bissa|bsia)\b"), "bisa"),
    (re.compile(r"\b(?:hadr|hdir|haddir|hadirr)\b"), "hadir"),
    (re.compile(r"\b(?:belm|blum|bellum|belom|blom|blon)\b"), "belum"),
)
"""Words the report's reader does not know, as it knows them."""
KIN_ILL = re.compile(
    r"\b(?:suami|bojo|bojone|salaki|ibu|ibuk|emak|mak|bapak|bapake|mertua|morotuwo|mitoha|orang ?tua|simbah|mbah|nenek|"
    r"kakek|nini|aki|cucu|putu|incu|adik|adhi|kakak|ponakan)\w*(?: \w+)? (?:lagi |nuju |keur )?"
    r"(?:sakit|skt|gerah|loro|lara|udur|opname|dirawat)\b"
)
BUSY = re.compile(
    r"\b(?:ng?[ae]?[nh]?t[ae]r\w*|ngeterke|antar|jemput|methuk|nunggu|nunggoni|ngantosan|jag[ao]|njag[ao]|momong|ngasuh|"
    r"rapat|arisan|pengajian|yasinan|rewang|ngurus\w*|imunisasi|wisuda|tamu|hamil|repot|sibuk|ripuh|kesupen|lupa|lali|hilap)\b"
)
"""Hindrances that are none of the named reasons."""
OTHER_MATTERS = re.compile(
    r"\b(?:pindah\w*|kks|kartu\w*|atm|pin|saldo|bansos|bantuan|uang|duit|dana|rekening|lapor\w*|jadwal|nomor|kode|grup)\b"
)
"""What people write about besides: not an answer unless she also says that she can't come."""
PAYING = re.compile(r"\b(?:\w*cair\w*|pembayaran|bayaran\w*|penyaluran|ktp|syarat\w*)\b")
"""With these, when and where are not asked of a meeting alone."""
RATHER_NOT = re.compile(
    r"\b(?:tidak|tdk|ga|gak|nggak|ndak|mboten|ora|teu|emoh|not) "
    r"(?:mau|ingin|pengen|pingin|kepengin|usah|perlu|gelem|purun|hoyong|hayang|kersa|enak|sekeca)"
    r"(?: \w+)? ?(?:bilang|cerita|crita|crito|nyebut|menyebut|crios|cariyos|carios|nyarios|omong|ngomong|kandha|jawab|"
    r"njawab|sampaikan|say)?\b|\brahasia\b|\bprivasi\b"
)
SENTENCE_ENDS = re.compile(r"(?<=[?!.;\n])|,")
SIGNS = "👍👌✅✔🆗👎❌✖🚫🙏😊🙂😁🤗🤒🤢🤕🤧😷🤮"


@dataclass(frozen=True)
class MeetingAnswer:
    """`answer` is coming, not_coming, undecided or (no answer to the question) None."""

    answer: str | None = None
    reason: str | None = None
    """A reason code of programme.attendance_text, if she gave one."""
    represented: bool = False
    """Somebody of her family comes in her stead: counted as coming."""
    outright: bool = False
    """She spoke of coming or staying away herself: a bare "nggih" would mean nothing without the question."""


def read_meeting_answer(text: str) -> MeetingAnswer:
    """What a free message answers to "bisa hadir?". Text beyond the first 1,000 characters is not read."""
    said = " ".join(_plain(part) for part in SENTENCE_ENDS.split(text[:LONGEST_READ]) if not _asks(part)).strip()
    if not said:
        return MeetingAnswer()
    about_else = OTHER_MATTERS.search(said) or PAYING.search(said)
    if STOPS.search(said) or (TAKING.search(said) and not ATTENDS.search(said)):
        return MeetingAnswer()
    if LATE.search(said) and not (DENIES.search(said) or about_else):
        return MeetingAnswer(COMING, outright=True)
    if NOT_SURE.search(said):
        return _doubting(said)
    words = [word for word in said.split() if word not in POLITE]
    if _says_yes(said.split()):
        return MeetingAnswer(COMING, outright=_speaks_of_coming(said) or bool(GOES_AHEAD & set(said.split())))
    if words and all(word in NO for word in words):
        return MeetingAnswer(NOT_COMING, outright=bool({"berhalangan", "absen", "izin", "ijin"} & set(words)))
    return _as_reported(said)


def apologises(text: str) -> bool:
    """Whether she begs pardon: "maaf bu kmrn sakit"."""
    return APOLOGY.search(_plain(text[:LONGEST_READ])) is not None


def of_the_future(text: str) -> bool:
    """Whether a day to come is spoken of."""
    return COMES_YET.search(_plain(text[:LONGEST_READ])) is not None


def of_the_past(text: str) -> str:
    """What she says of a day gone by, without what is to come ("kmrn sakit, bulan depan dtg"); empty where nothing."""
    told = [part for part in SENTENCE_ENDS.split(text[:LONGEST_READ]) if COMES_YET.search(_plain(part)) is None]
    said = ", ".join(part.strip() for part in told if part.strip())
    return said if GONE_BY.search(_plain(said)) else ""


def would_rather_not_say(text: str) -> bool:
    """Whether she keeps the reason to herself: "mboten kepengin crios", "rahasia bu"."""
    return RATHER_NOT.search(_plain(text[:LONGEST_READ])) is not None


def hindrance_in(text: str) -> str | None:
    """The reason in an answer to "ada halangan apa?": a code of programme.attendance_text, `other` for what is none.

    None for what is no answer: a greeting, a question, another wish.
    """
    heard = read_meeting_answer(text)
    if heard.reason is not None:
        return heard.reason
    said = " ".join(_plain(part) for part in SENTENCE_ENDS.split(text[:LONGEST_READ]) if not _asks(part)).strip()
    told = [word for word in said.split() if word not in POLITE and word not in YES and word not in NO]
    if len(told) < 2 or OTHER_MATTERS.search(said) or heard.answer == COMING:
        return None
    report = read_report(f"{SHE} tidak hadir karena {_about_her(said)}", (Member(1, SHE),))
    return report.absent.get(1) or "other"


def _says_yes(words: list[str]) -> bool:
    """Yes and politeness alone. "Nggih" counts only at the beginning: in "matur nuwun nggih" it asks for assent."""
    if not all(word in YES or word in POLITE for word in words):
        return False
    return any(word in YES - POLITE for word in words) or next((w for w in words if w not in TITLES), "") in YES


WHEN_OR_WHERE = re.compile(
    r"^(?:(?:bu|buk|ibu|teh|mbak|min) )*(?:tgl|tanggal|tanggale) (?:brp|berapa|piro|pira|pinten|sabaraha)"
    r"(?: (?:bu|ya|nggih))*$|"
    r"\b(?:jam|pukul|pkl) (?:brp|berapa|piro|pira|pinten|sabaraha)\b"
    r"|\b(?:pertemuan|kumpulan|p2k2|tempat)\w*\b.*\b(?:kapan|mana|dimana|dmn|dmana|endi|ndi|pundi|iraha)\b"
    r"|\b(?:kapan|iraha|mana|dimana|dmn|dmana|endi|ndi|pundi)\b.*\b(?:pertemuan|kumpulan|p2k2|tempat)\w*\b"
)


WHO_COMES = re.compile(
    r"\b(?:berapa|brp|piro|pira|pinten|sabaraha|siapa|sapa|sopo|sinten|saha)\b"
    r".*\b(?:hadir|datang|dateng|rawuh|teka|ikut|berhalangan|alangan)\b"
)


def asks_who_comes(text: str) -> bool:
    """Whether a ketua wants to know how many come, or who."""
    said = _plain(text[:LONGEST_READ])
    return WHO_COMES.search(said) is not None and PAYING.search(said) is None


def asks_when_or_where(text: str) -> bool:
    """Whether she wants to know when or where the meeting is."""
    said = _plain(text[:LONGEST_READ])
    others = OTHER_MATTERS.search(said) or PAYING.search(said)
    return WHEN_OR_WHERE.search(said) is not None and others is None


def _as_reported(said: str) -> MeetingAnswer:
    report = read_report(f"{SHE} {_about_her(said)}", (Member(1, SHE),))
    outright = _speaks_of_coming(said)
    if 1 in report.represented:
        return MeetingAnswer(COMING, represented=True, outright=True)
    if 1 in report.present:
        return MeetingAnswer(COMING, outright=True) if outright else MeetingAnswer()
    if 1 not in report.absent:
        return MeetingAnswer()
    denies = bool(DENIES.search(said))
    reason = report.absent[1]
    if reason is None and not (denies and outright):
        return MeetingAnswer(COMING, outright=True) if CAN.search(said) and outright else MeetingAnswer()
    if OTHER_MATTERS.search(said) and not (denies and ATTENDS.search(said)):
        return MeetingAnswer()
    if reason == "other" and not (_is_a_hindrance(said) or (denies and outright)):
        return MeetingAnswer()  # a word nobody knows may be a wish as well as a reason
    return MeetingAnswer(NOT_COMING, reason, outright=denies)


def _speaks_of_coming(said: str) -> bool:
    return ATTENDS.search(said) is not None or CAN.search(said) is not None


def _is_a_hindrance(said: str) -> bool:
    return KIN_ILL.search(said) is not None or BUSY.search(said) is not None


def _doubting(said: str) -> MeetingAnswer:
    """A doubt about coming; "kalau KKS hilang" and the like are about something else."""
    short = len([word for word in said.split() if word not in POLITE]) <= 3
    return MeetingAnswer(UNDECIDED) if short or _speaks_of_coming(said) else MeetingAnswer()


def _asks(part: str) -> bool:
    return ASKING.search(_plain(part, keep="?")) is not None


def _about_her(said: str) -> str:
    """`anak saya sakit` as a ketua would say it of her: the child's illness, not her own."""
    return " ".join(TIMES.sub(" ", OWN.sub(" ", said)).split())


def _plain(text: str, keep: str = "") -> str:
    """Lower case, without accents and marks, on one line."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", taken_apart(text)).casefold())
    kept = (
        letter
        if letter.isalnum() or letter in SIGNS or letter in keep
        else ""
        if unicodedata.combining(letter)
        else " "
        for letter in folded
        if letter not in "'’`"
    )
    plain = " ".join("".join(kept).split())
    for said, known in SAID_OTHERWISE:
        plain = said.sub(known, plain)
    return " ".join(SPELLED.get(word, word) for word in plain.split())
