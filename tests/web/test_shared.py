"""Shared passages: what a document's page says of them, the page of one, and the list of pairs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast
from tumen.access.models import Actor
from tumen.documents.models import Rendition
from tumen.record.models import SharedPassage
from tumen.record.queries import First, passage, shared_with
from tumen.record.wording import share_in_words
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span
from tumen.web import shared
from tumen.web.passages import Marked, shown_blocks
from tumen.web.shared import SharedPlace, begin_of, shared_lines, shared_places, shown_side

Get = Callable[[str], str]


def decided(cast: Cast, origin: str, *reasons: str, **fields: object) -> None:
    told = [{"name": "quoted", "words": words, "side": origin} for words in reasons]
    SharedPassage.objects.filter(public_id=cast.passage).update(origin=origin, reasons=told, **fields)


# ---- the page of a passage ----


def test_both_sides_stand_beside_each_other_with_links_to_their_places(get: Get, cast: Cast) -> None:
    page = get(reverse("passage", args=[cast.passage]))
    for document in (cast.letter, cast.newsletter):
        assert f'{reverse("document", args=[document])}#t-{cast.passage}"' in page
    assert "Their families were told nothing for a whole winter, and nobody" in page


def test_what_one_side_alone_has_is_marked_in_words_and_not_by_colour(get: Get, cast: Cast) -> None:
    page = get(reverse("passage", args=[cast.passage]))
    assert '<ins><span class="unseen" lang="en">only here: </span>[many]</ins>' in page
    assert "underlined, in [square marks]" in page


def test_it_says_who_had_it_first_and_why(get: Get, cast: Cast) -> None:
    decided(cast, "right", "{left} has the words in quotation marks, {right} has not.")
    page = get(reverse("passage", args=[cast.passage]))
    assert page.count("had it first</span>") == 1
    assert "has the words in quotation marks" in page
    assert "{left}" not in page


def test_it_says_that_nothing_is_decided_yet(get: Get, cast: Cast) -> None:
    decided(cast, "")
    assert "Which had these words first is not decided yet." in get(reverse("passage", args=[cast.passage]))


def test_it_says_whom_both_took_the_words_from(get: Get, cast: Cast) -> None:
    decided(cast, "outside", origin_name="the embassy <b>")
    page = get(reverse("passage", args=[cast.passage]))
    assert "Both have these words from the embassy &lt;b&gt;." in page


def test_it_leads_to_the_other_passages_of_the_pair(get: Get, cast: Cast) -> None:
    row = SharedPassage.objects.get(public_id=cast.passage)
    row.pk, row.public_id = None, "p-00000001"
    row.save(force_insert=True)
    assert f'rel="next" href="{reverse("passage", args=["p-00000001"])}"' in get(
        reverse("passage", args=[cast.passage])
    )
    assert f'rel="prev" href="{reverse("passage", args=[cast.passage])}"' in get("/passages/p-00000001")


def test_it_leads_nowhere_from_the_only_passage(get: Get, cast: Cast) -> None:
    page = get(reverse("passage", args=[cast.passage]))
    assert "Next passage" not in page
    assert "Previous passage" not in page


def test_it_numbers_clauses_that_stand_in_another_order(actor: Actor, cast: Cast) -> None:
    SharedPassage.objects.filter(public_id=cast.passage).update(is_reordered=True)
    found = passage(actor, cast.passage)
    numbers = [each.clause for each in shown_side(found, found.left, First.THIS).stretches if each.clause]
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers


def test_it_says_that_it_does_not_stand_any_more(get: Get, cast: Cast) -> None:
    Rendition.objects.filter(document__public_id=cast.newsletter).update(text="Nothing of it is left.")
    page = get(reverse("passage", args=[cast.passage]))
    assert "does not stand in both texts" in page
    assert f"#t-{cast.passage}" not in page
    assert "<ins>" not in page


def test_a_passage_that_is_not_there_is_not_found(client: Client, cast: Cast) -> None:
    answer = client.get(reverse("passage", args=["p-00000000"]))
    assert answer.status_code == 404
    assert "There is no passage p-00000000." in answer.content.decode()


# ---- on the page of a document ----


def test_a_document_lists_what_it_shares(get: Get, cast: Cast) -> None:
    page = get(reverse("document", args=[cast.letter]))
    assert "Shares passages with" in page
    assert f'href="{reverse("passage", args=[cast.passage])}"' in page
    assert "1 passage, " in page
    assert "percent of this document" in page


def test_a_document_that_shares_nothing_says_so(get: Get, cast: Cast) -> None:
    assert "No other document has a passage of this one." in get(reverse("document", args=[cast.korean]))


def test_a_shared_stretch_is_underlined_where_it_stands(get: Get, cast: Cast) -> None:
    for document in (cast.letter, cast.newsletter):
        page = get(reverse("document", args=[document]))
        assert f'<span id="t-{cast.passage}"></span><span class="shared">Their families' in page
        assert "> with " in page


def test_the_words_of_a_claim_stay_the_claims_within_a_shared_stretch() -> None:
    text = "He said that 40 people were sent back in one night."
    claim = Marked("c-1", Span(13, 22), 1, "is-event")
    [block] = shown_blocks(
        text,
        [(BlockKind.PARAGRAPH, Span(0, len(text)))],
        [claim],
        [SharedPlace("p-1", Span(8, 37), "The letter")],
        language="en",
    )
    assert "".join(piece.text for piece in block.pieces) == text
    assert [piece.text for piece in block.pieces if piece.mark] == ["40 people"]
    assert "".join(piece.text for piece in block.pieces if piece.is_shared) == text[8:37]
    assert [piece.text for piece in block.pieces if piece.begins] == ["that "]
    assert [piece.text for piece in block.pieces if piece.ends] == [" were sent back"]


def test_a_passage_over_two_paragraphs_begins_and_ends_once() -> None:
    text = "One two three.\n\nFour five six."
    blocks = [(BlockKind.PARAGRAPH, Span(0, 14)), (BlockKind.PARAGRAPH, Span(16, 30))]
    shown = shown_blocks(text, blocks, [], [SharedPlace("p-1", Span(4, 25), "It")], language="en")
    pieces = [piece for block in shown for piece in block.pieces]
    assert sum(len(piece.begins) for piece in pieces) == sum(len(piece.ends) for piece in pieces) == 1


def test_a_passage_of_a_former_text_stands_nowhere(actor: Actor, cast: Cast) -> None:
    found = shared_with(actor, cast.letter)
    rendition = found[0].passages[0].rendition_id
    assert [place.id for place in shared_places(found, rendition)] == [cast.passage]
    assert shared_places(found, rendition + 1000) == []


def test_it_says_how_much_of_the_document_is_shared(actor: Actor, cast: Cast) -> None:
    [line] = shared_lines(shared_with(actor, cast.letter))
    assert line.document == cast.newsletter
    assert line.says.endswith("of this document")


@pytest.mark.parametrize(
    ("share", "words"), [(1.0, "100 percent"), (0.124, "12 percent"), (0.001, "less than 1 percent")]
)
def test_it_says_shares_in_words(share: float, words: str) -> None:
    assert share_in_words(share) == words


# ---- the list of pairs ----


def test_it_lists_pairs_of_documents_with_a_way_to_both_sides(get: Get, cast: Cast) -> None:
    page = get(reverse("passages"))
    for name, id in (("document", cast.letter), ("document", cast.newsletter), ("passage", cast.passage)):
        assert f'href="{reverse(name, args=[id])}"' in page
    assert "1 pair of documents with passages in common" in page


def test_it_pages_through_them(get: Get, cast: Cast, actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    row = SharedPassage.objects.get(public_id=cast.passage)
    row.right = Rendition.objects.get(document__public_id=cast.note)
    row.pk, row.public_id, row.words = None, "p-00000002", 1
    row.save(force_insert=True)
    monkeypatch.setattr(shared, "ON_A_PAGE", 1)
    first, second = get("/passages"), get("/passages?begin=1")
    assert 'rel="next" href="/passages?begin=1"' in first
    assert "/passages/p-00000002" not in first
    assert 'rel="prev" href="/passages?begin=0"' in second
    assert "/passages/p-00000002" in second
    assert "The list ends before this place." in get("/passages?begin=99")


@pytest.mark.parametrize("asked", ["", "x", "-1", "1.5", "²", "9" * 30])
def test_it_begins_at_the_beginning_where_an_address_asks_for_no_number(asked: str) -> None:
    assert begin_of(asked) == 0
