"""The page where something is written about an event or a person: the draft as it would be read, and the form
to take it out; and the list of what was taken out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, override

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.advocacy.queries import Drafted, Letter, addressed_to, drafted_without
from tumen.claims.queries import offices
from tumen.publication.forms.papers import Paper, Tongue
from tumen.publication.forms.plain import as_text
from tumen.publication.queries import letters_given
from tumen.vocabulary.writings import LETTER, PUBLIC, About, Writing, writings_about
from tumen.web.grading import Typed
from tumen.web.saying import said
from tumen.web.viewing import judge_of
from tumen.web.words import Words, day_words

#: What the form asks for, by name; each line of those of several lines is one line of the paper.
FIELDS = (
    *("to", "greeting", "sender", "signatories", "asks", "added", "steps", "grounds", "urgent", "consent"),
    *("open", "why", "title"),
)
_FORMS: tuple[tuple[str, Words], ...] = (
    ("pdf", gettext_lazy("PDF, as it is sent")),
    ("docx", gettext_lazy("DOCX, to be worked on")),
    ("txt", gettext_lazy("Plain text")),
)
#: The kinds of `vocabulary.writings`, in a reader's words.
KINDS: Mapping[str, str | Promise] = {
    "letter": gettext_lazy("A letter"),
    "briefing": gettext_lazy("A briefing"),
    "allegation-letter": gettext_lazy("A submission to UN special procedures: allegation letter"),
    "urgent-appeal": gettext_lazy("A submission to UN special procedures: urgent appeal"),
    "wgeid": gettext_lazy("A communication to the UN Working Group on Disappearances"),
    "question-written": gettext_lazy("A parliamentary question for written answer"),
    "question-oral": gettext_lazy("A parliamentary question for oral answer"),
    "public-report": gettext_lazy("A report for everybody, to be released"),
    "public-letter": gettext_lazy("An open letter, a petition or a press statement, to be released"),
}
#: Which parts of a paper the writers' fields go into.
_ASKS = frozenset({"asks", "own-asks", "asks-of-mandates", "question"})


def letter(request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None = None) -> HttpResponse:
    """The draft of a paper about an event or a person, with what was typed so far, and the form to take it
    out."""
    given = addressed_in(viewer, request.POST or request.GET)
    kind = kind_of(id, given)
    made = _drafted(viewer, id, given)
    paper = made.paper
    judge = judge_of(request)
    told = {
        "room": "persons" if about_of(id) is About.PERSON else "record",
        "is_person": about_of(id) is About.PERSON,
        "id": id,
        "paper_title": paper.title,
        "kinds": [(each.code, KINDS[each.code]) for each in writings_about(about_of(id))],
        "kind": kind.code,
        "takes": _takes(kind),
        "here": reverse(_ADDRESSES[about_of(id)][0], args=[id]),
        "out": reverse(_ADDRESSES[about_of(id)][1], args=[id]),
        "text": as_text(paper if paper.is_draft else _as_draft(paper)),
        "uncited": len(paper.uncited()),
        "cited": len(paper.citations),
        "left_out": made.left_out,
        "is_held": made.is_held,
        "typed": {name: given.get(name, "") for name in FIELDS},
        "offices": [(each.id, each.name) for each in offices(viewer)],
        "tongue": _tongue(given).value,
        "is_finished": not paper.is_draft,
        "forms": _FORMS,
        "may_give": judge is not None and may_do(judge, "publication.give_letter"),
        "may_release": kind.code == PUBLIC
        and judge is not None
        and may_do(judge, "publication.draft_event_report"),
        "refused": typed.refused if typed else "",
    }
    return render(request, "tumen/letter.html", told, status=400 if typed else 200)


def letters(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What was taken out, newest first, and which of it rests on what is another since."""
    lines = [
        (each, KINDS.get(each.kind, each.kind), day_words(each.at), _page_of(each.about))
        for each in letters_given(viewer)
    ]
    return render(request, "tumen/letters.html", {"room": "appeals", "lines": lines})


def about_of(id: str) -> About:
    """What an id is of: persons have their own letter."""
    return About.PERSON if id.startswith("h-") else About.EVENT


#: Where a paper about each is drafted, and where it is taken out.
_ADDRESSES = {
    About.EVENT: ("letter", "give-letter"),
    About.PERSON: ("person-letter", "give-person-letter"),
}


def _page_of(id: str) -> str:
    """The page of what a paper is about, "" for none."""
    if not id:
        return ""
    return reverse("person" if about_of(id) is About.PERSON else "event", args=[id])


def kind_of(id: str, given: QueryDict) -> Writing:
    """The kind that is asked for, or a letter where there is none such about this."""
    there = {each.code: each for each in writings_about(about_of(id))}
    return there.get(given.get("kind", ""), there[LETTER])


def addressed_in(viewer: Viewer, given: QueryDict) -> QueryDict:
    """What was typed, with the envelope and the greeting of the office that was chosen, where they were left
    empty."""
    chosen = given.get("office", "")
    if not any(each.id == chosen for each in offices(viewer)):
        return given
    told, filled = addressed_to(viewer, chosen), given.copy()
    for name, words in (("to", "\n".join(told.recipient)), ("greeting", told.greeting)):
        if not given.get(name, "").strip():
            filled[name] = words
    return filled


def public_papers_of(viewer: Viewer, id: str, given: QueryDict) -> list[Paper]:
    """A report for everybody on an event, finished, in each language."""
    found = []
    for tongue in Tongue:
        asked = given.copy()
        asked.update({"tongue": tongue.value, "kind": PUBLIC, "finished": "yes"})
        found.append(paper_of(viewer, id, asked))
    return found


def paper_of(viewer: Viewer, id: str, given: QueryDict) -> Paper:
    """The paper as asked for by a form."""
    return _drafted(viewer, id, given).paper


def _drafted(viewer: Viewer, id: str, given: QueryDict) -> Drafted:
    tongue = _tongue(given)
    with override(tongue.value):
        return drafted_without(
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
                kind=kind_of(id, given).code,
                added=_lines(given, "added"),
                steps=_lines(given, "steps"),
                grounds=_lines(given, "grounds"),
                urgent=_lines(given, "urgent"),
                consent=given.get("consent", "").strip(),
                is_confidential=given.get("open") != "yes",
            ),
        )


def _as_draft(paper: Paper) -> Paper:
    """A finished paper that is not ready is shown with its gaps marked, and taken out by nobody."""
    return replace(paper, is_draft=bool(paper.uncited()))


def _takes(kind: Writing) -> frozenset[str]:
    """The fields of the form that go into a paper of this kind."""
    parts = {part for section in kind.sections for part in section.parts}
    fields: set[str] = parts & {"added", "steps", "grounds"}
    fields |= {"asks"} if parts & _ASKS else set()
    fields |= {"urgent"} if "urgency" in parts else set()
    fields |= {"greeting", "signatories"} if kind.is_addressed else set()
    fields |= {"consent"} if kind.says_consent else set()
    return frozenset(fields)


def _tongue(given: QueryDict) -> Tongue:
    asked = given.get("tongue") or (get_language() or "en")[:2]
    return Tongue.KOREAN if asked == Tongue.KOREAN.value else Tongue.ENGLISH


def _lines(given: QueryDict, name: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in given.get(name, "").splitlines() if line.strip())
