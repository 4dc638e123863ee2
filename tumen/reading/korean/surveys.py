"""Numbers of people who were asked: "면담한 54명 가운데 47명이 맞았다고 답했다".

What they tell happened to each at a time of their own. So such a number is a count that has no beginning,
whatever time the sentence gives for the asking.
"""

from __future__ import annotations

import re

from tumen.reading.korean.clauses import Phrase
from tumen.reading.korean.figures import Figure
from tumen.reading.korean.predicates import Predicate
from tumen.reading.korean.scenes import Scene
from tumen.reading.korean.words import Case, Link
from tumen.vocabulary.spans import Span

#: What is done with people to learn what happened to them.
_ASKING = frozenset(
    "면담하다 면접하다 인터뷰하다 조사하다 설문하다 상담하다 만나다 묻다 심층면접하다 심층면담하다".split()
)
#: What people who are asked do.
ANSWERING = frozenset("응답하다 답하다 답변하다 대답하다 진술하다 증언하다".split())
#: What only the people of a survey do: others answer of what others suffered.
_OF_SURVEY = frozenset("응답하다 답하다 답변하다 대답하다".split())


def asked_at(scene: Scene, figure: Figure) -> Span | None:
    """Where the sentence tells that the people counted, or their whole, were asked; None for nowhere."""
    clauses = scene.clauses
    found = [verb for verb in _of_whole(figure) if verb.lemma in _ASKING | ANSWERING]
    if not found:
        found = [p for p in clauses.predicates if p.lemma in _ASKING and _is_of_those(figure, p)]
    if not found and figure.case in (Case.SUBJECT, Case.TOPIC, Case.ALSO):
        found = [p for p in clauses.predicates if _is_answer(figure, p)]
    return clauses.span_of(found[0].first, found[0].last) if found else None


def is_of_asking(scene: Scene, time: Span, asked: Span) -> bool:
    """Whether a time (of the document's text) is when they were asked, and not of what else is told there."""
    end = time.end - scene.offset
    return end <= asked.start and not any(
        end <= scene.clauses.words[p.first].span.start < asked.start for p in scene.clauses.predicates
    )


#: "54명을 면담했으며, 그중 47명이 ..., 12명은 ...".
_OF_THEM = re.compile(r"그 ?중|이 중|가운데|이들 중")


def _is_of_those(figure: Figure, predicate: Predicate) -> bool:
    """Whether the number is one of those who were asked before it in the sentence."""
    clauses, first = figure.clauses, figure.words[0]
    if predicate.last >= first or predicate.quotation != clauses.words[first].quotation:
        return False
    between = clauses.text[clauses.words[predicate.last].span.end : figure.passage.start]
    return figure.whole is not None or figure.is_part or _OF_THEM.search(between) is not None


def _of_whole(figure: Figure) -> list[Predicate]:
    return figure.clauses.describing(figure.whole) if figure.whole is not None else []


def _is_answer(figure: Figure, predicate: Predicate) -> bool:
    """Whether those counted say so of themselves: "47명이 맞았다고 응답했다"."""
    before = figure.clauses.predicates[predicate.index - 1] if predicate.index else None
    return (
        predicate.lemma in _OF_SURVEY
        and before is not None
        and before.link is Link.QUOTING
        and before.quotation == 0
        and figure.words[1] < before.first
        and not any(_answers(figure, phrase, predicate) for phrase in figure.clauses.phrases)
    )


def _answers(figure: Figure, phrase: Phrase, predicate: Predicate) -> bool:
    """Whether somebody else is the subject of the answering: "... 당했다고 주민들이 답했다"."""
    return (
        phrase.case in (Case.SUBJECT, Case.TOPIC)
        and not phrase.first <= figure.words[0] <= phrase.last
        and figure.clauses.governor(phrase) is predicate
    )
