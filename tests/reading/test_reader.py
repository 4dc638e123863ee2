"""The main path: documents in, proposed claims out, each of them cited."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reading.cast import blocks, read_each, read_text, slots_of, source
from tumen.reading import Source, read, version
from tumen.reading.reader import DOCUMENTS_AT_ONCE, prepare
from tumen.vocabulary.codes import BlockKind, ClaimSort, FigureKind
from tumen.vocabulary.slots import SLOTS, ProposedClaim
from tumen.vocabulary.spans import Quote

REPORT = """Forty-three women deported from Tumen

China deported 43 North Korean women on 3 March, the Willow Bridge Centre said on Thursday. \
“Nine of them had children in Yanji,” said Kang Do-yun, its director. \
“None of the nine was allowed to call home.”

The women, aged 19 to 52, had spent more than 14 months in 2 cells. Another 60 detainees face deportation, \
and up to 2,600 are believed to be held in the three provinces.

The centre, which has documented 8,340 cases of forced return since 1998, urged China to free the 60. \
The 1951 Convention forbids such returns. A thousand thanks are due to the priest who kept the list.
"""


def check(text: str, claims: list[ProposedClaim]) -> None:
    """What must hold of every proposal: passages and evidence lie in the text, and values can be kept."""
    for claim in claims:
        assert 0 <= claim.passage.start < claim.passage.end <= len(text)
        assert claim.sentence.covers(claim.passage)
        assert claim.sentence.end <= len(text)
        assert Quote.at(text, claim.passage).stands_in(text)
        assert claim.value("sort") is not None
        is_number = claim.value("sort") in (ClaimSort.FIGURE, ClaimSort.NUMBER)
        assert is_number is (claim.value("figure_kind") is not None)
        assert is_number is (claim.value("quantity") is not None)
        for name, slot in claim.slots.items():
            assert slot.rule, name
            assert slot.evidence is None or (0 <= slot.evidence.start <= slot.evidence.end <= len(text)), name
            assert SLOTS[name].from_json(SLOTS[name].to_json(slot.value)) == slot.value, name
    assert [claim.passage.start for claim in claims] == sorted(claim.passage.start for claim in claims)


def test_it_proposes_every_figure_of_a_report() -> None:
    assert read_text(REPORT).figures == [
        "Forty-three women",
        "43 North Korean women",
        "Nine of them",
        "None of the nine",
        "nine",
        "60 detainees",
        "2,600",
        "8,340 cases",
        "60",
    ]


def test_it_keeps_what_counts_no_people_with_its_kind() -> None:
    kinds = read_text(REPORT).kinds()
    aside = {
        words.removesuffix(" thanks"): kind for words, kind in kinds.items() if kind is not FigureKind.CORE
    }
    assert aside == {
        "19 to 52": FigureKind.AGE,
        "14": FigureKind.DURATION,
        "2 cells": FigureKind.SMALL,
        "three provinces": FigureKind.SMALL,
        "A thousand": FigureKind.RHETORICAL,
    }
    assert not any("1951" in words or "1998" in words for words in kinds)


def test_every_figure_lies_in_the_text_with_its_evidence() -> None:
    check(REPORT, list(read_text(REPORT).claims))


@pytest.mark.parametrize(
    "name", ["figure_kind", "quantity", "unit", "act", "realis", "polarity", "stance", "kind"]
)
def test_every_core_figure_has_the_slots_that_are_never_empty(name: str) -> None:
    assert [claim for claim in read_text(REPORT).core if name not in claim.slots] == []


def test_every_slot_it_fills_is_a_slot_of_the_vocabulary() -> None:
    assert {name for name, _ in slots_of(read_text(REPORT).claims)} <= set(SLOTS)


def test_reading_twice_gives_the_same() -> None:
    (first,) = read([source(REPORT)])
    (second,) = read([source(REPORT)])
    assert first == second


def test_what_stands_before_a_document_does_not_change_its_reading() -> None:
    other = source("Police arrested 12 men. Five of them died.", key="other")
    (alone,) = read([source(REPORT)])
    _, together = read([other, source(REPORT)])
    assert together == alone


def test_a_text_moved_down_is_read_alike() -> None:
    before = "Bridge Notes\n\n"
    moved = read_text(before + REPORT).core
    assert [claim.passage.shifted(-0).start - len(before) for claim in moved] == [
        claim.passage.start for claim in read_text(REPORT).core
    ]


def test_it_gives_back_every_document_in_order_under_its_own_key() -> None:
    keys = [f"d{number}" for number in range(DOCUMENTS_AT_ONCE + 3)]
    told = read([source(f"Police arrested {number} women.", key=key) for number, key in enumerate(keys, 12)])
    assert [(key, [claim.value("quantity").low for claim in claims]) for key, claims in told] == [
        (key, [float(number)]) for number, key in enumerate(keys, 12)
    ]


def test_it_reads_an_archive_a_group_at_a_time() -> None:
    taken = 0

    def archive() -> Iterator[Source]:
        nonlocal taken
        for number in range(10 * DOCUMENTS_AT_ONCE):
            taken += 1
            yield source("Police arrested 12 women.", key=str(number))

    next(read(archive()))
    assert taken == DOCUMENTS_AT_ONCE


def test_it_parses_only_the_sentences_that_can_carry_a_claim() -> None:
    text = "The road is long. Police arrested 12 women. The river froze. She was 31 years old."
    assert prepare(source(text)).to_parse == [1]


def test_a_document_that_can_hold_no_claim_is_not_parsed_at_all() -> None:
    prepared = prepare(source("The road along the river is narrow. The weather was mild on Sunday."))
    assert (prepared.to_parse, prepared.quotations) == ([], [])


@pytest.mark.parametrize("text", ["", " \n\n ", "12", "No.", "“", "None", "\ufeff", "여성 43명이 송환됐다."])
def test_it_reads_next_to_nothing(text: str) -> None:
    check(text, list(read_text(text).claims))


def test_it_proposes_nothing_from_menus_letterheads_and_signatures() -> None:
    text = "12 refugees follow us\n\nPolice arrested 40 refugees.\n\n90 refugees, chair"
    given = source(text, blocks=blocks(text, BlockKind.BOILERPLATE, BlockKind.PARAGRAPH, BlockKind.SIGNATURE))
    ((_, claims),) = read([given])
    assert [claim.passage.of(text) for claim in claims] == ["40 refugees"]


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("Police arrested 12 women on 3 March 2024.", "2024-03-03"),
        ("Police arrested 12 women in May 2021.", "2021-05"),
        ("Police arrested 12 women on Tuesday.", "2024-03-12"),
        ("Police arrested 12 women last week.", "2024-03-04/2024-03-10"),
        ("Police arrested 12 women yesterday.", "2024-03-13"),
        ("Some 12 women are held in the camp.", "2024-03-14"),
        ("Between 2017 and 2019 police arrested 412 women.", "2017-01-01/2019-12-31"),
    ],
)
def test_it_dates_a_figure_by_the_documents_date(sentence: str, time: str) -> None:
    assert str(read_text(sentence).figure().value("time")) == time


def test_a_relative_time_in_an_undated_document_stays_unresolved() -> None:
    when = read_text("Police arrested 12 women last week.", published=None).figure().value("time")
    assert when is not None
    assert when.is_unresolved
    assert when.text == "last week"


def test_a_date_given_later_resolves_it() -> None:
    text = "Police arrested 12 women last month."
    assert str(read_text(text, published="2023-07-02").figure().value("time")) == "2023-06"


def test_a_date_in_full_needs_no_date_of_its_document() -> None:
    when = read_text("Police arrested 12 women on 3 March 2024.", published=None).figure().value("time")
    assert str(when) == "2024-03-03"


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("China deported 12 women to North Korea.", "from China to North Korea"),
        ("Police arrested 12 women in Yanji.", "at Yanji"),
        ("More than 12 North Koreans sent back from China, group says", "from China"),
        ("Chinese police deported 12 women.", "from China"),
    ],
)
def test_it_places_a_figure(sentence: str, place: str) -> None:
    assert str(read_text(sentence).figure().value("place")) == place


def test_it_names_its_rules_and_its_model() -> None:
    assert version().startswith("rules ")


def test_it_finds_the_figures_of_a_report_without_the_model() -> None:
    with_model, without = read_text(REPORT), read_text(REPORT, without_model=True)
    check(REPORT, list(without.claims))
    assert {"43 North Korean women", "2,600", "8,340 cases"} <= set(without.figures)
    assert len(set(with_model.figures) & set(without.figures)) >= 6


def test_each_text_of_a_batch_is_read_as_if_alone() -> None:
    texts = ["Police arrested 12 women.", "Nine of them died.", "China deported 40 men."]
    assert {text: reading.claims for text, reading in read_each(texts).items()} == {
        text: read_text(text).claims for text in texts
    }


FRAMES = {
    "China deported {} {} on 3 March.": {"act": "forced repatriation", "time": "2024-03-03"},
    "Last year {} {} were sent back to North Korea.": {"act": "forced repatriation", "time": "2023"},
    "In Tumen {} {} are being held in a camp.": {"act": "detention", "time": "2024-03-14"},
    "Ro Eun-sil fears that {} {} could be executed.": {"act": "killing"},
    "Police have arrested {} {} since January.": {"act": "arrest", "time": "2024-01-01/2024-03-14"},
    "That night the guards beat {} {}.": {"act": "torture"},
}
NUMBERS = ("40", "forty", "about 40", "at least 40", "another 40", "up to 1,204", "between 20 and 40")
NOUNS = ("women", "North Korean escapees", "detainees", "people", "Uyghurs", "asylum seekers")


@pytest.mark.parametrize("frame", FRAMES)
def test_a_figure_is_read_alike_whatever_its_number_and_its_noun(frame: str) -> None:
    texts = [frame.format(number, noun) for number in NUMBERS for noun in NOUNS]
    for text, reading in read_each(texts).items():
        claim = reading.figure()
        expected = FRAMES[frame]
        assert {name: str(claim.value(name)) for name in expected} == expected, text
        assert claim.passage.of(text).endswith(NOUNS), text


fragments = st.sampled_from(
    [
        "43 women",
        "nine of them",
        "both",
        "no one",
        "none of the 43",
        "were deported",
        "arrested",
        "said",
        "Kang Do-yun",
    ]
    + [
        "according to",
        "“",
        "”",
        "‘",
        "\n",
        "\n\n",
        ". ",
        ", ",
        "on Monday",
        "last week",
        "in 2021",
        "1.",
        "Q: ",
        "SEOUL — ",
    ]
    + [
        "hundreds",
        "a third of",
        "up to",
        "2,600",
        "aged",
        "years",
        "could be",
        "if",
        "\u200b",
        "\u202e",
        "🚌",
        "여성",
        "\x00",
        "\r",
    ]
)
texts = st.lists(fragments, max_size=24).map(" ".join) | st.text(max_size=120)
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@settings(patient, max_examples=60)
@given(texts, st.sampled_from(["2024-03-14", None]))
def test_any_text_is_read_without_the_model_and_cited_inside_itself(text: str, published: str | None) -> None:
    ((_, claims),) = read([source(text, published=published)], without_model=True)
    check(text, claims)


@settings(patient, max_examples=40)
@given(texts, st.sampled_from(["2024-03-14", None]))
def test_any_text_is_read_and_cited_inside_itself(text: str, published: str | None) -> None:
    ((_, claims),) = read([source(text, published=published)])
    check(text, claims)


@settings(patient, max_examples=25)
@given(texts)
def test_any_text_is_read_alike_every_time(text: str) -> None:
    assert list(read([source(text)])) == list(read([source(text)]))
