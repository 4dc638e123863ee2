"""Noun phrases that describe somebody: how they point (at whom told before, or at somebody new) and what they
tell of sex, age and number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from tumen.reading.cast.nouns import is_many_noun, kind_of_noun, sex_of_noun
from tumen.vocabulary.parties import PartyKind, Sex
from tumen.vocabulary.people import Counted, counted
from tumen.vocabulary.places import find_places

#: Prepositions that belong to a description: "an official of the ministry", "relatives of the detained".
_DESCRIBING = frozenset({"of", "for", "in", "from", "at", "with", "on", "to"})
_MODIFIERS = frozenset({"det", "compound", "amod", "nmod", "poss", "nummod", "flat", "quantmod", "predet"})
_MARKING = frozenset({"amod", "compound", "nmod"})
_UNMARKING = frozenset("same own local small whole said very new old own main other".split())
_DEFINITE = frozenset("the this these that those such both".split())
_NOBODY = frozenset("no any every each neither either what which whatever".split())
_AGE = re.compile(
    r"\b(\d{1,3})[- ]years?[- ]old\b|\baged\s+(\d{1,3}|[a-z]+(?:ty|teen))\b"
    r"|\b(in\s+(?:his|her|their)\s+(?:early\s+|mid-?\s*|late\s+)?"
    r"(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b"
    r"|\b(?:man|woman|girl|boy|child)\s+of\s+(\d{1,2}|about\s+\d\d|[a-z]+(?:ty|teen))\b"
)
#: What ends the words of a description.
_STOPS = frozenset(", — – ( ; : - who whom whose which that and".split())
#: Words before a description that date it.
_DATING = frozenset(
    "last next late early january february march april may june july august september october november "
    "december monday tuesday wednesday thursday friday saturday sunday yesterday today".split()
)
#: Words of a description at most, beyond its noun.
_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a noun phrase tells of whom it describes; ``start`` and ``end`` are offsets of its sentence."""

    head: Token
    noun: str  #: the head's lemma, lower case
    kind: PartyKind
    points: str  #: "definite", "indefinite", "possessed", "bare" or "nobody"
    owner: Token | None  #: whose it is: "her" of "her brother", "network" of "the network's director"
    is_many: bool
    sex: Sex | None
    age: str
    start: int
    end: int
    words: str
    marks: frozenset[str]  #: words that tell it from others of its noun: "foreign" of "the foreign ministry"

    @property
    def name(self) -> str:
        """The words as somebody's name: without "these" and what else only points, small at a beginning."""
        first, _, rest = self.words.partition(" ")
        if first.lower() in _DEFINITE and rest and first.lower() != "the":
            return rest
        return small_at_beginning(self.words, self.head.doc) if not self.start else self.words


def small_at_beginning(words: str, doc: Doc) -> str:
    """Words that begin a sentence without the capital that they have only for that: "state media"."""
    first = doc[0]
    if any(mention.place.is_demonym for mention in find_places(first.text)):
        return words  # "Iranian media"
    if first.pos_ == "PROPN" and kind_of_noun(first.lower_) is None or len(first) > 1 and first.is_upper:
        return words
    return words[0].lower() + words[1:]


def phrase_of(token: Token, text: str) -> Phrase | None:
    """The description that ``token`` is the head of, in its sentence's ``text``; None where the noun
    describes neither persons nor a body."""
    noun = token.lemma_.lower()
    if token.tag_ == "NNP" and noun.endswith("s"):
        noun = noun.removesuffix("s")
    kind = kind_of_noun(noun) or (PartyKind.PERSON if is_people(token) else None)
    if kind is None or token.dep_ == "compound" or _is_no_person(token, noun):
        return None
    points, owner, many = _pointing(token)
    start, end = with_hyphens(text, *bounds_of(token))
    plural = (
        many
        or token.tag_ in ("NNS", "NNPS")
        or noun != token.lower_
        and token.tag_ == "NNP"
        or is_many_noun(noun)
    )
    if counts_people(token):
        plural = True  # "a first group of 80" is people, and no body that speaks
        kind = PartyKind.PERSON
    if kind is PartyKind.PERSON and plural:
        kind = PartyKind.GROUP
    age = _age_in(text[start : end + 24])
    sex = sex_of_noun(noun)
    marks = frozenset(child.lower_ for child in token.lefts if child.dep_ in _MARKING) - _UNMARKING
    if kind is PartyKind.BODY and not marks:
        marks = frozenset(word.lower() for word in text[token.idx : end].split()[2:] if word[:1].isupper())
    return Phrase(token, noun, kind, points, owner, plural, sex, age, start, end, text[start:end], marks)


