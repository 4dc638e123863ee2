"""The page of a letter about an event: the draft as it would be read, and the form to take it out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, override

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.advocacy.queries import Letter, drafted
from tumen.publication.forms.papers import Paper, Tongue
from tumen.publication.forms.plain import as_text
from tumen.record.queries import event
from tumen.web.grading import Typed
from tumen.web.saying import said
from tumen.web.viewing import judge_of
from tumen.web.words import Words

#: What the form asks for, by name; each line of those of several lines is one line of the letter.
FIELDS = ("to", "greeting", "sender", "signatories", "asks", "why")
_FORMS: tuple[tuple[str, Words], ...] = (
    ("pdf", gettext_lazy("PDF, as it is sent")),
    ("docx", gettext_lazy("DOCX, to be worked on")),
    ("txt", gettext_lazy("Plain text")),
)


def letter(request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None = None) -> HttpResponse:
    """The draft of a letter about an event, with what was typed so far, and the form to take it out."""
    given = request.POST
    paper = paper_of(viewer, id, given)
    judge = judge_of(request)
    told = {
        "room": "record",
        "page": event(viewer, id),
        "text": as_text(paper),
        "uncited": len(paper.uncited()),
        "cited": len(paper.citations),
        "typed": {name: given.get(name, "") for name in FIELDS},
        "tongue": _tongue(given).value,
        "is_finished": not paper.is_draft,
        "forms": _FORMS,
        "may_give": judge is not None and may_do(judge, "publication.give_letter"),
        "refused": typed.refused if typed else "",
    }
    return render(request, "tumen/letter.html", told, status=400 if typed else 200)


def paper_of(viewer: Viewer, id: str, given: QueryDict) -> Paper:
    tongue = _tongue(given)
    with override(tongue.value):
        return drafted(
            viewer,
            id,
            Letter(
                tongue,
                timezone.localdate(),
                sender=_lines(given, "sender"),
                recipient=_lines(given, "to"),
                greeting=given.get("greeting", "").strip(),
                signatories=_lines(given, "signatories"),
                asks=_lines(given, "asks"),
                is_draft=given.get("finished") != "yes",
                said=said,
            ),
        )


def _tongue(given: QueryDict) -> Tongue:
    asked = given.get("tongue") or (get_language() or "en")[:2]
    return Tongue.KOREAN if asked == Tongue.KOREAN.value else Tongue.ENGLISH


def _lines(given: QueryDict, name: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in given.get(name, "").splitlines() if line.strip())
