"""The pages of offices: posts that are asked to act, and who held each from when until when."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.claims import queries
from tumen.claims.queries import HolderView, OfficeView
from tumen.vocabulary.gazetteer import gazetteer
from tumen.vocabulary.offices import OfficeKind, known_offices
from tumen.vocabulary.where import country_name
from tumen.web.grading import Typed
from tumen.web.saying import said
from tumen.web.viewing import judge_of
from tumen.web.words import date_words

#: Each kind of office in a reader's words.
KINDS: dict[str, str | Promise] = {
    OfficeKind.GOVERNMENT.value: gettext_lazy("A government, or its head"),
    OfficeKind.FOREIGN.value: gettext_lazy("A minister or ministry of foreign affairs"),
    OfficeKind.MINISTRY.value: gettext_lazy("Another minister or ministry"),
    OfficeKind.EMBASSY.value: gettext_lazy("An ambassador or embassy"),
    OfficeKind.PARLIAMENT.value: gettext_lazy("A parliament, a committee or member of one"),
    OfficeKind.UN.value: gettext_lazy("A body of the United Nations"),
    OfficeKind.OTHER.value: gettext_lazy("Something else"),
}


def offices(request: HttpRequest, viewer: Viewer, typed: Typed | None = None) -> HttpResponse:
    """Every office with who holds it today, and the forms to add one."""
    found = queries.offices(viewer)
    judge = judge_of(request)
    kept = {office.name for office in found}
    told = {
        "room": "appeals",
        "lines": [(office, country(office.country), holding(office)) for office in found],
        "known": [each for each in known_offices().values() if each.name not in kept],
        "kinds": list(KINDS.items()),
        "countries": countries(),
        "may_add": judge is not None and may_do(judge, "claims.add_office"),
        "typed": typed or Typed(),
    }
    return render(request, "tumen/offices.html", told, status=400 if typed else 200)


def office(
    request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None = None, form: str = ""
) -> HttpResponse:
    """One office: who held it when, by which document or whose word, and the form for a holder."""
    found = queries.office(viewer, id)
    judge = judge_of(request)
    told = {
        "room": "appeals",
        "page": found,
        "country": country(found.country),
        "kind": KINDS[found.kind.value],
        "now": holding(found),
        "holders": [(holder, years(holder)) for holder in found.holders],
        "is_judging": judge is not None and may_do(judge, "claims.add_holder"),
        "typed": typed or Typed(),
        "form": form if typed else "",
    }
    return render(request, "tumen/office.html", told, status=400 if typed else 200)


def holding(office: OfficeView, on: date | None = None) -> str:
    """Who holds an office on a day, today where none is given: "" where nobody is known to."""
    return ", ".join(holder.name for holder in office.held_on(on or date.today()))


def years(holder: HolderView) -> str:
    """From when until when, in words."""
    if holder.since is None and holder.until is None:
        return _("no dates known")
    if holder.until is None:
        return _("since %(day)s") % {"day": date_words(holder.since)}
    if holder.since is None:
        return _("until %(day)s") % {"day": date_words(holder.until)}
    return _("%(since)s to %(until)s") % {
        "since": date_words(holder.since),
        "until": date_words(holder.until),
    }


def country(code: str) -> str:
    """A country in words; of several states where an office speaks for none alone."""
    return said(country_name(code)) if code else _("Of several states")


def countries() -> list[tuple[str, str]]:
    """Every country by its name, for a form."""
    named = [(code, said(country_name(code))) for code in gazetteer().countries]
    return sorted(named, key=lambda each: each[1])
