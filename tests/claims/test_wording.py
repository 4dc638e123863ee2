"""What a claim says beside its words, sort by sort."""

from __future__ import annotations

from typing import Any

import pytest

from tests.claims.cast import TEXT, a_document, proposal, read_as
from tumen.access.models import Actor
from tumen.claims.queries import HEADINGS, ClaimView, claims_of, gist, sort_of
from tumen.vocabulary.asks import Ask
from tumen.vocabulary.codes import AnswerKind, ClaimSort, FigureKind, Realis
from tumen.vocabulary.norms import NormRef
from tumen.vocabulary.parties import Party, parties_of

NOTHING = dict.fromkeys(
    ("figure_kind", "quantity", "unit", "act", "perpetrators", "time", "place", "kind", "polarity")
)


def told(actor: Actor, sort: ClaimSort, **values: Any) -> ClaimView:
    """A claim of one sort, as kept and read back."""
    document = a_document(actor)
    read_as(
        actor, document, proposal(TEXT, "60 people", **(NOTHING | {"sort": sort, "realis": None} | values))
    )
    (claim,) = claims_of(actor, document)
    return claim


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sort", "values", "said"),
    [
        (
            ClaimSort.ACT,
            {
                "act": "torture",
                "form": "beating",
                "subjects": (Party("she", "Ri Kum-hui"),),
                "perpetrators": parties_of("guards"),
            },
            "torture (beating) · Ri Kum-hui · by guards",
        ),
        (ClaimSort.ACT, {"act": "arrest"}, "arrest"),
        (
            ClaimSort.ASK,
            {"ask": Ask(parties_of("the minister"), "free her")},
            "asks the minister to free her",
        ),
        (
            ClaimSort.ASK,
            {"ask": Ask((), "halt all returns"), "grounds": "non-refoulement"},
            "asks to halt all returns, on the ground of non-refoulement",
        ),
        (
            ClaimSort.ANSWER,
            {"answer": AnswerKind.DENIED, "answers_to": "the return"},
            "denies, about the return",
        ),
        (ClaimSort.ANSWER, {"answer": AnswerKind.SILENCE}, "does not answer"),
        (
            ClaimSort.NORM,
            {"norm": NormRef("cat", "3", "Convention against Torture")},
            "Convention against Torture, article 3",
        ),
        (ClaimSort.QUOTATION, {}, ""),
    ],
)
def test_it_says_what_a_claim_says(actor: Actor, sort: ClaimSort, values: dict[str, Any], said: str) -> None:
    claim = told(actor, sort, **values)
    assert sort_of(claim) is sort
    assert gist(claim) == said


@pytest.mark.django_db
def test_every_answer_has_words(actor: Actor) -> None:
    for kind in AnswerKind:
        assert gist(told(actor, ClaimSort.ANSWER, answer=kind, realis=Realis.ASSERTED))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "sort"), [(FigureKind.CORE, ClaimSort.FIGURE), (FigureKind.AGE, ClaimSort.NUMBER)]
)
def test_a_claim_kept_without_its_sort_is_a_figure_or_a_number(
    actor: Actor, kind: FigureKind, sort: ClaimSort
) -> None:
    document = a_document(actor)
    read_as(actor, document, proposal(TEXT, "60 people", figure_kind=kind))
    (claim,) = claims_of(actor, document)
    assert sort_of(claim) is sort


def test_every_sort_has_a_heading() -> None:
    assert set(HEADINGS) == set(ClaimSort)