def is_people(token: Token) -> bool:
    """Whether a name is that of a people, for some of it: "500 North Koreans", "nine Uyghurs"."""
    if token.tag_ != "NNPS":
        return False
    before = token.nbor(-1).text if token.i and token.nbor(-1).text in ("North", "South") else ""
    return _names_people(f"{before} {token.text}".strip())


@lru_cache(2_000)
def _names_people(words: str) -> bool:
    return any(mention.place.is_demonym for mention in find_places(words))


def _is_no_person(token: Token, noun: str) -> bool:
    """ "A group in exile": the state of being there, and nobody."""
    return noun == "exile" and token.tag_ == "NN" and token.dep_ == "pobj" and not any(token.lefts)


def counts_people(noun: Token) -> bool:
    """Whether a noun carries a count of others: "the figure of 600 persons", "a first group of 80"."""
    if counted(noun.lemma_.lower()) is not Counted.LIGHT:
        return False
    return any(
        whom.pos_ == "NUM" or any(child.dep_ == "nummod" for child in whom.children)
        for of in noun.rights
        if of.dep_ == "prep" and of.lower_ == "of"
        for whom in of.children
    )


def _pointing(token: Token) -> tuple[str, Token | None, bool]:
    points, owner, many = "bare", None, False
    for child in token.lefts:
        dep = child.dep_
        if dep == "poss":
            points, owner = "possessed", child
        elif dep == "det":
            lower = child.lower_
            if lower in _NOBODY:
                return "nobody", None, False
            if points == "bare":
                points = "definite" if lower in _DEFINITE else "indefinite"
        elif dep == "nummod":
            many = many or child.lower_ not in ("one", "1")
            if points == "bare":
                points = "indefinite"
    return points, owner, many


def _age_in(words: str) -> str:
    match = _AGE.search(words)
    return next((found for found in match.groups() if found), "") if match else ""


#: What something is said in: "the mission in a post on X".
_SAID_IN = frozenset(
    "post statement letter interview report release tweet email e-mail message briefing call telephone phone "
    "article note".split()
)


def _is_said_in(preposition: Token) -> bool:
    """ "The group on Friday", "the mission in a post": when and in what somebody speaks."""
    told = _SAID_IN | _DATING
    return any(child.dep_ == "pobj" and child.lemma_.lower() in told for child in preposition.children)


def bounds_of(noun: Token) -> tuple[int, int]:
    """Offsets of a description: its modifiers and describing prepositions, without clauses and asides."""
    left = noun
    for child in noun.lefts:
        if child.dep_ in _MODIFIERS:
            left = min(left, _leftmost(child), key=_place)
    about = next((token for token in noun.doc[left.i : noun.i] if token.lower_ == "about"), left)
    if about.i > left.i and about.nbor(-1).pos_ in ("ADJ", "VERB", "NOUN"):
        left = about.nbor(1)  # "deeply concerned about nine people"
    while left.i < noun.i and (left.lower_ in _DATING or left.lower_ in ("whose", "whom", "which")):
        left = noun.doc[left.i + 1]
    right = noun
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("in", "on") and _is_said_in(child):
            break
        if child.dep_ == "prep" and child.lower_ in _DESCRIBING and child.i == right.i + 1:
            last = _last_kept(child)
            if last.i - noun.i > _LONGEST:
                break
            right = last
        elif (
            child.i != right.i + 1
            or child.dep_ not in ("compound", "flat", "nummod")
            or child.pos_ != "PROPN"
        ):
            break
        else:
            right = child
    return left.idx, right.idx + len(right)


#: What goes on behind a hyphen, and what begins before one, with its article.
_HYPHENED = re.compile(r"[-‐][^\W\d_][\w’'-]*")
_BEFORE_HYPHEN = re.compile(r"(?:\b(?:the|an?)\s+)?\b[^\W\d_][\w’']*[-‐]$", re.IGNORECASE)


def with_hyphens(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of words with the other half of a word that the parser takes apart: "the Co-Chairs"."""
    behind, before = _HYPHENED.match(text, end), _BEFORE_HYPHEN.search(text, 0, start)
    return before.start() if before else start, behind.end() if behind else end


def _place(token: Token) -> int:
    return token.i


def _leftmost(token: Token) -> Token:
    return token.left_edge


def _last_kept(prep: Token) -> Token:
    """The last token of a prepositional phrase, before any clause, comma or second aside."""
    last = prep
    for token in prep.doc[prep.i + 1 : min(prep.right_edge.i + 1, prep.i + _LONGEST + 1)]:
        dash = token.text == "-" and not token.whitespace_ and not last.whitespace_  # a hyphen
        if (
            token.text in _STOPS
            and not dash
            or token.dep_ in ("relcl", "acl")
            or token.pos_ in ("VERB", "AUX")
        ):
            break
        last = token
    return last
