"""The record as a program has it: each thing that can be asked, and done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from tumen.client.asking import Connection
from tumen.client.types import (
    Claim,
    Counts,
    Document,
    Event,
    Me,
    Person,
    Request,
    Source,
    Text,
)
from tumen.vocabulary.dates import Interval

T = TypeVar("T")


class Tumen(Connection):
    """A record at an address, as one token opens it.

    Lists are read part by part while they are gone through. What is not here yet, or is wanted whole, is
    asked by `get` and `post` with the paths of the API's description. Raises the errors of `errors`.
    """

    def me(self) -> Me:
        """What the token opens."""
        return _as(Me, self.get("/me"))

    # ---- documents ----

    def documents(self) -> Iterator[Document]:
        """Every document that the token opens: those that need a date first, then the newest."""
        return self._each(Document, "/documents", "documents")

    def document(self, id: str) -> Document:
        """One document."""
        return _as(Document, self.get(f"/documents/{id}")["summary"])

    def text(self, id: str) -> Text:
        """The text of a document, with identities masked unless the token shows them."""
        return _as(Text, self.get(f"/documents/{id}/text"))

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
        return _as(Document, said["document"]["summary"])

    def date(self, id: str, published: Interval | str, why: str, *, confirmed: bool = False) -> Document:
        """Give a document its publication date. Raises `NotConfirmed` for one that looks wrong."""
        when = published if isinstance(published, Interval) else Interval.from_edtf(published)
        sent = {"published": _sent(when), "why": why, "confirmed": confirmed}
        return _as(Document, self.post(f"/documents/{id}/date", sent)["summary"])

    # ---- claims ----

    def claims(self, **filters: Any) -> Iterator[Claim]:
        """The claims that the record rests on; filters as in the description: act, country, since ..."""
        return self._each(Claim, "/claims", "claims", **filters)

    def claims_of(self, document: str) -> Iterator[Claim]:
        """The claims of one document in the order of its text."""
        return self._each(Claim, f"/documents/{document}/claims", "claims")

    def claim(self, id: str) -> Claim:
        """One claim."""
        return _as(Claim, self.get(f"/claims/{id}"))

    def accept(self, id: str, why: str = "") -> Claim:
        """The document says so."""
        return _as(Claim, self.post(f"/claims/{id}/accept", {"why": why}))

    def reject(self, id: str, why: str) -> Claim:
        """The document does not say so."""
        return _as(Claim, self.post(f"/claims/{id}/reject", {"why": why}))

    def correct(self, id: str, slot: str, value: Any, why: str) -> Claim:
        """Another value of one slot; None says that the document tells nothing of it."""
        sent = {"slot": slot, "value": _sent(value), "why": why}
        return _as(Claim, self.post(f"/claims/{id}/correct", sent))

    def undo(self, id: str, why: str = "") -> Claim:
        """Undo what was done to a claim last."""
        return _as(Claim, self.post(f"/claims/{id}/undo", {"why": why}))

    # ---- the record ----

    def events(self, kind: str = "event") -> Iterator[Event]:
        """What happened, by date; other kinds as in the description."""
        return self._each(Event, "/events", "events", kind=kind)

    def event(self, id: str) -> Event:
        """One event, by its id or one that it had before."""
        return _as(Event, self.get(f"/events/{id}"))

    def counts(self, *, of: str = "claims", by: str = "year", **filters: Any) -> Counts:
        """Claims or events, counted by year, place, act, sex or age."""
        return _as(Counts, self.get("/counts", of=of, by=by, **filters))

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

    def _each(self, type_: type[T], path: str, name: str, /, **query: Any) -> Iterator[T]:
        after = ""
        while True:
            said = self.get(path, after=after, **query)
            yield from (_as(type_, each) for each in said[name])
            after = said["next"]
            if not after:
                return


_adapters: dict[type, TypeAdapter[Any]] = {}


def _adapter(kind: type) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def _as(kind: type[T], said: Any) -> T:
    found: T = _adapter(kind).validate_python(said)
    return found


def _sent(value: Any) -> Any:
    """A value of the vocabulary as JSON has it, field by field."""
    return None if value is None else _adapter(type(value)).dump_python(value, mode="json")
