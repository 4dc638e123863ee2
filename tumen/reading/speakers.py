"""Who is said to tell something: the cues of a sentence, each a word of telling with who tells.

A cue says nothing yet about what is told: `weighing.speakers` weighs which cue a figure hangs on, `quoting`
which one a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from tumen.reading.bracketed import sources_in_brackets
from tumen.reading.cast.names import TITLES
from tumen.reading.cast.nouns import kind_of_noun
from tumen.reading.cast.phrases import bounds_of
from tumen.reading.mistaken import past_a_hyphen, told_in_a_clause, verbal_name
from tumen.reading.owners import (
    HAVING_IT,
    OWNED,
    agent_of,
    is_actor,
    is_had_from,
    may_speak,
    owner_of,
    owner_or_self,
)
from tumen.reading.parsing import text_of
from tumen.reading.predicates import is_passive
from tumen.reading.speech import HEADS_OF_NOTES, PLAIN, SORT_OF_VERB, stance_of
from tumen.reading.tells import is_law, tells_something
from tumen.reading.trailing import inverted, is_taken_for_a_description, minded_about, set_apart, top_of
from tumen.vocabulary.codes import Stance
from tumen.vocabulary.places import canonical
from tumen.vocabulary.spans import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
#: Verbs after which "from" and "by" bring in who told their subject.
_LEARNING = frozenset("learn hear understand know come receive get gather obtain tell".split())
#: Verbs whose object speaks: "citing two people", "quoted an escapee as saying".
_CITING = frozenset("cite quote accord".split())
_BY = frozenset("by on from per in at to according after".split())


#: The rule of a source in brackets behind what it tells.
BRACKETED = "speaker.bracketed"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of telling in a sentence, and who tells.

    ``who`` is the head of the teller's phrase; ``sort`` how the word tells ("say", "think", "count", "give",
    "hold", "see", "ask", "answer" for verbs; "noun", "according", "owned", "from", "cited", "label" else).
    """

    word: Token
    who: Token
    sort: str
    rule: str
    stance: Stance

    @property
    def has_clause(self) -> bool:
        """Whether the verb has a clause of its own for what it tells: "researchers caution that it is
        low"."""
        return any(child.dep_ == "ccomp" and child.i > self.word.i for child in self.word.children)

    @property
    def is_plain(self) -> bool:
        """Whether it tells in any surroundings, quotations too."""
        return self.sort in ("say", "answer", "according", "owned", "label", "cited")

    def words(self) -> Span:
        """The cue as written, in the sentence's offsets: "told reporters", "according to"."""
        last = self.word
        if self.sort == "according" and self.rule != BRACKETED:
            last = self.word.doc[min(self.word.i + 1, len(self.word.doc) - 1)]
        elif self.word.lower_ in ("told", "tell", "tells"):
            for token in self.word.doc[self.word.i + 1 : self.word.i + 4]:
                if token.dep_ not in ("dobj", "dative", "det", "poss", "pobj"):
                    break
                last = token
        return Span(self.word.idx, last.idx + len(last))


def cues_in(doc: Doc) -> list[Cue]:
    """Every cue of a parsed sentence, in order of its words of telling."""
    found = [cue for token in doc for cue in _cues_at(token)]
    found += (Cue(head, head, "according", BRACKETED, Stance.NEUTRAL) for head in sources_in_brackets(doc))
    label = _label(doc)
    return [label, *found] if label is not None else found


def _cues_at(token: Token) -> Iterator[Cue]:
    pos = token.pos_
    if pos in ("VERB", "AUX"):
        lemma = token.lemma_.lower()
        if lemma in _CITING:
            yield from _cited(token, lemma)
        sort = "say" if _goes_on(token, lemma) else SORT_OF_VERB.get(lemma)
        if sort is not None and token.dep_ not in ("aux", "auxpass"):
            teller, rule = _teller(token)
            if teller is not None and tells_something(token, sort):
                yield Cue(token, teller, sort, rule, stance_of(lemma))
        if lemma in _LEARNING or lemma in HAVING_IT and is_had_from(token):
            yield from _told_from(token, lemma)
        if lemma in _INFORMING:
            yield from _informed(token)
    elif pos == "ADJ" and (minded := minded_about(token)) is not None and may_speak(minded):
        yield Cue(token, owner_or_self(minded), "think", "speaker.minded", Stance.NEUTRAL)
    elif pos == "NOUN":
        if token.lemma_.lower() in OWNED:
            yield from _by_noun(token)
    elif token.lower_ == "per" and token.dep_ == "prep":
        yield from _object_of(token, "according", "speaker.according", Stance.NEUTRAL)
    if token.lower_ == "according" and token.i + 2 < len(token.doc) and token.nbor(1).lower_ == "to":
        yield from _according(token)


