"""Evidence that a number counts people or cases of what this record is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from spacy.tokens import Doc, Token

from tumen.reading.acts.governing import ActFound
from tumen.reading.counting import is_asked, is_perpetrator, is_teller
from tumen.reading.figures import Figure
from tumen.reading.parsing import text_of
from tumen.reading.sentences import Sentence
from tumen.reading.speech import VERBS
from tumen.reading.weighing.acts import bucket
from tumen.reading.weighing.choices import choices
from tumen.reading.weighing.evidence import Piece
from tumen.vocabulary.codes import FigureKind
from tumen.vocabulary.people import Counted, counted


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a number stands: its act, what the rules of `counting` say, and what was told around it.

    ``found`` is the act that the tree puts over it, ``near`` the nearest one beside; ``since_people`` how
    many sentences ago the document last told a figure of people; ``last`` is the number told before it, with
    whether it was taken for a core figure; ``again`` what the same number counts elsewhere.
    """

    sentence: Sentence
    doc: Doc
    found: ActFound | None
    near: ActFound | None
    rule: FigureKind
    since_people: int | None
    last: Last | None = None
    again: str = ""


class Last(NamedTuple):
    """The number told before: in which sentence, whether a core figure, and what noun it counts."""

    sentence: int
    is_core: bool
    figure: Figure
    noun: str  #: what its noun counts; for a number without a noun what the one before it counts

    @classmethod
    def after(cls, last: Last | None, sentence: int, figure: Figure, *, is_core: bool) -> Last | None:
        """The number that the next one follows; ages and durations are passed over."""
        if figure.mention.settled not in (None, FigureKind.SMALL):
            return last
        if not figure.is_bare:
            return cls(sentence, is_core, figure, figure.counted.value)
        near = last is not None and sentence - last.sentence <= 2
        return cls(sentence, is_core, figure, last.noun if last is not None and near else "")


class Again:
    """What each number of a document counts, wherever it is told."""

    def __init__(self) -> None:
        self._counts: dict[tuple[float | None, float | None], Counter[Counted]] = defaultdict(Counter)

    def add(self, figure: Figure) -> None:
        quantity = figure.mention.quantity
        self._counts[quantity.low, quantity.high][figure.counted] += 1

    def of(self, figure: Figure) -> str:
        """ "people", "things" or "" by what the same number counts elsewhere; small numbers are told too
        often."""
        quantity = figure.mention.quantity
        if max(quantity.low or 0, quantity.high or 0) < _TELLING:
            return ""
        others = self._counts[quantity.low, quantity.high].copy()
        others[figure.counted] -= 1
        for sort, name in _AGAIN:
            if others[sort] > 0:
                return name
        return ""


#: Numbers below this are told of too many things to be known again.
_TELLING = 11
_AGAIN = (
    (Counted.VICTIMS, "victims"),
    (Counted.PEOPLE, "people"),
    (Counted.CASES, "cases"),
    (Counted.THINGS, "things"),
    (Counted.ROLES, "roles"),
)


def counted_again(sentences: Iterable[Iterable[Figure]]) -> Again:
    """What the numbers of a document count, over all of its sentences."""
    again = Again()
    for figures in sentences:
        for figure in figures:
            if figure.mention.settled is None:
                again.add(figure)
    return again


def core_evidence(figure: Figure, standing: Standing) -> list[Piece]:
    """For and against a core figure."""
    return choices((True, False), [*_signs(figure, standing)])


def _signs(figure: Figure, standing: Standing) -> Iterator[str]:
    mention = figure.mention
    counts = "bare" if figure.is_bare else figure.counted.value
    hint = mention.hint.value if mention.hint else "none"
    yield "any"
    yield f"rule={standing.rule.value}"
    yield f"rule={standing.rule.value}:counted={counts}"
    yield f"hint={hint}"
    yield f"hint={hint}:counted={counts}"
    yield f"counted={counts}"
    yield f"lean={_lean(figure)}"
    yield f"lean={_lean(figure)}:counted={counts}"
    yield f"number={mention.rule}"
    yield f"number={mention.rule}:counted={counts}"
    size = mention.quantity.low if mention.quantity.low is not None else mention.quantity.high or 0
    yield f"size={bucket(int(size), (0, 1, 2, 4, 12, 60, 1000))}:counted={counts}"
    yield from _of_act(figure.head, standing, counts)
    yield from _of_telling(figure, standing, counts)
    yield from _of_tree(figure, counts)
    yield from _of_words(figure, standing.doc, counts)


