"""Shared passages kept up: new texts against all others, traced to their origin, withdrawn figures."""

from __future__ import annotations

import numpy as np
import pytest

from tests.claims.cast import proposal, read_as
from tests.record.cast import tells
from tumen.access.models import Actor
from tumen.claims.queries import claims_of
from tumen.documents.actions import set_date, take_in
from tumen.documents.models import Document, Rendition
from tumen.documents.queries import text_of
from tumen.record import matching
from tumen.record.actions import match_passages, refresh
from tumen.record.errors import NoSuchPassage
from tumen.record.matching import Matched
from tumen.record.models import Fingerprint, SharedPassage
from tumen.record.queries import event, events, passage, shared_with
from tumen.vocabulary.quantities import Quantity

#: Invented, as everything here is.
SHARED = (
    "The Harbour Group has learned that forty people were taken across the northern bridge before dawn, and "
    "that their families were told nothing."
)


def keep(actor: Actor, text: str, name: str = "text.txt", **details: str) -> Document:
    return take_in(actor=actor, data=text.encode(), name=name, origin="a test", **details)


def pair(actor: Actor) -> tuple[Document, Document]:
    one = keep(actor, f"A statement\n\n{SHARED}\n", publisher="Harbour Group", published="2023-10-01")
    other = keep(
        actor,
        f"Rain on the pass\n\nIn its statement the Harbour Group said: “{SHARED}”\n",
        publisher="Evening Lantern",
        published="2023-10-05",
    )
    return one, other


def test_a_new_text_is_matched_against_those_before(actor: Actor) -> None:
    one, other = pair(actor)
    done = match_passages(actor=actor)
    assert done
    assert (done.texts, done.passages) == (2, 1)
    [found] = shared_with(actor, one.public_id)
    assert found.other.id == other.public_id


def test_what_was_matched_is_not_matched_again(actor: Actor) -> None:
    pair(actor)
    match_passages(actor=actor)
    [kept] = SharedPassage.objects.values_list("public_id", flat=True)
    assert match_passages(actor=actor) == Matched(texts=0, passages=1)
    keep(actor, f"Late news\n\n{SHARED}\n")
    assert match_passages(actor=actor) == Matched(texts=1, passages=3)
    assert SharedPassage.objects.filter(public_id=kept).exists()
    assert SharedPassage.objects.count() == 3


def test_many_at_once_give_what_one_by_one_gives(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    pair(actor)
    match_passages(actor=actor)
    one_by_one = list(SharedPassage.objects.values_list("left_start", "left_end", "right_start", "right_end"))
    SharedPassage.objects.all().delete()
    Fingerprint.objects.all().delete()
    monkeypatch.setattr(matching, "MANY", 1)
    match_passages(actor=actor)
    assert one_by_one == list(
        SharedPassage.objects.values_list("left_start", "left_end", "right_start", "right_end")
    )


def test_a_text_that_was_extracted_anew_is_matched_anew(actor: Actor) -> None:
    one, _ = pair(actor)
    match_passages(actor=actor)
    Rendition.objects.create(document=one, text="Nothing of it is left.", extractor="test", version="2")
    match_passages(actor=actor)
    assert not SharedPassage.objects.exists()


def test_a_fingerprint_tells_no_word_and_is_secret(actor: Actor) -> None:
    pair(actor)
    match_passages(actor=actor)
    kept = np.frombuffer(bytes(Fingerprint.objects.all()[0].postings), np.uint64)
    open_ones = matching.Index(0).postings(matching.words_of(SHARED), 0)
    seeds = ~np.uint64((1 << 34) - 1)
    assert not set((kept & seeds).tolist()) & set((open_ones & seeds).tolist())


def test_who_had_it_first_is_said_with_reasons(actor: Actor) -> None:
    one, _ = pair(actor)
    refresh(actor=actor)
    [found] = shared_with(actor, one.public_id)
    view = passage(actor, found.passages[0].id)
    assert view.origin == f"“{view.left.document.label}” had these words first."
    assert any("quotation marks" in reason.words for reason in view.reasons)


def test_a_detail_given_late_traces_it_anew(actor: Actor) -> None:
    one, _ = pair(actor)
    refresh(actor=actor)
    before = SharedPassage.objects.get().traced_at
    set_date(actor=actor, document=one, published="2023-10-02", why="It is on its back.")
    refresh(actor=actor)
    assert SharedPassage.objects.get().traced_at != before


def test_both_sides_show_their_own_words(actor: Actor) -> None:
    one, other = pair(actor)
    match_passages(actor=actor)
    [found] = shared_with(actor, one.public_id)
    view = passage(actor, found.passages[0].id)
    assert view.left.quote == SHARED[:-1]
    assert {view.left.document.id, view.right.document.id} == {one.public_id, other.public_id}


def test_a_passage_that_is_not_there_says_so(actor: Actor) -> None:
    with pytest.raises(NoSuchPassage, match="There is no passage p-00000000"):
        passage(actor, "p-00000000")


def test_a_correction_takes_back_what_its_publisher_had_said(actor: Actor) -> None:
    wrong = tells(actor, 2_000, published="2023-10-10", quantity=Quantity(2_000, 2_000))
    kept = keep(
        actor,
        "Correction: the number of 9 October\n\nThe article said that 2,000 people were returned.\n",
        publisher="Wire",
        published="2023-10-12",
        name="correction.txt",
    )
    text = text_of(actor, kept).text
    read_as(
        actor,
        kept,
        proposal(
            text,
            "2,000 people",
            on="2023-10-09",
            quantity=Quantity(2_000, 2_000),
            speakers=(("the article",),),
        ),
    )
    tells(actor, 1_900, published="2023-10-12", quantity=Quantity(1_900, 1_900))
    refresh(actor=actor)
    [one] = [each for each in events(actor) if any(line.claim == wrong for line in each.lines)]
    roles = {figure.claim.id: figure.role.value for figure in event(actor, one.id).figures}
    assert roles[wrong] == "corrected later by the same voice"
    assert roles[claims_of(actor, kept)[0].id] == "corrected later by the same voice"
    assert one.range.high == 1_900