def _goes_on(verb: Token, lemma: str) -> bool:
    """ "Of the six, she went on, three were alive": a verb of telling beside what is told."""
    on = lemma == "go" and any(child.dep_ == "prt" and child.lower_ == "on" for child in verb.children)
    return on and all(child.dep_ not in ("xcomp", "prep") or child.i < verb.i for child in verb.children)


# -- verbs
# ----------------------------------------------------------------------------------------------


def _teller(verb: Token) -> tuple[Token | None, str]:
    """Who tells by ``verb``, and how the tree says so."""
    aux = {child.dep_ if child.dep_ == "auxpass" else child.lemma_ for child in verb.lefts}
    has_told = verb.dep_ == "xcomp" and "have" in aux and "auxpass" not in aux
    passive = not has_told and (is_passive(verb) or "auxpass" in aux)
    if passive and (who := told_in_a_clause(verb)) is not None and agent_of(verb) is None:
        return who, "speaker.verb"
    if passive and not is_taken_for_a_description(verb):
        return agent_of(verb), "speaker.agent"
    if verb.lemma_.lower() in PLAIN and (apart := set_apart(verb)) is not None and may_speak(apart):
        return owner_or_self(apart), "speaker.apart"
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS and not _heads_a_note(child)]
    if subjects:  # of "Ms ; Cho Mi-rae (…) told" the name, where the tree parts it from its title
        named = (child for child in subjects if child.text.rstrip(".") not in TITLES)
        return _speaking(past_a_hyphen(next(named, subjects[0])), verb)
    head = verb.head
    if verb.dep_ == "relcl":
        relative = any(child.lower_ in _RELATIVE and child.dep_ in _SUBJECTS for child in verb.children)
        if relative or verb.lemma_.lower() not in PLAIN or not verb.i or verb.nbor(-1).text != ",":
            return (head, "speaker.relative") if relative and may_speak(head) else (None, "")
        return inverted(verb), "speaker.inverted"  # "..., say activists"
    if verb.dep_ in ("conj", "advcl", "xcomp", "acl") and (verb.tag_ != "VBN" or has_told):
        return _shared(verb)
    return inverted(verb), "speaker.inverted"


def _heads_a_note(token: Token) -> bool:
    return token.i == 0 and token.lower_ in HEADS_OF_NOTES or _resolves(token)


def _resolves(token: Token) -> bool:
    """ "Notes with concern reports that 60 were returned": what a House does, taken for a noun."""
    return _RESOLVES.match(text_of(token.doc), token.idx) is not None


def _speaking(subject: Token, verb: Token) -> tuple[Token | None, str]:
    if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return (verb.head, "speaker.relative") if may_speak(verb.head) else (None, "")
    if not may_speak(subject):
        return None, ""
    return owner_or_self(subject), "speaker.verb"


def _shared(verb: Token) -> tuple[Token | None, str]:
    """The subject of the verb that this one is joined to: "she fled and later said"."""
    head = verb.head
    for _ in range(4):
        if head.pos_ not in ("VERB", "AUX"):
            if head.pos_ == "ADJ" and head.dep_ == "acomp":  # "was careful to say"
                head = head.head
                continue
            told = verb.dep_ == "acl" and verb.tag_ == "VBG" and may_speak(head)
            return (head, "speaker.shared") if told else (None, "")
        for child in head.children:
            if child.dep_ == "nsubj" or (child.dep_ == "nsubjpass" and verb.dep_ != "conj"):
                if child.lower_ in ("who", "which", "that") and head.dep_ == "relcl":
                    return head.head, "speaker.shared"
                return (child, "speaker.shared") if may_speak(child) else (None, "")
        if head.dep_ == "relcl":
            return (head.head, "speaker.shared") if may_speak(head.head) else (None, "")
        if head.dep_ not in ("conj", "advcl", "xcomp", "ccomp"):
            return None, ""
        head = head.head
    return None, ""


