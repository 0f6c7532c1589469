"""What is known so far of a change somebody is reporting."""

from dataclasses import dataclass, field


@dataclass
class ChangeState:
    """Begun empty from the menu, or with the words (and what kind of change they mean) that she wrote unasked."""

    kpm_id: int = 0
    """Whose family; 0: it is asked, where there is more than her own to choose from."""
    kind: str = ""
    """One of programme.matters.UPDATE_KINDS."""
    words: str = ""
    """What she wrote first, unasked: what it says plainly is not asked again."""
    said: dict[str, str] = field(default_factory=dict)
    """What was told so far, by field (programme.updates.details)."""
    file_ids: list[int] = field(default_factory=list)
    """Photos that came meanwhile."""
    group_id: int = 0
    page: int = 0
    found: list[int] = field(default_factory=list)
    """Of the question which member it is (conversations.member_question)."""
    confirmed: bool = False
    """She said yes to the kind that her words seemed to mean."""
    checking: bool = False
    """All was shown to her: a single answer changed leads back there."""
    same_as: int = 0
    """An earlier report that this may repeat."""
    photo_asked: bool = False
    several: bool = False
    """Asked in the month's last week: afterwards she is asked whether there is more."""
    reported: int = 0
    """The report sent last, while she is asked whether there is another: a photo that comes now belongs to it."""
