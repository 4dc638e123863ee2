"""What sort of number a figure is: a claim about people or cases, or something else that is only kept."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from tumen.reading.acts.governing import ActFound
from tumen.reading.figures import Figure, settled_kind
from tumen.vocabulary.codes import FigureKind
from tumen.vocabulary.people import Counted

#: Verbs whose object is asked, met or employed, not wronged: "spoke to 31 relatives", "has 12 staff".
_AUDIENCE_VERBS = frozenset(
    "speak interview meet employ survey talk thank invite address brief consult cite photograph have "
    "hear".split()
)
#: Verbs whose subject is an audience.
_ATTENDING_VERBS = frozenset("attend join squeeze applaud subscribe listen".split())
#: Verbs whose subject tells: "two relatives told a newspaper" counts tellers, not victims.
_TELLING = frozenset("say tell state explain add write confirm describe recall testify".split())
#: Places in the tree where a bare number mostly belongs to something else.
_NOT_COUNTING = frozenset({"npadvmod", "advmod", "punct", "meta", "appos", "nmod", "compound"})
#: Sentences within which a bare number can still speak of the people told before.
LATELY = 6


def sort_of_number(
    doc: Doc, figure: Figure, found: ActFound | None, near: ActFound | None, *, since_people: int | None
) -> FigureKind:
    """The sort of a number in its parsed sentence.

    ``found`` is the act that the tree puts over it, ``near`` the nearest one beside it. ``since_people`` is
    how many sentences ago the document last told a figure of people; None when it has told none.
    """
    settled = settled_kind(figure)
    if settled is not None:
        return settled
    if figure.mention.rule == "number.fraction":
        return FigureKind.VAGUE
    if (found is None or found.role == "inside") and _is_audience(figure):
        return FigureKind.SMALL
    return FigureKind.CORE if _counts_people(doc, figure, found, near, since_people) else FigureKind.SMALL


def _counts_people(
    doc: Doc, figure: Figure, found: ActFound | None, near: ActFound | None, since_people: int | None
) -> bool:
    if figure.counted is Counted.CASES:
        return found is not None or since_people is not None or figure.head.lemma_.lower() in _ALWAYS_CASES
    if figure.counted is Counted.ROLES:
        return found is not None and _suffers(found)
    if figure.counted is Counted.PEOPLE:
        return True
    if figure.is_bare:
        return _bare_counts_people(doc, figure, found, near, since_people)
    told = found is not None and found.role in ("subject", "object", "of") and not _acts_itself(found)
    return (
        told and found is not None and found.rule in _DONE_TO_SOMEBODY and figure.head.tag_ in ("NNS", "NNPS")
    )


#: Words that count cases of this field even where no act is named.
_ALWAYS_CASES = frozenset({"violation", "abuse"})
#: Rules by which an act is told of whatever noun stands there, so that an unknown plural must be people.
_DONE_TO_SOMEBODY = ("act.verb", "act.verb.object", "act.phrase")


def _bare_counts_people(
    doc: Doc, figure: Figure, found: ActFound | None, near: ActFound | None, since_people: int | None
) -> bool:
    """A number without a noun: "600 were returned", "the fifteen", "40 on 18 September"."""
    leans = figure.mention.partitive or figure.mention.definite or figure.mention.quantity.additive
    if figure.token.dep_ in _NOT_COUNTING and not leans and found is None:
        return False
    if found is not None or near is not None:
        return True
    if _NUMBER_OF.search(doc.text[: figure.mention.core.start]) or _is_of_a_group(figure):
        return True
    return since_people is not None and (leans or since_people <= LATELY)


#: "The toll has risen to 412", "put the number of women at 40": a number that is said to be one.
_NUMBER_OF = re.compile(
    r"\b(?:toll|figure|number|total|count|tally)\b[^.;:]{0,70}\b(?:at|to|of|is|was|reache[sd]|above|below|than|about)\s+"
    r"(?:[a-z]+\s+){0,3}$",
    re.IGNORECASE,
)


def _is_of_a_group(figure: Figure) -> bool:
    """ "Three of the 19": both numbers count people, for things are not told so without their name."""
    return figure.mention.partitive and figure.whole is not None and figure.whole.pos_ == "NUM"


def _suffers(found: ActFound) -> bool:
    """Whether people who mostly act and speak are here those to whom something is done."""
    part = found.role in ("subject", "object", "of", "case") and not found.weak
    return part and not _acts_itself(found) and not found.code.startswith("other:int")


def _acts_itself(found: ActFound) -> bool:
    """Whether the figure does the act instead of suffering it: "three officers arrested a woman"."""
    verb = found.token
    active = found.role == "subject" and verb.tag_ in ("VBD", "VBP", "VBZ", "VBG")
    return active and any(child.dep_ == "dobj" for child in verb.children)


def _stands_alone(figure: Figure) -> bool:
    mention = figure.mention
    return not (figure.is_bare or mention.partitive or mention.definite or mention.quantity.additive)


def _is_audience(figure: Figure) -> bool:
    """Whether the people counted are interviewed, met or employed: not a figure of victims."""
    token = figure.head
    for _ in range(3):
        if token.dep_ == "ROOT":
            return False
        below, token = token, token.head
        if token.pos_ == "VERB":
            as_subject = below.dep_ in ("nsubj", "nsubjpass")
            if below.dep_ == "nsubj" and token.lemma_.lower() in _TELLING and _stands_alone(figure):
                return True
            verbs = _ATTENDING_VERBS if as_subject else _AUDIENCE_VERBS
            return token.lemma_.lower() in verbs and below.dep_ not in ("ccomp", "advcl", "xcomp")
    return False
