"""What people did not agree to be told, value by value: documents as a whole, and of others single claims.

A document is left out whole where its giver decided against it, was asked and said nothing of it, or where
words of it are gone. Somebody who is covered in it, or a source that speaks in it, decides over the claims
that tell of them: those that they tell, those that their words touch, and each that cannot be shown to tell
of somebody else. Sentences that lie over one of these go with it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from functools import cached_property
from itertools import chain
from typing import Any

from tumen.access.looking import remembered
from tumen.access.many import OneOf
from tumen.access.permission import the_record
from tumen.claims.models import Claim, Source, Speaking
from tumen.claims.queries import ClaimView, claims
from tumen.consent.purposes import Purpose
from tumen.consent.queries import WITHDRAWN
from tumen.documents.masking import SHORTEST
from tumen.documents.models import Cover, CoverKind
from tumen.documents.sealing import told_words
from tumen.publication.consenting import decided
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


class Untold:
    """What is not told where some purposes are served: documents as a whole, and of others single claims,
    each with whose word it is. Which claims of a document these are is found when it is asked for."""

    def __init__(self, refused: Iterable[_Refused]) -> None:
        self._refused = tuple(refused)

    def __bool__(self) -> bool:
        return any(each.whole or each.parts for each in self._refused)

    @property
    def documents(self) -> dict[str, LeftOut]:
        """The documents (ids) that are left out whole."""
        found = dict[str, LeftOut]()
        for each in reversed(self._refused):
            found |= {id: LeftOut(id, item, each.purpose) for id, item in each.whole.items()}
        return found

    @property
    def claims(self) -> dict[str, LeftOut]:
        """The claims (ids) of other documents that are."""
        found = dict[str, LeftOut]()
        for each in reversed(self._refused):
            each.look_at(each.parts)
            struck = (id_item for told in each.struck.values() for id_item in told.items())
            found |= {id: LeftOut(id, item, each.purpose) for id, item in struck}
        return found

    @cached_property
    def items(self) -> frozenset[str]:
        """All of it, as what is not seen (`access.bounds`): put together once."""
        return frozenset({*self.documents, *self.claims})

    def look_at(self, documents: Iterable[str]) -> Untold:
        """Find at once what is not told of these documents; gives itself."""
        wanted = set(documents)
        for each in self._refused:
            each.look_at(wanted)
        return self

    def among(self, told: Iterable[tuple[str, str]]) -> dict[str, LeftOut]:
        """Those of these claims, each an id with that of its document, that are not told."""
        pairs = list(told)
        self.look_at(document for _, document in pairs)
        return {claim: left for claim, document in pairs if (left := self.of(claim, document))}

    def why(self, claim: ClaimView) -> LeftOut | None:
        """Why a claim is not told; None where it may be."""
        return self.of(claim.id, claim.document_id)

    def of(self, claim: str, document: str) -> LeftOut | None:
        """The same of a claim by its id and that of its document."""
        for each in self._refused:
            if item := each.of(claim, document):
                return LeftOut(claim, item, each.purpose)
        return None


def untold(*purposes: Purpose) -> Untold:
    """What is not told where all of these purposes are served. The same whoever asks."""
    return Untold(_for(purpose) for purpose in dict.fromkeys(purposes))


def _for(purpose: Purpose) -> _Refused:
    return remembered(("untold", purpose, acting()), lambda: _refused(purpose))


@dataclass(frozen=True, slots=True)
class _Refused:
    """What people decided against one purpose: of documents as a ``whole``, each with whose word it is; of
    others by who has what part in them, and which claims were found to be ``struck`` by that."""

    purpose: Purpose
    whole: Mapping[str, str]
    parts: Mapping[str, list[_Part]]
    struck: dict[str, dict[str, str]] = field(default_factory=dict)

    def of(self, claim: str, document: str) -> str:
        """Whose word it is that a claim is not told; "" for nobody's."""
        if document in self.whole:
            return self.whole[document]
        self.look_at({document})
        return self.struck.get(document, {}).get(claim, "")

    def look_at(self, documents: Iterable[str]) -> None:
        new = [id for id in documents if id in self.parts and id not in self.struck]
        if not new:
            return
        ids = (
            Claim.objects.filter(document__public_id__in=OneOf(new))
            .order_by()
            .values_list("public_id", flat=True)
        )
        told = defaultdict[str, list[ClaimView]](list)
        for claim in claims(the_record(), list(ids)):
            told[claim.document_id].append(claim)
        self.struck.update({id: _struck(told[id], self.parts[id]) for id in new})


def _refused(purpose: Purpose) -> _Refused:
    said = decided(purpose)
    whole = {id: id for id in (*said.destroyed, *said.silent)}
    whole |= {item: item for item in said.against if item.startswith("d-")}
    parts = defaultdict[str, list[_Part]](list)
    for part in chain(_of_covers(said.against | said.gone), _of_sources(said.against)):
        if part.is_known:
            parts[part.document].append(part)
        else:
            whole.setdefault(part.document, part.item)
    return _Refused(purpose, whole, {id: here for id, here in parts.items() if id not in whole})


@dataclass(frozen=True)
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
        return any(self._withheld.found(said) for said in _words_of(claim))

    @cached_property
    def _withheld(self) -> Withheld:
        return Withheld.of([self.words] if self.is_somebody else [], [self.words], signs=False)


def _of_covers(items: Collection[str]) -> Iterator[_Part]:
    rows = Cover.objects.filter(public_id__in=OneOf(item for item in items if item.startswith("i-")))
    told = ("public_id", "rendition__document__public_id", "rendition", "start", "end", "kind")
    for words, item, document, rendition, start, end, kind in told_words(rows.order_by("pk"), *told):
        known = "" if kind == CoverKind.WITHDRAWN else words or ""
        somebody = kind not in _OF_NOBODY
        yield _Part(item, document, known, rendition, Span(start, end), is_somebody=somebody)


def _of_sources(items: Collection[str]) -> Iterator[_Part]:
    """A source whose name is gone (`consent.queries`) is found by no words any more."""
    wanted = OneOf(item for item in items if item.startswith("s-"))
    known = Source.objects.filter(public_id__in=wanted).exclude(key__startswith=WITHDRAWN)
    names = dict(known.values_list("public_id", "name"))
    told = defaultdict[tuple[str, str], set[str]](set)
    rows = Speaking.objects.filter(source__public_id__in=wanted).order_by()
    of = ("source__public_id", "claim__document__public_id", "claim__public_id")
    for item, document, claim in rows.values_list(*of):
        told[item, document].add(claim)
    for (item, document), here in told.items():
        yield _Part(item, document, names.get(item, ""), told=frozenset(here))


def _struck(told: Collection[ClaimView], parts: Collection[_Part]) -> dict[str, str]:
    """The claims of a document that one of the parts touches, and those whose sentences lie over one of
    them, each with whose word it is."""
    found = {
        claim.id: part.item
        for claim in told
        if (part := next((part for part in parts if part.touches(claim)), None))
    }
    while True:
        gone = [claim for claim in told if claim.id in found]
        beside = {
            claim.id: found[other.id]
            for claim in told
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
