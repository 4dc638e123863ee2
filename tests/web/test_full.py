"""Pages of appeals and inquiries that hold much: what they ask the database does not grow with it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web.cast import Cast
from tests.web.test_viewing import MOST
from tumen.access.actions import recorded
from tumen.access.looking import one_look
from tumen.access.models import Actor
from tumen.access.recalling import recalling
from tumen.advocacy.actions import add_ask, change_appeal, draft_recommended, note_answer, note_step
from tumen.advocacy.queries import appeal, outdated
from tumen.findings.actions import add_member
from tumen.findings.concluding import (
    add_dissent,
    adopt_finding,
    draft_finding,
    recommend,
)
from tumen.findings.queries import inquiry

#: So many asks, answers and findings: with 50 of each the pages ask the same, and the test takes four times
#: as long.
MANY = 8
#: Queries of a page at most where nothing is remembered yet, as on the first page after a start.
AT_FIRST = 44
PAGES = {
    "home": None,
    "appeals": None,
    "outcomes": None,
    "letters": None,
    "deadlines": None,
    "inquiries": None,
    "appeal": "appeal",
    "letter": "october",
    "elements": "october",
    "inquiry": "inquiry",
    "inquiry-report": "inquiry",
}


@pytest.fixture
def full(judge: Actor, cast: Cast) -> Cast:
    """An appeal with many asks and answers, an inquiry with many findings and recommendations."""
    with one_look():
        filled(judge, cast)
    return cast


def filled(judge: Actor, cast: Cast) -> None:
    change_appeal(actor=judge, appeal=cast.appeal, channel="letter", events=[cast.october])
    asked = []
    for number in range(MANY):
        whom = ("", "The ministry", f"Office {number}")[number % 3]
        made = add_ask(
            actor=judge,
            appeal=cast.appeal,
            to_do=f"answer question {number}",
            of=whom,
            claims=[cast.accepted],
        )
        asked.append(made.public_id)
    ago = date.today() - timedelta(90)
    note_step(actor=judge, appeal=cast.appeal, kind="sent", on=ago, due=ago + timedelta(30))
    for number in range(MANY):
        day = ago + timedelta(number)
        due = day + timedelta(20)
        told = {"claim": cast.accepted} if number % 2 else {"words": "It is looked at."}
        note_answer(
            actor=judge,
            appeal=cast.appeal,
            ask=asked[number],
            reply="pledged commitment",
            on=day,
            due=due,
            **told,
        )
    member = add_member(actor=judge, inquiry=cast.inquiry, name="Ines Farrow-Okafor", role="chair").pk
    for number in range(MANY):
        made = draft_finding(
            actor=judge,
            inquiry=cast.inquiry,
            text=f"Finding {number} was shown.",
            standard="reasonable-grounds",
            carries=[("genocide.harm", cast.accepted)],
        ).public_id
        adopt_finding(actor=judge, inquiry=cast.inquiry, finding=made, on=date.today())
        add_dissent(actor=judge, inquiry=cast.inquiry, finding=made, member=member, why="It was not.")
        named = recommend(
            actor=judge, inquiry=cast.inquiry, text=f"Do {number}.", findings=[made], addressee="The ministry"
        )
        if number % 10 == 0:
            draft_recommended(actor=judge, recommendation=named.public_id)


def test_no_page_asks_more_for_what_it_holds(served: Client, full: Cast, judge: Actor) -> None:
    assert len(appeal(judge, full.appeal).answers) == MANY
    assert len(inquiry(judge, full.inquiry).findings) == MANY
    assert outdated(judge).findings == ()
    first, later = {}, {}
    for name, of in PAGES.items():
        at = reverse(name, args=[getattr(full, of)] if of else [])
        with CaptureQueriesContext(connection) as told:
            assert served.get(at).status_code == 200
        first[name] = len(told)
    with recalling():
        for name, of in PAGES.items():
            at = reverse(name, args=[getattr(full, of)] if of else [])
            served.get(at)
            with recorded(judge, "claims.review_claim", full.corrected):
                pass
            with CaptureQueriesContext(connection) as told:
                served.get(at)
            later[name] = len(told)
    assert {name: asked for name, asked in first.items() if asked > AT_FIRST} == {}
    assert {name: asked for name, asked in later.items() if asked > MOST} == {}
