"""Evidence for the polarity of a figure: told as being so, or as not being so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tumen.reading import modality
from tumen.reading.parsing import text_of
from tumen.reading.telling import ToldFigure
from tumen.reading.weighing.acts import group_of, leaning
from tumen.reading.weighing.choices import choices
from tumen.reading.weighing.evidence import Piece
from tumen.vocabulary.codes import Polarity

#: Words that deny, or that only tell of something left undone or not known.
_WORDS = re.compile(
    r"\b(?:not|n['’]t|never|no|none|nobody|without|nothing|deny|denie[sd]|denying|false|fabrication|fabricated"
    r"|invented|untrue|refut\w+|reject\w*|dismiss\w*|retract\w*|withdr\w+|suspend\w*|halt\w*|stop\w*"
    r"|refuse[sd]?|fail(?:s|ed)?|evidence|correct(?:ion|ed)?|rather\s+than|instead\s+of|cannot|unknown|known"
    r"|seen|heard|identified|found|only)\b",
    re.IGNORECASE,
)
_NEGATED_BEFORE = re.compile(
    r"\b(?:not|never|no\s+longer|rather\s+than|instead\s+of)\s+(?:\w+\s+){0,2}$", re.I
)


def polarity_evidence(told: ToldFigure, before: Sequence[ToldFigure]) -> list[Piece]:
    """A piece for each polarity."""
    return choices(Polarity, [*_signs(told, before)])


def _signs(told: ToldFigure, before: Sequence[ToldFigure]) -> Iterator[str]:
    head, text = told.figure.head, text_of(told.doc)
    value, rule = modality.polarity_of(told.predicate, head, told.quantity)
    act, lean = group_of(str(told.value("act") or "")), leaning(told)
    realis = getattr(told.value("realis"), "value", "")
    yield "any"
    yield f"said={value.value}"
    yield f"said={value.value}:{lean}"
    yield f"rule={rule}"
    yield f"rule={rule}:act={act}"
    yield f"rule={rule}:{lean}"
    yield f"rule={rule}:realis={realis}"
    yield f"realis={realis}"
    yield f"lean={lean}"
    near = told.near
    yield f"verb={near.lemma_.lower()}:{value.value}"
    if _NEGATED_BEFORE.search(text[max(0, told.figure.phrase.start - 40) : told.figure.phrase.start]):
        yield "not-before"
        yield f"not-before:{lean}"
    clause = modality.clause_text(near)
    for word in sorted({found[0].lower() for found in _WORDS.finditer(clause)}):
        yield f"word={word}"
        yield f"word={word}:{value.value}"
    if before and told.sentence.index == before[-1].sentence.index:
        last = before[-1].value("polarity")
        yield f"beside={getattr(last, 'value', '')}:{value.value}"
