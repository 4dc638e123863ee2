"""``python -m bench.desk``, or ``make bench-desk``: the desk under load, on an invented workspace.

    python -m bench.desk --claims 100000 --keep FOLDER --users 10 --seconds 120

The workspace is made once and used again where ``--keep`` names a folder. First each page is asked by itself,
right after somebody judged a claim and once more: processor time, queries, and tables of many rows that a
query looks through whole. Then people walk through the pages of the real server, each pausing five seconds
between two: half of them see everything, from the others one document in fifty is hidden. What the first of
each sight waits for, before anything is held, is told apart. On PostgreSQL where TUMEN_DATABASE names one.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from socket import socket
from statistics import median, quantiles
from threading import Thread
from typing import Any

import click

from bench import asked, invented, multiplied
from bench.machine import clocked, description, memory_of

#: Seconds that somebody looks at a page before they ask for the next one.
PAUSE = 5.0
#: Seconds after which a server that does not answer is given up.
PATIENCE = 120.0
#: The same of the first page of a sight, for which the record is derived.
AT_FIRST = 600.0
#: Claims that are written and derived one by one at most: more are copies of these (`bench.multiplied`).
WRITTEN = 100_000
#: Who walks: the names under which `bench.invented` introduces them.
WALKERS = ("everything", "little")
#: The header by which a walker says who they are, and those in which the server says what a page cost it.
WHO, CPU, QUERIES = "X-Bench-Viewer", "X-Bench-CPU", "X-Bench-Queries"


@dataclass(frozen=True, slots=True)
class Visit:
    """A page as a walker got it: seconds by the clock, and milliseconds of the server's processor."""

    address: str
    who: str
    seconds: float
    cpu: float
    queries: int


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--claims", default=100_000, show_default=True, help="Claims of the workspace, ten a document.")
@click.option("--keep", type=Path, help="A folder for the workspace, used again where it is there.")
@click.option("--users", default=10, show_default=True, help="How many people walk at the same time.")
@click.option("--seconds", default=120, show_default=True, help="How long they walk; 0 for not at all.")
@click.option("--rounds", default=3, show_default=True, help="How often a page is asked by itself; 0: not.")
@click.option("--cold", is_flag=True, help="Let the first page of each sight come within the walk.")
@click.option("--serve", type=int, hidden=True, help="Serve the pages at this port, for the walkers.")
def main(
    claims: int, keep: Path | None, users: int, seconds: int, rounds: int, cold: bool, serve: int | None
) -> None:
    """Measure the desk with a large invented workspace, and print what was measured."""
    with tempfile.TemporaryDirectory(prefix="tumen-desk-") as folder:
        there = (keep or Path(folder)) / f"{claims}-claims"
        is_new = not there.exists()
        invented.opened(there)
        everything, little = invented.viewers()
        if serve:
            _serve(serve, {"everything": everything, "little": little})
            return
        click.echo(", ".join(f"{name} {value}" for name, value in description().items()))
        if is_new:
            _make(everything, claims)
        click.echo(", ".join(f"{number:,} {name}" for name, number in invented.counted().items()))
        pages = asked.addresses()
        if rounds:
            _tell_pages(pages, everything, little, rounds)
        if seconds:
            _walk(there, pages, users, seconds, cold=cold)


