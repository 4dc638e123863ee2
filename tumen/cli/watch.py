"""The watch at the terminal: feeds, rounds, alerts, signs of danger, and what was passed over."""

from __future__ import annotations

import sys
import threading
from contextlib import suppress
from datetime import datetime
from typing import Any

import click

from tumen.cli import digests, terminal, wording
from tumen.cli.opening import Desk, as_json, opens_existing_workspace
from tumen.record.titles import when_words
from tumen.vault.advising import completed
from tumen.vocabulary.dates import Interval
from tumen.watch import actions, queries
from tumen.watch.actions import REVEALS, SAMPLE
from tumen.watch.later import manners
from tumen.watch.models import ASKING, AlertKind, FeedKind, ItemState
from tumen.watch.queries import ItemView, Sentence
from tumen.watch.sampling import Missed


@click.group(context_settings={"max_content_width": 110})
def watch() -> None:
    """Look at feeds, folders and mailboxes for what can matter, and tell what in it is news."""


for _command in (
    *(digests.digest, digests.reading, digests.post, digests.send),
    *(wording.words, wording.add_word, wording.strike_word),
):
    watch.add_command(_command)


@watch.command("add")
@click.argument("kind", metavar="KIND", type=click.Choice([kind.value for kind in FeedKind]))
@click.argument("address", metavar="ADDRESS")
@click.option("--name", metavar="TEXT", default="", help="What it is called here.")
@click.option("--pages", is_flag=True, help="Ask for the page of each entry too (news feeds).")
@click.option("--agree", is_flag=True, help="You know what asking a site reveals; it is said without this.")
@opens_existing_workspace
def add_feed(desk: Desk, kind: str, address: str, name: str, pages: bool, agree: bool) -> None:
    """Put ADDRESS on the watch: a feed, sitemap, folder, mail (mbox or a folder of messages) or archive.

    The first two are asked for over the network, and nothing is until you agree to that. With the variable
    TUMEN_WATCH_PROXY (socks5h://127.0.0.1:9050) everything is asked through that proxy, or not at all.
    """
    if kind in {each.value for each in ASKING} and not agree:
        agree = sys.stdin.isatty() and click.confirm(f"{REVEALS}\nDo you agree?", default=False)
    made = actions.add_feed(
        actor=desk.actor, kind=kind, address=address, name=name, reads_pages=pages, agreed=agree
    )
    terminal.advise(f"{made.public_id} is on the watch. Look at it with: tumen watch run")


@watch.command("feeds")
@as_json
@opens_existing_workspace
def list_feeds(desk: Desk, as_json: bool) -> None:
    """List what is on the watch, when it was looked at last, and what is wrong with it."""
    found = queries.feeds(desk.actor)
    if as_json:
        terminal.answer([terminal.plain(each) for each in found])
        return
    if not found:
        terminal.advise("Nothing is on the watch. Add something: tumen watch add KIND ADDRESS")
        return
    fixed: dict[str, Any] = {"no_wrap": True}
    wide: dict[str, Any] = {"ratio": 2}
    columns = (("feed", fixed), ("kind", fixed), ("name", wide), ("state", fixed), ("kept", fixed))
    table = terminal.grid(*columns, ("trouble", {}))
    for each in found:
        kept = each.counts.get(ItemState.KEPT.value, 0)
        every = sum(each.counts.values())
        table.add_row(
            each.id,
            each.kind.value,
            terminal.words(each.name),
            each.state.value,
            f"{kept:,} of {every:,}",
            terminal.words(each.trouble),
        )
    terminal.console().print(table)


@watch.command("pause")
@click.argument("id", metavar="FEED")
@opens_existing_workspace
def pause_feed(desk: Desk, id: str) -> None:
    """Look at FEED no more until "tumen watch resume"."""
    actions.pause_feed(actor=desk.actor, feed=id.strip().lower())
    terminal.console().print(f"{id.strip().lower()} is paused.")


@watch.command("resume")
@click.argument("id", metavar="FEED")
@opens_existing_workspace
def resume_feed(desk: Desk, id: str) -> None:
    """Look at FEED again, with the next round."""
    actions.resume_feed(actor=desk.actor, feed=id.strip().lower())
    terminal.console().print(f"{id.strip().lower()} is looked at again.")


