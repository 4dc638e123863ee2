"""A claim in the terminal: its words, who says so, and what is not plain about it."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from rich.console import Console

from tumen.claims.models import SourceKind, Status
from tumen.claims.views import ClaimView, SlotView, SourceView
from tumen.cli import claims as printed
from tumen.corroboration.figures import GroupKind
from tumen.record.queries import EventRef
from tumen.vocabulary.codes import ClaimKind, Polarity, Realis, Stance, Unit
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.parties import parties_of
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import SLOTS, Places
from tumen.vocabulary.spans import Quote, Span

TEXT = "The ministry said that more than 500 people were returned. It gave no names."
SENTENCE = Span(0, TEXT.index(" It"))
PASSAGE = Span(TEXT.index("500"), TEXT.index(" were"))
BOUND = Span(TEXT.index("more"), TEXT.index(" people"))


def slot(name: str, value: Any, **more: Any) -> SlotView:
    return SlotView(name, SLOTS[name].label, value, **{"rule": f"{name}.rule", **more})


def claim(*slots: SlotView, **more: Any) -> ClaimView:
    """A claim of one document, with "more than 500" as its quantity unless another is given."""
    quantity = slot("quantity", Quantity(500, None), evidence=BOUND, words=BOUND.of(TEXT))
    named = {one.name: one for one in (quantity, *slots)}
    made = ClaimView(
        id="c-000000000000",
        document_id="d-00000000",
        document_title="A statement",
        publisher="The Wire",
        published=Interval.from_edtf("2023-10-12"),
        rendition_id=1,
        quote=Quote.at(TEXT, PASSAGE),
        sentence=SENTENCE,
        sentence_text=SENTENCE.of(TEXT),
        quote_stands=True,
        status=Status.PROPOSED,
        revision=1,
        slots={name: named[name] for name in SLOTS if name in named},
        told_by=((source("the ministry"), source("activists")),),
        own_voice=False,
        reader="rules 1",
        beside="",
    )
    return replace(made, **more)


def source(name: str) -> SourceView:
    return SourceView("s-00000000", SourceKind.DESCRIBED, name)


def in_full(one: ClaimView, event: EventRef | None = None) -> str:
    """What is printed of a claim, with its line breaks taken out."""
    console = Console(file=io.StringIO(), width=200, markup=False, highlight=False)
    printed.print_claim(console, printed.FullClaim(one, event, (), {}))
    return " ".join(console.file.getvalue().split())  # type: ignore[attr-defined]


class TestWords:
    def test_the_bound_of_a_number_belongs_to_its_words(self) -> None:
        assert printed.cited(claim()) == "“more than 500 people”"

    def test_a_bound_from_elsewhere_does_not(self) -> None:
        away = slot("quantity", Quantity(500, None), evidence=Span(60, 65), inherited=True)
        assert printed.cited(claim(away)) == "“500 people”"
        far = slot("quantity", Quantity(500, None), evidence=Span(4, 12))
        assert printed.cited(claim(far)) == "“500 people”"

    def test_of_a_broken_quote_the_kept_words_are_shown(self) -> None:
        broken = claim(quote=replace(claim().quote, exact="600 people"), quote_stands=False)
        assert printed.cited(broken) == "“600 people”"
        assert "600 people" in printed.sentence_of(broken).plain

    def test_the_words_are_marked_in_their_sentence(self) -> None:
        marked = printed.sentence_of(claim())
        assert marked.plain == SENTENCE.of(TEXT)
        bold = [marked.plain[span.start : span.end] for span in marked.spans if "bold" in str(span.style)]
        assert bold == ["more than 500 people"]

    def test_words_over_two_lines_are_quoted_on_one(self) -> None:
        words = claim().sentence_text.replace("500 people", "500\npeople")
        assert printed.cited(claim(sentence_text=words)) == "“more than 500 people”"


class TestTeller:
    def test_the_nearest_teller_comes_first(self) -> None:
        assert printed.teller(claim()) == "the ministry, citing activists"

    def test_tellers_beside_each_other_are_kept_apart(self) -> None:
        assert printed.teller(claim(told_by=((source("A"),), (source("B"),)))) == "A; B"

    def test_nobody_is_said_to_be_nobody(self) -> None:
        assert printed.teller(claim(told_by=())) == "nobody named"

    def test_a_document_without_a_publisher_goes_by_its_title(self) -> None:
        assert printed.published_in(claim()) == "The Wire, 2023-10-12"
        assert printed.published_in(claim(publisher="", published=None)) == "A statement, no date"


class TestMarks:
    @pytest.mark.parametrize(
        ("slots", "mark"),
        [
            ({"realis": Realis.FEARED}, "feared"),
            ({"realis": Realis.DEMANDED}, "demanded"),
            ({"polarity": Polarity.NEGATED}, "denied"),
            ({"stance": Stance.DOUBTFUL}, "told with doubt"),
            ({"stance": Stance.FIRM}, "told firmly"),
            ({"likelihood": "very likely"}, "“very likely”"),
        ],
    )
    def test_what_is_not_plain_is_marked(self, slots: dict[str, Any], mark: str) -> None:
        assert printed.marks(claim(*(slot(name, value) for name, value in slots.items()))) == [mark]

    def test_a_plain_fact_has_no_mark(self) -> None:
        plain = {"realis": Realis.ASSERTED, "polarity": Polarity.AFFIRMED, "stance": Stance.NEUTRAL}
        assert printed.marks(claim(*(slot(name, value) for name, value in plain.items()))) == []

    def test_a_review_is_marked(self) -> None:
        assert printed.marks(claim(status=Status.REJECTED)) == ["rejected"]

    def test_a_reading_that_waits_beside_a_review_is_marked(self) -> None:
        said = "a newer reading than c-111111111111, not reviewed yet"
        assert printed.marks(claim(beside="c-111111111111")) == [said]


class TestValues:
    @pytest.mark.parametrize(
        ("name", "value", "words"),
        [
            ("quantity", Quantity(500, None), "at least 500"),
            ("quantity", Quantity(600, 600, approximate=True), "about 600"),
            ("unit", Unit.PERSONS, "persons"),
            ("act", "forced repatriation", "forced return"),
            ("act", "other:strike", "strike"),
            ("time", When("9 October", Interval.from_edtf("2023-10-09")), "2023-10-09"),
            ("time", When("last week", None), "last week (unresolved)"),
            ("place", Places(origin="China", destination="North Korea"), "from China to North Korea"),
            ("speakers", (("A", "B"), ("C",)), "A, citing B; C"),
            ("kind", ClaimKind.STATE, "state"),
            ("subjects", parties_of("North Korean escapees", "a guide"), "North Korean escapees; a guide"),
        ],
    )
    def test_every_sort_of_value_has_its_words(self, name: str, value: Any, words: str) -> None:
        assert printed.value_words(name, value) == words


class TestInFull:
    def test_a_slot_shows_its_value_rule_and_words(self) -> None:
        told = in_full(claim(slot("act", "arrest", words="seized")))
        assert "quantity at least 500 “more than 500” quantity.rule" in told
        assert "act arrest “seized” act.rule" in told

    def test_words_from_outside_the_sentence_say_so(self) -> None:
        told = in_full(claim(slot("unit", Unit.CASES, words="cases", inherited=True)))
        assert "“cases” (outside the sentence)" in told

    def test_a_person_s_value_names_the_person_and_what_the_reader_has(self) -> None:
        by_hand = slot(
            "unit", Unit.FAMILIES, rule="", filled_by="A researcher", why="asked", proposed=Unit.PERSONS
        )
        assert "families – A researcher: asked; the reader has persons" in in_full(claim(by_hand))

    def test_the_event_is_named(self) -> None:
        event = EventRef("e-00000000", "500 people returned, 9 October 2023", GroupKind.EVENT)
        assert "event e-00000000 500 people returned, 9 October 2023" in in_full(claim(), event)
        assert "e-00000000" not in in_full(claim())

    def test_a_document_s_own_voice_is_told_from_a_source(self) -> None:
        assert "(the document's own voice)" in in_full(claim(own_voice=True))

    def test_a_broken_quote_is_an_error(self) -> None:
        assert printed.BROKEN in in_full(claim(quote_stands=False))
        assert printed.BROKEN not in in_full(claim())

    def test_nothing_of_a_claim_steers_the_terminal(self) -> None:
        hostile = claim(
            slot("subjects", parties_of("\x1b[2J"), words="\x07"),
            document_title="\x1b]0;t\x07",
            told_by=((source("[red]\x1b[31m"),),),
            sentence_text="\x1b" * len(SENTENCE),
        )
        told = in_full(hostile)
        assert told.isprintable()
        assert "[red]\\x1b[31m" in told
