"""What each site that means harm costs whoever has it on the watch: seconds, memory, and where it led.

Each is on the watch alone with a calm site after it, for two rounds in a process of its own. It may take
the seconds that a request may, hold little more memory than the calm site alone, and keep nobody from the
calm one.
"""

from __future__ import annotations

import json
import os
import resource
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from trials.ground import Child, Ground
from trials.watch import asking, run_at
from trials.work import run
from trials.world.hostile import HARMS, LISTS
from trials.world.sites import Sites, serving

#: Megabytes that harm may cost beyond the calm site, and seconds beyond those that a request may take.
MOST_MEMORY, MOST_SECONDS = 256, 20
#: The site that all are held against.
CALM = "calm"


def trial(
    folder: Path, *, count: int, seed: int, tell: Callable[[str], None], seconds: float = 60.0
) -> dict[str, Any]:
    """Ask each of them, with requests that may take so many ``seconds``; nothing is drawn at random."""
    world, ground = folder / "world", Ground(folder)
    world.mkdir()
    costs: dict[str, dict[str, float]] = {}
    faults: list[str] = []
    with serving(world) as sites, asking(sites, seconds), run_at(0):
        ground.begin(partial(_begin, world, sites))
        for name in [CALM, *HARMS, "forbidding", "stubborn"]:
            ground.renew()
            child = Child.fork(partial(_two_rounds, sites, name))
            if child.end():
                faults.append(f"{name}: {' '.join(child.acknowledged)}")
                continue
            costs[name] = json.loads(child.acknowledged[-1])
            faults += _too_much(name, costs[name], costs[CALM], seconds)
            tell(name)
        inward, forbidden = (
            sites.asked("inward"),
            [path for path in sites.asked("forbidding") if path.startswith("/private")],
        )
    faults += [f"asked inward: {path}" for path in inward]
    faults += [f"asked though it was forbidden: {path}" for path in forbidden]
    rest = {name: cost for name, cost in costs.items() if name != CALM}
    return {
        "sites": len(rest),
        "asked_inward": len(inward),
        "slowest": max(rest, key=lambda name: rest[name]["seconds"], default=""),
        "seconds": {name: cost["seconds"] for name, cost in rest.items()},
        "megabytes_more": {name: cost["megabytes"] - costs[CALM]["megabytes"] for name, cost in rest.items()},
        "faults": faults,
    }


def _too_much(name: str, cost: dict[str, float], calm: dict[str, float], seconds: float) -> list[str]:
    found = []
    if (more := cost["megabytes"] - calm["megabytes"]) > MOST_MEMORY:
        found.append(f"{name} held {more:.0f} MB more than a calm site")
    if cost["seconds"] > seconds + calm["seconds"] + MOST_SECONDS:
        found.append(f"{name} took {cost['seconds']:.0f} s")
    if not cost["calm_items"]:
        found.append(f"{name} kept the watch from the site after it")
    if cost["items"] > cost["allowed"]:
        found.append(f"{name}: {cost['items']:.0f} items of {cost['allowed']:.0f}")
    return found


def _begin(world: Path, sites: Sites) -> None:
    (world / "calm.txt").write_text("A calm day\n\nNothing happened.\n", encoding="utf-8")
    run("read", str(world / "calm.txt"))
    run("watch", "add", "feed", sites.at("hostile", f"/{CALM}"), "--agree")


def _two_rounds(sites: Sites, name: str, out: int) -> None:
    """Two rounds over one harmful site and the calm one; what they cost goes to ``out``."""
    from tumen.watch.models import Feed, Item

    site, path = (name, "/private/feed") if name == "forbidding" else ("hostile", f"/{name}")
    site, path = ("stubborn", "/feed") if name == "stubborn" else (site, path)
    if name != CALM:
        Feed.objects.update(state="paused")
        run("watch", "add", "sitemap" if name in LISTS else "feed", sites.at(site, path), "--agree")
        Feed.objects.update(state="on")
    began = time.monotonic()
    for day in (1, 2):
        with run_at(day):
            run("watch", "run")
    of = {kind: Item.objects.filter(feed__address__endswith=f"/{kind}").count() for kind in (CALM, path[1:])}
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    told = {
        "seconds": (time.monotonic() - began) / 2,
        "megabytes": max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024,
        "calm_items": of[CALM],
        "items": of[path[1:]],
        "allowed": 2,
    }
    os.write(out, f"{json.dumps(told)}\n".encode())
