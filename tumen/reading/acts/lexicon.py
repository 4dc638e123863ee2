"""The pack's acts by the lemmas that tell them, and the forms by which a sentence is seen to tell one at
all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from tumen.vocabulary.acts import Act, Phrase, acts, told_acts

#: Code points after a verb within which a phrase of it may stand.
REACH = 110
Patterns = list[tuple[Act, re.Pattern[str]]]


@dataclass(slots=True)
class Lexicon:
    """Verbs and nouns by lemma, with the act that each tells; ``phrases`` by their verb, ``any_verb`` for
    all."""

    verbs: dict[str, Act] = field(default_factory=dict)
    object_verbs: dict[str, Act] = field(default_factory=dict)
    also: dict[str, list[Act]] = field(default_factory=lambda: defaultdict(list))
    phrases: dict[str, list[tuple[Act, Phrase]]] = field(default_factory=lambda: defaultdict(list))
    any_verb: Patterns = field(default_factory=list)
    nouns: dict[str, Act] = field(default_factory=dict)
    event_nouns: dict[str, Act] = field(default_factory=dict)
    states: Patterns = field(default_factory=list)


@cache
def lexicon() -> Lexicon:
    """The lexicon of the pack in use."""
    return _lexicon_of(acts().values())


@cache
def told_lexicon() -> Lexicon:
    """What tells an act beside it where nobody is counted: the words are too common to tell it of a
    figure."""
    return _lexicon_of(told_acts().values())


def _lexicon_of(every: Iterable[Act]) -> Lexicon:
    found = Lexicon()
    for act in every:
        found.verbs |= dict.fromkeys(act.verbs, act)
        found.object_verbs |= dict.fromkeys(act.object_verbs, act)
        found.nouns |= dict.fromkeys(act.nouns, act)
        found.event_nouns |= dict.fromkeys(act.event_nouns, act)
        found.states += [(act, state) for state in act.states]
        for verb in act.also:
            found.also[verb].append(act)
        for phrase in act.phrases:
            if not phrase.verbs:
                found.any_verb.append((act, phrase.follows))
            for verb in phrase.verbs:
                found.phrases[verb].append((act, phrase))
    return found


#: Past forms that no ending gives away.
IRREGULAR = {
    form: lemma
    for lemma, forms in (
        line.split(":")
        for line in (
            "be:is are was were been being am|beat:beaten|bear:born bore borne|bind:bound|bleed:bled"
            "|bring:brought"
            "|break:broke broken|build:built|buy:bought|catch:caught|come:came|cut:cutting|deal:dealt|dig:dug"
            "|do:did done|draw:drew drawn|drive:drove driven|eat:ate eaten|fall:fell fallen|feed:fed"
            "|feel:felt"
            "|find:found|flee:fled|fly:flew flown|forbid:forbade forbidden|freeze:froze frozen|get:got gotten"
            "|give:gave given|go:went gone|hang:hung|have:has had|hear:heard|hide:hid hidden|hold:held"
            "|keep:kept"
            "|know:knew known|lead:led|leave:left|lose:lost|make:made|meet:met|pay:paid|rend:rent"
            "|ride:rode ridden"
            "|rise:rose risen|run:ran|see:saw seen|seek:sought|sell:sold|send:sent|shoot:shot|sing:sang sung"
            "|sit:sat|slay:slew slain|sleep:slept|speak:spoke spoken|spend:spent|stand:stood|steal:stole "
            "stolen"
            "|strike:struck stricken|sweep:swept|swim:swam swum|take:took taken|tear:tore torn|tell:told"
            "|throw:threw thrown|try:tried|wake:woke woken|withdraw:withdrew withdrawn|withhold:withheld"
            "|write:wrote written|die:dying|lie:lay lain|tie:tying"
        ).split("|")
    )
    for form in forms.split()
}
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


#: Verbs that too many sentences have: what they tell of somebody who is not counted makes none worth parsing.
_EVERYWHERE = frozenset("be have get go come see find meet take make give pick tell know".split())


@cache
def _telling(form: str) -> tuple[bool, tuple[re.Pattern[str], ...]]:
    """Whether a word form tells an act by itself, and the phrases after it with which it does."""
    words, told = lexicon(), told_lexicon()
    alone = words.verbs.keys() | words.object_verbs.keys() | words.also.keys()
    alone |= words.nouns.keys() | words.event_nouns.keys()
    alone |= (told.verbs.keys() | told.object_verbs.keys() | told.nouns.keys()) - _EVERYWHERE
    lemmas = _lemmas(form)
    follows = [phrase.follows for lemma in lemmas for _, phrase in words.phrases.get(lemma, ())]
    for lemma in lemmas - _EVERYWHERE:
        follows += [phrase.follows for _, phrase in told.phrases.get(lemma, ())]
    if "be" in lemmas or "remain" in lemmas:
        follows += [pattern for _, pattern in words.states]
    return any(lemma in alone for lemma in lemmas), tuple(follows)


def _lemmas(form: str) -> set[str]:
    found = {form, IRREGULAR.get(form, form)}
    for ending, put in _ENDINGS:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form.removesuffix(ending)
            found.add(stem + put)
            if not put and stem[-1:] == stem[-2:-1]:
                found.add(stem[:-1])  # "kidnapped", "dragging"
    return found


def tells_an_act(sentence: str) -> bool:
    """Whether any word of a sentence may tell an act, by its form alone: what is worth parsing."""
    for word in _WORD.finditer(sentence):
        alone, follows = _telling(word[0].lower())
        if alone:
            return True
        if follows:
            rest = sentence[word.end() : word.end() + REACH].lstrip(" ,'’\"”")
            if any(pattern.match(rest) for pattern in follows):
                return True
    return False


def act_named(words: str) -> str:
    """The code of the first act that words outside a sentence tell, as a head of a table does; else nothing.

    "Persons sent back", "Deaths in custody": the first word that tells an act decides.
    """
    known = lexicon()
    for word in _WORD.finditer(words):
        rest = words[word.end() : word.end() + REACH].lstrip(" ,'’\"”")
        lemmas = sorted(_lemmas(word[0].lower()))
        for lemma in lemmas:
            for act, phrase in known.phrases.get(lemma, ()):
                if phrase.follows.match(rest) and not phrase.negated:
                    return act.code
        for by in (known.nouns, known.event_nouns, known.verbs, known.object_verbs):
            for lemma in lemmas:
                if lemma in by:
                    return by[lemma].code
        for act, state in known.states:
            if state.match(words[word.start() :]):
                return act.code
    return ""
