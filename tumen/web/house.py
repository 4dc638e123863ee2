"""The page that leads to the pages on the workspace itself: to those that are open to who looks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from tumen.access.models import Viewer
from tumen.access.queries import may_do

#: What only a keeper may do: who may is shown what is for keepers.
KEEPING = "access.grant"
#: For each page its address by name, its title, what it is for, and whether it is for keepers alone.
PAGES = (
    ("people", _("People and roles"), _("Who works here, what they may do and see, and who said so."), False),
    ("audit", _("What was done"), _("Every change: who, when, which, and to what."), False),
    ("vocabulary", _("Vocabulary"), _("The acts, norms, grades and purposes that the record uses."), False),
    ("health", _("Health"), _("Whether the record is kept safely, and what to mend."), True),
    ("settings", _("Settings"), _("What is set on this computer, and where it is changed."), True),
)


def is_keeper(viewer: Viewer) -> bool:
    """Whether what is for keepers is shown."""
    return may_do(viewer, KEEPING)


def house(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Links to the pages that the viewer may open, a line on each."""
    keeper = is_keeper(viewer)
    open_ones = [page[:3] for page in PAGES if keeper or not page[3]]
    return render(request, "tumen/house.html", {"room": "house", "pages": open_ones})
