"""The watch over the sixty days of a world (`trials.world`), killed at any moment, held against the truth.

A round a day, by the watch's own command, at a clock that is passed in. Each round is killed so often, at
moments drawn at random, and gone on with. At the end of each day it is written down what is told by then; at
the end of all it is compared: was every story told on its day, what was told that is no news, is each thing
there once, and has anything been asked inward.
"""

from __future__ import annotations

import io
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from datetime import time as hour
from pathlib import Path
from typing import Any

from django.utils import timezone

from tests.readers import Readers
from trials.ground import Child, close
from trials.ledger import wrong
from trials.watched import Books
from trials.work import run
from trials.world import outlets
from trials.world.hostile import HARMS, LASTING, LISTS
from trials.world.pieces import DAYS, FIRST, Piece, letters, pieces
from trials.world.sites import Sites, serving
from tumen.access.actors import local
from tumen.access.models import Actor
from tumen.advocacy.actions import add_ask, draft_appeal, note_step
from tumen.advocacy.models import StepKind
from tumen.cli import watch as command
from tumen.reading import Source
from tumen.vault.acting import acting_as
from tumen.vault.workspace import Workspace
from tumen.vocabulary.deadlines import Channel
from tumen.watch import actions, alerting
from tumen.watch.fetching import Asker, Limits
from tumen.watch.manners import Manners
from tumen.watch.models import Feed
from tumen.watch.outward import is_outward, require_public

#: The hour of the round of each day, after everything that the day brought.
ROUND_AT = 18
#: How far the clock goes on after a kill: longer than a killed round holds the watch.
AFTER_A_KILL = timedelta(minutes=4)
#: Seconds that a site of the trial may take; the watch itself lets it have a minute.
SECONDS = 5.0
#: Attempts for each kill of a day: some rounds end before they are killed.
ATTEMPTS = 4
#: What is read before the first round, in each language: its reader is loaded in the rounds' parent, and not
#: seconds long in every round that is then killed while it loads.
WARM = {
    "en": "China returned 60 North Koreans on Monday, the council said. “They cried,” she said.",
    "ko": "협의회는 중국이 9일 탈북민 60명을 북송했다고 밝혔다. “다리를 건넜다”고 말했다.",
}
#: Days after which most of the sites that mean harm are taken off the watch: each look at them is alike.
PATIENCE = 1


class Clock:
    """The clock of the world, in the place of the machine's for every room."""

    def __init__(self) -> None:
        self.now = datetime.combine(FIRST - timedelta(days=1), hour(ROUND_AT), UTC)

    def begin(self, day: int) -> None:
        self.now = datetime.combine(FIRST + timedelta(days=day - 1), hour(ROUND_AT), UTC)

    @contextmanager
    def passed_in(self) -> Iterator[None]:
        real = timezone.now
        timezone.now = lambda: self.now
        try:
            yield
        finally:
            timezone.now = real


@contextmanager
def run_at(day: int) -> Iterator[None]:
    """The clock at the round of a day, for the block."""
    clock = Clock()
    clock.begin(day)
    with clock.passed_in():
        yield


def trial(
    folder: Path,
    *,
    count: int,
    seed: int,
    tell: Callable[[str], None],
    days: int = DAYS,
    only: tuple[str, ...] = (),
    all_events: bool = False,
) -> dict[str, Any]:
    """Play so many ``days`` with ``count`` kills spread over them, with all outlets or ``only`` these;
    ``all_events``: as if every event of the record were news of the field."""
    told = [one for one in pieces(days) if not only or one.outlet in only]
    clock, chance, world = Clock(), random.Random(seed), folder / "world"
    world.mkdir()
    began, killed, readers = time.perf_counter(), 0, _warm()
    with serving(world) as sites, clock.passed_in(), asking(sites), telling(all_events):
        books = Books(told)
        _first_day(world, sites, told, only)
        for day in _days(days):
            clock.begin(day)
            _lay_out(world, sites, told, day)
            killed += _round(clock, chance, count * day // days - killed, books)
            if day == PATIENCE:
                _leave_alone(sites, () if only else LASTING)
            books.end(day)
            close()
            tell(f"day {day}: {killed} kills, {len(books.news)} told")
        found = books.found()
        inward = sites.asked("inward")
    close()
    readers.close()
    faults = [*books.faults(), *(f"asked inward: {path}" for path in inward)]
    faults += wrong(Workspace(folder / "workspace"), ())
    return {
        "days": books.last,
        "pieces": len(books.pieces),
        "kills": killed,
        "seconds": time.perf_counter() - began,
        **found,
        "asked_inward": len(inward),
        "faults": faults,
    }


def _days(days: int) -> Iterator[int]:
    """Each day; Ctrl-C ends with the day that is under way, and what was found until then is told."""
    stopped: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: stopped.append(number))
    try:
        for day in range(1, days + 1):
            if not stopped:
                yield day
    finally:
        signal.signal(signal.SIGINT, before)


# ---- before the first day ----


