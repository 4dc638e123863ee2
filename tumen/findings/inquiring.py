"""Inquiries as a viewer is shown them: of each part as much as they may see what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from django.db.models import Model, QuerySet

from tumen.access.lengths import too_long
from tumen.access.models import Level, Viewer
from tumen.access.queries import may_see
from tumen.access.sight import sees_identities, sight_of
from tumen.claims.models import Claim
from tumen.claims.queries import ClaimView, claims
from tumen.claims.views import seen_by
from tumen.documents.models import Document
from tumen.documents.queries import DocumentSummary, everywhere, of_rows
from tumen.findings.bearing import changed_since
from tumen.findings.errors import NoSuchInquiry, NothingFound, WrongState
from tumen.findings.models import (
    Dissent,
    Finding,
    FindingClaim,
    Inquiry,
    InquiryDocument,
    Part,
    Recommendation,
)
from tumen.vocabulary.grading import StandardOfProof


class State(str, Enum):
    """Where a finding stands."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    REPLACED = "replaced"  #: by another one that was adopted


@dataclass(frozen=True, slots=True)
class MemberView:
    """Who sits on an inquiry; ``name`` and ``role`` are "" to who is not cleared for identities."""

    number: int
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class PartView:
    """A document that belongs to an inquiry, and as what."""

    part: Part
    document: DocumentSummary


@dataclass(frozen=True, slots=True)
class DissentView:
    """That a member does not agree; ``name`` is "" to who is not cleared for identities."""

    number: int
    member: int
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class CarriedView:
    """An element (its code) that a finding concerns, and the ids of the claims that carry it; none where
    nobody named any yet."""

    element: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """What an inquiry finds. ``carried`` are its elements, each with those of its claims that carry it;
    ``changed`` says of claims that it rests on how each is another since."""

    id: str
    text: str
    standard: StandardOfProof | None
    elements: tuple[str, ...]
    claims: tuple[ClaimView, ...]
    carried: tuple[CarriedView, ...]
    changed: tuple[tuple[str, str], ...]
    state: State
    adopted_on: date | None
    replaces: str
    replaced_by: str
    dissents: tuple[DissentView, ...]


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """What is recommended to whom: an office by its id, or somebody in words. ``findings`` and ``claims`` are
    the ids of what it rests on; ``is_adopted`` where all these findings are adopted and stand,
    ``is_replaced`` where another finding took the place of one of them."""

    id: str
    inquiry: str
    text: str
    office: str
    addressee: str
    findings: tuple[str, ...]
    claims: tuple[str, ...]
    is_adopted: bool
    is_replaced: bool = False


@dataclass(frozen=True, slots=True)
class InquiryLine:
    """An inquiry in a list."""

    id: str
    title: str
    opened: date
    closed: date | None
    level: Level


@dataclass(frozen=True, slots=True)
class InquiryView:
    """An inquiry with all that the viewer may see of it."""

    id: str
    title: str
    mandate: str
    opened: date
    closed: date | None
    level: Level
    actor: str
    at: datetime
    members: tuple[MemberView, ...]
    documents: tuple[PartView, ...]
    findings: tuple[FindingView, ...]
    recommendations: tuple[RecommendationView, ...]

    def finding(self, id: str) -> FindingView | None:
        """The finding of this id, where it is shown."""
        return next((each for each in self.findings if each.id == id), None)


def inquiry_rows(viewer: Viewer) -> QuerySet[Inquiry]:
    """The inquiries whose level is open to the viewer."""
    if not may_see(viewer):
        return Inquiry.objects.none()
    return Inquiry.objects.filter(level__in=[level.value for level in sight_of(viewer).levels])


def inquiry_row(viewer: Viewer, id: str) -> Inquiry:
    """Raises NoSuchInquiry, also for one whose level is not open to the viewer."""
    row = inquiry_rows(viewer).select_related("actor").filter(public_id=id).first()
    if row is None:
        raise NoSuchInquiry(f"There is no inquiry {id}. `tumen inquiry list` lists those that are kept.")
    return row


def open_row(viewer: Viewer, id: str) -> Inquiry:
    """The row of an inquiry that is not closed. Raises NoSuchInquiry and WrongState."""
    row = inquiry_row(viewer, id)
    if row.closed:
        raise WrongState(f"{row.public_id} is closed, so nothing was changed. Open it again first.")
    return row


def require_fits(model: type[Model], **said: str) -> None:
    """Raises NothingFound where one of these values, by the name of its field, is longer than is kept."""
    found = too_long(model, **said)
    if found:
        raise NothingFound(
            f"Nothing was kept: a line has {found[0]} letters, and at most {found[1]} are kept. Say it in "
            "fewer words."
        )


def inquiry_of(viewer: Viewer, id: str) -> InquiryView:
    """One inquiry. Raises NoSuchInquiry."""
    row = inquiry_row(viewer, id)
    findings = _findings(viewer, row)
    return everywhere(viewer).all.value(
        InquiryView(
            id=row.public_id,
            title=row.title,
            mandate=row.mandate,
            opened=row.opened,
            closed=row.closed,
            level=Level(row.level),
            actor=row.actor.name,
            at=row.at,
            members=tuple(_members(viewer, row)),
            documents=tuple(_documents(viewer, row)),
            findings=findings,
            recommendations=tuple(_recommendations(row, {each.id: each for each in findings})),
        )
    )


def lines_of_inquiries(viewer: Viewer) -> tuple[InquiryLine, ...]:
    """Every inquiry that is open to the viewer, the last opened first."""
    return tuple(_line(viewer, row) for row in inquiry_rows(viewer).order_by("-opened", "-pk"))


