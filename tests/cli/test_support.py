"""Voices, preferred figures and shared passages at the terminal, and the judgements about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from click.testing import Result

from tests.cli.cast import json_of, read_into
from tumen.access.models import Actor
from tumen.documents.queries import documents
from tumen.record.models import SourceTie
from tumen.record.queries import corroboration, event, event_of, events, shared_with

if TYPE_CHECKING:
    from tests.conftest import Kept

Tumen = Callable[..., Result]

#: Invented, as everything here is.
OWN = """Harbour Group: statement

10 October 2023

The Harbour Group has learned that 600 people were forcibly returned from China to North Korea on 9 October
2023, after two winters in cells where nobody was told the date. Their families were told nothing at all.
"""
COPY = """Families told nothing

The Evening Lantern, 12 October 2023

Rain fell on the pass. In a statement the Harbour Group said that it "has learned that 600 people were
forcibly returned from China to North Korea on 9 October 2023, after two winters in cells where nobody was
told the date".
"""
OTHER = """A guard's count

The Ferry Post, 15 October 2023

A border guard told the Ferry Post that about 500 people were forcibly returned from China to North Korea on 9
October 2023.
"""


@pytest.fixture(scope="module")
def read_once(kept_record: Kept, tmp_path_factory: pytest.TempPathFactory) -> None:
    read_into(kept_record, tmp_path_factory.mktemp("read"), own=OWN, copy=COPY, other=OTHER)


@pytest.fixture(autouse=True)
def actor(read_once: None, researcher: Actor) -> Actor:
    return researcher


@pytest.fixture
def october(actor: Actor) -> str:
    return max(events(actor), key=lambda each: len(each.lines)).id


def said(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split())


def test_an_event_is_shown_with_its_voices_and_the_figure_that_they_support(
    tumen: Tumen, october: str
) -> None:
    told = said(tumen("show", october))
    assert "independent voice" in told
    assert "preferred by the rules" in told
    assert json_of(tumen("show", october, "--json"))["support"]["voices"]["parts"]


def test_the_record_counts_voices_beside_reports(tumen: Tumen) -> None:
    assert "independent voice" in said(tumen("record"))


def test_a_passage_is_shown_with_both_sides(tumen: Tumen, actor: Actor) -> None:
    [own] = [each.id for each in documents(actor) if "statement" in each.label.casefold()]
    other = shared_with(actor, own)[0]
    view = max(other.passages, key=lambda each: each.words)
    told = said(tumen("show", view.id))
    assert "two winters in cells" in told
    assert own in told
    assert other.other.id in told
    assert json_of(tumen("show", view.id, "--json"))["words"] == view.words
    assert view.id in said(tumen("show", own))


def test_a_person_chooses_a_figure_and_takes_it_back(tumen: Tumen, actor: Actor, october: str) -> None:
    claim = event(actor, october).figures[-1].claim.id
    assert "is preferred" in said(tumen("event", "choose", october, claim, "--why", "Counted at the gate."))
    assert "chosen by" in said(tumen("show", october))
    assert "decide again" in said(tumen("event", "choose", october, "--withdraw", "--why", "Misread."))
    assert "preferred by the rules" in said(tumen("show", october))


def test_a_choice_needs_a_claim_of_the_event(tumen: Tumen, october: str) -> None:
    refused = tumen("event", "choose", october, "c-aaaaaaaaaaaa", "--why", "Counted at the gate.")
    assert refused.exit_code == 1
    assert "is no figure of event" in refused.stderr
    assert tumen("event", "choose", october, "--why", "Neither.").exit_code == 2


def test_two_claims_are_judged_to_be_one_voice(tumen: Tumen, actor: Actor, october: str) -> None:
    before = corroboration(actor, october).summary
    claims = [line.claim for line in event(actor, october).lines]
    first, last = claims[0], claims[-1]
    said(tumen("event", "voice", first, last, "--same", "--why", "The guard read the statement out."))
    after = corroboration(actor, october).summary
    assert after["most"] <= before["most"]
    assert after["reports"] == before["reports"]


def test_a_figure_is_taken_out_of_an_event_and_put_back(tumen: Tumen, actor: Actor, october: str) -> None:
    claims = [line.claim for line in event(actor, october).lines]
    first, last = claims[0], claims[-1]
    said(tumen("event", "figures", first, last, "--apart", "--why", "They were taken a week later."))
    assert event_of(actor, [first])[first].id != event_of(actor, [last])[last].id
    said(tumen("event", "figures", first, last, "--same", "--why", "It was that night after all."))
    assert event_of(actor, [first])[first].id == event_of(actor, [last])[last].id


def test_two_sources_are_tied(tumen: Tumen, actor: Actor) -> None:
    ids = [each["id"] for each in json_of(tumen("source", "list", "--json"))][:2]
    said(tumen("source", "tie", *ids, "--one", "--why", "The clerk signs for both."))
    assert SourceTie.objects.get().why == "The clerk signs for both."


def test_a_judgement_without_a_reason_is_not_taken(tumen: Tumen, october: str) -> None:
    refused = tumen("event", "choose", october, "--withdraw", "--why", " ")
    assert refused.exit_code == 1
    assert "Say why" in refused.stderr
