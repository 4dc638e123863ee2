"""What stands in the menu of every page, in the order in which work is done.

Entries of one group stand together behind its name, which opens them: by mouse, by keyboard, without script.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu: ``room`` is what its pages say of themselves, ``address`` the name of the first."""

    room: str
    address: str
    words: str | Promise
    group: str | Promise = ""


#: Where, when and how many: looked at now and then.
_VIEWS = _("Views")
#: What was taken in, and from whom.
_KEPT = _("What is kept")


MENU = (
    Entry("home", "home", _("Home")),
    Entry("review", "review", _("Review")),
    Entry("tasks", "tasks", _("Tasks")),
    Entry("record", "record", _("Record")),
    Entry("persons", "persons", _("Persons")),
    Entry("appeals", "appeals", _("Appeals")),
    Entry("inquiries", "inquiries", _("Inquiries")),
    Entry("watch", "watch", _("Watch")),
    Entry("timeline", "timeline", _("Timeline"), _VIEWS),
    Entry("map", "map", _("Map"), _VIEWS),
    Entry("counts", "counts", _("Counts"), _VIEWS),
    Entry("documents", "documents", _("Documents"), _KEPT),
    Entry("interviews", "interviews", _("Interviews"), _KEPT),
    Entry("sources", "sources", _("Sources"), _KEPT),
    Entry("search", "search", _("Search")),
    Entry("house", "house", _("House")),
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Entries that stand together: behind ``group``, or one alone where that is empty."""

    group: str | Promise
    entries: tuple[Entry, ...]

    @property
    def rooms(self) -> frozenset[str]:
        return frozenset(entry.room for entry in self.entries)


def shelves(entries: Iterable[Entry] = MENU) -> tuple[Shelf, ...]:
    """The menu as it is shown: entries of one group that follow each other are one shelf."""
    found: list[Shelf] = []
    for entry in entries:
        if entry.group and found and found[-1].group == entry.group:
            found[-1] = Shelf(entry.group, (*found[-1].entries, entry))
        else:
            found.append(Shelf(entry.group, (entry,)))
    return tuple(found)


def menu(_request: HttpRequest) -> dict[str, object]:
    """Context processor: the menu, for `base.html`."""
    return {"menu": _SHELVES}


_SHELVES = shelves()
