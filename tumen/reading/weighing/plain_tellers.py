"""Who tells a number by the words right around it, where they leave no doubt: "the Mission counts 62, Gateway
North 79", "100, given by a broker", "the 163 of the Association", "puts the number of those held at 450"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from tumen.reading.cast.nouns import kind_of_noun
from tumen.reading.cued import PlacedCue, Speaker
from tumen.reading.owners import may_speak, owner_of
from tumen.reading.quotations import Quotation
from tumen.reading.sentences import Sentence
from tumen.reading.speakers import bounds_of_teller
from tumen.reading.speech import stance_of
from tumen.reading.telling import ToldFigure
from tumen.reading.voices import Teller, Voices
from tumen.reading.weighing.sentence_tellers import is_negated, said_around
from tumen.reading.writings import is_own_writing
from tumen.vocabulary.codes import Stance
from tumen.vocabulary.parties import PartyKind
from tumen.vocabulary.spans import Span

#: The rules of the tellers found here.
GAPPED, GIVEN, OWNED, PUT, RANGING, REVISED, QUOTED, SHOWN, TOLD_OF, LISTED, HAVING = (
    f"speaker.{name}"
    for name in "gapped given-by number-of put-at ranging revised quoted shown of-them listed having".split()
)
#: Words between who tells and the number: "Gateway North around 79".
_BEFORE_NUMBER = frozenset(
    "about around some nearly almost only just roughly approximately over under at least most more less than "
    "up to close a the “ ” \" ' ‘ ’ '' `` as many few high low".split()
)
#: Verbs by which somebody tells a number that is their object: "counts 62", "gives 40", "says 62".
_TELLING_NUMBERS = frozenset(
    "say count give put report record register list document estimate claim cite name speak mention confirm "
    "note log tally total quote".split()
)
#: What parts one teller's clause from the next.
_PARTS = frozenset({",", ";", "and", "but", "while"})
#: Verbs by whose agent a number is told: "given by a broker"; who is "reported by" somebody is informed on.
_GIVEN = frozenset("give cite quote claim estimate mention offer supply".split())
#: What follows a noun of a number: "estimates range from", "its figure is".
_RANGING = frozenset("be range run lie stand vary go reach start begin come".split())
#: Nouns of numbers that somebody has.
_NUMBERS = frozenset("estimate figure count tally reckoning calculation toll".split())
_NUMBERED = _NUMBERS | frozenset("number total population it them dead strength".split())
_ENUMERATING = frozenset({"say", "count", "according", "give", "hold"})
#: By what somebody tells a number that is named beside it: "has used a similar figure, over 1,600".
_HAVING = frozenset("use give have quote cite offer publish report name mention supply hear keep".split())
#: What somebody does to a number of theirs: "raised its count to 163".
_REVISING = frozenset("raise revise lower cut update correct increase reduce bring".split())
#: What shows something without a person who says it: "Ministry data show".
_SHOWING = frozenset({"show", "shows", "showed", "suggest", "suggests", "indicate", "indicates"})
_DATA = frozenset({"data", "figures", "records", "statistics", "numbers"})
#: An item of a list, and the verbs with which its lead says whose numbers they are.
_ITEM = re.compile(r"\s*(?:[•*·▪►–—-]\s|\(?(?:\d{1,2}|[a-z])[.)]\s)")
_LISTING = frozenset("give list count record publish provide report document show register put break".split())
#: Blocks back at most to the lead of a list.
_TO_LEAD = 14
#: A line of a list without a mark is shorter than this, in code points, and ends as no sentence does.
_SHORT, _ENDS = 48, (".", "!", "?", ":", "”", '"')


def plain_teller(told: ToldFigure, voices: Voices, quotation: Quotation | None) -> Teller | None:
    """The one teller that the words around the figure name; None where they leave it open."""
    for who, word, rule, stance in _found(told, voices):
        if who.pos_ == "PRON" and rule not in (QUOTED, REVISED, HAVING):
            continue
        at = _at(told, word)
        if voices.speeches.at(at.start) is not quotation:
            continue
        speaker = _speaker(who, word, told, voices, rule)
        if not speaker.name or is_own_writing(who):
            continue
        if rule == OWNED and not _counts(speaker, voices):
            continue
        start, end = bounds_of_teller(who)
        around = [name for name in said_around(told, voices, quotation) if name != speaker.name]
        evidence = Span(start, end).shifted(told.sentence.span.start)
        return Teller((*around, speaker.name), stance, evidence, rule, ("plain", f"plain:{rule}"))
    return _of_the_lead(told, voices, quotation)


def _of_the_lead(told: ToldFigure, voices: Voices, quotation: Quotation | None) -> Teller | None:
    """Who is said over a list to give its numbers: "The charity gives these numbers by crossing point:"."""
    if quotation is not None or not _is_item(told.sentence, voices):
        return None
    if voices.cues.of(told.sentence.index):
        return None
    lead = _lead(told, voices)
    if lead is None:
        return None
    plain = [placed for placed in voices.cues.of(lead.index) if placed.cue.is_plain]
    doc = voices.parsed.get(lead.index)
    who = plain[-1].cue.who if plain else _lister(doc) if doc is not None else None
    if who is None or is_own_writing(who):
        return None
    speaker = voices.cues.named(plain[-1]) if plain else voices.cues.speaker_of(who, lead)
    if not speaker.name:
        return None
    start, end = bounds_of_teller(who)
    evidence = Span(start, end).shifted(lead.span.start)
    return Teller((speaker.name,), Stance.NEUTRAL, evidence, LISTED, ("plain", f"plain:{LISTED}"))


def _is_item(sentence: Sentence, voices: Voices) -> bool:
    """Whether a sentence's line is an item of a list, or as short as one: "TOTAL: 486"."""
    text = voices.text
    start, end = text.rfind("\n", 0, sentence.span.start) + 1, text.find("\n", sentence.span.end)
    line = text[start : end if end >= 0 else len(text)]
    return _ITEM.match(line) is not None or len(line) < _SHORT and not line.rstrip(" *†").endswith(_ENDS)


