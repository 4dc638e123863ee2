"""Holds what is locked against the flaws that are known of it (`make audit ADVISORIES=folder`).

    git clone https://github.com/pypa/advisory-database
    python tools/audit.py advisory-database

The folder holds advisories in the form of OSV 1 (YAML or JSON, a file each), as the Python Packaging
Authority publishes them. It is fetched whole, by whoever audits: no service is asked about single packages,
so nobody learns what is used here. Exit status 1 when something locked has a flaw, or the newest advisory is
older than `FRESH` days: an old list says that all is well.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
#: Days after which a list of advisories is too old to say that there is no flaw.
FRESH = 14
_PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;]+)", re.M)


@dataclass(frozen=True, slots=True)
class Flaw:
    """A flaw of a package that is locked; ``fixed`` is the first version without it, "" where none is."""

    package: str
    version: str
    advisory: str
    fixed: str
    locks: tuple[str, ...]

    def __str__(self) -> str:
        mended = f"mended in {self.fixed}" if self.fixed else "not mended yet"
        return f"{self.package} {self.version}: {self.advisory}, {mended} ({', '.join(self.locks)})"


def locked(locks: Iterable[Path]) -> dict[tuple[str, str], list[str]]:
    """Every package and version of the locks, and in which of them it stands."""
    found: dict[tuple[str, str], list[str]] = {}
    for lock in locks:
        for name, version in _PINNED.findall(lock.read_text("utf-8")):
            found.setdefault((canonicalize_name(name), version), []).append(lock.name)
    return found


def advisories(folder: Path) -> Iterator[dict[str, Any]]:
    """The advisories of a folder that were not withdrawn."""
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".yaml", ".json") or ".git" in path.parts:
            continue
        text = path.read_text("utf-8")
        told = json.loads(text) if path.suffix == ".json" else yaml.load(text, yaml.CSafeLoader)
        if isinstance(told, dict) and "affected" in told and not told.get("withdrawn"):
            yield told


def flaws(of: dict[tuple[str, str], list[str]], known: Iterable[dict[str, Any]]) -> list[Flaw]:
    """What of the locked packages the advisories name, by package."""
    by_name: dict[str, list[tuple[str, list[str]]]] = {}
    for (name, version), locks in of.items():
        by_name.setdefault(name, []).append((version, locks))
    found = [
        Flaw(name, version, str(told["id"]), _fixed(affected, Version(version)), tuple(locks))
        for told in known
        for affected in told["affected"]
        if affected["package"]["ecosystem"] == "PyPI"
        for name in [canonicalize_name(affected["package"]["name"])]
        for version, locks in by_name.get(name, [])
        if _is_affected(affected, Version(version))
    ]
    return sorted(set(found), key=str)


def newest(known: Iterable[dict[str, Any]]) -> datetime:
    """When the newest of the advisories was last changed."""
    return max((_moment(told["modified"]) for told in known), default=datetime.min.replace(tzinfo=UTC))


def _moment(said: Any) -> datetime:
    at = said if isinstance(said, datetime) else datetime.fromisoformat(str(said))
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _is_affected(affected: dict[str, Any], version: Version) -> bool:
    named = {str(each) for each in affected.get("versions", ())}
    return str(version) in named or any(begins <= version < ends for begins, ends in _stretches(affected))


def _fixed(affected: dict[str, Any], version: Version) -> str:
    ends = [ends for begins, ends in _stretches(affected) if begins <= version < ends]
    known = [each for each in ends if each != _NEVER]
    return str(min(known)) if known else ""


_NEVER = Version("999999999")


def _stretches(affected: dict[str, Any]) -> Iterator[tuple[Version, Version]]:
    """From which version to which (that one left out) there is the flaw. An event "last affected" names no
    version without it: such stretches are known by the versions that are named."""
    for each in affected.get("ranges", ()):
        if each["type"] != "ECOSYSTEM":
            continue
        begins: Version | None = None
        for event in each["events"]:
            if "introduced" in event:
                begins = Version(str(event["introduced"]))
            elif "fixed" in event and begins is not None:
                yield begins, Version(str(event["fixed"]))
                begins = None
            elif "last_affected" in event:
                begins = None
        if begins is not None:
            yield begins, _NEVER


def main(words: list[str]) -> int:
    """Say what is found; the exit status."""
    if len(words) != 1 or not Path(words[0]).is_dir():
        sys.stderr.write(f"{__doc__}\n")
        return 2
    known = list(advisories(Path(words[0])))
    of = locked(sorted(ROOT.glob("requirements*.txt")))
    found, at = flaws(of, known), newest(known)
    sys.stdout.writelines(f"{flaw}\n" for flaw in found)
    sys.stdout.write(f"{len(of)} packages in their versions, {len(found)} flaws. ")
    sys.stdout.write(f"{len(known)} advisories up to {at:%Y-%m-%d}.\n")
    is_old = datetime.now(UTC) - at > timedelta(days=FRESH)
    if is_old:
        sys.stdout.write("These advisories are old: fetch the newest, and audit again.\n")
    return 1 if found or is_old else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
