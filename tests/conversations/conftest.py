"""Conversation tests live in the village, on both databases; those that pick choices do so by tap and by typing."""

import pytest

from db import Database
from tests.village import Village


@pytest.fixture(params=["taps", "typed"])
def village(database: Database, request: pytest.FixtureRequest) -> Village:
    """Everyone has joined."""
    village = Village(database, answering=request.param)
    village.everyone_joins()
    return village


@pytest.fixture
def empty_village(database: Database) -> Village:
    """Nobody has joined yet."""
    return Village(database)
