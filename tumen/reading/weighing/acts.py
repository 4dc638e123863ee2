"""Evidence for the act of a figure: what its clause tells, what stands near, and what was told before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from tumen.reading.acts.governing import (
    CARRYING,
    ActFound,
    act_of_confinement,
    is_close,
    other_verb,
    status_of,
)
from tumen.reading.acts.words import ActWord, act_word
from tumen.reading.speech import VERBS
from tumen.reading.telling import Telling, ToldFigure
from tumen.reading.weighing.evidence import Piece
from tumen.vocabulary.acts import acts
from tumen.vocabulary.spans import Span

#: All acts outside the pack weigh as one: which of them it is, the cited piece says.
OTHER = "other"
#: Figures and act words told before that are looked at, and how many sentences back.
_FIGURES, _WORDS, _SENTENCES_BACK, _REACH = 6, 6, 3, 12


def group_of(code: str) -> str:
    """The value that a code weighs under."""
    return OTHER if code.startswith(OTHER) or not code else code


def act_evidence(told: ToldFigure, telling: Telling, before: Sequence[ToldFigure]) -> list[Piece]:
    """All evidence for the act of ``told``; ``before`` are the figures told earlier, in order."""
    lean, own = leaning(told), tells(told)
    pieces = [*_of_clause(told, lean), *_near_by(told, telling, lean, own), *_by_noun(told, telling)]
    pieces += _outside_vocabulary(told, lean)
    pieces += _of_figures(told, before, lean, own)
    pieces += _of_antecedent(told, before, lean, own)
    pieces += _of_sentences_before(told, telling, lean, own)
    pieces += _of_document(told, telling, lean, own)
    pieces += _priors(told, pieces, lean, own)
    return pieces


def leaning(told: ToldFigure) -> str:
    """How a figure points beyond itself: as a known group, a part, an addition, nobody, a bare number."""
    mention = told.figure.mention
    if mention.quantity.low == mention.quantity.high == 0:
        return "none"
    if mention.partitive:
        return "part"
    if mention.definite:
        return "definite"
    if mention.quantity.additive:
        return "more"
    return "bare" if told.figure.is_bare else "noun"


def tells(told: ToldFigure) -> str:
    """What the figure's own clause tells: an act of the vocabulary ("act", "far" where it governs the figure
    from afar, "status" where only the noun tells it), another verb, what it is or has or says, nothing."""
    if told.over:
        best = told.over[0]
        if best.rule == "noun.status":
            return "status"
        close = (
            best.distance <= 2 and best.role in ("subject", "object", "of", "case", "told") and not best.weak
        )
        return "act" if close else "far"
    if other_verb(told.figure.head) is not None:
        return "verb"
    if _is_described(told.figure.head):
        return "status"  # "the figure of 2,000 detained people"
    verb = told.figure.head.head
    lemma = verb.lemma_.lower() if verb.pos_ in ("VERB", "AUX") else ""
    return "is" if lemma in CARRYING else "says" if lemma in VERBS else "nothing"


def _is_described(head: Token) -> bool:
    """Whether a participle with the counted tells what was done to them: "40 detained women"."""
    return any(
        child.dep_ == "amod" and child.tag_ == "VBN" and act_word(child) is not None for child in head.lefts
    )


def bucket(number: int, edges: tuple[int, ...]) -> str:
    """The first edge that ``number`` does not pass, "+" beyond the last."""
    return next((str(edge) for edge in edges if number <= edge), "+")


def _of_clause(told: ToldFigure, lean: str) -> Iterator[Piece]:
    own = any(found.distance in (1, 2) and found.role in ("subject", "object") for found in told.over)
    for rank, found in enumerate(told.over):
        near = min(found.distance, 4)
        features = (
            "clause",
            f"clause:{found.role}",
            f"clause:{found.role}:{near}",
            f"clause:{found.rule}",
            f"clause:{found.rule}:{found.role}",
            f"clause:{lean}",
            f"clause:describes={own and found.distance == 0}",
            f"clause:describes={own and found.distance == 0}:order={min(rank, 1)}",
            f"clause:order={min(rank, 3)}",
            f"clause:order={min(rank, 3)}:{found.role}",
            f"clause:rank={acts()[found.code].rank}" if found.code in acts() else "clause:other",
        )
        yield Piece(group_of(found.code), features, "clause", found)
        yield from _of_others(found, rank)


def _of_others(found: ActFound, rank: int) -> Iterator[Piece]:
    """What the word over the figure can tell beside: "fled" a country, or a village."""
    for word in found.others:
        features = (
            "other",
            f"other:{word.rule}",
            f"other:{word.rule}:order={min(rank, 2)}",
            f"other:{found.rule}:{word.rule}",
            f"other:{found.code}:{word.code}",
            f"other:needs={word.needs_people}",
        )
        yield Piece(group_of(word.code), features, "clause", ActFound.of(word, found.role))


def _near_by(told: ToldFigure, telling: Telling, lean: str, own: str) -> Iterator[Piece]:
    over = {found.token.i for found in told.over}
    head = told.figure.head
    for word in telling.words(told.sentence.index).values():
        if word.token.i in over or word.token.i == head.i or word.needs_people:
            continue
        steps = abs(word.token.i - head.i)
        close = is_close(told.doc, word.token, head)
        features = (
            "near",
            f"near:{bucket(steps, (1, 2, 3, 5, 8, 12))}",
            f"near:close={close}:{bucket(steps, (2, 4, 8))}",
            f"near:{word.rule}",
            f"near:{lean}",
            f"near:after={word.token.i > head.i}:close={close}",
            f"near:own={own}",
        )
        found = ActFound.of(word, "near", rule="act.close" if close else "act.near", weak=not close)
        yield Piece(group_of(word.code), features, "near", found)


def _by_noun(told: ToldFigure, telling: Telling) -> Iterator[Piece]:
    head = told.figure.head
    status = status_of(head)
    if status is not None:
        clause = any(found.rule.startswith("act.") for found in told.over)
        features = (f"status:clause={clause}", f"status:{head.lemma_.lower()}:clause={clause}")
        yield Piece(group_of(status.code), features, "status", status)
    if not any(not word.needs_people for word in telling.words(told.sentence.index).values()):
        place = act_of_confinement(told.doc, head)
        if place is not None:
            yield Piece(place.code, ("confined", f"confined:own={tells(told)}"), "place", place)


def _outside_vocabulary(told: ToldFigure, lean: str) -> Iterator[Piece]:
    """For an act that the vocabulary has no name for: the figure's own verb, or what else its clause is."""
    head, verb = told.figure.head, other_verb(told.figure.head)
    told_by_words = {found.token.i for found in told.over}
    if verb is not None and verb.i not in told_by_words:
        lemma = verb.lemma_.lower()
        found = ActFound(
            f"other:{lemma}", verb, Span(verb.idx, verb.idx + len(verb)), "act.other-verb", "subject"
        )
        features = ("verb", f"verb:{head.dep_}", f"verb:{lean}", f"verb:own={tells(told)}")
        yield Piece(OTHER, features, "verb", found)
        return
    governor = head.head
    kind = "word" if governor.i in told_by_words else "none"
    lemma = governor.lemma_.lower() if governor.pos_ in ("VERB", "AUX") else ""
    if lemma in CARRYING:
        kind = lemma
    elif lemma in VERBS:
        kind = "say"
    yield Piece(OTHER, (f"noverb:{kind}", f"noverb:{kind}:{head.dep_}", f"noverb:{lean}"))


