"""From a number in a parsed sentence to a figure: what it counts, its noun phrase, and what sort of number it
is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from tumen.reading.numbers import NumberMention
from tumen.reading.parsing import text_of
from tumen.vocabulary.codes import FigureKind, Unit
from tumen.vocabulary.people import Counted, counted
from tumen.vocabulary.spans import Span

#: Words that a number's noun phrase may run through on its way to the head noun.
_PHRASE_TAGS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PART", "DET", "ADV", "PUNCT", "VERB", "SYM", "X"})
#: How far the head noun may stand from its number, in words: "eleven heavily pregnant North Korean asylum
#: seekers".
_REACH = 8
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
#: Treaties and documents named by year: "the 1951 Refugee Convention".
_NAMED_BY_YEAR = re.compile(
    r"\s+(?:[A-Z][\w'’-]*\s+){0,4}(?:Convention|Protocol|Covenant|Declaration|Treaty|Agreement|Act|Law"
    r"|Accord|Olympics|Report)\b"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its place in a parsed sentence.

    ``token`` is the number's own token, ``head`` the token that stands for what is counted (the noun, or the
    number
    itself where none is written: "600 were returned"). ``phrase`` covers number and noun, in the sentence's
    offsets.
    """

    mention: NumberMention
    token: Token
    head: Token
    counted: Counted
    phrase: Span
    whole: Token | None = None  #: the noun or pronoun of "nine of the detainees"

    @property
    def is_bare(self) -> bool:
        """Whether no counted noun is written beside the number."""
        return self.head.i == self.token.i

    @property
    def unit(self) -> Unit:
        if self.mention.quantity.percent:
            return Unit.PERCENT
        lemma = self.head.lemma_.lower()
        if lemma in ("family", "household"):
            return Unit.FAMILIES
        if lemma in ("violation", "abuse"):
            return Unit.VIOLATIONS
        return (
            Unit.CASES
            if self.counted is Counted.CASES and lemma not in ("death", "arrival", "body", "casualty")
            else Unit.PERSONS
        )


def figures_in(doc: Doc, mentions: Iterable[NumberMention]) -> list[Figure]:
    """Every mention of a parsed sentence as a figure; mentions outside any token are impossible by
    construction."""
    return [_figure(doc, mention) for mention in mentions]


def _figure(doc: Doc, mention: NumberMention) -> Figure:
    span = doc.char_span(mention.core.start, mention.core.end, alignment_mode="expand")
    assert span is not None  # the mention was found in this sentence's text
    if mention.rule == "number.nobody":
        return Figure(mention, span.root, span.root, Counted.PEOPLE, mention.core)
    token = span.root
    last = span[-1]
    if befell(doc, mention) is not None:
        settled = replace(mention, settled=FigureKind.CORE)
        return Figure(settled, token, token, Counted.VICTIMS, mention.core)
    if mention.partitive:
        whole = _whole(doc, last)
        if whole is not None:
            kind = counted(whole.lemma_) if whole.pos_ in ("NOUN", "PROPN") else Counted.VICTIMS
            kind = kind if whole.pos_ in ("NOUN", "PROPN") else _pronoun_kind(whole)
            return Figure(
                mention, token, token, kind, Span(mention.core.start, whole.idx + len(whole)), whole
            )
    head = _head_noun(doc, last) or token
    if head.i == token.i or head.i <= last.i:
        return Figure(mention, token, token, Counted.UNKNOWN, mention.core)
    return Figure(mention, token, head, _kind(head), Span(mention.core.start, head.idx + len(head)))