@watch.command("remove")
@click.argument("id", metavar="FEED")
@opens_existing_workspace
def remove_feed(desk: Desk, id: str) -> None:
    """Take FEED off the watch for good. What came from it stays."""
    actions.remove_feed(actor=desk.actor, feed=id.strip().lower())
    terminal.console().print(f"{id.strip().lower()} is off the watch.")


@watch.command("run")
@click.option("--every", type=click.IntRange(min=5), metavar="MINUTES", help="Again and again, until Ctrl-C.")
@opens_existing_workspace
def run(desk: Desk, every: int | None) -> None:
    """Look at everything on the watch once: archive, sift, take in, read, and tell what is news.

    Nothing is asked but the feeds that somebody added, each at the pace that its site wants. A round that was
    stopped anywhere goes on with the next one, and takes nothing in twice.
    """
    from tumen.watch.mailing import send_due
    from tumen.watch.running import run_round

    screen, stopped = terminal.console(), threading.Event()
    with suppress(KeyboardInterrupt):
        while True:
            done = run_round(actor=desk.actor, manners=manners())
            said = f"{done.looked} looked at, {done.found} new: {done.kept} kept, {done.passed} passed over"
            said += f", {done.refused} refused" if done.refused else ""
            said += (
                completed(f"; {done.failed} could not be looked at (tumen watch feeds)")
                if done.failed
                else ""
            )
            screen.print(f"{said}.")
            went = send_due(told=lambda said: click.echo(said, err=True))
            if went.sent:
                screen.print(f"{terminal.counted(went.sent, 'digest')} sent by mail.")
            if done.alerts:
                terminal.advise(f"{terminal.counted(done.alerts, 'alert')}: tumen watch alerts")
            if every is None:
                return
            stopped.wait(every * 60)
    screen.print("Stopped. The next round goes on from here.")


@watch.command("alerts")
@click.option("--closed", is_flag=True, help="Those that somebody put away.")
@as_json
@opens_existing_workspace
def list_alerts(desk: Desk, closed: bool, as_json: bool) -> None:
    """List what in the record is news, newest first, each with its sentences."""
    found = queries.alerts(desk.actor, closed=closed)
    if as_json:
        terminal.answer([terminal.plain(each) for each in found.lines])
        return
    screen = terminal.console()
    if not found.lines:
        screen.print("No alert that you may see.")
    for each in found.lines:
        event = f": {each.event.title} ({each.event.id})" if each.event else ""
        appeal = f": {each.title} ({each.about})" if each.about else ""
        appeal = ": people whom nobody counted" if each.is_uncounted else appeal
        screen.print(terminal.words(f"{each.id}  {AlertKind(each.kind).label}{event}{appeal}", "bold"))
        for sentence in each.sentences:
            screen.print(terminal.words(_line(sentence)))
    if found.more:
        terminal.advise("There are more: put away what you have read with tumen watch dismiss ALERT")


def _line(sentence: Sentence) -> str:
    published = when_words(sentence.published) if sentence.published else "no date"
    return (
        f"    “{sentence.words}” ({sentence.publisher or sentence.label}, {published}; {sentence.document})"
    )


@watch.command("dismiss")
@click.argument("id", metavar="ALERT")
@click.option("--undo", is_flag=True, help="Show it again.")
@opens_existing_workspace
def dismiss(desk: Desk, id: str, undo: bool) -> None:
    """Put ALERT away for everybody; with --undo it is shown again."""
    act = actions.undo_dismissal if undo else actions.dismiss_alert
    act(actor=desk.actor, alert=id.strip().lower())
    terminal.console().print(f"{id.strip().lower()} is {'shown again' if undo else 'put away'}.")


@watch.command("board")
@click.option("--until", metavar="DAY", type=click.DateTime(["%Y-%m-%d"]), help="Without it until today.")
@as_json
@opens_existing_workspace
def show_board(desk: Desk, until: datetime | None, as_json: bool) -> None:
    """Show the signs of danger ahead of eight weeks, by indicator and week, with their sentences."""
    found = queries.board(desk.actor, on=until.date() if until else None)
    if as_json:
        terminal.answer(terminal.plain(found))
        return
    screen = terminal.console()
    for row in found.rows:
        days = terminal.counted(max(0, row.days or 0), "day")
        age = "no sign" if row.days is None else f"last sign {days} {'before that day' if until else 'ago'}"
        screen.print(terminal.words(f"{row.indicator.en}: {age}", "bold"))
        for week in row.weeks:
            if week.sentences:
                screen.print(f"  week of {when_words(Interval.day(week.monday))}")
            for sentence in week.sentences:
                screen.print(terminal.words(_line(sentence)))


