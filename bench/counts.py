"""Counts, timeline and map over a large record: time of each page, for who sees all and for who does not.

Run: python -m bench.counts --claims 1000000 --events 100000 [--keep FOLDER]

Time of the processor, in which the database works too: so others at work on the machine do not count. The
record is invented row by row, on the laptop's database: what these pages read is written, and hardly a word.
A compartment hides one document in fifty from the second viewer, and levels hide single claims.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ADDRESSES = (
    "/counts",
    "/counts?by=place",
    "/counts?by=act&country=CN",
    "/counts?by=age&sex=female&since=2015",
    "/counts?of=events&by=place",
    "/counts/claims?act=torture&country=KP",
    "/counts/claims?country=CN",
    "/counts/claims?act=torture&country=KP&sex=female&age=40+to+49&since=2011&until=2011",
    "/timeline",
    "/timeline?since=2010&until=2019&act=torture",
    "/timeline?since=2014&until=2014",
    "/map",
)
ROUNDS = 8
BATCH = 10_000


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--claims", type=int, default=1_000_000)
    asked.add_argument("--events", type=int, default=100_000)
    asked.add_argument("--keep", type=Path, help="a folder for the workspace, used again where it is there")
    given = asked.parse_args()
    folder = given.keep or Path(tempfile.mkdtemp(prefix="counts-"))
    there = (folder / "workspace").exists()
    _prepare(folder / "workspace")
    if not there:
        began = time.perf_counter()
        _fill(given.claims, given.events)
        print(f"filled in {time.perf_counter() - began:.0f} s")
    _measure()


def _prepare(workspace: Path) -> None:
    os.environ["TUMEN_WORKSPACE"] = str(workspace)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tumen.web.settings"
    from tumen.vault.workspace import Workspace

    Workspace.open(workspace)
    import django

    django.setup()
    from tumen.vault import schema

    schema.bring_up_to_date()


def _fill(claims: int, events: int) -> None:
    from tumen.access.actions import introduce
    from tumen.access.models import Level, Role
    from tumen.vault.acting import RECORD, acting_as

    roles = (Role.DOCUMENTER, Role.REVIEWER, Role.KEEPER)
    actor = introduce(name="Keeper", roles=roles, clearance=Level.RESTRICTED, identity=True)
    introduce(name="Reader", roles=(Role.READER,), clearance=Level.INTERNAL)
    with acting_as(RECORD):
        chance = random.Random(7)
        _documents(claims // 10)
        _claims(claims, chance)
        _events(events, chance)
        _hide(actor, claims // 10, chance)


def _in_bulk(model: Any, rows: Iterator[Any]) -> None:
    while batch := list(islice(rows, BATCH)):
        model.objects.bulk_create(batch)


#: A million rows in a statement: "n" counts them.
_NUMBERS = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < {}) "


def _in_sql(number: int, statement: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(_NUMBERS.format(number) + statement)


def _documents(number: int) -> None:
    """Documents, with a rendition and a reading each, under the same key."""
    _in_sql(
        number,
        """INSERT INTO documents_document
        (id, public_id, sha256, evidence, media_type, name, size, added_at, added_by_id, revision)
        SELECT n, printf('d-%08d', n), printf('%064d', n), '', 'text/plain', 'a.txt', 1, '2025-01-01', 1, 1
        FROM r""",
    )
    _in_sql(
        number,
        """INSERT INTO documents_rendition
        (id, document_id, made_from, text, extractor, version, made_at, notes, undated_because, recognised)
        SELECT n, n, '', 'Words. Words. Words.', 'x', '1', '2025-01-01', '[]', '', '[]' FROM r""",
    )
    _in_sql(
        number,
        """INSERT INTO claims_readingrun
        (id, rendition_id, reader, proposer, document_revision, at, actor_id)
        SELECT n, n, 'x', '', 1, '2025-01-01', 1 FROM r""",
    )


def _key(chance: random.Random) -> tuple[Any, ...]:
    """What a claim is counted by, in the order of `tallying.KEY`; some is told often, and most seldom."""
    from tumen.vocabulary.acts import acts
    from tumen.vocabulary.ages import AgeGroup

    codes = list(acts())
    act = codes[min(int(chance.expovariate(0.25)), len(codes) - 1)]
    country = chance.choices(("CN", "KP", "KR", "LA", "TH", "VN", ""), (40, 30, 5, 3, 3, 2, 17))[0]
    inside = {"CN": ("Jilin", "Liaoning", "Yanbian", "Yunnan"), "KP": ("North Hamgyong", "Ryanggang")}
    province = chance.choice(("", "", *inside.get(country, ())))
    first = 0 if chance.random() < 0.3 else 2025 - min(int(chance.expovariate(0.12)), 35)
    last = first + (chance.choice((0, 0, 0, 1, 3)) if first else 0)
    return (
        chance.choices(("figure", "act", "ask", "norm"), (40, 40, 10, 10))[0],
        chance.choices(("event", "state", "total", ""), (50, 10, 5, 35))[0],
        chance.choices(("asserted", "feared", "demanded", "denied"), (85, 6, 6, 3))[0],
        act,
        country,
        province,
        first,
        last,
        first > 0 and chance.random() < 0.05,
        chance.choices(("", "female", "male", "several"), (60, 22, 15, 3))[0],
        chance.choices(("", *(group.value for group in AgeGroup)), (82, 3, 3, 3, 3, 3, 3))[0],
        chance.random() < 0.3,
    )


def _claims(number: int, chance: random.Random) -> None:
    """Ten claims a document, read in one go; a few cells have most of them, as few things are told often."""
    from tumen.record.models import Cell
    from tumen.record.tallying import KEY

    keys = list(dict.fromkeys(_key(chance) for _ in range(min(number, 120_000))))
    _in_bulk(Cell, (Cell(pk=pk, **dict(zip(KEY, key, strict=True))) for pk, key in enumerate(keys, start=1)))
    print(f"{len(keys):,} cells")
    u = "(abs(random() % 1000000) / 1000000.0)"
    at = "(n - 1) / 10 + 1"
    _in_sql(
        number,
        f"""INSERT INTO claims_claim
        (id, public_id, document_id, rendition_id, run_id, exact, prefix, suffix, start, "end",
         sentence_start, sentence_end, status, revision)
        SELECT n, printf('c-%08d', n), {at}, {at}, {at}, 'Words', '', '', 0, 5, 0, 6, 'proposed', 1 FROM r""",
    )
    _in_sql(
        number,
        f"""INSERT INTO record_tally (claim_id, cell_id, claim_revision, facility)
        SELECT n, 1 + CAST({len(keys) - 1} * {u} * {u} * {u} * {u} AS INTEGER), 1,
        CASE WHEN n % 40 = 0 THEN 'Camp ' || (n % 90) ELSE '' END FROM r""",
    )
    _in_sql(
        1,
        """UPDATE record_cell
        SET claims = (SELECT count(*) FROM record_tally t WHERE t.cell_id = record_cell.id)""",
    )


def _events(number: int, chance: random.Random) -> None:
    from datetime import date

    from tumen.record.models import Event

    def rows() -> Iterator[Any]:
        for n in range(1, number + 1):
            *_, act, country, province, first, last, is_open, _sex, _age, _accepted = _key(chance)
            begins = date(first, chance.randint(1, 12), 1) if first else None
            ends = date(last, 12, 28) if last else None
            yield Event(
                pk=n,
                public_id=f"e-{n:08}",
                kind="event" if first else "undated event",
                act=act,
                unit="persons",
                when=f"{begins}/{ends}" if begins else "",
                begins=begins,
                ends=ends,
                first_year=first,
                last_year=last,
                is_open=is_open,
                country=country,
                province=province,
                at=province or country,
                low=3,
                high=9,
                anchor=f"c-{n:08}",
                voices={"reports": 3, "documents": 3, "least": 1, "most": 2},
            )

    _in_bulk(Event, rows())


def _hide(actor: Any, documents: int, chance: random.Random) -> None:
    from tumen.access.models import Compartment, Level, Marking, Placement

    circle = Compartment.objects.create(name="circle", made_by=actor)
    some = chance.sample(range(1, documents + 1), documents // 50)
    why = {"actor": actor, "why": "bench"}
    _in_bulk(Placement, (Placement(item=f"d-{n:08}", compartment=circle, **why) for n in some))
    marked = chance.sample(range(1, 10 * documents + 1), documents // 100)
    _in_bulk(Marking, (Marking(item=f"c-{n:08}", level=Level.RESTRICTED, **why) for n in marked))


def _measure() -> None:
    from django.test import Client

    from tumen.access.models import Actor
    from tumen.web import viewing

    for name in ("Keeper", "Reader"):
        viewer = Actor.objects.get(name=name)
        viewing.viewer_of = lambda request, viewer=viewer: viewer
        print(f"\n{name}: CPU at the median and at p95 in ms")
        for address in ADDRESSES:
            if name == "Reader" and ("events" in address or address.startswith(("/timeline", "/map"))):
                continue  # their record is derived anew at each read, which has measures of its own
            took = []
            client = Client(SERVER_NAME="127.0.0.1")
            assert client.get(address).status_code == 200
            for _ in range(ROUNDS):
                began = time.process_time()
                client.get(address)
                took.append(1_000 * (time.process_time() - began))
            print(
                f"{median(took):7.0f} {quantiles(took, n=20)[-1]:7.0f}  {address}",
                flush=True,
            )


if __name__ == "__main__":
    main()
