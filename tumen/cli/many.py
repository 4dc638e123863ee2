"""One decision on many claims at the terminal: shown first, then made, and undone as a whole."""

from __future__ import annotations

import click

from tumen.claims.choosing import Chosen, chosen
from tumen.claims.many import Round, decide_many, undo_many
from tumen.claims.models import Status
from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.cli.values import ACT
from tumen.record.actions import refresh
from tumen.vocabulary.grading import Credibility

_VERDICTS = [status.value for status in (Status.ACCEPTED, Status.REJECTED, Status.PROPOSED)]


@click.command("many", short_help="One decision on many claims; shown first.")
@click.argument("ids", metavar="[CLAIM]...", nargs=-1)
@click.option("--document", default="", metavar="ID", help="The claims of this document.")
@click.option("--list", "taking", default="", metavar="ID", help="Those of this list (tumen columns list).")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice([*_VERDICTS]),
    help="As they stand now; may be given several times.  [default: proposed]",
)
@click.option("--act", type=ACT, default=None, help="Those that tell this act.")
@click.option("--verdict", type=click.Choice(_VERDICTS), help="Accept, reject, or take reviews back.")
@click.option("--credibility", type=click.Choice([each.value for each in Credibility]), help="Grade them.")
@click.option("--why", default="", metavar="TEXT", help="The reason; it is kept with each.")
@click.option("--sure", is_flag=True, help="Do it. Without this it is shown what would be done.")
@as_json
@opens_existing_workspace
def many(
    desk: Desk,
    ids: tuple[str, ...],
    document: str,
    taking: str,
    statuses: tuple[str, ...],
    act: str | None,
    verdict: str | None,
    credibility: str | None,
    why: str,
    sure: bool,
    as_json: bool,
) -> None:
    """Accept, reject or grade many claims alike, at most 500 at once: all in one step, each with its line.

    Choose them by their ids, a document, a list or an act. A claim that cannot be decided so is left as it is
    and named; the others are decided.
    """
    found = chosen(
        desk.actor,
        document=document.strip().lower(),
        taking=taking.strip().lower(),
        statuses=[Status(each) for each in statuses] or (Status.PROPOSED,),
        act=act or "",
        ids=[id.strip().lower() for id in ids],
    )
    if not sure:
        _show(found, verdict or "", as_json=as_json)
        return
    wanted = [claim.id for claim in found.claims]
    done = decide_many(
        actor=desk.actor, claims=wanted, verdict=verdict or "", credibility=credibility or "", why=why
    )
    refresh(actor=desk.actor)
    _say(done, as_json=as_json)


@click.command("many-undo")
@click.argument("id", metavar="DECISION")
@click.option("--why", required=True, metavar="TEXT", help="The reason; it is kept.")
@as_json
@opens_existing_workspace
def many_undo(desk: Desk, id: str, why: str, as_json: bool) -> None:
    """Undo a decision on many claims. One that a person has changed since stays as it is, and is named."""
    done = undo_many(actor=desk.actor, round=id.strip().lower(), why=why)
    refresh(actor=desk.actor)
    _say(done, as_json=as_json)


def _show(found: Chosen, verdict: str, *, as_json: bool) -> None:
    lines = [(claim, Chosen.why_left(claim, verdict)) for claim in found.claims]
    if as_json:
        terminal.answer([{"id": claim.id, "status": claim.status.value, "left": why} for claim, why in lines])
        return
    screen = terminal.console()
    for claim, why in lines:
        said = f"{claim.id}: {claim.status.value}, “{' '.join(claim.quote.exact.split())}”"
        screen.print(terminal.line(f"{said}; would be left: {why}" if why else said))
    left = sum(bool(why) for _, why in lines)
    more = f" {found.more:,} more are chosen and left out." if found.more else ""
    screen.print(f"{len(lines) - left:,} would be decided, {left:,} left as they are.{more} Do it: --sure.")


def _say(done: Round, *, as_json: bool) -> None:
    if as_json:
        terminal.answer(terminal.plain(done))
        return
    screen = terminal.console()
    for id, why in done.left:
        screen.print(terminal.line(f"{id} is left as it is. {why}"))
    screen.print(f"{done.number}: {len(done.done):,} decided, {len(done.left):,} left as they are.")
