"""A redacted copy, or the report of an inquiry, as whoever looks at its release is shown it."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.access.models import Viewer
from tumen.publication.copy_rows import CopyForm
from tumen.publication.errors import NotOpen
from tumen.publication.finding import is_copy, is_on_event, is_report, may_work_on, state_of
from tumen.publication.forms.kept import paper_in
from tumen.publication.forms.papers import Paper
from tumen.publication.models import Release
from tumen.publication.sealing import file_of_copy, files_of_report
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class CopyView:
    """A redacted copy. ``text`` is its text, "" for pages and where nobody reads it any more. What was taken
    out by which sign, what was let through with its reason, and of which document it is are told to those
    alone who work on it."""

    form: CopyForm
    size: int
    pages: int
    sha256: str
    recognised: bool
    text: str
    is_readable: bool
    document: str
    taken: tuple[tuple[str, int], ...]
    let_through: tuple[tuple[str, str], ...]
    drawn_by_hand: int


def copy_view(viewer: Viewer, row: Release) -> CopyView | None:
    """The copy of a release that this viewer may know of; None for a table."""
    if not is_copy(row):
        return None
    copy, works = row.copy, may_work_on(viewer, row)
    data = _file(viewer, row)
    let = [(Span(start, end).of(copy.rendition.text), why) for start, end, why in copy.shown] if works else []
    return CopyView(
        form=CopyForm(copy.form),
        size=copy.size,
        pages=copy.pages,
        sha256=copy.sha256,
        recognised=copy.recognised,
        text=data.decode() if data is not None and copy.form == CopyForm.TEXT else "",
        is_readable=data is not None,
        document=copy.document.public_id if works else "",
        taken=tuple(sorted(copy.taken.items())) if works else (),
        let_through=tuple(let),
        drawn_by_hand=len(copy.boxes) if works else 0,
    )


def given(viewer: Viewer, row: Release) -> bytes:
    """The file of a copy, for who may be given it. Raises `NotOpen`."""
    if state_of(row) == "retracted" and not may_work_on(viewer, row):
        raise NotOpen(f"{row.public_id} was retracted, so its files are not given out. Its page says why.")
    return file_of_copy(row.copy)


def _file(viewer: Viewer, row: Release) -> bytes | None:
    try:
        return given(viewer, row)
    except NotOpen:
        return None


@dataclass(frozen=True, slots=True)
class FindingsView:
    """The report of an inquiry, or on an event. ``papers`` are it in each language, none where nobody reads
    it any more or it was retracted. Of what it is a report is told to those who work on it."""

    papers: tuple[Paper, ...]
    inquiry: str
    event: str
    appeal: str


def findings_view(viewer: Viewer, row: Release) -> FindingsView | None:
    """The report of a release that this viewer may know of; None for what is none."""
    if not is_report(row):
        return None
    works = may_work_on(viewer, row)
    try:
        files = files_of_report(row) if works or state_of(row) != "retracted" else {}
    except NotOpen:
        files = {}
    papers = tuple(paper_in(files[name]) for name in ("report-en.json", "report-ko.json") if name in files)
    about = [str(each) for each in row.report.findings] if works and is_on_event(row) else []
    event, appeal = (about[at] if len(about) > at else "" for at in (0, 2))
    return FindingsView(papers, row.report.inquiry if works else "", event, appeal)
