"""The predicates of a document that may tell an act, each with who suffers and who does it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tumen.reading.acts.parts import Parts, are_of_one_kind, parts_of
from tumen.reading.acts.words import ActWord
from tumen.reading.cast import Cast, Member
from tumen.reading.parsing import text_of
from tumen.reading.predicates import is_passive
from tumen.reading.sentences import Sentence
from tumen.reading.telling import Telling, ToldFigure
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span

#: Who is named right after "one of the women", or was said right before to be one of them.
_NAMED_AFTER = re.compile(
    r",\s+(?:(?:an?|the|his|her)\s+[^,]{3,50},\s+)?(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?[A-Z][\w’'-]+"
)
_NAMED_BEFORE = re.compile(r"[A-Z][\w’'-]+(?:,[^,]{1,60},)*\s+(?:is|was)\s+(?:among\s+)?$")


@dataclass(slots=True)
class ToldAct:
    """A word that may tell an act, in its sentence. ``figures`` are those that the sentence counts."""

    sentence: Sentence
    doc: Doc
    word: ActWord
    parts: Parts
    figures: tuple[ToldFigure, ...] = ()
    members: tuple[Member, ...] = ()  #: the cast's members among those who suffer it

    @property
    def token(self) -> Token:
        return self.word.token

    @property
    def is_headline(self) -> bool:
        return self.sentence.kind in (BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE)

    @property
    def is_counted(self) -> bool:
        """Whether those who suffer it are counted in the same clause: then it is told with their figure."""
        heads = {figure.figure.head.i for figure in self.figures}
        heads |= {figure.figure.token.i for figure in self.figures}
        heads |= {figure.figure.whole.i for figure in self.figures if figure.figure.whole is not None}
        return any(
            head.i in heads or any(child.dep_ == "nummod" or child.i in heads for child in head.children)
            for head in self.parts.victims
        )

    @property
    def is_named_one(self) -> bool:
        """Whether the one who is counted is named beside: "one of the women, Pak Myong-ok", "Ro was one of 15
        whom ..."."""
        text = text_of(self.doc)
        return any(
            figure.quantity.high is not None
            and figure.quantity.high <= 2
            and (
                _NAMED_AFTER.match(text, figure.figure.phrase.end)
                or _NAMED_BEFORE.search(text, 0, figure.figure.phrase.start)
            )
            for figure in self.figures
        )

    @property
    def tells_figure(self) -> bool:
        """Whether a figure of the sentence took this word's act as its own."""
        return any(
            figure.act is not None and not figure.act.weak and figure.act.token.i == self.token.i
            for figure in self.figures
        )

    def as_told_by(self, word: ActWord) -> ToldAct:
        """The same predicate, telling another of the acts that its word can tell."""
        alike = are_of_one_kind(word.code, self.word.code)
        parts = self.parts if alike else parts_of(word.token, word.code)
        return ToldAct(self.sentence, self.doc, word, parts, self.figures, self.members)


def told_acts(telling: Telling, cast: Cast) -> Iterator[ToldAct]:
    """Every word of the parsed sentences that may tell an act, in order of the text."""
    figures: dict[int, list[ToldFigure]] = {}
    for figure in telling.figures:
        figures.setdefault(figure.sentence.index, []).append(figure)
    for sentence in telling.prepared.sentences:
        doc = telling.prepared.parsed.get(sentence.index)
        if doc is None or sentence.kind is BlockKind.TABLE_ROW:
            continue
        told = tuple(figures.get(sentence.index, ()))
        for word in telling.told_words(sentence.index).values():
            if _ends_name(word.token) or _is_a_cause(word.token):
                continue
            parts = parts_of(word.token, word.code)
            found = (cast.member_for(head, sentence) for head in parts.victims)
            members = tuple(reference.member for reference in found if reference is not None)
            yield ToldAct(sentence, doc, word, parts, told, members)


def _is_a_cause(noun: Token) -> bool:
    """ "Died of hunger, or of a beating": what somebody died of is told with the death."""
    if noun.pos_ != "NOUN" or noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "from"):
        return False
    above = noun.head.head
    while above.dep_ in ("prep", "conj") and above.pos_ == "ADP":
        above = above.head
    return above.lemma_.lower() == "die"


def goes_by_itself(word: ActWord) -> bool:
    """ "He walks home": nobody takes him there."""
    verb = word.token
    if word.code != "forced repatriation" or verb.lemma_.lower() not in ("walk", "travel"):
        return False
    return not is_passive(verb) and all(
        child.dep_ not in ("dobj", "agent", "auxpass") for child in verb.children
    )


def _ends_name(token: Token) -> bool:
    """Whether a token is the second half of a given name: nobody ran in "Ok-ran"."""
    return token.i >= 2 and token.nbor(-1).text == "-" and token.nbor(-2).is_title and token.is_lower


#: What may stand between an auxiliary and its verb.
_BEFORE = frozenset({"aux", "auxpass", "neg", "advmod"})
#: Words after the verb that end its predicate.
_LONGEST = 14


def passage_of(told: ToldAct) -> Span:
    """The predicate's words in the document: auxiliaries, the verb, and what makes it this act, up to the
    next mark or clause."""
    token, doc = told.token, told.doc
    first = token
    for child in token.lefts:
        if child.dep_ in _BEFORE and all(
            word.dep_ in _BEFORE or word.head.i == child.i for word in doc[child.i : token.i]
        ):
            first = child
            break
    start = min(first.idx, told.word.evidence.start)
    end = max(token.idx + len(token), told.word.evidence.end)
    if told.word.is_verbal:
        end = max(end, _end_of_predicate(token))
    return Span(start, end).shifted(told.sentence.span.start)


def _end_of_predicate(verb: Token) -> int:
    """Where the verb's own complements end: before a mark, a coordinated verb or a clause."""
    last = verb
    for token in verb.doc[verb.i + 1 : verb.i + 1 + _LONGEST]:
        if token.is_punct and token.text not in ("“", "”", '"', "-", "’", "'"):
            break
        if token.dep_ == "cc" and token.head.i <= verb.i or token.dep_ in ("mark", "relcl"):
            break
        if not verb.is_ancestor(token) or token.lower_ in ("who", "which", "that", "when", "where", "while"):
            break
        last = token
    return last.idx + len(last)


def is_faced(noun: Token) -> bool:
    """Whether a noun is one of several things that people are said to face now: "Those who are returned face
    interrogation, torture and forced labour". A documenter marks each of them."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    verb = first.head
    faced = first.dep_ == "dobj" and verb.lemma_.lower() in ("face", "suffer", "endure")
    awaited = first.dep_ == "nsubj" and verb.lemma_.lower() == "await"
    present = verb.tag_ in ("VBP", "VBZ") or verb.lower_ == "face" and verb.tag_ == "NN"  # mistaken for one
    now = present and verb.dep_ in ("ROOT", "ccomp", "conj")
    return noun.pos_ in ("NOUN", "PROPN") and (faced or awaited) and now and bool(first.conjuncts)
