"""A record with many claims by year, and the two people that a release takes. All of it is invented."""

from __future__ import annotations

from collections.abc import Mapping

from tests.claims.cast import a_document, proposal, read_as
from tumen.access.actions import grant, introduce
from tumen.access.models import Actor, Level, Role
from tumen.publication.actions import approve_release, draft_release, publish
from tumen.publication.models import Edition, Release
from tumen.record.actions import refresh
from tumen.record.queries import By, Of, Wanted

#: Of 2020 there are too few to be told.
BY_YEAR = {"2018": 12, "2019": 9, "2020": 2}


def told(actor: Actor, by_year: Mapping[str, int], words: str = "the first list") -> str:
    """A document that tells of so many returns in each year; its id."""
    lines = [
        f"{words}, line {year}-{number:03} of them: 60 people were returned."
        for year, many in by_year.items()
        for number in range(many)
    ]
    text = "\n\n".join(lines)
    document = a_document(actor, text)
    read_as(
        actor,
        document,
        *(
            proposal(text, f"line {year}-{number:03} of them: 60 people", on=year)
            for year, many in by_year.items()
            for number in range(many)
        ),
    )
    refresh(actor=actor)
    return document.public_id


def maker(actor: Actor) -> Actor:
    """``actor`` keeps the workspace too, and makes releases."""
    grant(actor=actor, to=actor, kind="role", value=Role.PUBLISHER.value, why="a test")
    return actor


def approver(name: str = "Second Desk") -> Actor:
    who = introduce(name=name, roles=(Role.READER,), clearance=Level.INTERNAL)
    return who


def published(actor: Actor, other: Actor, title: str = "Returns by year") -> Edition:
    made = drafted(actor, title)
    approve_release(actor=other, release=made.public_id)
    return publish(actor=actor, release=made.public_id)


def drafted(
    actor: Actor, title: str = "Returns by year", by: By = By.YEAR, wanted: Wanted | None = None
) -> Release:
    return draft_release(actor=actor, title=title, of=Of.CLAIMS, by=by, wanted=wanted)
