"""What the index names of items that rest on several documents: for the room that keeps them, and nobody
else.

Who may see such an item, and what is shown of it, that room alone can tell; what it does not show was not
found.
"""

from __future__ import annotations

from tumen.search.engine import engine, rows_where
from tumen.search.kinds import Kind
from tumen.search.lettering import ALL
from tumen.search.queries import Filters
from tumen.vocabulary.words import Asked


def named(kind: Kind, words: str, filters: Filters, *, most: int) -> list[str]:
    """The newest items of a kind that hold ``words`` in all that is kept of them. Nothing of it may be
    shown, nor counted, before the viewer was asked after."""
    asked, narrowed = Asked.of(words), filters.facets()
    if not (asked or narrowed):
        return []
    where, values = engine().condition(asked, narrowed, (ALL,))
    where += f" AND {engine().NUMBER} BETWEEN %s AND %s"
    values += [kind.first, kind.last]
    rows = rows_where(f"{where} ORDER BY {engine().NUMBER} DESC LIMIT {most}", values, "search_row.item")
    return [item for (item,) in rows]
