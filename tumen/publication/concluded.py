"""The report of an inquiry as a release: drafted by one person, approved by another, as tables are."""

from __future__ import annotations

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.access.rules import require_permission
from tumen.publication.finding import INQUIRY, require_whole
from tumen.publication.models import Release
from tumen.publication.reported import files_to_seal, kept_as_draft, papers_of


def draft_findings(*, actor: Actor, inquiry: str, title: str = "") -> Release:
    """Draft a release of what an inquiry found: its adopted findings with elements, standard of proof and
    dissent, its recommendations, every claim cited. ``title`` is the inquiry's own by default.

    Raises NoSuchInquiry, `NotToBeReleased`, `NotWhole` and `NotPermitted`.
    """
    require_permission(actor, "publication.draft_findings")
    require_whole(actor)
    told = papers_of(actor, inquiry, title)
    files = files_to_seal(told)
    with recorded(actor, "publication.draft_findings") as entry:
        made = kept_as_draft(
            told, files, actor=actor, query={"of": INQUIRY}, inquiry=inquiry, findings=list(told.findings)
        )
        entry.item = made.public_id
        entry.detail.update(inquiry=inquiry, findings=len(told.findings), claims=len(told.claims))
    return made
