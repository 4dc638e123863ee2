"""The pages of appeals and offices: what they take, what they refuse, what they choose for nobody."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.advocacy.cast import the_letter
from tests.web.cast import Cast
from tumen.access.models import Actor
from tumen.advocacy.models import Judged
from tumen.advocacy.queries import appeal, appeals


@pytest.fixture
def found(judge: Actor) -> str:
    """An appeal that was read in a letter."""
    return f"x-{the_letter(judge).partition('-')[2]}"


def test_the_list_says_who_was_asked_what_and_what_came_back(served: Client, found: str) -> None:
    said = served.get("/appeals").content.decode()
    assert "raise their cases" in said
    assert "1951 Convention relating to the Status of Refugees" in said
    assert "nothing recorded" in said


def test_nothing_is_chosen_for_who_judges(served: Client, found: str) -> None:
    said = served.get(reverse("appeal", args=[found])).content.decode()
    form = re.search(r'name="verdict".*?</fieldset>', said, re.DOTALL)
    assert form
    assert "checked" not in form[0]


@pytest.mark.parametrize("verdict", ["", "perhaps"])
def test_a_judgement_without_a_choice_is_not_kept(served: Client, found: str, verdict: str) -> None:
    done = served.post(reverse("judge-appeal", args=[found]), {"verdict": verdict, "why": "Read it."})
    assert done.status_code == 400
    said = done.content.decode()
    assert "Nothing was kept: choose whether it is an appeal." in said
    assert "Read it." in said, "what was typed stands there still"
    assert not Judged.objects.exists()


@pytest.mark.parametrize(("verdict", "state"), [("one", "confirmed"), ("none", "rejected")])
def test_a_judgement_is_kept_with_its_reason(
    served: Client, judge: Actor, found: str, verdict: str, state: str
) -> None:
    done = served.post(reverse("judge-appeal", args=[found]), {"verdict": verdict, "why": "Read it."})
    assert done.status_code == 302
    assert appeal(judge, found).state.value == state


def test_a_day_that_is_none_is_said_to_be_none(served: Client, cast: Cast) -> None:
    sent = {"kind": "sent", "what": "by post", "on": "the ninth"}
    done = served.post(reverse("note-step", args=[cast.appeal]), sent)
    assert done.status_code == 400
    assert "“the ninth” is no day. Write it as 2026-11-30." in done.content.decode()


def test_an_office_is_added_and_leads_to_its_page(served: Client, cast: Cast) -> None:
    done = served.post("/offices/add", {"name": "Minister for Rivers", "country": "GB", "kind": "ministry"})
    assert done.status_code == 302
    assert "Minister for Rivers" in served.get(done["Location"]).content.decode()


def test_an_appeal_that_nobody_may_see_is_not_there(served: Client, cast: Cast) -> None:
    assert served.get("/appeals/x-00000000").status_code == 404


def test_what_was_judged_to_be_none_leaves_the_list(served: Client, judge: Actor, found: str) -> None:
    served.post(reverse("judge-appeal", args=[found]), {"verdict": "none", "why": "A quotation."})
    assert found not in {each.id for each in appeals(judge)}
