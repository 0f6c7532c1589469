"""Checks that every text can be read in every language, says the same in each, and threatens nobody.

A text must be a literal (babel finds no other), stand in messages.pot, be translated in every messages.po with the
same placeholders, line breaks and edges, and use none of the words that announce a sanction: the programme's
consequences are explained by a pendamping, in person.
"""

import ast
import re
import sys
import unicodedata
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts import locales  # noqa: E402 - it is found only from the project's root

MOST_LETTERS_OF_A_LABEL = 64
LITERALS_OF = {"_": 1, "n_": 2, "p_": 2}
"""How many of the first arguments are texts."""
LABELS_OF = {"Choice": (1,), "Button": (0,), "notice_button": (0,), "yes_no": (0, 1)}
"""Which arguments are a button's label."""
LABEL_KEYWORDS = {"title", "contact_request"}

THREATS = {
    "id": "sanksi sangsi dicabut dihentikan dipotong potongan pemotongan hangus dicoret dikeluarkan denda didenda "
    "hukuman dihukum teguran ditegur ancaman diancam dibekukan ditangguhkan kehilangan",
    "jv": "sangsi dipuncabut kacabut dicabut dipunsuda kasuda dipunpotong kapotong dipotong dipuncoret dicoret "
    "dipunicali dipunmandhegaken dipunkendhegaken dendha kadendha paukuman kaukum dipunukum angus dipundukani",
    "su": "sangsi dicabut dipotong dicoret dieureunkeun dieureunan diliankeun dikaluarkeun denda didenda hukuman "
    "dihukum angus leungiteun diancam",
    "en": "sanction sanctions sanctioned penalty penalties penalised penalized punish punished punishment cut deducted "
    "deduction revoked forfeit forfeited suspended terminated expelled fined warned warning lose",
}
"""Words that announce what is taken away. Harmless elsewhere ("cut the cake"), but no text here needs them."""
LEGITIMATE = {
    "persetujuan dicabut": "she may withdraw her consent, and loses nothing",
    "persetujuan sudah dicabut": "the same",
    "bantuan dipotong": "what a family complains of",
}
"""Phrases that use such a word about something else -> why; in any language, in lower case without accents.

A plain "stop" or "batal" is not on the list: ending the notices or calling off a meeting takes nothing from anybody.
"""


def complaints_about_calls(path: Path) -> list[str]:
    """Texts of one module that babel can't find, since they are put together while the program runs."""
    found = []
    for node in _calls(path):
        texts = node.args[: LITERALS_OF[_called(node)]]
        if len(texts) < LITERALS_OF[_called(node)] or not all(_is_literal(text) for text in texts):
            name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
            found.append(f"{name}:{node.lineno}: {_called(node)}() takes plain literals, values by keyword")
    return found


def _calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Call) and _called(node) in LITERALS_OF:
            yield node


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def labels_in(path: Path) -> set[str]:
    """The Indonesian texts of one module that are labels of buttons or lines of a menu."""
    labels = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if not isinstance(node, ast.Call):
            continue
        places = LABELS_OF.get(_called(node), ())
        shown = [node.args[place] for place in places if place < len(node.args)]
        shown += [keyword.value for keyword in node.keywords if keyword.arg in LABEL_KEYWORDS]
        labels |= {text for part in shown for text in _texts_in(part)}
    return labels


def _texts_in(part: ast.expr) -> Iterator[str]:
    for node in ast.walk(part):
        if isinstance(node, ast.Call) and _called(node) in LITERALS_OF:
            texts = node.args[: LITERALS_OF[_called(node)]]
            yield from (text.value for text in texts if isinstance(text, ast.Constant) and isinstance(text.value, str))