def _lead(told: ToldFigure, voices: Voices) -> Sentence | None:
    """The last sentence over the list that the figure's line is an item of, where it leads in."""
    for sentence in reversed(voices.sentences[: told.sentence.index]):
        if told.sentence.block - sentence.block > _TO_LEAD:
            return None
        if sentence.block != told.sentence.block and not _is_item(sentence, voices):
            words = sentence.of(voices.text)
            leads = words.rstrip(" *†").endswith(":") or _THESE.search(words) is not None
            return sentence if leads else None
    return None


_THESE = re.compile(
    r"\b(?:these|the\s+following)\s+(?:numbers|figures|counts|data|cases)\b|\bas\s+follows\b", re.IGNORECASE
)


def _lister(doc: Doc) -> Token | None:
    """The subject of the lead's verb, where it gives numbers."""
    for token in doc:
        if token.dep_ == "ROOT" and token.lemma_.lower() in _LISTING:
            return next((child for child in token.lefts if child.dep_ == "nsubj"), None)
    return None


def _found(told: ToldFigure, voices: Voices) -> Iterator[tuple[Token, Token, str, Stance]]:
    """Who may tell it, the word that says so, by which rule, and how firmly."""
    first, last = _tokens(told)
    cues = voices.cues.of(told.sentence.index)
    yield from _gapped(told.doc, first, last, cues)
    yield from _given(told.doc, last)
    yield from _number_of(told)
    yield from _put_at(told.doc, first, cues)
    yield from _ranging(told)
    yield from _revised(told)
    yield from _having(told.doc, first)
    yield from _enumerated(told.doc, first, cues)
    yield from _quoted(told, cues)
    yield from _told_of_them(told, cues)
    yield from _shown(told.doc, last)


def _tokens(told: ToldFigure) -> tuple[int, int]:
    """The first word of the number and the last of what is counted, by their places in the sentence."""
    core, phrase = told.figure.mention.core, told.figure.phrase
    span = told.doc.char_span(core.start, max(core.end, phrase.end), alignment_mode="expand")
    return (span.start, span.end - 1) if span is not None else (told.figure.token.i, told.figure.head.i)


