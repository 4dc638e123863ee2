"""A text without what is withheld: pseudonyms for persons, marks for everything else. PURE."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tumen.publication.redaction.withheld import Found, Withheld
from tumen.vocabulary.spans import Span

#: Letters and digits of which no two are taken for each other when read aloud or written by hand.
_SIGNS = "ACEFHJKMNPRTUWXY3479"
_LONG = 3
WITHHELD = "[withheld]"
#: What is said of a stretch by what it has the form of.
_BY_FORM = {
    "column of names": "[name withheld]",
    "column of contacts": "[contact withheld]",
    "e-mail": "[contact withheld]",
    "telephone": "[contact withheld]",
    "messenger": "[contact withheld]",
    "handle": "[contact withheld]",
    "resident number": "[number withheld]",
    "coordinates": "[place withheld]",
    "address": "[place withheld]",
}


@dataclass
class Pseudonyms:
    """What persons are called in one release: drawn at random, told by nothing of the name.

    Make a new one for every release: with the same names in two, one could be laid beside the other.
    """

    _given: dict[str, str] = field(default_factory=dict)

    def of(self, subject: str) -> str:
        """What this person is called here, the same each time."""
        if subject not in self._given:
            taken = set(self._given.values())
            self._given[subject] = next(each for each in iter(_drawn, "") if each not in taken)
        return self._given[subject]

    def known(self) -> dict[str, str]:
        """Every person with what they are called: for those alone who keep the release."""
        return dict(self._given)


def _drawn() -> str:
    return "Person " + "".join(secrets.choice(_SIGNS) for _ in range(_LONG))


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text as it may be read, and how often something was taken out, by which sign it was found."""

    text: str
    taken: dict[str, int]


def redacted(text: str, withheld: Withheld, pseudonyms: Pseudonyms, spans: Iterable[Span] = ()) -> Redacted:
    """``text`` without what is withheld, and without these ``spans`` that were found otherwise."""
    found = [*withheld.found(text), *(Found(span, "", "marked") for span in spans if len(span))]
    parts, at = [], 0
    taken: Counter[str] = Counter()
    for stretch in apart(found):
        parts += [text[at : stretch.span.start], _instead(stretch, pseudonyms)]
        at = stretch.span.end
        taken[stretch.by] += 1
    return Redacted("".join([*parts, text[at:]]), dict(taken))


def apart(found: Iterable[Found]) -> list[Found]:
    """Stretches that overlap as one, which is told by the one that takes in most."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        last = kept[-1] if kept else None
        if last and each.span.start < last.span.end:
            longest = max(last, each, key=lambda one: len(one.span))
            span = Span(last.span.start, max(last.span.end, each.span.end))
            kept[-1] = Found(span, longest.subject, longest.by)
        else:
            kept.append(each)
    return kept


def _instead(found: Found, pseudonyms: Pseudonyms) -> str:
    if found.by == "form":
        return _BY_FORM.get(found.subject, WITHHELD)
    return WITHHELD if found.by in ("word", "marked") else pseudonyms.of(found.subject)