def _warm() -> Readers:
    """Load what a round loads, so that it is killed in its work and not in its loading. Readers behind the
    wall are forked too; whoever began them closes them."""
    from tumen.reading.reader import read

    readers = Readers()
    readers.use()
    for language, text in WARM.items():
        list(read([Source("warm", f"A day\n\n{text}", language=language)]))
    return readers


def _first_day(world: Path, sites: Sites, told: list[Piece], only: tuple[str, ...]) -> None:
    """The record as it is before, and everything put on the watch. It is done in this very process, so that
    the rounds, which are forked from it, find everything loaded and are killed in their work."""
    _lay_out(world, sites, told, 0)
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        _record_before(world)
        run("watch", "run")
    actor = local()
    with acting_as(actor.pk):
        for outlet in [each for each in outlets.OUTLETS if not only or each.name in only]:
            _add(actor, outlet.kind, _place(world, sites, outlet), outlet.name, outlet.reads_pages)
        for name in HARMS:
            _add(actor, "sitemap" if name in LISTS else "feed", sites.at("hostile", f"/{name}"), name)
        _add(actor, "feed", sites.at("forbidding", "/private/feed"), "forbidding")
        _add(actor, "feed", sites.at("stubborn", "/feed"), "stubborn")


def _place(world: Path, sites: Sites, outlet: outlets.Outlet) -> str:
    inside = f"/{outlet.name}/{outlet.place}"
    return sites.at("sites", inside) if outlet.kind in ("feed", "sitemap") else f"{world}{inside}"


def _lay_out(world: Path, sites: Sites, told: list[Piece], day: int) -> None:
    for outlet in outlets.OUTLETS:
        outlets.lay_out(world / outlet.name, outlet, told, day, sites.at("sites", f"/{outlet.name}"))


def _record_before(world: Path) -> None:
    """Two letters are read, and each is an appeal that was sent."""
    before = world / "before"
    before.mkdir()
    for letter in letters():
        (before / f"{letter.name}.txt").write_text(f"{letter.text}\n", encoding="utf-8")
    run("read", str(before))
    actor = local()
    with acting_as(actor.pk):
        for letter in letters():
            made = draft_appeal(
                actor=actor, title=letter.name, channel=Channel.LETTER, addressee=letter.addressee
            )
            for ask in letter.asks:
                add_ask(actor=actor, appeal=made.public_id, to_do=ask)
            note_step(
                actor=actor, appeal=made.public_id, kind=StepKind.SENT, on=letter.published, due=letter.term
            )


def _add(actor: Actor, kind: str, place: str, name: str, reads_pages: bool = False) -> None:
    actions.add_feed(actor=actor, kind=kind, address=place, name=name, reads_pages=reads_pages, agreed=True)


def _leave_alone(sites: Sites, lasting: tuple[str, ...]) -> None:
    left = [sites.at("hostile", f"/{name}") for name in HARMS if name not in lasting]
    left.append(sites.at("stubborn", "/feed"))
    actor = local()
    with acting_as(actor.pk):
        for id in list(Feed.objects.filter(address__in=left).values_list("public_id", flat=True)):
            actions.pause_feed(actor=actor, feed=id)


# ---- a day ----


def _round(clock: Clock, chance: random.Random, kills: int, books: Books) -> int:
    """The round of a day, killed so often before it is let end. How often it was."""
    killed, left = 0, books.length
    for _ in range(kills * ATTEMPTS):
        if killed == kills:
            break
        close()
        began, child = time.monotonic(), Child.fork(_look)
        if child.kill_after(chance.uniform(0, left)):
            killed += 1
        else:
            left = time.monotonic() - began  # what is left of the day takes no longer than this
        books.hear(child)
        clock.now += AFTER_A_KILL
    close()
    began, child = time.monotonic(), Child.fork(_look)
    if child.end():
        books.hear(child)
    books.length = max(0.5, time.monotonic() - began)
    return killed


def _look(out: int) -> None:
    run("watch", "run")


@contextmanager
def telling(all_events: bool) -> Iterator[None]:
    """Let every event be news, for the block; else as ever."""
    kept = alerting.is_news
    if all_events:
        alerting.is_news = lambda act, documents: True
    try:
        yield
    finally:
        alerting.is_news = kept


@contextmanager
def asking(sites: Sites, seconds: float = SECONDS) -> Iterator[None]:
    """Let the sites of the world be asked, which stand on this computer; everything else as ever."""

    def allows(address: str, port: int) -> bool:
        return sites.is_ours(address, port) or is_outward(address, port)

    def manners() -> Manners:
        asker = Asker(limits=Limits(seconds=seconds), allows=allows)
        return Manners(asker, pace=0.0, pause=lambda seconds: None)

    def require(address: str) -> None:
        if not sites.are_at(address):
            require_public(address)

    kept = command.manners, actions.require_public
    command.manners, actions.require_public = manners, require
    try:
        yield
    finally:
        command.manners, actions.require_public = kept


__all__ = ["asking", "run_at", "trial"]
