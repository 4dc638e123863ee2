"""The page of a shared passage, and what a document's page says of those that it shares."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast


def test_both_sides_stand_beside_each_other(get: Callable[[str], str], cast: Cast) -> None:
    page = get(reverse("passage", args=[cast.passage]))
    assert reverse("document", args=[cast.letter]) in page
    assert reverse("document", args=[cast.note]) in page
    assert "Their families were told nothing for a whole winter, and nobody" in page


def test_what_one_side_alone_has_is_marked_in_words_and_not_by_colour(
    get: Callable[[str], str], cast: Cast
) -> None:
    page = get(reverse("passage", args=[cast.passage]))
    assert "<ins>" in page
    assert "underlined and stand in [square marks]" in page


def test_it_says_who_had_it_first_or_that_nobody_knows(get: Callable[[str], str], cast: Cast) -> None:
    page = get(reverse("passage", args=[cast.passage]))
    assert "had these words first" in page or "is not known" in page


def test_a_document_lists_what_it_shares(get: Callable[[str], str], cast: Cast) -> None:
    page = get(reverse("document", args=[cast.letter]))
    assert reverse("passage", args=[cast.passage]) in page
    assert "1 passage," in page


def test_a_document_that_shares_nothing_says_so(get: Callable[[str], str], cast: Cast) -> None:
    assert "No other document has a passage of this one." in get(reverse("document", args=[cast.korean]))


def test_a_passage_that_is_not_there_is_not_found(client: Client, cast: Cast) -> None:
    answer = client.get(reverse("passage", args=["p-00000000"]))
    assert answer.status_code == 404
    assert "There is no passage p-00000000." in answer.content.decode()