@watch.command("items")
@click.option(
    "--of",
    type=click.Choice([state.value for state in ItemState]),
    default=ItemState.PASSED.value,
    show_default=True,
    help="Which items.",
)
@as_json
@opens_existing_workspace
def list_items(desk: Desk, of: str, as_json: bool) -> None:
    """List what came and was passed over, kept or refused, the newest fifty, each with why."""
    found = queries.items(desk.actor, of=of)
    if as_json:
        terminal.answer(terminal.plain(found))
        return
    screen = terminal.console()
    screen.print(f"{terminal.counted(found.count, 'item')} {of}.")
    for each in found.lines:
        screen.print(terminal.words(f"{each.id}  {_title(each)}"))
        screen.print(terminal.words(f"    {_why(each)}", "dim"))


def _title(item: ItemView) -> str:
    told = item.title or item.address or item.document
    return told if item.is_told else "its title is shown to who is cleared for identities"


def _why(item: ItemView) -> str:
    if item.reason:
        return item.reason
    touched = ", ".join(item.groups) or "no word of the field"
    return f"touches: {touched}; worth {item.worth} of the {item.needed} needed"


@watch.command("keep")
@click.argument("id", metavar="ITEM")
@click.option("--why", metavar="TEXT", required=True, help="Why it matters.")
@opens_existing_workspace
def keep(desk: Desk, id: str, why: str) -> None:
    """Take ITEM, which was passed over, in after all: with the next round."""
    actions.keep_passed(actor=desk.actor, thing=id.strip().lower(), why=why)
    terminal.advise(f"{id.strip().lower()} is taken in with the next round: tumen watch run")


@watch.command("sample")
@click.option("--size", type=click.IntRange(1, 500), default=SAMPLE, show_default=True, help="How many.")
@opens_existing_workspace
def sample(desk: Desk, size: int) -> None:
    """Draw items at random from what was passed over, to see how much of it matters."""
    made = actions.draw_sample(actor=desk.actor, size=size)
    drawn = f"{terminal.counted(len(made.drawn), 'item')} of {made.population:,}"
    terminal.advise(f"{made.public_id}: {drawn} drawn. Look at them: tumen watch samples")


@watch.command("samples")
@as_json
@opens_existing_workspace
def list_samples(desk: Desk, as_json: bool) -> None:
    """List the samples with their items, and what they say of how much the sieve misses."""
    found = queries.samples(desk.actor)
    if as_json:
        terminal.answer([terminal.plain(each) for each in found])
        return
    screen = terminal.console()
    if not found:
        terminal.advise("No sample was drawn yet: tumen watch sample")
    for each in found:
        left = f"{each.left} still to be looked at" if each.left else ""
        said = missed_words(each.missed) if each.missed else left
        screen.print(terminal.words(f"{each.id}  {said}", "bold"))
        for item, matters in each.items:
            mark = {None: "?", True: "matters", False: "does not"}[matters]
            screen.print(terminal.words(f"    {item.id}  {mark:<9} {_title(item)}"))
            if item.opening:
                screen.print(terminal.words(f"        {item.opening}"))


def missed_words(missed: Missed) -> str:
    """What a sample says, in a sentence."""
    return (
        f"Of {missed.population:,} passed over, {missed.looked:,} were drawn and {missed.mattered:,} of them "
        f"matter: of all of them {missed.low:,} to {missed.high:,} (95 %)."
    )


@watch.command("judge")
@click.argument("sample", metavar="SAMPLE")
@click.argument("id", metavar="ITEM")
@click.option("--matters/--does-not", "matters", required=True, help="Whether it matters.")
@opens_existing_workspace
def judge(desk: Desk, sample: str, id: str, matters: bool) -> None:
    """Say whether ITEM of SAMPLE matters; the last answer holds."""
    actions.judge_passed(
        actor=desk.actor, sample=sample.strip().lower(), thing=id.strip().lower(), matters=matters
    )
    terminal.console().print(f"{id.strip().lower()}: {'matters' if matters else 'does not matter'}.")
