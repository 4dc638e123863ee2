"""Documents in the index of words: each text as every audience is shown it, in the transaction that changes
it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from tumen.access.audiences import AUDIENCES, Audience
from tumen.access.models import Level, Marking
from tumen.documents.covering import TOLD, Covered
from tumen.documents.current import current_of, cuts_of, published_of, value_of
from tumen.documents.masking import Covering, Masked
from tumen.documents.models import Cover, CoverKind, DetailField, Document, Rendition
from tumen.documents.sealing import told_words
from tumen.search import index
from tumen.search.entries import Text
from tumen.vault.acting import RECORD, acting_as
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span
from tumen.vocabulary.words import LANGUAGE, YEAR, facet

#: Texts in memory at once.
_BATCH = 200
#: Years that one interval is found under at most; "since 1950" is found under its first.
_MOST_YEARS = 60
#: The row of a cover as `told_words` gives it here: its words, `TOLD`, its kind, and of which claim it is.
_Told = tuple[Any, ...]


def index_documents(keys: Iterable[int]) -> None:
    """Write these documents (keys) into the index as they are now, with the parts of them that it holds."""
    wanted = sorted(set(keys))
    for at in range(0, len(wanted), _BATCH):
        with acting_as(RECORD):
            rows = Rendition.objects.filter(document__in=wanted[at : at + _BATCH])
            every = list(rows.order_by("pk").values_list("document_id", "pk"))
            newest = set(dict(every).values())
            older = [pk for _, pk in every if pk not in newest]
            index.keep_texts(texts_of(newest))
            for text in texts_of(older):
                index.keep_parts_again(text)


def index_renditions(keys: Iterable[int]) -> None:
    """Write the documents of these renditions (keys) into the index."""
    with acting_as(RECORD):
        wanted = list(Rendition.objects.filter(pk__in=set(keys)).values_list("document_id", flat=True))
    index_documents(wanted)


def texts_of(renditions: Iterable[int]) -> Iterator[Text]:
    """Each of these texts (keys), as every audience is shown it."""
    rows = list(
        Rendition.objects.filter(pk__in=list(renditions))
        .select_related("document")
        .prefetch_related("blocks", "document__details")
        .order_by("pk")
    )
    covers: dict[int, list[_Told]] = {}
    kept = Cover.objects.filter(rendition__document__in={row.document_id for row in rows}, removed_at=None)
    for told in told_words(kept.order_by("pk"), *TOLD, "kind", "item"):
        covers.setdefault(told[1], []).append(told)
    levels = _levels({told[6] for each in covers.values() for told in each if told[6]})
    for row in rows:
        yield _text(row, covers.get(row.document_id, []), levels)


def years_of(when: Interval | None) -> frozenset[str]:
    """The years that an interval is found under."""
    if when is None:
        return frozenset()
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if first is None or last is None:
        return frozenset()
    years = range(first.year, min(last.year, first.year + _MOST_YEARS) + 1)
    return frozenset(facet(YEAR, str(year)) for year in years)


def _levels(claims: set[str]) -> Mapping[str, Level]:
    held = Marking.objects.filter(superseded_at=None, item__in=claims)
    return {item: Level(level) for item, level in held.values_list("item", "level")}


def _text(row: Rendition, covers: list[_Told], levels: Mapping[str, Level]) -> Text:
    document = row.document
    hidden = {each: [told for told in covers if _is_hidden(told, each, levels)] for each in AUDIENCES}
    covered = {each: Covered.told(told[:5] for told in hidden[each]) for each in AUDIENCES}
    covering = {each: covered[each].covering(document.pk) for each in AUDIENCES}
    current = current_of(document.details.all())
    label = value_of(current, DetailField.TITLE) or document.name
    language = value_of(current, DetailField.LANGUAGE)
    return Text(
        number=row.pk,
        document=document.public_id,
        order=document.pk,
        shown=_shown(row, covered, hidden),
        title={each: covering[each].words(label) for each in AUDIENCES},
        facets=years_of(published_of(current)) | ({facet(LANGUAGE, language)} if language else set()),
        closed={each: tuple(_closed(row.pk, hidden[each])) for each in AUDIENCES},
        hides=_hiding(covering),
    )


def _is_hidden(told: _Told, audience: Audience, levels: Mapping[str, Level]) -> bool:
    """Whether a cover lies on the text for an audience, as `covering.covers_from` has it for a viewer."""
    words, kind, item = told[0], told[5], told[6]
    if kind == CoverKind.CLAIM:
        return levels.get(item, Level.INTERNAL) not in audience.levels
    return not audience.identity or words is None


def _shown(
    row: Rendition, covered: Mapping[Audience, Covered], hidden: Mapping[Audience, list[_Told]]
) -> dict[Audience, Masked]:
    """The text with its masks; made once for audiences from whom the same is covered."""
    cuts, made, shown = cuts_of(row), dict[tuple[_Told, ...], Masked](), dict[Audience, Masked]()
    for audience, told in hidden.items():
        key = tuple(told)
        if key not in made:
            made[key] = covered[audience].masked(row.document_id, row.pk, row.text, cuts)
        shown[audience] = made[key]
    return shown


def _closed(rendition: int, hidden: Iterable[_Told]) -> Iterator[Span]:
    """Sentences of claims that are not for an audience: no other claim is told of them either."""
    for _, _, of, start, end, kind, _ in hidden:
        if kind == CoverKind.CLAIM and of == rendition:
            yield Span(start, end)


def _hiding(covering: Mapping[Audience, Covering]) -> Callable[[Audience, str], bool]:
    # The same few places are told in thousands of rows of a list, in which thousands of names are covered.
    known: dict[tuple[Audience, str], bool] = {}

    def hides(audience: Audience, words: str) -> bool:
        asked = (audience, words)
        if asked not in known:
            known[asked] = covering[audience].words(words) != words
        return known[asked]

    return hides


def documents_after(key: int, most: int) -> list[int]:
    """The keys of the next documents after this one, for an index that is made anew."""
    with acting_as(RECORD):
        return list(Document.objects.filter(pk__gt=key).order_by("pk").values_list("pk", flat=True)[:most])


def documents_held() -> int:
    """How many documents there are, for an index that is made anew."""
    with acting_as(RECORD):
        return Document.objects.count()
