"""The words of the watch at the terminal: those that people added, and what one would have caught."""

from __future__ import annotations

import click

from tumen.cli import terminal
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.reading.sieve import OWN
from tumen.watch import queries, widening
from tumen.watch.models import Word


@click.command("words")
@as_json
@opens_existing_workspace
def words(desk: Desk, as_json: bool) -> None:
    """List the words that people added to those of the pack, newest first, with what each kept."""
    found = queries.words(desk.actor)
    if as_json:
        terminal.answer([terminal.plain(each) for each in found])
        return
    screen = terminal.console()
    if not found:
        terminal.advise("Nobody added a word: tumen watch add-word WORD --try")
    for each in found:
        where = f"{each.group} ({each.part})" if each.part else each.group
        kept = f", {terminal.counted(each.kept, 'document')} kept" if each.place is Word.Place.SIEVE else ""
        screen.print(terminal.words(f"{each.id}  {each.words}  {where}, by {each.actor}{kept}"))


@click.command("add-word")
@click.argument("typed", metavar="WORD")
@click.option("--group", metavar="NAME", default=OWN, show_default=True, help="A group of the sieve's words.")
@click.option("--sign", metavar="NAME", default="", help="An indicator, in place of a group of the sieve.")
@click.option(
    "--part",
    type=click.Choice(["what", "happens"]),
    default="what",
    show_default=True,
    help="Which list of the indicator.",
)
@click.option("--expression", is_flag=True, help="WORD is an expression of RE2.")
@click.option("--try", "tries", is_flag=True, help="Say what it would have caught, and add nothing.")
@opens_existing_workspace
def add_word(desk: Desk, typed: str, group: str, sign: str, part: str, expression: bool, tries: bool) -> None:
    """Look for WORD from now on, in English or Korean, beside those of the pack.

    Whatever holds it is kept, unless another group is named, which is worth less. With --try it says what of
    the last thirty days would have been kept.
    """
    place = Word.Place.SIGN.value if sign else Word.Place.SIEVE.value
    to = {"place": place, "group": sign or group, "part": part if sign else ""}
    screen = terminal.console()
    if not tries:
        made = widening.add_word(actor=desk.actor, **to, words=typed, is_expression=expression)
        terminal.advise(f"{made.public_id} is looked for from now on: tumen watch words")
        return
    found = queries.preview(desk.actor, typed, **to, as_re2=expression)
    screen.print(f"{found.caught:,} of {found.looked:,} would have been kept with it in thirty days.")
    if found.touched:
        screen.print(f"{found.touched:,} more hold it, and are worth too little all the same.")
    for each in found.items:
        screen.print(terminal.words(f"    {each.id}  {each.title or each.address}"))
    for sentence in found.signs:
        screen.print(terminal.words(f"    “{sentence.words}” ({sentence.publisher or sentence.label})"))


@click.command("strike-word")
@click.argument("id", metavar="ID")
@opens_existing_workspace
def strike_word(desk: Desk, id: str) -> None:
    """Look for the added word ID no more. What it kept stays."""
    widening.strike_word(actor=desk.actor, word=id.strip().lower())
    terminal.console().print(f"{id.strip().lower()} is looked for no more.")
