"""The pages of inquiries: what was heard, what was found on which standard, what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, override

from tumen.access.models import Level, Viewer
from tumen.access.queries import may_do
from tumen.advocacy.queries import REFUSED, appeals_recommended
from tumen.claims.queries import offices
from tumen.findings import queries
from tumen.findings.queries import CarriedView, FindingView, InquiryView, RecommendationView, State
from tumen.publication.forms.papers import Paper, Tongue
from tumen.publication.forms.plain import as_text
from tumen.publication.queries import Report, claims_refused, reported
from tumen.vocabulary.elements import elements as all_elements
from tumen.vocabulary.elements import rules
from tumen.vocabulary.grading import StandardOfProof
from tumen.web.appeals import SENTENCES, Line, day_of, line_of
from tumen.web.elements import CHANGES, Quoted, quoted
from tumen.web.grading import Typed
from tumen.web.saying import said
from tumen.web.viewing import judge_of
from tumen.web.words import CHANNELS, Words

STATES: Mapping[State, Words] = {
    State.DRAFT: gettext_lazy("a draft"),
    State.ADOPTED: gettext_lazy("adopted"),
    State.REPLACED: gettext_lazy("replaced by another"),
}
PARTS: Mapping[str, Words] = {
    "call": gettext_lazy("call for evidence"),
    "submission": gettext_lazy("submission"),
    "hearing": gettext_lazy("hearing"),
    "exhibit": gettext_lazy("exhibit"),
    "report": gettext_lazy("report of the inquiry"),
}
LEVELS: Mapping[str, Words] = {
    Level.INTERNAL.value: gettext_lazy("whoever works here"),
    Level.RESTRICTED.value: gettext_lazy("who is cleared for what is restricted"),
    Level.IDENTITY.value: gettext_lazy("who is cleared for identities"),
    Level.PUBLIC.value: gettext_lazy("whoever looks"),
}
_FORMS: tuple[tuple[str, Words], ...] = (
    ("pdf", gettext_lazy("PDF, as it is sent")),
    ("docx", gettext_lazy("DOCX, to be worked on")),
    ("txt", gettext_lazy("Plain text")),
)


@dataclass(frozen=True, slots=True)
class Element:
    """An element that a finding concerns, in words, with the claims that carry it; ``boxes`` are all of its
    claims, each with what the form sends, and whether it carries it."""

    code: str
    words: str
    claims: tuple[Quoted, ...]
    boxes: tuple[tuple[Quoted, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in words. ``kept`` is what stands in the form that changes it."""

    view: FindingView
    number: int
    state: Words
    standard: str
    meaning: str
    elements: tuple[Element, ...]
    claims: tuple[Quoted, ...]
    changed: tuple[tuple[str, Words], ...]
    adopted: str
    is_draft: bool
    is_adopted: bool
    kept: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Recommended:
    """A recommendation, and what became of it."""

    view: RecommendationView
    numbers: str
    appeals: tuple[Line, ...]


def inquiries(request: HttpRequest, viewer: Viewer, typed: Typed | None = None) -> HttpResponse:
    """Every inquiry that may be known of, and the form for a new one."""
    judge = judge_of(request)
    told = {
        "room": "inquiries",
        "lines": [
            (each, day_of(each.opened), day_of(each.closed), LEVELS[each.level.value])
            for each in queries.inquiries(viewer)
        ],
        "levels": [(value, words) for value, words in LEVELS.items() if value != Level.PUBLIC.value],
        "may_open": judge is not None and may_do(judge, "findings.open_inquiry"),
        "today": date.today().isoformat(),
        "typed": typed or Typed(),
    }
    return render(request, "tumen/inquiries.html", told, status=400 if typed else 200)


def inquiry(
    request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None = None, form: str = ""
) -> HttpResponse:
    """One inquiry; with what was ``typed`` into one of its forms where that was refused."""
    found = queries.inquiry(viewer, id)
    judge = judge_of(request)
    refused = claims_refused(viewer, (claim.id for each in found.findings for claim in each.claims))
    findings = [_found(each, number, refused) for number, each in enumerate(found.findings, 1)]
    told = {
        "room": "inquiries",
        "page": found,
        "opened": day_of(found.opened),
        "closed": day_of(found.closed),
        "level": LEVELS[found.level.value],
        "documents": [(each.document, PARTS[each.part.value]) for each in found.documents],
        "findings": findings,
        "adopted": [each for each in findings if each.is_adopted],
        "recommendations": _recommended(viewer, found),
        "is_working": judge is not None and may_do(judge, "findings.draft_finding") and not found.closed,
        "may_change": judge is not None and may_do(judge, "findings.change_inquiry"),
        "may_adopt": judge is not None and may_do(judge, "findings.adopt_finding") and not found.closed,
        "may_report": found.level in (Level.INTERNAL, Level.PUBLIC),
        "typed": typed or Typed(),
        "form": form if typed else "",
        "is_elsewhere": typed is not None and form not in _forms_shown(found),
        "today": date.today().isoformat(),
        **_choices(viewer),
    }
    return render(request, "tumen/inquiry.html", told, status=400 if typed else 200)


