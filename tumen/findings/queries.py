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

__all__ = [
    "Attached",
    "BoundView",
    "ElementView",
    "Obligations",
    "RuleView",
    "StateView",
    "elements_with_claims",
    "obligations",
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
