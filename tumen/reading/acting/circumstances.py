"""How an act was done, why, for how long and what came of it, as written: words of the predicate and of what
hangs on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tumen.reading.parsing import text_of
from tumen.reading.told_acts import ToldAct
from tumen.vocabulary.acts import acts
from tumen.vocabulary.people import Counted, counted
from tumen.vocabulary.spans import Span

#: Acts that are done by some means.
_BY_MEANS = frozenset(
    "torture,killing,sexual violence,forced repatriation,death,other:violence,other:forced abortion,"
    "other:restraint,other:shooting,trafficking,other:search,arrest".split(",")
)
#: Nouns that "with" joins as company, not as a means.
_COMPANY = (Counted.PEOPLE, Counted.VICTIMS, Counted.ROLES)
_LENGTH = r"(?:(?:an?|the|about|almost|nearly|over|more|than|at|least|some|up\s+to|only|just)\s+){0,3}"
_DURATION = re.compile(
    rf"\b(?:(?:for|during|after)\s+)?{_LENGTH}(?:\d+|[a-z]+(?:-[a-z]+)?|a\s+(?:few|dozen)|several\s+\w+)\s+"
    r"(?:(?:and\s+a\s+half\s+)?(?:years?|months?|weeks?|days?|hours?|nights?|minutes?))\b",
    re.IGNORECASE,
)
#: A length before "later" or "ago" tells when, not how long.
_WHEN = re.compile(r"\s*(?:later|ago|earlier|before|after|old|since)\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b(?:because(?:\s+of)?|on\s+(?:charges?|suspicion|the\s+charge|grounds)\s+(?:of|that)|accused\s+of|officially|for"
    r"(?=\s+(?:[a-z]+ing\b|church|possessing|contact)))\s+[^,;.:—–()“”]{3,90}",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:officially(?:\s+of)?|of|from)\s+(?P<cause>(?:an?\s+|the\s+)?[a-z][\w-]*(?:\s+(?!in|at|on|before|after|while|or|"
    r"and|by|during|within)[a-z][\w-]*){0,3})",
)
_OUTCOME = re.compile(
    r"\b(?:until\s+(?:he|she|they|it|the|her|his|I|we)\s+[^,;.:]{3,80}|so\s+\w+\s+(?:[^,;.]{0,40}\s)?that\s+[^,;.:]{3,80}"
    r"|(?:do(?:es)?|did)\s+not\s+know\s+(?:if|whether|where|what)\s+[^,;.:]{3,60}"
    r"|(?:has|have|had)\s+(?:not|never)\s+been\s+(?:seen|heard|found)[^,;.:]{0,40})",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|life)[\s-]+)"
    r"(?:(?:years?|months?)(?:[’']|\s+in\s+[^,;.:]{3,40}|\s+(?:of|at)\s+[^,;.:]{3,40})?|imprisonment|sentence)|\bdeath\b",
    re.IGNORECASE,
)


def circumstances_of(told: ToldAct, passage: Span) -> Iterator[tuple[str, str, Span]]:
    """Slot, words and their span in the sentence, for everything that is told; ``passage`` in the
    sentence."""
    yield from _form(told, passage)
    if told.word.is_verbal:
        yield from _method(told)
        yield from _reason(told)
    if told.word.code != "prosecution":
        yield from _first("duration", _durations(told, passage))
    else:
        yield from _matched("outcome", _SENTENCE, told.doc, passage.start, passage.end + 40)
    if told.word.code != "enforced disappearance":  # it is itself that nobody was seen again
        yield from _matched("outcome", _OUTCOME, told.doc, passage.start, len(text_of(told.doc)))


def _first(slot: str, found: Iterator[Span]) -> Iterator[tuple[str, str, Span]]:
    span = next(found, None)
    if span is not None:
        yield slot, "", span


def _matched(
    slot: str, pattern: re.Pattern[str], doc: Doc, start: int, end: int
) -> Iterator[tuple[str, str, Span]]:
    match = pattern.search(text_of(doc), start, min(end, len(text_of(doc))))
    if match is not None:
        yield slot, "", Span(*match.span())


def _form(told: ToldAct, passage: Span) -> Iterator[tuple[str, str, Span]]:
    """The narrower term that the predicate's own words tell, with its code of micro-thesaurus 4."""
    act = acts().get(told.word.code)
    for form in act.forms if act is not None else ():
        match = form.words.search(text_of(told.doc), passage.start, passage.end)
        if match is not None:
            code = form.huridocs.partition(" ")[0]
            yield "form", f"{form.name} [{code}]" if code.isdigit() else form.name, Span(*match.span())
            return


def _method(told: ToldAct) -> Iterator[tuple[str, str, Span]]:
    if told.word.code not in _BY_MEANS:
        return
    for prep in _prepositions(told.token):
        noun = next((child for child in prep.children if child.dep_ in ("pobj", "pcomp")), None)
        if noun is None:
            continue
        means = prep.lower_ == "with" and counted(noun.lemma_) not in _COMPANY and noun.pos_ == "NOUN"
        held = prep.lower_ in ("by", "on") and noun.lower_ in _BODY
        bound = prep.lower_ == "in" and noun.lower_ in ("handcuffs", "chains", "shackles", "public", "pairs")
        if means or held or bound:
            yield "method", "", _of_phrase(prep)
            return


_BODY = frozenset(
    "wrists arms hands feet hair thumbs ankles soles head face stomach chest back legs neck".split()
)


def _prepositions(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("prep", "agent"):
            yield child
        elif child.dep_ in ("dobj", "xcomp", "prt"):
            yield from (below for below in child.children if below.dep_ == "prep")


def _of_phrase(prep: Token) -> Span:
    """A prepositional phrase without the clauses that hang on it."""
    last = prep
    for token in prep.doc[prep.i + 1 : min(prep.right_edge.i, prep.i + 10) + 1]:
        if (
            token.text in (",", ";", ":", "—", "–", "(")
            or token.dep_ in ("relcl", "cc")
            and token.head.i <= prep.i
        ):
            break
        if token.dep_ in ("mark", "relcl") or token.dep_ == "prep" and not _goes_on(token):
            break
        last = token
    return Span(prep.idx, last.idx + len(last))


def _goes_on(prep: Token) -> bool:
    """Whether a preposition inside a phrase still tells the means: "with the butt of a gun", "a kick in the
    stomach"; not where or how long."""
    return prep.lower_ == "of" or any(child.lower_ in _BODY for child in prep.children)


def _reason(told: ToldAct) -> Iterator[tuple[str, str, Span]]:
    text, start = text_of(told.doc), told.token.idx
    if told.word.code == "death":
        for match in causes_in(text, start):
            yield "reason", match["cause"], Span(*match.span("cause"))
        return
    yield from _matched("reason", _REASON, told.doc, start, start + 160)


def causes_in(text: str, start: int) -> Iterator[re.Match[str]]:
    """The causes of a death told right after its verb, side by side: "of hunger, or of a beating"."""
    at = start
    for _ in range(3):
        match = _CAUSE.search(text, at, at + 48)
        if match is None:
            return
        yield match
        at = match.end()


def _durations(told: ToldAct, passage: Span) -> Iterator[Span]:
    text = text_of(told.doc)
    for match in _DURATION.finditer(text, passage.start, min(passage.end + 50, len(text))):
        if not _WHEN.match(text, match.end()) and ";" not in text[passage.start : match.start()]:
            yield Span(*match.span())
