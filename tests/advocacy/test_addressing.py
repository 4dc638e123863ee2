"""How a letter to an office opens: by whoever holds it that day. All invented."""

from __future__ import annotations

from datetime import date

import pytest

from tumen.access.models import Actor
from tumen.advocacy.queries import addressed_to
from tumen.claims.errors import NoSuchOffice
from tumen.claims.seating import add_holder, add_office

NAME = "Minister for Distant Affairs"


@pytest.fixture
def ministry(actor: Actor) -> str:
    """One that changed hands on 13 November 2023."""
    office = add_office(actor=actor, name=NAME, kind="foreign minister", country="GB")
    for name, since, until in (
        ("Anna Holt", "2022-09-06", "2023-11-13"),
        ("Lord Marsh", "2023-11-13", "2024-07-05"),
    ):
        address = "Dear Lord Marsh" if "Lord" in name else "Dear Minister"
        add_holder(
            actor=actor, office=office.public_id, name=name, address=address, since=since, until=until,
            why="A test.",
        )  # fmt: skip
    return office.public_id


def test_the_holder_of_that_day_is_addressed_in_their_form(actor: Actor, ministry: str) -> None:
    before = addressed_to(actor, ministry, on=date(2023, 10, 9))
    assert (before.recipient, before.greeting) == (
        ("Anna Holt", NAME),
        "Dear Minister",
    )
    after = addressed_to(actor, ministry, on=date(2023, 12, 1))
    assert (after.recipient[0], after.greeting) == ("Lord Marsh", "Dear Lord Marsh")


def test_on_the_day_of_a_change_and_after_the_last_nobody_is_named(actor: Actor, ministry: str) -> None:
    for day in (date(2023, 11, 13), date(2025, 1, 1)):
        told = addressed_to(actor, ministry, on=day)
        assert (told.recipient, told.greeting) == ((NAME,), "")


def test_an_office_that_is_not_kept_is_said_to_be_none(actor: Actor) -> None:
    with pytest.raises(NoSuchOffice):
        addressed_to(actor, "o-none0000")