def _speaker(who: Token, word: Token, told: ToldFigure, voices: Voices, rule: str) -> Speaker:
    """Who it is; "others", and "another" after "one group", are nobody known and stay as written."""
    if rule == GAPPED and who.lower_ == "others":
        return Speaker("others")
    if rule == GAPPED and who.lower_ == "another":
        first = next((child for child in word.children if child.dep_ == "nsubj"), None)
        return Speaker(
            f"another {first.lemma_.lower()}" if first is not None and first.pos_ == "NOUN" else ""
        )
    return voices.cues.speaker_of(who, told.sentence)


def _at(told: ToldFigure, word: Token) -> Span:
    return Span(word.idx, word.idx + len(word)).shifted(told.sentence.span.start)


def _counts(speaker: Speaker, voices: Voices) -> bool:
    """Whether somebody can have a number: a named body, and no country, that tells something elsewhere."""
    member = speaker.member
    if member is None or member.is_place or not (member.is_body and member.is_named):
        return False
    return voices.cues.tells(speaker.name) > 0


# -- a list of tellers, each with a number
# ----------------------------------------------------------------------------------------------


def _gapped(
    doc: Doc, first: int, last: int, cues: Sequence[PlacedCue]
) -> Iterator[tuple[Token, Token, str, Stance]]:
    """ "The Mission counts 62, Gateway North 79": the name right before a number, after one told so."""
    at = first - 1
    while at > 0 and (doc[at].lower_ in _BEFORE_NUMBER or doc[at].is_quote):
        at -= 1
    linking = doc[at].lower_ if doc[at].pos_ == "ADP" else ""
    at -= bool(linking)
    who = doc[at] if at > 0 else None
    if who is None or not _names(who) or not _ends_there(doc, last):
        return
    start = _beginning(doc, at)
    if start is None:
        return
    for placed in reversed(cues):
        cue = placed.cue
        if cue.word.i >= start or cue.who.i >= cue.word.i or not _tells_a_number(cue.word, start, linking):
            continue
        if any(token.pos_ in ("VERB", "AUX") for token in doc[cue.word.i + 1 : start] if token.dep_ != "acl"):
            return
        yield _top(who, start), cue.word, GAPPED, cue.stance
        return


def _names(token: Token) -> bool:
    if token.lower_ in ("others", "another"):
        return True
    return token.pos_ == "PROPN" or token.pos_ == "NOUN" and kind_of_noun(token.lemma_.lower()) is not None


def _beginning(doc: Doc, at: int) -> int | None:
    """Where the phrase that ends at ``at`` begins, right after what parts it from the clause before."""
    start = at
    while start > max(0, at - 9):
        before = doc[start - 1]
        if before.lower_ in _PARTS:
            return start if doc[start].lower_ not in ("of", "in") else None
        if before.pos_ in ("VERB", "AUX", "PRON", "PUNCT", "SCONJ", "NUM"):
            return None
        start -= 1
    return None


def _ends_there(doc: Doc, last: int) -> bool:
    """Whether the clause ends with the number: no verb follows that tells of those counted."""
    for token in doc[last + 1 :]:
        if token.text in _PARTS or token.text in (".", ":", "(", ")"):
            return True
        if not token.is_quote:
            return False
    return True


def _tells_a_number(verb: Token, until: int, linking: str) -> bool:
    """Whether a verb's own clause gives a number in the same way: "counts 62", "speaks of 147 people"."""
    if verb.lemma_.lower() not in _TELLING_NUMBERS or is_negated(verb):
        return False
    for token in verb.doc[verb.i + 1 : until]:
        if token.like_num or token.pos_ == "NUM":
            above = token if token.dep_ in ("dobj", "pobj", "attr", "oprd") else token.head
            if above.dep_ == "pobj":
                return above.head.lower_ == linking and above.head.head.i == verb.i or linking == "at"
            return not linking and above.dep_ in ("dobj", "attr", "oprd") and above.head.i == verb.i
    return False


