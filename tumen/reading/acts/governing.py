"""The acts that a sentence tells of a figure: by the words that govern it, beside it, or name it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tumen.reading.acts.words import ActWord, act_word
from tumen.reading.parsing import text_of
from tumen.reading.predicates import governors
from tumen.reading.speech import VERBS
from tumen.vocabulary.acts import acts
from tumen.vocabulary.people import Counted, counted
from tumen.vocabulary.places import find_places
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class ActFound:
    """An act told of a figure. ``token`` carries it; ``role`` is the figure's part in it; ``weak`` when only
    near by."""

    code: str
    token: Token
    evidence: Span
    rule: str
    role: str
    weak: bool = False
    distance: int = 0  #: steps of the tree between the figure and the word, 0 in its own relative clause
    others: tuple[ActWord, ...] = ()  #: what its word can tell beside

    @classmethod
    def of(
        cls, word: ActWord, role: str, *, rule: str = "", weak: bool = False, distance: int = 0
    ) -> ActFound:
        rule = rule or word.rule
        return cls(word.code, word.token, word.evidence, rule, role, weak, distance, word.others)


#: Roles in which a noun tells the act of a figure; "the arrest of 40".
_NOMINAL = frozenset({"of", "case", "beside"})


def acts_over(head: Token, words: Mapping[int, ActWord]) -> Iterator[ActFound]:
    """The acts that govern the phrase of ``head``, nearest first; ``words`` are the sentence's, by token."""
    for governor in governors(head):
        word = words.get(governor.token.i)
        if word is None:
            continue
        if word.needs_people and (governor.role != "object" or governor.distance > 1):
            continue
        nominal = not word.is_verbal
        if nominal and (governor.role not in _NOMINAL or (governor.role == "beside" and word.act.rank > 5)):
            continue
        holds_cases = word.rule == "act.verb.object" and governor.role == "object"
        if holds_cases and counted(head.lemma_) is Counted.CASES:
            continue  # a database that holds cases detains nobody
        yield ActFound.of(word, governor.role, distance=governor.distance)


def nearness(found: ActFound) -> tuple[int, int, int]:
    """Order among the acts over one figure: its own clause first, and there what the clause comes to.

    In one clause the act of the lowest rank is meant: "caught and sent back".
    """
    own_clause = found.role == "case" or (
        found.distance in (1, 2) and found.role in ("subject", "object", "of")
    )
    if own_clause:
        order = 0
    elif found.distance == 0:
        order = 1
    else:
        order = 1 + found.distance + {"beside": 1, "inside": 2}.get(found.role, 0)
    return order, acts()[found.code].rank, found.distance


def act_of(head: Token, words: Mapping[int, ActWord], *, whole: Token | None = None) -> ActFound | None:
    """The act that the sentence's tree tells of the phrase of ``head``; of the ``whole`` that it is a part of
    only where its own is missing.

    "Eight of those deported are held" is a detention of eight; "nine of the deported were women" leans on the
    deported.
    """
    if counted(head.lemma_) is Counted.CASES and (own := act_word(head)) is not None:
        return ActFound.of(own, "of", rule="noun.own")
    found = min(acts_over(head, words), key=nearness, default=None)
    if found is None and whole is not None and whole.i != head.i:
        of_whole = min(acts_over(whole, words), key=nearness, default=None)
        if of_whole is not None:
            found = ActFound(of_whole.code, of_whole.token, of_whole.evidence, "act.of-whole", of_whole.role)
    return found or status_of(head) or (status_of(whole) if whole is not None else None)


def status_of(noun: Token) -> ActFound | None:
    """The act in a noun for people: "detainees", "returnees", "one dead"."""
    if noun.lower_ in ("dead", "missing"):
        code = "death" if noun.lower_ == "dead" else "enforced disappearance"
        return ActFound(code, noun, Span(noun.idx, noun.idx + len(noun)), "noun.status", "of")
    word = act_word(noun) if noun.pos_ in ("NOUN", "PROPN") else None
    if word is None or word.rule != "act.noun":
        return None
    return ActFound.of(word, "of", rule="noun.status")


