"""Shared passages: of a document, of pairs, and one side by side."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.access.cast import put_apart
from tests.record.sharing_cast import BOUND, HELD, between, cast
from tumen.access.errors import UnknownActor
from tumen.access.models import Actor
from tumen.documents.errors import NoSuchDocument
from tumen.documents.models import Document, Rendition
from tumen.record import sharing
from tumen.record.errors import NoSuchPassage
from tumen.record.laying import Mark
from tumen.record.models import SharedPassage
from tumen.record.queries import First, pairs, passage, passage_ids, shared_with
from tumen.record.tracing import LEFT, RIGHT


@pytest.fixture
def kept(actor: Actor) -> dict[str, Document]:
    return cast(actor)


def decided(row: SharedPassage, origin: str, *reasons: dict[str, str], name: str = "") -> str:
    SharedPassage.objects.filter(pk=row.pk).update(origin=origin, origin_name=name, reasons=list(reasons))
    return row.public_id


# ---- of one document ----


def test_it_groups_the_passages_of_a_document_by_the_other_one(
    actor: Actor, kept: dict[str, Document]
) -> None:
    found = shared_with(actor, kept["letter"].public_id)
    assert [each.other.id for each in found] == [kept["report"].public_id, kept["echo"].public_id]
    assert [len(each.passages) for each in found] == [2, 1]
    assert found[0].other.publisher == "Northline Wire"
    assert found[1].passages[0].quote == BOUND


def test_it_shows_the_same_passages_from_the_other_side(actor: Actor, kept: dict[str, Document]) -> None:
    [back] = shared_with(actor, kept["report"].public_id)
    there = shared_with(actor, kept["letter"].public_id)[0]
    assert {line.id for line in back.passages} == {line.id for line in there.passages}
    assert back.other.id == kept["letter"].public_id
    assert "died there of hunger" in back.passages[0].quote
    assert back.share != there.share


def test_it_counts_the_share_of_the_words_of_this_document(actor: Actor, kept: dict[str, Document]) -> None:
    [echo] = shared_with(actor, kept["echo"].public_id)
    words = len(BOUND.split())
    assert echo.share == pytest.approx(words / (words + 14), abs=0.01)
    assert 0 < shared_with(actor, kept["letter"].public_id)[1].share < echo.share


def test_it_counts_words_in_two_passages_once(actor: Actor, kept: dict[str, Document]) -> None:
    [row] = between(kept["letter"], kept["echo"])
    before = shared_with(actor, kept["echo"].public_id)[0].share
    row.pk, row.public_id = None, "p-00000001"
    row.save(force_insert=True)
    assert shared_with(actor, kept["echo"].public_id)[0].share == before


def test_it_finds_nothing_where_nothing_is_shared(actor: Actor, kept: dict[str, Document]) -> None:
    assert shared_with(actor, kept["other"].public_id) == ()


def test_it_refuses_a_document_that_is_not_there(actor: Actor) -> None:
    with pytest.raises(NoSuchDocument):
        shared_with(actor, "d-00000000")


def test_it_says_who_had_the_words_first_as_seen_from_each_side(
    actor: Actor, kept: dict[str, Document]
) -> None:
    [row] = between(kept["letter"], kept["echo"])
    decided(row, "left")
    assert shared_with(actor, kept["letter"].public_id)[1].first is First.THIS
    assert shared_with(actor, kept["echo"].public_id)[0].first is First.OTHER


@pytest.mark.parametrize(
    ("origins", "first"),
    [
        (("left", "left"), First.THIS),
        (("left", "undetermined"), First.THIS),
        (("left", "right"), First.DIFFERS),
        (("left", "outside"), First.DIFFERS),
        (("outside", ""), First.OUTSIDE),
        (("undetermined", ""), First.UNDETERMINED),
        (("", ""), First.OPEN),
    ],
)
def test_it_has_one_answer_for_all_passages_of_a_pair(
    actor: Actor, kept: dict[str, Document], origins: tuple[str, str], first: First
) -> None:
    for row, origin in zip(between(kept["letter"], kept["report"]), origins, strict=True):
        decided(row, origin)
    assert shared_with(actor, kept["letter"].public_id)[0].first is first


def test_it_costs_as_many_queries_for_more_documents(actor: Actor, kept: dict[str, Document]) -> None:
    counts = []
    for name in ("echo", "letter"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            shared_with(actor, kept[name].public_id)
        counts.append(len(asked))
    assert counts[0] == counts[1]


# ---- pairs ----


def test_it_lists_pairs_by_the_words_that_they_share(actor: Actor, kept: dict[str, Document]) -> None:
    found = pairs(actor)
    assert found.total == 2
    assert [(pair.left.id, pair.right.id) for pair in found.pairs] == [
        (kept["letter"].public_id, kept["report"].public_id),
        (kept["letter"].public_id, kept["echo"].public_id),
    ]
    first = between(kept["letter"], kept["report"])
    assert found.pairs[0].passages == len(first) == 2
    assert found.pairs[0].words == sum(row.words for row in first)
    assert found.pairs[0].first_passage == first[0].public_id


def test_it_lists_them_in_parts(actor: Actor, kept: dict[str, Document]) -> None:
    part = pairs(actor, begin=1, most=1)
    assert (part.begin, part.total, len(part.pairs)) == (1, 2, 1)
    assert part.pairs[0].right.id == kept["echo"].public_id
    assert pairs(actor, begin=9).pairs == ()


# ---- one passage ----


def first_passage(actor: Actor, kept: dict[str, Document]) -> sharing.PassageView:
    return passage(actor, between(kept["letter"], kept["report"])[0].public_id)


def test_it_shows_both_sides_of_a_passage(actor: Actor, kept: dict[str, Document]) -> None:
    found = first_passage(actor, kept)
    assert found.stands
    assert found.left.document.id == kept["letter"].public_id
    assert found.left.quote.startswith(HELD[:30])
    assert found.right.quote.startswith("those held in the camp")
    assert found.right.laid.before.endswith('wrote that "')


def test_it_marks_where_they_differ(actor: Actor, kept: dict[str, Document]) -> None:
    found = first_passage(actor, kept)
    differing = [
        [stretch.text for stretch in side.laid.stretches if stretch.mark is not Mark.SAME]
        for side in (found.left, found.right)
    ]
    assert any("will die" in words or "die" in words for words in differing[0])
    assert any("died" in words for words in differing[1])


def test_it_leads_through_the_passages_of_the_pair(actor: Actor, kept: dict[str, Document]) -> None:
    first, second = (row.public_id for row in between(kept["letter"], kept["report"]))
    one, other = passage(actor, first), passage(actor, second)
    assert (one.previous, one.next, one.number, one.of) == ("", second, 1, 2)
    assert (other.previous, other.next, other.number, other.of) == (first, "", 2, 2)


def test_it_says_who_had_it_first_and_why_by_the_titles(actor: Actor, kept: dict[str, Document]) -> None:
    row = between(kept["letter"], kept["report"])[0]
    words = f"{RIGHT} has the words in quotation marks, {LEFT} has not."
    id = decided(row, "left", {"name": "quoted", "words": words, "side": "left"})
    found = passage(actor, id)
    assert found.first is First.THIS
    assert [(each.name, each.words, each.side) for each in found.reasons] == [
        (
            "quoted",
            "\u201cA minister is asked\u201d has the words in quotation marks, "
            "\u201cLetter to the minister\u201d has not.",
            "left",
        )
    ]


def test_it_tells_reasons_for_the_verdict_from_those_against_it(
    actor: Actor, kept: dict[str, Document]
) -> None:
    row = between(kept["letter"], kept["report"])[0]
    sides = ("left", "right", "undetermined")
    reasons = [{"name": "quoted", "words": f"{LEFT} and {RIGHT}", "side": side} for side in sides]
    found = passage(actor, decided(row, "left", *reasons))
    assert [each.speaks_against for each in found.reasons] == [False, True, False]
    outside = passage(actor, decided(row, "outside", *reasons))
    assert not any(each.speaks_against for each in outside.reasons)


def test_it_tells_documents_of_one_title_apart(actor: Actor, kept: dict[str, Document]) -> None:
    row = between(kept["letter"], kept["report"])[0]
    kept["report"].details.filter(field="title").update(value="Letter to the minister")
    id = decided(row, "left", {"name": "shortened", "words": f"{RIGHT} has fewer of the words."})
    assert f"({kept['report'].public_id}) has fewer" in passage(actor, id).reasons[0].words


def test_it_has_no_reasons_before_it_is_decided(actor: Actor, kept: dict[str, Document]) -> None:
    found = passage(actor, decided(between(kept["letter"], kept["report"])[0], ""))
    assert (found.first, found.reasons) == (First.OPEN, ())


def test_it_names_whom_both_took_the_words_from(actor: Actor, kept: dict[str, Document]) -> None:
    row = between(kept["letter"], kept["report"])[0]
    found = passage(actor, decided(row, "outside", name="the embassy"))
    assert (found.first, found.outside, found.source) == (First.OUTSIDE, "the embassy", None)


def common(document: Document) -> dict[str, str]:
    return {
        "name": "common origin",
        "words": f"Both took the words from {document.public_id}.",
        "side": "outside",
    }


def test_it_leads_to_the_text_that_both_took_the_words_from(actor: Actor, kept: dict[str, Document]) -> None:
    row = between(kept["letter"], kept["report"])[0]
    found = passage(actor, decided(row, "outside", common(kept["echo"])))
    assert found.source is not None
    assert found.source.id == kept["echo"].public_id
    assert found.reasons[0].words == "Both took the words from \u201cWhat they are bound to\u201d."


def test_it_finds_a_passage_that_does_not_stand_any_more(actor: Actor, kept: dict[str, Document]) -> None:
    Rendition.objects.filter(document=kept["report"]).update(text="A note. Nothing of it is left.")
    found = first_passage(actor, kept)
    assert not found.stands
    assert all(stretch.mark is Mark.SAME for stretch in found.left.laid.stretches)


def test_it_finds_a_passage_of_a_former_text(actor: Actor, kept: dict[str, Document]) -> None:
    row = between(kept["letter"], kept["report"])[0]
    Rendition.objects.create(document=kept["report"], text=row.right.text, extractor="newer", version="2")
    assert not passage(actor, row.public_id).stands


def test_it_refuses_a_passage_that_is_not_there(actor: Actor) -> None:
    with pytest.raises(NoSuchPassage, match="no passage p-00000000.*tumen passages"):
        passage(actor, "p-00000000")


# ---- who may see it ----


@pytest.mark.parametrize("hidden", ["letter", "report"])
def test_a_passage_with_a_hidden_document_is_not_there(
    actor: Actor, kept: dict[str, Document], hidden: str
) -> None:
    rows = between(kept["letter"], kept["report"])
    shown = next(name for name in ("letter", "report") if name != hidden)
    put_apart(actor, kept[hidden].public_id)
    with pytest.raises(NoSuchPassage):
        passage(actor, rows[0].public_id)
    assert kept[hidden].public_id not in [each.other.id for each in shared_with(actor, kept[shown].public_id)]
    assert pairs(actor).total == (1 if hidden == "report" else 0)
    assert not {row.public_id for row in rows} & set(passage_ids(actor))


def test_a_reason_that_names_a_hidden_document_is_left_out(actor: Actor, kept: dict[str, Document]) -> None:
    row = between(kept["letter"], kept["report"])[0]
    id = decided(row, "outside", common(kept["echo"]))
    put_apart(actor, kept["echo"].public_id)
    found = passage(actor, id)
    assert found.source is None
    assert kept["echo"].public_id not in str(found)
    # Traced anew from what is seen, as if the hidden one had never come: nothing of the kept reasons is left.
    assert not {each.name for each in found.reasons} & {"common origin"}
    assert not [each for each in found.reasons if "took the words from" in each.words]
    assert found.first is not First.OUTSIDE


def test_it_shows_nothing_to_a_stranger(actor: Actor, kept: dict[str, Document]) -> None:
    stranger = Actor(name="nobody")
    [row] = between(kept["letter"], kept["echo"])
    for ask in (
        lambda: shared_with(stranger, kept["letter"].public_id),
        lambda: passage(stranger, row.public_id),
        lambda: pairs(stranger),
        lambda: passage_ids(stranger),
    ):
        with pytest.raises(UnknownActor):
            ask()