def _of_act(head: Token, standing: Standing, counts: str) -> Iterator[str]:
    found, near = standing.found, standing.near
    yield f"act={found.rule if found else near.rule if near else 'none'}"
    yield f"act={found.rule if found else 'none'}:counted={counts}"
    yield f"role={found.role if found else 'none'}:counted={counts}"
    yield f"does-it={is_perpetrator(head, found)}"
    yield f"code={found.code.partition(':')[0] if found else 'none'}"


def _of_telling(figure: Figure, standing: Standing, counts: str) -> Iterator[str]:
    since, last = standing.since_people, standing.last
    passed = "none" if since is None else bucket(since, (0, 1, 3, 6, 12))
    yield f"since={passed}:counted={counts}"
    yield f"block={standing.sentence.kind.value}"
    yield f"again={standing.again}:counted={counts}"
    if last is None:
        yield f"last=none:counted={counts}"
        return
    if last.sentence == standing.sentence.index:
        yield f"beside={last.is_core}:lean={_lean(figure)}"
    words = text_of(standing.doc).strip(" .!?“”‘’\"'")
    if len(words) <= len(figure.mention.span) + 1:
        yield "alone"
        yield f"alone:same={last.figure.mention.quantity.low == figure.mention.quantity.low}"


def _of_tree(figure: Figure, counts: str) -> Iterator[str]:
    head = figure.head
    governor = head.head
    yield f"dep={head.dep_}:counted={counts}"
    yield f"tag={head.tag_}:counted={counts}"
    yield f"verb={governor.lemma_.lower()}:{head.dep_}"
    if head.dep_ == "pobj":
        yield f"prep={governor.lower_}:counted={counts}"
        yield f"prep={governor.lower_}:{governor.head.lemma_.lower()}"
    if figure.whole is not None:
        yield f"whole={_whole(figure.whole)}"
    elif not figure.is_bare:
        yield f"noun={head.lemma_.lower()}"
        yield f"nouns={head.tag_ in ('NNS', 'NNPS')}:act={counts}"
    if is_asked(head) or is_teller(head):
        yield "asked"
    yield from _of_doing(head, counts)


def _of_doing(head: Token, counts: str) -> Iterator[str]:
    """What the people do or suffer in their clause, and in the clause that describes them."""
    verb = head.head
    if head.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX"):
        yield f"does={_doing(verb, head)}"
        yield f"does={_doing(verb, head)}:counted={counts}"
    elif head.dep_ in ("pobj", "dobj") and verb.dep_ == "agent":
        yield f"does=agent:counted={counts}"
    for child in head.children:
        lemma = child.lemma_.lower()
        if child.dep_ in ("relcl", "acl", "amod") and child.pos_ in ("VERB", "ADJ"):
            yield f"described={child.dep_}:{child.tag_}"
            if lemma in VERBS:
                yield f"described-telling={child.dep_}"
        if child.dep_ in ("amod", "compound"):
            yield f"mod={lemma}"


def _doing(verb: Token, head: Token) -> str:
    if head.dep_ == "nsubjpass":
        return "suffers"
    lemma = verb.lemma_.lower()
    if lemma in VERBS and any(child.dep_ in ("ccomp", "parataxis") for child in verb.children):
        return "tells"
    if lemma in VERBS and verb.dep_ in ("ccomp", "parataxis") and verb.head.i < verb.i:
        return "tells"
    objects = [child for child in verb.children if child.dep_ in ("dobj", "dative")]
    if any(
        one.pos_ in ("PRON", "PROPN") or counted(one.lemma_) in (Counted.PEOPLE, Counted.VICTIMS)
        for one in objects
    ):
        return "to-people"
    return "to-things" if objects else "is" if lemma == "be" else "alone"


def _whole(whole: Token) -> str:
    return whole.lower_ if whole.pos_ in ("PRON", "DET") else counted(whole.lemma_).value


def _of_words(figure: Figure, doc: Doc, counts: str) -> Iterator[str]:
    at = figure.token.i
    before = doc[at - 1] if at else None
    after = doc[at + 1] if at + 1 < len(doc) else None
    yield f"before={_word(before)}:bare={figure.is_bare}"
    yield f"after={_word(after)}:bare={figure.is_bare}"
    if before is not None and figure.token.text[:1].isupper() and before.pos_ == "PROPN":
        yield "in-name"


def _word(token: Token | None) -> str:
    """A word as a sign: itself where it is a small word or a mark, else its part of speech."""
    if token is None:
        return "edge"
    if token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "X"):
        return token.pos_
    return token.lower_


def _lean(figure: Figure) -> str:
    mention = figure.mention
    if mention.quantity.low == mention.quantity.high == 0:
        return "none"
    if mention.quantity.percent:
        return "percent"
    if mention.partitive:
        return "part"
    if mention.definite:
        return "definite"
    return "more" if mention.quantity.additive else "plain"
