"""The pages of elements and inquiries: what they show, take and refuse, and choose for nobody."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast
from tumen.access.models import Actor
from tumen.findings.models import ElementLine, Finding
from tumen.findings.queries import inquiry

ELEMENT = "non-refoulement-torture.returned"


def sent(served: Client, cast: Cast, name: str, /, **form: object) -> str:
    """What the page says after a form was sent to it, which it took."""
    done = served.post(reverse(name, args=[cast.inquiry]), form)
    assert done.status_code == 302, done.content.decode()[:2000]
    return served.get(done["Location"]).content.decode()


def test_the_page_of_an_event_leads_to_its_obligations(served: Client, cast: Cast) -> None:
    said = served.get(f"/events/{cast.october}").content.decode()
    assert reverse("elements", args=[cast.october]) in said
    said = served.get(reverse("elements", args=[cast.october])).content.decode()
    for told in ("never a verdict", "Reservation to article 16(3):", "none yet", "not verified"):
        assert told in said


def test_a_claim_is_attached_and_detached(served: Client, cast: Cast) -> None:
    at = reverse("elements", args=[cast.october])
    form = {"element": ELEMENT, "claim": f" {cast.accepted.upper()} ", "why": "It tells of a return."}
    done = served.post(f"{at}/attach", form)
    assert (done.status_code, done["Location"]) == (302, f"{at}#{ELEMENT}")
    assert "It tells of a return." in served.get(at).content.decode()
    line = ElementLine.objects.get()
    served.post(f"{at}/detach", {"line": line.pk, "why": "Another night."})
    said = served.get(at).content.decode()
    assert "What was taken back" in said
    assert "Another night." in said


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"claim": "corrected"}, "no person accepted it"),
        ({"claim": "accepted", "why": " "}, "it does not say why"),
        ({"claim": "accepted", "element": "torture.nothing"}, "There is no element"),
    ],
)
def test_what_is_refused_is_shown_again_with_what_was_typed(
    served: Client, cast: Cast, form: dict[str, str], says: str
) -> None:
    given = {"element": ELEMENT, "why": "Typed before.", **form, "claim": getattr(cast, form["claim"])}
    done = served.post(reverse("attach-claim", args=[cast.october]), given)
    assert done.status_code == 400
    assert says in done.content.decode()
    assert given["claim"] in done.content.decode()
    assert not ElementLine.objects.exists()


@pytest.mark.parametrize("line", ["", "words", "-1", "9" * 30])
def test_a_line_that_is_none_is_said_to_be_none(served: Client, cast: Cast, line: str) -> None:
    done = served.post(reverse("detach-claim", args=[cast.october]), {"line": line, "why": "so"})
    assert done.status_code == 400


def test_no_standard_of_proof_is_chosen_for_anybody(served: Client, cast: Cast) -> None:
    said = served.get(reverse("inquiry", args=[cast.inquiry])).content.decode()
    [chosen] = re.findall(r'name="standard" value="([^"]*)" checked', said)
    assert chosen == ""


def test_an_inquiry_is_opened_and_led_to_what_became_of_it(served: Client, judge: Actor, cast: Cast) -> None:
    done = served.post("/inquiries/new/open", {"title": "The Reed Inquiry", "level": "internal"})
    assert "The Reed Inquiry" in served.get(done["Location"]).content.decode()
    sent(served, cast, "add-member", name="Ines Farrow-Okafor")
    said = sent(served, cast, "link-document", document=cast.dispatch, part="hearing")
    assert "hearing" in said
    form = {"text": "It was shown.", "standard": "reasonable-grounds", "claims": cast.accepted}
    said = sent(served, cast, "draft-finding", **form, elements=["genocide.intent"])
    assert "reasonable grounds to believe" in said
    [found] = inquiry(judge, cast.inquiry).findings
    assert "no claim carries it yet" in said
    [box] = re.findall(r'name="carries" value="([^"]*)"', said)
    change = {**form, "finding": found.id, "elements": ["genocide.intent"]}
    said = sent(served, cast, "change-finding", **change, carries=[box, "genocide.group c-another"])
    assert f'value="{box}" checked' in said
    assert "no claim carries it yet" not in said
    sent(
        served,
        cast,
        "add-dissent",
        finding=found.id,
        member=inquiry(judge, cast.inquiry).members[0].number,
        why="No.",
    )
    assert "Adopt it" not in sent(served, cast, "adopt-finding", finding=found.id, on="2021-12-09")
    said = sent(served, cast, "recommend", text="Tell the court.", findings=[found.id], addressee="The court")
    assert "No appeal was made of it yet." in said
    [advice] = inquiry(judge, cast.inquiry).recommendations
    made = sent(served, cast, "make-appeal", recommendation=advice.id, channel="letter")
    assert "Made of a recommendation" in made
    assert f"{reverse('inquiry', args=[cast.inquiry])}#{advice.id}" in made
    said = served.get(reverse("inquiry", args=[cast.inquiry])).content.decode()
    assert "What became of it:" in said
    report = served.post(reverse("inquiry-report", args=[cast.inquiry]), {"finished": "yes"})
    assert "It was shown. [1]" in report.content.decode()
    assert "Farrow" not in report.content.decode()
    out = {"finished": "yes", "form": "docx", "to": "The panel", "why": "To read."}
    file = served.post(reverse("give-report", args=[cast.inquiry]), out)
    assert file.content.startswith(b"PK")
    assert "report-" in file["Content-Disposition"]


@pytest.mark.parametrize(
    ("name", "form", "says"),
    [
        ("draft-finding", {"text": "So.", "claims": "c-none00000000"}, "There is no claim"),
        ("draft-finding", {"text": "So.", "standard": "certain"}, "There is no standard"),
        ("adopt-finding", {"finding": "fi-00000000"}, "has no finding"),
        ("adopt-finding", {"finding": "x", "on": "the ninth"}, "is no day"),
        ("add-dissent", {"finding": "x", "member": "9" * 40, "why": "so"}, "has no finding"),
        ("recommend", {"text": "So."}, "to whom"),
        ("link-document", {"document": "d-00000000"}, "There is no document"),
        ("make-appeal", {"recommendation": "rc-00000000"}, "There is no recommendation"),
        ("change-inquiry", {"title": " "}, "no title"),
    ],
)
def test_what_an_inquiry_does_not_take_it_says(
    served: Client, cast: Cast, name: str, form: dict[str, str], says: str
) -> None:
    done = served.post(reverse(name, args=[cast.inquiry]), form)
    assert done.status_code == 400
    assert says in done.content.decode()
    assert not Finding.objects.exists()


def test_what_a_form_takes_into_a_page_is_escaped(served: Client, cast: Cast) -> None:
    said = sent(served, cast, "draft-finding", text="<script>alert(1)</script>")
    assert "<script>alert" not in said
