"""What people judged, in a reader's words, and the form in which the next person judges.

A form begins empty, whatever was judged before and whatever else is known: nothing is proposed to whoever has
to judge. What somebody typed comes back only with the answer that refuses it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from tumen.access.models import Viewer
from tumen.claims import queries
from tumen.claims.queries import ClaimGradeView, ClaimView, SourceGradeView, graded
from tumen.record.queries import StandardView
from tumen.vocabulary.grading import Coded, Credibility, Huridocs, Reliability, StandardOfProof
from tumen.web.saying import said
from tumen.web.words import day_words

#: What stands in a form's choice for taking back what holds.
WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person sent with a form, and the sentence that says why it was not kept, in their language."""

    values: Mapping[str, str] = field(default_factory=dict)
    refused: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "refused", said(self.refused))


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """One judgement in words: what, by whom and when, why; ``note`` says what else a reader must know."""

    says: str
    meaning: str
    beside: str
    by: str
    why: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    meaning: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Form:
    """``choices`` of the field ``name``; ``beside`` are those of a second field that may stay empty."""

    name: str
    legend: str
    choices: tuple[Choice, ...]
    beside_name: str
    beside_legend: str
    beside: tuple[Choice, ...]
    why: str
    refused: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A section of a page: what holds, the form, and what was judged before, newest first."""

    title: str
    says: str
    none: str
    held: JudgedLine | None
    earlier: tuple[JudgedLine, ...]
    address: str
    command: str
    form: Form | None


@dataclass(frozen=True, slots=True)
class GradeNote:
    """The grade that holds of a claim or of one of its sources: ``of`` is the source's name, or empty."""

    of: str
    says: str


@dataclass(frozen=True, slots=True)
class Grades:
    """The grades of claims and of their sources, by id, for a page that shows many."""

    of_claims: Mapping[str, tuple[ClaimGradeView, ...]] = field(default_factory=dict)
    of_sources: Mapping[str, tuple[SourceGradeView, ...]] = field(default_factory=dict)

    @classmethod
    def seen_by(cls, viewer: Viewer, claims: Sequence[ClaimView]) -> Grades:
        sources = {source.id for claim in claims for chain in claim.told_by for source in chain}
        return cls(
            queries.claim_grades(viewer, [claim.id for claim in claims]),
            queries.source_grades(viewer, sources),
        )

    def of(self, claim: ClaimView) -> tuple[GradeNote, ...]:
        """The claim's own grade and those of its sources; of what nobody graded, nothing."""
        own = graded(self.of_claims.get(claim.id, ()))
        notes = [GradeNote("", said(own.credibility.label))] if own and own.credibility else []
        for source in dict.fromkeys(source for chain in claim.told_by for source in chain):
            if held := graded(self.of_sources.get(source.id, ())):
                notes.append(GradeNote(source.name, reliability_words(held)))
        return tuple(notes)


#: Where nobody has graded anything.
NO_GRADES = Grades()


def reliability_words(grade: SourceGradeView | None) -> str:
    """ "B, mostly reliable", or "not graded"."""
    return said(grade.reliability.label) if grade and grade.reliability else _("not graded")


def source_panel(
    id: str, grades: Sequence[SourceGradeView], *, address: str, is_open: bool, typed: Typed
) -> Panel:
    """How far the source can be relied on. ``is_open`` says that the page takes judgements."""
    lines = [_source_line(grade) for grade in grades]
    is_held = graded(grades) is not None
    return Panel(
        title=_("How far it can be relied on"),
        says=_(
            "A person’s judgement of the source, whatever it says this time. It is computed from nothing."
        ),
        none=_("Nobody has graded this source."),
        held=lines[-1] if lines else None,
        earlier=tuple(lines[-2::-1]),
        address=address,
        command=f"source grade {id} --reliability CODE --why TEXT",
        form=Form(
            name="reliability",
            legend=_("Reliability"),
            choices=_choices(Reliability, typed, "reliability", withdraw=is_held),
            beside_name="huridocs",
            beside_legend=_("HURIDOCS micro-thesaurus 42, if you use it; it does not follow from the above"),
            beside=_choices(Huridocs, typed, "huridocs"),
            why=typed.values.get("why", ""),
            refused=typed.refused,
        )
        if is_open
        else None,
    )