def _make(everything: Any, claims: int) -> None:
    """Write and derive so many claims; of a large workspace a part, which is then written several times."""
    written = min(claims, max(WRITTEN, -(-claims // multiplied.YEARS)))
    took = {
        "filled": clocked(lambda: invented.fill(everything, written // invented.CLAIMS)),
        "derived and indexed": clocked(lambda: invented.derive(everything)),
        "multiplied": clocked(lambda: multiplied.multiply(claims // written)),
    }
    told = (f"{name} in {each.processor:.0f} s of processor" for name, each in took.items())
    click.echo(", ".join(told))


def _tell_pages(pages: list[str], everything: Any, little: Any, rounds: int) -> None:
    from tumen.access.recalling import recalling

    judged = invented.judging(everything)
    for name, viewer in zip(WALKERS, (everything, little), strict=True):
        click.echo(f"\n{name}: CPU in ms after a claim was judged, and again; queries after it, kB, tables")
        with recalling():
            costs = []
            for address in pages:
                one = asked.ask(address, viewer, name, rounds=rounds, change=lambda: next(judged))
                whole = ", ".join(sorted(asked.scans(one.statements)))
                size = one.size // 1000
                click.echo(f"{one.cpu:8.0f} {one.again:6.0f} {one.queries:5} {size:6}  {address}  {whole}")
                costs.append((one.cpu, one.again))
        after, again = (median(each) for each in zip(*costs, strict=True))
        click.echo(f"{after:8.0f} {again:6.0f}  the median of these pages")


# ---- the server ----


def _serve(port: int, viewers: dict[str, Any]) -> None:
    """Serve the pages as `tumen serve` does, each to the walker who asks, and say what they cost."""
    from django.core.wsgi import get_wsgi_application

    from tumen.access.recalling import recalling
    from tumen.cli.web import served_at
    from tumen.web import viewing

    viewing.viewer_of = lambda request: viewers[request.META["HTTP_X_BENCH_VIEWER"]]
    with recalling():
        served_at(port, _measured(get_wsgi_application())).run()


def _measured(application: Any) -> Any:
    def answer(environ: dict[str, Any], start_response: Any) -> Any:
        began = time.thread_time()
        with asked.listening() as heard:

            def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
                cost = 1_000 * (time.thread_time() - began)
                return start_response(
                    status, [*headers, (CPU, f"{cost:.1f}"), (QUERIES, str(len(heard)))], *rest
                )

            return application(environ, start)

    return answer


@contextmanager
def served(workspace: Path) -> Iterator[tuple[int, int, float]]:
    """The server in a process of its own: its port, its number, and the seconds until its first answer."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    claims = workspace.name.removesuffix("-claims")
    asked_for = ["--claims", claims, "--keep", str(workspace.parent), "--serve", str(port)]
    began = time.perf_counter()
    server = subprocess.Popen([sys.executable, "-m", "bench.desk", *asked_for], env=os.environ)
    try:
        while True:
            try:
                visit(port, "/search", "little")
                break
            except ConnectionError:
                if time.perf_counter() - began > PATIENCE or server.poll() is not None:
                    raise
                time.sleep(0.05)
        yield port, server.pid, time.perf_counter() - began
    finally:
        server.terminate()
        server.wait()


# ---- those who walk ----


def visit(port: int, address: str, who: str, *, patience: float = PATIENCE) -> Visit:
    """Ask for a page once. Raises RuntimeError for an answer that is no page."""
    began = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=patience)
    try:
        connection.request("GET", address, headers={WHO: who})
        answer = connection.getresponse()
        answer.read()
    finally:
        connection.close()
    if answer.status not in (200, 302):
        raise RuntimeError(f"{address} answered {answer.status}.")
    took = time.perf_counter() - began
    cost, asked_times = answer.getheader(CPU, "0"), answer.getheader(QUERIES, "0")
    return Visit(address, who, took, float(cost), int(asked_times))


def walk(
    port: int, pages: list[str], *, users: int, seconds: float, pause: float = PAUSE
) -> tuple[list[Visit], int]:
    """So many people walk for so long; what they got, and how often a page did not come."""
    until, visits, failed = time.perf_counter() + seconds, list[Visit](), list[str]()

    def one(number: int) -> None:
        chance = random.Random(number)
        time.sleep(pause * number / users)
        while time.perf_counter() < until:
            address = chance.choice(pages)
            try:
                visits.append(visit(port, address, WALKERS[number % 2]))
            except (OSError, RuntimeError) as error:
                failed.append(f"{address}: {error}")
            time.sleep(pause)

    walkers = [Thread(target=one, args=[number], daemon=True) for number in range(users)]
    for each in walkers:
        each.start()
    for each in walkers:
        each.join()
    for line in failed[:5]:
        click.echo(line)
    return visits, len(failed)


def _walk(workspace: Path, pages: list[str], users: int, seconds: int, *, cold: bool) -> None:
    with served(workspace) as (port, number, start):
        for who in () if cold else WALKERS:
            first = visit(port, "/record", who, patience=AT_FIRST)
            click.echo(f"\nthe first page of the record as {who}: {first.seconds:.1f} s, {first.cpu:.0f} ms")
        visits, failed = walk(port, pages, users=users, seconds=seconds)
        memory = memory_of(number)
    click.echo(f"\n{users} people for {seconds} s: first answer after {start:.1f} s, {memory:.0f} MB at most")
    by_page = defaultdict[str, list[Visit]](list)
    for each in visits:
        by_page["every page"].append(each)
        by_page[f"as {each.who}"].append(each)
        by_page[each.address].append(each)
    click.echo("   p50    p95    p99 ms   CPU ms  queries   visits")
    for name, some in by_page.items():
        times = sorted(1_000 * each.seconds for each in some)
        costs, most = median(each.cpu for each in some), max(each.queries for each in some)
        p50, p95, p99 = (at(times, share) for share in (50, 95, 99))
        click.echo(f"{p50:6.0f} {p95:6.0f} {p99:6.0f} {costs:11.0f} {most:8} {len(some):8}  {name}")
    click.echo(f"{failed} pages did not come")


def at(times: list[float], percent: int) -> float:
    """The time within which so many of a hundred came."""
    return times[0] if len(times) < 2 else quantiles(times, n=100, method="inclusive")[percent - 1]


if __name__ == "__main__":
    main(prog_name="python -m bench.desk")
