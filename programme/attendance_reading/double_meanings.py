"""Words that are both a member's name and a word of the lexicon (Cucu, Kasih, Untung): which of the two is meant."""

from collections.abc import Callable, Sequence

from programme.attendance_reading.double_words import (
    BARE,
    ILL,
    LEADS_TO_NAMES,
    LED_BY_ABSENCE,
    LOOSE_ENDINGS,
    NEVER_DOUBTED,
    OPENERS,
    OUTRIGHT,
    PARTED_BY,
    POINTS_TO_A_TIME,
    PRONOUNS,
    RUN_ON,
    SPANS,
    STARTS_OF_CLAUSES,
    SUBJECT_ENDS,
    SUBJECT_FOLLOWS,
    TOLD_IN_A_ROW,
    TOLD_OF_NAMES,
    TOLD_OF_ONE,
    UNTOLD,
    WEIGHTLESS,
    WHERE,
)
from programme.attendance_reading.informants import TELLS
from programme.attendance_reading.lexicon import PARTICLES
from programme.attendance_reading.surroundings import Surroundings
from programme.attendance_reading.tokens import Token, is_calendar_word


def only_particles(tokens: Sequence[Token]) -> bool:
    """Whether nothing stands there that counts ("yg gk ada mah Murni")."""
    return all(token.kind == "word" and token.text.casefold() in PARTED_BY for token in tokens)


