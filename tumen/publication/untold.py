"""What people did not agree to be told, value by value: documents as a whole, and of others single claims.

A document is left out whole where its giver decided against it, was asked and said nothing of it, or where
words of it are gone. Somebody who is covered in it, or a source that speaks in it, decides over the claims
that tell of them: those that they tell, those that their words touch, and each that cannot be shown to tell
of somebody else. Sentences that lie over one of these go with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from itertools import chain
from typing import Any

from tumen.access.looking import remembered
from tumen.access.permission import the_record
from tumen.claims.models import Source, Speaking, Status
from tumen.claims.queries import ClaimView, claims_of
from tumen.consent.purposes import Purpose
from tumen.consent.queries import WITHDRAWN
from tumen.documents.masking import SHORTEST
from tumen.documents.models import Cover, CoverKind
from tumen.documents.sealing import told_words
from tumen.publication.consenting import decided, documents_of
from tumen.publication.disclosure.cells import THRESHOLD
from tumen.publication.redaction.withheld import Withheld
from tumen.vault.acting import acting
from tumen.vocabulary.parties import Party, PartyKind
from tumen.vocabulary.spans import Span

#: What tells of a place or a way and of nobody; every other cover is of somebody.
_OF_NOBODY = (CoverKind.PLACE, CoverKind.ROUTE)
#: Who "he" or "I" is stands in another sentence; Korean leaves out even that.
_SOMEBODY = re.compile(
    r"(?i)\b(?:he|she|him|his|hers?|himself|herself|i|me|my|mine|myself|we|us|our|ours|they|them|their|who|"
    r"whose|whom|one|someone|somebody|the\s+(?:man|woman|boy|girl|child|person|victim|witness))\b|[가-힣]"
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim or a document (id) that is not told, because of what was noted of ``item`` for ``purpose``."""

    id: str
    item: str
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class Untold:
    """What is not told: ``documents`` and ``claims`` (ids), each with whose word it is."""

    documents: Mapping[str, LeftOut]
    claims: Mapping[str, LeftOut]

    def why(self, claim: ClaimView) -> LeftOut | None:
        """Why a claim is not told; None where it may be."""
        return self.of(claim.id, claim.document_id)

    def of(self, claim: str, document: str) -> LeftOut | None:
        """The same of a claim by its id and that of its document."""
        if claim in self.claims:
            return self.claims[claim]
        whole = self.documents.get(document)
        return LeftOut(claim, whole.item, whole.purpose) if whole else None

    @property
    def items(self) -> frozenset[str]:
        """All of it, as what is not seen (`access.bounds`)."""
        return frozenset({*self.documents, *self.claims})


def untold(*purposes: Purpose) -> Untold:
    """What is not told where all of these purposes are served. The same whoever asks."""
    each = [_for(purpose) for purpose in dict.fromkeys(purposes)]
    return Untold(
        {id: said for told in reversed(each) for id, said in told.documents.items()},
        {id: said for told in reversed(each) for id, said in told.claims.items()},
    )


def _for(purpose: Purpose) -> Untold:
    return remembered(("untold", purpose, acting()), lambda: _untold(purpose))


def _untold(purpose: Purpose) -> Untold:
    said = decided(purpose)
    whole = {id: id for id in (*said.destroyed, *said.silent)}
    whole |= {item: item for item in said.against if item.startswith("d-")}
    parts = list[_Part]()
    for part in chain(_of_covers(said.against | said.gone), _of_sources(said.against)):
        if part.is_known:
            parts.append(part)
        else:
            whole.setdefault(part.document, part.item)
    struck = dict[str, str]()
    for document in dict.fromkeys(part.document for part in parts):
        if document not in whole:
            here = [part for part in parts if part.document == document]
            struck |= _struck(claims_of(the_record(), document, statuses=tuple(Status)), here)
    documents = {id: LeftOut(id, item, purpose) for id, item in whole.items()}
    return Untold(documents, {id: LeftOut(id, item, purpose) for id, item in struck.items()})


