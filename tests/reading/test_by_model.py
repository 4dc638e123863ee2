"""What a language model proposes: believed where words, numbers and codes stand up, dropped and counted where
they do not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.cast import source
from tumen.reading import by_model
from tumen.reading.by_model import Course, key_of, propose_by_model, request, sentences_to_ask
from tumen.vocabulary.codes import ClaimSort, Polarity, Realis
from tumen.vocabulary.slots import ProposedClaim

SENTENCE = "The Willow Centre said that police sent back more than 500 women on 9 October 2023."
TEXT = f"{SENTENCE} They had been held in Tumen."


def told(**changed: str) -> dict[str, Any]:
    """What a truthful model says of the sentence, but for what is changed."""
    return {
        "act_words": "sent back",
        "act": "forced repatriation",
        "who_words": "500 women",
        "number_words": "500",
        "by_words": "police",
        "says_words": "The Willow Centre",
        "time_words": "on 9 October 2023",
        "realis": "asserted",
        "polarity": "affirmed",
    } | changed


def read(answer: object, text: str = TEXT) -> tuple[list[ProposedClaim], Course]:
    """The claims from one answer to the first sentence; nothing is said of the others."""
    given_source, course = source(text), Course()
    sentences = sentences_to_ask(given_source)[:1]
    said = answer if isinstance(answer, str) else json.dumps({"claims": answer})
    return propose_by_model(given_source, sentences, lambda _: said, course), course


def test_a_truthful_answer_becomes_a_claim_with_its_words() -> None:
    ((claim,), course) = read([told()])
    assert claim.passage.of(TEXT) == "500 women"
    assert claim.value("sort") is ClaimSort.FIGURE
    assert claim.value("act") == "forced repatriation"
    assert claim.value("speakers") == (("The Willow Centre",),)
    assert [party.words for party in claim.value("perpetrators")] == ["police"]
    assert str(claim.value("time")) == "2023-10-09"
    assert (course.asked, course.believed, course.dropped) == (1, 1, {})


def test_a_number_is_what_our_grammar_makes_of_its_place() -> None:
    ((claim,), _) = read([told()])
    quantity = claim.value("quantity")
    assert (quantity.low, quantity.high) == (500, None), (
        "“more than” stands before it, whatever the model says"
    )


def test_every_slot_cites_words_of_the_sentence() -> None:
    ((claim,), _) = read([told()])
    for name, slot in claim.slots.items():
        assert slot.evidence is not None, name
        assert claim.sentence.covers(slot.evidence), name


def test_an_act_without_a_number_is_an_act() -> None:
    ((claim,), _) = read([told(number_words="", who_words="women")])
    assert claim.value("sort") is ClaimSort.ACT
    assert claim.passage.of(TEXT) == "sent back"
    assert claim.value("quantity") is None


def test_fear_and_denial_are_kept() -> None:
    ((claim,), _) = read([told(realis="feared", polarity="negated")])
    assert (claim.value("realis"), claim.value("polarity")) == (Realis.FEARED, Polarity.NEGATED)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"act_words": "deported"}, "words that are not in the sentence"),
        ({"who_words": "500 Women"}, "words that are not in the sentence"),
        ({"says_words": "Willow Center"}, "words that are not in the sentence"),
        ({"time_words": "in October"}, "words that are not in the sentence"),
        ({"by_words": "held in Tumen"}, "words that are not in the sentence"),
        ({"act_words": ""}, "words that are not in the sentence"),
        ({"act_words": " "}, "words that are not in the sentence"),
        ({"number_words": "women"}, "a number that is none"),
        ({"number_words": "police", "who_words": ""}, "a number that is none"),
        ({"act": "abandonment"}, "an act outside the vocabulary"),
    ],
)
def test_what_does_not_stand_up_is_dropped_and_counted(changed: dict[str, str], why: str) -> None:
    claims, course = read([told(**changed)])
    assert claims == []
    assert course.dropped == {why: 1}


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "I cannot help with that.",
        "{",
        "[]",
        "null",
        '{"claims": 3}',
        '{"claims": [{"act": "arrest"}]}',
        json.dumps({"claims": [told(extra="x")]}),
        json.dumps({"claims": [told(realis="rumoured")]}),
        "\x00",
    ],
)
def test_an_answer_that_is_no_answer_is_dropped(answer: str) -> None:
    claims, course = read(answer)
    assert claims == []
    assert course.dropped == {"not in the form asked for": 1}


def test_an_answer_in_a_fence_is_read() -> None:
    ((claim,), _) = read("```json\n" + json.dumps({"claims": [told()]}) + "\n```")
    assert claim.value("act") == "forced repatriation"


def test_one_true_claim_is_kept_beside_a_lie() -> None:
    claims, course = read([told(act_words="shot"), told()])
    assert (len(claims), course.believed) == (1, 1)
    assert course.dropped.total() == 1


def test_a_model_that_repeats_itself_is_cut_off() -> None:
    claims, _ = read([told()] * 500)
    assert len(claims) == by_model.MOST_CLAIMS


def test_a_relative_time_is_resolved_by_the_documents_date() -> None:
    text = "Police sent back 500 women last month."
    ((claim,), _) = read([told(says_words="", by_words="Police", time_words="last month")], text)
    assert str(claim.value("time")) == "2024-02"


def test_a_time_that_our_grammar_does_not_know_stays_open() -> None:
    text = "Police sent back 500 women before the harvest."
    ((claim,), _) = read([told(says_words="", by_words="Police", time_words="before the harvest")], text)
    assert claim.value("time").is_unresolved
    assert claim.value("time").text == "before the harvest"


def test_only_sentences_that_can_carry_a_claim_are_asked_about() -> None:
    text = f"The weather was mild. {SENTENCE} The hills were green."
    assert [sentence.of(text) for sentence in sentences_to_ask(source(text))] == [SENTENCE]


def test_a_document_in_another_language_is_not_asked_about() -> None:
    assert sentences_to_ask(source("Cincuenta mujeres, 50, fueron devueltas.", language="es")) == []


def test_the_request_asks_for_a_form_and_leaves_no_chance() -> None:
    body = request("a-model", SENTENCE)
    assert body["temperature"] == 0
    assert body["response_format"]["json_schema"]["strict"] is True
    assert body["messages"][-1] == {"role": "user", "content": SENTENCE}


def test_an_answer_is_remembered_by_model_and_sentence() -> None:
    keys = {key_of("a", SENTENCE), key_of("b", SENTENCE), key_of("a", TEXT)}
    assert len(keys) == 3
    assert key_of("a", SENTENCE) == key_of("a", SENTENCE)


words = (
    st.sampled_from(["sent back", "500 women", "500", "police", "deported", "", " ", "\x00", "여성"])
    | st.text()
)


@given(
    st.lists(
        st.fixed_dictionaries(
            {"act_words": words, "act": st.sampled_from(["arrest", "death", "x"]), "who_words": words,
             "number_words": words, "by_words": words, "says_words": words, "time_words": words}
        ),
        max_size=4,
    )
)  # fmt: skip
def test_whatever_a_model_says_only_words_of_the_sentence_are_cited(answers: list[dict[str, str]]) -> None:
    claims, course = read(answers)
    assert course.believed == len(claims)
    for claim in claims:
        assert claim.sentence.covers(claim.passage)
        assert all(claim.sentence.covers(slot.evidence) for slot in claim.slots.values() if slot.evidence)
