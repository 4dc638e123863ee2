"""A record with many claims by year, and the two people that a release takes. All of it is invented."""

from __future__ import annotations

from collections.abc import Mapping

from tests.claims.cast import a_document, proposal, read_as
from tumen.access.actions import grant, introduce
from tumen.access.models import Actor, GrantKind, Level, Role
from tumen.publication.actions import approve_release, draft_release, publish
from tumen.publication.models import Edition, Release
from tumen.record.actions import refresh
from tumen.record.queries import By, Of, Wanted

#: Of 2020 there are too few to be told.
BY_YEAR = {"2018": 12, "2019": 9, "2020": 2}


def told(actor: Actor, by_year: Mapping[str, int], words: str = "the first list") -> str:
    """A document that tells of so many returns in each year; its id."""
    rows = [f"{year}-{number:03}" for year, many in by_year.items() for number in range(many)]
    text = "\n\n".join(f"{words}, line {row} of it: 60 people were returned." for row in rows)
    document = a_document(actor, text)
    lines = (proposal(text, f"line {row} of it: 60 people", on=row.partition("-")[0]) for row in rows)
    read_as(actor, document, *lines)
    refresh(actor=actor)
    return document.public_id


def let_publish(keeper: Actor, who: Actor) -> Actor:
    """``who`` as somebody who publishes and from whom nothing is hidden."""
    grant(actor=keeper, to=who, kind=GrantKind.ROLE, value=Role.PUBLISHER.value, why="a test")
    if who != keeper:
        grant(actor=keeper, to=who, kind=GrantKind.CLEARANCE, value=Level.RESTRICTED.value, why="a test")
    return who


def second(keeper: Actor) -> Actor:
    """Somebody else at the same desk."""
    return let_publish(keeper, introduce(name="Second Desk", roles=(), clearance=Level.INTERNAL))


def drafted(
    actor: Actor,
    title: str = "Returns by year",
    by: By = By.YEAR,
    wanted: Wanted | None = None,
    across: By | str = "",
) -> Release:
    return draft_release(actor=actor, title=title, of=Of.CLAIMS, by=by, wanted=wanted, across=across)


def published(actor: Actor, other: Actor, title: str = "Returns by year", by: By = By.YEAR) -> Edition:
    made = drafted(actor, title, by)
    approve_release(actor=other, release=made.public_id)
    return publish(actor=actor, release=made.public_id)
