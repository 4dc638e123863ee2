"""Mentions as proposed claims."""

from __future__ import annotations

from tumen.reading.norms import propose_norms
from tumen.reading.sentences import sentences_of
from tumen.reading.sources import Source
from tumen.vocabulary.codes import BlockKind, ClaimSort
from tumen.vocabulary.norms import NormRef
from tumen.vocabulary.slots import SLOTS
from tumen.vocabulary.spans import Span

TEXT = "China is a party to the 1951 Refugee Convention. It must respect Article 33 of the Convention."


def test_each_mention_is_a_claim_with_its_words_and_its_sentence() -> None:
    first, second = propose_norms(Source("a letter", TEXT))
    assert first.passage.of(TEXT) == "1951 Refugee Convention"
    assert first.sentence.of(TEXT) == "China is a party to the 1951 Refugee Convention."
    assert second.passage.of(TEXT) == "Article 33 of the Convention"
    assert second.sentence.of(TEXT) == "It must respect Article 33 of the Convention."


def test_a_claim_has_its_sort_and_its_norm() -> None:
    _, claim = propose_norms(Source("a letter", TEXT))
    assert set(claim.slots) == {"sort", "norm"}
    assert claim.value("sort") is ClaimSort.NORM
    assert claim.value("norm") == NormRef("refugee-convention", "33")


def test_every_slot_can_be_kept() -> None:
    for claim in propose_norms(Source("a letter", TEXT)):
        for name, slot in claim.slots.items():
            assert SLOTS[name].from_json(SLOTS[name].to_json(slot.value)) == slot.value


def test_a_short_mention_rests_on_the_words_that_it_points_back_to() -> None:
    first, second = propose_norms(Source("a letter", TEXT))
    assert first.slots["norm"].evidence == first.passage
    assert not first.slots["norm"].inherited
    assert second.slots["norm"].evidence == first.passage
    assert second.slots["norm"].inherited


def test_what_stands_in_the_same_sentence_is_not_inherited() -> None:
    text = "It joined the Convention against Torture, whose Article 3 is absolute."
    _, article = propose_norms(Source("a letter", text))
    assert article.value("norm") == NormRef("cat", "3")
    assert not article.slots["norm"].inherited


def test_a_mention_outside_the_sentences_is_no_claim() -> None:
    text = "Refugee Convention | Home | About\n\nIt joined the Convention against Torture."
    split = text.index("\n\n")
    blocks = (
        (BlockKind.BOILERPLATE, Span(0, split)),
        (BlockKind.PARAGRAPH, Span(split + 2, len(text))),
    )
    (claim,) = propose_norms(Source("a page", text, blocks))
    assert claim.value("norm") == NormRef("cat")


def test_sentences_cut_before_are_used() -> None:
    source = Source("a letter", TEXT)
    assert propose_norms(source, sentences_of(source)) == propose_norms(source)
    assert propose_norms(source, sentences_of(source)[:1]) == propose_norms(source)[:1]
    assert propose_norms(source, []) == []


def test_a_text_in_another_language_is_not_read() -> None:
    assert propose_norms(Source("a letter", TEXT, language="ko")) == []


def test_a_text_without_norms_proposes_nothing() -> None:
    assert propose_norms(Source("a note", "Police arrested 40 women in Yanji.")) == []
