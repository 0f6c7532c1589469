"""Where in a remark the cause begins and where what was agreed: the two are kept apart when they are told apart."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from programme.visit_reading.pieces import Piece
from programme.visit_reading.whom import CONNECTING, is_person_word
from programme.visit_reading.words import AGREED, CAUSE, FILLERS, NOT, NOT_YET, PROMISED, THAT, WILLING


@dataclass(frozen=True)
class FreeText:
    """From `begin` on a clause is free text of this kind; its words begin at `words`."""

    begin: int
    words: int
    kind: str
    """finding or agreement."""


@dataclass
class Notes:
    """What was found to be the cause, and what was agreed, piece by piece as written."""

    finding: list[str] = field(default_factory=list)
    agreement: list[str] = field(default_factory=list)

    def add(self, kind: str, text: str) -> None:
        if text:
            (self.agreement if kind == "agreement" else self.finding).append(text)

    @property
    def finding_text(self) -> str | None:
        return ", ".join(self.finding) or None

    @property
    def agreement_text(self) -> str | None:
        return ", ".join(self.agreement) or None


def clauses_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The stretches between commas and full stops."""
    clauses: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind in ("end", "pause") and piece.text not in ("/", "&", "+"):
            clauses.append([])
        else:
            clauses[-1].append(piece)
    return [clause for clause in clauses if clause]


def free_text_of(clause: Sequence[Piece]) -> FreeText | None:
    """Where free text begins in a clause, if a word says so."""
    for at, piece in enumerate(clause):
        word = piece.says
        if word in CAUSE:
            return FreeText(at, _behind(clause, at, CAUSE | THAT), "finding")
        kept = _only_people(clause[:at])
        denied = any(before.says in NOT | NOT_YET for before in clause[max(0, at - 2) : at])
        if word in AGREED and not denied:
            return FreeText(0, 0, "agreement") if kept and at else FreeText(at, _behind(clause, at, THAT), "agreement")
        if denied or word not in PROMISED | WILLING:
            continue
        if kept or at == 0:
            return FreeText(0, 0, "agreement")
        if word in PROMISED:
            return FreeText(at, at, "agreement")
    return None


def text_of(shown: str, pieces: Sequence[Piece]) -> str:
    """These pieces as they were written, with what stands between them."""
    return shown[pieces[0].start : pieces[-1].end].strip(" ,;:-–=>") if pieces else ""


def _only_people(before: Sequence[Piece]) -> bool:
    """ "suami", "ibue karo bojone": who agreed, which belongs to what was agreed."""
    words = [piece.says for piece in before if piece.says]
    return any(is_person_word(word) for word in words) and all(
        is_person_word(word) or word in CONNECTING | FILLERS for word in words
    )


def _behind(clause: Sequence[Piece], at: int, words: frozenset[str]) -> int:
    """The place behind the word and behind "bahwa" or a colon; the word itself where nothing follows."""
    after = at + 1
    while after < len(clause) and (clause[after].kind == "other" or clause[after].says in words):
        after += 1
    return after if after < len(clause) else at