#: What befell people whom no noun names, told right after their number, as heads and short news do, by act.
_BEFELL = {
    "killing": r"shot\s+dead|killed|executed|murdered|hanged",
    "death": r"(?:feared\s+|found\s+)?dead|drowned",
    "enforced disappearance": r"missing|abducted",
    "arrest": r"seized|arrested|caught|rounded\s+up",
    "detention": r"held|detained|jailed",
    "forced repatriation": r"repatriated|deported|expelled|sent\s+(?:back|home)|handed\s+(?:over|to)",
}
_BEFALLING = re.compile(
    r"\s+(?:more\s+|others\s+)?(?:"
    + "|".join(f"(?P<{code.replace(' ', '_')}>{words})" for code, words in _BEFELL.items())
    + r")(?=\s+(?:in|at|by|on|to|from|near|after|as|over|during|while|before|off|inside|across|crossing"
    r"|trying|fleeing|say|says)\b|\s*[,.;:!?)”\"]|\s*$)",
    re.IGNORECASE,
)


def befell(doc: Doc, mention: NumberMention) -> tuple[str, Span] | None:
    """The act that stands right after a bare number, and its words in the sentence: "Five shot dead crossing
    the river"."""
    if mention.settled not in (None, FigureKind.CORE) or mention.hint is not None or mention.partitive:
        return None
    found = _BEFALLING.match(text_of(doc), mention.core.end)
    if found is None or found.lastgroup is None:
        return None
    return found.lastgroup.replace("_", " "), Span(*found.span(found.lastgroup))


def _pronoun_kind(whole: Token) -> Counted:
    return (
        Counted.PEOPLE
        if whole.lower_ in ("us", "whom", "you", "them", "those", "these", "which")
        else Counted.UNKNOWN
    )


def _kind(head: Token) -> Counted:
    kind = counted(head.lemma_)
    if kind is Counted.UNKNOWN:
        kind = counted(head.lower_)
    if kind is Counted.UNKNOWN and head.i > 1 and head.nbor(-1).text == "-":
        kind = counted(f"{head.nbor(-2).lower_}-{head.lower_}")  # "three push-backs"
    if (
        kind is Counted.UNKNOWN
        and head.text[:1].isupper()
        and head.text.endswith("s")
        and head.tag_ in ("NNPS", "NNS", "NNP")
    ):
        return Counted.PEOPLE  # a people's name: "Lisus"
    return kind


_POSSESSIVE = frozenset("his her its their our my your own".split())


def _whole(doc: Doc, last: Token) -> Token | None:
    """The noun after "of the" in a partitive, or its pronoun."""
    index = last.i + 1
    while index < len(doc) and doc[index].lower_ not in ("of", "among"):
        index += 1
        if index > last.i + 4:
            return None
    best = None
    for token in doc[index + 1 : index + 1 + _REACH]:
        if token.lower_ in _POSSESSIVE or token.text == "-":
            continue  # "two of his workmates", "one of the house-keepers"
        if token.pos_ == "PRON":
            return token
        if token.lower_ in ("those", "these") and (
            token.i + 1 >= len(doc) or doc[token.i + 1].pos_ not in ("NOUN", "ADJ", "NUM", "PROPN")
        ):
            return token
        if token.pos_ in ("NOUN", "PROPN", "NUM"):
            best = token
            continue
        if token.pos_ not in _PHRASE_TAGS or (token.pos_ in ("VERB", "PUNCT", "ADV") and best is not None):
            break
    return best


def _head_noun(doc: Doc, last: Token) -> Token | None:
    """The noun that a number counts: through the tree where it is plain, else the next counted noun of the
    phrase."""
    is_verb = last.i + 1 < len(doc) and doc[last.i + 1].lower_ in _NEVER_COUNTED
    if is_verb and doc[last.i + 1 :][:2].text[-1:] != "-":  # no verb in "cross-border traders"
        return None
    by_tree = last
    while by_tree.dep_ in _BEFORE_A_NOUN and by_tree.head.i > by_tree.i and not _are_counted(by_tree):
        by_tree = by_tree.head
    between = doc[last.i + 1 : by_tree.i]
    plain = (
        by_tree.pos_ in ("NOUN", "PROPN")
        and by_tree.i - last.i <= _REACH
        and not any(_breaks_phrase(token) for token in between)
    )
    if by_tree.i > last.i and plain and by_tree.lemma_.lower() not in _TIME_UNITS:
        return _through_of(doc, by_tree)
    index = last.i + 1
    if index < len(doc) and doc[index].lower_ == "of":  # "hundreds of escapees"
        index += 1
    best: Token | None = None
    for token in doc[index : index + _REACH]:
        if _breaks_phrase(token) or (
            token.pos_ == "VERB" and (best is not None or token.tag_ in ("VBD", "VBP", "VBZ"))
        ):
            break
        if token.lemma_.lower() in _TIME_UNITS:
            break
        if token.pos_ in ("NOUN", "PROPN") or counted(token.lower_) is not Counted.UNKNOWN:
            best = token
    return _through_of(doc, best) if best is not None else None


