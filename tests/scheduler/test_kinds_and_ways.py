"""Every kind of notice by every way: nothing leaves in a form or to a phone that its kind doesn't allow."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from conversations.notices.registry import NOTICES
from conversations.notices.talk import NoticeView
from conversations.words import Words
from db import Session
from outbox.addresses import open_address
from outbox.inbox import locked_contact
from outbox.kinds import KINDS
from outbox.means import KNOCK, Means
from outbox.messages import Incoming, Message
from outbox.ways import Candidate, NoWay, Situation, Way, choose
from programme.people import Chatter
from programme.rules import Rules
from scheduler.forms import Forms, draw_form, forms_of
from tests.scheduler.several_ways import (
    AS_KNOCK,
    AS_SMS,
    AS_TEMPLATE,
    CONTENT,
    SPEAKING,
    Post,
    address_of,
    has,
    post,
)
from tests.village import Village

__all__ = ["post"]
NOW = datetime(2018, 11, 22, 3, tzinfo=UTC)
TELEGRAM, WHATSAPP, SMS = 1, 2, 3


@dataclass(frozen=True)
class Case:
    """One reader and one office."""

    telegram: bool
    whatsapp: str
    """no, inside or outside its window"""
    sms: bool
    shared: bool
    tier: bool
    own_template: bool
    knock_template: bool


CASES = [
    Case(*parts)
    for parts in product(
        (False, True),
        ("no", "inside", "outside"),
        (False, True),
        (False, True),
        (False, True),
        (False, True),
        (False, True),
    )
]


def situation_of(case: Case, forms: Forms) -> Situation:
    hides = case.shared and not forms.kind.shared_phone
    wrote = {"no": None, "inside": NOW - timedelta(hours=23), "outside": NOW - timedelta(hours=25)}[case.whatsapp]
    candidates = [
        Candidate(TELEGRAM, "telegram", NOW - timedelta(days=1), hides=hides) if case.telegram else None,
        Candidate(WHATSAPP, "whatsapp", NOW, wrote, hides=hides) if case.whatsapp != "no" else None,
        Candidate(SMS, "sms", NOW, hides=hides) if case.sms else None,
    ]
    return Situation(
        now=NOW,
        deadline=NOW + timedelta(days=2),
        deliver_within=forms.kind.deliver_within,
        candidates=tuple(one for one in candidates if one is not None),
        channels=frozenset({"telegram", "whatsapp", "sms"}),
        covers_sms=True,
        may_template=forms.template,
        may_knock=forms.knock,
        may_sms=forms.sms,
        tier_left=1 if case.tier else 0,
    )


def expected(case: Case, kind_name: str) -> Way | NoWay:
    """Said in another way than the program says it: WhatsApp was used last, then Telegram, then SMS."""
    kind = KINDS[kind_name]
    hides = case.shared and not kind.shared_phone
    if case.whatsapp == "inside":
        return Way(WHATSAPP, "whatsapp", "free")
    if case.whatsapp == "outside" and case.tier:
        if kind.template is not None and case.own_template and not hides:
            return Way(WHATSAPP, "whatsapp", "template")
        if case.knock_template:
            return Way(WHATSAPP, "whatsapp", "knock")
    if case.telegram:
        return Way(TELEGRAM, "telegram", "free")
    if case.sms and kind.sms and not hides:
        return Way(SMS, "sms", "sms")
    if case.whatsapp == "no":
        return NoWay("no_address")
    has_form = case.knock_template or (kind.template is not None and case.own_template and not hides)
    return NoWay("tier" if has_form else "no_window", WHATSAPP)


@pytest.fixture(autouse=True)
def every_kind_has_every_form(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in KINDS:
        monkeypatch.setitem(NOTICES, kind, SPEAKING)


def means_of(case: Case, kind_name: str) -> Means:
    own = KINDS[kind_name].template if case.own_template else None
    names = {KNOCK if case.knock_template else None, own}
    return Means(templates=frozenset(name for name in names if name is not None))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_takes_the_way_it_may_and_no_other(kind: str) -> None:
    for case in CASES:
        chosen = choose(situation_of(case, forms_of(kind, means_of(case, kind))))

        assert chosen == expected(case, kind), case


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_shared_phone_shows_only_what_its_kind_lets_it(village_less: Session, kind: str) -> None:
    reader = Chatter(7, "kpm", "Mawar", "f", "id")
    view = NoticeView(village_less, NOW, Rules(), Words("id"), reader, "meeting:1", f"{kind} 1")
    every_form = replace(forms_of(kind, Means()), template=True, knock=True, sms=True)
    for form in ("free", "template", "knock", "sms"):
        shown = draw_form(every_form, form, view, Message(CONTENT), hidden=True)
        said = "" if shown is None else f"{shown.text} {shown.template} {shown.buttons}"

        assert not any(content in said for content in (CONTENT, AS_TEMPLATE, AS_SMS, AS_KNOCK))
        assert shown is None or "Ibu Mawar" in said


@pytest.fixture
def village_less() -> Session:
    """A session that nothing is asked of."""
    return Session()


def shares(village: Village, channel: str, name: str, guest: str) -> None:
    """Another person uses her phone too."""
    owner = village.people[name]

    def work(session: Session) -> None:
        contact = locked_contact(session, Incoming(channel, address_of(channel, owner), "x"), village.now)
        open_address(session, contact, village.people[guest], "sheet", village.now)

    village.write(work)


@pytest.mark.parametrize("kind", ["visit_list", "meeting_reminder", "absence_reason", "group_changed"])
@pytest.mark.parametrize("wrote", [1, 30])
def test_what_leaves_to_a_shared_whatsapp(post: Post, kind: str, wrote: int) -> None:
    """The whole path, on the database: inside the window, and outside it where a template or a knock goes."""
    has(post.village, "Mawar", "whatsapp", "sms", wrote=timedelta(hours=wrote))
    shares(post.village, "whatsapp", "Mawar", "Wati")
    post.told("Mawar", kind)

    [handed] = post.handed
    said = f"{handed.message.text} {handed.message.template}"
    assert handed.channel == "whatsapp"
    shown = {"free": CONTENT, "template": AS_TEMPLATE, "knock": AS_KNOCK}
    if KINDS[kind].shared_phone:
        assert shown[handed.form] in said
    else:
        assert not any(content in said for content in shown.values())
        assert "Ibu Mawar" in said
        assert handed.message.buttons == ()
