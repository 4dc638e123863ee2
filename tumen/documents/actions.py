"""Each change to documents: taking one in, typing one in, giving its date, saying who may see what of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone

from tumen import __version__
from tumen.access.actions import Entry, recorded
from tumen.access.errors import NotPermitted
from tumen.access.items import new_id
from tumen.access.marking import compartment_of, mark_level, place_in, reason_of, take_out_of
from tumen.access.models import Actor, Level
from tumen.access.queries import may_see
from tumen.access.sight import sees_identities
from tumen.documents import intake
from tumen.documents.custody import TOOL, note
from tumen.documents.dating import read_date
from tumen.documents.errors import EmptyFile, KeptOutOfSight, NoSuchCover, NothingThere
from tumen.documents.finding import Wanted
from tumen.documents.giving import Given, Read, given_details, weighed
from tumen.documents.indexing import index_documents, index_renditions
from tumen.documents.intake import Extraction, Found, Member, extract, extract_text
from tumen.documents.listing import date_documents
from tumen.documents.marking import cover_by_hand, cover_new
from tumen.documents.models import (
    Block,
    Container,
    Cover,
    CoverKind,
    CustodyEvent,
    CustodyKind,
    Detail,
    DetailField,
    Document,
    Rendition,
)
from tumen.documents.queries import kept, masked_texts, text_to_read
from tumen.documents.sealing import is_forgotten
from tumen.vault import evidence
from tumen.vault.acting import RECORD, acting_as
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span


def take_in(
    *,
    actor: Actor,
    data: bytes,
    name: str,
    origin: str,
    published: str | Interval | None = None,
    publisher: str | None = None,
    language: str | None = None,
    confirmed: bool = False,
) -> Document:
    """Take a file in: its bytes, its text and what it says of itself are kept together or not at all.

    ``origin`` says where it came from (a path, an address). Values given here are the actor's and stand
    before the document's own. The same bytes are one document and are not read again: then it is returned
    with ``was_known`` set, the receipt is added to its custody, and values given here are added to its
    details unless a person's last were the same.

    Raises a kind of RefusedFile for what cannot be read, NotADate, and QuestionedDate for a date that looks
    wrong unless ``confirmed``."""
    receipt = CustodyEvent(kind=CustodyKind.RECEIVED, actor=actor, name=name[-255:], origin=origin)
    given = Given(published, publisher, language, confirmed)
    return _take_in(data, lambda: extract(data, name=name), given, receipt)


def take_in_member(
    *,
    actor: Actor,
    container: intake.Container,
    member: Member,
    origin: str,
    published: str | Interval | None = None,
    publisher: str | None = None,
    language: str | None = None,
    confirmed: bool = False,
) -> Document:
    """Take in what a container holds, as `take_in` does with a file: its own bytes are kept, and no others.

    ``origin`` says where the container came from. The custody says where in it the member stood, when a web
    archive captured it, and by which SHA-256 the container is known again."""
    hints = member.hints
    told = {"charset": hints.charset, "language": hints.language, **member.stated}
    receipt = CustodyEvent(
        kind=CustodyKind.RECEIVED,
        actor=actor,
        name=member.name[-255:],
        origin=f"{member.what} in {container.name}, {member.place.words}; {container.name} from {origin}",
        place=member.place.number,
        captured_at=member.captured,
        stated={name: value for name, value in told.items() if value},
    )
    given = Given(published, publisher, language, confirmed)
    data = member.data
    return _take_in(data, lambda: extract(data, name=member.name, hints=hints), given, receipt, container)


def type_in(
    *,
    actor: Actor,
    title: str,
    text: str,
    told_by: str = "",
    told_on: str | Interval | None = None,
    place: str = "",
    consent: str = "",
    interpreter: str = "",
    language: str | None = None,
    confirmed: bool = False,
) -> Document:
    """Take in a case that a documenter types: the words become a document, with its circumstances.

    ``told_on`` counts as the document's date. What is not known stays empty. Raises EmptyFile without a text,
    and NotADate and QuestionedDate as `take_in` does."""
    if not text.strip():
        raise EmptyFile("it has no text. Type what was told.", name="The case")
    told = str(read_date(told_on)) if told_on else ""
    fields = {
        "Told by": told_by,
        "Told on": told,
        "Place": place,
        "Interpreter": interpreter,
        "Consent": consent,
    }
    head = [f"{label}: {' '.join(value.split())}" for label, value in fields.items() if value.strip()]
    head.append(f"Written down by: {actor.name}")
    title = " ".join(title.split()) or "A case typed in"
    words = f"{title}\n\n" + "\n".join(head) + f"\n\n{text.strip()}\n"
    receipt = CustodyEvent(
        kind=CustodyKind.TYPED_IN, actor=actor, name=f"{title[:80]}.txt", origin="typed in by hand"
    )
    given = Given(told or None, None, language, confirmed)
    return _take_in(words.encode(), lambda: extract_text(words), given, receipt)


def take_in_made(
    *,
    actor: Actor,
    data: bytes,
    made: Extraction,
    name: str,
    origin: str,
    kind: CustodyKind = CustodyKind.RECEIVED,
    public_id: str = "",
) -> Document:
    """Take in what another room wrote down or knows the text of: nothing is taken apart to be read.

    ``public_id`` is given where the document had one elsewhere. Raises KeptOutOfSight where the same bytes
    are kept already, whoever may see them."""
    sha256 = hashlib.sha256(data).hexdigest()
    if _known(sha256):
        raise KeptOutOfSight("the same bytes are here already. Nothing was kept.", name=name)
    receipt = CustodyEvent(kind=kind, actor=actor, name=name[-255:], origin=origin)
    return _keep_new(data, sha256, made, [], receipt, None, public_id)


def set_date(
    *, actor: Actor, document: Document, published: str | Interval, why: str, confirmed: bool = False
) -> Document:
    """Give a document's publication date, with the reason; the earlier values stay beside it.

    Raises NotADate, and QuestionedDate for a date that looks wrong unless ``confirmed``.
    """
    document, interval = kept(actor, document.public_id), read_date(published)
    evidence_of_it = weighed(interval, _read(actor, document), confirmed=confirmed, how="given by hand")
    with recorded(actor, "documents.set_date", document.public_id, published=str(interval)):
        Detail.objects.create(
            document=document,
            field=DetailField.PUBLISHED,
            value=str(interval),
            evidence=evidence_of_it,
            given_by=actor,
            why=why,
        )
        Document.objects.filter(pk=document.pk).update(revision=F("revision") + 1)
        date_documents([document.pk])
        index_documents([document.pk])
    document.refresh_from_db()
    return document


def note_export(*, actor: Actor, document: Document, package: str, why: str) -> None:
    """Note in a document's custody that its original leaves the workspace in ``package``, and why.

    It is noted before the package can be taken away: a line too many harms less than one that is missing.
    Raises NoSuchDocument.
    """
    document = kept(actor, document.public_id)
    with recorded(actor, "documents.export", document.public_id, package=package):
        note(actor, document, CustodyKind.EXPORTED, to=f"the package {package}", why=why)


def set_sensitivity(*, actor: Actor, document: str, level: Level | str, why: str) -> None:
    """Say how sensitive a document is; only a keeper makes it less so.

    Raises NoSuchDocument, NotAGrant for what is no level, NotPermitted and NoReasonGiven.
    """
    row, reason = kept(actor, document), reason_of(why)
    with recorded(actor, "documents.set_sensitivity", row.public_id, level=str(level), why=reason):
        mark_level(actor, row.public_id, level, reason)


def move(
    *, actor: Actor, document: str, into: str | None = None, out_of: str | None = None, why: str
) -> None:
    """Put a document into a compartment, or take it out of one, or both; each by its id or its name.

    Raises NoSuchDocument, NoSuchCompartment, NotGranted where it is not in ``out_of``, and NoReasonGiven.
    """
    row, reason = kept(actor, document), reason_of(why)
    to, leaves = (compartment_of(named) if named else None for named in (into, out_of))
    said = {"into": to.public_id if to else "", "out_of": leaves.public_id if leaves else ""}
    with recorded(actor, "documents.move", row.public_id, **said, why=reason):
        if to:
            place_in(actor, row.public_id, to, reason)
        if leaves:
            take_out_of(row.public_id, leaves)


def mark_identity(*, actor: Actor, document: str, words: str, kind: CoverKind | str, why: str) -> Cover:
    """Cover these words of a document from everybody who is not cleared for identities, from now on.

    A name, a contact, a number or a helper is covered in every text that has it, a place, a route or a
    relative wherever this document has it. Raises NoSuchDocument, NothingThere where the words do not stand
    in the text, and NoReasonGiven.
    """
    row, reason = kept(actor, document), reason_of(why)
    rendition = list(row.renditions.all())[-1]
    _, shown = masked_texts(actor, [rendition.pk])[rendition.pk]
    # What is covered from the actor does not stand there for them: else they could try out names.
    span = next((at for at in Wanted([words]).spans(rendition.text) if not shown.hides(at)), None)
    if span is None:
        raise NothingThere(f"These words do not stand in {row.public_id}. Write them as they stand there.")
    with recorded(actor, "documents.mark_identity", row.public_id, kind=str(kind)) as entry:
        made = cover_by_hand(actor, rendition, span, CoverKind(kind), reason)
        entry.detail["cover"] = made.public_id
    return made


def unmark_identity(*, actor: Actor, cover: str, why: str) -> None:
    """Take a cover off: the words are no identity. It stays as a row; other covers of the words stay on.

    Only somebody who sees identities can tell. Raises NoSuchCover, NotPermitted and NoReasonGiven.
    """
    reason = reason_of(why)
    row = Cover.objects.filter(public_id=cover, removed_at=None).select_related("rendition__document").first()
    if row is None or row.kind == CoverKind.CLAIM or not may_see(actor, row.rendition.document.public_id):
        raise NoSuchCover(f"There is no cover {cover}. `tumen access covers` shows those of a document.")
    if is_forgotten(row):
        raise NoSuchCover(f"The words under {cover} were forgotten for good; their place stays covered.")
    if not sees_identities(actor):
        raise NotPermitted("Only somebody who is cleared for identities can say that something is none.")
    with recorded(actor, "documents.unmark_identity", row.rendition.document.public_id, cover=cover):
        row.removed_by, row.removed_at, row.removed_why = actor, timezone.now(), reason
        row.save(update_fields=["removed_by", "removed_at", "removed_why"])
        index_renditions([row.rendition_id])


def _read(actor: Actor, document: Document) -> Read:
    """A kept document as a date is weighed against it."""
    view = text_to_read(actor, document)
    found = Detail.objects.filter(document=document, field=DetailField.PUBLISHED, given_by=None).last()
    published = Found(Interval.from_edtf(found.value), found.evidence) if found else None
    return Read(view.text, view.blocks, published)


def _take_in(
    data: bytes,
    read: Callable[[], Extraction],
    given: Given,
    receipt: CustodyEvent,
    container: intake.Container | None = None,
) -> Document:
    """Keep new bytes with what ``read`` makes of them, or only the receipt of bytes that are known."""
    sha256 = hashlib.sha256(data).hexdigest()
    known = _known(sha256)
    if known is None:
        extraction = read()
        details = given_details(given, (), lambda: Read.of(extraction))
        try:
            return _keep_new(data, sha256, extraction, details, receipt, container)
        except IntegrityError:
            # Another process took the same bytes in between; then they are known, and anything else is an
            # error.
            if (known := _known(sha256)) is None:
                raise
    return _keep_again(known, given, receipt, container)


def _known(sha256: str) -> Document | None:
    """The document of these bytes, whoever may see it: bytes are kept once."""
    with acting_as(RECORD):
        return Document.objects.filter(sha256=sha256).first()


def _keep_new(
    data: bytes,
    sha256: str,
    extraction: Extraction,
    given: list[Detail],
    receipt: CustodyEvent,
    container: intake.Container | None,
    public_id: str = "",
) -> Document:
    actor, public_id = receipt.actor, public_id or new_id("d")
    # The log holds the hash of what was received, so that it proves the original, and not only its coming.
    received = {"media_type": extraction.media_type, "size": len(data), "sha256": sha256}
    with recorded(actor, "documents.take_in", public_id, **received):
        document = Document.objects.create(
            public_id=public_id,
            sha256=sha256,
            evidence=evidence.keep(data),
            media_type=extraction.media_type,
            name=receipt.name,
            size=len(data),
            added_by=actor,
        )
        rendition = _keep_rendition(document, extraction)
        Detail.objects.bulk_create(_found_details(document, rendition, extraction))
        cover_new(rendition)
        _keep_given(document, actor, given)
        _keep_receipt(document, receipt, container)
        date_documents([document.pk])
        index_documents([document.pk])
    return document


def _keep_again(
    document: Document, given: Given, receipt: CustodyEvent, container: intake.Container | None
) -> Document:
    actor = receipt.actor
    if not may_see(actor, document.public_id):
        raise KeptOutOfSight("it is here already, for others to see. Ask a keeper.", name=receipt.name)
    with recorded(actor, "documents.take_in", document.public_id, again=True) as entry:
        details = given_details(given, document.details.all(), lambda: _read(actor, document))
        _keep_given(document, actor, details)
        if details:
            Document.objects.filter(pk=document.pk).update(revision=F("revision") + 1)
            _name_fields(entry, details)
            date_documents([document.pk])
            index_documents([document.pk])
        receipt.kind = CustodyKind.RECEIVED_AGAIN
        _keep_receipt(document, receipt, container)
    document.refresh_from_db()
    document.was_known = True
    return document


def _keep_receipt(document: Document, receipt: CustodyEvent, container: intake.Container | None) -> None:
    if container:
        receipt.container, _ = Container.objects.get_or_create(
            sha256=container.sha256,
            defaults={
                "name": container.name[-255:],
                "media_type": container.media_type,
                "size": container.size,
            },
        )
    receipt.document, receipt.tool, receipt.version = document, TOOL, __version__
    receipt.save()


def _name_fields(entry: Entry, given: list[Detail]) -> None:
    entry.detail["given"] = [detail.field for detail in given]


def _keep_given(document: Document, actor: Actor, given: list[Detail]) -> None:
    for detail in given:
        detail.document, detail.given_by = document, actor
        detail.save()


def _keep_rendition(document: Document, extraction: Extraction) -> Rendition:
    rendition = Rendition.objects.create(
        document=document,
        made_from=document.sha256,
        text=extraction.text,
        extractor=extraction.extractor,
        version=extraction.extractor_version,
        notes=list(extraction.notes),
        undated_because=extraction.undated_because,
        recognised=[
            [each.span.start, each.span.end, each.first, each.last] for each in extraction.recognised
        ],
    )
    Block.objects.bulk_create(
        (
            Block(
                rendition=rendition,
                order=order,
                kind=block.kind.value,
                start=block.span.start,
                end=block.span.end,
            )
            for order, block in enumerate(extraction.blocks)
        ),
        batch_size=1_000,
    )
    return rendition


def _found_details(document: Document, rendition: Rendition, extraction: Extraction) -> Iterable[Detail]:
    """What the document says of itself, as rows that no person gave."""
    said = extraction.metadata
    circumstances = [found for _, found in said.particulars]
    singles: tuple[tuple[str, Found[str] | None], ...] = (
        (DetailField.PUBLISHER, said.publisher),
        (DetailField.TITLE, said.title),
        (DetailField.LANGUAGE, said.language),
        (DetailField.GENRE, said.genre),
        *((DetailField.SPOKEN_BY, voice) for voice in said.voices if voice not in circumstances),
        *((DetailField.AUTHOR, author) for author in said.authors),
        *said.particulars,
    )
    for field, found in singles:
        if found:
            yield _found_detail(document, rendition, field, found.value, found.evidence, found.span)
    if said.published:
        day = said.published
        yield _found_detail(
            document, rendition, DetailField.PUBLISHED, str(day.value), day.evidence, day.span
        )


def _found_detail(
    document: Document, rendition: Rendition, field: str, value: str, said: str, span: Span | None
) -> Detail:
    return Detail(
        document=document,
        field=field,
        value=value,
        evidence=said,
        rendition=rendition,
        start=span.start if span else None,
        end=span.end if span else None,
    )