#: What a word does that stands before the noun that its number counts.
_BEFORE_A_NOUN = frozenset("nummod quantmod compound amod nmod advmod det poss".split())


def _are_counted(token: Token) -> bool:
    """Whether people in the plural stand there, whom the number counts whatever follows: "sent 43 Koreans
    home", "the two men's names"."""
    return token.tag_ in ("NNS", "NNPS") and counted(token.lower_) in (
        Counted.PEOPLE,
        Counted.VICTIMS,
        Counted.ROLES,
    )


#: Verbs that the tagger takes for nouns after a bare number: "a further 60 face removal", "two froze".
_NEVER_COUNTED = frozenset(
    """
    face faces fear fears risk await remain remained died returned were was are had have has is left did do
    does bore bear became began came went got gave took saw made stood sat lay ran swam fell fled froze
    drowned starved vanished found told said says knew kept lived leave march flee arrive die cross bring
    wrote spoke swore slept woke ate drank hid paid rose sank wept held led stayed survived
    """.split()
)
_TIME_UNITS = frozenset(
    "year month week day night morning evening hour winter summer spring autumn time".split()
)


def _breaks_phrase(token: Token) -> bool:
    """Whether a word ends the noun phrase that began with a number."""
    if token.text == "-":
        return False
    if token.pos_ not in _PHRASE_TAGS or (
        token.pos_ == "PUNCT" and token.text not in ("'", "’", '"', "“", "‘")
    ):
        return True
    return (
        token.lower_
        in (
            "and",
            "or",
            "but",
            "a",
            "an",
            "the",
            "every",
            "each",
            "next",
            "last",
            "per",
            "who",
            "this",
            "that",
        )
        or token.pos_ == "CCONJ"
    )


def _through_of(doc: Doc, head: Token) -> Token:
    """Look through a collective: "groups of escapees" stays groups, "numbers of women" becomes women."""
    if counted(head.lemma_) is not Counted.LIGHT or head.i + 2 >= len(doc) or doc[head.i + 1].lower_ != "of":
        return head
    for token in doc[head.i + 2 : head.i + 2 + _REACH]:
        if token.pos_ in ("NOUN", "PROPN") and counted(token.lemma_) not in (Counted.UNKNOWN, Counted.LIGHT):
            return token
    return head


def is_year(text: str, mention: NumberMention) -> bool:
    """A four-digit number that names a year or a treaty and counts nothing: "the 1951 Convention", "in
    1998"."""
    words = mention.core.of(text)
    if not _YEAR.match(words):
        return False
    after = text[mention.core.end :]
    if _NAMED_BY_YEAR.match(after):
        return True
    noun = re.match(r"\s+(?:[\w-]+\s+){0,2}?([a-z]+)", after)
    people = noun and counted(noun[1]) not in (Counted.UNKNOWN, Counted.THINGS, Counted.LIGHT)
    return not people


def settled_kind(figure: Figure) -> FigureKind | None:
    """The sort of number where number and noun decide it; None where the act told beside it must."""
    if figure.mention.settled is not None:
        return figure.mention.settled
    if figure.counted is Counted.VICTIMS:
        return FigureKind.CORE
    return FigureKind.SMALL if figure.counted is Counted.THINGS else None