def _top(who: Token, start: int) -> Token:
    """The head of the phrase that ``who`` ends: "Ministry" of "the Ministry of Unification in Seoul"."""
    while who.head.i >= start and who.head.i < who.i and who.dep_ in ("pobj", "prep", "compound", "flat"):
        who = who.head
    return who


# -- a number with its teller
# ----------------------------------------------------------------------------------------------


def _given(doc: Doc, last: int) -> Iterator[tuple[Token, Token, str, Stance]]:
    """ "The 163 given by the Association", "100, given by a broker"."""
    at = last + 1
    if at < len(doc) and doc[at].text == ",":
        at += 1
    if at + 1 >= len(doc) or doc[at].tag_ != "VBN" or doc[at].lemma_.lower() not in _GIVEN:
        return
    by = doc[at + 1]
    for noun in by.children if by.lower_ == "by" else ():
        if noun.dep_ == "pobj":
            yield noun, doc[at], GIVEN, stance_of(doc[at].lemma_.lower())


def _number_of(told: ToldFigure) -> Iterator[tuple[Token, Token, str, Stance]]:
    """ "The 163 of the Association of Families": a bare number that is a body's."""
    head = told.figure.head
    if not told.figure.is_bare or not any(child.lower_ == "the" for child in head.lefts):
        return
    for of in head.rights:
        for noun in of.children if of.lower_ == "of" and of.i == head.i + 1 else ():
            if noun.dep_ == "pobj" and noun.pos_ == "PROPN":
                yield noun, of, OWNED, Stance.NEUTRAL


def _put_at(doc: Doc, first: int, cues: Sequence[PlacedCue]) -> Iterator[tuple[Token, Token, str, Stance]]:
    """ "The Centre puts the number of those held in Jilin at 450", "have put it as high as 180"."""
    at = first - 1
    while at > 0 and doc[at].lower_ in _BEFORE_NUMBER - {"at", "as", "high", "low", "many", "few"}:
        at -= 1
    at -= doc[at].lower_ in ("least", "most") and at > 1 and doc[at - 1].lower_ == "at"
    if at < 2 or doc[at].lower_ not in ("at", "as", "between"):
        return
    for placed in reversed(cues):
        cue = placed.cue
        if cue.word.i < at and cue.word.lemma_.lower() in ("put", "estimate") and cue.who.i < cue.word.i:
            between = doc[cue.word.i + 1 : at]
            counted = (child for child in cue.word.children if child.dep_ == "dobj")
            if any(token.text in (";", ":") or token.tag_ in ("VBD", "VBZ", "VBP") for token in between):
                return
            if any(child.lemma_.lower() in _NUMBERED for child in counted) and not is_negated(cue.word):
                yield cue.who, cue.word, PUT, cue.stance
            return


def _ranging(told: ToldFigure) -> Iterator[tuple[Token, Token, str, Stance]]:
    """ "Estimates by rights groups range from 1,500 to 5,000", "the ministry's figure is 40"."""
    token = told.figure.head
    for _ in range(3):  # a number under "from", "between" or "and" under its verb
        if token.pos_ in ("VERB", "AUX"):
            break
        if token.dep_ not in ("pobj", "prep", "attr", "conj", "quantmod", "nummod"):
            return
        token = token.head
    if token.lemma_.lower() not in _RANGING or is_negated(token):
        return
    for noun in token.lefts:
        if noun.dep_ != "nsubj" or noun.lemma_.lower() not in _NUMBERS:
            continue
        owner = owner_of(noun)
        if owner is not None:
            yield owner, noun, RANGING, Stance.NEUTRAL
        elif noun.lemma_.lower() == "estimate" and any(noun.rights):
            yield noun, noun, RANGING, Stance.NEUTRAL


