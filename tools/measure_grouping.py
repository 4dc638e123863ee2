"""Measures how figures of many documents are grouped into events (tests/gold/grouping-dev, -heldback).

    python tools/measure_grouping.py tests/gold/grouping-dev [--story 01 | --together] [--misses]

Each story is read into an empty workspace by `tumen read`, or all into one. Pairs: of two labelled figures of
one event, how often the record has them in one event (recall), and of two that it has in one event, how often
that is so (precision; figures of no single event stand each alone). B-cubed: the same for each figure,
averaged (Bagga and Baldwin 1998). A labelled figure that was not read stands alone.

Firsts: the record has an event where at least half of the labelled figures in one of its own tell that event;
of those, in how many the earliest document that gives a size is the one labelled, and whoever is named in it
as saying so, and how often its preferred figure lies within the best one.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
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
    events: dict[str, dict[str, Any]]  #: what the record says of each of its events, by id
    labels: dict[str, dict[str, str]]  #: the rows of events.csv, by story and id


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
    figures, labels = [], {}
    for folder in folders:
        figures += [_placed(row, folder.name, told) for row in _rows(folder / "figures.csv")]
        labels |= {f"{folder.name} {row['id']}": row for row in _rows(folder / "events.csv")}
    return Story(name, figures, told["events"], labels)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


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
    events = {event.public_id: _told_of(event) for event in Event.objects.all()}
    print(json.dumps({"texts": texts, "claims": claims, "events": events}))


def _told_of(event: Any) -> dict[str, Any]:
    """What the record says of an event: in words, who gave a size of it first, and its preferred figure."""
    from tumen.access.permission import the_record
    from tumen.corroboration.figures import Role
    from tumen.documents.models import Document
    from tumen.record.queries import corroboration
    from tumen.record.queries import event as event_of
    from tumen.web.firsts import first_of
    from tumen.web.words import speaker_words

    viewer = the_record()
    figures = event_of(viewer, event.public_id).figures
    first = first_of(figure.claim for figure in figures if figure.role is Role.COUNTS)
    told = None
    if first is not None:
        name = Path(Document.objects.get(public_id=first.document_id).name).stem
        told = [name, speaker_words(first.value("speakers"), otherwise=first.publisher)]
    preferred = corroboration(viewer, event.public_id).reconciled.preferred
    return {
        "says": f"{event.kind}: {event.act}, {event.when or 'undated'}, {event.low}-{event.high}, "
        f"from {event.origin or '?'} to {event.destination or '?'} at {event.at or '?'}",
        "first": told,
        "best": [preferred.quantity.low, preferred.quantity.high] if preferred else None,
    }


def measure_firsts(stories: Sequence[Story]) -> dict[str, float]:
    """Of the labelled events, how many the record has, and of those how many firsts and best figures."""
    labelled = found = first = teller = best = 0
    for story in stories:
        labelled += len(story.labels)
        for event, row in story.labels.items():
            has = _event_for(event, story.figures)
            if has is None:
                continue
            found += 1
            said, named = story.events[has], _named(row["who_first"])
            if said["first"] and (voice := named.get(said["first"][0].rpartition("_")[2])) is not None:
                first += 1
                teller += _is_one(said["first"][1], voice)
            best += said["best"] is not None and _lies_within(said["best"], row["best"])
    shares = {"first document": first, "first teller": teller, "best figure": best}
    return {"events": labelled, "had": found} | {
        name: number / found if found else 1.0 for name, number in shares.items()
    }


def _event_for(event: str, figures: Sequence[Figure]) -> str | None:
    """The record's event that has most of the labelled figures, and of which at least half are its own."""
    own = Counter(figure.given for figure in figures if figure.event == event and figure.given)
    all_of = Counter(figure.given for figure in figures if figure.given)
    whole = [name for name, number in own.items() if 2 * number >= all_of[name]]
    return min(whole, key=lambda name: (-own[name], all_of[name], name), default=None)


def _named(who_first: str) -> dict[str, str]:
    """The documents of a label with their voices: "e: A Group (7, as a fear) - as done, g: The Centre"."""
    told = re.findall(r"(?:^|as done, )([a-z]): ([^(]*?)(?: \(.*?\))?(?= - |$)", who_first)
    return dict(told)


def _is_one(teller: str, voice: str) -> bool:
    """Whether two names share a word that is no article, or more than half where they have several."""
    one, other = ({*re.findall(r"\w+", name.casefold())} - _SMALL for name in (teller, voice))
    return bool(one and other) and 2 * len(one & other) >= min(len(one), len(other))


_SMALL = {"the", "a", "an", "of", "for", "and", "from", "ms", "mr", "s"}


def _lies_within(figure: Sequence[float | None], best: str) -> bool:
    bounds = [float(number) for number in re.findall(r"\d+", best.replace(",", ""))]
    stated = [bound for bound in figure if bound is not None]
    return bool(bounds and stated) and all(min(bounds) <= bound <= max(bounds) for bound in stated)


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
            given = (
                f"{figure.given[:6]} [{figure.as_what}] {story.events.get(figure.given, {}).get('says', '')}"
            )
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
        all_in_one = [read(folders, "all")]
        print("together: " + _words(measure(all_in_one)))
        print("firsts: " + _words(measure_firsts(all_in_one)))
        return
    stories = [read([folder], folder.name) for folder in folders]
    for story in stories:
        if given.misses:
            _tell(story)
        print(f"{story.name}: " + _words(measure([story])))
    print("all: " + _words(measure(stories)))
    print("firsts: " + _words(measure_firsts(stories)))


def _words(measured: dict[str, float]) -> str:
    return ", ".join(
        f"{name} {value:.3f}" if isinstance(value, float) else f"{value} {name}"
        for name, value in measured.items()
    )


if __name__ == "__main__":
    main()
