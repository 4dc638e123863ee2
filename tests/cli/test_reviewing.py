"""Reviewing at the terminal: each step is kept and undone; a value has a short form, or is typed as JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import Result

from tests.cli.cast import LETTER, WIRE, folder_of, json_of
from tumen.access.models import Actor
from tumen.claims.models import Status
from tumen.claims.queries import claim, coding
from tumen.cli.slot_values import typed_value, typed_values
from tumen.documents.queries import documents
from tumen.record.queries import events
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.norms import NormRef
from tumen.vocabulary.parties import parties_of
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import Places

Tumen = Callable[..., Result]


@pytest.fixture
def read(tumen: Tumen, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", letter=LETTER, wire=WIRE)
    assert tumen("read", str(folder)).exit_code == 0


@pytest.fixture
def figure(read: None, actor: Actor) -> str:
    return events(actor)[0].lines[0].claim


def done(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split())


def test_a_claim_is_accepted_rejected_corrected_and_all_of_it_undone(
    tumen: Tumen, actor: Actor, figure: str
) -> None:
    before = claim(actor, figure)
    assert "accepted" in done(tumen("claim", "accept", figure.upper()))
    assert json_of(tumen("claim", "reject", figure, "--why", "misread", "--json")) == [
        {"id": figure, "status": "rejected"}
    ]
    done(tumen("claim", "correct", figure, "time", "2023-10", "--why", "a month"))
    assert claim(actor, figure).value("time") == When("", Interval.from_edtf("2023-10"))
    done(tumen("claim", "correct", figure, "place", "--nothing"))
    assert claim(actor, figure).value("place") is None
    for _ in range(4):
        done(tumen("claim", "undo", figure))
    after = claim(actor, figure)
    assert (after.status, after.slots) == (before.status, before.slots)
    assert tumen("claim", "undo", figure).exit_code == 1


def test_a_claim_is_marked_and_merged(tumen: Tumen, actor: Actor, figure: str) -> None:
    found = claim(actor, figure)
    words = found.quote.exact.split()[0]
    marked = tumen("claim", "mark", found.document_id, "--words", words, "--sort", "act", "--nth", "1")
    id = done(marked).partition(":")[0]
    assert claim(actor, id).status is Status.ACCEPTED
    done(tumen("claim", "merge", figure, id))
    assert claim(actor, id).status is Status.SUPERSEDED


def test_a_wrong_value_says_how_to_type_one(tumen: Tumen, figure: str) -> None:
    wrong = tumen("claim", "correct", figure, "time", "October")
    assert wrong.exit_code == 2
    assert "2023-10-09" in wrong.output
    assert tumen("claim", "correct", figure, "time").exit_code == 2


def test_a_document_is_coded_and_shown(tumen: Tumen, actor: Actor, read: None) -> None:
    [id, *_] = [each.id for each in documents(actor) if coding(actor, each.id).units]
    assert "yours to code" in done(tumen("code", "take", id))
    for unit in coding(actor, id).units:
        done(tumen("code", "claim", unit.id, "--accept", "--set", "likelihood=surely", "--set", "place="))
    assert "not finished" in done(tumen("code", "show", id))
    done(tumen("code", "finish", id))
    told: Any = json_of(tumen("code", "show", id, "--json"))
    assert told["codings"][0]["is_ended"] is True
    assert told["agreement"] == {}
    refused = tumen("code", "settle", told["units"][0], "--accept", "--why", "so")
    assert refused.exit_code == 1
    assert "have to finish" in refused.output
    assert tumen("code", "alike", id).exit_code == 1


@pytest.mark.parametrize(
    ("name", "said", "value"),
    [
        ("quantity", "50", Quantity(50, 50)),
        ("quantity", "~600", Quantity(600, 600, approximate=True)),
        ("quantity", "50-70", Quantity(50, 70)),
        ("quantity", "8,125+", Quantity(8125, None)),
        ("quantity", "-2000", Quantity(None, 2000)),
        ("time", "2023-10-09/..", When("", Interval.from_edtf("2023-10-09/.."))),
        ("place", "China > North Korea", Places("China", "North Korea")),
        ("place", "Shenyang", Places(at="Shenyang")),
        ("speakers", "the ministry > activists; a mother", (("the ministry", "activists"), ("a mother",))),
        ("subjects", "the women; her son", parties_of("the women", "her son")),
        ("norm", '{"name": "the old treaty"}', NormRef("", "", "the old treaty")),
        ("likelihood", "very likely", "very likely"),
    ],
)
def test_values_have_a_short_form(name: str, said: str, value: object) -> None:
    assert typed_value(name, said) == value


@pytest.mark.parametrize(
    ("name", "said"),
    [("quantity", "many"), ("quantity", "-"), ("realis", "surely"), ("colour", "red"), ("ask", "{}")],
)
def test_what_is_no_value_is_refused(name: str, said: str) -> None:
    with pytest.raises(click.UsageError):
        typed_value(name, said)


def test_a_pair_without_a_value_is_nothing() -> None:
    assert typed_values(("place=", "act=arrest")) == {"place": None, "act": "arrest"}
    with pytest.raises(click.UsageError):
        typed_values(("place",))
