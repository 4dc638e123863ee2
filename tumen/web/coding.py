"""Coding a document alone, beside somebody who does the same; then how far both agree, where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.claims import queries
from tumen.claims.queries import ClaimView, CodedView, Difference, DocumentCoding, SlotView, Status
from tumen.documents import queries as documents
from tumen.vocabulary.slots import SLOTS
from tumen.web.grading import Typed
from tumen.web.reviewing import chosen_of, desk_page, in_order
from tumen.web.saying import said as said_in_pages
from tumen.web.tellings import Telling, telling_of
from tumen.web.viewing import judge_of
from tumen.web.words import value_words

#: Where two codings are compared beside the slots: whether the document says so at all.
VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """How far two agree in one slot: of how many claims, in how many of a hundred, and kappa."""

    label: str
    items: int
    observed: str
    kappa: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the two say of one slot of a claim."""

    name: str
    label: str
    one: str
    other: str
    chosen: str


@dataclass(frozen=True, slots=True)
class DifferenceShown:
    """A claim on which the two differ, with why each says so, and how it was settled."""

    telling: Telling
    said: tuple[Said, ...]
    reasons: tuple[tuple[str, str], ...]
    settled: str
    why: str
    refused: str
    typed_why: str


@dataclass(frozen=True, slots=True)
class CodingPage:
    """Where the coding of a document stands; ``agreement`` and ``differences`` once both are done."""

    id: str
    title: str
    units: int
    coders: tuple[tuple[str, bool], ...]
    is_over: bool
    is_mine: bool
    may_take: bool
    is_taking: bool
    agreement: tuple[AgreementLine, ...]
    differences: tuple[DifferenceShown, ...]
    alike: int
    alike_open: int
    refused: str


def coding(
    request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None = None, claim: str = ""
) -> HttpResponse:
    """One's own coding at the desk while it lasts; else where the coding stands, and what both said."""
    judge = judge_of(request)
    found = queries.coding(viewer, id, judge=judge)
    typed = typed or Typed()
    is_taking = judge is not None and may_do(judge, "claims.code_claim")
    status = 400 if typed.refused else 200
    if found.mine and not found.mine.is_ended:
        return _at_the_desk(request, viewer, found, typed, claim, is_taking=is_taking, status=status)
    page = coding_page(found, documents.text_of(viewer, id).title, typed, claim, is_taking=is_taking)
    return render(request, "tumen/coding.html", {"room": "review", "page": page}, status=status)


def own_claims(found: DocumentCoding) -> list[ClaimView]:
    """The claims as a machine read them, with what the coder said of each so far."""
    mine = found.mine
    coded = mine.coded if mine else {}
    return in_order(
        _overlaid(each, coded[each.id], mine.coder) if mine and each.id in coded else each
        for each in found.units
    )


def coding_page(
    found: DocumentCoding, title: str, typed: Typed, claim: str, *, is_taking: bool
) -> CodingPage:
    """The page's words, from what its viewer may know."""
    names = [each.coder for each in found.codings]
    units = {each.id: each for each in found.units}
    return CodingPage(
        id=found.document,
        title=title,
        units=len(found.units),
        coders=tuple((each.coder, each.is_ended) for each in found.codings),
        is_over=found.is_over,
        is_mine=found.is_mine,
        may_take=is_taking and not found.is_mine and len(found.codings) < 2 and bool(found.units),
        is_taking=is_taking,
        agreement=tuple(
            AgreementLine(_label(name), each.items, _share(each.observed), _kappa(each.kappa))
            for name, each in found.agreement.items()
        ),
        differences=tuple(
            _difference(each, units[each.claim], found, names, typed if each.claim == claim else Typed())
            for each in found.differences
        ),
        alike=len(found.alike),
        alike_open=sum(id not in found.settled for id in found.alike),
        refused="" if claim else typed.refused,
    )


def _at_the_desk(
    request: HttpRequest,
    viewer: Viewer,
    found: DocumentCoding,
    typed: Typed,
    claim: str,
    *,
    is_taking: bool,
    status: int,
) -> HttpResponse:
    text, claims = documents.text_of(viewer, found.document), own_claims(found)
    asked = request.POST if typed.refused else request.GET
    at = chosen_of(claims, claim or asked.get("claim", ""))
    page = desk_page(text, claims, claims, at, asked.get("slot", ""), typed)
    mine = found.mine
    page = replace(
        page,
        is_coding=True,
        correct="code-slot",
        is_taking=is_taking,
        may_not=not is_taking,
        name=mine.coder if mine else "",
    )
    return render(request, "tumen/review.html", {"room": "review", "page": page}, status=status)


def _overlaid(claim: ClaimView, coded: CodedView, coder: str) -> ClaimView:
    slots = dict(claim.slots)
    for name, value in coded.otherwise.items():
        read = claim.slots.get(name)
        slots[name] = SlotView(
            name, SLOTS[name].label, value, filled_by=coder, proposed=read.value if read else None
        )
    ordered = {name: slots[name] for name in SLOTS if name in slots}
    return replace(claim, status=coded.verdict, slots=ordered)


def _difference(
    difference: Difference,
    claim: ClaimView,
    found: DocumentCoding,
    names: Sequence[str],
    typed: Typed,
) -> DifferenceShown:
    one, other = difference.said
    settled = found.settled.get(claim.id)
    by = ""
    if settled:
        how = _("by both together") if settled.is_together else _("by {name}").format(name=settled.by)
        by = f"{_verdict_words(settled.verdict.value)}, {how}"
    reasons = [(each.coder, each.coded[claim.id].why) for each in found.codings if claim.id in each.coded]
    return DifferenceShown(
        telling=telling_of(claim),
        said=tuple(
            Said(name, _label(name), _words(name, one), _words(name, other), typed.values.get(name, ""))
            for name in difference.slots
        ),
        reasons=tuple((name, why) for name, why in reasons if why),
        settled=by,
        why=settled.why if settled else "",
        refused=typed.refused,
        typed_why=typed.values.get("why", ""),
    )


def _words(name: str, said: Mapping[str, Any]) -> str:
    return _verdict_words(said[VERDICT]) if name == VERDICT else value_words(name, said.get(name))


def _verdict_words(verdict: str) -> str:
    return (
        _("the document says so") if verdict == Status.ACCEPTED.value else _("the document does not say so")
    )


def _label(name: str) -> str:
    return _("whether the document says so") if name == VERDICT else said_in_pages(SLOTS[name].label)


def _share(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"


def _kappa(kappa: float | None) -> str:
    """Two places; nothing where kappa is not defined."""
    return "–" if kappa is None else f"{kappa:.2f}".replace("-", "−")