@dataclass(frozen=True, slots=True)
class _Part:
    """What somebody who decided against it (``item``) has to do with a document: the words that stand for
    them and where, and the claims that they tell."""

    item: str
    document: str
    words: str = ""
    rendition: int = 0
    span: Span = Span(0, 0)
    told: frozenset[str] = frozenset()
    is_somebody: bool = True

    @property
    def is_known(self) -> bool:
        """Whether it is known by which words to find them."""
        return len(self.words.strip()) >= SHORTEST

    def touches(self, claim: ClaimView) -> bool:
        if claim.id in self.told or (self.is_somebody and _may_tell_of_anybody(claim)):
            return True
        if claim.rendition_id == self.rendition and claim.sentence.overlaps(self.span):
            return True
        names = [self.words] if self.is_somebody else []
        withheld = Withheld.of(names, [self.words], signs=False)
        return any(withheld.found(said) for said in _words_of(claim))


def _of_covers(items: Collection[str]) -> Iterator[_Part]:
    rows = Cover.objects.filter(public_id__in=[item for item in items if item.startswith("i-")])
    told = ("public_id", "rendition__document__public_id", "rendition", "start", "end", "kind")
    for words, item, document, rendition, start, end, kind in told_words(rows.order_by("pk"), *told):
        known = "" if kind == CoverKind.WITHDRAWN else words or ""
        somebody = kind not in _OF_NOBODY
        yield _Part(item, document, known, rendition, Span(start, end), is_somebody=somebody)


def _of_sources(items: Collection[str]) -> Iterator[_Part]:
    """A source whose name is gone (`consent.queries`) is found by no words any more."""
    wanted = [item for item in items if item.startswith("s-")]
    known = Source.objects.filter(public_id__in=wanted).exclude(key__startswith=WITHDRAWN)
    names = dict(known.values_list("public_id", "name"))
    for item in wanted:
        told = Speaking.objects.filter(source__public_id=item).order_by()
        claims = frozenset(told.values_list("claim__public_id", flat=True))
        for document in sorted(documents_of([item])):
            yield _Part(item, document, names.get(item, ""), told=claims)


def _struck(claims: Collection[ClaimView], parts: Collection[_Part]) -> dict[str, str]:
    """The claims of a document that one of the parts touches, and those whose sentences lie over one of
    them, each with whose word it is."""
    found = {
        claim.id: part.item
        for claim in claims
        if (part := next((part for part in parts if part.touches(claim)), None))
    }
    while True:
        gone = [claim for claim in claims if claim.id in found]
        beside = {
            claim.id: found[other.id]
            for claim in claims
            if claim.id not in found
            for other in gone
            if other.rendition_id == claim.rendition_id and other.sentence.overlaps(claim.sentence)
        }
        if not beside:
            return found
        found |= beside


def _may_tell_of_anybody(claim: ClaimView) -> bool:
    """Whether a claim may be about any one person, named or not: only what tells of groups and bodies alone
    is surely about somebody else."""
    parties = [each for slot in claim.slots.values() for each in _parties_in(slot.value)]
    if any(each.kind not in (PartyKind.GROUP, PartyKind.BODY) or each.relation for each in parties):
        return True
    quantity = claim.value("quantity")
    if quantity is not None and quantity.high is not None and quantity.high < THRESHOLD:
        return True
    return _SOMEBODY.search(claim.sentence_text) is not None


def _parties_in(value: Any) -> Iterator[Party]:
    if isinstance(value, Party):
        yield value
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _parties_in(each)


def _words_of(claim: ClaimView) -> Iterator[str]:
    """All that is told of a claim where it is cited, and of which its figures are made."""
    yield from (claim.sentence_text, claim.quote.exact, claim.document_title, claim.publisher)
    yield from (source.name for told in claim.told_by for source in told)
    yield from _strings([slot.value for slot in claim.slots.values()])


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _strings(list(value.values()))
    elif isinstance(value, Iterable):
        for each in value:
            yield from _strings(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _strings(getattr(value, each.name))
