"""Documents: listed, shown, their text and their claims; dated, typed in, taken in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from tumen.access.models import Actor, Viewer
from tumen.claims.actions import finish_document, mark_claim
from tumen.claims.queries import ClaimView, Status, claim, claims_of
from tumen.documents import queries
from tumen.documents.actions import set_date, take_in, type_in
from tumen.documents.errors import NoSuchDocument, TooLargeFile
from tumen.documents.intake.limits import HANDED_IN_BYTES as LONGEST_FILE
from tumen.documents.queries import DocumentSummary, DocumentView, RenditionView
from tumen.record.later import ask_to_read, ask_to_refresh
from tumen.record.queries import SharedWith, shared_with
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.dates import Interval
from tumen.web.api.operations import looks, takes
from tumen.web.api.paging import SIZE, Cursor, Limit, NoSuchPlace, cursor_to, part_of, place_of
from tumen.web.api.reading_in import Id, Sent, Why, Words

router = Router()

Line = Annotated[str, Query(max_length=255, pattern=r"^[^\x00-\x1f]*$")]


@dataclass(frozen=True, slots=True)
class Documents:
    """A part of the documents, those that need a date first, then the newest; ``number`` counts all."""

    documents: tuple[DocumentSummary, ...]
    number: int
    next: str


@dataclass(frozen=True, slots=True)
class ClaimsOfDocument:
    """A part of the claims of a document, in the order of its text."""

    claims: tuple[ClaimView, ...]
    next: str


@dataclass(frozen=True, slots=True)
class Shared:
    """The passages that a document shares, by the other document."""

    shared: tuple[SharedWith, ...]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A document that was taken in, and the job that reads it; ``was_known`` says that it was here already,
    and then nothing is read again."""

    document: DocumentView
    was_known: bool
    job: str


class DateOfDocument(Sent):
    """A publication date, and how somebody knows it. ``confirmed`` says that a date that looks wrong is
    meant."""

    published: Interval
    why: Why
    confirmed: bool = False


class Case(Sent):
    """A case that a documenter types in; what is not known stays empty."""

    title: Words
    text: Annotated[str, Field(min_length=1, max_length=200_000)]
    told_by: Words = ""
    told_on: Interval | None = None
    place: Words = ""
    consent: Words = ""
    interpreter: Words = ""
    language: Annotated[str, Field(max_length=20)] = ""
    confirmed: bool = False


class Marked(Sent):
    """Words of a document that a person found to be a claim. ``before`` are those that stand before them,
    ``nth`` which of several places they mean, from 1."""

    words: Annotated[str, Field(min_length=1, max_length=5_000)]
    sort: ClaimSort
    before: Words = ""
    nth: Annotated[int, Field(ge=0, le=999)] = 0
    why: Why


@looks(router, "/documents", Documents)
def documents(viewer: Viewer, after: Cursor = "", limit: Limit = SIZE) -> Documents:
    """The documents that the token opens: those that need a date first, then the newest by their date."""
    last = place_of(after)
    try:
        found = queries.newest_documents(
            viewer, after=queries.kept(viewer, last).public_id if last else "", size=limit
        )
    except NoSuchDocument as gone:
        # Whoever goes through the list would otherwise begin it again, and again.
        raise NoSuchPlace from gone
    return Documents(found.lines, found.count, cursor_to(found.after))


@looks(router, "/documents/{id}", DocumentView)
def document(viewer: Viewer, id: Id) -> DocumentView:
    """One document: what it says of itself, its details with their evidence, and its custody."""
    return queries.document(viewer, id)


@looks(router, "/documents/{id}/text", RenditionView)
def text(viewer: Viewer, id: Id) -> RenditionView:
    """The text of a document as it was read; identities are masked, and offsets are of the masked text."""
    return queries.text_of(viewer, id)


@looks(router, "/documents/{id}/claims", ClaimsOfDocument)
def claims_of_document(
    viewer: Viewer,
    id: Id,
    status: Annotated[list[Status] | None, Query(description="Those that stand, if none is named.")] = None,
    after: Cursor = "",
    limit: Limit = SIZE,
) -> ClaimsOfDocument:
    """The claims of a document in the order of its text."""
    queries.kept(viewer, id)
    found = claims_of(viewer, id, statuses=tuple(status)) if status else claims_of(viewer, id)
    shown, more = part_of(found, after, limit)
    return ClaimsOfDocument(tuple(shown), more)


