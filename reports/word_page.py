"""The page of a Word document as offices hand it in: A4, Times New Roman, page numbers, and who wrote it when."""

import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
"""What offices write in; where it is missing, its metric twin Liberation Serif takes its place."""
SIZES = {"Normal": 12, "Heading 1": 13, "Heading 2": 12, "Heading 3": 12, "List Bullet": 12}
"""Points."""
LONGEST_PROPERTY = 255
"""Letters, by the format."""
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BEFORE_PAGE_NUMBER = "Rahasia. Halaman "


def set_up_page(document: "Document", title: str, writer: str, written_on: date) -> None:
    """Page, styles, footer and properties; `written_on` is a local day."""
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3.0), Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.5)
    for name, size in SIZES.items():
        _set_font(document.styles[name], size)
    normal = document.styles["Normal"].paragraph_format
    normal.line_spacing, normal.space_after = 1.15, Pt(6)
    for name in (one for one in SIZES if one.startswith("Heading")):
        heading = document.styles[name].paragraph_format
        heading.space_before, heading.space_after = Pt(12), Pt(4)
    _number_pages(section.footer.paragraphs[0])
    _sign(document, title, writer, written_on)


def printable(text: str) -> str:
    """Without what XML can't hold."""
    return NO_XML.sub("", text)


def _set_font(style: "ParagraphStyle", size: int) -> None:
    """In every script, and in black; in Indonesian, so that a word processor does not underline all of it in red."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb = RGBColor(0, 0, 0)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for where in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{where}"), FONT)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    properties.append(language)


def _number_pages(foot: "Paragraph") -> None:
    """'Rahasia. Halaman 1 dari 5', counted by whatever opens the document."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for before, code in ((BEFORE_PAGE_NUMBER, "PAGE"), (" dari ", "NUMPAGES")):
        foot.add_run(before)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        shown, text = OxmlElement("w:r"), OxmlElement("w:t")
        text.text = "1"
        shown.append(text)
        field.append(shown)
        foot._p.append(field)


def _sign(document: "Document", title: str, writer: str, written_on: date) -> None:
    about, signed = document.core_properties, printable(writer)[:LONGEST_PROPERTY]
    about.title, about.author, about.last_modified_by = printable(title)[:LONGEST_PROPERTY], signed, signed
    about.language = "id-ID"
    about.comments = ""
    about.created = about.modified = datetime.combine(written_on, time(0), tzinfo=UTC)
