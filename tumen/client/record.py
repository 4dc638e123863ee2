"""The record as a program has it: each thing that can be asked, and done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tumen.client.reading import sent, typed
from tumen.client.types import (
    Change,
    Claim,
    Counts,
    Document,
    Event,
    Foreseen,
    Me,
    Person,
    Request,
    Source,
    Text,
)
from tumen.client.working import Working
from tumen.vocabulary.dates import Interval


class Tumen(Working):
    """A record at an address, as one token opens it.

    Lists are read part by part while they are gone through. What is not here yet, or is wanted whole, is
    asked by `get` and `post` with the paths of the API's description. Raises the errors of `errors`.
    """

    def me(self) -> Me:
        """What the token opens."""
        return typed(Me, self.get("/me"))

    # ---- documents ----

    def documents(self) -> Iterator[Document]:
        """Every document that the token opens: those that need a date first, then the newest."""
        return self._each(Document, "/documents", "documents")

    def document(self, id: str) -> Document:
        """One document."""
        return typed(Document, self.get(f"/documents/{id}")["summary"])

    def text(self, id: str) -> Text:
        """The text of a document, with identities masked unless the token shows them."""
        return typed(Text, self.get(f"/documents/{id}/text"))

    def take_in(
        self,
        file: Path | str,
        *,
        origin: str = "",
        publisher: str = "",
        published: Interval | str = "",
        language: str = "",
        confirmed: bool = False,
    ) -> Document:
        """Hand a file in; the server reads it afterwards. The same bytes again are the same document."""
        path = Path(file)
        said = self.send(
            "/documents",
            path.read_bytes(),
            name=path.name,
            origin=origin,
            publisher=publisher,
            published=str(published),
            language=language,
            confirmed="true" if confirmed else "",
        )
        return typed(Document, said["document"]["summary"])

    def date(self, id: str, published: Interval | str, why: str, *, confirmed: bool = False) -> Document:
        """Give a document its publication date. Raises `NotConfirmed` for one that looks wrong."""
        when = published if isinstance(published, Interval) else Interval.from_edtf(published)
        given = {"published": sent(when), "why": why, "confirmed": confirmed}
        return typed(Document, self.post(f"/documents/{id}/date", given)["summary"])

    # ---- claims ----

    def claims(self, **filters: Any) -> Iterator[Claim]:
        """The claims that the record rests on; filters as in the description: act, country, since ..."""
        return self._each(Claim, "/claims", "claims", **filters)

    def claims_of(self, document: str) -> Iterator[Claim]:
        """The claims of one document in the order of its text."""
        return self._each(Claim, f"/documents/{document}/claims", "claims")

    def claim(self, id: str) -> Claim:
        """One claim."""
        return typed(Claim, self.get(f"/claims/{id}"))

    def accept(self, id: str, why: str = "") -> Claim:
        """The document says so."""
        return typed(Claim, self.post(f"/claims/{id}/accept", {"why": why}))

    def reject(self, id: str, why: str) -> Claim:
        """The document does not say so."""
        return typed(Claim, self.post(f"/claims/{id}/reject", {"why": why}))

    def correct(self, id: str, slot: str, value: Any, why: str) -> Claim:
        """Another value of one slot; None says that the document tells nothing of it."""
        given = {"slot": slot, "value": sent(value), "why": why}
        return typed(Claim, self.post(f"/claims/{id}/correct", given))

    def undo(self, id: str, why: str = "") -> Claim:
        """Undo what was done to a claim last."""
        return typed(Claim, self.post(f"/claims/{id}/undo", {"why": why}))

    # ---- many claims at once ----

    def foresee(self, *, claims: Iterable[str] = (), **more: Any) -> list[Foreseen]:
        """What a change would do to each claim: chosen as in the description (document, list, act, statuses),
        changed by ``verdict``, ``credibility``, ``level``, or ``slot`` as name and value."""
        said = self.post("/changes/preview", {"claims": list(claims), **_change(more)})
        return [typed(Foreseen, each) for each in said["claims"]]

    def change(self, claims: Iterable[str], why: str, **change: Any) -> Change:
        """Change these claims alike, as `foresee` says before; those that cannot be are left, and named."""
        return typed(Change, self.post("/changes", {"claims": list(claims), "why": why, **_change(change)}))

    def undo_change(self, number: str, why: str) -> Change:
        """Put each claim of a change back where it stood."""
        return typed(Change, self.post(f"/changes/{number}/undo", {"why": why}))

    # ---- the record ----

    def events(self, kind: str = "event") -> Iterator[Event]:
        """What happened, by date; other kinds as in the description."""
        return self._each(Event, "/events", "events", kind=kind)

    def event(self, id: str) -> Event:
        """One event, by its id or one that it had before."""
        return typed(Event, self.get(f"/events/{id}"))

    def counts(self, *, of: str = "claims", by: str = "year", **filters: Any) -> Counts:
        """Claims or events, counted by year, place, act, sex or age."""
        return typed(Counts, self.get("/counts", of=of, by=by, **filters))

    def persons(self, *, act: str = "") -> Iterator[Person]:
        """The persons that claims tell of, without names."""
        return self._each(Person, "/persons", "persons", act=act)

    def sources(self) -> Iterator[Source]:
        """Who speaks, by name."""
        return self._each(Source, "/sources", "sources")

    def requests(self, *, closed: bool = False) -> Iterator[Request]:
        """What families ask: nothing to a token without identities."""
        return self._each(Request, "/requests", "requests", closed="true" if closed else "")

    def search(self, words: str, *, kind: str = "documents", **filters: Any) -> Iterator[str]:
        """The ids of what holds the words, the newest first."""
        after = ""
        while True:
            said = self.post("/search", {"words": words, "kind": kind, "after": after, **filters})
            yield from (str(line["id"]) for found in said["found"] for line in found["results"])
            after = said["next"]
            if not after:
                return


def _change(said: dict[str, Any]) -> dict[str, Any]:
    """What is changed, with a slot's name and value (`slot=("time", When(...))`) as JSON has them."""
    if "slot" not in said:
        return said
    name, value = said["slot"]
    return {**said, "slot": {"slot": name, "value": sent(value)}}
