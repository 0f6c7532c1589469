"""Collects the program's texts into locales/messages.pot and brings every language's messages.po up to date.

Run it after writing or changing a text: `python scripts/locales.py`. It is deterministic: no dates, no line numbers.
A text that changed a little keeps its old translation, marked fuzzy, and reads Indonesian until somebody looked at it.
"""

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import generate_po, read_po

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "locales"
ROOMS_WITH_TEXTS = ("conversations", "handlers", "scheduler")
KEYWORDS = {"_": None, "n_": (1, 2), "p_": ((1, "c"), 2)}
PLURAL_FORMS = {
    "jv": "nplurals=1; plural=0;",
    "su": "nplurals=1; plural=0;",
    "en": "nplurals=2; plural=(n != 1);",
}
"""By hand: CLDR's data on Javanese and Sundanese is thin, and both say one and many alike."""
WIDTH = 110
STAFF_READ_INDONESIAN = frozenset({"jv", "su"})
"""Languages of the villages: what only staff read may stay Indonesian in them."""
STAFF_MODULES = (
    "conversations/broadcast", "conversations/change_member", "conversations/consent_state",
    "conversations/coverage_words",
    "conversations/data_by_pendamping", "conversations/days_ahead", "conversations/forecast",
    "conversations/group_question", "conversations/hand_over", "conversations/invite_member",
    "conversations/kept_sheet", "conversations/manage_meetings", "conversations/map_links",
    "conversations/matter_questions", "conversations/member_question", "conversations/members/",
    "conversations/notices/differences", "conversations/notices/evidence", "conversations/notices/handovers",
    "conversations/notices/papers", "conversations/notices/results", "conversations/notices/rosters",
    "conversations/notices/tiers", "conversations/not_reached",
    "conversations/notices/tomorrow", "conversations/notices/visits", "conversations/overview",
    "conversations/plan_provider_visit", "conversations/print_slips", "conversations/record_consent",
    "conversations/record_visit", "conversations/roster_", "conversations/schedule_", "conversations/sent_sheets",
    "conversations/settle_", "conversations/sheet_photo", "conversations/typed_moment_words", "conversations/visit",
    "conversations/waiting_visits", "conversations/year_",
)  # fmt: skip
"""Modules (by how their path begins) whose texts no kpm, ketua or deputy meets."""


def template(root: Path = ROOT) -> Catalog:
    """Every text of the program, where it is used and in that order."""
    found = Catalog(charset="utf-8", fuzzy=False)
    for path in _modules(root):
        name = path.relative_to(root).as_posix()
        for line, text, comments, context in extract_from_file("python", path, keywords=KEYWORDS):
            found.add(text, locations=[(name, line)], auto_comments=comments, context=context)
    return found


def _modules(root: Path) -> Iterator[Path]:
    for room in ROOMS_WITH_TEXTS:
        yield from sorted((root / room).rglob("*.py"))


def template_text(found: Catalog) -> str:
    """The content of messages.pot."""
    return _header({"Content-Type": "text/plain; charset=utf-8"}) + _body(found)


def updated_text(language: str, found: Catalog, old: bytes) -> str:
    """The content of a language's messages.po: the translations of `old` under the texts of `found`."""
    catalog = read_translations(language, old)
    catalog.update(found)
    return _language_header(language) + _body(catalog)


def read_translations(language: str, content: bytes) -> Catalog:
    """A messages.po as a catalogue; an empty one for a language that begins."""
    return read_po(BytesIO(content or _language_header(language).encode()), locale=language)


def po_file(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / "messages.po"


def old_content(language: str) -> bytes:
    """What stands in the language's file; nothing where it has none yet."""
    path = po_file(language)
    return path.read_bytes() if path.exists() else b""


def _language_header(language: str) -> str:
    return _header(
        {
            "Language": language,
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=utf-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": PLURAL_FORMS[language],
        }
    )


def _header(fields: dict[str, str]) -> str:
    """Written by ourselves, as babel's has the time of day in it."""
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items())
    return f'msgid ""\nmsgstr ""\n{lines}\n'


def _body(catalog: Catalog) -> str:
    pieces = generate_po(
        catalog,
        omit_header=True,
        sort_by="location",
        include_lineno=False,
        ignore_obsolete=True,
        width=WIDTH,
    )
    return "".join(pieces).rstrip("\n") + "\n"


def main() -> int:
    """Writes the files and says how much is left to translate."""
    found = template()
    (LOCALES / "messages.pot").write_text(template_text(found), encoding="utf-8")
    print(f"{len(found)} texts")
    for language in PLURAL_FORMS:
        text = updated_text(language, found, old_content(language))
        path = po_file(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        messages = [message for message in read_translations(language, text.encode()) if message.id]
        untranslated = [message for message in messages if not all(strings_of(message.string))]
        missing = sum(not may_stay_indonesian(language, message) for message in untranslated)
        print(f"{language}: {missing} missing, {sum(message.fuzzy for message in messages)} fuzzy")
    return 0


def only_staff_reads(places: Iterable[tuple[str, object]]) -> bool:
    """Whether a text stands in modules for staff alone."""
    return all(name.startswith(STAFF_MODULES) for name, _ in places)


def may_stay_indonesian(language: str, message: Message) -> bool:
    return language in STAFF_READ_INDONESIAN and only_staff_reads(message.locations)


def strings_of(text: object) -> tuple[str, ...]:
    """One text, or all its plural forms."""
    return tuple(str(one) for one in text) if isinstance(text, list | tuple) else (str(text or ""),)


if __name__ == "__main__":
    sys.exit(main())
