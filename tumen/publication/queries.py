"""Each read of releases. Drafts, and what is under embargo, are for those who work on releases."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from tumen.access.bounds import within
from tumen.access.looking import one_look
from tumen.access.models import Viewer
from tumen.access.queries import may_do, may_see
from tumen.claims.models import Claim
from tumen.claims.queries import claims_seen
from tumen.consent.purposes import Purpose
from tumen.consent.queries import require_item
from tumen.documents.queries import everywhere
from tumen.findings.queries import inquiry
from tumen.publication import packing
from tumen.publication.consenting import documents_of, refused_among
from tumen.publication.copies import HitView as HitView
from tumen.publication.copies import PreviewView as PreviewView
from tumen.publication.copies import copy_file as copy_file
from tumen.publication.copies import copy_page as copy_page
from tumen.publication.copies import copy_preview as copy_preview
from tumen.publication.copy_rows import CopyForm as CopyForm
from tumen.publication.disclosure.suppress import Mark
from tumen.publication.errors import NoSuchRelease, NotGenuine, NotOpen
from tumen.publication.finding import (
    edition_row,
    embargoed_until,
    heads_of,
    is_copy,
    is_on_event,
    is_report,
    is_shown,
    is_table,
    may_work_on,
    notes_of,
    row_of,
    state_of,
)
from tumen.publication.forms.bags import bag_of
from tumen.publication.forms.papers import Paper
from tumen.publication.given import LetterView as LetterView
from tumen.publication.given import letters_given as letters_given
from tumen.publication.given import letters_holding as letters_holding
from tumen.publication.inquiring import Report as Report
from tumen.publication.inquiring import report_on
from tumen.publication.letter_rows import Form as Form
from tumen.publication.models import Edition, NoticeKind, Release
from tumen.publication.paging import PageView as PageView
from tumen.publication.reported import REPORT, findings_files, papers_in, report_public
from tumen.publication.reporting import REPORTS as REPORTS
from tumen.publication.reporting import copy_files, public_of
from tumen.publication.showing import CopyView as CopyView
from tumen.publication.showing import FindingsView as FindingsView
from tumen.publication.showing import copy_view, findings_view
from tumen.publication.site.pages import Listed, Said, site_of
from tumen.publication.telling import OUTSIDE
from tumen.publication.untold import untold


@dataclass(frozen=True, slots=True)
class RowView:
    """A count as it is public, and why it is not there: "small", or "beside" a small one.

    Only who works on releases is told which of the two it is: to others both are "withheld". ``across`` is
    its column, in a table by two things.
    """

    words: str
    count: int | None
    mark: str
    across: str = ""


@dataclass(frozen=True, slots=True)
class NoticeView:
    kind: NoticeKind
    why: str
    until: datetime | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """A release in a list. ``number`` is 0 for what is not out; ``state`` is draft, approved, published,
    under embargo, or retracted; ``channel`` is by what it goes where it is an appeal: "press statement"."""

    id: str
    number: int
    title: str
    state: str
    is_copy: bool
    is_report: bool
    is_on_event: bool
    channel: str
    made_at: datetime
    published_at: datetime | None
    rows: int
    withheld: int


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """A release with its rows and what was said of it. ``touched`` are documents that it counts and whose
    people do not allow it any more; told to those alone from whom nothing is hidden. ``files`` are the names
    of those in its package, beside the manifest and its signature. ``left_out`` are claims, or documents of a
    table, that it does not tell of, each with whose word it is (a document, a cover, a source); to the same.
    """

    line: ReleaseLine
    of: str
    by: str
    across: str
    head: str
    head_across: str
    filters: tuple[tuple[str, str], ...]
    rows: tuple[RowView, ...]
    notes: tuple[str, ...]
    threshold: int
    made_by: str
    approved_by: str
    published_by: str
    notices: tuple[NoticeView, ...]
    until: datetime | None
    key: str
    manifest: str
    touched: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]
    is_own: bool
    files: tuple[str, ...]
    copy: CopyView | None
    report: FindingsView | None


def releases(viewer: Viewer) -> tuple[ReleaseLine, ...]:
    """What is out, newest first; before it, for who works on them, what is not."""
    if not may_see(viewer):
        return ()
    rows = Release.objects.select_related("approval", "edition").prefetch_related("notices").order_by("-pk")
    lines = [_line(row) for row in rows if is_shown(viewer, row)]
    return everywhere(viewer).all.value(tuple(sorted(lines, key=lambda line: -(line.number or 10**9))))


def release(viewer: Viewer, id: str) -> ReleaseView:
    """One release by its id, or by its number. Raises `NoSuchRelease`."""
    row = row_of(viewer, id)
    edition = getattr(row, "edition", None)
    approval = getattr(row, "approval", None)
    works, counts, heads = may_work_on(viewer, row), is_table(row), (*heads_of(row), "", "")
    view = ReleaseView(
        line=_line(row),
        of=row.query["of"],
        by=row.query["by"] if counts else "",
        across=row.query.get("across", ""),
        head=heads[0],
        head_across=heads[1],
        filters=tuple(sorted(row.query.get("filters", {}).items())),
        rows=tuple(
            RowView(each["words"], each["count"], _mark(each["mark"], works), each.get("across", ""))
            for each in row.rows
        ),
        notes=tuple(notes_of(row)),
        threshold=row.threshold,
        made_by=row.made_by.name,
        approved_by=approval.actor.name if approval else "",
        published_by=edition.actor.name if edition else "",
        notices=tuple(
            NoticeView(NoticeKind(each.kind), each.why, each.until, each.actor.name, each.at)
            for each in row.notices.select_related("actor")
        ),
        until=embargoed_until(row),
        key=edition.key if edition else "",
        manifest=edition.manifest if edition else "",
        touched=_touched(row) if works else (),
        left_out=tuple((id, item) for id, item in row.workings.get("left_out", ())) if works else (),
        is_own=row.made_by_id == viewer.pk,
        files=tuple(json.loads(edition.manifest)["files"]) if edition else (),
        copy=None,
        report=None,
    )
    # Of a copy or a report nothing is masked: it is as it is public, and who is not to read it gets none.
    shown = everywhere(viewer).all.value(view)
    return replace(shown, copy=copy_view(viewer, row), report=findings_view(viewer, row))


def _touched(row: Release) -> tuple[str, ...]:
    """The documents that a release tells of and whose people do not allow that any more: of a report those
    whose claims it cites, though others of theirs may be left out."""
    if not is_report(row):
        return refused_among(row.documents, Purpose.RESEARCH if is_table(row) else Purpose.PUBLISH)
    cites = Claim.objects.filter(public_id__in=row.report.claims).order_by()
    told = dict(cites.values_list("public_id", "document__public_id"))
    return tuple(sorted({told[claim] for claim in untold(Purpose.PUBLISH).among(told.items())}))


def package(viewer: Viewer, id: str) -> bytes:
    """The files of a release that is out, as one zip archive, proved before it is given. Raises
    `NoSuchRelease`, `NotOpen` and `NotGenuine`."""
    edition = _open(viewer, id)
    data = _package_of(edition)
    packing.proved(data, key=edition.key)
    return data


def bag(viewer: Viewer, id: str) -> bytes:
    """The same files as a bag (BagIt), in one zip archive. Raises as `package` does."""
    edition, files = _open(viewer, id), packing.files_in(package(viewer, id))
    row = edition.release
    return packing.zipped(
        bag_of(files, number=edition.number, id=row.public_id, title=row.title, day=edition.at.date())
    )


def _package_of(edition: Edition) -> bytes:
    """The files of an edition with its manifest. Raises `NotOpen` where nobody reads its copy any more."""
    row = edition.release
    if is_table(row):
        return bytes(edition.package)
    if is_copy(row):
        made = copy_files(row, number=edition.number, day=edition.at.date(), key=edition.key)
        signed = json.loads(edition.manifest)["files"]
        # An edition of before copies had entities has none: its package stays what was signed.
        files = {name: data for name, data in made.items() if name in signed}
    else:
        files = findings_files(row, number=edition.number, day=edition.at.date(), key=edition.key)
    manifest = edition.manifest.encode()
    return packing.packed(files, manifest, key=edition.key, signature=edition.signature)


def file_of(viewer: Viewer, id: str, name: str) -> bytes:
    """One file of a release that is out. Raises `NoSuchRelease`, `NotOpen` and `NotGenuine`."""
    files = packing.files_in(package(viewer, id))
    if name not in files:
        raise NoSuchRelease(f"Release {id} has no such file. It has {', '.join(sorted(files))}.")
    return files[name]


def site(viewer: Viewer) -> Mapping[str, bytes]:
    """The public site: the files of its pages and of every release that is out, by their paths.

    It is the same for whoever may see releases at all: what is under embargo is not in it, not even for those
    who work on it, and no redacted copy; of what was retracted the title and the reasons. Each package is
    proved before. Raises `NotGenuine`.
    """
    if not may_see(viewer):
        return {}
    rows = Edition.objects.select_related("release").prefetch_related("release__notices").order_by("-number")
    return site_of([_listed(each) for each in rows if _is_in_site(each.release)])


def _is_in_site(row: Release) -> bool:
    return not is_copy(row) and embargoed_until(row) is None


def _listed(edition: Edition) -> Listed:
    row = edition.release
    said = tuple(
        Said(each.kind == NoticeKind.RETRACTION, each.at.date(), each.why)
        for each in row.notices.all()
        if each.kind != NoticeKind.EMBARGO
    )
    try:
        data = _package_of(edition)
    except NotOpen:  # words that a report quotes were forgotten: its title alone is left
        data, files = b"", {}
    else:
        packing.proved(data, key=edition.key)
        files = packing.files_in(data)
    digest = packing.hashes_of(files).get(packing.DATA if is_table(row) else REPORT, "").partition(":")[2]
    told = report_public if is_report(row) else public_of
    public = told(row, number=edition.number, day=edition.at.date(), digest=digest, key=edition.key)
    if any(each.is_retraction for each in said):
        return Listed(public, said, {}, b"")
    return Listed(public, said, files, data, papers_in(files) if is_report(row) else {})


def verify(viewer: Viewer, id: str) -> dict[str, Any]:
    """The manifest of a release that is out, proved by this vault's key. Raises `NoSuchRelease` and
    `NotGenuine`."""
    edition = edition_row(viewer, id)
    if edition.key != packing.public_key():
        raise NotGenuine(f"Release {id} was signed by another vault's key.")
    told = packing.proved(_package_of(edition), key=edition.key)
    if packing.as_json(told).decode() != edition.manifest:
        raise NotGenuine(f"The manifest of release {id} is not the one in its package.")
    return told


def signing_key(viewer: Viewer) -> str:
    """The public key that signs releases, in hexadecimal; "" for who may see nothing."""
    return packing.public_key() if may_see(viewer) else ""


def holding(viewer: Viewer, item: str) -> tuple[ReleaseLine, ...]:
    """The releases that count what ``item`` is about (a document, somebody covered, a source), or are copies
    of it: those that a withdrawal touches. None for who does not work on them. Raises `NoSuchRecord`."""
    require_item(viewer, item)
    about = documents_of([item])
    rows = Release.objects.select_related("approval", "edition").prefetch_related("notices").order_by("-pk")
    touched = [row for row in rows if about & set(row.documents) and may_work_on(viewer, row)]
    return everywhere(viewer).all.value(tuple(map(_line, touched)))


def releases_of_appeal(viewer: Viewer, id: str) -> tuple[tuple[ReleaseLine, str], ...]:
    """The releases of an appeal that are shown, the newest first, each with the stamp of what the appeal said
    when it was drafted."""
    if not may_see(viewer):
        return ()
    rows = Release.objects.filter(report__findings__2=id).order_by("-pk")
    found = rows.select_related("approval", "edition", "report").prefetch_related("notices")
    covers = everywhere(viewer).all
    return tuple(
        (covers.value(_line(row)), str(row.report.findings[3])) for row in found if is_shown(viewer, row)
    )


def claims_refused(viewer: Viewer, claims: Iterable[str]) -> frozenset[str]:
    """Those of these claims (ids), as far as the viewer may see them, whose people do not allow any more that
    their words are published."""
    seen = claims_seen(viewer, set(claims))
    if not seen or not (away := untold(Purpose.PUBLISH)):
        return frozenset()
    rows = Claim.objects.filter(public_id__in=seen).order_by()
    return frozenset(away.among(rows.values_list("public_id", "document__public_id")))


def appeals_retracted(viewer: Viewer, appeals: Iterable[str]) -> dict[str, str]:
    """Of these appeals (ids), which the viewer may see, those that are out no more: the release that was
    retracted last, where no other of theirs stands. That a release was retracted is told to everybody."""
    wanted = list(appeals)
    if not wanted or not may_see(viewer):
        return {}
    rows = Release.objects.filter(report__findings__2__in=wanted, edition__isnull=False).order_by("pk")
    gone = rows.filter(notices__kind=NoticeKind.RETRACTION).values_list("report__findings__2", "public_id")
    stands = rows.exclude(notices__kind=NoticeKind.RETRACTION).values_list("report__findings__2", flat=True)
    away = dict(gone)
    return {id: away[id] for id in away.keys() - set(stands)} if away else {}


def _open(viewer: Viewer, id: str) -> Edition:
    edition = edition_row(viewer, id)
    row = edition.release
    if row.notices.filter(kind=NoticeKind.RETRACTION).exists():
        raise NotOpen(f"{row.public_id} was retracted, so its files are not given out. Its page says why.")
    if (until := embargoed_until(row)) is not None and not may_do(viewer, "publication.publish"):
        raise NotOpen(f"{row.public_id} is under embargo until {until:%Y-%m-%d %H:%M} UTC.")
    return edition


def _line(row: Release) -> ReleaseLine:
    edition = getattr(row, "edition", None)
    return ReleaseLine(
        id=row.public_id,
        number=edition.number if edition else 0,
        title=row.title,
        state=state_of(row),
        is_copy=is_copy(row),
        is_report=is_report(row),
        is_on_event=is_on_event(row),
        channel=row.query.get("channel", ""),
        made_at=row.made_at,
        published_at=edition.at if edition else None,
        rows=len(row.rows),
        withheld=sum(each["count"] is None for each in row.rows),
    )


def _mark(mark: str, works: bool) -> str:
    return mark if works or mark == Mark.SHOWN.value else "withheld"


def reported(viewer: Viewer, id: str, report: Report) -> Paper:
    """The report of an inquiry, of what a reader may see who is cleared for what is internal.

    Whoever makes it may see more: that does not get into it. Raises NoSuchInquiry.
    """
    with within(OUTSIDE), one_look():
        return report_on(inquiry(viewer, id), report)
