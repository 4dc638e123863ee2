"""The commands of inquiries: what was heard, what was found on which standard, what is recommended."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from tumen.advocacy.actions import draft_recommended
from tumen.advocacy.queries import REFUSED, REPLACED, appeals_recommended
from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.findings import actions, concluding, queries
from tumen.findings.queries import FindingView, InquiryView, Part
from tumen.publication.forms.papers import Tongue
from tumen.publication.letters import give_letter
from tumen.publication.queries import Form, Report, claims_refused, reported
from tumen.record.titles import when_words
from tumen.vault.durable import write_new
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.deadlines import Channel
from tumen.vocabulary.grading import StandardOfProof

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_STANDARDS = [each.value for each in StandardOfProof if each is not StandardOfProof.NONE]


@click.group(context_settings={"max_content_width": 110})
def inquiry() -> None:
    """Keep inquiries: what was heard, found on which standard of proof, and recommended to whom."""


@inquiry.command("list")
@as_json
@opens_existing_workspace
def list_inquiries(desk: Desk, as_json: bool) -> None:
    """List the inquiries that you may know of, the last opened first."""
    found = queries.inquiries(desk.actor)
    if as_json:
        terminal.answer([terminal.plain(each) for each in found])
        return
    if not found:
        terminal.advise("No inquiry that you may know of. Open one: tumen inquiry open")
    for each in found:
        closed = f", closed {_day(each.closed)}" if each.closed else ""
        terminal.console().print(
            terminal.line(
                terminal.words(each.id, "bold cyan"), f"  opened {_day(each.opened)}{closed}: {each.title}"
            )
        )


@inquiry.command("open")
@click.option("--title", metavar="TEXT", required=True, help="Its title.")
@click.option("--mandate", metavar="TEXT", default="", help="What it is to look into.")
@click.option("--on", type=_DAY, help="On which day; today where it is not given.")
@click.option(
    "--level",
    type=click.Choice(["internal", "restricted", "identity"]),
    default="internal",
    help="The clearance that it takes to know of it.",
)
@opens_existing_workspace
def open_inquiry(desk: Desk, title: str, mandate: str, on: datetime | None, level: str) -> None:
    """Open an inquiry."""
    made = actions.open_inquiry(
        actor=desk.actor,
        title=title,
        mandate=mandate,
        opened=on.date() if on else date.today(),
        level=level,
    )
    terminal.advise(f"{made.public_id} is open. Add what it hears: tumen inquiry document")


@inquiry.command("show")
@click.argument("id", metavar="INQUIRY")
@as_json
@opens_existing_workspace
def show_inquiry(desk: Desk, id: str, as_json: bool) -> None:
    """Show INQUIRY with its documents, findings and recommendations, and what became of these."""
    found = queries.inquiry(desk.actor, _id(id))
    became = appeals_recommended(desk.actor, [each.id for each in found.recommendations])
    if as_json:
        of = {id: [appeal.id for appeal in appeals] for id, appeals in became.items()}
        terminal.answer({**terminal.plain(found), "appeals": of})
        return
    screen = terminal.console()
    screen.print(terminal.line(terminal.words(found.id, "bold cyan"), f"  {found.title}"))
    _print_parts(found)
    refused = claims_refused(desk.actor, (claim.id for each in found.findings for claim in each.claims))
    for number, finding in enumerate(found.findings, 1):
        _print_finding(number, finding)
        for claim in finding.claims:
            if claim.id in refused:
                screen.print(terminal.words(f"      {claim.id}: {REFUSED}", "yellow"))
    for each in found.recommendations:
        screen.print(terminal.words(f"  {each.id}  to {each.addressee}: {each.text}", "bold"))
        if each.is_replaced:
            screen.print(terminal.words(f"      {REPLACED}: recommend it again, or take it out", "yellow"))
        for appeal in became.get(each.id, ()):
            screen.print(terminal.words(f"      appeal {appeal.id}: {appeal.state.value}"))


def _print_parts(found: InquiryView) -> None:
    screen = terminal.console()
    if found.mandate:
        screen.print(terminal.words(f"  {found.mandate}"))
    for member in found.members:
        named = member.name or "named to who is cleared for identities"
        screen.print(terminal.words(f"  member {member.number}: {named} {member.role}".rstrip()))
    for each in found.documents:
        screen.print(terminal.words(f"  {each.part.value}: {each.document.id} {each.document.label}"))


def _print_finding(number: int, finding: FindingView) -> None:
    screen = terminal.console()
    standard = finding.standard.words if finding.standard else "no standard of proof yet"
    screen.print(
        terminal.words(f"  {number}. {finding.id}, {finding.state.value}, {standard}: {finding.text}", "bold")
    )
    for claim in finding.claims:
        screen.print(terminal.words(f"      {claim.id} “{claim.quote.exact}”"))
    for each in finding.carried:
        by = f"carried by {', '.join(each.claims)}" if each.claims else "no claim carries it yet"
        screen.print(terminal.words(f"      element {each.element}: {by}"))
    for claim_id, how in finding.changed:
        screen.print(terminal.words(f"      {claim_id}: {how}", "yellow"))
    for dissent in finding.dissents:
        who = dissent.name or f"member {dissent.member}"
        screen.print(terminal.words(f"      dissent {dissent.number}, {who}: {dissent.why}"))


@inquiry.command("document")
@click.argument("id", metavar="INQUIRY")
@click.argument("document", metavar="DOCUMENT")
@click.option("--part", type=click.Choice(Part.values), default="submission", help="As what it belongs.")
@click.option("--out", is_flag=True, help="Take it out instead.")
@opens_existing_workspace
def document(desk: Desk, id: str, document: str, part: str, out: bool) -> None:
    """Say that DOCUMENT of the record belongs to INQUIRY: its call, a submission, a hearing ..."""
    if out:
        actions.unlink_document(actor=desk.actor, inquiry=_id(id), document=_id(document))
    else:
        actions.link_document(actor=desk.actor, inquiry=_id(id), document=_id(document), part=part)
    terminal.console().print(f"{_id(document)} {'is taken out of' if out else 'belongs to'} {_id(id)}.")


@inquiry.command("member")
@click.argument("id", metavar="INQUIRY")
@click.option("--name", metavar="TEXT", prompt="Who sits on it", help="Who sits on it.")
@click.option("--role", metavar="TEXT", default="", help="As what.")
@opens_existing_workspace
def member(desk: Desk, id: str, name: str, role: str) -> None:
    """Name somebody who sits on INQUIRY. A name not given is asked for, so that no shell keeps it."""
    made = actions.add_member(actor=desk.actor, inquiry=_id(id), name=name, role=role)
    terminal.console().print(f"Member {made.pk} is named.")


@inquiry.command("draft")
@click.argument("id", metavar="INQUIRY")
@click.option("--text", metavar="TEXT", required=True, help="What is found.")
@click.option("--standard", type=click.Choice(_STANDARDS), help="The standard of proof, once it is chosen.")
@click.option("--element", "elements", metavar="ELEMENT", multiple=True, help="An element that it concerns.")
@click.option("--claim", "claims", metavar="CLAIM", multiple=True, help="A claim that it rests on.")
@click.option(
    "--carries",
    metavar="ELEMENT CLAIM",
    nargs=2,
    multiple=True,
    help="An element, and a claim that carries it: both belong to the finding.",
)
@click.option("--finding", metavar="FINDING", help="The draft in whose place this is kept.")
@click.option("--replaces", metavar="FINDING", default="", help="The adopted finding that it replaces.")
@opens_existing_workspace
def draft(
    desk: Desk,
    id: str,
    text: str,
    standard: str | None,
    elements: tuple[str, ...],
    claims: tuple[str, ...],
    carries: tuple[tuple[str, str], ...],
    finding: str | None,
    replaces: str,
) -> None:
    """Draft a finding of INQUIRY on accepted claims, or keep one anew (--finding)."""
    ids = [_id(claim) for claim in claims]
    carried = [(element, _id(claim)) for element, claim in carries]
    if finding:
        made = concluding.change_finding(
            actor=desk.actor,
            inquiry=_id(id),
            finding=_id(finding),
            text=text,
            standard=standard or "",
            elements=elements,
            claims=ids,
            carries=carried,
        )
    else:
        made = concluding.draft_finding(
            actor=desk.actor,
            inquiry=_id(id),
            text=text,
            standard=standard or "",
            elements=elements,
            claims=ids,
            carries=carried,
            replaces=_id(replaces),
        )
    terminal.advise(f"{made.public_id} is a draft. When it is adopted: tumen inquiry adopt")


@inquiry.command("adopt")
@click.argument("id", metavar="INQUIRY")
@click.argument("finding", metavar="FINDING")
@click.option("--on", type=_DAY, help="On which day; today where it is not given.")
@opens_existing_workspace
def adopt(desk: Desk, id: str, finding: str, on: datetime | None) -> None:
    """Say that INQUIRY adopted FINDING. It is never altered from then on."""
    concluding.adopt_finding(
        actor=desk.actor, inquiry=_id(id), finding=_id(finding), on=on.date() if on else None
    )
    terminal.console().print(f"{_id(finding)} is adopted.")


@inquiry.command("dissent")
@click.argument("id", metavar="INQUIRY")
@click.argument("finding", metavar="FINDING")
@click.option("--member", "number", metavar="NUMBER", type=int, help="Who dissents.")
@click.option("--undo", metavar="NUMBER", type=int, help="The dissent that is taken back.")
@click.option("--why", metavar="TEXT", required=True, help="Why.")
@opens_existing_workspace
def dissent(desk: Desk, id: str, finding: str, number: int | None, undo: int | None, why: str) -> None:
    """Note that a member does not agree with FINDING of INQUIRY, or take that back (--undo)."""
    at = {"inquiry": _id(id), "finding": _id(finding)}
    if undo is not None:
        concluding.undo_dissent(actor=desk.actor, **at, dissent=undo, why=why)
    else:
        concluding.add_dissent(actor=desk.actor, **at, member=number or 0, why=why)
    terminal.console().print(f"{_id(finding)}: the dissent is {'taken back' if undo else 'kept'}.")


@inquiry.command("recommend")
@click.argument("id", metavar="INQUIRY")
@click.argument("findings", metavar="FINDING...", nargs=-1, required=True)
@click.option("--text", metavar="TEXT", required=True, help="What is recommended.")
@click.option("--office", metavar="OFFICE", default="", help="To which office.")
@click.option("--to", "addressee", metavar="TEXT", default="", help="Or to whom, in words.")
@opens_existing_workspace
def recommend(desk: Desk, id: str, findings: tuple[str, ...], text: str, office: str, addressee: str) -> None:
    """Recommend something to somebody, resting on each FINDING of INQUIRY."""
    made = concluding.recommend(
        actor=desk.actor,
        inquiry=_id(id),
        text=text,
        findings=[_id(each) for each in findings],
        office=_id(office),
        addressee=addressee,
    )
    terminal.advise(f"{made.public_id} is kept. To make an appeal of it: tumen inquiry appeal")


@inquiry.command("appeal")
@click.argument("recommendation", metavar="RECOMMENDATION")
@click.option(
    "--channel",
    type=click.Choice([each.value for each in Channel]),
    default="letter",
    help="By what it goes.",
)
@opens_existing_workspace
def appeal(desk: Desk, recommendation: str, channel: str) -> None:
    """Begin an appeal of RECOMMENDATION, resting on the claims of its adopted findings."""
    made = draft_recommended(actor=desk.actor, recommendation=_id(recommendation), channel=channel)
    terminal.advise(f"{made.public_id} is a draft: tumen appeal show {made.public_id}")


@inquiry.command("strike")
@click.argument("id", metavar="INQUIRY")
@click.argument("part", metavar="PART")
@opens_existing_workspace
def strike(desk: Desk, id: str, part: str) -> None:
    """Take PART out of INQUIRY: a finding that is a draft, or a recommendation.

    An appeal that was made of a recommendation stays.
    """
    if _id(part) in [each.id for each in queries.inquiry(desk.actor, _id(id)).recommendations]:
        concluding.strike_recommendation(actor=desk.actor, inquiry=_id(id), recommendation=_id(part))
    else:
        concluding.strike_finding(actor=desk.actor, inquiry=_id(id), finding=_id(part))
    terminal.console().print(f"{_id(part)} is taken out.")


@inquiry.command("close")
@click.argument("id", metavar="INQUIRY")
@click.option("--on", type=_DAY, help="On which day; today where it is not given.")
@click.option("--reopen", is_flag=True, help="Open it again instead.")
@opens_existing_workspace
def close(desk: Desk, id: str, on: datetime | None, reopen: bool) -> None:
    """Close INQUIRY: it takes nothing more until it is opened again (--reopen)."""
    found = queries.inquiry(desk.actor, _id(id))
    closed = None if reopen else on.date() if on else date.today()
    actions.change_inquiry(
        actor=desk.actor,
        inquiry=found.id,
        title=found.title,
        mandate=found.mandate,
        opened=found.opened,
        closed=closed,
    )
    terminal.console().print(f"{found.id} is {'open again' if reopen else 'closed'}.")


@inquiry.command("report")
@click.argument("id", metavar="INQUIRY")
@click.option("--file", type=click.Path(path_type=Path), required=True, help="The new file.")
@click.option("--to", metavar="TEXT", required=True, help="To whom it goes.")
@click.option("--why", metavar="TEXT", required=True, help="Why it is taken out.")
@click.option("--form", type=click.Choice(Form.values), default="pdf", help="What it is made as.")
@click.option("--finished", is_flag=True, help="No draft: of adopted findings alone.")
@opens_existing_workspace
def report(desk: Desk, id: str, file: Path, to: str, why: str, form: str, finished: bool) -> None:
    """Take the report of INQUIRY out as a file, every finding with its claims cited; the log keeps that."""
    if file.exists():
        raise click.ClickException(f"{file} is there already. Name another file.")
    paper = reported(desk.actor, _id(id), Report(Tongue.ENGLISH, date.today(), is_draft=not finished))
    made = give_letter(actor=desk.actor, paper=paper, to=to, why=why, form=form, about=_id(id))
    try:
        write_new(file, bytes(made.file))
    except OSError as error:
        raise click.ClickException(
            f"{made.public_id} is kept, and could not be written to {file}: {error.strerror}."
        ) from error
    terminal.console().print(f"{made.public_id} is in {file}.")


def _id(said: str) -> str:
    return said.strip().lower()


def _day(day: date | None) -> str:
    return when_words(Interval.day(day)) if day else "no day"
