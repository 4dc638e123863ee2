"""The commands of appeals: who was asked what and what came back; judging, writing and following them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import click

from tumen.advocacy import actions, queries
from tumen.advocacy.calendar import DueKind, Wording, as_calendar
from tumen.advocacy.models import StepKind
from tumen.advocacy.queries import AnswerView, AppealView
from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.record.titles import when_words
from tumen.vault.durable import write_new
from tumen.vocabulary.asks import says_not
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.deadlines import Channel, deadlines
from tumen.vocabulary.replies import Attribution, Reply

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_why = click.option("--why", metavar="TEXT", required=True, help="Why.")


@click.command()
@click.option(
    "--of", metavar="KEY", default="", help="Only those that ask this: state:CN, or a key of --json."
)
@click.option("--year", type=int, help="Only those of this year.")
@click.option("--due", is_flag=True, help="Only those whose answer is due or was.")
@click.option(
    "--ics",
    "file",
    type=click.Path(path_type=Path),
    help="Write all days on which something is due to this new file, for a calendar: ids and days alone.",
)
@as_json
@opens_existing_workspace
def appeals(desk: Desk, of: str, year: int | None, due: bool, file: Path | None, as_json: bool) -> None:
    """List the appeals: who was asked what, when, on which ground, and what came back."""
    if file is not None:
        _write_calendar(desk, file)
        return
    waiting = queries.appeals_due(desk.actor) if due else None
    if waiting is not None:
        found = [*waiting.late, *waiting.coming]
    else:
        found = queries.appeals(desk.actor, of=of, year=year)
    if as_json:
        terminal.answer([terminal.plain(each) for each in found])
        return
    if waiting is not None:
        _print_pledges(waiting.pledges)
        if not found:
            terminal.console().print("No answer to an appeal is due within two weeks, and none was due.")
            return
    if not found:
        terminal.console().print("No appeal that you may see. Those of documents come as documents are read.")
        return
    for each in found:
        if not each.is_loose:
            _print_line(each)
    loose = [each for each in found if each.is_loose]
    if loose:
        terminal.console().print(terminal.words(_LOOSE))
    for each in loose:
        _print_line(each)


def _print_pledges(pledges: Iterable[AnswerView]) -> None:
    for each in pledges:
        by = f" by {each.by}" if each.by else ""
        said = f"  what was pledged{by} ({each.id}) was due by {_day(each.due)}"
        terminal.console().print(terminal.line(terminal.words(each.appeal, "bold cyan"), said))


_LOOSE = "Found by reading, judged by nobody, and asked of nobody in particular:"
_DUE = Wording(
    {DueKind.ANSWER: "An answer is due", DueKind.PLEDGE: "What was pledged is due"},
    "See it in your workspace. Days are counted from the day of sending; holidays are not known.",
)


def _write_calendar(desk: Desk, file: Path) -> None:
    if file.exists():
        raise click.ClickException(f"{file} is there already. Name another file.")
    days = queries.due_days(desk.actor)
    try:
        write_new(file, as_calendar(days, _DUE, made=datetime.now(UTC)))
    except OSError as error:
        raise click.ClickException(f"{file} could not be written: {error.strerror}.") from error
    terminal.console().print(
        terminal.words(f"{len(days)} {'day is' if len(days) == 1 else 'days are'} in {file}.")
    )


def _print_line(each: AppealView) -> None:
    screen = terminal.console()
    when = when_words(each.on) if each.on else "no date"
    state = each.state.value if each.is_own or each.state.value != "found" else "told of by others"
    screen.print(terminal.line(terminal.words(each.id, "bold cyan"), f"  {when}, {state}: {each.title}"))
    if each.askers:
        screen.print(terminal.words(f"    asked by {'; '.join(each.askers)}"))
    for part in each.of:
        holder = f" ({part.holder})" if part.holder else ""
        screen.print(terminal.words(f"    of {part.asked.name or 'nobody named'}{holder}"))
        for ask in part.asks:
            stop = "stop or not do: " if ask.is_negative and not says_not(ask.to_do) else ""
            screen.print(terminal.words(f"      - {stop}{ask.to_do}  [{ask.id}]"))
    if each.norms:
        screen.print(
            terminal.words(f"    on the ground of {'; '.join(str(norm.norm) for norm in each.norms)}")
        )
    for answer in each.answers:
        screen.print(terminal.words(f"    answer {_answer(answer)}"))
    for part in each.of:
        if part.asked.key in each.silent:
            whom = f" of {part.asked.name}" if len(each.of) > 1 else ""
            screen.print(terminal.words(f"    no answer{whom} recorded by {_day(each.due_of(part))}"))
    for changed in each.changed:
        screen.print(terminal.words(f"    {changed.item}: {changed.how}", "yellow"))


def _answer(each: AnswerView) -> str:
    """An answer in a line: what it answers, who answered, what officials say of their part, by when."""
    on = f", {_day(each.on)}" if each.on else ""
    by = f", by {each.by}" if each.by else ""
    told = [f"{each.id}{on}{by}: {each.reply.value}"]
    told += [f"({each.attribution.value})"] if each.attribution else []
    told += [f"to {each.ask}"] if each.ask else []
    told += [each.words] if each.words else []
    told += [f"[{each.claim}]"] if each.claim else []
    if each.due:
        told.append(f"to be done by {_day(each.due)}")
    if each.settled_by:
        told.append(f"what came of it: {each.settled_by}")
    return " ".join(told)


@click.group(context_settings={"max_content_width": 110})
def appeal() -> None:
    """Judge appeals that were read in documents, write appeals, and note what came back."""


@appeal.command("show")
@click.argument("id", metavar="APPEAL")
@as_json
@opens_existing_workspace
def show_appeal(desk: Desk, id: str, as_json: bool) -> None:
    """Show APPEAL with its asks, steps and answers, and the claims that may answer it."""
    found = queries.appeal(desk.actor, _id(id))
    proposed = queries.proposed_answers(desk.actor, found.id)
    if as_json:
        terminal.answer({**terminal.plain(found), "proposed": [terminal.plain(each) for each in proposed]})
        return
    _print_line(found)
    screen = terminal.console()
    for event in found.events:
        screen.print(terminal.words(f"    about {event.id}: {event.title}"))
    for each in found.signatories:
        signed = f"signed on {_day(each.signed_on)}" if each.signed_on else "not signed"
        if each.declined_on:
            signed = f"does not sign, said on {_day(each.declined_on)}"
        screen.print(terminal.words(f"    signatory {each.number} {each.name}: {signed}"))
    for step in found.steps:
        screen.print(terminal.words(f"    {_day(step.on)} {step.kind.value}: {step.what} ({step.actor})"))
    for line in found.judged:
        other = line.other or line.part
        screen.print(
            terminal.words(
                f"    judgement {line.number}: {line.kind.value} {other} {line.why} ({line.actor})"
            )
        )
    for claim in proposed:
        screen.print(
            terminal.words(
                f"    may be an answer: {claim.claim} “{claim.words}” ({'; '.join(claim.reasons)})"
            )
        )


@appeal.command("judge")
@click.argument("id", metavar="APPEAL")
@click.option("--one/--none", "is_one", default=True, help="It is an appeal as it stands, or it is none.")
@_why
@opens_existing_workspace
def judge_appeal(desk: Desk, id: str, is_one: bool, why: str) -> None:
    """Say that APPEAL, read in a document, is one as it stands, or is none."""
    actions.judge_appeal(actor=desk.actor, appeal=_id(id), is_one=is_one, why=why)
    terminal.console().print(f"{_id(id)} is judged.")


@appeal.command("apart")
@click.argument("id", metavar="APPEAL")
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@_why
@opens_existing_workspace
def set_apart(desk: Desk, id: str, claims: tuple[str, ...], why: str) -> None:
    """Say that these asks (CLAIM) of APPEAL are an appeal of their own."""
    made = actions.set_asks_apart(
        actor=desk.actor, appeal=_id(id), claims=[_id(each) for each in claims], why=why
    )
    terminal.console().print(f"{made.part} is an appeal of its own.")


@appeal.command("join")
@click.argument("id", metavar="APPEAL")
@click.argument("other", metavar="OTHER")
@_why
@opens_existing_workspace
def join_appeals(desk: Desk, id: str, other: str, why: str) -> None:
    """Say that APPEAL is the same as OTHER, under which both are told."""
    actions.join_appeals(actor=desk.actor, appeal=_id(id), other=_id(other), why=why)
    terminal.console().print(f"{_id(id)} is told with {_id(other)}.")


@appeal.command("undo")
@click.argument("id", metavar="APPEAL")
@click.argument("line", metavar="NUMBER", type=int)
@_why
@opens_existing_workspace
def undo_line(desk: Desk, id: str, line: int, why: str) -> None:
    """Take judgement NUMBER on APPEAL back."""
    actions.undo_line(actor=desk.actor, appeal=_id(id), line=line, why=why)
    terminal.console().print(f"Judgement {line} is taken back.")


@appeal.command("draft")
@click.option("--title", metavar="TEXT", required=True, help="Its title.")
@click.option(
    "--channel",
    type=click.Choice([each.value for each in Channel]),
    default="letter",
    help="By what it goes.",
)
@click.option("--office", metavar="OFFICE", default="", help="To which office.")
@click.option("--to", "addressee", metavar="TEXT", default="", help="Or to whom, in words.")
@click.option(
    "--deadline", type=click.Choice(list(deadlines())), help="The procedure by which an answer is due."
)
@click.option(
    "--ground", "grounds", metavar="NORM", multiple=True, help="A legal ground, by the norm's code."
)
@click.option("--event", "events", metavar="EVENT", multiple=True, help="An event that it is about.")
@click.option("--person", "persons", metavar="PERSON", multiple=True, help="A person that it is about.")
@opens_existing_workspace
def draft_appeal(
    desk: Desk,
    title: str,
    channel: str,
    office: str,
    addressee: str,
    deadline: str | None,
    grounds: tuple[str, ...],
    events: tuple[str, ...],
    persons: tuple[str, ...],
) -> None:
    """Begin an appeal."""
    made = actions.draft_appeal(
        actor=desk.actor,
        title=title,
        channel=channel,
        office=_id(office),
        addressee=addressee,
        deadline=deadline or "",
        grounds=grounds,
        events=[_id(each) for each in events],
        persons=[_id(each) for each in persons],
    )
    terminal.advise(f"{made.public_id} is a draft. Add what is asked: tumen appeal ask")


@appeal.command("ask")
@click.argument("id", metavar="APPEAL")
@click.option("--to-do", metavar="TEXT", required=True, help="What they are asked to do.")
@click.option("--not", "is_negative", is_flag=True, help="They are asked to stop it, or not to do it.")
@click.option("--of", metavar="TEXT", default="", help="Of whom, where it is not the addressee.")
@click.option("--by", type=_DAY, help="By when.")
@click.option("--ground", metavar="NORM", default="", help="On which ground, by the norm's code.")
@click.option("--claim", "claims", metavar="CLAIM", multiple=True, help="A claim that it rests on.")
@opens_existing_workspace
def add_ask(
    desk: Desk,
    id: str,
    to_do: str,
    is_negative: bool,
    of: str,
    by: datetime | None,
    ground: str,
    claims: tuple[str, ...],
) -> None:
    """Add one thing that APPEAL asks; whoever had signed signs again."""
    made = actions.add_ask(
        actor=desk.actor,
        appeal=_id(id),
        to_do=to_do,
        of=of,
        is_negative=is_negative,
        by=by.date() if by else None,
        ground=ground,
        claims=[_id(each) for each in claims],
    )
    terminal.console().print(f"{made.public_id} is kept.")


@appeal.command("strike")
@click.argument("id", metavar="APPEAL")
@click.argument("ask", metavar="ASK")
@opens_existing_workspace
def strike_ask(desk: Desk, id: str, ask: str) -> None:
    """Take ASK out of APPEAL, which was not sent."""
    actions.strike_ask(actor=desk.actor, appeal=_id(id), ask=_id(ask))
    terminal.console().print(f"{_id(ask)} is struck.")


@appeal.command("sign")
@click.argument("id", metavar="APPEAL")
@click.option("--name", metavar="TEXT", default="", help="Somebody who is to sign.")
@click.option("--role", metavar="TEXT", default="", help="As what they sign.")
@click.option("--signed", "number", metavar="NUMBER", type=int, help="The number of a signatory who signed.")
@click.option("--declined", metavar="NUMBER", type=int, help="The number of one who does not sign.")
@click.option("--on", type=_DAY, help="On which day; today where it is not given.")
@opens_existing_workspace
def sign(
    desk: Desk, id: str, name: str, role: str, number: int | None, declined: int | None, on: datetime | None
) -> None:
    """Name somebody who is to sign APPEAL (--name), or note that they signed (--signed) or that they do not
    (--declined)."""
    if declined is not None:
        day = on.date() if on else None
        actions.decline_signature(actor=desk.actor, appeal=_id(id), signatory=declined, on=day)
        terminal.console().print(f"Signatory {declined} does not sign.")
        return
    if number is None:
        made = actions.add_signatory(actor=desk.actor, appeal=_id(id), name=name, role=role)
        terminal.console().print(f"Signatory {made.pk} is to sign.")
        return
    actions.sign_off(actor=desk.actor, appeal=_id(id), signatory=number, on=on.date() if on else None)
    terminal.console().print(f"Signatory {number} signed.")


@appeal.command("step")
@click.argument("id", metavar="APPEAL")
@click.argument("kind", metavar="KIND", type=click.Choice([each.value for each in StepKind]))
@click.option("--what", metavar="TEXT", default="", help="In words.")
@click.option("--on", type=_DAY, help="On which day; today where it is not given.")
@click.option("--due", type=_DAY, help="By when an answer is due; else by the procedure.")
@opens_existing_workspace
def note_step(desk: Desk, id: str, kind: str, what: str, on: datetime | None, due: datetime | None) -> None:
    """Note what was done with APPEAL: sent, followed up, note, withdrawn. Nothing is sent from here."""
    actions.note_step(
        actor=desk.actor,
        appeal=_id(id),
        kind=kind,
        what=what,
        on=on.date() if on else None,
        due=due.date() if due else None,
    )
    terminal.console().print(f"{_id(id)}: the step is kept.")


@appeal.command("answer")
@click.argument("id", metavar="APPEAL")
@click.option(
    "--reply", type=click.Choice([each.value for each in Reply]), help="How they answered (HURIDOCS MT27)."
)
@click.option("--attribution", type=click.Choice([each.value for each in Attribution]), help="HURIDOCS MT28.")
@click.option(
    "--ask", metavar="ASK", default="", help="The ask that it answers; all of it where none is given."
)
@click.option("--claim", metavar="CLAIM", default="", help="The claim that tells it.")
@click.option("--words", metavar="TEXT", default="", help="Or what it says.")
@click.option("--by", metavar="TEXT", default="", help="Who answered.")
@click.option("--on", type=_DAY, help="On which day.")
@click.option("--due", type=_DAY, help="By when what they pledged is to be done.")
@click.option("--none", "is_none", is_flag=True, help="The claim answers something else.")
@click.option("--undo", metavar="ANSWER", default="", help="Take ANSWER back; --words says why.")
@opens_existing_workspace
def note_answer(
    desk: Desk,
    id: str,
    reply: str | None,
    attribution: str | None,
    ask: str,
    claim: str,
    words: str,
    by: str,
    on: datetime | None,
    due: datetime | None,
    is_none: bool,
    undo: str,
) -> None:
    """Note what came back on APPEAL, by a claim or in words; or take an answer back."""
    if undo:
        actions.undo_answer(actor=desk.actor, appeal=_id(id), answer=_id(undo), why=words)
        terminal.console().print(f"{_id(undo)} is taken back.")
        return
    made = actions.note_answer(
        actor=desk.actor,
        appeal=_id(id),
        reply=reply or "",
        ask=_id(ask),
        attribution=attribution or "",
        claim=_id(claim),
        words=words,
        by=by,
        on=on.date() if on else None,
        due=due.date() if due else None,
        is_answer=not is_none,
    )
    terminal.console().print(f"{made.public_id} is kept.")


def _id(id: str) -> str:
    return id.strip().lower()


def _day(day: date | None) -> str:
    return when_words(Interval.day(day)) if day else "no day"
