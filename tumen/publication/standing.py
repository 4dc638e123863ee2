"""Whether a copy that was drafted may still go out: asked before it is approved, and before it is published.

Somebody may have become known in between, or have taken their consent back.
"""

from __future__ import annotations

from tumen.access.models import Actor, Viewer
from tumen.consent.purposes import Purpose
from tumen.documents.models import Document
from tumen.publication.consenting import refused_among
from tumen.publication.copy_rows import Copy
from tumen.publication.errors import NotInOrder, NotToBeReleased
from tumen.publication.models import Release
from tumen.publication.redaction.proving import searched
from tumen.publication.sealing import file_of_copy
from tumen.publication.withholding import Withholding, choices_at, withholding_of


def held_again(viewer: Viewer, copy: Copy) -> Withholding:
    """What is withheld from a copy by what is known now. Raises `NotInOrder` where its text was read anew."""
    rendition = copy.rendition
    boxes = tuple((box[0], box[1], box[2], box[3], box[4]) for box in copy.boxes)
    choices = choices_at(rendition.text, copy.marked, copy.shown, boxes)
    held = withholding_of(viewer, copy.document, choices)
    if held.rendition != rendition.pk:
        raise NotInOrder(
            f"The text of {copy.document.public_id} was read anew since {copy.release.public_id} was "
            "drafted. Draft it again."
        )
    return held


def require_still_withheld(actor: Actor, release: Release) -> None:
    """Raises `NotToBeReleased` and `NotInOrder` unless everything that is known now was taken out of the
    copy, and those who have a part in its document still allow that it is published."""
    copy = release.copy
    require_consent(copy.document)
    data = file_of_copy(copy)
    held = held_again(actor, copy)
    taken = [(start, end) for start, end in copy.found]
    missed = [
        each
        for each in held.found
        if not any(start <= each.span.start and each.span.end <= end for start, end in taken)
    ]
    if missed or not searched(data, held.withheld).is_clean:
        raise NotInOrder(
            f"Names or words are known now that were not when {release.public_id} was drafted, and stand in "
            "it. Draft it again."
        )


def require_consent(row: Document) -> None:
    """Raises `NotToBeReleased` where somebody did not agree that their words are published."""
    if refused_among([row.public_id], Purpose.PUBLISH):
        raise NotToBeReleased(
            f"{row.public_id} is not released: somebody who has a part in it did not agree that their words "
            "are published, or took that back. Its page says what is known of that."
        )
