"""Each change that a person makes: a search saved for oneself, and forgotten again."""

from __future__ import annotations

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.search.errors import NoSuchSearch, NothingAsked
from tumen.search.models import SavedSearch
from tumen.search.queries import Filters
from tumen.vocabulary.words import Asked

#: Signs of a name.
LONGEST = 100


def save_search(*, actor: Actor, name: str, words: str, filters: Filters, kind: str = "") -> SavedSearch:
    """Keep a search for oneself; one of the same name is replaced. What is looked for is in no audit line.

    Raises NothingAsked.
    """
    called = " ".join(name.split())[:LONGEST] or " ".join(words.split())[:LONGEST]
    if not (Asked.of(words) or filters) or not called:
        raise NothingAsked("There is nothing to save: look for something first, and give it a name.")
    with recorded(actor, "search.save_search") as entry:
        SavedSearch.objects.filter(actor=actor, name=called).delete()
        kept = {"words": words, "kind": kind, **filters.to_json()}
        made = SavedSearch.objects.create(actor=actor, name=called, asked=kept)
        entry.item = made.public_id
    return made


def forget_search(*, actor: Actor, search: str) -> None:
    """Remove a saved search of one's own. Raises NoSuchSearch."""
    row = SavedSearch.objects.filter(actor=actor, public_id=search).first()
    if row is None:
        raise NoSuchSearch(f"You have no saved search {search}.")
    with recorded(actor, "search.forget_search", search):
        row.delete()
