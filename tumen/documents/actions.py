"""Each change to documents: taking one in, typing one in, giving its date."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.db import IntegrityError
from django.db.models import F
from django.utils import timezone

from tumen.access.actions import Entry, recorded
from tumen.access.items import new_id
from tumen.access.models import Actor
from tumen.documents.dating import read_date, why_question
from tumen.documents.errors import EmptyFile, QuestionedDate
from tumen.documents.intake import Extraction, Found, extract, extract_text
from tumen.documents.models import (
    Block,
    CustodyEvent,
    CustodyKind,
    Detail,
    DetailField,
    Document,
    Rendition,
)
from tumen.documents.queries import text_of
from tumen.vault import evidence
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

#: The evidence of a value that came with the document, from the person who gave it.
_GIVEN = "given when the document was added"


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
    before the document's own. The same bytes are one document: then it is returned with ``was_known`` set,
    the receipt is added to its custody, and values given here are added to its details.

    Raises a kind of RefusedFile for what cannot be read, NotADate, and QuestionedDate for a date that looks
    wrong unless ``confirmed``."""
    extraction = extract(data, name=name)
    given = _given_details(extraction, published, publisher, language, confirmed=confirmed)
    return _keep(actor, data, extraction, given, name=name, origin=origin, kind=CustodyKind.RECEIVED)


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
    extraction = extract_text(words)
    given = _given_details(extraction, told or None, None, language, confirmed=confirmed)
    kind = CustodyKind.TYPED_IN
    return _keep(
        actor,
        words.encode(),
        extraction,
        given,
        name=f"{title[:80]}.txt",
        origin="typed in by hand",
        kind=kind,
    )


def set_date(
    *, actor: Actor, document: Document, published: str | Interval, why: str, confirmed: bool = False
) -> Document:
    """Give a document's publication date, with the reason; the earlier values stay beside it.

    Raises NotADate, and QuestionedDate for a date that looks wrong unless ``confirmed``.
    """
    interval = read_date(published)
    view = text_of(actor, document)
    found = Detail.objects.filter(document=document, field=DetailField.PUBLISHED, given_by=None).last()
    said = Found(Interval.from_edtf(found.value), found.evidence) if found else None
    doubt = why_question(interval, text=view.text, blocks=view.blocks, found=said, now=timezone.now())
    evidence_of_it = _asked_back(interval, doubt, confirmed=confirmed, given="given by hand")
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
    document.refresh_from_db()
    return document


def _given_details(
    extraction: Extraction,
    published: str | Interval | None,
    publisher: str | None,
    language: str | None,
    *,
    confirmed: bool,
) -> list[Detail]:
    """What the actor gives with a document, not yet kept."""
    given = []
    if published is not None:
        interval = read_date(published)
        blocks = [(block.kind, block.span) for block in extraction.blocks]
        found = extraction.metadata.published
        doubt = why_question(interval, text=extraction.text, blocks=blocks, found=found, now=timezone.now())
        said = _asked_back(interval, doubt, confirmed=confirmed, given=_GIVEN)
        given.append(Detail(field=DetailField.PUBLISHED, value=str(interval), evidence=said))
    for field, value in ((DetailField.PUBLISHER, publisher), (DetailField.LANGUAGE, language)):
        if value and value.strip():
            given.append(Detail(field=field, value=value.strip(), evidence=_GIVEN))
    return given


def _asked_back(interval: Interval, doubt: str, *, confirmed: bool, given: str) -> str:
    """The evidence of a date that a person gave; raises QuestionedDate while there is a doubt to confirm."""
    if doubt and not confirmed:
        raise QuestionedDate(
            f"The date {interval} is questioned: {doubt}. Correct it, or confirm it with --confirm-date "
            "if it is right."
        )
    return f"{given}, and confirmed although {doubt}" if doubt else given


def _keep(
    actor: Actor,
    data: bytes,
    extraction: Extraction,
    given: list[Detail],
    *,
    name: str,
    origin: str,
    kind: CustodyKind,
) -> Document:
    sha256 = hashlib.sha256(data).hexdigest()
    receipt = CustodyEvent(kind=kind, actor=actor, name=name[-255:], origin=origin)
    known = Document.objects.filter(sha256=sha256).first()
    if known is None:
        try:
            return _keep_new(actor, data, sha256, extraction, given, receipt)
        except IntegrityError:
            # Another process took the same bytes in between; then they are known, and anything else is an
            # error.
            known = Document.objects.get(sha256=sha256)
    return _keep_again(actor, known, given, receipt)


def _keep_new(
    actor: Actor, data: bytes, sha256: str, extraction: Extraction, given: list[Detail], receipt: CustodyEvent
) -> Document:
    public_id = new_id("d")
    with recorded(actor, "documents.take_in", public_id, media_type=extraction.media_type, size=len(data)):
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
        _keep_given(document, actor, given)
        receipt.document = document
        receipt.save()
    return document


def _keep_again(actor: Actor, document: Document, given: list[Detail], receipt: CustodyEvent) -> Document:
    with recorded(actor, "documents.take_in", document.public_id, again=True) as entry:
        _keep_given(document, actor, given)
        if given:
            Document.objects.filter(pk=document.pk).update(revision=F("revision") + 1)
            _name_fields(entry, given)
        receipt.document = document
        receipt.kind = CustodyKind.RECEIVED_AGAIN
        receipt.save()
    document.refresh_from_db()
    document.was_known = True
    return document


def _name_fields(entry: Entry, given: list[Detail]) -> None:
    entry.detail["given"] = [detail.field for detail in given]


def _keep_given(document: Document, actor: Actor, given: list[Detail]) -> None:
    for detail in given:
        detail.document, detail.given_by = document, actor
        detail.save()


def _keep_rendition(document: Document, extraction: Extraction) -> Rendition:
    rendition = Rendition.objects.create(
        document=document,
        text=extraction.text,
        extractor=extraction.extractor,
        version=extraction.extractor_version,
        notes=list(extraction.notes),
        undated_because=extraction.undated_because,
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
    singles: tuple[tuple[str, Found[str] | None], ...] = (
        (DetailField.PUBLISHER, said.publisher),
        (DetailField.TITLE, said.title),
        (DetailField.LANGUAGE, said.language),
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