# -- nouns and prepositions
# ----------------------------------------------------------------------------------------------


def _cited(verb: Token, lemma: str) -> Iterator[Cue]:
    """ "citing two people", "quoted an escapee as saying"."""
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass") and (
            kind_of_noun(child.lemma_.lower()) or child.pos_ in ("PROPN", "PRON")
        ):
            yield Cue(verb, child, "cited", "speaker.cited", Stance.NEUTRAL)


def _told_from(verb: Token, lemma: str) -> Iterator[Cue]:
    """ "understands from partners", "was told by two women", "comes from a woman who was let out"."""
    if _is_nothing(verb) or _found_then(verb):
        return
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("from", "through"):
            for cue in _object_of(child, "from", "speaker.from", Stance.NEUTRAL, word=verb):
                if cue.who.lemma_.lower() not in _PLACES_OF_SPEECH:
                    yield cue  # "you told us from that lectern" names nobody


def _found_then(verb: Token) -> bool:
    """ "The commission heard from 80 witnesses and found that": what is told then is what it found."""
    return any(
        each.i > verb.i
        and each.lemma_.lower() in ("find", "conclude", "determine", "establish")
        and any(child.dep_ == "ccomp" for child in each.children)
        for each in verb.conjuncts
    )


#: Verbs whose object is told, and goes on to tell it where nobody is said to have told it.
_INFORMING = frozenset({"tell", "inform"})


def _informed(verb: Token) -> Iterator[Cue]:
    """ "The grandmother was informed by telephone that all five had died": from whom it comes."""
    told = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None)
    if told is None or agent_of(verb) is not None or _is_nothing(verb) or not may_speak(told):
        return
    if any(child.dep_ == "prep" and child.lower_ in ("from", "through") for child in verb.children):
        return
    if all(child.lower_ not in ("was", "were", "been") for child in verb.lefts):
        return  # "missions are informed that": here and now, by the document
    if any(child.lower_ in ("our", "my") for child in told.lefts):
        return
    if is_actor(told) and any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children):
        yield Cue(verb, told, "hold", "speaker.informed", Stance.NEUTRAL)


#: From where somebody speaks, and by whom nothing is told.
_PLACES_OF_SPEECH = frozenset("lectern podium pulpit balcony stage platform bench dock desk chair".split())


def _is_nothing(verb: Token) -> bool:
    """ "No answer has come from the ministry": nothing is told."""
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    subjects = (child for child in verb.children if child.dep_ in _SUBJECTS)
    words = {word.lower_ for each in subjects for word in (each, *each.lefts)}
    return not words.isdisjoint({"no", "neither", "nothing", "none", "little", "nobody"})


def _object_of(
    prep: Token, sort: str, rule: str, stance: Stance, *, word: Token | None = None
) -> Iterator[Cue]:
    for noun in prep.children:
        if noun.dep_ == "pobj" and may_speak(noun):
            yield Cue(word or prep, owner_or_self(noun), sort, rule, stance)
            for other in noun.conjuncts:
                if other.i > noun.i and may_speak(other):
                    yield Cue(word or prep, owner_or_self(other), sort, rule, stance)


#: What people are treated according to, and what tells nothing.
_MEASURES = frozenset("law rule procedure schedule regulation principle norm custom standard need".split())


def _according(word: Token) -> Iterator[Cue]:
    preposition = word.nbor(1)
    if any(child.lemma_.lower() in _MEASURES for child in preposition.children):
        return  # "dealt with according to law"
    if verbal_name(word.nbor(2)) is not None:
        yield Cue(word, word.nbor(2), "according", "speaker.according", Stance.NEUTRAL)
        return
    found = list(_object_of(preposition, "according", "speaker.according", Stance.NEUTRAL, word=word))
    if found:
        yield from found
        return
    noun = top_of(word.nbor(2))
    if may_speak(noun):
        yield Cue(word, owner_or_self(noun), "according", "speaker.according", Stance.NEUTRAL)


