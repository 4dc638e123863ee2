"""Evidence for the realis of a figure: told as a fact, feared, planned, pledged, demanded, supposed,
habitual."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from tumen.reading import modality
from tumen.reading.parsing import text_of
from tumen.reading.telling import ToldFigure
from tumen.reading.weighing.acts import group_of, leaning
from tumen.reading.weighing.choices import choices
from tumen.reading.weighing.evidence import Piece
from tumen.vocabulary.codes import Realis

_FUTURE = re.compile(
    r"\b(?:will|would|could|may|might|should|must|shall|going\s+to|about\s+to|next|tomorrow|soon|if|unless|"
    r"whether|plans?|expect(?:ed|s)?|fear(?:s|ed)?|risk|urge[sd]?|calls?|demand(?:s|ed)?|ask(?:s|ed)?|"
    r"pledge[ds]?|promise[ds]?|usually|often|every|each|always|used\s+to|remaining|before)\b",
    re.IGNORECASE,
)


def realis_evidence(told: ToldFigure, before: Sequence[ToldFigure]) -> list[Piece]:
    """A piece for each realis."""
    return choices(Realis, [*_signs(told, before)])


def _signs(told: ToldFigure, before: Sequence[ToldFigure]) -> Iterator[str]:
    near = told.near
    value, rule = modality.realis_of(told.predicate, near)
    lean = leaning(told)
    yield "any"
    yield f"rule={rule}:{value.value}"
    yield f"value={value.value}"
    yield f"value={value.value}:{lean}"
    yield f"act={group_of(str(told.value('act') or ''))}:{value.value}"
    yield f"weak={told.predicate is None}:{value.value}"
    yield f"block={told.sentence.kind.value}"
    yield f"tag={near.tag_}"
    yield from _of_verbs(near)
    if text_of(told.doc).rstrip().endswith("?"):
        yield "question"
    clause = modality.clause_text(near)
    for match in sorted({found[0].lower() for found in _FUTURE.finditer(clause)}):
        yield f"word={' '.join(match.split())}"
    if before and told.sentence.index - before[-1].sentence.index <= 3:
        last = before[-1].value("realis")
        yield f"last={getattr(last, 'value', '')}:{lean}"
        if told.sentence.index == before[-1].sentence.index:
            yield f"beside={getattr(last, 'value', '')}:{value.value}"
    for other in reversed(before[-8:]):
        if told.says_same_number(other):
            yield f"same={getattr(other.value('realis'), 'value', '')}:{value.value}"
            break


#: Verbs that make what stands under them asked for, promised, planned or feared.
_GOVERNING = frozenset(
    "urge demand call request ask plead implore press insist recommend appeal beg want seek order "
    "pledge promise vow undertake commit offer agree assure plan intend prepare propose decide "
    "threaten fear worry expect warn hope pray need risk face await".split()
)


def _of_verbs(near: Token) -> Iterator[str]:
    """The manner of the nearest verb, the verbs over it, and whether its sentence tells somebody to do it."""
    verb = next(iter(modality.verbs_above(near)), None)
    if verb is not None:
        helping = sorted(child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass"))
        yield f"aux={' '.join(helping)}:{verb.tag_}"
    for token in near.ancestors:
        lemma = token.lemma_.lower()
        if token.pos_ in ("VERB", "NOUN") and lemma in _GOVERNING:
            yield f"over={lemma}"
    root = near.sent.root
    if root.tag_ == "VB" and not any(child.dep_ in ("nsubj", "nsubjpass", "aux") for child in root.children):
        yield "told-to"
