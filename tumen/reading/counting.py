"""What sort of number a figure is: a claim about people or cases, or something else that is only kept."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from tumen.reading.acts.governing import ActFound
from tumen.reading.figures import Figure, settled_kind
from tumen.reading.parsing import text_of
from tumen.vocabulary.codes import FigureKind
from tumen.vocabulary.people import Counted, counted

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
    doc: Doc,
    figure: Figure,
    found: ActFound | None,
    near: ActFound | None,
    *,
    since_people: int | None,
    noun_before: str = "",
) -> FigureKind:
    """The sort of a number in its parsed sentence.

    ``found`` is the act that the tree puts over it, ``near`` the nearest one beside it. ``since_people`` is
    how many sentences ago the document last told a figure of people; None when it has told none.
    ``noun_before`` is what the number told before counts, for one that has no noun of its own.
    """
    settled = settled_kind(figure)
    if settled not in (None, FigureKind.CORE):
        return settled or FigureKind.SMALL
    if figure.mention.hint is not None and figure.counted not in _SURELY_PEOPLE:
        return figure.mention.hint
    if is_asked(figure.head) or is_teller(figure.head) or is_signatory(figure.head):
        return FigureKind.SMALL
    if settled is not None:
        return settled
    if (found is None or found.role == "inside") and _is_audience(figure):
        return FigureKind.SMALL
    if figure.counted is Counted.PEOPLE and is_perpetrator(figure.head, found):
        return FigureKind.SMALL
    if _is_of_things(figure, found, noun_before):
        return FigureKind.SMALL
    return FigureKind.CORE if _counts_people(doc, figure, found, near, since_people) else FigureKind.SMALL


#: Nouns that outweigh what a number's neighbours only hint at.
_SURELY_PEOPLE = frozenset({Counted.PEOPLE, Counted.CASES, Counted.VICTIMS})
#: Verbs whose object is asked by those who write, and nouns for it.
ASKING = frozenset("interview survey question consult contact re-contact interviewe".split())
_SPEAKING = frozenset({"speak", "talk"})
_ASKING_NOUNS = frozenset(
    "interview conversation talk testimony meeting call account statement survey poll sample".split()
)
#: What is signed for others, by those who are not wronged.
_APPEALS = frozenset("petition letter appeal statement motion declaration call resolution protest".split())


def is_asked(head: Token) -> bool:
    """Whether the people counted are those who were interviewed: "the 74 women interviewed", "interviews with
    30 returnees"."""
    for child in head.children:
        if child.dep_ in ("acl", "relcl", "amod") and child.lemma_.lower() in ASKING | {"ask"}:
            return True
    if head.dep_ == "pobj" and head.head.head.pos_ == "NOUN":
        return head.head.lower_ in ("with", "from", "of") and head.head.head.lemma_.lower() in _ASKING_NOUNS
    if head.dep_ == "pobj":
        return head.head.lower_ in ("with", "to") and head.head.head.lemma_.lower() in ASKING | _SPEAKING
    return head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_.lower() in ASKING


def is_signatory(head: Token) -> bool:
    """Whether the people counted stand up for others: "9,000 Canadians who signed a petition", "the 212 who
    have put their names to it". Those who signed a confession are not meant."""
    verbs = [child for child in head.children if child.dep_ in ("relcl", "acl")]
    if head.dep_ == "nsubj" and head.head.pos_ == "VERB":
        verbs.append(head.head)
    return any(_stands_up(verb) for verb in verbs)


def _stands_up(verb: Token) -> bool:
    objects = {child.lemma_.lower() for child in verb.children if child.dep_ == "dobj"}
    if verb.lemma_.lower() == "sign":
        return bool(objects & _APPEALS)
    return verb.lemma_.lower() in ("put", "add", "lend") and "name" in objects


def is_teller(head: Token) -> bool:
    """Whether the people counted are named as those who say it: "according to two residents", "told by three
    guards"."""
    if head.dep_ != "pobj":
        return False
    over = head.head
    if over.lower_ == "to" and over.head.lower_ == "according":
        return True
    return over.lower_ == "by" and over.head.lemma_.lower() in _TELLING


def is_perpetrator(head: Token, found: ActFound | None) -> bool:
    """Whether the people counted do the act to others: "beaten by three men", "six men dragged her away"."""
    if head.dep_ == "pobj" and head.head.dep_ == "agent":
        return head.head.head.lemma_.lower() not in _TELLING
    verb = head.head
    if head.dep_ != "nsubj" or verb.pos_ != "VERB" or (found is not None and found.role != "subject"):
        return False
    return any(
        child.dep_ == "dobj" and (child.lower_ in _PERSONAL or counted(child.lemma_) in _VICTIMS)
        for child in verb.children
    )


_PERSONAL = frozenset("me him her us them".split())
_VICTIMS = (Counted.PEOPLE, Counted.VICTIMS)


def _is_of_things(figure: Figure, found: ActFound | None, noun_before: str) -> bool:
    """Whether a number without a noun goes on with things counted before: "nine boats left. Four of them
    never landed"."""
    goes_on = figure.is_bare and noun_before == Counted.THINGS.value
    return goes_on and (found is None or figure.mention.partitive)


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
    if _NUMBER_OF.search(text_of(doc)[: figure.mention.core.start]) or _is_of_a_group(figure):
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


#: What people are counted on: "the register has 71 names".
_LISTS = frozenset("list register database dataset file archive ledger record roll log table index".split())


def _stands_on_a_list(figure: Figure, verb: Token) -> bool:
    """Whether people are counted where their names are kept: "the list has 71 names"."""
    if figure.head.lemma_.lower() not in ("name", "person", "people", "case", "entry"):
        return False
    return any(child.dep_ == "nsubj" and child.lemma_.lower() in _LISTS for child in verb.children)


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
            if not as_subject and token.lemma_.lower() == "have" and _stands_on_a_list(figure, token):
                return False
            verbs = _ATTENDING_VERBS if as_subject else _AUDIENCE_VERBS
            return token.lemma_.lower() in verbs and below.dep_ not in ("ccomp", "advcl", "xcomp")
    return False
