"""A redacted copy made and proved: from a document and what is withheld of it to a file that may leave."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tumen.access.models import Actor
from tumen.documents.custody import open_original
from tumen.documents.errors import RefusedFile
from tumen.documents.models import Document
from tumen.publication.copy_rows import CopyForm
from tumen.publication.errors import NotToBeReleased
from tumen.publication.redaction.pages import is_looked_at, redacted_pdf
from tumen.publication.redaction.proving import Search, searched
from tumen.publication.redaction.texts import Pseudonyms, redacted
from tumen.publication.redaction.withheld import Found, Withheld
from tumen.publication.withholding import Box, Withholding

PDF = "application/pdf"
#: Bytes of a copy: a hundred pages of photographs take as many.
LARGEST = 250_000_000
#: Drawings of pseudonyms: one may by chance be written like a name that is withheld.
_DRAWINGS = 5

Tell = Callable[[int, int], None]  #: told of each page that is done: its number, and how many there are


@dataclass(frozen=True, slots=True)
class Made:
    """A copy that is proved, and not kept yet."""

    form: CopyForm
    data: bytes = field(repr=False)
    pages: int
    taken: dict[str, int]
    recognised: bool
    seen_by_eye: bool
    held: Withholding
    boxes: tuple[Box, ...] = ()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def form_of(row: Document, form: str) -> CopyForm:
    """The form that was asked for, or the one that the document has. Raises `NotToBeReleased`."""
    is_pdf = row.media_type == PDF
    wanted = CopyForm(form) if form in CopyForm.values else CopyForm.PDF if is_pdf else CopyForm.TEXT
    if form and form not in CopyForm.values:
        raise NotToBeReleased(f"A copy is given out as one of {', '.join(CopyForm.values)}.")
    if wanted is CopyForm.PDF and not is_pdf:
        raise NotToBeReleased(f"{row.public_id} is no PDF, so its copy is plain text.")
    return wanted


def text_copy(held: Withholding) -> Made:
    """The text without what is withheld, persons under pseudonyms that were drawn for it and are not kept.

    Raises `NotToBeReleased`.
    """
    if not held.text.strip():
        raise NotToBeReleased("Nothing was made, because the document has no text.")
    for _ in range(_DRAWINGS):
        made = redacted(held.text, held.withheld, Pseudonyms(), held.spans)
        data = made.text.encode()
        if searched(data, held.withheld).is_clean:
            return Made(
                CopyForm.TEXT, data, pages=0, taken=made.taken, recognised=False, seen_by_eye=False, held=held
            )
    raise _still_read(searched(data, held.withheld))


def pdf_copy(
    actor: Actor,
    row: Document,
    held: Withholding,
    *,
    why: str,
    boxes: tuple[Box, ...] = (),
    seen_by_eye: bool = False,
    tell: Tell = lambda page, pages: None,
) -> Made:
    """The pages as pictures with what is withheld painted over. The document's custody says that its original
    was opened. Raises `NotToBeReleased`, and what opening an original raises."""
    if not (is_looked_at() or seen_by_eye):
        raise NotToBeReleased(
            "Nothing was made, because it cannot be proved: text recognition (tesseract) is not installed to "
            "look at the painted pages. Install it, or look at every page and say that you did."
        )
    original = open_original(actor=actor, document=row, why=why)
    told = held.withheld
    sought = _Counting(told.names, told.words, told.signs, told.shown)
    own = [(page, (left, top, right, bottom)) for page, left, top, right, bottom in boxes]
    try:
        copy = redacted_pdf(original.data, sought, marked=own, seen_by_eye=seen_by_eye, tell=tell)
    except RefusedFile as error:
        raise NotToBeReleased(f"Nothing was made of {row.public_id}: {error}") from error
    _require_placed(held, sought, boxes)
    if any(page > len(copy.boxes) for page, *_ in boxes):
        raise NotToBeReleased(f"It has {len(copy.boxes)} pages, and a box is on one after them.")
    if len(copy.data) > LARGEST:
        raise NotToBeReleased(f"Its pictures take {len(copy.data):,} bytes. Split it and redact its parts.")
    proof = searched(copy.data, held.withheld)
    if not proof.is_clean:
        raise _still_read(proof)
    return Made(
        CopyForm.PDF,
        copy.data,
        pages=len(copy.boxes),
        taken={"box": sum(copy.boxes)},
        recognised=copy.recognised,
        seen_by_eye=seen_by_eye,
        held=held,
        boxes=boxes,
    )


class _Counting(Withheld):
    """What is withheld, with a count of what was found of it on the pages."""

    def found(self, text: str) -> list[Found]:
        found = super().found(text)
        self.seen.update({each.subject for each in found})
        return found

    @cached_property
    def seen(self) -> set[str]:
        """For whom or what something was found."""
        return set()


def _require_placed(held: Withholding, sought: _Counting, boxes: Sequence[Box]) -> None:
    """Raises `NotToBeReleased` where something that is withheld in the text was found on no page, and nobody
    drew a box for it: text recognition may have read it otherwise this time."""
    found = held.withheld.found(held.text)
    wanted = {each.subject for each in found}
    missing = sum(subject not in sought.seen for subject in wanted)
    missing += sum(not any(each.span.covers(span) for each in found) for span in held.spans if len(span))
    if missing > len(boxes):
        raise NotToBeReleased(
            f"Nothing was made: {missing} things that are withheld in its text were found on no page. "
            "Draw a box where each of them stands, or give out the text."
        )


def _still_read(proof: Search) -> NotToBeReleased:
    return NotToBeReleased(
        "Nothing was made: in the copy something that is withheld can still be read, or a part of it cannot "
        f"be looked into ({len(proof.leaks)} found, {len(proof.unopened)} not opened). Withhold other words, "
        "so that none of them is a part of “withheld”, “contact”, “number”, “place” or “Person”."
    )
