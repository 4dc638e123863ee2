"""The page of the vocabulary: the codes that the record uses, with their meaning and where they are from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tumen.access.models import Viewer
from tumen.access.queries import may_see
from tumen.consent.purposes import Purpose
from tumen.vocabulary.acts import acts
from tumen.vocabulary.grading import Coded, Credibility, Huridocs, Reliability, StandardOfProof
from tumen.vocabulary.norms import norms
from tumen.web.saying import said


@dataclass(frozen=True, slots=True)
class Term:
    """A code with its words; ``meaning`` and ``source`` are empty where the pack has none; ``address`` leads
    to what the record tells of it."""

    code: str
    words: str
    meaning: str = ""
    source: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A closed set of codes."""

    anchor: str
    title: str
    says: str
    terms: tuple[Term, ...]


def vocabulary(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """All of it on one page: it is the same for everybody who is known here."""
    told = {"room": "house", "parts": _parts() if may_see(viewer) else ()}
    return render(request, "tumen/vocabulary.html", told)


def _parts() -> tuple[Part, ...]:
    return (
        Part(
            "acts",
            _("Acts"),
            _("What is done to people. Codes after HURIDOCS micro-thesaurus 4, with this field’s additions."),
            tuple(_acts()),
        ),
        Part(
            "norms",
            _("Norms"),
            _("Legal instruments and principles that sources invoke, and where each is published."),
            tuple(_norms()),
        ),
        Part(
            "reliability",
            _("Reliability of a source"),
            _("Codes of the Admiralty system; a person gives them."),
            tuple(_coded(Reliability)),
        ),
        Part(
            "credibility",
            _("Credibility of a claim"),
            _("Codes of the Admiralty system; a person gives them."),
            tuple(_coded(Credibility)),
        ),
        Part(
            "huridocs",
            _("Reliability for exchange"),
            _("HURIDOCS micro-thesaurus 42."),
            tuple(_coded(Huridocs)),
        ),
        Part(
            "standards",
            _("Standards of proof"),
            _("As commissions of inquiry name them; a person sets them for an event."),
            tuple(_coded(StandardOfProof)),
        ),
        Part(
            "purposes",
            _("Purposes of consent"),
            _("Each is asked for by itself: yes to one is no yes to another."),
            tuple(_coded(Purpose)),
        ),
    )


def _acts() -> Iterable[Term]:
    for act in acts().values():
        narrower = ", ".join(said(form.name) for form in act.forms)
        meaning = _("Also told more narrowly: %(forms)s") % {"forms": narrower} if narrower else ""
        source = f"HURIDOCS MT4 {act.huridocs}" if act.huridocs else ""
        address = f"{reverse('record')}?{urlencode({'act': act.code})}"
        yield Term(act.code, said(act.label), meaning, source, address)


def _norms() -> Iterable[Term]:
    for norm in norms().values():
        adopted = _("adopted %(year)s") % {"year": norm.adopted} if norm.adopted else ""
        official = norm.name if norm.name != norm.called else ""
        meaning = " · ".join(
            part for part in (said(norm.kind.value), adopted, norm.country, official) if part
        )
        yield Term(norm.code, said(norm.called), meaning, norm.source)


def _coded(codes: Iterable[Coded]) -> Iterable[Term]:
    for code in codes:
        yield Term(code.value, said(code.words), said(code.meaning))
