"""The key ring: what it encrypts only it can read, a key can be changed, and equal texts are found again."""

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.keys import BadKey, KeyRing, UnreadableColumn, demo_ring, new_key

OLD, NEW, INDEX = new_key(), new_key(), new_key()


@given(st.text())
def test_what_was_encrypted_is_read_again_and_does_not_show(text: str) -> None:
    ring = KeyRing([NEW], INDEX)
    stored = ring.encrypt(text)

    assert ring.decrypt(stored) == text
    assert not text.strip() or text not in stored or len(text) < 4


@given(st.binary())
def test_files_are_encrypted_as_well(content: bytes) -> None:
    ring = KeyRing([NEW], INDEX)

    assert ring.decrypt_bytes(ring.encrypt_bytes(content)) == content


def test_the_same_text_looks_different_each_time_it_is_stored() -> None:
    ring = KeyRing([NEW], INDEX)

    assert ring.encrypt("Mawar") != ring.encrypt("Mawar")


def test_after_a_change_of_keys_the_old_rows_are_still_read() -> None:
    stored = KeyRing([OLD], INDEX).encrypt("Mawar")

    assert KeyRing([NEW, OLD], INDEX).decrypt(stored) == "Mawar"


def test_new_rows_are_written_with_the_first_key() -> None:
    stored = KeyRing([NEW, OLD], INDEX).encrypt("Mawar")

    assert KeyRing([NEW], INDEX).decrypt(stored) == "Mawar"
    with pytest.raises(UnreadableColumn):
        KeyRing([OLD], INDEX).decrypt(stored)


def test_a_key_taken_from_the_ring_too_early_is_noticed() -> None:
    ring = KeyRing([OLD], INDEX)
    stored, file = ring.encrypt("Mawar"), ring.encrypt_bytes(b"foto")

    with pytest.raises(UnreadableColumn):
        KeyRing([NEW], INDEX).decrypt(stored)
    with pytest.raises(UnreadableColumn):
        KeyRing([NEW], INDEX).decrypt_bytes(file)


@given(st.text(), st.text())
def test_equal_texts_have_equal_hashes_and_others_do_not(one: str, other: str) -> None:
    ring = KeyRing([NEW], INDEX)

    assert (ring.index(one) == ring.index(other)) is (one == other)
    assert len(ring.index(one)) == 64


def test_the_hash_survives_a_change_of_keys_but_not_of_the_index_key() -> None:
    before = KeyRing([OLD], INDEX).index("+628123")

    assert KeyRing([NEW, OLD], INDEX).index("+628123") == before
    assert KeyRing([OLD], new_key()).index("+628123") != before


@pytest.mark.parametrize(
    ("keys", "index"),
    [([], INDEX), ([""], INDEX), (["short"], INDEX), ([NEW, "x" * 44], INDEX), ([NEW], ""), ([NEW], "c2hvcnQ=")],
    ids=["none", "empty", "short", "no base64", "no index", "short index"],
)
def test_a_bad_key_is_refused(keys: list[str], index: str) -> None:
    with pytest.raises(BadKey):
        KeyRing(keys, index)


def test_a_new_key_is_as_long_as_it_must_be() -> None:
    assert len(base64.urlsafe_b64decode(new_key())) == 32
    assert new_key() != new_key()


def test_the_simulators_ring_is_the_same_at_its_next_start(tmp_path: Path) -> None:
    file = tmp_path / "simulator.key"
    stored = demo_ring(file).encrypt("Mawar")

    assert demo_ring(file).decrypt(stored) == "Mawar"
