"""One decision on many claims at the terminal: shown first, then made, and undone as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from tumen.access.models import Level
from tumen.claims.changing import Change, Foreseen, foresee
from tumen.claims.choosing import chosen
from tumen.claims.many import Round, decide_many, undo_many
from tumen.claims.models import Status
from tumen.cli import terminal
from tumen.cli.claims import value_words
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.cli.slot_values import typed_value
from tumen.cli.values import ACT
from tumen.record.actions import refresh
from tumen.vocabulary.grading import Credibility
from tumen.vocabulary.slots import SLOTS

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
@click.option("--slot", default="", metavar="SLOT", help="Give this slot another value, and review none.")
@click.option("--value", default="", metavar="VALUE", help="The value, typed as for tumen claim correct.")
@click.option("--level", type=click.Choice([each.value for each in Level]), help="How sensitive they are.")
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
    slot: str,
    value: str,
    level: str | None,
    why: str,
    sure: bool,
    as_json: bool,
) -> None:
    """Review, grade or mark many claims alike, or change a slot of each, at most 500 at once: all in one
    step, each with its line.

    Choose them by their ids, a document, a list or an act. A claim that cannot be changed so is left as it is
    and named; the others are changed. --slot without --value says that their documents tell nothing of it.
    """
    found = chosen(
        desk.actor,
        document=document.strip().lower(),
        taking=taking.strip().lower(),
        statuses=[Status(each) for each in statuses] or (Status.PROPOSED,),
        act=act or "",
        ids=[id.strip().lower() for id in ids],
    )
    typed = typed_value(slot, value) if slot and value.strip() else None
    change = Change(verdict or "", credibility or "", slot, typed, level or "")
    if not sure:
        _show(foresee(desk.actor, found.claims, change), found.more, as_json=as_json)
        return
    done = decide_many(
        actor=desk.actor,
        claims=[claim.id for claim in found.claims],
        verdict=change.verdict,
        credibility=change.credibility,
        slot=slot,
        value=typed,
        level=change.level,
        why=why,
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


def _show(found: Sequence[Foreseen], more: int, *, as_json: bool) -> None:
    if as_json:
        terminal.answer([_plain(each) for each in found])
        return
    screen = terminal.console()
    for each in found:
        said = f"{each.claim.id}: {each.claim.status.value}, “{' '.join(each.claim.quote.exact.split())}”"
        turns = "".join(
            f"; {turn.of}: {_word(turn.of, turn.old)} → {_word(turn.of, turn.new)}" for turn in each.turns
        )
        screen.print(terminal.line(f"{said}; would be left: {each.left}" if each.left else said + turns))
    left = sum(bool(each.left) for each in found)
    beyond = f" {more:,} more are chosen and left out." if more else ""
    screen.print(f"{len(found) - left:,} would be decided, {left:,} left as they are.{beyond} Do it: --sure.")


def _plain(each: Foreseen) -> dict[str, Any]:
    turns = [
        {"of": turn.of, "old": _word(turn.of, turn.old), "new": _word(turn.of, turn.new)}
        for turn in each.turns
    ]
    return {"id": each.claim.id, "status": each.claim.status.value, "left": each.left, "turns": turns}


def _word(of: str, value: Any) -> str:
    """A value on one line; "-" for none."""
    if value is None:
        return "-"
    return value_words(of, value) if of in SLOTS else str(value.value)


def _say(done: Round, *, as_json: bool) -> None:
    if as_json:
        terminal.answer(terminal.plain(done))
        return
    screen = terminal.console()
    for id, why in done.left:
        screen.print(terminal.line(f"{id} is left as it is. {why}"))
    screen.print(f"{done.number}: {len(done.done):,} decided, {len(done.left):,} left as they are.")
