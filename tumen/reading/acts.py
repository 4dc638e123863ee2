"""Which act a sentence tells of a figure: by the words that govern it, nearest first, with the words as
evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from tumen.reading.predicates import Governor, clause_text_after, governors, is_passive
from tumen.reading.speech import VERBS
from tumen.vocabulary.acts import Act, acts
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


@cache
def _by_verb() -> dict[str, Act]:
    return {verb: act for act in acts().values() for verb in act.verbs}


@cache
def _by_object_verb() -> dict[str, Act]:
    return {verb: act for act in acts().values() for verb in act.object_verbs}


@cache
def _by_noun() -> dict[str, Act]:
    return {noun: act for act in acts().values() for noun in act.nouns | act.event_nouns}


@cache
def _states() -> tuple[tuple[re.Pattern[str], Act], ...]:
    return tuple(
        (re.compile(rf"\b{re.escape(state)}\b", re.IGNORECASE), act)
        for act in acts().values()
        for state in act.states
    )


def act_of(head: Token, *, whole: Token | None = None) -> ActFound | None:
    """The act that the sentence tells of the phrase of ``head``; of the ``whole`` it is a part of only where
    its own is missing.

    "Eight of those deported are held" is a detention of eight; "nine of the deported were women" leans on the
    deported.
    """
    if (
        counted(head.lemma_) is Counted.CASES
        and (own := _noun_act(head, "noun.own", counted_itself=True)) is not None
    ):
        return own
    found = _governing_act(head)
    if found is None and whole is not None and whole.i != head.i:
        found = _governing_act(whole)
        found = (
            ActFound(found.code, found.token, found.evidence, "act.of-whole", found.role) if found else None
        )
    if found is not None:
        return found
    return _noun_act(head, "noun.status") or (_noun_act(whole, "noun.status") if whole is not None else None)


def _governing_act(head: Token) -> ActFound | None:
    """The act of what governs the phrase: its own clause first, then its relative clause, then what stands
    farther up.

    In one clause the act of the lowest rank is meant ("caught and sent back"): it is what the clause comes
    to.
    """
    found: list[tuple[int, int, int, ActFound]] = []
    for governor in governors(head):
        act = _act_at(governor)
        if act is None or (
            act.token.pos_ in ("NOUN", "PROPN") and governor.role == "beside" and acts()[act.code].rank > 5
        ):
            continue
        if (
            act.rule == "act.verb.object"
            and governor.role == "object"
            and counted(head.lemma_) is Counted.CASES
        ):
            continue  # a database that holds cases detains nobody
        own_clause = (
            governor.role == "case"
            or governor.distance in (1, 2)
            and governor.role in ("subject", "object", "of")
        )
        order = (
            0
            if own_clause
            else 1
            if governor.distance == 0
            else 1 + governor.distance + {"beside": 1, "inside": 2}.get(governor.role, 0)
        )
        found.append((order, acts()[act.code].rank, governor.distance, act))
    return min(found, key=lambda entry: entry[:3])[3] if found else None


#: Words within which an act word of the same stretch is taken to speak of the figure.
_CLOSE = 8
_IN_DETENTION = re.compile(
    r"\b(?:in|at|inside|from|of)\s+(?:an?|the|our|her|his|their|my|one|that)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?:cell|jail|prison|camp|detention\s+\w+|barracks|holding\s+\w+|lock-up|police\s+station|gulag)s?\b",
    re.IGNORECASE,
)


def act_near(doc: Doc, token: Token) -> ActFound | None:
    """The nearest act word of the sentence, however it hangs together with ``token``.

    Firm where it stands in the same stretch between commas, close by; else weak. A place of detention tells a
    detention where no other word tells an act: "I was put in a room of the jail with thirty women".
    """
    found = [act for candidate in doc if (act := _act_at(Governor(candidate, "near", 9))) is not None]
    if found:
        best = min(found, key=lambda act: abs(act.token.i - token.i))
        begin, end = sorted((best.token.idx, token.idx))
        close = abs(best.token.i - token.i) <= _CLOSE and not re.search(r"[,;:—–]", doc.text[begin:end])
        rule = "act.close" if close else "act.near"
        return ActFound(best.code, best.token, best.evidence, rule, "near", weak=not close)
    place = _IN_DETENTION.search(doc.text)
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
    before = _PRESENT_IN.match(doc.text, phrase.end)
    if before is None or not _NOW.search(doc.text, phrase.end, phrase.end + 60):
        return None
    for mention in find_places(doc.text[before.end() : before.end() + 40]):
        if mention.span.start <= 4 and mention.place.country not in origins and not mention.place.is_demonym:
            span = Span(before.start(), before.end() + mention.span.end)
            return ActFound("arrival", doc[0], span, "act.presence", "near", weak=False)
    return None


#: Verbs that only carry a figure and tell nothing that was done.
_CARRYING = frozenset(
    "be have say tell see know find count include reach number exceed total come make do go get hear "
    "believe think leave want need show put give take return involve affect concern represent bring help "
    "carry remain live work hide".split()
)


def act_by_other_verb(head: Token) -> ActFound | None:
    """An act outside the vocabulary, by its own verb: "96 people signed forms" tells no return but an
    "other:sign".

    Better a plain word of the sentence than an act borrowed from elsewhere.
    """
    verb = head.head
    governed = head.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.pos_ == "VERB"
    lemma = verb.lemma_.lower()
    if not governed or lemma in _CARRYING or lemma in VERBS or lemma in ("print", "read", "speak", "write"):
        return None
    return ActFound(f"other:{lemma}", verb, Span(verb.idx, verb.idx + len(verb)), "act.other-verb", "subject")


def act_of_label(doc: Doc, token: Token) -> ActFound | None:
    """The act that a list names before its number: "Deaths in custody: 3"."""
    before = doc.text[: token.idx]
    if not re.search(r":\s*(?:[a-z]+\s+){0,3}$", before):
        return None
    named = [
        act
        for word in doc[: token.i]
        if (act := _noun_act(word, "act.label", counted_itself=True)) is not None
    ]
    if not named:
        return None
    first = named[0]
    return ActFound(first.code, first.token, first.evidence, "act.label", "of")


def _act_at(governor: Governor) -> ActFound | None:
    token = governor.token
    if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
        return _verb_act(token, governor.role)
    nominal = token.pos_ in ("NOUN", "PROPN") and governor.role in ("of", "case", "near", "any", "beside")
    return _noun_act(token, "act.noun", role=governor.role) if nominal else None


def _verb_act(verb: Token, role: str) -> ActFound | None:
    lemma = verb.lemma_.lower()
    rest = clause_text_after(verb)
    for act in acts().values():
        for phrase in act.phrases:
            if (not phrase.verbs or lemma in phrase.verbs) and (match := phrase.follows.match(rest)):
                if act.code == "forced repatriation" and not _moved_by_others(verb, role, lemma):
                    continue
                if lemma in _by_verb() and acts()[_by_verb()[lemma].code].rank <= act.rank:
                    continue
                end = (
                    verb.idx
                    + len(verb)
                    + verb.doc.text[verb.idx + len(verb) :].find(rest[: match.end()][-12:])
                    + len(rest[: match.end()][-12:])
                )
                return ActFound(
                    act.code, verb, Span(verb.idx, max(end, verb.idx + len(verb))), "act.phrase", role
                )
    if lemma in _by_verb():
        act = _by_verb()[lemma]
        return ActFound(act.code, verb, Span(verb.idx, verb.idx + len(verb)), "act.verb", role)
    if lemma in _by_object_verb() and _done_to_people(verb, role):
        return ActFound(
            _by_object_verb()[lemma].code, verb, Span(verb.idx, verb.idx + len(verb)), "act.verb.object", role
        )
    if lemma in ("be", "remain", "stay", "live", "sit") or verb.pos_ == "AUX":
        for pattern, act in _states():
            if match := pattern.search(rest[:60]):
                start = verb.idx + len(verb) + verb.doc.text[verb.idx + len(verb) :].find(match[0])
                return ActFound(act.code, verb, Span(start, start + len(match[0])), "act.state", role)
    return None


def _moved_by_others(verb: Token, role: str, lemma: str) -> bool:
    """Whether a verb of movement tells what was done to people: "were sent back", "China sent 600 back"; not
    "went home"."""
    if (
        is_passive(verb)
        or role == "object"
        or any(child.dep_ in ("auxpass", "dobj") for child in verb.children)
    ):
        return True
    return role in ("near", "any", "beside") and verb.tag_ in ("VBN", "VBG") and lemma != "return"


def _done_to_people(verb: Token, role: str) -> bool:
    """Whether the verb has people as its object: passive, with the figure as object, or with another person
    as object."""
    if is_passive(verb) or role == "object":
        return True
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    return any(_is_person(child) for child in objects)


def _is_person(token: Token) -> bool:
    kind = counted(token.lemma_)
    return (
        kind in (Counted.PEOPLE, Counted.VICTIMS)
        or token.lower_ in ("them", "him", "her", "us", "me")
        or token.pos_ == "NUM"
    )


def _noun_act(token: Token, rule: str, role: str = "of", *, counted_itself: bool = False) -> ActFound | None:
    lemma = token.lemma_.lower()
    act = _by_noun().get(lemma) or _by_noun().get(lemma.removesuffix("s"))
    if act is None:
        return None
    if lemma == "march" and token.text[0].isupper():
        return None  # the month
    if lemma in act.event_nouns and not counted_itself and not _forced(token):
        return None
    return ActFound(act.code, token, Span(token.idx, token.idx + len(token)), rule, role)


def _forced(noun: Token) -> bool:
    """Whether "return" or "removal" is a forced one: by its adjective, or because it is done to somebody."""
    words = {child.lower_ for child in noun.children}
    return bool(
        words
        & {"forced", "forcible", "involuntary", "mass", "of", "their", "his", "her", "reported", "latest"}
    )
