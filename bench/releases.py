"""(m) A release of many claims to every form: drafted, approved, published, and each form's time and memory.

Three releases of an invented record (`bench.kept`): a table of all its claims by year and act, one by country
with its maps, and the report of an inquiry that cites `kept.CITED` of them, or all where there are fewer.
What two people do is timed step by step; then each form is made once more by itself, which is no part of the
whole. `python -m bench --release 100000` measures one size, and its exit status is 1 where it takes too much.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench import kept
from bench.apart import Measure, Tell, taken
from bench.machine import clocked, forget_peak, peak_memory

#: What two people do, in order; the last step of each release is told.
STEPS = 5
Line = dict[str, Any]  #: a form or a step: its name, seconds by both clocks, MB at its peak, bytes


def measure(tell: Tell, *, claims: int) -> dict[str, Any]:
    """Release a record of so many claims. `STEPS` steps.

    Gives ``steps`` and ``forms`` as lines, the seconds of all steps, and the peak of memory in MB.
    """
    with tempfile.TemporaryDirectory(prefix="tumen-bench-") as place:
        folder = Path(place) / "workspace"
        made = taken(Measure("bench.kept", 1, {"folder": str(folder), "claims": claims}), tell)
        work = _Work(folder)
        for name in ("by year and act", "by country", "inquiry"):
            work.let_out(name)
            tell(f"{claims:,} claims: {name}")
        work.give()
        forms = work.forms()
        tell(f"{claims:,} claims: form by form")
    return {
        "documents": made["documents"],
        "claims": made["claims"],
        "steps": work.lines,
        "forms": forms,
        "wall": sum(line["wall"] for line in work.lines),
        "processor": sum(line["processor"] for line in work.lines),
        "peak": max(line["peak"] for line in work.lines),
    }


class _Work:
    """What two people do with a record until it is out."""

    def __init__(self, folder: Path) -> None:
        self._maker, self._other, self._inquiry = kept.opened(folder)
        self.lines: list[Line] = []
        self._out: dict[str, str] = {}

    def let_out(self, name: str) -> None:
        """Draft a release, let the other one approve it, publish it."""
        from tumen.publication.actions import approve_release, publish

        made = self._step(f"draft {name}", lambda: self._drafted(name))
        id = made.public_id
        self._step(f"approve {name}", lambda: approve_release(actor=self._other, release=id))
        self._step(f"publish {name}", lambda: publish(actor=self._maker, release=id))
        self._out[name] = id

    def _drafted(self, name: str) -> Any:
        from tumen.publication.actions import draft_release
        from tumen.publication.concluded import draft_findings
        from tumen.record.queries import By, Of

        if name == "inquiry":
            return draft_findings(actor=self._maker, inquiry=self._inquiry)
        by, across = (By.YEAR, By.ACT) if "year" in name else (By.PLACE, "")
        return draft_release(actor=self._maker, title=f"Claims {name}", of=Of.CLAIMS, by=by, across=across)

    def give(self) -> None:
        """Give each package out, as it is and as a bag, and the public site."""
        from tumen.publication.queries import bag, package, site

        for name, id in self._out.items():
            self._step(f"package {name}", lambda id=id: package(self._maker, id))
            self._step(f"bag {name}", lambda id=id: bag(self._maker, id))
        self._step("site", lambda: b"".join(site(self._maker).values()))

    def forms(self) -> list[Line]:
        """Each form made by itself of what was released."""
        return [_line(name, make) for name, make in self._renderers()]

    def _renderers(self) -> list[tuple[str, Callable[[], Any]]]:
        from tumen.publication import reported
        from tumen.publication.crate import crate_of
        from tumen.publication.finding import heads_of, row_of, shown_lines
        from tumen.publication.forms import maps
        from tumen.publication.forms.papers import ANNEX, Tongue
        from tumen.publication.forms.sources import sources_name, sources_of
        from tumen.publication.forms.uwazi import uwazi_of
        from tumen.publication.packing import code_of, csv_of, files_in, harmless, svg_of
        from tumen.publication.queries import package
        from tumen.publication.reporting import as_docx, as_pdf, as_png, described, drawing, public_of, report

        table, places = (row_of(self._maker, self._out[name]) for name in ("by year and act", "by country"))
        day = table.edition.at
        said = {"number": 1, "day": day.date(), "digest": "0" * 64, "key": "0" * 64}
        public, placed = public_of(table, **said), public_of(places, **said)
        files = files_in(package(self._maker, table.public_id))
        crate = {"number": 1, "id": table.public_id, "title": table.title, "at": day, "notes": ["a"]}
        findings = row_of(self._maker, self._out["inquiry"])
        papers = reported.papers_in(reported.files_of_report(findings))
        outlines = maps.outlines()
        made: list[tuple[str, Callable[[], Any]]] = [
            ("table as CSV", lambda: csv_of(heads_of(table), shown_lines(table))),
            ("table as SVG", lambda: svg_of(table.title, shown_lines(table))),
            ("table as PNG", lambda: as_png(drawing(public, Tongue.ENGLISH), Tongue.ENGLISH)),
            ("table for Uwazi", lambda: uwazi_of(public, Tongue.ENGLISH, code_of, harmless)),
            ("table as FollowTheMoney", lambda: described(public, files)),
            ("table as RO-Crate", lambda: crate_of(files=files, **crate)),
            ("maps as SVG and GeoJSON", lambda: maps.maps_of(placed, outlines, code_of)),
        ]
        for tongue in Tongue:
            for form, render in (("PDF", as_pdf), ("DOCX", as_docx)):
                made.append((f"table as {form}, {tongue.value}", _of(render, report(public, tongue))))
        for tongue, whole in papers.items():
            name = sources_name(whole)
            made.append(
                (f"inquiry’s sources as CSV, {tongue.value}", lambda of=whole: sources_of(of, harmless))
            )
            paper = replace(whole, elsewhere=name if len(whole.citations) > ANNEX else "")
            for form, render in reported._FORMS.items():
                made.append((f"inquiry as {form.upper()}, {tongue.value}", _of(render, paper)))
        cited = {"number": 3, "day": day.date(), "key": "0" * 64}
        made.append(("inquiry as FollowTheMoney", lambda: reported.findings_files(findings, **cited)))
        return made

    def _step(self, name: str, work: Callable[[], Any]) -> Any:
        found: list[Any] = []
        self.lines.append(_line(name, lambda: found.append(work()) or found[0]))
        return found[0]


def _of(render: Callable[[Any], bytes], paper: Any) -> Callable[[], bytes]:
    return lambda: render(paper)


def _line(name: str, make: Callable[[], Any]) -> Line:
    made: list[Any] = []
    forget_peak()
    took = clocked(lambda: made.append(make()))
    return {
        "name": name,
        "wall": took.wall,
        "processor": took.processor,
        "peak": peak_memory(),
        "bytes": len(made[0]) if isinstance(made[0], bytes) else 0,
    }