def claim_panel(
    claim: ClaimView, grades: Sequence[ClaimGradeView], *, address: str, is_open: bool, typed: Typed
) -> Panel:
    """How far the claim can be believed. ``is_open`` says that the page takes judgements."""
    lines = [_claim_line(grade, claim) for grade in grades]
    is_held = graded(grades) is not None
    return Panel(
        title=_("How far it can be believed"),
        says=_("A person’s judgement of this claim, whoever makes it. It is computed from nothing."),
        none=_("Nobody has graded this claim."),
        held=lines[-1] if lines else None,
        earlier=tuple(lines[-2::-1]),
        address=address,
        command=f"claim grade {claim.id} --credibility CODE --why TEXT",
        form=_plain_form(
            "credibility",
            _("Credibility"),
            _choices(Credibility, typed, "credibility", withdraw=is_held),
            typed,
        )
        if is_open
        else None,
    )


def event_panel(
    id: str, lines: Sequence[StandardView], *, address: str, is_open: bool, typed: Typed
) -> Panel:
    """The standard of proof that the event meets. ``is_open`` says that the page takes judgements."""
    told = [_standard_line(line, id) for line in lines]
    is_held = bool(lines) and not lines[-1].is_withdrawal
    standards = tuple(each for each in StandardOfProof if is_held or each is not StandardOfProof.NONE)
    return Panel(
        title=_("Standard of proof"),
        says=_("A person’s judgement of all that is known of this. It is computed from nothing."),
        none=_("No standard set: nobody has judged it."),
        held=told[-1] if told else None,
        earlier=tuple(told[-2::-1]),
        address=address,
        command=f"event standard {id} STANDARD --why TEXT",
        form=_plain_form(
            "standard",
            _("Standard of proof"),
            tuple(
                Choice(
                    each.value,
                    said(each.words),
                    said(each.meaning),
                    typed.values.get("standard") == each.value,
                )
                for each in standards
            ),
            typed,
        )
        if is_open
        else None,
    )


def _plain_form(name: str, legend: str, choices: tuple[Choice, ...], typed: Typed) -> Form:
    return Form(name, legend, choices, "", "", (), typed.values.get("why", ""), typed.refused)


def _choices(
    codes: Iterable[Coded], typed: Typed, name: str, *, withdraw: bool = False
) -> tuple[Choice, ...]:
    chosen = typed.values.get(name, "")
    found = [Choice(code.value, said(code.label), said(code.meaning), chosen == code.value) for code in codes]
    if withdraw:
        meaning = _("Takes back the grade that holds; it stays in the history.")
        found.append(Choice(WITHDRAW, _("not graded"), meaning, chosen == WITHDRAW))
    return tuple(found)


def _by(line: SourceGradeView | ClaimGradeView | StandardView) -> str:
    return f"{line.actor}, {day_words(line.at)}"


def _source_line(grade: SourceGradeView) -> JudgedLine:
    meaning = said(grade.reliability.meaning) if grade.reliability else _("The grade was taken back.")
    beside = f"HURIDOCS MT42: {said(grade.huridocs.label)}" if grade.huridocs else ""
    return JudgedLine(reliability_words(grade), meaning, beside, _by(grade), grade.why)


def _claim_line(grade: ClaimGradeView, claim: ClaimView) -> JudgedLine:
    code = grade.credibility
    if code is None:
        return JudgedLine(_("not graded"), _("The grade was taken back."), "", _by(grade), grade.why)
    note = ""
    if grade.claim != claim.id:
        note = _("Given to %(claim)s, whose place this claim has taken.") % {"claim": grade.claim}
    elif grade.revision != claim.revision:
        note = _("The claim has changed since.")
    return JudgedLine(said(code.label), said(code.meaning), "", _by(grade), grade.why, note)


def _standard_line(line: StandardView, event: str) -> JudgedLine:
    note = ""
    if line.named != event:
        note = _("Set for %(event)s, which was joined with this.") % {"event": line.named}
    return JudgedLine(said(line.standard.words), said(line.standard.meaning), "", _by(line), line.why, note)