class DoubleMeanings(Surroundings):
    """Judges such words by what stands around them. `is_member` says whether the token at a place names a member."""

    def __init__(
        self,
        tokens: Sequence[Token],
        is_member: Callable[[int], bool],
        is_whole_name: Callable[[int], bool],
        *,
        capitals_tell: bool,
    ) -> None:
        super().__init__(tokens, is_member, is_whole_name)
        self._capitals_tell = capitals_tell
        self._doubted: set[str] = set()
        self._called: set[str] = set()

    def is_name(self, at: int, before: str, *, joined: bool) -> bool | None:
        """True if surely a name, False if in doubt, None if not. `joined`: no mark stands since the word `before`."""
        token = self._tokens[at]
        if self.is_no_name(at) or (joined and before == "semua" and token.stands_for == "enak"):
            return None
        if self._is_called_neng(at, before, joined=joined) or self._was_called(at):
            return True
        if token.stands_for in PRONOUNS:
            return False if self._is_whole_name(at) and not joined else None
        starts = at == 0 or self.is_border(at - 1)
        following = self.next_meaning(at)
        if token.stands_for == "anak" and self._may_be_a_child(at, before, following, joined=joined):
            return False if self._may_be_her(at, before, following, joined=joined) else None
        if joined and before in ("anak", "kerabat") and following != "":
            return True
        named = self._is_named(at, before, following, joined=joined, starts=starts)
        if named:
            self._called.add(token.form)
        again = token.form in self._doubted and before not in ("tidak", "kurang")
        if named is None and (again or self._stands_where_names_do(at, following, starts=starts)):
            named = False  # `tadi saya bilang sabar sakit, ternyata sabar hadir`: once named, always named
        if named is not None and token.stands_for in WEIGHTLESS:
            self._doubted.add(token.form)
        return named

    def _may_be_a_child(self, at: int, before: str, following: str, *, joined: bool) -> bool:
        """Whether a word like `cucu` stands where no name surely does."""
        if self._is_one_of_a_row(at, before, following, joined=joined) or self._before_a_person(at):
            return True
        of_another = joined and before in ("anak", "kerabat") and following != ""
        return not of_another and following in ILL and self._tells_why(at)

    def _may_be_her(self, at: int, before: str, following: str, *, joined: bool) -> bool:
        """Whether it may be the member so called all the same: she is asked about."""
        if self._is_one_of_a_row(at, before, following, joined=joined):
            return True
        if self._before_a_person(at):
            return not self._is_grandchild(at) and self._is_whole_name(at)
        return not self._is_written_small(at)

    def _is_called_neng(self, at: int, before: str, *, joined: bool) -> bool:
        """`selain Teti dan Neng`, `rukmini sakit neng juga`: a member so called, and no Javanese "in"."""
        if self._tokens[at].text.casefold() != "neng":
            return False
        listed = joined and before == "dan"
        return self._is_member(at) and (listed or self.next_meaning(at) in TOLD_OF_ONE | {"juga", "semua"})

    def _was_called(self, at: int) -> bool:
        """`yuliana absen, cucu absen. ralat cucu hadir`: she who was named so before."""
        token = self._tokens[at]
        small = token.stands_for == "anak" and not token.capital
        return small and token.form in self._called and self.next_meaning(at) in UNTOLD

    def _is_one_of_a_row(self, at: int, before: str, following: str, *, joined: bool) -> bool:
        """`Cucu Teti Enok`, `yg gak hadir cucu jaga toko`, `mimin sakit cucu melahirkan`: maybe no grandchild."""
        if self._before_a_person(at) and self._tokens[at + 1].kind == "word":
            linked = at + 2 < len(self._tokens) and self._tokens[at + 2].stands_for == "dan"
            return self._is_member(at + 1) and self._before_a_person(at + 2 if linked else at + 1)
        headed = joined and before in LED_BY_ABSENCE and not any(self._is_somebody(place) for place in range(at))
        told_before = joined and before in RUN_ON and following in RUN_ON
        if before == "tapi" and following == "":
            return True  # `bukan wagirah tapi cucu`
        if before in OUTRIGHT and following == "" and at > 1 and self._tokens[at - 2].stands_for == "yang":
            named_before = any(self._is_somebody(place) for place in range(at))
            in_a_list = not named_before and self._before_a_person(at + 1)  # `yang absen cucu, Mawar`
            written_as_name = self._tokens[at].capital and (self._capitals_tell or before == "hadir")
            return not (in_a_list or written_as_name)  # `yg ke sawah Neneng, yg sakit cucu`
        return (headed and following in TOLD_OF_NAMES - TOLD_OF_ONE) or told_before or following == "juga"

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
        told = told or (starts and self._tokens[at].capital and following not in ("", "-", "@"))
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
        said = [token for token in self._tokens[:at] if token.text.casefold() not in PARTED_BY]
        earlier = [token.stands_for for token in said[-3:]]
        listed = before in OUTRIGHT and following == "" and earlier[-2:-1] == ["yang"]
        lacking = before == "ada" and earlier[-3:-1] == ["yang", "tidak"] and following in SUBJECT_ENDS
        lacking = lacking or (before == "ada" and earlier[-2:-1] == ["tidak"] and self.begins_a_list(at))
        ticked = earlier[-1:] in (["centang"], ["silang"]) and following in OUTRIGHT | UNTOLD
        return before in ("kecuali", "maksud") or listed or lacking or ticked

    def _alone(self, at: int, following: str, *, starts: bool) -> bool | None:
        token = self._tokens[at]
        told = at > 0 and self._tokens[at - 1].text.casefold() in TELLS
        if self._stands_among_remarks(at, following):
            return True
        if token.stands_for == "dari":
            return self._is_called_from(at, following, starts=starts)
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

    def _is_called_from(self, at: int, following: str, *, starts: bool) -> bool | None:
        """`yaitu tina dan devi`, `gk msk tina krj`: a member who is called like a Sundanese "from"."""
        if starts and self._is_whole_name(at) and following not in ("", "@"):
            return True  # `Hartini & Tina kehabisan ongkos`, `Tina aya kondangan`
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
        if before == "dan" and self._tokens[at].stands_for == "dari" and self._is_whole_name(at):
            return following not in ("", "@")
        if before == "dan" and self._tokens[at].stands_for == "-" and following in TOLD_OF_ONE:
            return True
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

    def _is_written_small(self, at: int) -> bool:
        """Whether it has small letters where a member's name before it has a capital."""
        return self._tokens[at].text.islower() and any(
            self._tokens[place].capital and self._is_member(place) for place in range(at)
        )
