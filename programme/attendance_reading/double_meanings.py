"""Words that are both a member's name and a word of the lexicon (Cucu, Kasih, Untung): which of the two is meant."""

from collections.abc import Callable, Sequence

from programme.attendance_reading.informants import TELLS
from programme.attendance_reading.lexicon import PARTICLES
from programme.attendance_reading.tokens import Token, is_calendar_word

SUBJECT_FOLLOWS = frozenset(
    {"kecuali", "cuma", "hadir", "absen", "kosong", "bolos", "muncul", "nomor", "izin", "alpa", "bukan", "yang"}
)
SUBJECT_ENDS = frozenset({"karena", "", "(", ":", "dan", "sakit", "kerja", "tidak", "belum", "izin", "alpa"})
STARTS_OF_CLAUSES = frozenset(
    {"", "tidak", "belum", "sakit", "kerja", "hadir", "(", ":", "absen", "izin", "alpa", "dan"}
)
UNTOLD = frozenset({"tidak", "belum", "hadir", "absen", "alpa", "izin"})
TOLD_OF_ONE = frozenset({"tidak", "belum", "sakit", "kerja", "izin", "alpa", "absen", "hadir"})
TOLD_IN_A_ROW = TOLD_OF_ONE | frozenset("pergi karena takziah hajatan bantu semua wakil melahirkan".split()) | {"", "@"}
OUTRIGHT = frozenset({"sakit", "kerja", "hadir", "absen", "alpa", "silang", "centang"})
WEIGHTLESS = frozenset({"-", "kalender", "dikasih", "enak"})
OPENERS = frozenset("sedangkan kalau kalo klo nek ari upami menawi lamun".split())
LEADS_TO_NAMES = OUTRIGHT | frozenset({"masuk", "kosong", "kecuali", "cuma", "dan", "tapi", "kalau", "izin"})
TOLD_OF_NAMES = TOLD_OF_ONE | frozenset(
    """
    jaga antar wakil hajatan takziah anak melahirkan lupa hamil panen pergi pulang kampung bantu hujan banjir janji
    rs puskesmas yang ketinggalan ketiduran telat motor
    """.split()
)
LOOSE_ENDINGS = frozenset({"na", "ne", "e", "nya", "ku"})
NEVER_DOUBTED = frozenset({"-", "tapi", "cuma", "dan", "ke", "di", "dari", "yang", "karena", "ada"})
ILL = frozenset({"sakit", "rs", "puskesmas", "meninggal", "melahirkan"})
BARE = frozenset({"karena", "hadir", "absen", "alpa", "ikut", "izin", "muncul", "berangkat"})
WHERE = frozenset({"di", "ke"})
SPANS = frozenset("bulan bln minggu hari hr wulan malam tahun".split())
POINTS_TO_A_TIME = frozenset(
    "ini iki ieu niki lalu kemarin kmrn kemaren wingi kamari depan dpn ngarep ngajeng payun hareup besok".split()
)
"""`bulan ini yang tidak hadir Imas`, beside a member called Bulan."""
LED_BY_ABSENCE = frozenset({"masuk", "hadir", "ikut", "berangkat", "absen", "izin"})
PRONOUNS = frozenset({"dia", "saya", "semua"})


