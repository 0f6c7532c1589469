"""What `bot.py templates` shows and does: the approved texts held against WhatsApp's rules, made at the provider."""

import hashlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from rich.console import Console
from twilio.rest import Client

from conversations.templates import TEMPLATES, Template, faults
from handlers.twilio.api import Asked, TwilioApi
from handlers.twilio.content import shape_body, shape_names
from handlers.twilio.content_api import UNSUBMITTED, Made, ask_approval, list_made, make
from handlers.twilio.door import TwilioAccount
from handlers.twilio.refusals import failure_of
from outbox.failures import AccessRefused

STATUSES = {
    "approved": "disetujui WhatsApp",
    "received": "menunggu persetujuan WhatsApp",
    "pending": "menunggu persetujuan WhatsApp",
    "rejected": "ditolak WhatsApp",
    "paused": "dihentikan sementara oleh WhatsApp",
    "disabled": "dimatikan WhatsApp",
    UNSUBMITTED: "belum diajukan ke WhatsApp",
}
SHAPE_LANGUAGE = "id"

Result = TypeVar("Result")


class TemplatesRefused(Exception):
    """The provider did not do it, or can't be asked; the text says what to mend, in Indonesian."""


def show(account: TwilioAccount, console: Console) -> bool:
    """Prints every template with its check; True where all keep the rules."""
    well = True
    for template in TEMPLATES.values():
        wrong = faults(template)
        well = well and not wrong
        installed = account.templates.get(template.name, "belum ada di [twilio.templates]")
        console.print(f"{'✗' if wrong else '✓'} {template.name} · {template.category} · {installed}", markup=False)
        lines = [template.body, f"Contoh: {template.filled(template.samples)}"]
        lines += [f"Tombol: {', '.join(template.replies)}"] if template.replies else []
        for line in [*lines, *(f"→ {one}" for one in wrong)]:
            console.print(f"  {line}", markup=False, soft_wrap=True)
    unknown = sorted(set(account.templates) - set(TEMPLATES) - set(shape_names()))
    if unknown:
        names = ", ".join(unknown)
        console.print(f"Tidak dipakai program, periksa ejaannya: {names}", markup=False, soft_wrap=True)
    return well and not unknown


def create(account: TwilioAccount, console: Console) -> None:
    """Makes what is missing at the provider, asks for approval, prints the settings to paste. Raises TemplatesRefused.

    What was made before (perhaps by a run that broke off) is found by its name and not made again. What WhatsApp has
    not approved yet stands as a comment: every message sent with it would fail.
    """
    if any(faults(template) for template in TEMPLATES.values()):
        raise TemplatesRefused("Ada templat yang melanggar aturan WhatsApp; perbaiki dulu (lihat bot.py templates).")
    if not (account.account_sid and account.auth_token):
        raise TemplatesRefused("twilio.account_sid atau twilio.auth_token kosong. Isi dulu di berkas pengaturan.")
    api = TwilioApi(account.account_sid, account.auth_token, account.api_base, account.content_base)
    there = _asked(api, list_made)
    console.print("Tempelkan ke berkas pengaturan, ganti yang lama:\n\n\\[twilio.templates]")
    waiting = False
    for template in TEMPLATES.values():
        made = _made_template(api, template, there)
        approved = made.status == "approved"
        waiting = waiting or not approved
        line = f'{template.name} = "{made.sid}"  # {_status(made)}'
        console.print(line if approved else f"# {line}", markup=False, soft_wrap=True)
    for name in shape_names():
        body = shape_body(name)
        known = f"pkh_{name}_{_mark(repr(body))}"
        shape = there.get(known) or _asked(api, partial(make, name=known, language=SHAPE_LANGUAGE, body=body))
        console.print(f'{name} = "{shape.sid}"', markup=False)
    if waiting:
        console.print("\nYang bertanda # belum disetujui. Jalankan perintah ini lagi nanti; tidak ada yang dobel.")


def made_name(template: Template) -> str:
    """Its name at the provider: new words are a new template there, since an approved one can't be changed."""
    return f"pkh_{template.name}_{_mark(repr((template.body, template.replies, template.language)))}"


def template_body(template: Template) -> dict[str, object]:
    """Types and samples as the Content API takes them; a quick reply comes back as its number."""
    variables = {str(number): sample for number, sample in enumerate(template.samples, start=1)}
    if not template.replies:
        return {"types": {"twilio/text": {"body": template.body}}, "variables": variables}
    actions = [
        {"type": "QUICK_REPLY", "title": reply, "id": str(number)}
        for number, reply in enumerate(template.replies, start=1)
    ]
    return {"types": {"twilio/quick-reply": {"body": template.body, "actions": actions}}, "variables": variables}


def _made_template(api: TwilioApi, template: Template, there: Mapping[str, Made]) -> Made:
    name, body = made_name(template), template_body(template)
    made = there.get(name) or _asked(api, partial(make, name=name, language=template.language, body=body))
    if made.status != UNSUBMITTED:
        return made
    return _asked(api, partial(ask_approval, made=made, category=template.category))


def _status(made: Made) -> str:
    said = STATUSES.get(made.status, made.status)
    return f"{said}: {made.why}" if made.why else said


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _asked(api: TwilioApi, question: Callable[[Client], Result]) -> Result:
    try:
        return api.ask_here(question)
    except Asked as error:
        failure = failure_of(error)
        said = getattr(error.__cause__, "msg", "") or getattr(error.__cause__, "detail", "") or failure.provider_code
        if isinstance(failure, AccessRefused):
            raise TemplatesRefused(
                "Twilio menolak twilio.account_sid atau twilio.auth_token. Periksa keduanya."
            ) from error
        raise TemplatesRefused(
            f"Twilio tidak melakukannya ({said}). Coba lagi; yang sudah dibuat tidak dobel."
        ) from error