def _of_figures(told: ToldFigure, before: Sequence[ToldFigure], lean: str, own: str) -> Iterator[Piece]:
    for back, other in enumerate(reversed(before[-_FIGURES:])):
        sentences = told.sentence.index - other.sentence.index
        if sentences > _REACH:
            break
        same, holds = told.says_same_number(other), other.can_hold(told)
        relation = "same" if same else "holds" if holds else "smaller"
        shares_noun = bool(told.noun) and told.noun == other.noun
        near = bucket(sentences, (0, 1, 2, 3, 5, 8))
        code = group_of(str(other.value("act") or ""))
        features = (
            f"figure:{relation}:{lean}",
            f"figure:back={min(back, 4)}",
            f"figure:{near}:own={own}",
            f"figure:{relation}:back={min(back, 3)}:own={own}",
            f"figure:noun={shares_noun}",
            f"figure:{lean}:own={own}:back={min(back, 2)}",
            f"figure:block={other.sentence.block == told.sentence.block}:own={own}",
            *(("figure:whole",) if is_whole(other, told) else ()),
        )
        yield Piece(code, features, "figure", other)


def _of_antecedent(told: ToldFigure, before: Sequence[ToldFigure], lean: str, own: str) -> Iterator[Piece]:
    """The one figure that the words point back at most plainly."""
    how, other = antecedent(told, before)
    if other is None:
        return
    sentences = told.sentence.index - other.sentence.index
    features = (
        f"back:{how}",
        f"back:{how}:{own}",
        f"back:{how}:{lean}:{own}",
        f"back:{how}:{bucket(sentences, (0, 1, 3))}",
        f"back:{how}:block={other.sentence.block == told.sentence.block}",
    )
    yield Piece(group_of(str(other.value("act") or "")), features, "figure", other)


