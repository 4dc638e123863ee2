"""Words looked for in documents, claims, events and sources. They come in the body, never in an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from ninja import Router
from pydantic import Field

from tumen.access.models import Viewer
from tumen.record.searching import Filters, FoundLine, Group, Kind, searched
from tumen.search.queries import Made
from tumen.web.api.operations import asks
from tumen.web.api.paging import cursor_to, place_of
from tumen.web.api.reading_in import Sent
from tumen.web.search import KINDS, LONGEST

router = Router()

_NAMES = {kind: name for name, (kind, _words) in KINDS.items()}
_CODE = Field(max_length=60)
_YEAR = Field(ge=1, le=9999)


class Asked(Sent):
    """What is looked for: ``words`` as in the pages' field; ``kind`` looks for one kind, a page at a time.

    ``source`` is an id, ``country`` a name, ``act`` a code of the vocabulary.
    """

    words: Annotated[str, Field(max_length=LONGEST)] = ""
    kind: Annotated[str, Field(pattern=f"^({'|'.join(KINDS)})?$")] = ""
    language: Annotated[str, _CODE] = ""
    since: Annotated[int, _YEAR] | None = None
    until: Annotated[int, _YEAR] | None = None
    act: Annotated[str, _CODE] = ""
    country: Annotated[str, _CODE] = ""
    source: Annotated[str, _CODE] = ""
    after: Annotated[str, Field(max_length=200, pattern=r"^[A-Za-z0-9_=-]*$")] = ""


@dataclass(frozen=True, slots=True)
class FoundOfKind:
    """The results of one kind, the newest first. ``count`` is exact unless ``is_more``; null where nobody
    looked: ask for that kind by itself."""

    kind: str
    results: tuple[FoundLine, ...]
    count: int | None
    is_more: bool


@dataclass(frozen=True, slots=True)
class Results:
    """What was found, by kind; ``made`` is how far the index is made. ``next`` goes on where one kind was
    asked for."""

    found: tuple[FoundOfKind, ...]
    made: Made
    next: str


@asks(router, "/search", Results)
def search(viewer: Viewer, sent: Asked) -> Results:
    """Look for words, or for what has a language, a year, an act, a country or a source."""
    kind = KINDS[sent.kind][0] if sent.kind else None
    found = searched(viewer, sent.words, _filters(sent), kind=kind, after=place_of(sent.after)[:20])
    shown = tuple(
        FoundOfKind(_NAMES[group.kind], group.lines, group.count, group.is_more) for group in found.groups
    )
    return Results(shown, found.made, _next(found.groups, kind))


def _filters(sent: Asked) -> Filters:
    return Filters(
        language=sent.language,
        since=sent.since,
        until=sent.until,
        act=sent.act,
        country=sent.country,
        source=sent.source,
    )


def _next(groups: tuple[Group, ...], kind: Kind | None) -> str:
    alone = groups[0] if kind is not None and groups else None
    return cursor_to(alone.lines[-1].id) if alone and alone.goes_on and alone.lines else ""
