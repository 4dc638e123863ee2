"""What an inquiry concluded says when it holds no more as it was: consent taken back, a finding replaced."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result
from django.test import Client

from tests.findings.cast import Found, Told, found
from tests.findings.test_inquiring import DAY, adopted, recommended
from tumen.access.models import Actor
from tumen.advocacy.actions import draft_recommended
from tumen.advocacy.queries import REFUSED, REPLACED, appeal
from tumen.consent.actions import note_consent
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
