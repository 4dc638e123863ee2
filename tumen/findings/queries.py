"""Each read of elements, inquiries and findings; every one takes the viewer."""

from __future__ import annotations

from tumen.access.models import Viewer
from tumen.findings.bearing import (
    Attached,
    BoundView,
    ElementView,
    Obligations,
    RuleView,
    StateView,
    lines_of,
    obligations_of,
)
from tumen.findings.changing import RestingFinding, resting_findings
from tumen.findings.errors import NoSuchPart
from tumen.findings.inquiring import (
    CarriedView,
    DissentView,
    FindingView,
    InquiryLine,
    InquiryView,
    MemberView,
    PartView,
    RecommendationView,
    State,
    find_recommendation,
    inquiry_of,
    line_of_inquiry,
    lines_of_inquiries,
)
from tumen.findings.models import Part

__all__ = [
    "Attached",
    "BoundView",
    "CarriedView",
    "DissentView",
    "ElementView",
    "FindingView",
    "InquiryLine",
    "InquiryView",
    "MemberView",
    "Obligations",
    "Part",
    "PartView",
    "RecommendationView",
    "RestingFinding",
    "RuleView",
    "State",
    "StateView",
    "elements_with_claims",
    "inquiries",
    "inquiry",
    "inquiry_line",
    "obligations",
    "recommendation",
    "resting_findings",
]


def obligations(viewer: Viewer, id: str) -> Obligations:
    """Of an event, by its id: which states were bound by what, and which elements have claims and which none
    yet. Raises NoSuchEvent."""
    return obligations_of(viewer, id)


def elements_with_claims(viewer: Viewer, id: str) -> dict[str, tuple[str, ...]]:
    """The claims attached for an event (by its present id), by the element's code; none where there is no
    such event."""
    found: dict[str, list[str]] = {}
    for line in lines_of(viewer, id):
        if not line.detached_by:
            found.setdefault(line.element, []).append(line.claim.id)
    return {element: tuple(ids) for element, ids in found.items()}


def inquiries(viewer: Viewer) -> tuple[InquiryLine, ...]:
    """Every inquiry that the viewer may know of, the last opened first."""
    return lines_of_inquiries(viewer)


def inquiry_line(viewer: Viewer, id: str) -> InquiryLine:
    """An inquiry as a list shows it. Raises NoSuchInquiry."""
    return line_of_inquiry(viewer, id)


def inquiry(viewer: Viewer, id: str) -> InquiryView:
    """One inquiry: its documents, findings and recommendations, each where the viewer may see all that it
    rests on. Raises NoSuchInquiry."""
    return inquiry_of(viewer, id)


def recommendation(viewer: Viewer, id: str) -> RecommendationView:
    """One recommendation by its id. Raises NoSuchPart, also where anything that it rests on is hidden."""
    found = find_recommendation(viewer, id)
    if found is None:
        raise NoSuchPart(f"There is no recommendation {id}. The page of its inquiry lists them.")
    return found
