"""The page of a list's columns: shown, taken in, reviewed, taken back. The persons are invented."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast
from tumen.access.models import Actor
from tumen.claims.columns import PROPOSER
from tumen.claims.models import Claim, Status
from tumen.documents.actions import take_in

LIST = """Who,How <b>many,incident_date,송환지
Zo Mi-rae,,2023-10-09,North Korea
Pak Sun-ae,12,2023-10-10,North Korea
"""
FORM = {"m0": "person", "m1": "number", "m2": "date", "m3": "to", "act": "forced repatriation"}


@pytest.fixture
def listed(judge: Actor) -> str:
    return take_in(actor=judge, data=LIST.encode(), name="list.csv", origin="a test").public_id


def standing() -> int:
    made = Claim.objects.filter(run__proposer=PROPOSER)
    return made.exclude(status=Status.SUPERSEDED).count()


def test_the_document_leads_to_its_columns(served: Client, cast: Cast, listed: str) -> None:
    address = reverse("columns", args=[listed])
    assert address in served.get(reverse("document", args=[listed])).content.decode()
    assert address.replace(listed, cast.newsletter) not in served.get(
        reverse("document", args=[cast.newsletter])
    ).content.decode()  # fmt: skip
    page = served.get(address).content.decode()
    assert "How &lt;b&gt;many" in page
    assert "How <b>many" not in page


def test_what_would_become_of_it_is_shown_and_not_kept(served: Client, listed: str) -> None:
    page = served.post(reverse("columns", args=[listed]), FORM).content.decode()
    assert page.count("<strong>would be made</strong>") == 2
    assert '<option value="person" selected>' in page
    assert standing() == 0


def test_it_is_taken_in_and_taken_back(served: Client, listed: str) -> None:
    took = served.post(reverse("take-columns", args=[listed]), FORM, follow=True).content.decode()
    assert "The list is taken in" in took
    assert standing() == 2
    back = served.post(reverse("columns-back", args=[listed]), {"why": "The wrong list."}, follow=True)
    assert "It is taken back" in back.content.decode()
    assert standing() == 0


@pytest.mark.parametrize(
    ("name", "form", "said"),
    [
        ("take-columns", {"m0": "nothing", "m1": "a bird"}, "no column tells anything yet"),
        ("columns-back", {"why": " "}, "does not say why"),
    ],
)
def test_what_is_refused_says_what_to_do(
    served: Client, listed: str, name: str, form: dict[str, str], said: str
) -> None:
    answer = served.post(reverse(name, args=[listed]), form)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert standing() == 0


def test_pages_that_take_nothing_say_how_it_is_done(listed: str) -> None:
    page = Client().get(reverse("columns", args=[listed])).content.decode()
    assert f"tumen columns take {listed}" in page
    assert "Take the list in" not in page


def test_a_document_without_a_list_says_what_a_list_is(served: Client, cast: Cast) -> None:
    page = served.get(reverse("columns", args=[cast.newsletter])).content.decode()
    assert "This document has no list" in page