def _revised(told: ToldFigure) -> Iterator[tuple[Token, Token, str, Stance]]:
    """ "A civic group raised its count to 163", "cut its estimate from 60"."""
    way = told.figure.head.head if told.figure.is_bare else told.figure.head
    if way.lower_ not in ("to", "from") and way.dep_ == "pobj":
        way = way.head  # "from 41 to 49 names"
    verb = way.head
    if way.lower_ not in ("to", "from") or verb.lemma_.lower() not in _REVISING or is_negated(verb):
        return
    for noun in verb.children:
        if (
            noun.dep_ == "dobj"
            and noun.lemma_.lower() in _NUMBERS | {"list"}
            and (owner := owner_of(noun)) is not None
        ):
            yield owner, verb, REVISED, Stance.NEUTRAL


def _having(doc: Doc, first: int) -> Iterator[tuple[Token, Token, str, Stance]]:
    """ "An envoy has used a similar figure, over 1,600", "a trader gave another number: no more than 80"."""
    at = first - 1
    while at > 0 and (doc[at].lower_ in _BEFORE_NUMBER | {"no", "than", "not"} or doc[at].text in (",", ":")):
        at -= 1
    noun = doc[at]
    if noun.lemma_.lower() not in _NUMBERS | {"number"} or noun.dep_ not in ("dobj", "attr"):
        return
    parted = any(token.text in (",", ":") for token in doc[at:first])
    if not parted or noun.head.lemma_.lower() not in _HAVING or is_negated(noun.head):
        return
    for subject in noun.head.lefts:
        if subject.dep_ == "nsubj" and may_speak(subject):
            yield subject, noun.head, HAVING, Stance.NEUTRAL


def _enumerated(
    doc: Doc, first: int, cues: Sequence[PlacedCue]
) -> Iterator[tuple[Token, Token, str, Stance]]:
    """ "Lawyers have documented 64 arrests: 38 soldiers and nine journalists": who tells what is parted."""
    colon = next((token.i for token in reversed(doc[:first]) if token.text == ":"), None)
    if colon is None or any(token.pos_ in ("VERB", "AUX") and token.dep_ != "amod" for token in doc[colon:]):
        return
    if not any(token.like_num for token in doc[:colon]):
        return
    for placed in reversed(cues):
        cue = placed.cue
        if cue.word.i < colon and cue.who.i < colon and cue.sort in _ENUMERATING and not is_negated(cue.word):
            if not any(child.lower_ in ("our", "my") for child in cue.who.lefts):
                yield cue.who, cue.word, LISTED, cue.stance
            return


def _quoted(told: ToldFigure, cues: Sequence[PlacedCue]) -> Iterator[tuple[Token, Token, str, Stance]]:
    """ "An earlier version quoted the group as saying that 90 had been returned"."""
    above = {token.i for token in told.figure.head.ancestors}
    for placed in cues:
        if placed.cue.rule == "speaker.cited":
            for way in placed.cue.word.children:
                if way.lower_ == "as" and way.i > placed.cue.who.i and way.i in above:
                    yield placed.cue.who, placed.cue.word, QUOTED, Stance.NEUTRAL


def _told_of_them(told: ToldFigure, cues: Sequence[PlacedCue]) -> Iterator[tuple[Token, Token, str, Stance]]:
    """ "The 163 people who, according to the Association, were sent back": in the clause about them."""
    for placed in cues:
        if placed.cue.sort == "according":
            clause = next((each for each in placed.cue.word.ancestors if each.dep_ == "relcl"), None)
            if clause is not None and clause.head.i == told.figure.head.i:
                yield placed.cue.who, placed.cue.word, TOLD_OF, placed.cue.stance


def _shown(doc: Doc, last: int) -> Iterator[tuple[Token, Token, str, Stance]]:
    """ "... arrivals fell to 236 last year, Ministry data show": at the end of what it shows."""
    end = len(doc) - 1
    while end > last and doc[end].is_punct:
        end -= 1
    if end - 2 <= last or doc[end].lower_ not in _SHOWING or doc[end - 1].lower_ not in _DATA:
        return
    start = end - 1
    while start > last and doc[start].text != ",":
        start -= 1
    owner = doc[end - 2]
    names = owner.pos_ == "PROPN" or kind_of_noun(owner.lemma_.lower()) is PartyKind.BODY
    if start > last and owner.i > start and names:
        yield owner, doc[end], SHOWN, Stance.NEUTRAL
