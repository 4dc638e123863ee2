"""The addresses of findings: an event's obligations by elements, and inquiries."""

from __future__ import annotations

from django.urls import URLPattern, path

from tumen.web import attaching, elements
from tumen.web.viewing import page, takes

urlpatterns: list[URLPattern] = [
    path("events/<str:id>/elements", page(elements.elements), name="elements"),
    path(
        "events/<str:id>/elements/attach",
        takes(attaching.attach_claim, "findings.attach_claim"),
        name="attach-claim",
    ),
    path(
        "events/<str:id>/elements/detach",
        takes(attaching.detach_claim, "findings.detach_claim"),
        name="detach-claim",
    ),
]
