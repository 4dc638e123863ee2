"""The words of a sentence that tell acts: each verb or noun once, with its act and the words to cite.

What a word tells can hang on who stands beside it: "take", "hold", "send back" tell an act only where they
have people as their object. Such a word is found with ``needs_people`` set where the tree shows none; the
caller who knows better (a number stands there as object) may take it all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from tumen.reading.acts.lexicon import IRREGULAR, REACH, Lexicon, lexicon, told_lexicon
from tumen.reading.parsing import text_of
from tumen.reading.predicates import is_passive, is_told_with_passive, measured_by
from tumen.vocabulary.acts import Act, acts
from tumen.vocabulary.people import Counted, counted
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class ActWord:
    """A word that tells an act. ``evidence`` covers the word and what makes it this act, in the sentence.

    Rules: "act.verb", "act.verb.object" (told only with people as object), "act.phrase" (verb and words after
    it), "act.state" ("in detention"), "act.also" (mostly another act's verb), "act.noun", "act.noun.event"
    ("return": told only where it is forced).
    """

    code: str
    token: Token
    evidence: Span
    rule: str
    needs_people: bool = False
    others: tuple[ActWord, ...] = ()  #: what the same word can tell beside: "fled" a country, or a village
    is_told: bool = False  #: whether it tells the act only of somebody who is not counted

    @property
    def act(self) -> Act:
        return acts()[self.code]

    @property
    def is_verbal(self) -> bool:
        return not self.rule.startswith("act.noun")


def act_words(doc: Doc) -> list[ActWord]:
    """Every word of a parsed sentence that tells an act, in order; with what it tells only of somebody who is
    not counted (see `counting`)."""
    return [word for token in doc if (word := _word_of(token)) is not None]


def act_word(token: Token) -> ActWord | None:
    """The act that one word tells of a figure, or None."""
    word = _word_of(token)
    return counting(word) if word is not None else None


def counting(word: ActWord) -> ActWord | None:
    """The same word with what it can tell of a figure alone; None where it can tell nothing of one."""
    offers = [each for each in (word, *word.others) if not each.is_told]
    if len(offers) == len(word.others) + 1:
        return word
    return _plainest(offers)


def _word_of(token: Token) -> ActWord | None:
    pos = token.pos_
    if pos in ("VERB", "AUX") or token.tag_.startswith("VB"):
        return _told_by_verb(token)
    return _told_by_noun(token) if pos in ("NOUN", "PROPN") else None


def _told_by_verb(verb: Token) -> ActWord | None:
    """The act that a verb tells most plainly, with the others that it can tell."""
    if verb.dep_ in ("aux", "auxpass"):
        return None
    lemma = verb.lemma_.lower()
    lemma = _MISTAKEN.get(lemma, lemma) if verb.tag_ != "MD" else lemma
    if verb.tag_ == "VBP":  # "he swam" taken for a present
        lemma = IRREGULAR.get(lemma, lemma)
    offers = list(_offers(verb, lemma, lexicon()))
    offers += (replace(word, is_told=True) for word in _offers(verb, lemma, told_lexicon()))
    return _plainest(offers)


def _plainest(offers: list[ActWord]) -> ActWord | None:
    """The plainest of what one word can tell, with the others."""
    if not offers:
        return None
    first = min(
        offers,
        key=lambda word: (word.is_told, word.needs_people, _PLAINNESS.get(word.rule, 0), word.act.rank),
    )
    others = {word.code: word for word in reversed(offers) if word.code != first.code}
    return replace(first, others=tuple(reversed(others.values())))


#: Lemmas that the model gives to the past forms of these verbs.
_MISTAKEN = {
    "batone": "baton",
    "buss": "bus",
    "can": "cane",
    "coope": "coop",
    "fin": "fine",
    "re-arreste": "re-arrest",
    "re-detaine": "re-detain",
    "rearreste": "rearrest",
    "rap": "rape",
    "reentere": "reenter",
    "surveille": "surveil",
    "tasere": "taser",
    "truncheone": "truncheon",
    "wad": "wade",
    "waterboarde": "waterboard",
    "wiretappe": "wiretap",
}
#: Order among what a verb can tell, before the acts' ranks: by itself or with its phrase, with people as
#: object, as another act's verb.
_PLAINNESS = {"act.verb.object": 1, "act.also": 2}
#: Verbs that tell a state: "is in detention", "remain behind bars".
_STATIVE = frozenset("be remain stay live sit lie stand keep feel become get go leave".split())


def _offers(verb: Token, lemma: str, words: Lexicon) -> Iterator[ActWord]:
    here = Span(verb.idx, verb.idx + len(verb))
    if (own := words.verbs.get(lemma)) is not None:
        yield ActWord(own.code, verb, here, "act.verb")
    start, rest = _after(verb)
    thing = _thing_of(verb)
    for act, phrase in words.phrases.get(lemma, ()):
        if (match := phrase.follows.match(rest)) and (not phrase.negated or is_negated(verb)):
            evidence = Span(verb.idx, start + match.end())
            if _reaches_over(verb, evidence.end):
                continue
            of_thing = thing is not None and not evidence.start <= thing.idx < evidence.end
            wrong = of_thing if act.code in _OF_PEOPLE else False
            wrong = wrong or act.code in _MOVED and not _moved_by_others(verb, lemma)
            yield ActWord(act.code, verb, evidence, "act.phrase", needs_people=wrong)
    yield from _by_any_verb(verb, start, rest, words)
    if lemma in _STATIVE:
        for act, state in words.states:
            if match := state.match(rest):
                yield ActWord(act.code, verb, Span(verb.idx, start + match.end()), "act.state")
    if (told_of_people := words.object_verbs.get(lemma)) is not None:
        has_people = thing is None and (
            is_passive(verb)
            or is_told_with_passive(verb)
            and not any(child.dep_ == "dobj" for child in verb.children)
            or any(_is_person(child) for child in verb.children if child.dep_ in ("dobj", "dative"))
        )
        yield ActWord(told_of_people.code, verb, here, "act.verb.object", needs_people=not has_people)
    for act in words.also.get(lemma, ()):
        free = act.code in _MOVED and not _moved_by_others(verb, lemma)  # "moved to a house by the sea"
        yield ActWord(act.code, verb, here, "act.also", needs_people=free or thing is not None)
    is_missing = words is lexicon() and verb.lower_ == "missing"
    if is_missing and not any(child.dep_ == "dobj" for child in verb.children):
        yield ActWord("enforced disappearance", verb, here, "act.state")


def _reaches_over(verb: Token, end: int) -> bool:
    """Whether words up to ``end`` belong to a verb joined to this one: "beaten and sent back" beats nobody
    back, and "the 160 who came took home a jar" brings nobody home."""
    joined = (child for child in verb.rights if child.dep_ == "conj")
    over = (above for above in verb.ancestors if above.idx > verb.idx)
    return any(other.pos_ == "VERB" and other.idx < end for other in (*joined, *over))


def is_negated(verb: Token) -> bool:
    """Whether the verb's clause is negated: "was not seen", "nobody heard", "has never been found"."""
    return any(
        child.dep_ == "neg"
        or child.lower_ in ("never", "nobody", "nothing", "none", "neither")
        or child.dep_ in ("nsubj", "nsubjpass", "dobj")
        and any(word.lower_ in ("no", "not", "none") for word in child.subtree)
        for child in verb.children
    )


#: Acts that are done to people: "took the money from him" arrests nobody.
_OF_PEOPLE = frozenset(
    ("forced repatriation", "arrest", "detention", "other:transfer", "other:separation", "killing")
)
_MOVED = frozenset({"forced repatriation"})
#: Things that are taken, held or returned where no person is.
_THINGS = frozenset(
    "decision step action measure place care account note seat part advice photograph picture look time "
    "effect "
    "money cash phone telephone passport paper document card clothes belt shoe body belonging statement word "
    "responsibility position power office interest hope breath talk meeting election conference call "
    "copy".split()
)


def _thing_of(verb: Token) -> Token | None:
    """What the verb is done to where it is plainly a thing: "no decision has been taken"."""
    for child in verb.children:
        is_thing = child.lemma_.lower() in _THINGS or counted(child.lemma_) is Counted.THINGS
        if is_thing and child.dep_ in ("dobj", "nsubjpass") and child.pos_ == "NOUN":
            return child
    return _taken_home(verb)


def _taken_home(verb: Token) -> Token | None:
    """The jar that somebody "took home": what stands behind that word was won or given, unless it is
    people."""
    if verb.lemma_.lower() not in ("take", "bring", "carry") or verb.i + 2 >= len(verb.doc):
        return None
    if verb.nbor().lower_ != "home":
        return None
    taken = next((each for each in verb.children if each.dep_ == "dobj" and each.i > verb.i + 1), None)
    is_of_people = taken is None or any(_is_person(each) for each in (taken, *taken.children))
    return None if is_of_people else taken


def _by_any_verb(verb: Token, start: int, rest: str, words: Lexicon) -> Iterator[ActWord]:
    """Acts told by words after whatever verb ("were given hard labour"), or by the adverb before it."""
    before = verb.nbor(-1) if verb.i else None
    if before is not None and before.lower_ == "sexually":
        start, rest = before.idx, text_of(verb.doc)[before.idx : verb.idx + len(verb)]
    for act, follows in words.any_verb:
        if match := follows.match(rest):
            evidence = Span(min(verb.idx, start), max(start + match.end(), verb.idx + len(verb)))
            yield ActWord(act.code, verb, evidence, "act.phrase")


def _after(verb: Token) -> tuple[int, str]:
    """The words after a verb within its reach, and where they begin."""
    start = verb.idx + len(verb)
    rest = text_of(verb.doc)[start : start + REACH].partition(";")[0]
    trimmed = rest.lstrip(" ,'’\"”")
    return start + len(rest) - len(trimmed), trimmed


def _moved_by_others(verb: Token, lemma: str) -> bool:
    """Whether a verb of movement tells what was done to people: "were sent back", "China sent 600 back"; not
    "went home"."""
    if is_passive(verb) or is_told_with_passive(verb):
        return True
    if any(child.dep_ in ("auxpass", "dobj") for child in verb.children):
        return True
    return verb.tag_ in ("VBN", "VBG") and lemma != "return"


def _is_person(token: Token) -> bool:
    measured = measured_by(token)
    if measured is not None:
        return _is_person(measured)
    return (
        token.lower_ in ("them", "him", "her", "us", "me", "those", "others", "whom", "who")
        or token.pos_ == "NUM"
        or (token.pos_ == "PROPN" and not token.text.isupper())
        or counted(token.lemma_) in (Counted.PEOPLE, Counted.VICTIMS)
    )


def _told_by_noun(token: Token) -> ActWord | None:
    lemma = token.lemma_.lower()
    sexual = next((child for child in token.lefts if child.lower_ == "sexual"), None)
    if sexual is not None and lemma in _SEXUAL:
        here = Span(sexual.idx, token.idx + len(token))
        return ActWord("sexual violence", token, here, "act.noun", is_told=True)
    return _noun_in(lexicon(), token, lemma) or _noun_in(told_lexicon(), token, lemma)


#: What "sexual" makes another act of.
_SEXUAL = frozenset("violence assault abuse exploitation slavery harassment torture".split())


def _noun_in(words: Lexicon, token: Token, lemma: str) -> ActWord | None:
    here = Span(token.idx, token.idx + len(token))
    is_told = words is not lexicon()
    for form in (lemma, lemma.removesuffix("s")):
        others = tuple(ActWord(act.code, token, here, "act.also") for act in words.also.get(form, ()))
        if (act := words.nouns.get(form)) is not None:
            if form == "march" and token.text[0].isupper():
                return None  # the month
            return ActWord(act.code, token, here, "act.noun", others=others, is_told=is_told)
        if (act := words.event_nouns.get(form)) is not None:
            needs = not _is_forced(token)
            return ActWord(act.code, token, here, "act.noun.event", needs, others, is_told)
    return None


#: What makes "return" a forced one, and "body" somebody's: an adjective, or the one to whom it is done.
_FORCED = frozenset("forced forcible involuntary mass of their his her reported latest collective".split())


def _is_forced(noun: Token) -> bool:
    """Whether a noun of many meanings ("return", "body") tells an act: it is forced, counted, or done to
    somebody."""
    return any(child.lower_ in _FORCED or child.dep_ == "nummod" for child in noun.children)
