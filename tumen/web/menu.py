"""What stands in the menu of every page, in the order in which work is done."""

from __future__ import annotations

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


MENU = (
    Entry("home", "home", _("Home")),
    Entry("review", "review", _("Review")),
    Entry("tasks", "tasks", _("Tasks")),
    Entry("record", "record", _("Record")),
    Entry("persons", "persons", _("Persons")),
    Entry("appeals", "appeals", _("Appeals")),
    Entry("watch", "watch", _("Watch")),
    Entry("inquiries", "inquiries", _("Inquiries")),
    Entry("timeline", "timeline", _("Timeline")),
    Entry("map", "map", _("Map")),
    Entry("counts", "counts", _("Counts")),
    Entry("documents", "documents", _("Documents")),
    Entry("interviews", "interviews", _("Interviews")),
    Entry("sources", "sources", _("Sources")),
    Entry("search", "search", _("Search")),
    Entry("house", "house", _("House")),
)


def menu(_request: HttpRequest) -> dict[str, object]:
    """Context processor: the menu, for `base.html`."""
    return {"menu": MENU}
