"""Measures how figures of many documents are grouped into events (tests/gold/grouping-dev, -heldback).

    python tools/measure_grouping.py tests/gold/grouping-dev [--story 01 | --together] [--misses]

Each story is read into an empty workspace by `tumen read`, or all into one. Pairs: of two labelled figures of
one event, how often the record has them in one event (recall), and of two that it has in one event, how often
that is so (precision; figures of no single event stand each alone). B-cubed: the same for each figure,
averaged (Bagga and Baldwin 1998). A labelled figure that was not read stands alone.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


@dataclass(frozen=True, slots=True)
class Figure:
    """A labelled figure: the event it tells of ("" for none), and where the record has it ("" for unread)."""

    doc: str
    words: str
    event: str
    role: str
    given: str
    as_what: str


@dataclass(frozen=True, slots=True)
class Story:
    name: str
    figures: list[Figure]
    events: dict[str, str]  #: what the record says of each of its events, by id


def read(folders: Sequence[Path], name: str) -> Story:
    """The labelled figures of stories that are read into one record, with the events that it has them in."""
    with tempfile.TemporaryDirectory(prefix="tumen-grouping-") as place:
        documents = Path(place) / "documents"
        documents.mkdir()
        for folder in folders:
            for document in (folder / "docs").iterdir():
                (documents / f"{folder.name}_{document.name}").write_bytes(document.read_bytes())
        environment = os.environ | {"TUMEN_WORKSPACE": f"{place}/workspace", "PYTHONPATH": str(ROOT)}
        command = [str(Path(sys.executable).with_name("tumen")), "read", str(documents)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{name}: reading failed.\n{done.stderr}")
        command = [sys.executable, __file__, "--dump"]
        dumped = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    told = json.loads(dumped)
    figures = []
    for folder in folders:
        with (folder / "figures.csv").open(encoding="utf-8", newline="") as rows:
            figures += [_placed(row, folder.name, told) for row in csv.DictReader(rows)]
    return Story(name, figures, told["events"])


def _placed(row: dict[str, str], story: str, told: dict[str, Any]) -> Figure:
    name = f"{story}_{row['doc']}"
    text, start = told["texts"][name], -1
    for _ in range(int(row["occurrence"])):
        start = text.index(row["words"], start + 1)
    end = start + len(row["words"])
    near = [claim for claim in told["claims"].get(name, ()) if claim["start"] < end and claim["end"] > start]
    best = min(near, key=lambda claim: abs(claim["start"] - start) + abs(claim["end"] - end), default=None)
    given, as_what = (best["event"], best["as"]) if best else ("", "not read")
    event = row["event"] and f"{story} {row['event']}"
    return Figure(row["doc"], row["words"], event, row["role"], given, as_what)


def dump() -> None:
    """What the workspace holds, as JSON: texts, figures with their events, and the events."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tumen.web.settings")
    import django

    django.setup()
    from tumen.claims.models import Claim
    from tumen.record.models import Event, Membership

    placed = {
        claim: (event, f"{kind}, {role}")
        for claim, event, kind, role in Membership.objects.values_list(
            "claim_id", "event__public_id", "event__kind", "role"
        )
    }
    texts: dict[str, str] = {}
    claims: dict[str, list[dict[str, Any]]] = {}
    for claim in Claim.objects.select_related("document", "rendition"):
        name = Path(claim.document.name).stem
        texts[name] = claim.rendition.text
        if claim.pk in placed:
            event, as_what = placed[claim.pk]
            claims.setdefault(name, []).append(
                {"start": claim.start, "end": claim.end, "event": event, "as": as_what}
            )
    events = {
        event.public_id: f"{event.kind}: {event.act}, {event.when or 'undated'}, {event.low}-{event.high}, "
        f"from {event.origin or '?'} to {event.destination or '?'} at {event.at or '?'}"
        for event in Event.objects.all()
    }
    print(json.dumps({"texts": texts, "claims": claims, "events": events}))


def measure(stories: Sequence[Story]) -> dict[str, float]:
    """Pairs and B-cubed over all stories, and how many figures of no single event stand apart."""
    same = said = both = read_in = told = 0
    precision = recall = 0.0
    apart = others = 0
    for story in stories:
        figures = [figure for figure in story.figures if figure.event]
        rest = [figure for figure in story.figures if not figure.event]
        gold = Counter(figure.event for figure in figures)
        given = Counter(figure.given for figure in story.figures if figure.given)
        meet = Counter((figure.event, figure.given) for figure in figures if figure.given)
        same += sum(_pairs(number) for number in gold.values())
        said += sum(_pairs(number) for number in given.values())
        both += sum(_pairs(number) for number in meet.values())
        told += len(figures)
        read_in += sum(bool(figure.given) for figure in figures)
        for figure in figures:
            met = meet[figure.event, figure.given] if figure.given else 1
            precision += met / (given[figure.given] if figure.given else 1)
            recall += met / gold[figure.event]
        held = {figure.given for figure in figures}
        others += len(rest)
        apart += sum(figure.given not in held for figure in rest)
    return {
        "figures": told,
        "read": read_in / told,
        "pairs precision": both / said if said else 1.0,
        "pairs recall": both / same if same else 1.0,
        "pairs F1": 2 * both / (said + same) if said + same else 1.0,
        "B-cubed precision": precision / told,
        "B-cubed recall": recall / told,
        "B-cubed F1": 2 * precision * recall / (precision + recall) / told,
        "others apart": apart / others if others else 1.0,
    }


def _pairs(number: int) -> int:
    return number * (number - 1) // 2


def _tell(story: Story) -> None:
    for event in sorted({figure.event for figure in story.figures}):
        print(f"\n{event or f'{story.name} no single event'}")
        figures = sorted(
            (figure for figure in story.figures if figure.event == event), key=lambda one: one.given
        )
        for figure in figures:
            given = f"{figure.given[:6]} [{figure.as_what}] {story.events.get(figure.given, '')}"
            print(f"  {figure.doc} {figure.words!r} ({figure.role}): {given}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", help="a folder of stories")
    parser.add_argument("--story", help="one story alone")
    parser.add_argument("--together", action="store_true", help="all stories in one record")
    parser.add_argument("--misses", action="store_true", help="list each labelled figure with its event")
    parser.add_argument("--dump", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.dump:
        dump()
        return
    if given.folder is None:
        parser.error("Name the folder of the stories.")
    folders = sorted(given.folder.glob(f"story-{given.story or '*'}"))
    if not folders:
        parser.error(f"There is no story in {given.folder}.")
    if given.together:
        print("together: " + _words(measure([read(folders, "all")])))
        return
    stories = [read([folder], folder.name) for folder in folders]
    for story in stories:
        if given.misses:
            _tell(story)
        print(f"{story.name}: " + _words(measure([story])))
    print("all: " + _words(measure(stories)))


def _words(measured: dict[str, float]) -> str:
    return ", ".join(
        f"{name} {value:.3f}" if isinstance(value, float) else f"{value} {name}"
        for name, value in measured.items()
    )


if __name__ == "__main__":
    main()
