"""The pages of releases: what left the record, what may leave it, and the files of each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.publication import queries
from tumen.publication.errors import NotGenuine, NotInOrder, NotOpen
from tumen.publication.forms.papers import ANNEX, Tongue
from tumen.publication.forms.plain import as_text
from tumen.publication.queries import REPORTS, ReleaseLine, ReleaseView, RowView
from tumen.vocabulary.deadlines import Channel
from tumen.web.charts import NO_BAR, Bar, bars_of
from tumen.web.copies import of_copy
from tumen.web.grading import Typed
from tumen.web.saying import said
from tumen.web.viewing import judge_of, viewer_of, without_commands
from tumen.web.words import CHANNELS, Words, act_words, day_words, number_words

STATES: Mapping[str, Words] = {
    "draft": gettext_lazy("draft"),
    "approved": gettext_lazy("approved, not out yet"),
    "published": gettext_lazy("published"),
    "under embargo": gettext_lazy("under embargo"),
    "retracted": gettext_lazy("retracted"),
}
_MARKS: Mapping[str, Words] = {
    "small": gettext_lazy("withheld: too few, or changed by too few"),
    "beside": gettext_lazy("withheld: a small number could be worked out from it"),
    "withheld": gettext_lazy("withheld"),
}
#: The same in a cell of a table by two things, where there is room for a word or two.
_SHORT: Mapping[str, Words] = {
    "small": gettext_lazy("too few"),
    "beside": gettext_lazy("beside"),
    "withheld": gettext_lazy("withheld"),
}
_NOTICES: Mapping[str, Words] = {
    "embargo": gettext_lazy("Embargo"),
    "correction": gettext_lazy("Correction"),
    "retraction": gettext_lazy("Retraction"),
}
_TONGUES = {Tongue.ENGLISH: "English", Tongue.KOREAN: "한국어"}
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: What each file is sent as.
_TYPES = {
    "data.csv": "text/csv; charset=utf-8",
    "chart.svg": "image/svg+xml",
    "manifest.json": "application/json",
    "chart.png": "image/png",
    "map.svg": "image/svg+xml",
    "map.geojson": "application/geo+json",
    "entities.ftm.json": "application/x-ndjson",
    "report-en.json": "application/json",
    "report-ko.json": "application/json",
    "sources-en.csv": "text/csv; charset=utf-8",
    "sources-ko.csv": "text/csv; charset=utf-8",
    "uwazi-en.csv": "text/csv; charset=utf-8",
    "uwazi-ko.csv": "text/csv; charset=utf-8",
    **{name: PDF if name.endswith("pdf") else DOCX for name in REPORTS},
}
_REPORTS: Mapping[str, Words] = {
    "report-en.pdf": gettext_lazy("The report in English (PDF)"),
    "report-ko.pdf": gettext_lazy("The report in Korean (PDF)"),
    "report-en.docx": gettext_lazy("The report in English (DOCX)"),
    "report-ko.docx": gettext_lazy("The report in Korean (DOCX)"),
}
#: Files that other programs take in.
_OTHERS: Mapping[str, Words] = {
    "chart.png": gettext_lazy("The drawing (PNG)"),
    "map.svg": gettext_lazy("The map (SVG)"),
    "map.geojson": gettext_lazy("The map for other programs (GeoJSON)"),
    "report-en.json": gettext_lazy("The report in English, for other programs (JSON)"),
    "report-ko.json": gettext_lazy("The report in Korean, for other programs (JSON)"),
    "sources-en.csv": gettext_lazy("All sources of the report in English (CSV)"),
    "sources-ko.csv": gettext_lazy("All sources of the report in Korean (CSV)"),
    "entities.ftm.json": gettext_lazy("For Aleph and others: entities of FollowTheMoney (JSON lines)"),
    "uwazi-en.csv": gettext_lazy("For Uwazi, in English (CSV)"),
    "uwazi-ko.csv": gettext_lazy("For Uwazi, in Korean (CSV)"),
}
#: The name of the address of each of these, and of each report.
REPORT_ADDRESSES = {name: f"release-{name.replace('.', '-')}" for name in (*REPORTS, *_OTHERS)}


@dataclass(frozen=True, slots=True)
class Line:
    """A row as a page draws it; ``why`` says why its number is not there."""

    words: Words
    number: str
    why: Words
    bar: Bar
    is_total: bool


@dataclass(frozen=True, slots=True)
class Crossed:
    """A table by two things as a page draws it: what its columns are by, their words, and for each row its
    words and its cells, each a number or why it is not there; ``says`` are these reasons in full."""

    head: Words
    columns: tuple[Words, ...]
    rows: tuple[tuple[Words, tuple[tuple[str, Words], ...]], ...]
    says: tuple[tuple[Words, Words], ...]


def releases(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is out, newest first, and before it what is not."""
    found = [(line, STATES[line.state], _day(line), _channel(line)) for line in queries.releases(viewer)]
    has_site = any(line.state in ("published", "retracted") for line, *_ in found)
    return render(request, "tumen/releases.html", {"room": "counts", "lines": found, "has_site": has_site})