_RESOLVES = re.compile(
    r"(?:notes|views|regrets|recalls|observes)\s+(?:further\s+|also\s+)?with\s+(?:\w+\s+){0,2}"
    r"(?:concern|alarm|regret|appreciation|satisfaction|dismay|sadness|interest|horror)\b",
    re.IGNORECASE,
)


def _by_noun(noun: Token) -> Iterator[Cue]:
    """ "a report by Hanbit that 40 ...", "by the Forum's count", "reports on social media of a second
    flight"."""
    if any(child.lower_ == "no" for child in noun.lefts):
        return  # "there has been no word of the others"
    if _resolves(noun):
        return
    owner = owner_of(noun)
    lead = noun.head.lower_ if noun.dep_ == "pobj" else ""
    if owner is not None:
        sort = "owned" if lead in _BY else "noun"
        yield Cue(noun, owner, sort, f"speaker.{sort}", _stance_of_noun(noun))
    elif (noun.lemma_.lower() in _DOCUMENTS or tells_of(noun)) and not is_law(noun):
        yield Cue(noun, noun, "noun", "speaker.noun", _stance_of_noun(noun))


#: Nouns of saying that are a source themselves where no owner is told.
_DOCUMENTS = frozenset(
    "report statement survey study newspaper article bulletin document letter database broadcast filing "
    "paper rumour rumor claim allegation testimony account submission communique ledger dossier memo "
    "cable estimate draft resolution petition story".split()
)


def tells_of(noun: Token) -> bool:
    """ "reports on social media of a second flight": what is told follows "of"."""
    return noun.lemma_.lower() in ("report", "account", "word", "news") and any(
        child.dep_ == "prep" and child.lower_ == "of" for child in noun.rights
    )


#: The number of a paragraph, which the parser takes for a part of its first words.
_LIST_NUMBER = re.compile(r"\(?\d{1,3}[.)]\s+")


def bounds_of_teller(who: Token) -> tuple[int, int]:
    """Offsets of the words that name who tells: of "reports of 40 deaths" the reports alone."""
    start, end = verbal_name(who) or bounds_of(who)
    if (number := _LIST_NUMBER.match(text_of(who.doc), start, end)) is not None and number.end() <= who.idx:
        start = number.end()  # "4. The mandate holders expressed"
    if who.pos_ == "NOUN" and tells_of(who):
        end = next(child.idx for child in who.rights if child.lower_ == "of") - 1
    return start, end


def _stance_of_noun(noun: Token) -> Stance:
    doubtful = noun.lemma_.lower() in ("claim", "allegation", "rumour", "rumor")
    return Stance.DOUBTFUL if doubtful else Stance.NEUTRAL


# -- labels
# ----------------------------------------------------------------------------------------------

#: Words before a colon at most: "Official statement: ...", "Seoul officials: ...".
_LABEL_WORDS = 6


def _label(doc: Doc) -> Cue | None:
    """ "Official statement: “82 were rescued”": who is named before a colon that opens the sentence."""
    for token in doc[:_LABEL_WORDS]:
        if token.text == ":":
            before = doc[: token.i]
            if not len(before) or any(each.pos_ in ("VERB", "AUX", "ADP", "NUM") for each in before):
                return None
            noun = before.root
            if _heads_a_note(before[0]):
                return None
            if canonical(noun.text) is not None and not _is_quote(doc, token.i + 1):
                return None  # "China: 40 were returned" is what it is about
            if noun.pos_ != "PROPN" and not (
                noun.pos_ == "NOUN" and (is_actor(noun) or noun.lemma_ in _DOCUMENTS)
            ):
                return None
            return Cue(token, owner_or_self(noun), "label", "speaker.label", Stance.NEUTRAL)
    return None


def _is_quote(doc: Doc, at: int) -> bool:
    return at < len(doc) and (doc[at].is_quote or doc[at].text in ("‘", "«", "「"))
