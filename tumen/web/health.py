"""The pages for keepers alone: whether the record is kept safely, and what is set on this computer."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings as of_django
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tumen.access.models import Viewer
from tumen.access.queries import ahead_of_clock
from tumen.documents.queries import addresses
from tumen.jobs.queries import troubled_jobs
from tumen.vault.checking import Check, checks, trouble, well
from tumen.vault.workspace import Workspace
from tumen.web.house import is_keeper
from tumen.web.locked import advised
from tumen.web.saying import said
from tumen.web.words import day_words


def health(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What `tumen doctor` looks at, what is to be mended first. Nothing is changed."""
    keeper = is_keeper(viewer)
    found = [*checks(Workspace.current(), addresses(viewer)), _clock(viewer), _jobs(viewer)] if keeper else []
    told = {
        "room": "house",
        "is_keeper": keeper,
        "checks": [
            (said(one.name), one.is_well, advised(request, one.says)) for one in sorted(found, key=_is_well)
        ],
        "to_mend": sum(not one.is_well for one in found),
    }
    return render(request, "tumen/health.html", told)


def settings(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is set, by which variable of the environment. No key and no password is among it."""
    keeper = is_keeper(viewer)
    told = {"room": "house", "is_keeper": keeper, "settings": list(_settings(request)) if keeper else []}
    return render(request, "tumen/settings.html", told)


def _is_well(check: Check) -> bool:
    return check.is_well


def _clock(viewer: Viewer) -> Check:
    newest = ahead_of_clock(viewer)
    if newest is None:
        return well("clock", _("The clock is not behind the last change."))
    told = {"day": day_words(newest), "time": f"{newest:%H:%M}"}
    says = _("The clock is behind the last change, of %(day)s, %(time)s UTC. Set it before going on.")
    return trouble("clock", says % told)


def _jobs(viewer: Viewer) -> Check:
    found = troubled_jobs(viewer)
    if found.need_a_person:
        named = ", ".join(found.need_a_person[:3])
        return trouble(
            "jobs", _("Jobs failed too often: %(jobs)s. `tumen jobs list` says why.") % {"jobs": named}
        )
    if found.ignored:
        return trouble("jobs", _("Jobs have waited for more than an hour. Start `tumen work`."))
    return well("jobs", _("No job waits for a person."))


def _settings(request: HttpRequest) -> Iterator[tuple[str, str, str]]:
    """Variable, what it sets, and what holds now; the port that is served, whatever was set."""
    held = of_django.TUMEN
    server = held.server
    where = (
        _("%(name)s on %(host)s") % {"name": server.name, "host": server.host or _("this computer")}
        if server
        else _("a file of the workspace")
    )
    yield "TUMEN_WORKSPACE", _("The folder that holds the record"), str(held.workspace.path)
    yield "TUMEN_DATABASE", _("Where the database is"), where
    yield "TUMEN_PORT", _("Where the pages are served on this computer"), request.get_port()
    yield "TUMEN_IDLE_MINUTES", _("Minutes without a page until one signs in again"), str(held.idle_minutes)
    yield "TUMEN_API_PER_MINUTE", _("How often a token may ask the API in a minute"), str(held.api_per_minute)