@looks(router, "/documents/{id}/passages", Shared)
def passages_of_document(viewer: Viewer, id: Id) -> Shared:
    """The passages that a document shares with others, those that share most first."""
    return Shared(shared_with(viewer, id))


@takes(router, "/documents/{id}/date", DocumentView, "documents.set_date")
def date_document(actor: Actor, id: Id, sent: DateOfDocument) -> DocumentView:
    """Give a document its publication date; it is read again, and its claims are placed anew.

    A date that looks wrong is refused with 409 and the reason, until it is confirmed.
    """
    row = queries.kept(actor, id)
    set_date(actor=actor, document=row, published=sent.published, why=sent.why, confirmed=sent.confirmed)
    ask_to_read(actor, row.public_id)
    return queries.document(actor, id)


@takes(router, "/documents/{id}/marks", ClaimView, "claims.mark_claim", status=201)
def mark_claim_in(actor: Actor, id: Id, sent: Marked) -> ClaimView:
    """Make a claim of words that a person found in a document; it is accepted by that."""
    made = mark_claim(
        actor=actor,
        document=id,
        words=sent.words,
        sort=sent.sort,
        before=sent.before,
        nth=sent.nth,
        why=sent.why,
    )
    ask_to_refresh(actor)
    return claim(actor, made.public_id)


@takes(router, "/documents/{id}/done", DocumentView, "claims.finish_document")
def finish(actor: Actor, id: Id) -> DocumentView:
    """Say that a person is done with a document: the claims that it has now are not asked for again."""
    finish_document(actor=actor, document=id)
    return queries.document(actor, id)


@takes(router, "/documents", TakenIn, "documents.take_in", status=201, most=LONGEST_FILE, body="")
def take_in_document(
    actor: Actor,
    request: HttpRequest,
    name: Annotated[str, Query(min_length=1, max_length=255, pattern=r"^[^\x00-\x1f/\\]+$")],
    origin: Line = "",
    publisher: Line = "",
    language: Annotated[str, Query(max_length=20, pattern=r"^[A-Za-z-]*$")] = "",
    published: Annotated[str, Query(max_length=40, pattern=r"^[0-9./~-]*$", description="EDTF")] = "",
    confirmed: bool = False,
) -> TakenIn:
    """Take a file in: its bytes are the body, whatever their media type; a job reads it afterwards.

    Bytes that are kept already are the document that they are. A file that cannot be read is refused with the
    reason.
    """
    data = request.read(LONGEST_FILE + 1)
    if len(data) > LONGEST_FILE:
        raise TooLargeFile(f"it is larger than {LONGEST_FILE:,} bytes. Read it at the terminal.", name=name)
    made = take_in(
        actor=actor,
        data=data,
        name=name,
        origin=origin or "handed in through the API",
        published=published or None,
        publisher=publisher or None,
        language=language or None,
        confirmed=confirmed,
    )
    return _taken_in(actor, made.public_id, was_known=getattr(made, "was_known", False))


@takes(router, "/cases", TakenIn, "documents.take_in", status=201)
def type_in_case(actor: Actor, sent: Case) -> TakenIn:
    """Take in a case that a documenter typed: its words become a document, and a job reads it."""
    made = type_in(
        actor=actor,
        title=sent.title,
        text=sent.text,
        told_by=sent.told_by,
        told_on=sent.told_on,
        place=sent.place,
        consent=sent.consent,
        interpreter=sent.interpreter,
        language=sent.language or None,
        confirmed=sent.confirmed,
    )
    return _taken_in(actor, made.public_id, was_known=getattr(made, "was_known", False))


def _taken_in(actor: Actor, id: str, *, was_known: bool) -> TakenIn:
    job = "" if was_known else ask_to_read(actor, id).public_id
    return TakenIn(queries.document(actor, id), was_known, job)
