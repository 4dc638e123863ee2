"""Evidence that a number counts people or cases of what this record is about."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from tumen.reading.acts.governing import ActFound
from tumen.reading.figures import Figure
from tumen.reading.sentences import Sentence
from tumen.reading.weighing.acts import bucket
from tumen.reading.weighing.choices import choices
from tumen.reading.weighing.evidence import Piece
from tumen.vocabulary.codes import FigureKind


def core_evidence(
    figure: Figure,
    found: ActFound | None,
    near: ActFound | None,
    rule: FigureKind,
    sentence: Sentence,
    doc: Doc,
    *,
    since_people: int | None,
) -> list[Piece]:
    """For and against a core figure; ``rule`` is what the rules of `counting` say of it.

    ``found`` is the act that the tree puts over it, ``near`` the nearest one beside; ``since_people`` how
    many sentences ago the document last told a figure of people.
    """
    signs = list(_signs(figure, found, near, rule, sentence, doc, since_people=since_people))
    return choices((True, False), signs)


def _signs(
    figure: Figure,
    found: ActFound | None,
    near: ActFound | None,
    rule: FigureKind,
    sentence: Sentence,
    doc: Doc,
    *,
    since_people: int | None,
) -> Iterator[str]:
    mention, head = figure.mention, figure.head
    counted = "bare" if figure.is_bare else figure.counted.value
    said = rule.value
    yield "any"
    yield f"rule={said}"
    yield f"rule={said}:counted={counted}"
    yield f"counted={counted}"
    yield f"lean={_lean(figure)}"
    yield f"lean={_lean(figure)}:counted={counted}"
    yield f"number={mention.rule}"
    yield f"number={mention.rule}:counted={counted}"
    yield f"act={found.rule if found else near.rule if near else 'none'}"
    yield f"act={found.rule if found else 'none'}:counted={counted}"
    yield f"role={found.role if found else 'none'}:counted={counted}"
    yield f"code={found.code.partition(':')[0] if found else 'none'}"
    yield f"dep={head.dep_}:counted={counted}"
    yield f"tag={head.tag_}:counted={counted}"
    since = "none" if since_people is None else bucket(since_people, (0, 1, 3, 6, 12))
    yield f"since={since}:counted={counted}"
    yield f"block={sentence.kind.value}"
    yield f"verb={head.head.lemma_.lower()}" if head.head.lemma_.lower() in _VERBS else "verb=other"
    size = mention.quantity.low if mention.quantity.low is not None else mention.quantity.high or 0
    yield f"size={bucket(int(size), (1, 2, 4, 12, 60, 1000))}:counted={counted}"
    if figure.is_bare and figure.token.i + 1 < len(doc):
        yield f"next={doc[figure.token.i + 1].pos_}"
        last = doc[figure.token.i - 1] if figure.token.i else None
        yield f"before={last.lower_ if last is not None and last.pos_ != 'PROPN' else ''}"
    if not figure.is_bare:
        yield f"noun={head.lemma_.lower()}" if head.lemma_.lower() in _NOUNS else "noun=other"


_VERBS = frozenset(
    "be have say tell speak interview meet ask know see give take make include sign write help work "
    "name list talk hear stand sit attend join sign".split()
)
_NOUNS = frozenset(
    "people person man woman child family member relative resident official officer guard other one "
    "witness case incident violation name list report couple mother brother sister friend group".split()
)


def _lean(figure: Figure) -> str:
    mention = figure.mention
    if mention.quantity.low == mention.quantity.high == 0:
        return "none"
    if mention.partitive:
        return "part"
    if mention.definite:
        return "definite"
    return "more" if mention.quantity.additive else "plain"