def _forms_shown(found: InquiryView) -> set[str]:
    """The forms of the page, each of which says itself why it was refused; of others the page says it."""
    if found.closed:
        return {"change"}
    drafts = [each.id for each in found.findings if each.state is State.DRAFT]
    shown = {"draft", "document", "member", "change", *(["recommend"] if found.findings else [])}
    shown |= {f"{form}-{id}" for id in drafts for form in ("adopt", "change")}
    shown |= {f"appeal-{each.id}" for each in found.recommendations}
    if found.members:
        shown |= {f"dissent-{each.id}" for each in found.findings}
    return shown | {f"undo-{dissent.number}" for each in found.findings for dissent in each.dissents}


def _choices(viewer: Viewer) -> dict[str, object]:
    """What the forms choose from. No standard of proof is chosen beforehand."""
    return {
        "parts": list(PARTS.items()),
        "standards": [
            (each.value, said(each.words), said(each.meaning))
            for each in StandardOfProof
            if each is not StandardOfProof.NONE
        ],
        "rules": [
            (said(rule.called), [(each.code, said(each.called)) for each in rule.elements])
            for rule in rules().values()
        ],
        "offices": [(each.id, each.name) for each in offices(viewer)],
        "channels": [(each.value, words) for each, words in CHANNELS.items()],
    }


def _found(view: FindingView, number: int, refused: frozenset[str]) -> Found:
    claims = quoted(view.claims)
    return Found(
        view=view,
        number=number,
        state=STATES[view.state],
        standard=said(view.standard.words) if view.standard else "",
        meaning=said(view.standard.meaning) if view.standard else "",
        elements=tuple(_element(each, claims) for each in view.carried),
        claims=claims,
        changed=(
            *((claim, CHANGES[how]) for claim, how in view.changed),
            *((each.id, SENTENCES[REFUSED]) for each in view.claims if each.id in refused),
        ),
        adopted=day_of(view.adopted_on),
        is_draft=view.state is State.DRAFT,
        is_adopted=view.state is State.ADOPTED,
        kept={
            "text": view.text,
            "standard": view.standard.value if view.standard else "",
            "elements": list(view.elements),
            "claims": " ".join(claim.id for claim in view.claims),
        },
    )


def _element(carried: CarriedView, claims: tuple[Quoted, ...]) -> Element:
    rule, element = all_elements()[carried.element]
    return Element(
        carried.element,
        f"{said(rule.called)}: {said(element.called)}",
        tuple(each for each in claims if each.id in carried.claims),
        tuple((each, f"{carried.element} {each.id}", each.id in carried.claims) for each in claims),
    )


def _recommended(viewer: Viewer, found: InquiryView) -> list[Recommended]:
    became = appeals_recommended(viewer, [each.id for each in found.recommendations])
    numbers = {each.id: str(number) for number, each in enumerate(found.findings, 1)}
    return [
        Recommended(
            each,
            ", ".join(numbers[id] for id in each.findings),
            tuple(line_of(appeal) for appeal in became.get(each.id, ())),
        )
        for each in found.recommendations
    ]


# ---- the report ----


def report(request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None = None) -> HttpResponse:
    """The report as it would be read, and the form to take it out."""
    given, judge = request.POST, judge_of(request)
    paper = report_of(viewer, id, given)
    told = {
        "room": "inquiries",
        "page": queries.inquiry_line(viewer, id),
        "text": as_text(paper),
        "cited": len(paper.citations),
        "to": given.get("to", ""),
        "why": given.get("why", ""),
        "tongue": paper.tongue.value,
        "is_finished": not paper.is_draft,
        "forms": _FORMS,
        "may_give": judge is not None and may_do(judge, "publication.give_letter"),
        "may_release": judge is not None and may_do(judge, "publication.draft_findings"),
        "refused": typed.refused if typed else "",
    }
    return render(request, "tumen/inquiry_report.html", told, status=400 if typed else 200)


def report_of(viewer: Viewer, id: str, given: QueryDict) -> Paper:
    """The report as asked for by a form."""
    asked = given.get("tongue") or (get_language() or "en")[:2]
    tongue = Tongue.KOREAN if asked == Tongue.KOREAN.value else Tongue.ENGLISH
    with override(tongue.value):
        finished = given.get("finished") == "yes"
        return reported(viewer, id, Report(tongue, timezone.localdate(), not finished, said))
