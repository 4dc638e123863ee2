"""Releases by two things: their margins, what is withheld in them and beside others, and their files."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import defaultdict
from typing import Any

import pytest
from django.test import Client

from tests.publication.cast import drafted, published, told
from tests.publication.test_pages import Be, be, run, words_of
from tumen.access.models import Actor
from tumen.publication import packing, queries
from tumen.publication.actions import approve_release, publish
from tumen.publication.crate import CRATE
from tumen.publication.disclosure.cells import Cell
from tumen.publication.disclosure.suppress import attack
from tumen.publication.errors import NotToBeReleased
from tumen.publication.history import _codes, _kept, _public
from tumen.publication.models import Release
from tumen.record.queries import By, Wanted

__all__ = ["be"]


def cells(release: Release) -> dict[tuple[str, str], int | str]:
    return {
        (row["words"], row["across"]): row["mark"] if row["count"] is None else row["count"]
        for row in release.rows
    }


def whole(release: Release) -> dict[tuple[str, str], int]:
    """What was counted, shown or not: it never leaves the vault."""
    kept = release.workings["cells"]
    return {
        (row["words"], row["across"]): cell["count"] for row, cell in zip(release.rows, kept, strict=True)
    }


def test_its_margins_are_the_tables_by_one_thing(maker: Actor) -> None:
    crossed = whole(drafted(maker, by=By.YEAR, across=By.ACT))
    for by, at in ((By.YEAR, 0), (By.ACT, 1)):
        alone = drafted(maker, by=by)
        counts = [cell["count"] for cell in alone.workings["cells"]]
        margin = {row["words"]: count for row, count in zip(alone.rows, counts, strict=True)}
        assert {key[at]: n for key, n in crossed.items() if key[1 - at] == "total"} == margin
    sums = defaultdict[str, int](int)
    for (year, act), count in crossed.items():
        sums[year] += count if act != "total" else 0
    assert all(sums[year] == crossed[year, "total"] for year in sums)


def test_a_small_count_is_withheld_with_what_would_give_it_away(maker: Actor) -> None:
    made = drafted(maker, by=By.YEAR, across=By.ACT)
    found, counts = cells(made), whole(made)
    few = [key for key, count in counts.items() if 0 < count < 5]
    assert few
    assert all(found[key] == "small" for key in few)
    assert "beside" in found.values()
    assert found["total", "total"] == 23


def test_nobody_can_work_a_small_count_out_beside_the_tables_by_one(maker: Actor, other: Actor) -> None:
    """The reader of decision 40, who has all that was released, is told nothing by the two together."""
    for asked in ({"by": By.YEAR}, {"by": By.ACT, "across": By.YEAR}, {"by": By.PLACE, "across": By.YEAR}):
        made = drafted(maker, "A table", **asked)  # type: ignore[arg-type]
        approve_release(actor=other, release=made.public_id)
        publish(actor=maker, release=made.public_id)
    held = [each.workings for each in Release.objects.all()]
    parts = [_kept(cell["parts"]) for each in held for cell in (*each["cells"], *each["small"])]
    public = _public(held, _codes(parts, held[-1]["edition"]))
    assert public.small
    assert attack(public) == []
    shown = {each.cell for each in public.statements}
    assert Cell.of(edition="1") in shown


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"by": By.YEAR, "across": By.YEAR}, "two different"),
        ({"by": By.YEAR, "across": By.ACT, "wanted": Wanted(act="killing")}, "not narrowed to one act"),
    ],
)
def test_what_makes_no_table_is_refused(maker: Actor, asked: dict[str, Any], says: str) -> None:
    with pytest.raises(NotToBeReleased, match=says):
        drafted(maker, **asked)


def test_more_columns_than_a_page_holds_are_refused(maker: Actor) -> None:
    told(maker, {str(year): 5 for year in range(2001, 2018)}, "a long list")
    with pytest.raises(NotToBeReleased, match="Put what has fewer codes across"):
        drafted(maker, by=By.ACT, across=By.YEAR)
    assert len({row["across"] for row in drafted(maker, by=By.YEAR, across=By.ACT).rows}) <= 19


def test_sex_by_age_in_one_place_takes_ten(maker: Actor) -> None:
    assert drafted(maker, by=By.SEX, across=By.AGE, wanted=Wanted(country="CN")).threshold == 10
    assert drafted(maker, by=By.SEX, across=By.AGE).threshold == 5


def test_its_files_say_each_count_with_the_codes_of_standards(maker: Actor, other: Actor) -> None:
    made = drafted(maker, "Returns", by=By.YEAR, across=By.ACT)
    approve_release(actor=other, release=made.public_id)
    publish(actor=maker, release=made.public_id)
    rows = list(csv.DictReader(io.StringIO(queries.file_of(maker, "1", "data.csv").decode())))
    whole_of = next(row for row in rows if row["year"] == row["act"] == "total")
    assert whole_of == {"year": "total", "act": "total", "huridocs": "", "count": "23", "note": ""}
    assert {row["huridocs"] for row in rows if row["act"] == "forced repatriation"} == {"380101000000"}
    described = json.loads(queries.file_of(maker, "1", "datapackage.json"))
    fields = [field["name"] for field in described["resources"][0]["schema"]["fields"]]
    assert fields == list(rows[0])
    site = queries.site(maker)
    assert b'<th scope="col">forced return</th>' in site["en/release-1.html"]


def test_it_is_drafted_in_the_pages_and_at_the_terminal(be: Be, client: Client, maker: Actor) -> None:
    pages = be(maker)
    assert "Also by, as columns of the table" in words_of(pages.get("/counts").content)
    asked = {"of": "claims", "by": "year", "across": "act", "title": "Returns"}
    page = pages.post("/releases/new/draft", asked, follow=True)
    said = words_of(page.content)
    assert "too few : withheld: too few, or changed by too few" in said
    assert page.content.decode().count('scope="row"') == len(
        {row["words"] for row in Release.objects.get().rows}
    )
    refused = pages.post("/releases/new/draft", {**asked, "across": "year"})
    assert "two different ones" in words_of(refused.content)
    assert 'value="year" selected' not in refused.content.decode(), "what the rows are by is not offered"
    assert run(maker, "release", "draft", "Again", "--across", "act").exit_code == 0


def test_the_crate_describes_every_file_of_the_package_and_its_bytes(maker: Actor, other: Actor) -> None:
    made = published(maker, other)
    files = packing.files_in(bytes(made.package))
    graph = {each["@id"]: each for each in json.loads(files[CRATE])["@graph"]}
    parts = [part["@id"] for part in graph["./"]["hasPart"]]
    assert set(parts) == set(files) - {CRATE}
    for name in parts:
        told = graph[name]
        assert told["@type"] == "File"
        if name not in ("manifest.json", "signature.json"):  # these hold the crate's own hash
            assert told["contentSize"] == str(len(files[name]))
            assert told["sha256"] == hashlib.sha256(files[name]).hexdigest()
    assert graph["./"]["identifier"] == made.release.public_id
    assert maker.name not in files[CRATE].decode()
    assert CRATE in queries.release(maker, "1").files
