"""Searches that one saved for oneself, and lists that were taken in by their columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from ninja import Router
from pydantic import Field

from tumen.access.models import Actor, Viewer
from tumen.claims.reports import TakingLine, TakingView, takings
from tumen.claims.reports import taking as taking_of
from tumen.search import actions, queries
from tumen.search.queries import Filters, SavedView
from tumen.web.api.operations import looks, takes
from tumen.web.api.paging import SIZE, Cursor, Limit, part_of
from tumen.web.api.reading_in import Id, Sent
from tumen.web.search import KINDS, LONGEST

router = Router()

_Code = Annotated[str, Field(max_length=60)]
_Year = Annotated[int, Field(ge=1, le=9999)]


@dataclass(frozen=True, slots=True)
class Searches:
    """The searches that the token's owner saved, by name; never anybody else's."""

    searches: tuple[SavedView, ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """A part of what was done with lists, the newest first."""

    lists: tuple[TakingLine, ...]
    next: str


class NewSearch(Sent):
    """What is looked for, and its name; one of the same name is replaced."""

    name: Annotated[str, Field(max_length=actions.LONGEST)] = ""
    words: Annotated[str, Field(max_length=LONGEST)] = ""
    kind: Annotated[str, Field(pattern=f"^({'|'.join(KINDS)})?$")] = ""
    language: _Code = ""
    since: _Year | None = None
    until: _Year | None = None
    act: _Code = ""
    country: _Code = ""
    source: _Code = ""


@looks(router, "/searches", Searches)
def saved_searches(viewer: Viewer) -> Searches:
    """The searches that the token's owner saved."""
    return Searches(tuple(queries.saved(viewer)))


@takes(router, "/searches", SavedView, "search.save_search", status=201)
def save_search(actor: Actor, sent: NewSearch) -> SavedView:
    """Save a search for oneself. What is looked for is in no audit line."""
    narrowed = Filters(sent.language, sent.since, sent.until, sent.act, sent.country, sent.source)
    made = actions.save_search(
        actor=actor, name=sent.name, words=sent.words, filters=narrowed, kind=sent.kind
    )
    return queries.saved_one(actor, made.public_id)


@takes(router, "/searches/{id}/forget", Searches, "search.forget_search")
def forget_search(actor: Actor, id: Id) -> Searches:
    """Forget a search of one's own; the others are answered."""
    actions.forget_search(actor=actor, search=id)
    return saved_searches(actor)


@looks(router, "/lists", Lists)
def lists(viewer: Viewer, after: Cursor = "", limit: Limit = SIZE) -> Lists:
    """What was done with lists: files whose rows became claims."""
    shown, rest = part_of(takings(viewer), after, limit)
    return Lists(tuple(shown), rest)


@looks(router, "/lists/{id}", TakingView)
def list_taken(viewer: Viewer, id: Id) -> TakingView:
    """What became of each row of a list; nothing of its rows where a part of its document is hidden."""
    return taking_of(viewer, id)
