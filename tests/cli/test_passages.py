"""Shared passages at the terminal: of a document, of pairs, and one with both its sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import Result

from tests.cli.cast import json_of
from tests.record.sharing_cast import between, cast
from tumen.access.models import Actor
from tumen.documents.models import Document, Rendition
from tumen.record.models import SharedPassage

Tumen = Callable[..., Result]


@pytest.fixture
def kept(actor: Actor) -> dict[str, Document]:
    return cast(actor)


def said(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split())


def test_it_lists_the_pairs_that_share_most_first(tumen: Tumen, kept: dict[str, Document]) -> None:
    told = said(tumen("passages"))
    assert told.index("1. 2 passages") < told.index("2. 1 passage,")
    assert told.index(kept["report"].public_id) < told.index(kept["echo"].public_id)
    assert kept["other"].public_id not in told


def test_it_lists_what_one_document_shares(tumen: Tumen, kept: dict[str, Document]) -> None:
    told = said(tumen("passages", kept["echo"].public_id.upper()))
    [row] = between(kept["letter"], kept["echo"])
    assert row.public_id in told
    assert "Letter to the minister" in told
    assert "of this document" in told
    assert kept["report"].public_id not in told


def test_it_says_that_nothing_is_shared(tumen: Tumen, kept: dict[str, Document]) -> None:
    assert said(tumen("passages", kept["other"].public_id)) == "No other document has a passage of this one."
    SharedPassage.objects.all().delete()
    assert said(tumen("passages")) == "No two documents share a passage."


def test_it_says_how_many_pairs_there_are_to_whoever_asks_for_more(
    tumen: Tumen, kept: dict[str, Document]
) -> None:
    told = said(tumen("passages", "--begin", "9"))
    assert told == "There are only 2 pairs. From the first: tumen passages"


def test_a_long_title_goes_on_below_itself(tumen: Tumen, kept: dict[str, Document]) -> None:
    lines = tumen("passages").stdout.splitlines()
    assert all(line[:1] in " 123456789" for line in lines if line)


def test_it_lists_for_machines(tumen: Tumen, kept: dict[str, Document]) -> None:
    found = json_of(tumen("passages", "--json"))
    assert (found["total"], found["pairs"][0]["passages"]) == (2, 2)
    [shared] = json_of(tumen("passages", kept["echo"].public_id, "--json"))
    assert shared["other"]["id"] == kept["letter"].public_id
    assert 0 < shared["share"] < 1


def test_it_lists_them_in_parts(
    tumen: Tumen, kept: dict[str, Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tumen.cli.passages.AT_ONCE", 1)
    assert "The next ones: tumen passages --begin 2" in said(tumen("passages"))
    rest = said(tumen("passages", "--begin", "2"))
    assert rest.startswith("2. 1 passage")
    assert "The next ones" not in rest


def test_it_refuses_a_document_that_is_not_there(tumen: Tumen, kept: dict[str, Document]) -> None:
    refused = tumen("passages", "d-00000000")
    assert refused.exit_code == 1
    assert "There is no document d-00000000." in refused.stderr


def test_it_shows_both_sides_with_what_differs(tumen: Tumen, kept: dict[str, Document]) -> None:
    first, second = between(kept["letter"], kept["report"])
    told = said(tumen("show", first.public_id))
    assert "shared passage, 1 of 2 of these two documents" in told
    assert "Those held in the camp by the river" in told
    assert "died" in told
    assert told.count("[") >= 2
    assert f"next {second.public_id}" in told
    assert "[words] stand in one side only" in told


def test_it_shows_who_had_it_first_and_why(tumen: Tumen, kept: dict[str, Document]) -> None:
    row = between(kept["letter"], kept["report"])[0]
    reason = {"name": "shortened", "words": "{right} has fewer of the words.", "side": "left"}
    SharedPassage.objects.filter(pk=row.pk).update(origin="left", reasons=[reason])
    told = said(tumen("show", row.public_id))
    assert "“Letter to the minister” had these words first." in told
    assert "“A minister is asked” has fewer of the words." in told
    assert "this document had them first" in said(tumen("show", kept["letter"].public_id))


def test_it_says_that_it_is_not_decided_yet(tumen: Tumen, kept: dict[str, Document]) -> None:
    SharedPassage.objects.update(origin="", reasons=[])
    row = between(kept["letter"], kept["echo"])[0]
    assert "is not decided yet" in said(tumen("show", row.public_id))
    assert "which had them first is not decided yet" in said(tumen("passages"))


def test_it_says_that_a_passage_does_not_stand_any_more(tumen: Tumen, kept: dict[str, Document]) -> None:
    Rendition.objects.filter(document=kept["echo"]).update(text="Nothing of it is left.")
    told = said(tumen("show", between(kept["letter"], kept["echo"])[0].public_id))
    assert "does not stand in both texts" in told


def test_it_suggests_the_passage_that_was_meant(tumen: Tumen, kept: dict[str, Document]) -> None:
    [row] = between(kept["letter"], kept["echo"])
    refused = tumen("show", row.public_id[:-1])
    assert refused.exit_code == 1
    assert f"Did you mean {row.public_id}?" in refused.stderr


def test_it_shows_a_passage_for_machines(tumen: Tumen, kept: dict[str, Document]) -> None:
    [row] = between(kept["letter"], kept["echo"])
    found = json_of(tumen("show", row.public_id, "--json"))
    assert found["left"]["document"]["id"] == kept["letter"].public_id
    assert {stretch["mark"] for stretch in found["left"]["laid"]["stretches"]} == {"same"}


def test_no_text_of_a_document_steers_the_terminal(tumen: Tumen, kept: dict[str, Document]) -> None:
    [row] = between(kept["letter"], kept["echo"])
    text = row.right.text.replace("A lawyer reminds", "A \x1b[2J\x1blawyer")
    Rendition.objects.filter(pk=row.right_id).update(text=text[: row.right_end])
    assert "\x1b" not in tumen("show", row.public_id).stdout
    assert "\x1b" not in tumen("passages", kept["echo"].public_id).stdout