def complaints_about_files(found: Catalog) -> list[str]:
    """Whether messages.pot and each messages.po are what scripts/locales.py would write."""
    stale = []
    pot = locales.LOCALES / "messages.pot"
    if not pot.exists() or pot.read_text(encoding="utf-8") != locales.template_text(found):
        stale.append("messages.pot")
    for language in locales.PLURAL_FORMS:
        old = locales.old_content(language)
        if old.decode() != locales.updated_text(language, found, old):
            stale.append(f"{language}/LC_MESSAGES/messages.po")
    return [f"locales/{name}: out of date: python scripts/locales.py" for name in stale]


def complaints_about_language(language: str, content: bytes, labels: set[str]) -> list[str]:
    """What is wrong in one messages.po, in sentences."""
    if f'"Plural-Forms: {locales.PLURAL_FORMS[language]}\\n"' not in content.decode():
        return [f"{language}: Plural-Forms must be {locales.PLURAL_FORMS[language]}"]
    catalog = locales.read_translations(language, content)
    found = [f"{language}: no longer used: {source!r}" for source in catalog.obsolete]
    for message in catalog:
        if message.id:
            source = locales.strings_of(message.id)[0]
            faults = complaints_about_message(language, message, catalog.num_plurals, source in labels)
            found += [f"{language}: {fault}: {source!r}" for fault in faults]
    return found


def complaints_about_message(language: str, message: Message, plurals: int, is_label: bool) -> list[str]:
    """What is wrong with one translation."""
    source, forms = locales.strings_of(message.id)[0], locales.strings_of(message.string)
    if message.fuzzy:
        return ["fuzzy, to be looked at"]
    if not all(forms):
        return [] if locales.may_stay_indonesian(language, message) else ["not translated"]
    found = []
    if len(forms) != (plurals if message.pluralizable else 1):
        found.append(f"needs {plurals} plural forms")
    if any(placeholders(form) != placeholders(source) for form in forms):
        found.append(f"must hold exactly {sorted(placeholders(source))}")
    if any(edges(form) != edges(source) for form in forms):
        found.append("begins, ends or breaks its lines differently")
    if is_label:
        found += too_long(forms)
    return found + threats(language, forms)


def placeholders(text: str) -> set[str]:
    """The names in braces; a lone brace is a fault of its own kind."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {"broken"}


def edges(text: str) -> tuple[str, str, int]:
    """White space before and after, and how many lines."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :], text.count("\n")


def too_long(forms: tuple[str, ...]) -> list[str]:
    return [f"a label of {len(form)} letters" for form in forms if len(form) > MOST_LETTERS_OF_A_LABEL]


def threats(language: str, forms: tuple[str, ...]) -> list[str]:
    """Words of sanction in a text, in the language it is in."""
    said = " ".join(word for form in forms for word in words_of(form))
    for phrase in LEGITIMATE:
        said = said.replace(phrase, "")
    return [f"threatens with {word!r}" for word in sorted(set(said.split()) & set(THREATS[language].split()))]


def words_of(text: str) -> list[str]:
    """Lower-case words without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[a-z]+", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def complaints_about_source(found: Catalog, labels: set[str]) -> list[str]:
    """The same of the Indonesian itself."""
    complaints = []
    sources = sorted({locales.strings_of(message.id) for message in found if message.id})
    for forms in sources:
        faults = threats("id", forms) + (too_long(forms) if labels & set(forms) else [])
        if any("broken" in placeholders(form) for form in forms):
            faults.append("a lone brace")
        complaints += [f"id: {fault}: {forms[0]!r}" for fault in faults]
    return complaints


def main() -> int:
    """Prints what is wrong and returns the exit code."""
    modules = [path for room in locales.ROOMS_WITH_TEXTS for path in sorted((ROOT / room).rglob("*.py"))]
    labels = set(chain.from_iterable(labels_in(path) for path in modules))
    template = locales.template()
    found = [complaint for path in modules for complaint in complaints_about_calls(path)]
    found += complaints_about_source(template, labels) + complaints_about_files(template)
    for language in locales.PLURAL_FORMS:
        found += complaints_about_language(language, locales.old_content(language), labels)
    print("\n".join(found), file=sys.stderr, end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
