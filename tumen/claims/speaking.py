"""Who says a claim: its speaker chains as sources, each kept once, or else the document's own voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tumen.claims.indexing import index_sources
from tumen.claims.models import Claim, Source, SourceKind, Speaking
from tumen.claims.naming import clean_name, kind_of, source_key
from tumen.documents.models import Document
from tumen.documents.queries import RenditionView

#: A speaker chain as kept: names from the nearest teller to the innermost source.
Chains = list[list[str]]


def forget_speaking(claims: Iterable[int]) -> None:
    """Take away the speaker chains of claims (by their keys) that are about to be told otherwise."""
    Speaking.objects.filter(claim__in=claims).delete()


def settle_speaking(told: Iterable[tuple[Claim, Chains]], about: RenditionView) -> None:
    """Write the speaker chains of ``told``; a claim without a chain gets its document's own voice."""
    chains = [(claim, _cleaned(spoken)) for claim, spoken in told]
    names = {name: kind_of(name) for _, spoken in chains for chain in spoken for name in chain}
    if any(not spoken for _, spoken in chains):
        names |= _voice(about)
    sources = _sources(names)
    voice = next((sources.get(source_key(name)) for name in _voice(about)), None)
    Speaking.objects.bulk_create(
        row for claim, spoken in chains for row in _rows(claim, spoken, sources, voice)
    )


def settle_default(document: Document, about: RenditionView) -> None:
    """Let the claims in the document's own voice follow its publisher, which may be given late."""
    own = Speaking.objects.filter(claim__document=document, is_default=True)
    silent = list(Claim.objects.filter(document=document, speaking=None))
    held = set(own.values_list("source_id", flat=True))
    if not held and not silent:
        return
    voice = next(iter(_sources(_voice(about)).values()), None)
    if voice is None:
        own.delete()
        return
    if held != {voice.pk}:
        own.update(source=voice)
    Speaking.objects.bulk_create(row for claim in silent for row in _rows(claim, [], {}, voice))


def _cleaned(spoken: Chains) -> Chains:
    chains = [[name for name in chain if source_key(name)] for chain in spoken]
    return [chain for chain in chains if chain]


def _rows(
    claim: Claim, spoken: Chains, sources: Mapping[str, Source], voice: Source | None
) -> list[Speaking]:
    if not spoken:
        return [Speaking(claim=claim, source=voice, chain=0, position=0, is_default=True)] if voice else []
    return [
        Speaking(claim=claim, source=sources[source_key(name)], chain=at, position=position)
        for at, chain in enumerate(spoken)
        for position, name in enumerate(chain)
    ]


def _voice(about: RenditionView) -> dict[str, SourceKind]:
    """The document's publisher, else its author, else nobody."""
    if source_key(about.publisher):
        return {about.publisher: SourceKind.PUBLISHER}
    return {about.author: kind_of(about.author)} if source_key(about.author) else {}


def _sources(names: Mapping[str, SourceKind]) -> dict[str, Source]:
    """The sources of these names by key; one that is not known yet is kept from now on."""
    wanted: dict[str, Source] = {}
    for name, kind in names.items():
        wanted.setdefault(source_key(name), Source(kind=kind, name=clean_name(name), key=source_key(name)))
    known = Source.objects.in_bulk(list(wanted), field_name="key") if wanted else {}
    missing = [source for key, source in wanted.items() if key not in known]
    known.update({source.key: source for source in Source.objects.bulk_create(missing)})
    if missing:
        index_sources(Source.objects.filter(key__in=[source.key for source in missing]))
    _learn_publishers(known, wanted)
    return known


def _learn_publishers(known: Mapping[str, Source], wanted: Mapping[str, Source]) -> None:
    """A body that turns out to publish is a publisher; a person who publishes stays one, for safety."""
    for key, source in known.items():
        if wanted[key].kind == SourceKind.PUBLISHER and source.kind in (
            SourceKind.BODY,
            SourceKind.DESCRIBED,
        ):
            source.kind = SourceKind.PUBLISHER
            source.save(update_fields=["kind"])