def line_of_inquiry(viewer: Viewer, id: str) -> InquiryLine:
    """One inquiry as a list shows it. Raises NoSuchInquiry."""
    return _line(viewer, inquiry_row(viewer, id))


def _line(viewer: Viewer, row: Inquiry) -> InquiryLine:
    title = everywhere(viewer).all.words(row.title)
    return InquiryLine(row.public_id, title, row.opened, row.closed, Level(row.level))


def _members(viewer: Viewer, row: Inquiry) -> Iterable[MemberView]:
    cleared = sees_identities(viewer)
    for each in row.members.all():
        yield MemberView(each.pk, each.name if cleared else "", each.role if cleared else "")


def _documents(viewer: Viewer, row: Inquiry) -> Iterable[PartView]:
    links = list(InquiryDocument.objects.filter(inquiry=row).values_list("document_id", "part"))
    told = of_rows(viewer, Document.objects.filter(pk__in=[document for document, _ in links]))
    order = {part.value: place for place, part in enumerate(Part)}
    for document, part in sorted(links, key=lambda link: order[link[1]]):
        if document in told:
            yield PartView(Part(part), told[document])


# ---- findings ----


def _findings(viewer: Viewer, row: Inquiry) -> tuple[FindingView, ...]:
    """The findings of which the viewer may see every claim.

    Which claims there are is asked without their rows: behind the walls of PostgreSQL hidden ones are not
    there, and a finding would seem to rest on the others alone.
    """
    rows = list(Finding.objects.filter(inquiry=row, struck_at=None))
    rests: dict[int, dict[int, tuple[int, list[str]]]] = {each.pk: {} for each in rows}
    for finding, claim, revision, elements in FindingClaim.objects.filter(finding__in=rows).values_list(
        "finding_id", "claim_id", "revision", "elements"
    ):
        rests[finding][claim] = revision, elements
    wanted = {claim for each in rests.values() for claim in each}
    ids = dict(Claim.objects.filter(seen_by(viewer), pk__in=wanted).values_list("pk", "public_id"))
    told = {claim.id: claim for claim in claims(viewer, ids.values())}
    shown = [each for each in rows if all(ids.get(claim, "") in told for claim in rests[each.pk])]
    names = {each.pk: each.public_id for each in shown}
    later = {each.replaces_id: each.public_id for each in shown if each.replaces_id and each.adopted_on}
    dissents = _dissents(viewer, shown)
    return tuple(
        _finding(
            each,
            [_Rests(told[ids[claim]], *how) for claim, how in rests[each.pk].items()],
            names.get(each.replaces_id or 0, ""),
            later.get(each.pk, ""),
            dissents.get(each.pk, []),
        )
        for each in shown
    )


@dataclass(frozen=True, slots=True)
class _Rests:
    """A claim that a finding rests on: the revision that it had, and the elements that it carries."""

    claim: ClaimView
    revision: int
    elements: list[str]


def _finding(
    row: Finding,
    rests: list[_Rests],
    replaces: str,
    replaced_by: str,
    dissents: list[DissentView],
) -> FindingView:
    changed = [(each.claim.id, how) for each in rests if (how := changed_since(each.claim, each.revision))]
    state = State.REPLACED if replaced_by else State.ADOPTED if row.adopted_on else State.DRAFT
    return FindingView(
        id=row.public_id,
        text=row.text,
        standard=StandardOfProof(row.standard) if row.standard else None,
        elements=tuple(row.elements),
        claims=tuple(each.claim for each in rests),
        carried=tuple(
            CarriedView(code, tuple(each.claim.id for each in rests if code in each.elements))
            for code in row.elements
        ),
        changed=tuple(changed),
        state=state,
        adopted_on=row.adopted_on,
        replaces=replaces,
        replaced_by=replaced_by,
        dissents=tuple(dissents),
    )


def _dissents(viewer: Viewer, rows: list[Finding]) -> dict[int, list[DissentView]]:
    cleared, found = sees_identities(viewer), dict[int, list[DissentView]]()
    held = Dissent.objects.filter(finding__in=rows, undoes=None, undone_by=None).select_related("member")
    for each in held:
        name = each.member.name if cleared else ""
        view = DissentView(each.pk, each.member_id, name, each.why)
        found.setdefault(each.finding_id, []).append(view)
    return found


def _recommendations(row: Inquiry, findings: dict[str, FindingView]) -> Iterable[RecommendationView]:
    """The recommendations all of whose findings are shown."""
    rows = Recommendation.objects.filter(inquiry=row, struck_at=None).select_related("office")
    for each in rows.prefetch_related("findings"):
        ids = [finding.public_id for finding in each.findings.all()]
        if not all(id in findings for id in ids):
            continue
        rests = [claim.id for id in ids for claim in findings[id].claims]
        yield RecommendationView(
            id=each.public_id,
            inquiry=row.public_id,
            text=each.text,
            office=each.office.public_id if each.office else "",
            addressee=each.office.name if each.office else each.addressee,
            findings=tuple(ids),
            claims=tuple(dict.fromkeys(rests)),
            is_adopted=bool(ids) and all(findings[id].state is State.ADOPTED for id in ids),
            is_replaced=any(findings[id].state is State.REPLACED for id in ids),
        )


def find_recommendation(viewer: Viewer, id: str) -> RecommendationView | None:
    """A recommendation by its id, where all that it rests on is shown."""
    row = Recommendation.objects.filter(public_id=id).values_list("inquiry__public_id", flat=True).first()
    try:
        found = inquiry_of(viewer, row) if row else None
    except NoSuchInquiry:
        return None
    return next((each for each in found.recommendations if each.id == id), None) if found else None
