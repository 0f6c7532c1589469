"""What the pieces behind a visit's number tell: its outcome, whom she met, until when, cause and agreement."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from programme.date_reading.words import RELATIVE_DAYS
from programme.typed_dates import read_date
from programme.visit_reading import whom
from programme.visit_reading.day_words import as_day_text, of_a_day, puts_off, without_days
from programme.visit_reading.deciding import STRONG, outcome_of
from programme.visit_reading.notes import Notes, clauses_of, free_text_of, text_of
from programme.visit_reading.pieces import Piece
from programme.visit_reading.words import (
    ALL_DUTIES,
    BE_THERE,
    DUTIES,
    EMPTY,
    FILLERS,
    HAPPEN,
    NOT,
    NOT_YET,
    SOMEBODY,
    is_date_word,
    kind_of,
)

HOME = frozenset({"rumah", "omah", "griya", "imah", "bumi", "rmh", "omahe", "rumahnya"})
IN = frozenset({"di", "ning", "neng", "teng", "wonten", "nang", "d", "ing"})
PLACE_OR_TIME = IN | frozenset({"pas", "waktu", "saat", "jam", "tgl", "tanggal", "lewat", "pukul"})
LATER_TODAY = frozenset({"nanti", "nti", "mengko", "mangke", "engke", "sore", "siang", "malam", "ini", "iki", "sonten"})
TO = frozenset({"ke", "kepada", "kpd", "kagem", "dumateng", "ka", "kanggo", "buat", "marang", "sama", "oleh"})


@dataclass
class Told:
    """What was told of one visit; see `programme.visit_text.SaidOfVisit`."""

    outcome: str | None = None
    problem: str | None = None
    met: str | None = None
    until: date | None = None
    visited_on: date | None = None
    colleague: str | None = None
    duties: set[str] = field(default_factory=set)
    notes: Notes = field(default_factory=Notes)


SPOKEN_TO = frozenset({"bu", "pak", "mbak", "mas"})


class OutcomeReader:
    """Reads one visit's pieces, clause by clause."""

    def __init__(self, shown: str, names: Collection[str], gender: str, today: date) -> None:
        self._shown, self._names, self._gender, self._today = shown, names, gender, today
        self._signals: set[str] = set()
        self._told = Told()
        self._free: str | None = None
        self._days: set[date | None] = set()
        self._days_count = False

    def read(self, body: Sequence[Piece]) -> Told:
        words = [piece for piece in body if piece.kind not in ("end", "pause")]
        only_day = any(of_a_day(piece) for piece in words) and all(
            of_a_day(piece) or piece.says in FILLERS for piece in words
        )
        self._days_count = only_day or any(puts_off(piece.says) for piece in body)
        for clause in clauses_of(body):
            self._clause(clause)
        self._decide(only_day)
        return self._told

    # clause by clause

    def _clause(self, clause: list[Piece]) -> None:
        free = free_text_of(clause)
        lead = clause[: free.begin] if free is not None else clause
        if lead and self._free is not None and not self._speaks_anew(lead):
            self._told.notes.add(self._free, text_of(self._shown, lead))
        elif lead:
            self._lead(lead)
        if free is not None:
            self._free = free.kind
            self._told.notes.add(free.kind, text_of(self._shown, clause[free.words :]))

    def _speaks_anew(self, lead: Sequence[Piece]) -> bool:
        """Whether the part goes back from a story to outcomes: "..., tunda senin"."""
        first = [piece.says for piece in lead if piece.says not in FILLERS][:2]
        if self._days_count and all(of_a_day(piece) for piece in lead):
            return True
        return any(kind_of(word) in STRONG | {"meet"} or word in EMPTY for word in first) or (
            len(first) == 2 and first[0] in NOT | NOT_YET and kind_of(first[1]) == "meet"
        )

    def _lead(self, lead: list[Piece]) -> None:
        before = set(self._signals)
        weak, left, at = False, list[Piece](), 0
        while at < len(lead):
            word, kind = lead[at].says, self._kind(lead[at].says)
            if word in NOT | NOT_YET:
                at = self._denied(lead, at, left)
            elif kind == "meet":
                at = self._met(lead, at)
            elif kind == "hand_over":
                self._signals.add(kind)
                at = self._colleague(lead, at)
            else:
                weak = weak or kind == "weakly_done"
                if not self._says_something(lead[at], kind):
                    left.append(lead[at])
                at += 1
        self._read_day(lead)
        self._leftover(left, weak, spoke=self._signals != before)

    def _kind(self, word: str) -> str | None:
        """As `kind_of`; "sls" is Selasa once the visit is put off."""
        if is_date_word(word) and self._signals & {"postpone", "nobody"}:
            return None
        return kind_of(word)

    def _says_something(self, piece: Piece, kind: str | None) -> bool:
        """Takes note of a word that stands for itself; False for the words of a story."""
        if kind in STRONG:
            self._signals.add(kind)
        elif piece.says in EMPTY:
            self._signals.add("nobody")
        elif piece.text == "?":
            self._signals.add("question")
        elif piece.says in ALL_DUTIES:
            self._told.duties |= set(DUTIES) | {"cause_sought", "follow_up"}
        else:
            duties = {duty for duty, words in DUTIES.items() if piece.says in words}
            self._told.duties |= duties
            return bool(duties) or kind == "weakly_done"
        return True

    def _denied(self, lead: Sequence[Piece], at: int, left: list[Piece]) -> int:
        """ "tidak ketemu", "belum selesai", "gak jadi", "ora ono wong"; anything else denied is part of the story."""
        yet = lead[at].says in NOT_YET
        after = at + 1
        while after < len(lead) and lead[after].says in FILLERS - IN and lead[after].says not in HAPPEN:
            after += 1
        word = lead[after].says if after < len(lead) else ""
        kind = kind_of(word)
        if kind == "meet":
            self._signals.add("nobody")
            return self._past_people(lead, after + 1)
        if (word in BE_THERE and self._means_nobody(lead, after + 1)) or self._at_home(lead, at + 1):
            self._signals.add("nobody")
            return self._past_people(lead, after + 1)
        if word in HAPPEN:
            self._signals |= {"not_yet"} if yet else {"cancel", "called_off"}
            return after + 1
        if kind is not None:
            self._signals.add("not_yet" if yet and kind in ("done", "weakly_done") else "denied")
            return after + 1
        if yet and (after >= len(lead) or of_a_day(lead[after])):
            self._signals.add("not_yet")
            return at + 1
        left.append(lead[at])
        return at + 1

    def _means_nobody(self, lead: Sequence[Piece], at: int) -> bool:
        if at >= len(lead) or self._at_home(lead, at):
            return True
        word = lead[at].says
        return (
            word in SOMEBODY | FILLERS or whom.is_person_word(word) or kind_of(word) is not None or is_date_word(word)
        )

    def _at_home(self, lead: Sequence[Piece], at: int) -> bool:
        return at + 1 < len(lead) and lead[at].says in IN and lead[at + 1].says in HOME

    def _past_people(self, lead: Sequence[Piece], at: int) -> int:
        """Past "siapa-siapa", "orangnya", "di rumah"."""
        skipped = SOMEBODY | IN | HOME | whom.CONNECTING | frozenset(self._names)
        while at < len(lead) and (lead[at].says in skipped or whom.is_person_word(lead[at].says)):
            at += 1
        return at

    def _met(self, lead: Sequence[Piece], at: int) -> int:
        """Whom: the people behind the word, else a few own words ("pak RT")."""
        begin = end = at + 1
        while end < len(lead) and self._is_person(lead[end].says):
            end += 1
        if self._tells_of_the_last(lead, begin, end):
            end -= 1
        title_of_other = end > begin and lead[end - 1].says in whom.TITLES and self._goes_on(lead, end)
        if not any(whom.is_person_word(piece.says) or piece.says in self._names for piece in lead[begin:end]):
            title_of_other = self._goes_on(lead, end)
        if title_of_other:
            while self._goes_on(lead, end) and end - begin < 5:
                end += 1
        self._signals.add("met")
        self._whom(lead[begin:end])
        return end

    def _tells_of_the_last(self, lead: Sequence[Piece], begin: int, end: int) -> bool:
        """ "Ketemu ibunya anaknya sakit": the last of the people is whom the rest is about."""
        met = [piece.says for piece in lead[begin:end]]
        if len(met) < 2 or end >= len(lead) or whom.whom_met(met, self._names, self._gender) is not None:
            return False
        return whom.whom_met(met[:-1], self._names, self._gender) is not None

    def _whom(self, people: Sequence[Piece]) -> None:
        words = [piece.says for piece in people if piece.says]
        code = whom.whom_met(words, self._names, self._gender)
        if code is None and any(word not in whom.CONNECTING for word in words):
            code = text_of(self._shown, people)
        self._told.met = code or self._told.met

    def _is_person(self, word: str) -> bool:
        return bool(word) and (whom.is_person_word(word) or word in whom.CONNECTING - IN or word in self._names)

    def _goes_on(self, lead: Sequence[Piece], at: int) -> bool:
        if at >= len(lead) or not lead[at].says:
            return False
        word = lead[at].says
        if kind_of(word) is not None or word in NOT | NOT_YET | PLACE_OR_TIME:
            return False
        return not (self._days_count and is_date_word(word))

    def _colleague(self, lead: Sequence[Piece], at: int) -> int:
        """ "limpahkan ke pak Budi": what follows is his name."""
        begin = at + 1
        while begin < len(lead) and (lead[begin].says in TO or lead[begin].kind == "other"):
            begin += 1
        end = len(lead)
        while end > begin and lead[end - 1].says in FILLERS:
            end -= 1
        self._told.colleague = text_of(self._shown, lead[begin:end]) or self._told.colleague
        return len(lead)

    def _read_day(self, lead: Sequence[Piece]) -> None:
        if not self._days_count or not any(of_a_day(piece) for piece in lead):
            return
        moment = read_date(as_day_text(self._shown, lead), self._today)
        if moment.date is None and moment.problem == "nothing_understood":
            return
        today = moment.date == self._today and any(piece.says in LATER_TODAY for piece in lead)
        certain = moment.date is not None and moment.problem is None and (moment.date > self._today or today)
        self._days.add(moment.date if certain else None)

    def _leftover(self, left: list[Piece], weak: bool, *, spoke: bool) -> None:
        """What is neither outcome nor day: whom she met where it names the family, else the cause."""
        if self._days_count:
            left = without_days(left)
        if "nobody" in self._signals:
            left = [piece for piece in left if piece.says not in HOME]
        left = [piece for piece in left if not self._was_yesterday(piece)]
        while left and left[-1].says in SPOKEN_TO and (len(left) > 1 or spoke or weak or self._days_count):
            left.pop()  # "besok saja, bu": who is written to
        content = [piece for piece in left if piece.kind != "other" and piece.says not in FILLERS]
        people = [piece for piece in left if piece.says]
        words = [piece.says for piece in people if piece.says not in FILLERS or whom.is_person_word(piece.says)]
        if words and (whom.only_persons(words) or set(words) <= set(self._names) | whom.TITLES):
            if "nobody" not in self._signals:
                self._signals.add("met")
                self._whom(people)
            return
        if content:
            inside = [piece for piece in left if content[0].start <= piece.start]
            while inside[-1].says in FILLERS or inside[-1].kind == "other":
                inside.pop()
            self._told.notes.add("finding", text_of(self._shown, inside))
            self._free = "finding"
        if weak:
            self._signals.add("weak" if content and not spoke else "weakly_done")

    def _was_yesterday(self, piece: Piece) -> bool:
        """ "selesai kemarin": takes note of the day."""
        days = RELATIVE_DAYS.get(piece.says, 0)
        if days < 0:
            self._told.visited_on = self._today + timedelta(days=days)
        return days < 0

    # altogether

    def _decide(self, only_day: bool) -> None:
        signals, told = self._signals, self._told
        told.until = next(iter(self._days)) if len(self._days) == 1 else None
        if "nobody" in signals:
            told.met = "nobody"
        told.outcome, told.problem = outcome_of(signals, told.until, only_day=only_day, day_said=bool(self._days))
        if told.outcome != "postpone":
            told.until = None
