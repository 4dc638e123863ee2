"""Words looked for at the terminal, and the index made anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result

from tests.cli.cast import json_of
from tests.search.cast import Cast, claim_of, fill
from tumen.access.models import Actor
from tumen.search.models import Filling, Row

Tumen = Callable[..., Result]


@pytest.fixture
def cast(actor: Actor) -> Cast:
    return fill(actor)


def said(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split())


def test_it_finds_words_by_kind(tumen: Tumen, cast: Cast) -> None:
    told = said(tumen("search", "guards"))
    assert told.startswith(f"Documents: 1 {cast.covered.public_id}")
    assert f"Claims: 1 {claim_of(cast.keeper, cast.covered)}" in told


def test_it_asks_for_words_that_were_not_given(tumen: Tumen, cast: Cast) -> None:
    assert cast.covered.public_id in said(tumen("search", input="북송\n"))


def test_one_kind_goes_on_after_a_result(tumen: Tumen, cast: Cast) -> None:
    told = said(tumen("search", "returned", "--kind", "documents", "--after", cast.covered.public_id))
    assert cast.plain.public_id in told
    assert cast.covered.public_id not in told


NOTHING = "Nothing that you may see holds this."


def test_it_narrows(tumen: Tumen, cast: Cast) -> None:
    assert "Claims: 2" in said(tumen("search", "--act", "forced repatriation", "--since", "2023"))
    assert said(tumen("search", "returned", "--until", "1990", "--kind", "claims")) == NOTHING
    assert said(tumen("search", "returned", "--until", "1990")) == (
        f"{NOTHING} Persons are looked through with --kind persons."
    )


def test_it_answers_machines(tumen: Tumen, cast: Cast) -> None:
    told = json_of(tumen("search", "guards", "--json"))
    assert [group["count"] for group in told["groups"]] == [1, 1, 0, 0, None]


def test_it_says_when_there_is_no_word(tumen: Tumen, cast: Cast) -> None:
    assert said(tumen("search", "!!")) == "There is no word in that. Give a word, a name or a number."


def test_it_makes_the_index_anew(tumen: Tumen, cast: Cast) -> None:
    Row.objects.all().delete()
    Filling.objects.update(is_whole=False)
    result = tumen("search", "guards")
    assert "tumen search --rebuild" in result.stderr
    assert "Nothing that you may see" in result.stdout
    assert said(tumen("search", "--rebuild")) == "The index holds 2 documents."
    assert cast.covered.public_id in said(tumen("search", "guards"))
