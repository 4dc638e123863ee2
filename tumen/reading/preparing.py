"""Before the parse: a document's sentences, numbers and times, and which sentences need a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc

from tumen.reading.acts.lexicon import tells_an_act
from tumen.reading.asking.sieving import may_ask
from tumen.reading.cast.nouns import kind_of_noun
from tumen.reading.figures import is_year
from tumen.reading.interviews import interview_of
from tumen.reading.numbers import NumberMention, find_numbers
from tumen.reading.quotations import Quotation, quotations_of
from tumen.reading.replying.sieving import may_answer
from tumen.reading.sentences import Sentence, blocks_of, sentences_of
from tumen.reading.sources import Source
from tumen.reading.speech import CUE
from tumen.reading.times import TimeExpression, find_times
from tumen.reading.turns import Turn, turns_of
from tumen.vocabulary.codes import BlockKind


@dataclass(slots=True)
class Prepared:
    """A document before the parse: its sentences, numbers and times, and which sentences need a tree."""

    source: Source
    sentences: list[Sentence]
    quotations: list[Quotation]
    times: list[TimeExpression]
    numbers: dict[int, list[NumberMention]]  #: by sentence; spans count from the sentence's beginning
    to_parse: list[int]
    turns: dict[int, Turn] = field(default_factory=dict)  #: who speaks by the layout, by block
    parsed: dict[int, Doc] = field(default_factory=dict)


def prepare(source: Source) -> Prepared:
    """Cut the text, find numbers and times, and choose the sentences to parse: those that can carry a
    claim."""
    text = source.text
    blocks = blocks_of(source)
    turns = (turns_of(text, blocks) or interview_of(text, blocks)) if source.language == "en" else {}
    spoken = {block: turn.words for block, turn in turns.items()}
    sentences = sentences_of(source, spoken) if source.language == "en" else []  # Korean has its own
    times = find_times(text) if sentences else []
    numbers: dict[int, list[NumberMention]] = {}
    for sentence in sentences:
        if sentence.kind is BlockKind.TABLE_ROW:
            continue
        found = find_numbers(sentence.of(text))
        kept = [
            mention
            for mention in found
            if not _is_date(mention, sentence, times) and not is_year(sentence.of(text), mention)
        ]
        if kept:
            numbers[sentence.index] = kept
    wanted = {
        index for index, mentions in numbers.items() if any(mention.settled is None for mention in mentions)
    }
    wanted |= {
        sentence.index
        for sentence in sentences
        if sentence.kind is not BlockKind.TABLE_ROW and tells_an_act(sentence.of(text))
    }
    wanted |= {*may_ask(sentences, text), *may_answer(source, sentences, turns)}
    quotations = quotations_of(text, blocks_of(source)) if sentences else []
    quoted = {each.block for each in quotations if each.is_speech(text)}
    if wanted or quoted:
        wanted |= {
            sentence.index
            for sentence in sentences
            if sentence.kind is not BlockKind.TABLE_ROW
            and (sentence.block in quoted or _names_a_speaker(sentence.of(text)))
        }
    wanted |= {index - 1 for index in wanted if _points_back(sentences, index, text)}
    return Prepared(
        source,
        sentences,
        quotations,
        times,
        numbers,
        sorted(wanted),
        turns,
    )


def _names_a_speaker(sentence: str) -> bool:
    return CUE.search(sentence) is not None


#: "The group said": whom the sentence before describes.
_AGAIN = re.compile(r"\W*(?:The|This|That)\s+(?P<noun>[a-z]+)\s")


def _points_back(sentences: list[Sentence], index: int, text: str) -> bool:
    """Whether a sentence opens with somebody whom the sentence before describes by the same noun."""
    if not index or sentences[index - 1].block != sentences[index].block:
        return False
    again = _AGAIN.match(text, sentences[index].span.start, sentences[index].span.end)
    if again is None or kind_of_noun(again["noun"]) is None:
        return False
    return again["noun"] in sentences[index - 1].of(text).split()


def _is_date(mention: NumberMention, sentence: Sentence, times: list[TimeExpression]) -> bool:
    """Whether the number's words belong to a time expression; a duration's number is kept, with its kind."""
    core = mention.core.shifted(sentence.span.start)
    return any(
        time.span.overlaps(core)
        and (time.kind != "span" or time.span.covers(core))
        and time.kind not in ("duration", "age")
        and time.rule != "within"
        for time in times
    )
