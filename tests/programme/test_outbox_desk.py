"""The outbox as the office looks after it: every try with what its provider said, tried again or called off by hand."""

from datetime import timedelta

import pytest

from outbox.failures import ProviderCode
from programme.access import OFFICE
from programme.outbox_desk import (
    NotPossible,
    OutboxLine,
    cancel_outbox_row,
    list_outbox,
    retry_outbox_row,
    show_outbox_row,
)
from tests.scheduler.several_ways import Post, has, post

__all__ = ["post"]


def shown(post: Post) -> OutboxLine:
    row_id = post.row().id
    return post.village.read(lambda s: show_outbox_row(s, OFFICE, row_id))


def test_every_try_is_shown_with_its_code_in_a_sentence(post: Post) -> None:
    has(post.village, "Mawar", "whatsapp", "sms", wrote=timedelta(days=3))
    post.answers = [ProviderCode("63024")]
    post.told("Mawar")
    line = shown(post)

    assert (line.reader, line.state, line.way) == ("Mawar", "sent", "sms")
    assert [(one.channel, one.form, one.state, one.code, one.rupiah) for one in line.tries] == [
        ("whatsapp", "template", "failed", "63024", 400),
        ("sms", "sms", "sent", None, 600),
    ]
    assert [one.why for one in line.tries] == ["Nomor ini tidak bisa menerima WhatsApp; dipakai jalur lain.", None]


def test_what_reached_nobody_is_listed_and_tries_every_way_again_when_told_to(post: Post) -> None:
    has(post.village, "Mawar", "whatsapp", wrote=timedelta(hours=1))
    post.answers = [ProviderCode("63032")]
    post.told("Mawar")
    [line] = post.village.read(lambda s: list_outbox(s, OFFICE, ("unreachable",), 9))
    assert (line.outcome, line.way, line.tries) == ("undelivered", "whatsapp", ())

    post.village.write(lambda s: retry_outbox_row(s, OFFICE, line.id, post.village.now))
    post.deliver()

    assert (post.ways, shown(post).state) == ([("whatsapp", "free")] * 2, "sent")


def test_what_waits_behind_a_knock_can_be_called_off_and_does_not_come_then(post: Post) -> None:
    has(post.village, "Siti", "whatsapp", wrote=timedelta(days=3))
    row_id = post.told("Siti", "visit_list").id
    post.village.write(lambda s: cancel_outbox_row(s, OFFICE, row_id, post.village.now))
    assert (shown(post).state, shown(post).outcome) == ("dropped", "cancelled")
    with pytest.raises(NotPossible):
        post.village.write(lambda s: retry_outbox_row(s, OFFICE, row_id, post.village.now))
