"""Collects the program's texts into locales/messages.pot and brings every language's messages.po up to date.

Run it after writing or changing a text: `python scripts/locales.py`. It is deterministic: no dates, no line numbers.
A text that changed reads Indonesian until it is translated anew: looking for old texts that resemble it took minutes.
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import generate_po, read_po

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "locales"
ROOMS_WITH_TEXTS = ("conversations", "handlers", "scheduler")
LITERALS = {"_": 1, "n_": 2, "p_": 2}
"""Of each function so many literal texts stand first: one; one and many; context and one."""
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
    "conversations/commands_near", "conversations/schooling/",
    "conversations/notices/schooling", "conversations/missed_words",
    "conversations/assemblies/assembly_attendance", "conversations/assemblies/assembly_file",
    "conversations/assemblies/file_", "conversations/assemblies/my_assemblies", "conversations/assemblies/plan_",
    "conversations/assemblies/point_words", "conversations/notices/assembly_staff",
    "conversations/cases/case_", "conversations/cases/fi", "conversations/cases/my_cases",
    "conversations/cases/agreement_new", "conversations/cases/agreement_one", "conversations/cases/evaluate_",
    "conversations/cases/end_case", "conversations/cases/refer_", "conversations/cases/result_words",
    "conversations/notices/cases_",
    "conversations/cases/open_case", "conversations/cases/phase_", "conversations/cases/saving",
    "conversations/cases/ticks", "conversations/cases/part_", "conversations/cases/pick_grounds",
    "conversations/cases/write_part",
    "conversations/complaints/handl", "conversations/complaints/inbox", "conversations/complaints/record_complaint",
    "conversations/notices/complaint_files", "conversations/notices/complaint_work",
    "conversations/candidates/intakes", "conversations/candidates/propos", "conversations/candidates/which_meant",
    "conversations/candidates/wish", "conversations/notices/candidates",
    "conversations/broadcast", "conversations/change_member", "conversations/consent_state",
    "conversations/coverage_words", "conversations/days_ahead",
    "conversations/forecast", "conversations/group_question", "conversations/hand_over", "conversations/unlisted_visit",
    "conversations/inquiries/inbox", "conversations/invite_member", "conversations/kept_sheet",
    "conversations/manage_meetings",
    "conversations/many_due/gathering_", "conversations/many_due/help_", "conversations/many_due/moving_steps",
    "conversations/many_due/offered_words", "conversations/many_due/share_", "conversations/many_due/visit_help",
    "conversations/many_due/who_came", "conversations/notices/gathering_reports", "conversations/notices/many_due",
    "conversations/health/came_state", "conversations/health/day_steps", "conversations/health/elsewhere",
    "conversations/health/place_steps", "conversations/health/placing", "conversations/health/post_",
    "conversations/health/posyandu", "conversations/health/when_steps", "conversations/health/who_came",
    "conversations/notices/posyandu_record",
    "conversations/candidates/forms", "conversations/candidates/receive_agreement", "conversations/leaving/",
    "conversations/notices/forms", "conversations/notices/leaving_staff",
    "conversations/map_links", "conversations/planned_for", "conversations/matter_questions", "conversations/moved_to",
    "conversations/members/", "conversations/not_reached", "conversations/notices/differences",
    "conversations/notices/evening", "conversations/notices/evidence", "conversations/notices/handovers",
    "conversations/notices/papers", "conversations/notices/results", "conversations/notices/rosters",
    "conversations/notices/sheet_preview",
    "conversations/notices/tiers", "conversations/notices/tomorrow", "conversations/notices/visits",
    "conversations/standing/", "conversations/notices/standing", "conversations/overview",
    "conversations/plan_provider_visit", "conversations/print_slips",
    "conversations/notices/radar", "conversations/radar/radar", "conversations/record_consent",
    "conversations/record_visit", "conversations/roster_", "conversations/schedule_",
    "conversations/sent_sheets", "conversations/staff_help", "conversations/settle_", "conversations/sheet_photo",
    "conversations/notices/office", "conversations/office/", "conversations/keeping/",
    "conversations/notices/update_checks", "conversations/updates/check_", "conversations/updates/family_history",
    "conversations/updates/list_words", "conversations/updates/office_sheets", "conversations/updates/send_list",
    "conversations/notices/payment_sheets", "conversations/payments/day_list_words", "conversations/payments/enter_",
    "conversations/payments/home_families", "conversations/payments/manage_", "conversations/payments/payment_form",
    "conversations/payments/payment_labels",
    "conversations/payments/unpaid_tasks",
    "conversations/polls/ask_group", "conversations/polls/enter",
    "conversations/polls/propose_time", "conversations/polls/decide_time", "conversations/polls/time_check",
    "conversations/polls/time_entries", "conversations/polls/time_hint", "conversations/polls/time_move",
    "conversations/polls/time_result_words",
    "conversations/typed_moment_words", "conversations/visit", "conversations/waiting.",
    "conversations/waiting_visits", "conversations/year_",
)  # fmt: skip
"""Modules (by how their path begins) whose texts no kpm, ketua or deputy meets."""


def template(root: Path = ROOT) -> Catalog:
    """Every text of the program, where it is used and in that order."""
    found = Catalog(charset="utf-8", fuzzy=False)
    for path in _modules(root):
        name = path.relative_to(root).as_posix()
        for line, text, context in texts_in(path):
            found.add(text, locations=[(name, line)], context=context)
    return found


def texts_in(path: Path) -> Iterator[tuple[int, str | tuple[str, str], str | None]]:
    """Line, text (one and many, where it counts) and context of each, by the syntax tree.

    Babel's own extraction goes by tokens, and an f-string was one token before Python 3.12: what is called within was
    never found, and read Indonesian in every language.
    """
    calls = [
        one for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))) if isinstance(one, ast.Call)
    ]
    for call in sorted(calls, key=lambda one: (one.lineno, one.col_offset)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        given = [one.value if isinstance(one, ast.Constant) else None for one in call.args[:2]]
        wanted = given[: LITERALS.get(name, 0)]
        said = [one for one in wanted if isinstance(one, str)]
        if not said or len(said) < len(wanted) or len(said) < LITERALS[name]:
            continue
        if name == "n_":
            yield call.lineno, (said[0], said[1]), None
        else:
            yield call.lineno, said[-1], said[0] if name == "p_" else None


def _modules(root: Path) -> Iterator[Path]:
    for room in ROOMS_WITH_TEXTS:
        yield from sorted((root / room).rglob("*.py"))


def template_text(found: Catalog) -> str:
    """The content of messages.pot."""
    return _header({"Content-Type": "text/plain; charset=utf-8"}) + _body(found)


def updated_text(language: str, found: Catalog, old: bytes) -> str:
    """The content of a language's messages.po: the translations of `old` under the texts of `found`."""
    catalog = read_translations(language, old)
    catalog.update(found, no_fuzzy_matching=True)
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