def antecedent(told: ToldFigure, before: Sequence[ToldFigure]) -> tuple[str, ToldFigure | None]:
    """The figure that ``told`` leans on, and by what: the whole that it names, its own number again, a group
    told of with its noun, the nearest group that can hold it."""
    for other in reversed(before):
        if is_whole(other, told):
            return "whole", other
    for other in reversed(before):
        if told.says_same_number(other) and (told.quantity.low or 0) > 2:
            return "again", other
    near = [other for other in before if told.sentence.index - other.sentence.index <= _REACH]
    holding = [other for other in near if other.can_hold(told)]
    noun = told.noun or (told.figure.whole.lemma_.lower() if told.figure.whole is not None else "")
    for other in reversed(holding):
        if noun and noun == other.noun:
            return "noun", other
    for other in reversed(holding):
        if other.sentence.block == told.sentence.block:
            return "block", other
    return ("holds", holding[-1]) if holding else ("last", near[-1]) if near else ("", None)


def is_whole(other: ToldFigure, told: ToldFigure) -> bool:
    """Whether ``told`` names the number of ``other`` as what it is a part of: "nine of the 41"."""
    low = other.quantity.low
    return low is not None and low == other.quantity.high == told.whole


def _of_sentences_before(told: ToldFigure, telling: Telling, lean: str, own: str) -> Iterator[Piece]:
    for number, (back, word) in enumerate(telling.words_before(told.sentence, _SENTENCES_BACK)):
        if number >= _WORDS:
            break
        same_block = telling.prepared.sentences[told.sentence.index - back].block == told.sentence.block
        features = (
            f"before:{back}",
            f"before:{back}:own={own}",
            f"before:number={min(number, 4)}",
            f"before:block={same_block}:own={own}",
            f"before:{lean}:own={own}",
            f"before:{word.rule}",
        )
        yield Piece(group_of(word.code), features, "before", (told.sentence.index - back, word))


def _of_document(told: ToldFigure, telling: Telling, lean: str, own: str) -> Iterator[Piece]:
    headline: list[ActWord] = telling.headline_acts
    for word in headline:
        yield Piece(
            group_of(word.code), ("headline", f"headline:own={own}", f"headline:{lean}"), "headline", word
        )
    for rank, code in enumerate(telling.topics[:2]):
        features = (f"topic={rank}", f"topic={rank}:own={own}", f"topic={rank}:{lean}")
        yield Piece(group_of(code), features)


def _priors(told: ToldFigure, pieces: Sequence[Piece], lean: str, own: str) -> Iterator[Piece]:
    counted = "bare" if told.figure.is_bare else told.figure.counted.value
    for code in {piece.value for piece in pieces} | {OTHER}:
        features = (
            f"is:{code}",
            f"is:{code}:{counted}",
            f"is:{code}:own={own}",
            *((f"is:{code}:none",) if lean == "none" else ()),
        )
        yield Piece(code, features)
