"""Which documents may not be counted for a release: what people said that may be done with what they told."""

from __future__ import annotations

from collections.abc import Iterable

from tumen.access.models import Viewer
from tumen.claims.models import Speaking
from tumen.consent.models import Consent
from tumen.consent.purposes import Answer, Purpose
from tumen.consent.queries import of_document
from tumen.documents.models import Cover, Document


def not_to_be_counted(viewer: Viewer, purpose: Purpose = Purpose.RESEARCH) -> frozenset[str]:
    """The ids of documents of which nothing leaves for this purpose: by default, goes into a count.

    Somebody who has a part in the document decided against it, or its giver was asked about the document and
    said nothing of that. Where nobody was ever asked (a newspaper) it is counted, or quoted.
    """
    return frozenset(id for id in _asked_of() if _is_refused(viewer, id, purpose))


def refused_among(
    viewer: Viewer, documents: Iterable[str], purpose: Purpose = Purpose.RESEARCH
) -> tuple[str, ...]:
    """Of these documents, those that may not be counted any more, or not be used for another purpose."""
    away = not_to_be_counted(viewer, purpose)
    return tuple(id for id in documents if id in away)


def documents_of(items: Iterable[str]) -> set[str]:
    """The documents that the items of a consent are about: themselves, or those in which they have a part."""
    wanted = list(items)
    found = set(Document.objects.filter(public_id__in=wanted).values_list("public_id", flat=True))
    covers = Cover.objects.filter(public_id__in=wanted)
    found.update(covers.values_list("rendition__document__public_id", flat=True))
    speaking = Speaking.objects.filter(source__public_id__in=wanted)
    found.update(speaking.values_list("claim__document__public_id", flat=True))
    return found


def _asked_of() -> set[str]:
    destroyed = Document.objects.filter(evidence="").values_list("public_id", flat=True)
    return documents_of(Consent.objects.values_list("item", flat=True).distinct()) | set(destroyed)


def _is_refused(viewer: Viewer, document: str, purpose: Purpose) -> bool:
    found = of_document(viewer, document, purpose)
    own_was_asked = Consent.objects.filter(item=document).exists()
    return any(each.is_refused for each in found) or (own_was_asked and found[0].answer is Answer.UNKNOWN)
