"""What a complaint says so far, before it is filed."""

from dataclasses import dataclass, field


@dataclass
class FileState:
    """Begun empty from the menu, or with the words (and what they seem to mean) that were written unasked."""

    kpm_id: int = 0
    """Whose family it concerns; 0: not asked yet."""
    category: str = ""
    """One of programme.matters.COMPLAINT_CATEGORIES; given with `words` at the beginning it is only a guess."""
    words: str = ""
    """Her own words, with what she added; NIK and card numbers were masked when they arrived."""
    accused_role: str = ""
    """ketua, deputy, pendamping, koordinator, other, unsaid; nobody: she said that it is about nobody.

    Given at the beginning it is only a guess, and asked.
    """
    not_whom_named: bool = False
    """She said that it is not about the one whom her words name."""
    file_ids: list[int] = field(default_factory=list)
    """Photos and voice notes that came with it (stored files)."""
    guessed: str = ""
    """A category read from her words that she has not confirmed yet."""
    told: bool = False
    """Whether she was asked for her own words, or had written them before."""
    said_here: bool = False
    """She goes on although somebody it may be about uses this phone too."""
    not_the_same: bool = False
    """She said that it is another one than what she has complained of already."""
    page: int = 0
    found: list[int] = field(default_factory=list)
    """Of the question which member it is (conversations.member_question)."""
