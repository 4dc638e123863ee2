"""Each change of what an inquiry finds: findings, dissent, recommendations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import F
from django.utils import timezone

from tumen.access.actions import recorded
from tumen.access.models import Actor
from tumen.claims.errors import NoSuchClaim
from tumen.claims.models import Claim, Status
from tumen.claims.office_rows import Office
from tumen.claims.queries import ClaimView
from tumen.claims.queries import claims as find_claims
from tumen.claims.queries import office as find_office
from tumen.findings.errors import (
    NoReason,
    NoSuchElement,
    NoSuchFinding,
    NoSuchPart,
    NotAccepted,
    NothingFound,
    WrongState,
)
from tumen.findings.inquiring import FindingView, State, inquiry_of, open_row, require_fits
from tumen.findings.models import Dissent, Finding, FindingClaim, Inquiry, Member, Recommendation
from tumen.vocabulary.elements import elements as all_elements
from tumen.vocabulary.grading import StandardOfProof


def draft_finding(
    *,
    actor: Actor,
    inquiry: str,
    text: str,
    standard: StandardOfProof | str = "",
    elements: Iterable[str] = (),
    claims: Iterable[str] = (),
    carries: Iterable[tuple[str, str]] = (),
    replaces: str = "",
) -> Finding:
    """Draft what an inquiry finds, resting on elements (codes) and accepted claims (ids), as they are now.

    ``carries`` says which element is carried by which claim, each pair an element and a claim; what it names
    belongs to the finding without being named again. An element that no claim carries has none yet.

    ``standard`` is the standard of proof that a person chose, "" for none yet; ``replaces`` is an adopted
    finding in whose place it comes. Raises NoSuchInquiry, NoSuchFinding, NoSuchElement, NoSuchClaim,
    NotAccepted, NothingFound, WrongState and NotPermitted.
    """
    row = open_row(actor, inquiry)
    carried = tuple(carries)
    said, chosen, codes, rests = _of_finding(actor, text, standard, elements, claims, carried)
    before = _finding(actor, row, replaces) if replaces else None
    if before and before.state is not State.ADOPTED:
        raise WrongState(f"{before.id} is {before.state.value}: only an adopted finding is replaced.")
    with recorded(actor, "findings.draft_finding", row.public_id) as entry:
        made = Finding.objects.create(
            inquiry=row,
            text=said,
            standard=chosen,
            elements=codes,
            replaces=Finding.objects.get(public_id=before.id) if before else None,
            actor=actor,
        )
        _rest(made, rests, carried)
        entry.detail["finding"] = made.public_id
    return made


def change_finding(
    *,
    actor: Actor,
    inquiry: str,
    finding: str,
    text: str,
    standard: StandardOfProof | str = "",
    elements: Iterable[str] = (),
    claims: Iterable[str] = (),
    carries: Iterable[tuple[str, str]] = (),
) -> Finding:
    """Put what is said now in the place of what a draft said; it rests on its claims as they are now.

    ``carries`` is as with `draft_finding`: what it does not name is carried by none.

    Raises what `draft_finding` does, and WrongState for one that is adopted.
    """
    row = open_row(actor, inquiry)
    kept = _draft(actor, row, finding)
    carried = tuple(carries)
    said, chosen, codes, rests = _of_finding(actor, text, standard, elements, claims, carried)
    with recorded(actor, "findings.change_finding", row.public_id, finding=kept.public_id):
        Finding.objects.filter(pk=kept.pk).update(
            text=said, standard=chosen, elements=codes, revision=F("revision") + 1
        )
        kept.rests_on.all().delete()
        _rest(kept, rests, carried)
    return Finding.objects.get(pk=kept.pk)


def strike_finding(*, actor: Actor, inquiry: str, finding: str) -> Finding:
    """Take a draft out. Raises NoSuchInquiry, NoSuchFinding, WrongState and NotPermitted."""
    row = open_row(actor, inquiry)
    kept = _draft(actor, row, finding)
    with recorded(actor, "findings.strike_finding", row.public_id, finding=kept.public_id):
        kept.struck_at = timezone.now()
        kept.save(update_fields=["struck_at"])
    return kept


def adopt_finding(*, actor: Actor, inquiry: str, finding: str, on: date | None = None) -> Finding:
    """Say that the inquiry adopted a finding: it is never altered from then on.

    To be adopted it names its standard of proof, concerns an element and rests on claims, each accepted and
    unchanged since it was written. The day is none before the inquiry was opened, and none ahead. Raises
    NoSuchInquiry, NoSuchFinding, NotAccepted, NothingFound, WrongState and NotPermitted.
    """
    row = open_row(actor, inquiry)
    kept, found = _draft(actor, row, finding), _finding(actor, row, finding)
    if found.standard is None:
        raise NothingFound(f"{found.id} was not adopted: choose its standard of proof first.")
    if not found.claims:
        raise NothingFound(f"{found.id} was not adopted, because it rests on no claim.")
    if not found.elements:
        raise NothingFound(
            f"{found.id} was not adopted, because it concerns no element. Choose what it is a finding on."
        )
    if found.changed:
        claim = found.changed[0][0]
        raise NotAccepted(
            f"{found.id} was not adopted: {claim}, which it rests on, is another since. Look at it, and keep "
            "the draft again or leave the claim out."
        )
    day = on or timezone.localdate()
    if day < row.opened or day > timezone.localdate():
        raise NothingFound(
            f"{found.id} was not adopted: {day.isoformat()} lies ahead, or before {row.opened.isoformat()}, "
            "when the inquiry was opened."
        )
    with recorded(actor, "findings.adopt_finding", row.public_id, finding=found.id) as entry:
        kept.adopted_on, kept.adopted_by = day, actor
        kept.save(update_fields=["adopted_on", "adopted_by"])
        entry.detail["standard"] = found.standard.value
    return kept


def add_dissent(*, actor: Actor, inquiry: str, finding: str, member: int, why: str) -> Dissent:
    """Note that a member does not agree with a finding, and why.

    Raises NoSuchInquiry, NoSuchFinding, NoSuchPart, NoReason, NothingFound, WrongState and NotPermitted.
    """
    row = open_row(actor, inquiry)
    found = _finding(actor, row, finding)
    who = Member.objects.filter(inquiry=row, pk=member).first()
    if who is None:
        raise NoSuchPart(f"The inquiry {row.public_id} has no member {member}.")
    if not why.strip():
        raise NoReason("Nothing was kept, because it does not say why. Write a sentence on it.")
    if any(each.member == member for each in found.dissents):
        raise NothingFound(f"Member {member} dissents from {found.id} already. Take that back first.")
    with recorded(actor, "findings.add_dissent", row.public_id, finding=found.id, member=member):
        kept = Finding.objects.get(public_id=found.id)
        return Dissent.objects.create(finding=kept, member=who, why=why.strip(), actor=actor)


def undo_dissent(*, actor: Actor, inquiry: str, finding: str, dissent: int, why: str) -> Dissent:
    """Take a dissent back; both rows stay. Raises NoSuchInquiry, NoSuchFinding, NoSuchPart, NoReason,
    WrongState and NotPermitted."""
    row = open_row(actor, inquiry)
    found = _finding(actor, row, finding)
    if dissent not in [each.number for each in found.dissents]:
        raise NoSuchPart(f"{found.id} has no dissent {dissent} that stands.")
    if not why.strip():
        raise NoReason("Nothing was kept, because it does not say why. Write a sentence on it.")
    held = Dissent.objects.get(pk=dissent)
    with recorded(actor, "findings.undo_dissent", row.public_id, finding=found.id):
        return Dissent.objects.create(
            finding=held.finding, member=held.member, why=why.strip(), actor=actor, undoes=held
        )


def recommend(
    *,
    actor: Actor,
    inquiry: str,
    text: str,
    findings: Iterable[str],
    office: str = "",
    addressee: str = "",
) -> Recommendation:
    """Recommend something to an office (by id), or to somebody in words, resting on findings (ids).

    Raises NoSuchInquiry, NoSuchFinding, NoSuchOffice, NothingFound, WrongState and NotPermitted.
    """
    row = open_row(actor, inquiry)
    if not text.strip():
        raise NothingFound("Nothing was kept, because it does not say what is recommended.")
    if not office and not addressee.strip():
        raise NothingFound("Nothing was kept, because it does not say to whom it is recommended.")
    require_fits(Recommendation, addressee=addressee.strip())
    rests = [_finding(actor, row, id) for id in dict.fromkeys(findings)]
    if not rests:
        raise NothingFound("Nothing was kept: name the findings that the recommendation rests on.")
    to = Office.objects.get(public_id=find_office(actor, office).id) if office else None
    with recorded(actor, "findings.recommend", row.public_id) as entry:
        made = Recommendation.objects.create(
            inquiry=row, text=text.strip(), office=to, addressee="" if to else addressee.strip(), actor=actor
        )
        made.findings.set(Finding.objects.filter(public_id__in=[each.id for each in rests]))
        entry.detail["recommendation"] = made.public_id
    return made


def strike_recommendation(*, actor: Actor, inquiry: str, recommendation: str) -> Recommendation:
    """Take a recommendation out; an appeal that was made of it stays. Raises NoSuchInquiry, NoSuchPart,
    WrongState and NotPermitted."""
    row = open_row(actor, inquiry)
    if not any(each.id == recommendation for each in inquiry_of(actor, row.public_id).recommendations):
        raise NoSuchPart(f"The inquiry {row.public_id} has no recommendation {recommendation}.")
    kept = Recommendation.objects.get(public_id=recommendation)
    with recorded(actor, "findings.strike_recommendation", row.public_id, recommendation=recommendation):
        kept.struck_at = timezone.now()
        kept.save(update_fields=["struck_at"])
    return kept


# ---- what is looked at first ----


def _finding(actor: Actor, row: Inquiry, id: str) -> FindingView:
    found = inquiry_of(actor, row.public_id).finding(id)
    if found is None:
        raise NoSuchFinding(f"The inquiry {row.public_id} has no finding {id}. Its page lists them.")
    return found


def _draft(actor: Actor, row: Inquiry, id: str) -> Finding:
    found = _finding(actor, row, id)
    if found.state is not State.DRAFT:
        raise WrongState(f"{found.id} is adopted and is never altered. Draft another in its place.")
    return Finding.objects.get(public_id=found.id)


def _of_finding(
    actor: Actor,
    text: str,
    standard: str,
    elements: Iterable[str],
    claims: Iterable[str],
    carried: Iterable[tuple[str, str]],
) -> tuple[str, str, list[str], list[ClaimView]]:
    """The columns of a finding and the claims that it rests on, looked at."""
    if not text.strip():
        raise NothingFound("Nothing was kept, because the finding says nothing.")
    known = [each.value for each in StandardOfProof if each is not StandardOfProof.NONE]
    if standard and standard not in known:
        raise NothingFound(f"There is no standard {standard}. Use one of {', '.join(known)}.")
    codes = list(dict.fromkeys((*elements, *(element for element, _ in carried))))
    for code in codes:
        if code not in all_elements():
            raise NoSuchElement(f"There is no element {code}. The page of the event lists them.")
    ids = list(dict.fromkeys((*claims, *(claim for _, claim in carried))))
    told = {claim.id: claim for claim in find_claims(actor, ids)}
    for id in ids:
        if id not in told:
            raise NoSuchClaim(
                f"There is no claim {id}. `tumen show` of its document lists those that are kept."
            )
        if told[id].status is not Status.ACCEPTED:
            raise NotAccepted(f"Nothing was kept: no person accepted {id}. Review it first.")
    return text.strip(), StandardOfProof(standard).value if standard else "", codes, [told[id] for id in ids]


def _rest(finding: Finding, rests: Iterable[ClaimView], carried: Iterable[tuple[str, str]]) -> None:
    elements: dict[str, list[str]] = {}
    for element, claim in dict.fromkeys(carried):
        elements.setdefault(claim, []).append(element)
    told = {claim.id: claim.revision for claim in rests}
    rows = dict(Claim.objects.filter(public_id__in=told).order_by().values_list("public_id", "pk"))
    FindingClaim.objects.bulk_create(
        FindingClaim(finding=finding, claim_id=rows[id], revision=revision, elements=elements.get(id, []))
        for id, revision in told.items()
    )