def release(
    request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None = None, form: str = ""
) -> HttpResponse:
    """One release: its rows, what is withheld and why, and what can be done with it next."""
    found = queries.release(viewer, id)
    judge = judge_of(request)
    told = {
        "room": "counts",
        "page": found,
        "state": STATES[found.line.state],
        "channel": _channel(found.line),
        "day": _day(found.line),
        "lines": _lines(found) if found.rows and not found.across else (),
        "crossed": _crossed(found) if found.across else None,
        "head": said(found.head),
        "filters": [(said(name), said(value)) for name, value in found.filters],
        "notes": [said(each) for each in found.notes],
        "notices": [
            (_NOTICES[each.kind.value], each.why, day_words(each.until) if each.until else "", each.by)
            for each in found.notices
        ],
        "until": day_words(found.until) if found.until else "",
        "is_out": found.line.number > 0,
        "reports": _files(found, _REPORTS),
        "others": _files(found, _OTHERS),
        "printed": number_words(ANNEX),
        "all_sources": _all_sources(found),
        "has_map": "map.svg" in found.files,
        "gives_files": found.line.state == "published",
        "may_approve": _may(judge, "publication.approve_release") and found.line.state == "draft",
        "may_publish": _may(judge, "publication.publish") and found.line.state == "approved",
        "may_notice": _may(judge, "publication.retract")
        and found.line.state in ("published", "under embargo"),
        "is_mine": judge is not None and found.made_by == judge.name,
        **of_copy(found.copy),
        "papers": _papers(found),
        "sees_pages": viewer_of(request) == viewer,
        "typed": typed or Typed(),
        "form": form if typed else "",
    }
    return render(request, "tumen/release.html", told, status=400 if typed else 200)


def _all_sources(found: ReleaseView) -> str:
    """How many sources the report has where its PDF does not print all of them; "" elsewhere."""
    papers = found.report.papers if found.report else ()
    return number_words(len(papers[0].citations)) if papers and "sources-en.csv" in found.files else ""


def _files(found: ReleaseView, known: Mapping[str, Words]) -> list[tuple[Words, str]]:
    """Those of ``known`` that the release has, each with its address."""
    return [
        (words, reverse(REPORT_ADDRESSES[name], args=[found.line.id]))
        for name, words in known.items()
        if name in found.files
    ]


def file_view(name: str) -> Callable[..., HttpResponse]:
    """The view of one file of a release."""

    def file(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
        return _sent(request, id, name, lambda: queries.file_of(viewer, id, name), _TYPES[name])

    return file


def package(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    """All files of a release in one archive, with the signed manifest."""
    return _sent(request, id, "package.zip", lambda: queries.package(viewer, id), "application/zip")


def bag(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    """The same files as a bag, as archives take them in."""
    return _sent(request, id, "bag.zip", lambda: queries.bag(viewer, id), "application/zip")


def site(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The public site of all releases that are out, as an archive to be put on a server."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in queries.site(viewer).items():
            archive.writestr(zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0)), data)
    answer = HttpResponse(written.getvalue(), content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="site.zip"'
    return answer


def _sent(
    request: HttpRequest, id: str, name: str, give: Callable[[], bytes], content_type: str
) -> HttpResponse:
    try:
        data = give()
    except (NotInOrder, NotOpen, NotGenuine) as refused:
        told = {"says": without_commands(refused)}
        return render(request, "tumen/missing.html", told, status=404)
    answer = HttpResponse(data, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="release-{id}-{name}"'
    return answer


def _papers(found: ReleaseView) -> list[tuple[str, str, Words]]:
    """The report of an inquiry as text in each language, the reader's own first."""
    papers = found.report.papers if found.report else ()
    own = (get_language() or "en")[:2]
    told = sorted(papers, key=lambda paper: paper.tongue.value != own)
    return [(as_text(paper), paper.tongue.value, _TONGUES[paper.tongue]) for paper in told]


def _lines(found: ReleaseView) -> list[Line]:
    last = len(found.rows) - 1
    drawn = bars_of((row.count or 0,) * 2 for row in found.rows[:last])
    return [
        Line(
            words=_words(found.by, row.words),
            number="" if row.count is None else number_words(row.count) or "0",
            why=_MARKS.get(row.mark, ""),
            bar=NO_BAR if at == last or row.count is None else drawn[at],
            is_total=at == last,
        )
        for at, row in enumerate(found.rows)
    ]


def _crossed(found: ReleaseView) -> Crossed:
    """A table by two things: its columns, and each row with its cells."""
    rows: dict[str, list[RowView]] = {}
    for row in found.rows:
        rows.setdefault(row.words, []).append(row)
    columns, marks = dict.fromkeys(row.across for row in found.rows), {row.mark for row in found.rows}
    return Crossed(
        said(found.head_across),
        tuple(_words(found.across, each) for each in columns),
        tuple((_words(found.by, words), tuple(map(_cell, cells))) for words, cells in rows.items()),
        tuple(
            (_SHORT[mark], words) for mark, words in _MARKS.items() if mark in marks and mark != "withheld"
        ),
    )


def _cell(row: RowView) -> tuple[str, Words]:
    return "" if row.count is None else number_words(row.count) or "0", _SHORT.get(row.mark, "")


def _words(by: str, words: str) -> Words:
    told = said(words)
    return act_words(words) if by == "act" and told == words else told


def _day(line: ReleaseLine) -> str:
    return day_words(line.published_at or line.made_at)


def _channel(line: ReleaseLine) -> Words:
    """By what it goes, where it is an appeal."""
    return CHANNELS[Channel(line.channel)] if line.channel else ""


def _may(judge: Viewer | None, action: str) -> bool:
    return judge is not None and may_do(judge, action)