#: Words within which an act word of the same stretch is taken to speak of the figure.
CLOSE = 8
_IN_DETENTION = re.compile(
    r"\b(?:in|at|inside|from|of)\s+(?:an?|the|our|her|his|their|my|one|that)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?:cell|jail|prison|camp|detention\s+\w+|barracks|holding\s+\w+|lock-up|police\s+station|gulag)s?\b",
    re.IGNORECASE,
)


def act_near(doc: Doc, token: Token, words: Mapping[int, ActWord]) -> ActFound | None:
    """The nearest act word of the sentence, however it hangs together with ``token``.

    Firm where it stands in the same stretch between commas, close by; else weak. A place of detention tells a
    detention where no other word tells an act: "I was put in a room of the jail with thirty women".
    """
    usable = [word for word in words.values() if not word.needs_people]
    if usable:
        best = min(usable, key=lambda word: abs(word.token.i - token.i))
        close = is_close(doc, best.token, token)
        return ActFound.of(best, "near", rule="act.close" if close else "act.near", weak=not close)
    return act_of_confinement(doc, token)


def is_close(doc: Doc, word: Token, token: Token) -> bool:
    """Whether two words stand in one stretch between commas, close by."""
    begin, end = sorted((word.idx, token.idx))
    return abs(word.i - token.i) <= CLOSE and not re.search(r"[,;:—–]", text_of(doc)[begin:end])


def act_of_confinement(doc: Doc, token: Token) -> ActFound | None:
    """A detention told by its place alone: "in a room of the jail"."""
    place = _IN_DETENTION.search(text_of(doc))
    if place is None:
        return None
    return ActFound("detention", token, Span(*place.span()), "act.place", "near", weak=True)


_PRESENT_IN = re.compile(
    r"\s+(?:(?:now|currently|living|settled|resettled)\s+){0,2}in\s+(?=(?:the\s+)?[A-Z])"
)
_NOW = re.compile(r"\b(?:today|now|currently|living|settled|resettled)\b", re.IGNORECASE)


def act_of_presence(doc: Doc, phrase: Span, *, origins: frozenset[str]) -> ActFound | None:
    """People who fled, told as being in some other country today: they have arrived there.

    ``origins`` are the ISO codes of the countries that they flee from or through.
    """
    before = _PRESENT_IN.match(text_of(doc), phrase.end)
    if before is None or not _NOW.search(text_of(doc), phrase.end, phrase.end + 60):
        return None
    for mention in find_places(text_of(doc)[before.end() : before.end() + 40]):
        if mention.span.start <= 4 and mention.place.country not in origins and not mention.place.is_demonym:
            span = Span(before.start(), before.end() + mention.span.end)
            return ActFound("arrival", doc[0], span, "act.presence", "near", weak=False)
    return None


#: Verbs that only carry a figure and tell nothing that was done.
CARRYING = frozenset(
    "be have say tell see know find count include reach number exceed total come make do go get hear "
    "believe think leave want need show put give take return involve affect concern represent bring help "
    "carry remain live work hide print read speak write".split()
)


def other_verb(head: Token) -> Token | None:
    """The verb of which the phrase of ``head`` is subject or object, where it tells something of its own.

    "96 people signed forms" tells no return but an "other:sign": better a plain word of the sentence than an
    act borrowed from elsewhere.
    """
    verb = head.head
    governed = head.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.pos_ == "VERB"
    lemma = verb.lemma_.lower()
    return verb if governed and lemma not in CARRYING and lemma not in VERBS else None


def act_by_other_verb(head: Token) -> ActFound | None:
    """An act outside the vocabulary, by its own verb."""
    verb = other_verb(head)
    if verb is None:
        return None
    span = Span(verb.idx, verb.idx + len(verb))
    return ActFound(f"other:{verb.lemma_.lower()}", verb, span, "act.other-verb", "subject")


def act_of_label(doc: Doc, token: Token) -> ActFound | None:
    """The act that a list names before its number: "Deaths in custody: 3"."""
    before = text_of(doc)[: token.idx]
    if not re.search(r":\s*(?:[a-z]+\s+){0,3}$", before):
        return None
    for other in doc[: token.i]:
        word = act_word(other)
        if word is not None:
            return ActFound.of(word, "of", rule="act.label")
    return None
