"""The words of a sentence that tell acts: each verb or noun once, with its act and the words to cite.

What a word tells can hang on who stands beside it: "take", "hold", "send back" tell an act only where they
have people as their object. Such a word is found with ``needs_people`` set where the tree shows none; the
caller who knows better (a number stands there as object) may take it all the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Token

from tumen.reading.predicates import is_passive
from tumen.vocabulary.acts import Act, acts
from tumen.vocabulary.people import Counted, counted
from tumen.vocabulary.spans import Span

#: Code points after a verb within which a phrase of it may stand.
_PHRASE_REACH = 110
#: Code points after "be" within which a state may begin.
_STATE_REACH = 60


@dataclass(frozen=True, slots=True)
class ActWord:
    """A word that tells an act. ``evidence`` covers the word and what makes it this act, in the sentence.

    Rules: "act.verb", "act.verb.object" (told only with people as object), "act.phrase" (verb and words after
    it), "act.state" ("in detention"), "act.noun", "act.noun.event" ("return": told only where it is forced).
    """

    code: str
    token: Token
    evidence: Span
    rule: str
    needs_people: bool = False

    @property
    def act(self) -> Act:
        return acts()[self.code]

    @property
    def is_verbal(self) -> bool:
        return not self.rule.startswith("act.noun")


@dataclass(slots=True)
class _Lexicon:
    """The pack's acts by the lemmas that tell them."""

    verbs: dict[str, Act] = field(default_factory=dict)
    object_verbs: dict[str, Act] = field(default_factory=dict)
    phrases: dict[str, list[tuple[Act, re.Pattern[str]]]] = field(default_factory=lambda: defaultdict(list))
    any_verb: list[tuple[Act, re.Pattern[str]]] = field(default_factory=list)
    nouns: dict[str, Act] = field(default_factory=dict)
    event_nouns: dict[str, Act] = field(default_factory=dict)
    states: list[tuple[re.Pattern[str], Act]] = field(default_factory=list)


@cache
def _lexicon() -> _Lexicon:
    found = _Lexicon()
    for act in acts().values():
        found.verbs |= dict.fromkeys(act.verbs, act)
        found.object_verbs |= dict.fromkeys(act.object_verbs, act)
        found.nouns |= dict.fromkeys(act.nouns, act)
        found.event_nouns |= dict.fromkeys(act.event_nouns, act)
        found.states += [(re.compile(rf"\b{re.escape(state)}\b", re.IGNORECASE), act) for state in act.states]
        for phrase in act.phrases:
            if not phrase.verbs:
                found.any_verb.append((act, phrase.follows))
            for verb in phrase.verbs:
                found.phrases[verb].append((act, phrase.follows))
    return found


def act_words(doc: Doc) -> list[ActWord]:
    """Every word of a parsed sentence that tells an act, in order."""
    return [word for token in doc if (word := act_word(token)) is not None]


def act_word(token: Token) -> ActWord | None:
    """The act that one word tells, or None."""
    pos = token.pos_
    if pos in ("VERB", "AUX") or token.tag_.startswith("VB"):
        return _told_by_verb(token)
    return _told_by_noun(token) if pos in ("NOUN", "PROPN") else None


def _told_by_verb(verb: Token) -> ActWord | None:
    words, lemma = _lexicon(), verb.lemma_.lower()
    own = words.verbs.get(lemma)
    phrases = words.phrases.get(lemma, ())
    if phrases or words.any_verb:
        start = verb.idx + len(verb)
        rest = verb.doc.text[start : start + _PHRASE_REACH].split(";")[0]
        trimmed = rest.lstrip(" ,'’\"”")
        start += len(rest) - len(trimmed)
        for act, follows in (*phrases, *words.any_verb):
            if own is not None and own.rank <= act.rank:
                continue
            if match := follows.match(trimmed):
                return ActWord(
                    act.code,
                    verb,
                    Span(verb.idx, start + match.end()),
                    "act.phrase",
                    needs_people=act.code == "forced repatriation" and not _moved_by_others(verb, lemma),
                )
    here = Span(verb.idx, verb.idx + len(verb))
    if own is not None:
        return ActWord(own.code, verb, here, "act.verb")
    if (act_of_object := words.object_verbs.get(lemma)) is not None:
        has_people = is_passive(verb) or any(
            _is_person(child) for child in verb.children if child.dep_ in ("dobj", "dative")
        )
        return ActWord(act_of_object.code, verb, here, "act.verb.object", needs_people=not has_people)
    if lemma in ("be", "remain", "stay", "live", "sit") or verb.pos_ == "AUX":
        return _told_by_state(verb)
    return None


def _told_by_state(verb: Token) -> ActWord | None:
    start = verb.idx + len(verb)
    rest = verb.doc.text[start : start + _STATE_REACH]
    for pattern, act in _lexicon().states:
        if match := pattern.search(rest):
            return ActWord(act.code, verb, Span(start + match.start(), start + match.end()), "act.state")
    return None


def _moved_by_others(verb: Token, lemma: str) -> bool:
    """Whether a verb of movement tells what was done to people: "were sent back", "China sent 600 back"; not
    "went home"."""
    if is_passive(verb) or any(child.dep_ in ("auxpass", "dobj") for child in verb.children):
        return True
    return verb.tag_ in ("VBN", "VBG") and lemma != "return"


def _is_person(token: Token) -> bool:
    return (
        token.lower_ in ("them", "him", "her", "us", "me", "those", "others", "whom", "who")
        or token.pos_ == "NUM"
        or (token.pos_ == "PROPN" and not token.text.isupper())
        or counted(token.lemma_) in (Counted.PEOPLE, Counted.VICTIMS)
    )


def _told_by_noun(token: Token) -> ActWord | None:
    words, lemma = _lexicon(), token.lemma_.lower()
    here = Span(token.idx, token.idx + len(token))
    for form in (lemma, lemma.removesuffix("s")):
        if (act := words.nouns.get(form)) is not None:
            if form == "march" and token.text[0].isupper():
                return None  # the month
            return ActWord(act.code, token, here, "act.noun")
        if (act := words.event_nouns.get(form)) is not None:
            return ActWord(act.code, token, here, "act.noun.event", needs_people=not _is_forced(token))
    return None


def _is_forced(noun: Token) -> bool:
    """Whether "return" or "removal" is a forced one: by its adjective, or because it is done to somebody."""
    words = {child.lower_ for child in noun.children}
    return bool(
        words
        & {"forced", "forcible", "involuntary", "mass", "of", "their", "his", "her", "reported", "latest"}
    )
