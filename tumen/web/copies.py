"""The page on which a redacted copy of a document is made, and what a copy looks like."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from tumen.access.errors import NotPermitted
from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.documents.queries import document
from tumen.publication import queries
from tumen.publication.errors import NoSuchRelease, NotOpen, NotToBeReleased, NotWhole
from tumen.publication.queries import CopyForm, CopyView, HitView, PageView, PreviewView
from tumen.web.numbers import whole_number
from tumen.web.saying import said
from tumen.web.viewing import judge_of, without_commands
from tumen.web.words import Words

#: Why something is withheld, in words.
SIGNS: Mapping[str, Words] = {
    "name": _("a name that the record knows"),
    "spelling": _("another spelling of a name"),
    "given name": _("a given name alone"),
    "surname": _("a surname with a title"),
    "part of the name": _("a part of a name"),
    "word": _("covered, or chosen by hand"),
    "covered": _("covered in the document"),
    "marked": _("covered in the document"),
    "form": _("has the form of a contact, a number or a place"),
    "box": _("a box painted over something"),
}
_TYPES: Mapping[CopyForm, str] = {
    CopyForm.TEXT: "text/plain; charset=utf-8",
    CopyForm.PDF: "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed into the form of a copy; ``shown`` are words that may be read, each with its reason."""

    title: str = ""
    why: str = ""
    words: tuple[str, ...] = ()
    shown: tuple[tuple[str, str], ...] = ()
    boxes: str = ""
    form: str = ""
    looked: bool = False
    refused: str = ""
    look_at: PageView | None = None
    drawn: tuple[tuple[int, ...], ...] = ()  #: the boxes that were typed: page, left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page to draw boxes on: its picture, and what is painted over in any case and by hand, each as place
    and size in thousandths."""

    page: int
    pages: int
    picture: str
    found: Sequence[Rectangle]
    own: Sequence[Rectangle]


@dataclass(frozen=True, slots=True)
class Rectangle:
    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class HitLine:
    """Words that are withheld, as the form has them; ``reason`` is what was typed to let them through."""

    words: str
    why: Words
    count: int
    may_show: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The page of a copy that is to be made. ``closed`` says why it shows nothing to who looks."""

    id: str
    title: str
    closed: Words = ""
    asked: Asked = field(default_factory=Asked)
    preview: PreviewView | None = None
    lines: Sequence[HitLine] = ()
    drawing: Drawing | None = None


def copy(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    """What would be taken out of a document, and the form for a copy of it."""
    return shown(request, viewer, id, Asked())


def shown(request: HttpRequest, viewer: Viewer, id: str, asked: Asked) -> HttpResponse:
    """The same with what was ``asked``."""
    label = document(viewer, id).summary.label
    judge = judge_of(request)
    may = judge is not None and may_do(judge, "publication.draft_copy")
    page = _page(viewer, id, label, asked)
    context = {
        "room": "documents",
        "page": page,
        "may_make": may,
        "may_look": may and judge != viewer,
        "others": [line for line in queries.holding(viewer, id) if line.is_copy] if page.preview else [],
    }
    return render(request, "tumen/copy.html", context, status=400 if page.asked.refused else 200)


def waiting(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    """That a copy is being made by a worker."""
    page = Page(id, document(viewer, id).summary.label)
    return render(request, "tumen/copy.html", {"room": "documents", "page": page, "is_waiting": True})


def _page(viewer: Viewer, id: str, label: str, asked: Asked) -> Page:
    try:
        found = queries.copy_preview(viewer, id, withhold=asked.words, let_through=asked.shown)
    except NotToBeReleased as refused:
        asked = replace(asked, refused=asked.refused or said(str(refused)))
        found = queries.copy_preview(viewer, id)
    except (NotPermitted, NotWhole):
        closed = _("It is for those who are cleared for identities, and from whom nothing is hidden.")
        return Page(id, label, closed)
    return Page(id, label, asked=asked, preview=found, lines=_lines(found, asked), drawing=_drawing(asked))


def _drawing(asked: Asked) -> Drawing | None:
    """The page that was asked for. Its picture is in the answer itself: it stands at no address."""
    shown = asked.look_at
    if shown is None:
        return None
    picture = f"data:image/png;base64,{b64encode(shown.png).decode()}"
    own = [_rectangle(*sides) for page, *sides in asked.drawn if page == shown.page]
    return Drawing(shown.page, shown.pages, picture, [_rectangle(*box) for box in shown.found], own)


def _rectangle(left: int, top: int, right: int, bottom: int) -> Rectangle:
    return Rectangle(left, top, right - left, bottom - top)


def _lines(found: PreviewView, asked: Asked) -> list[HitLine]:
    """What is let through first, so that it can be taken back; then what is withheld."""
    reasons = dict(asked.shown)
    there = {hit.words for hit in found.hits}
    let = [(words, why) for words, why in asked.shown if words not in there]
    through = [HitLine(words, _("let through"), 0, True, why) for words, why in let]
    return [*through, *(_line(hit, reasons.get(hit.words, "")) for hit in found.hits)]


def _line(hit: HitView, reason: str) -> HitLine:
    return HitLine(hit.words, SIGNS[hit.by], hit.count, hit.may_show, reason)


# ---- what a copy looks like ----


def of_copy(copy: CopyView | None) -> dict[str, object]:
    """What the page of a release shows of a copy."""
    if copy is None:
        return {"copy": None}
    return {
        "copy": copy,
        "is_text": copy.form is CopyForm.TEXT,
        "taken": [(SIGNS.get(by, said(by)), count) for by, count in copy.taken],
        "numbers": range(1, copy.pages + 1) if copy.is_readable else (),
    }


def file(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    """The file of a copy: of a draft for those who work on it."""
    try:
        form, data = queries.copy_file(viewer, id)
    except NotOpen as refused:
        return _missing(request, refused)
    answer = HttpResponse(data, content_type=_TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="release-{id}-copy.{form.value}"'
    return answer


def picture(request: HttpRequest, viewer: Viewer, id: str) -> HttpResponse:
    """One page of a copy, as a picture to be looked at."""
    page = request.GET.get("page", "1")
    number = whole_number(page, digits=4)
    try:
        return HttpResponse(queries.copy_page(viewer, id, number), content_type="image/png")
    except NotOpen as refused:
        return _missing(request, refused)


def _missing(request: HttpRequest, refused: NoSuchRelease | NotOpen) -> HttpResponse:
    return render(request, "tumen/missing.html", {"says": without_commands(refused)}, status=404)
