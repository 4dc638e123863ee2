"""Each change of redacted copies: one is drafted, here or by a worker. The rest is as with tables."""

from __future__ import annotations

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.access.rules import require_identities, require_permission
from tumen.documents.custody import note, open_original
from tumen.documents.errors import RefusedFile
from tumen.documents.models import CustodyKind, Document
from tumen.documents.queries import kept
from tumen.jobs.actions import enqueue
from tumen.jobs.models import Job
from tumen.publication.copy_rows import Copy, CopyForm
from tumen.publication.errors import NotToBeReleased
from tumen.publication.finding import DOCUMENT, require_whole
from tumen.publication.harmless import require_harmless, title_of
from tumen.publication.making import Made, Tell, form_of, pdf_copy, text_copy
from tumen.publication.models import Release
from tumen.publication.paging import PageView, page_to_draw_on
from tumen.publication.sealing import sealed
from tumen.publication.standing import require_consent
from tumen.publication.withholding import Choices as Choices
from tumen.publication.withholding import boxes_of as boxes_of
from tumen.publication.withholding import withholding_of

#: The job that makes a copy of a PDF: each page takes some seconds.
MAKE = "publication.draft_copy"


def draft_copy(
    *,
    actor: Actor,
    document: str,
    title: str,
    why: str,
    choices: Choices | None = None,
    form: str = "",
    seen_by_eye: bool = False,
    tell: Tell = lambda page, pages: None,
) -> Release:
    """Draft a release of a redacted copy of ``document``: what the record knows of names, contacts and places
    is taken out, with what was chosen, and the copy is searched for it.

    ``title`` is public, ``why`` stays with the document's custody. ``form`` is "txt" or "pdf"; by default
    what the document is. Raises NoSuchDocument, `NotToBeReleased`, `NotWhole` and `NotPermitted`.
    """
    chosen = choices or Choices()
    row = _to_copy(actor, document, title, why, chosen)
    held = withholding_of(actor, row, chosen)
    if form_of(row, form) is CopyForm.TEXT:
        made = text_copy(held)
    else:
        made = pdf_copy(
            actor,
            row,
            held,
            why=f"to make a redacted copy of it: {why.strip()}",
            boxes=chosen.boxes,
            seen_by_eye=seen_by_eye,
            tell=tell,
        )
    return keep_copy(actor=actor, document=document, made=made, title=title, why=why)


def look_at_page(*, actor: Actor, document: str, page: int, choices: Choices | None = None) -> PageView:
    """One page of a PDF as it came, with what a copy with these choices would have painted over: for who
    draws boxes on it. The document's custody says that its original was opened.

    Raises NoSuchDocument, `NotToBeReleased`, `NotWhole`, `NotPermitted`, and what opening an original raises.
    """
    row = _may_copy(actor, document)
    if form_of(row, CopyForm.PDF.value) is not CopyForm.PDF or page < 1:
        raise NotToBeReleased(f"{row.public_id} has no such page.")
    withheld = withholding_of(actor, row, choices).withheld
    why = f"to draw boxes on page {page} of a redacted copy of it"
    original = open_original(actor=actor, document=row, why=why)
    try:
        return page_to_draw_on(original.data, withheld, page)
    except RefusedFile as error:
        raise NotToBeReleased(f"Page {page} of {row.public_id} cannot be shown: {error}") from error


def keep_copy(*, actor: Actor, document: str, made: Made, title: str, why: str) -> Release:
    """Keep a copy that was made and proved as a draft of a release. Raises NoSuchDocument,
    `NotToBeReleased`, `NotWhole` and `NotPermitted`."""
    row, held = _to_copy(actor, document, title, why), made.held
    with recorded(actor, "publication.draft_copy") as entry:
        release = Release.objects.create(
            title=title_of(title),
            query={"of": DOCUMENT, "form": made.form.value},
            rows=[],
            workings={},
            documents=[row.public_id],
            threshold=0,
            made_by=actor,
        )
        Copy.objects.create(
            release=release,
            document=row,
            rendition_id=held.rendition,
            form=made.form,
            sealed=sealed(made.data, release.public_id),
            sha256=made.sha256,
            size=len(made.data),
            pages=made.pages,
            found=[each.span.to_json() for each in held.found],
            marked=[span.to_json() for span in held.marked],
            shown=[[*span.to_json(), said] for span, said in held.shown],
            boxes=[list(box) for box in made.boxes],
            taken=made.taken,
            recognised=made.recognised,
            seen_by_eye=made.seen_by_eye,
        )
        note(actor, row, CustodyKind.REDACTED, why=why.strip(), copy_sha256=made.sha256)
        entry.item = release.public_id
        entry.detail.update(document=row.public_id, form=made.form.value)
    return release


def ask_for_copy(
    *,
    actor: Actor,
    document: str,
    title: str,
    why: str,
    choices: Choices | None = None,
    seen_by_eye: bool = False,
) -> Job:
    """Let a worker draft a copy of a PDF, as `draft_copy` does. Of the words that were chosen the job keeps
    where they stand. Raises what `draft_copy` raises of what can be told before the pages are drawn."""
    chosen = choices or Choices()
    row = _to_copy(actor, document, title, why, chosen)
    held = withholding_of(actor, row, chosen)
    told = {
        "document": row.public_id,
        "rendition": held.rendition,
        "title": title,
        "why": why,
        "form": form_of(row, "pdf").value,
        "words": [span.to_json() for span in held.marked],
        "shown": [[*span.to_json(), said] for span, said in held.shown],
        "boxes": [list(box) for box in chosen.boxes],
        "seen_by_eye": seen_by_eye,
    }
    with recorded(actor, "publication.draft_copy", row.public_id, later=True):
        return enqueue(actor=actor, name=MAKE, arguments=told)


def _to_copy(actor: Actor, document: str, title: str, why: str, choices: Choices | None = None) -> Document:
    """The document, where a copy of it may be made by this actor and with these words on it."""
    row = _may_copy(actor, document)
    title_of(title)
    if not why.strip():
        raise NotToBeReleased("Nothing was made: say why. The reason stays with the document's custody.")
    require_harmless(why, *(said for _, said in (choices.shown if choices else ())))
    return row


def _may_copy(actor: Actor, document: str) -> Document:
    """The document, where this actor may make a copy of it at all."""
    require_permission(actor, "publication.draft_copy")
    row = kept(actor, document)
    require_whole(actor)
    require_identities(actor, "Whoever makes a redacted copy sees what is taken out of it.")
    require_consent(row)
    return row
