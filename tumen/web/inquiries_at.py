"""The addresses of findings: an event's obligations by elements, and inquiries."""

from __future__ import annotations

from django.urls import URLPattern, path

from tumen.web import attaching, elements, inquiries, inquiring
from tumen.web.viewing import asks, page, takes

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
    path("inquiries", page(inquiries.inquiries), name="inquiries"),
    path("inquiries/new/open", takes(inquiring.open_inquiry, "findings.open_inquiry"), name="open-inquiry"),
    path("inquiries/<str:id>", page(inquiries.inquiry), name="inquiry"),
    path("inquiries/<str:id>/report", asks(inquiries.report), name="inquiry-report"),
    path(
        "inquiries/<str:id>/report/out",
        takes(inquiring.give_report, "publication.give_letter"),
        name="give-report",
    ),
    path(
        "inquiries/<str:id>/report/release",
        takes(inquiring.draft_findings, "publication.draft_findings"),
        name="draft-findings",
    ),
    path(
        "inquiries/<str:id>/change-inquiry",
        takes(inquiring.change_inquiry, "findings.change_inquiry"),
        name="change-inquiry",
    ),
    path(
        "inquiries/<str:id>/add-member", takes(inquiring.add_member, "findings.add_member"), name="add-member"
    ),
    path(
        "inquiries/<str:id>/link-document",
        takes(inquiring.link_document, "findings.link_document"),
        name="link-document",
    ),
    path(
        "inquiries/<str:id>/unlink-document",
        takes(inquiring.unlink_document, "findings.unlink_document"),
        name="unlink-document",
    ),
    path(
        "inquiries/<str:id>/draft-finding",
        takes(inquiring.draft_finding, "findings.draft_finding"),
        name="draft-finding",
    ),
    path(
        "inquiries/<str:id>/change-finding",
        takes(inquiring.change_finding, "findings.change_finding"),
        name="change-finding",
    ),
    path(
        "inquiries/<str:id>/strike-finding",
        takes(inquiring.strike_finding, "findings.strike_finding"),
        name="strike-finding",
    ),
    path(
        "inquiries/<str:id>/adopt-finding",
        takes(inquiring.adopt_finding, "findings.adopt_finding"),
        name="adopt-finding",
    ),
    path(
        "inquiries/<str:id>/add-dissent",
        takes(inquiring.add_dissent, "findings.add_dissent"),
        name="add-dissent",
    ),
    path(
        "inquiries/<str:id>/undo-dissent",
        takes(inquiring.undo_dissent, "findings.undo_dissent"),
        name="undo-dissent",
    ),
    path("inquiries/<str:id>/recommend", takes(inquiring.recommend, "findings.recommend"), name="recommend"),
    path(
        "inquiries/<str:id>/strike-recommendation",
        takes(inquiring.strike_recommendation, "findings.strike_recommendation"),
        name="strike-recommendation",
    ),
    path(
        "inquiries/<str:id>/make-appeal",
        takes(inquiring.make_appeal, "advocacy.draft_recommended"),
        name="make-appeal",
    ),
]
