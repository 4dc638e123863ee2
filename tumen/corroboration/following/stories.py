"""What `stories.Story` tells, of the documents that are asked for alone, and who has to ask again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice
from typing import Protocol

from tumen.corroboration.fits import Said
from tumen.corroboration.following.stages import Standing
from tumen.corroboration.pools import CANDIDATES, Draft, Figure
from tumen.corroboration.stories import FEW, family, is_dated


class Telling(Protocol):
    """The figures as they are told now, but those that lean on another."""

    def in_order(self, document: str) -> list[str]:
        """The claims of a document, in the order in which they were placed."""

    def of_number(self, said: Said) -> Collection[str]:
        """The claims that give this number."""

    def document_of(self, claim: str) -> str: ...


class Stories:
    """Dated events by document, by story and by number, of one state of the drafts."""

    def __init__(self, standing: Standing, telling: Telling) -> None:
        self._standing, self._telling = standing, telling
        self._documents: dict[Draft, frozenset[str]] = {}
        self._numbers: dict[Draft, tuple[Said, ...]] = {}
        self._by_number: dict[Said, dict[Draft, None]] = {}
        #: Documents that tell of more events than anybody looks at.
        self._long: set[str] = set()
        self._names: dict[Draft, Draft] = {}
        self._own: dict[str, list[Draft]] = {}
        self._firsts: dict[Draft, list[str]] = {}
        self._near: dict[Draft, list[Draft]] = {}

    # ---- what `same_people` asks ----

    def of_document(self, figure: Figure) -> list[Draft]:
        return self._as_they_are(self._own_of(figure.claim.document))

    def of_stories(self, figure: Figure) -> list[Draft]:
        own = self._own_of(figure.claim.document)
        return self._as_they_are(dict.fromkeys(near for draft in own for near in self._near_of(draft)))

    def of_number(self, figure: Figure) -> list[Draft]:
        found = self._by_number.get(figure.amount.said, {})
        return self._as_they_are(found) if len(found) <= FEW else []

    def name_of(self, draft: Draft) -> Draft:
        """The name of a draft that was given by one of these."""
        return self._names[draft]

    # ---- bringing it up to date ----

    def follow(self, changed: Collection[Draft]) -> set[str]:
        """Take in the drafts that changed. The claims of whom an answer may be another one now."""
        for known in (self._names, self._own, self._firsts, self._near):
            known.clear()
        is_first = not self._documents
        documents = set[str]()
        for draft in changed:
            made = self._standing.drafts.get(draft)
            now = frozenset(self._telling.document_of(one.claim) for one in made.members) if made else None
            documents |= self._documents.pop(draft, frozenset()) | (now or frozenset())
            if now:
                self._documents[draft] = now
        numbers = self._number_again({*changed, *self._of_long(documents)})
        if is_first:
            return set(self._standing.homes)
        claims = {claim for each in self._around(documents) for claim in self._telling.in_order(each)}
        return claims.union(*(self._telling.of_number(said) for said in numbers))

    def _around(self, documents: set[str]) -> set[str]:
        """These, and those of one story with one of them."""
        found = set(documents)
        for document in documents:
            for draft in self._told(document):
                if document in self._firsts_of(draft):
                    found |= self._documents[draft]
        return found

    def _of_long(self, documents: Iterable[str]) -> set[Draft]:
        """The events of documents that tell too many: whether one is found at all depends on the others."""
        found: set[Draft] = set()
        for document in documents:
            told = self._told(document)
            if len(told) > CANDIDATES or document in self._long:
                found |= set(told)
                (self._long.add if len(told) > CANDIDATES else self._long.discard)(document)
        return found

    def _number_again(self, drafts: Iterable[Draft]) -> set[Said]:
        """File these by their numbers as they are now. The numbers by which somebody may find another event
        than before."""
        counts: dict[Said, int] = {}
        for draft in drafts:
            was, now = self._numbers.pop(draft, ()), self._numbers_of(draft)
            for said in {*was, *now}:
                counts.setdefault(said, len(self._by_number.get(said, ())))
            for said in was:
                del self._by_number[said][draft]
            for said in now:
                self._by_number.setdefault(said, {})[draft] = None
            if now:
                self._numbers[draft] = now
        return {said for said, count in counts.items() if min(count, len(self._by_number[said])) <= FEW}

    def _numbers_of(self, draft: Draft) -> tuple[Said, ...]:
        made = self._standing.drafts.get(draft)
        if made is None or not is_dated(made) or not family(made.lead.claim.act):
            return ()
        is_found = any(
            each not in self._long or draft in self._own_of(each) for each in self._documents[draft]
        )
        return tuple(made.numbers) if is_found else ()

    # ---- documents and what they tell ----

    def _told(self, document: str) -> list[Draft]:
        """The dated events that a document tells, all of them."""
        homes = self._standing.homes
        told = dict.fromkeys(homes[claim] for claim in self._telling.in_order(document) if claim in homes)
        return [draft for draft in told if is_dated(self._standing.drafts[draft])]

    def _own_of(self, document: str) -> list[Draft]:
        if document not in self._own:
            self._own[document] = self._told(document)[:CANDIDATES]
        return self._own[document]

    def _firsts_of(self, draft: Draft) -> list[str]:
        if draft not in self._firsts:
            self._firsts[draft] = sorted(self._standing.drafts[draft].documents)[:CANDIDATES]
        return self._firsts[draft]

    def _near_of(self, draft: Draft) -> list[Draft]:
        if draft not in self._near:
            around = (other for document in self._firsts_of(draft) for other in self._own_of(document))
            self._near[draft] = list(islice(dict.fromkeys(around), 2 * CANDIDATES))
        return self._near[draft]

    def _as_they_are(self, drafts: Iterable[Draft]) -> list[Draft]:
        found = []
        for draft in drafts:
            made = self._standing.drafts[draft]
            self._names[made] = draft
            found.append(made)
        return found
