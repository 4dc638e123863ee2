"""The pages of appeals and offices: what they take, what they refuse, what they choose for nobody."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.advocacy.cast import asked, take, the_letter
from tests.web.cast import Cast
from tumen.access.models import Actor
from tumen.advocacy.actions import add_ask, draft_appeal, note_answer, note_step
from tumen.advocacy.models import Judged
from tumen.advocacy.queries import appeal, appeals
from tumen.claims.seating import add_office


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


def test_its_letter_is_drafted_with_its_asks_and_the_form_of_address(
    served: Client, judge: Actor, cast: Cast
) -> None:
    office = add_office(actor=judge, known="gb-foreign").public_id
    made = draft_appeal(
        actor=judge,
        title="A letter",
        channel="letter",
        office=office,
        events=[cast.october],
        grounds=["refugee-convention"],
    ).public_id
    add_ask(actor=judge, appeal=made, to_do="publish what was done")
    said = served.get(reverse("appeal", args=[made])).content.decode()
    form = said[said.index('id="paper"') :]
    sent = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    assert sent["office"] == office
    told = served.post(reverse("letter", args=[cast.october]), sent).content.decode()
    assert "Publish what was done" in told
    assert "Secretary of State for Foreign, Commonwealth and Development Affairs" in told
    assert "We rely on: 1951 Convention relating to the Status of Refugees." in told


def test_a_later_letter_says_what_was_asked_before_and_that_nothing_came(
    served: Client, judge: Actor, cast: Cast
) -> None:
    made = draft_appeal(
        actor=judge, title="A letter", channel="letter", addressee="The minister", events=[cast.october]
    ).public_id
    add_ask(actor=judge, appeal=made, to_do="publish what was done")
    add_ask(actor=judge, appeal=made, to_do="return anybody", is_negative=True, of="China")
    at = reverse("letter", args=[cast.october])
    assert "What we asked before" not in served.get(at).content.decode()
    note_step(actor=judge, appeal=made, kind="sent", on=date(2023, 11, 3), due=date(2023, 12, 4))
    told = " ".join(served.get(at).content.decode().split())
    for words in (
        "We asked the minister: “publish what was done”.",
        "We asked China: not to do, or to stop, “return anybody”.",
        "We wrote to the minister on 3 November 2023.",
    ):
        assert words in told
    assert "No answer is recorded by " in told
    note_answer(
        actor=judge, appeal=made, reply="refused", words="It is no matter of ours.", on=date(2023, 12, 1)
    )
    told = " ".join(served.get(at).content.decode().split())
    assert "No answer is recorded" not in told
    assert "Somebody of those who were asked answered on 1 December 2023: refused. “It is no matter" in told
    assert "of ours.” [no source]" in told
    finished = served.post(at, {"finished": "yes"}).content.decode()
    assert "We wrote to the minister" in finished
    assert "It is no matter" not in finished
    assert "no source" not in finished


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


def test_what_asks_nobody_in_particular_is_folded_away_until_somebody_judges_it(
    served: Client, judge: Actor
) -> None:
    text = "Write to them\n\nWe ask readers of The Harbour Bulletin to write to their ministers.\n"
    readers = "readers of The Harbour Bulletin"
    take(judge, text, "Alerts", "2021-08-03", asked(text, "to write", readers, "write to them", speakers=()))
    (loose,) = (each for each in appeals(judge) if each.is_loose)
    before, _, behind = served.get("/appeals").content.decode().partition("Asked of nobody in particular")
    assert loose.id not in before
    assert loose.id in behind
    served.post(reverse("judge-appeal", args=[loose.id]), {"verdict": "one", "why": "Its readers wrote."})
    assert "Asked of nobody in particular" not in served.get("/appeals").content.decode()


def test_the_days_that_are_due_are_taken_as_a_file(served: Client, cast: Cast, judge: Actor) -> None:
    assert reverse("deadlines") not in served.get("/appeals").content.decode()
    add_ask(actor=judge, appeal=cast.appeal, to_do="write", claims=[cast.accepted])
    note_step(actor=judge, appeal=cast.appeal, kind="sent", on=date(2024, 1, 1), due=date(2024, 3, 1))
    assert reverse("deadlines") in served.get("/appeals").content.decode()
    done = served.get(reverse("deadlines"))
    assert done["Content-Type"] == "text/calendar; charset=utf-8"
    assert "deadlines.ics" in done["Content-Disposition"]
    said = done.content.decode()
    assert f"SUMMARY:An answer is due ({cast.appeal})" in said
    assert "minister" not in said


def test_what_everybody_reads_is_drafted_as_a_release_and_says_why_it_is_not(
    served: Client, cast: Cast, judge: Actor
) -> None:
    """Its claims are not accepted, which the page of the appeal says."""
    made = draft_appeal(
        actor=judge,
        title="To everybody",
        channel="open letter",
        addressee="The Minister",
        events=[cast.october],
    ).public_id
    add_ask(actor=judge, appeal=made, to_do="return nobody", is_negative=True)
    shown = served.get(reverse("appeal", args=[made])).content.decode()
    assert "An open letter" in shown
    assert "Once its release is out, note the day" in shown
    assert 'value="public-letter"' in shown
    done = served.post(reverse("draft-event-report", args=[cast.october]), {"appeal": made, "title": "A"})
    assert done.status_code == 400
    said = done.content.decode()
    assert "were not accepted by a person" in said
    assert f'name="appeal" value="{made}"' in said
    out = served.post(reverse("note-step", args=[made]), {"kind": "sent", "on": "2024-03-01"})
    assert "goes out as a release that somebody else approves" in out.content.decode()
