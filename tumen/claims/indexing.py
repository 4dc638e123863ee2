"""Claims and sources in the index of words: a claim by its sentence, a source by its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet

from tumen.access.audiences import AUDIENCES
from tumen.claims.held import values_held
from tumen.claims.models import STANDING, Claim, Source, Speaking
from tumen.documents.current import current_of, value_of
from tumen.documents.indexing import texts_of, years_of
from tumen.documents.models import Detail, DetailField
from tumen.search import index
from tumen.search.entries import Entry, Part, Text
from tumen.search.kinds import Kind
from tumen.vault.acting import RECORD, acting_as
from tumen.vocabulary.places import country
from tumen.vocabulary.spans import Span
from tumen.vocabulary.words import ACT, LANGUAGE, PLACE, SOURCE, facet

#: Claims in memory at once.
_BATCH = 1_000
#: The slots that a search can be narrowed by.
_SLOTS = ("act", "time", "place")


def index_claims(rows: QuerySet[Claim]) -> None:
    """Write these claims into the index as they are now; those that do not stand are taken out."""
    with acting_as(RECORD):
        keys = list(rows.order_by("rendition_id", "pk").values_list("pk", flat=True))
        texts: dict[int, Text] = {}
        for at in range(0, len(keys), _BATCH):
            claims = list(Claim.objects.filter(pk__in=keys[at : at + _BATCH]).order_by("rendition_id", "pk"))
            texts = _index(claims, texts)


def index_claims_of(documents: Iterable[int]) -> None:
    """Write the claims of these documents (keys) into the index."""
    index_claims(Claim.objects.filter(document__in=list(documents)))


def index_sources(rows: QuerySet[Source]) -> None:
    """Write the names of these sources into the index."""
    with acting_as(RECORD):
        index.keep(_source(pk, id, name) for pk, id, name in rows.values_list("pk", "public_id", "name"))


def _source(pk: int, id: str, name: str) -> Entry:
    # What of it a viewer may see is looked at when it is found: it rests on every document that names it.
    return Entry(Kind.SOURCE, id, pk, dict.fromkeys(AUDIENCES, name))


def _index(claims: list[Claim], known: Mapping[int, Text]) -> dict[int, Text]:
    """``known`` are texts of the batch before, by rendition: one list is in many batches. Returns these."""
    standing = [claim for claim in claims if claim.status in STANDING]
    index.erase(claim.public_id for claim in claims if claim.status not in STANDING)
    facets = _facets(standing)
    wanted = {claim.rendition_id for claim in standing}
    texts = {number: text for number, text in known.items() if number in wanted}
    texts |= {text.number: text for text in texts_of(wanted - texts.keys())}
    index.keep_parts(_with_parts(standing, texts, facets))
    return texts


def _with_parts(
    claims: list[Claim], texts: Mapping[int, Text], facets: Mapping[int, frozenset[str]]
) -> Iterator[tuple[Text, list[Part]]]:
    parts: dict[int, list[Part]] = {}
    for claim in claims:
        sentence = Span(claim.sentence_start, claim.sentence_end)
        part = Part(Kind.CLAIM, claim.public_id, claim.pk, sentence, facets[claim.pk])
        parts.setdefault(claim.rendition_id, []).append(part)
    for rendition, found in parts.items():
        yield texts[rendition], found


def _facets(claims: list[Claim]) -> dict[int, frozenset[str]]:
    """What each claim can be narrowed by: its act, years, countries, sources, and its document's language."""
    keys = [claim.pk for claim in claims]
    values = values_held(Claim.objects.filter(pk__in=keys), _SLOTS)
    languages = _languages({claim.document_id for claim in claims})
    speaking: dict[int, set[str]] = {}
    for claim, source in Speaking.objects.filter(claim__in=keys).values_list("claim_id", "source__public_id"):
        speaking.setdefault(claim, set()).add(facet(SOURCE, source))
    return {
        claim.pk: frozenset(
            {*_said(values.get(claim.pk, {})), *speaking.get(claim.pk, ()), *languages[claim.document_id]}
        )
        for claim in claims
    }


def _said(values: Mapping[str, Any]) -> Iterator[str]:
    if act := values.get("act"):
        yield facet(ACT, str(act))
    if when := values.get("time"):
        yield from years_of(when.interval)
    if places := values.get("place"):
        for place in (places.origin, places.destination, places.at):
            if place and (name := country(place)):
                yield facet(PLACE, name)


def _languages(documents: set[int]) -> dict[int, list[str]]:
    details: dict[int, list[Detail]] = {}
    for detail in Detail.objects.filter(document__in=documents, field=DetailField.LANGUAGE):
        details.setdefault(detail.document_id, []).append(detail)
    told = {key: value_of(current_of(details.get(key, ())), DetailField.LANGUAGE) for key in documents}
    return {key: [facet(LANGUAGE, value)] if value else [] for key, value in told.items()}