class DoubleMeanings:
    """Judges such words by what stands around them. `is_member` says whether the token at a place names a member."""

    def __init__(
        self,
        tokens: Sequence[Token],
        is_member: Callable[[int], bool],
        is_whole_name: Callable[[int], bool],
        *,
        capitals_tell: bool,
    ) -> None:
        self._tokens = tokens
        self._is_whole_name = is_whole_name
        self._is_member = is_member
        self._capitals_tell = capitals_tell
        self._doubted: set[str] = set()

    def is_name(self, at: int, before: str, *, joined: bool) -> bool | None:
        """True if surely a name, False if in doubt, None if not. `joined`: no mark stands since the word `before`."""
        token = self._tokens[at]
        if self.is_no_name(at) or (joined and before == "semua" and token.stands_for == "enak"):
            return None
        if token.stands_for in PRONOUNS:
            return False if self._is_whole_name(at) and not joined else None
        starts = at == 0 or self.is_border(at - 1)
        following = self.next_meaning(at)
        if token.stands_for == "anak" and self._before_a_person(at):
            return None if self._is_grandchild(at) or not self._is_whole_name(at) else False
        if joined and before in ("anak", "kerabat") and following != "":
            return True
        if token.stands_for == "anak" and following in ILL and self._tells_why(at):
            return None if self._is_written_small(at) else False
        named = self._is_named(at, before, following, joined=joined, starts=starts)
        again = token.form in self._doubted and before not in ("tidak", "kurang")
        if named is None and (again or self._stands_where_names_do(at, following, starts=starts)):
            named = False  # `tadi saya bilang sabar sakit, ternyata sabar hadir`: once named, always named
        if named is not None and token.stands_for in WEIGHTLESS:
            self._doubted.add(token.form)
        return named

    def _stands_where_names_do(self, at: int, following: str, *, starts: bool) -> bool:
        """`Murni Wati Lina sakit`, `Sabar lupa`: a word of no weight in a name's place, so that she is asked about."""
        if self._tokens[at].stands_for not in WEIGHTLESS:
            return False
        after = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        if self._tokens[at].text.islower() and after is not None and after.capital and self._is_member(at + 1):
            return False  # `untung Mawar hadir`
        if starts and after is not None and after.title and not self._is_member(at + 1):
            return False  # `untung bu wati hadir`
        before = None if starts else self._tokens[at - 1]
        led = before is None or self._is_member(at - 1) or before.stands_for in LEADS_TO_NAMES
        if before is not None and (
            before.stands_for == "kecuali" or (self._tokens[at].capital and self.begins_a_list(at))
        ):
            return True
        if before is not None and before.text.casefold() in OPENERS and following not in ("", "-"):
            return True
        told = self._before_a_person(at) or following in TOLD_OF_NAMES or (following == "" and not starts)
        return led and told

    def _is_named(self, at: int, before: str, following: str, *, joined: bool, starts: bool) -> bool | None:
        token = self._tokens[at]
        if starts and self._may_be_no_name(at, following):
            return False
        if joined and (
            self._is_listed_with_a_cause(token, before, following) or self._is_headed(at, before, following)
        ):
            return True
        if (before in SUBJECT_FOLLOWS and following in SUBJECT_ENDS) or (starts and following in STARTS_OF_CLAUSES):
            return True
        if self._capitals_tell and token.capital and not starts:
            return True
        if joined and before in ("@", "dan", "karena"):
            return self._in_a_row(at, before, following)
        return self._alone(at, following, starts=starts)

    def _is_listed_with_a_cause(self, token: Token, before: str, following: str) -> bool:
        """`yang gak ikut kasih karena jemput anak`, `yg gak datang cuma wiwit nemenin suaminya`."""
        if before in ("cuma", "kecuali"):
            return token.stands_for == "-" and following not in ("", "-")
        return before in ("ikut", "masuk", "berangkat") and following == "karena"

    def _is_headed(self, at: int, before: str, following: str) -> bool:
        """`semua hadir kecuali Legi lagi di Jakarta`, `yang sakit Sabar`: only somebody can be meant there."""
        if not self._is_whole_name(at):
            return False
        if before == "kurang":
            return is_calendar_word(self._tokens[at])
        earlier = [token.stands_for for token in self._tokens[max(0, at - 3) : at]]
        listed = before in OUTRIGHT and following == "" and earlier[-2:-1] == ["yang"]
        lacking = before == "ada" and earlier[-3:-1] == ["yang", "tidak"] and following in SUBJECT_ENDS
        ticked = earlier[-1:] in (["centang"], ["silang"]) and following in OUTRIGHT | UNTOLD
        return before in ("kecuali", "maksud") or listed or lacking or ticked

    def _alone(self, at: int, following: str, *, starts: bool) -> bool | None:
        token = self._tokens[at]
        told = at > 0 and self._tokens[at - 1].text.casefold() in TELLS
        if self._stands_among_remarks(at, following):
            return True
        if token.stands_for == "dari":
            return self._is_called_from(at, following)
        if token.stands_for == "anak" and at and self._tokens[at - 1].stands_for == "kalau":
            return False
        if token.stands_for in ("-", "dikasih") and following in UNTOLD and self._is_whole_name(at) and not starts:
            return False  # `dewi telat murni ga hadir`
        if told and following in TOLD_OF_ONE and self._is_whole_name(at):
            return True
        if starts and token.stands_for == "-":
            surely = self._is_whole_name(at) or following in WHERE
            return True if following not in ("", "-", "@", "dan") and surely else None
        if at and self._tokens[at - 1].stands_for in ("tapi", "cuma") and self._is_whole_name(at) and following:
            return False if self.begins_a_list(at) or following in ("di", "ke", "pergi") else None
        if (
            token.stands_for == "-"
            and following in TOLD_OF_ONE
            and self._behind_fillers(at)
            and self._is_whole_name(at)
        ):
            return False
        if token.capital and not starts and token.stands_for != "-" and self._is_whole_name(at):
            return self.begins_a_list(at)
        return True if starts and following != "-" else None

    def _is_called_from(self, at: int, following: str) -> bool | None:
        """`yaitu tina dan devi`, `gk msk tina krj`: a member who is called like a Sundanese "from"."""
        if following == "dan" and self.begins_a_list(at):
            return True
        led = at > 0 and self._tokens[at - 1].stands_for in LED_BY_ABSENCE
        return False if led and self._is_whole_name(at) and following in TOLD_OF_ONE | {""} else None

    def _stands_among_remarks(self, at: int, following: str) -> bool:
        """`Juminten sakit kasih sakit`, `Juminten 🤒 Kasih 🤒`: what is said of the one before has ended."""
        ended = at > 1 and self._tokens[at - 1].stands_for in OUTRIGHT and self._is_member(at - 2)
        return ended and following in OUTRIGHT and self._is_whole_name(at)

    def _behind_fillers(self, at: int) -> bool:
        """`tadi murni izin`, `katanya murni sakit`: nothing but fillers stand before it."""
        while at > 0 and self._tokens[at - 1].text.casefold() in PARTICLES:
            at -= 1
        return at == 0 or self.is_border(at - 1)

    def is_no_name(self, at: int) -> bool:
        """`cucu saya`, `cucu na Omah`, `kasih tau bu`, `bulan ini`: what follows at once tells that nobody is named."""
        token = self._tokens[at]
        after = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        if after is None or after.kind != "word":
            return False
        if token.text.casefold() in SPANS and after.text.casefold() in POINTS_TO_A_TIME:
            return any(self._is_somebody(place) for place in range(len(self._tokens)) if place != at)
        if token.stands_for == "anak":
            if after.text.casefold() in {"na", "ne", "nya"} and at and not self.is_border(at - 1):
                return True  # `Dedeh teu hadir cucu na panas`
            hers = after.text.casefold() in LOOSE_ENDINGS and at + 2 < len(self._tokens)
            of_one = after.stands_for == "dari" and at + 2 < len(self._tokens)
            hers = hers or of_one
            return after.stands_for == "saya" or (hers and (self._tokens[at + 2].title or self._is_member(at + 2)))
        return token.stands_for == "dikasih" and after.stands_for in ("tahu", "info", "kabar", "uang", "dikabari")

    def _may_be_no_name(self, at: int, following: str) -> bool:
        """`Rejeki lancar, ...`, `Minggu tidak hadir`: said of somebody so called, or only said."""
        token = self._tokens[at]
        if is_calendar_word(token) or token.stands_for == "minggu":
            return following in UNTOLD
        ends = at + 1 == len(self._tokens) or self._tokens[at + 1].kind == "mark" or self._tokens[at + 1].title
        return token.stands_for == "-" and following == "" and not ends

    def _in_a_row(self, at: int, before: str, following: str) -> bool | None:
        if (following == "" and before == "dan") or self._before_a_person(at) or self._between_members(at, before):
            return True
        if before == "dan" and self._tokens[at].stands_for in ("-", "dikasih") and self._is_whole_name(at):
            return following not in ("semua", "lengkap")
        if before == "dan" and self._tokens[at].capital and following in TOLD_OF_NAMES:
            return True  # `Sehat sama Kasih nganter anak sekolah`
        if before == "@" and self._tokens[at].stands_for == "-" and self._is_whole_name(at):
            return False if following in TOLD_IN_A_ROW else None
        return False if self._tokens[at].stands_for not in NEVER_DOUBTED else None

    def _between_members(self, at: int, before: str) -> bool:
        """`mawar kasih sama tukinem`: named like those beside it, who has a name of no other part."""
        link = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        joins = link is not None and link.stands_for == "dan" and self._before_a_person(at + 1)
        return before == "@" and joins and self._is_whole_name(at)

    def begins_a_list(self, at: int) -> bool:
        """`yang tidak hadir bulan ini Sehat, Mawar, Onah`: a comma and another member follow."""
        mark = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        return mark is not None and (mark.stands_for in (",", "dan")) and self._before_a_person(at + 1)

    def _before_a_person(self, at: int) -> bool:
        after = at + 1
        while after < len(self._tokens) and self._tokens[after].title and not self._is_member(after):
            after += 1
        return after < len(self._tokens) and self._tokens[after].kind == "word" and self._is_member(after)

    def _is_grandchild(self, at: int) -> bool:
        """`cucu bu Enah`, `cucu Enah`: hers, as a title, a capital behind a small letter or her name again tells."""
        token, following = self._tokens[at], self._tokens[at + 1]
        if any(later.form == following.form for later in self._tokens[at + 2 :] if later.kind == "word"):
            return True
        return (following.title and not self._is_member(at + 1)) or (token.text.islower() and following.capital)

    def _tells_why(self, at: int) -> bool:
        """`Rohmah tidak hadir, cucu dirawat`: behind the bare absence of another, it may be her grandchild."""
        last = at - 2 if at and self._tokens[at - 1].text in (",", "\n") else at - 1
        if last < 1 or self._tokens[at].capital or self._tokens[last].stands_for not in BARE:
            return False
        named = any(token.form == self._tokens[at].form and token.capital for token in self._tokens[:at])
        return not named and any(self._is_somebody(place) for place in range(max(0, last - 5), last))

    def _is_somebody(self, at: int) -> bool:
        return self._is_member(at) or self._tokens[at].stands_for == "saya"

    def _is_written_small(self, at: int) -> bool:
        """Whether it has small letters where a member's name before it has a capital."""
        return self._tokens[at].text.islower() and any(
            self._tokens[place].capital and self._is_member(place) for place in range(at)
        )

    def is_border(self, at: int) -> bool:
        """Whether a clause may begin behind the token."""
        token = self._tokens[at]
        return token.kind == "mark" or token.stands_for == "dan" or token.kind == "number"

    def next_meaning(self, at: int) -> str:
        """The meaning of what follows; empty at a border."""
        for place, token in enumerate(self._tokens[at + 1 :], start=at + 1):
            if token.kind == "word" and (token.stands_for == "-" or (token.title and not self._is_member(place))):
                continue
            if token.kind == "mark" and token.stands_for in ("(", ":"):
                return token.stands_for
            return "" if token.kind == "mark" else token.stands_for or "@"
        return ""
