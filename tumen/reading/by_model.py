"""What a language model proposes, believed only where Tumen's own grammars agree (optional, off by default).

The model is asked one sentence at a time for what is done to people in it, in a fixed form. Every stretch of
words that it gives must stand in the sentence, letter by letter; a number is what our grammar makes of its
words, a time what our grammar and the document's date make of it; acts, realis and polarity are the
vocabulary's. What fails is dropped and counted. The caller brings the transport and the cache.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tumen.reading.numbers import NumberMention, find_numbers
from tumen.reading.preparing import prepare
from tumen.reading.sentences import Sentence
from tumen.reading.sources import Source
from tumen.reading.times import find_times, resolve
from tumen.vocabulary.acts import acts
from tumen.vocabulary.codes import ClaimSort, FigureKind, Polarity, Realis, Stance, Unit
from tumen.vocabulary.dates import When
from tumen.vocabulary.parties import parties_of
from tumen.vocabulary.slots import ProposedClaim, Slot
from tumen.vocabulary.spans import Span

#: Counted up whenever the instructions or the form change, so that answers to the old ones are not used.
INSTRUCTIONS = 1
#: Claims taken from one answer at most; a model that repeats itself gives more.
MOST_CLAIMS = 12
#: Code points of a sentence that is asked about; longer ones are lists and tables.
LONGEST = 1_200
_RULE = "model.words"


class Told(BaseModel):
    """One thing that the model says a sentence tells."""

    model_config = ConfigDict(extra="forbid")

    act_words: str = Field(description="The exact words that say what was done.")
    act: str = Field(description="What was done, one of the acts.")
    who_words: str = Field("", description="The exact words for whom it was done to, with their number.")
    number_words: str = Field("", description="The exact words of how many, empty if no number is told.")
    by_words: str = Field("", description="The exact words for who did it.")
    says_words: str = Field("", description="The exact words for who says so, empty if nobody is named.")
    time_words: str = Field("", description="The exact words for when it was.")
    realis: Literal["asserted", "feared", "planned", "pledged", "demanded", "hypothetical", "habitual"] = (
        "asserted"
    )
    polarity: Literal["affirmed", "negated"] = "affirmed"


class Answer(BaseModel):
    """The form of an answer."""

    model_config = ConfigDict(extra="forbid")

    claims: list[Told]


@dataclass(slots=True)
class Course:
    """What became of the questions about one document, as counts."""

    asked: int = 0
    believed: int = 0
    dropped: Counter[str] = field(default_factory=Counter)  #: by why


def request(model: str, sentence: str) -> dict[str, Any]:
    """The body of a request to an OpenAI-compatible ``/chat/completions``."""
    return {
        "model": model,
        "temperature": 0,
        "messages": [
            {"role": "system", "content": _instructions()},
            {"role": "user", "content": sentence},
        ],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "claims", "strict": True, "schema": Answer.model_json_schema()},
        },
    }


def _instructions() -> str:
    named = ", ".join(acts())
    return (
        "You mark what a sentence of a human-rights report tells was done to people. Answer with JSON alone, "
        "in the given form. Copy words from the sentence exactly, letter by letter; never change, shorten or "
        f"add one. For the act choose one of: {named}. Where the sentence tells nothing done to people, give "
        "no claims."
    )


def key_of(model: str, sentence: str) -> str:
    """The key under which an answer is remembered: model, instructions and sentence."""
    return hashlib.sha256(f"{INSTRUCTIONS}\n{model}\n{sentence}".encode()).hexdigest()


def sentences_to_ask(source: Source) -> list[Sentence]:
    """The sentences worth asking about: those that the rules parse, too."""
    prepared = prepare(source)
    wanted = set(prepared.to_parse)
    return [
        sentence
        for sentence in prepared.sentences
        if sentence.index in wanted and len(sentence.span) <= LONGEST
    ]


def propose_by_model(
    source: Source, sentences: list[Sentence], answers: Callable[[str], str], course: Course
) -> list[ProposedClaim]:
    """Claims from the model's ``answers`` about ``sentences``; each answer is text, for a sentence's text."""
    claims: list[ProposedClaim] = []
    for sentence in sentences:
        words = sentence.of(source.text)
        course.asked += 1
        for told in _told(answers(words), course):
            claim = _claim(source, sentence, told, course)
            if claim is not None:
                claims.append(claim)
                course.believed += 1
    return sorted(claims, key=lambda claim: (claim.passage.start, claim.passage.end))


def _told(answer: str, course: Course) -> list[Told]:
    try:
        return Answer.model_validate_json(_without_fence(answer)).claims[:MOST_CLAIMS]
    except (ValidationError, json.JSONDecodeError):
        course.dropped["not in the form asked for"] += 1
        return []


def _without_fence(answer: str) -> str:
    """An answer without the Markdown fence that some models put around JSON."""
    text = answer.strip()
    if text.startswith("```") and text.endswith("```"):
        text = text.removeprefix("```json").removeprefix("```").removesuffix("```")
    return text


def _claim(source: Source, sentence: Sentence, told: Told, course: Course) -> ProposedClaim | None:
    spans = {name: _span(sentence, source.text, getattr(told, name)) for name in _WORDS}
    missing = [name for name in _WORDS if getattr(told, name) and spans[name] is None]
    if missing or spans["act_words"] is None:
        course.dropped["words that are not in the sentence"] += 1
        return None
    if told.act not in acts():
        course.dropped["an act outside the vocabulary"] += 1
        return None
    slots = dict(_slots(source, told, spans))
    number = spans["number_words"]
    if number is None:
        slots["sort"] = Slot(ClaimSort.ACT, _RULE, spans["act_words"])
        return ProposedClaim(spans["act_words"], sentence.span, slots)
    mention = _number_at(source.text, sentence, number)
    if mention is None:
        course.dropped["a number that is none"] += 1
        return None
    offset, who = sentence.span.start, spans["who_words"]
    passage = who if who is not None and who.covers(number) else number
    slots |= {
        "sort": Slot(ClaimSort.FIGURE, _RULE, passage),
        "figure_kind": Slot(FigureKind.CORE, _RULE, passage),
        "quantity": Slot(mention.quantity, mention.rule, mention.span.shifted(offset)),
        "unit": Slot(Unit.PERSONS, _RULE, passage),
    }
    return ProposedClaim(passage, sentence.span, slots)


def _number_at(text: str, sentence: Sentence, words: Span) -> NumberMention | None:
    """The number that our grammar finds at these words, with the bounds that the sentence sets it."""
    found = find_numbers(sentence.of(text))
    here = [each for each in found if each.core.shifted(sentence.span.start).overlaps(words)]
    return here[0] if len(here) == 1 else None


_WORDS = ("act_words", "who_words", "number_words", "by_words", "says_words", "time_words")


def _span(sentence: Sentence, text: str, words: str) -> Span | None:
    """Where the words stand in the sentence, letter by letter; None where they do not, or are only space."""
    words = words.strip()
    start = text.find(words, sentence.span.start, sentence.span.end) if words else -1
    return Span(start, start + len(words)) if start >= 0 else None


def _slots(source: Source, told: Told, spans: dict[str, Span | None]) -> Iterator[tuple[str, Slot]]:
    act, who, by, says, time = (
        spans[name] for name in ("act_words", "who_words", "by_words", "says_words", "time_words")
    )
    yield "act", Slot(told.act, _RULE, act)
    yield "realis", Slot(Realis(told.realis), _RULE, act)
    yield "polarity", Slot(Polarity(told.polarity), _RULE, act)
    if who is not None:
        yield "subjects", Slot(parties_of(who.of(source.text)), _RULE, who)
    if by is not None:
        yield "perpetrators", Slot(parties_of(by.of(source.text)), _RULE, by)
    if says is not None:
        yield "speakers", Slot(((says.of(source.text),),), _RULE, says)
        yield "stance", Slot(Stance.NEUTRAL, _RULE, says)
    if time is not None:
        words = time.of(source.text)
        found = find_times(words)
        interval = resolve(found[0], published=source.published) if len(found) == 1 else None
        yield "time", Slot(When(words, interval), _RULE, time)
