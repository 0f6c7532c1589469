"""What an office may say in its own words: answers to common questions, first aid for complaints."""

from dataclasses import dataclass, field
from pathlib import Path

from conversations.faq import Faq, office_faq
from conversations.first_aid import FirstAid, office_first_aid


@dataclass(frozen=True)
class OfficeTexts:
    """The office's own where it has some, else the program's."""

    faq: Faq = field(default_factory=Faq)
    first_aid: FirstAid = field(default_factory=FirstAid)


def office_texts(data_folder: Path) -> OfficeTexts:
    """As they stand in the data folder now."""
    return OfficeTexts(office_faq(data_folder), office_first_aid(data_folder))
