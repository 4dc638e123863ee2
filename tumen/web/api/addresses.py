"""Every address of the API, each wrapped by the frame of operations, and the description of them all."""

from __future__ import annotations

from django.urls import URLPattern, path

from tumen.web.api import (
    appeals,
    claims,
    documents,
    figures,
    inquiries,
    interviews,
    judging,
    letters,
    many,
    me,
    offices,
    persons,
    record,
    releases,
    requests,
    saved,
    searching,
    sources,
    teamwork,
    watch,
)
from tumen.web.api.describing import PREFIX, openapi
from tumen.web.api.operations import framed, made_api
from tumen.web.viewing import LOOKS, under

#: The operations by what they are about.
ROUTERS = {
    "token": me.router,
    "documents": documents.router,
    "claims": claims.router,
    "changes of many claims": many.router,
    "events": record.router,
    "judgements": judging.router,
    "figures of events": figures.router,
    "persons": persons.router,
    "sources and passages": sources.router,
    "search": searching.router,
    "requests of families": requests.router,
    "working together": teamwork.router,
    "saved searches and lists": saved.router,
    "offices": offices.router,
    "appeals": appeals.router,
    "inquiries and obligations": inquiries.router,
    "releases and copies": releases.router,
    "letters and reports": letters.router,
    "watch": watch.router,
    "interviews": interviews.router,
}
api = made_api(ROUTERS)


def _patterns() -> list[URLPattern]:
    found = []
    for bound in api._get_bound_routers():
        for route, view in bound.path_operations.items():
            address = PREFIX + route.lstrip("/").replace("{id}", "<str:id>")
            found.append(path(address, framed(view.get_view(), view.operations), name=f"api {route}"))
    # What is written out comes before what stands for any id.
    return sorted(found, key=lambda pattern: "<" in str(pattern.pattern))


urlpatterns: list[URLPattern] = [
    path("api/openapi.json", under(openapi(api), LOOKS), name="api-description"),
    *_patterns(),
]
