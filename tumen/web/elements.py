"""The page of an event's obligations: which state was bound by what, and which elements have claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tumen.access.models import Viewer
from tumen.access.queries import may_do
from tumen.claims.queries import ClaimView
from tumen.findings import queries
from tumen.findings.queries import Attached, BoundView, ElementView, RuleView, StateView
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.elements import Reservation
from tumen.vocabulary.elements import elements as all_elements
from tumen.vocabulary.standing import Relation, Standing
from tumen.web.grading import Typed
from tumen.web.saying import said
from tumen.web.viewing import judge_of
from tumen.web.words import Words, date_words, one_line

#: As what an event concerns a state.
PARTS: dict[str, Words] = {
    "from": gettext_lazy("people were taken from there"),
    "to": gettext_lazy("people were taken there"),
    "at": gettext_lazy("it happened there"),
    "by": gettext_lazy("its people or authorities acted"),
}
RELATIONS: dict[Relation, Words] = {
    Relation.PARTY: gettext_lazy("party"),
    Relation.SIGNATORY: gettext_lazy("signatory, not a party"),
    Relation.NOT_A_PARTY: gettext_lazy("not a party"),
    Relation.UNKNOWN: gettext_lazy("not known"),
}
#: How an attached claim is another since.
CHANGES: dict[str, Words] = {
    "it is accepted no more": gettext_lazy("it is accepted no more"),
    "it was changed": gettext_lazy("it was changed"),
}


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim as a table cites it."""

    id: str
    words: str
    by: str
    document: str
    title: str
    on: str


@dataclass(frozen=True, slots=True)
class At:
    """A claim attached to an element, in words."""

    line: Attached
    quoted: Quoted
    changed: Words


@dataclass(frozen=True, slots=True)
class Row:
    """An element in the table."""

    code: str
    called: str
    asks: str
    source: str
    attached: tuple[At, ...]
    could: tuple[Quoted, ...]
    more: int
    waiting: int

    @property
    def is_empty(self) -> bool:
        """Whether no claim at all can be named for it."""
        return not (self.attached or self.could or self.waiting)


@dataclass(frozen=True, slots=True)
class Table:
    """A rule with its elements."""

    code: str
    called: str
    norm: str
    note: str
    source: str
    is_about: bool
    binds_people: bool
    rows: tuple[Row, ...]

    @property
    def with_claims(self) -> int:
        """To how many of its elements a person attached a claim."""
        return sum(1 for row in self.rows if row.attached)


@dataclass(frozen=True, slots=True)
class Held:
    """How a state stood to a norm."""

    norm: str
    relation: Words
    since: str
    is_party: bool
    as_of: str
    is_checked: bool
    note: str
    reservations: tuple[tuple[Reservation, str], ...]


@dataclass(frozen=True, slots=True)
class State:
    """A state and what bound it."""

    name: str
    parts: tuple[Words, ...]
    held: tuple[Held, ...]


def elements(
    request: HttpRequest, viewer: Viewer, id: str, typed: Typed | None = None, form: str = ""
) -> HttpResponse:
    """The obligations of an event; with what was ``typed`` into one of its forms where that was refused."""
    found = queries.obligations(viewer, id)
    if found.id != id and not typed:
        return redirect("elements", id=found.id)
    judge = judge_of(request)
    tables = [_table(each) for each in found.rules]
    told = {
        "room": "record",
        "page": found,
        "name": said(found.name),
        "when": date_words(found.when),
        "day": date_words(Interval.day(found.day)),
        "states": [_state(each) for each in found.states],
        "about": [each for each in tables if each.is_about],
        "others": [each for each in tables if not each.is_about],
        "detached": [(each, _quoted(each.claim), _called(each.element)) for each in found.detached],
        "choices": [(each.called, [(row.code, row.called) for row in each.rows]) for each in tables],
        "is_judging": judge is not None and may_do(judge, "findings.attach_claim"),
        "typed": typed or Typed({name: request.GET.get(name, "")[:100] for name in ("element", "claim")}),
        "form": form if typed else "",
    }
    return render(request, "tumen/elements.html", told, status=400 if typed else 200)


def _called(code: str) -> str:
    rule, element = all_elements()[code]
    return f"{said(rule.called)}: {said(element.called)}"


def _table(view: RuleView) -> Table:
    rule = view.rule
    article = _("%(norm)s, article %(article)s")
    return Table(
        code=rule.code,
        called=said(rule.called),
        norm=article % {"norm": said(rule.instrument.called), "article": rule.article},
        note=said(rule.note),
        source=rule.source,
        is_about=view.is_about,
        binds_people=rule.binds.value == "person",
        rows=tuple(_row(each) for each in view.elements),
    )


def _row(view: ElementView) -> Row:
    element = view.element
    return Row(
        code=element.code,
        called=said(element.called),
        asks=said(element.asks),
        source=element.source,
        attached=tuple(
            At(each, _quoted(each.claim), CHANGES.get(each.changed, "")) for each in view.attached
        ),
        could=tuple(_quoted(each) for each in view.could),
        more=view.could_count - len(view.could),
        waiting=view.waiting,
    )


def _at(line: Attached) -> At:
    return At(line, _quoted(line.claim), CHANGES[line.changed] if line.changed else "")


def _quoted(claim: ClaimView) -> Quoted:
    words = one_line(claim.sentence_text if claim.quote_stands else claim.quote.exact)
    return Quoted(
        claim.id,
        words,
        claim.speaker,
        claim.document_id,
        claim.document_title,
        date_words(claim.published) if claim.published else "",
    )


def quoted(claims: Iterable[ClaimView]) -> tuple[Quoted, ...]:
    """Claims as tables cite them."""
    return tuple(_quoted(each) for each in claims)


def _state(view: StateView) -> State:
    return State(
        said(view.name), tuple(PARTS[part] for part in view.parts), tuple(_held(each) for each in view.bound)
    )


def _held(bound: BoundView) -> Held:
    standing: Standing = bound.standing
    return Held(
        norm=said(bound.norm.called),
        relation=RELATIONS[standing.relation],
        since=date_words(standing.since) if standing.since else "",
        is_party=standing.relation is Relation.PARTY,
        as_of=date_words(standing.as_of) if standing.as_of else "",
        is_checked=standing.is_checked,
        note=standing.note,
        reservations=tuple((each, said(each.says)) for each in bound.reservations),
    )
