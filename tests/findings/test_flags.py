"""What an inquiry concluded says when it holds no more as it was: consent taken back, a finding replaced."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result
from django.test import Client

from tests.findings.cast import Found, Told, found
from tests.findings.test_inquiring import DAY, adopted, recommended
from tumen.access.actions import introduce
from tumen.access.models import RESEARCHER, Actor, Level
from tumen.advocacy.actions import draft_recommended
from tumen.advocacy.queries import REFUSED, REPLACED, OutdatedFinding, appeal, outdated
from tumen.claims.actions import review_claim
from tumen.claims.models import Status
from tumen.consent.actions import note_consent
from tumen.documents.actions import set_sensitivity
from tumen.findings.concluding import adopt_finding, draft_finding
from tumen.findings.queries import inquiry
from tumen.publication.forms.papers import Tongue
from tumen.publication.forms.plain import as_text
from tumen.publication.queries import Report, claims_refused, reported

Tumen = Callable[..., Result]


@pytest.fixture
def case(actor: Actor, cast: Told) -> Found:
    return found(actor, cast)


def test_a_consent_that_is_taken_back_is_told_at_the_finding(
    client: Client, tumen: Tumen, actor: Actor, cast: Told, case: Found
) -> None:
    adopted(actor, case)
    claims = [each.id for each in inquiry(actor, case.inquiry).findings[0].claims]
    assert claims_refused(actor, claims) == frozenset()
    assert REFUSED not in client.get(f"/inquiries/{case.inquiry}").content.decode()
    note_consent(actor=actor, item=cast.document, purpose="publish", is_given=False, way="written")
    assert claims_refused(actor, claims) == {cast.torture}
    assert REFUSED in client.get(f"/inquiries/{case.inquiry}").content.decode()
    assert f"{cast.torture}: {REFUSED}" in " ".join(tumen("inquiry", "show", case.inquiry).output.split())


def test_the_first_page_tells_of_findings_that_hold_no_more_as_they_were(
    client: Client, actor: Actor, cast: Told, case: Found
) -> None:
    first = adopted(actor, case)
    drafts = set(case.findings) - {first}
    assert (outdated(actor).findings, len(drafts)) == ((), 2)
    review_claim(actor=actor, claim=cast.torture, verdict=Status.REJECTED, why="Told of another.")
    assert outdated(actor).findings == (OutdatedFinding(first, case.inquiry, is_refused=False),)
    said = client.get("/").content.decode()
    assert "paper, appeal or finding rests on what has changed" in said
    assert f'href="/inquiries/{case.inquiry}"' in said
    note_consent(actor=actor, item=cast.document, purpose="publish", is_given=False, way="written")
    assert [each.is_refused for each in outdated(actor).findings] == [True]
    review_claim(actor=actor, claim=cast.torture, verdict=Status.ACCEPTED, why="Of this one after all.")
    second = draft_finding(
        actor=actor, inquiry=case.inquiry, text="Harm was shown.", standard="reasonable-grounds",
        carries=[("genocide.harm", cast.torture)], replaces=first,
    ).public_id  # fmt: skip
    adopt_finding(actor=actor, inquiry=case.inquiry, finding=second, on=DAY)
    assert [each.id for each in outdated(actor).findings] == [second]  # of consent: the first is replaced


def test_of_a_finding_that_rests_on_what_is_hidden_the_first_page_tells_nothing(
    actor: Actor, cast: Told, case: Found
) -> None:
    adopted(actor, case)
    review_claim(actor=actor, claim=cast.torture, verdict=Status.REJECTED, why="Told of another.")
    reader = introduce(name="A Reader", roles=RESEARCHER, clearance=Level.INTERNAL)
    assert len(outdated(reader).findings) == 1
    set_sensitivity(actor=actor, document=cast.document, level=Level.RESTRICTED, why="A witness.")
    assert (len(outdated(actor).findings), outdated(reader).findings) == (1, ())


def test_a_recommendation_on_a_finding_that_was_replaced_says_so_and_its_appeal_too(
    client: Client, tumen: Tumen, actor: Actor, cast: Told, case: Found
) -> None:
    first = adopted(actor, case)
    named = recommended(actor, case, first)
    made = draft_recommended(actor=actor, recommendation=named).public_id
    assert not inquiry(actor, case.inquiry).recommendations[0].is_replaced
    assert appeal(actor, made).changed == ()
    second = draft_finding(
        actor=actor, inquiry=case.inquiry, text="Harm was shown.", standard="reasonable-grounds",
        carries=[("genocide.harm", cast.torture)], replaces=first,
    ).public_id  # fmt: skip
    adopt_finding(actor=actor, inquiry=case.inquiry, finding=second, on=DAY)
    assert inquiry(actor, case.inquiry).recommendations[0].is_replaced
    assert [(each.item, each.how) for each in appeal(actor, made).changed] == [(named, REPLACED)]
    assert "so the report leaves it out" in client.get(f"/inquiries/{case.inquiry}").content.decode()
    assert REPLACED in " ".join(tumen("inquiry", "show", case.inquiry).output.split())
    assert "Tell the court." not in as_text(reported(actor, case.inquiry, Report(Tongue.ENGLISH, DAY)))
