"""Measures which labelled pairs of persons are proposed as possibly one (tests/linkage/pairs.tsv).

    python tools/measure_linkage.py tests/linkage/pairs.tsv --half dev [--misses]

Every other pair of a label is held back (``--half heldback``): weights are not looked for by it.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tumen.linkage.blocking import keys_of
from tumen.linkage.comparing import Band, Likeness, compare
from tumen.linkage.describing import Described, Told, ages_of, born_in
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.parties import Sex
from tumen.vocabulary.places import canonical


@dataclass(frozen=True, slots=True)
class Labelled:
    label: str
    left: Described
    right: Described


def read(path: Path, half: str = "all") -> Iterator[Labelled]:
    """The pairs of a file; of each label the first, third ... are "dev", the others "heldback"."""
    counts: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        label, left, right = line.split("\t")
        counts[label] += 1
        if half in ("all", "dev" if counts[label] % 2 else "heldback"):
            yield Labelled(label, _person(left, "left"), _person(right, "right"))


def _person(words: str, id: str) -> Described:
    name, sex, age, kin, acts = (part.strip() for part in words.split("|"))
    written, _, as_of = age.partition("@")
    relation, _, relative = kin.partition(" of ")
    return Described(
        id=id,
        document=id,
        names=frozenset({name} if name else ()),
        sex=Sex(sex) if sex else None,
        born=born_in(ages_of(written), Interval.from_edtf(as_of) if as_of else None),
        kin=frozenset({(relation, relative)} if relative else ()),
        told=tuple(_told(act) for act in acts.split(" + ") if act),
    )


def _told(words: str) -> Told:
    act, when, place = (*words.split("@"), "", "")[:3]
    found = canonical(place) if place else None
    is_fine = bool(place) and (found is None or found.level != "country")
    return Told(
        act.strip(),
        Interval.from_edtf(when) if when else None,
        found.name if found else place.strip(),
        is_fine,
    )


def proposed(pair: Labelled) -> tuple[Likeness, Band | None]:
    """The likeness of a pair and its band; None also where the two would never be compared."""
    likeness = compare(pair.left, pair.right)
    left, right = keys_of(pair.left), keys_of(pair.right)
    return likeness, likeness.band if left.wide & right.wide else None


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("file", type=Path)
    asked.add_argument("--half", choices=("dev", "heldback", "all"), default="dev")
    asked.add_argument(
        "--misses", action="store_true", help="each pair that is proposed or not against its label"
    )
    given = asked.parse_args()
    bands: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in read(given.file, given.half):
        likeness, band = proposed(pair)
        bands[pair.label][band.name if band else "-"] += 1
        is_proposed = band in (Band.LIKELY, Band.POSSIBLE)
        if given.misses and is_proposed != (pair.label == "same"):
            reasons = ", ".join(reason.name for reason in likeness.reasons)
            print(
                pair.label,
                likeness.score,
                band and band.name,
                set(pair.left.names),
                set(pair.right.names),
                reasons,
            )
    for label, counts in bands.items():
        print(f"{label:12} {sum(counts.values()):4} pairs: {dict(counts)}")
    for name, ok in (("likely or possible", ("LIKELY", "POSSIBLE")), ("likely", ("LIKELY",))):
        hits = {label: sum(counts[band] for band in ok) for label, counts in bands.items()}
        same, all_hits = hits.get("same", 0), sum(hits.values())
        decided = same + hits.get("different", 0)
        print(
            f"{name}: recall {same / max(1, sum(bands['same'].values())):.3f}, "
            f"precision {same / max(1, decided):.3f} of those decided, {same / max(1, all_hits):.3f} of all"
        )


if __name__ == "__main__":
    main()
