"""A release for other programs: judged by FollowTheMoney and by bagit, and read as Uwazi reads it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.publication.forms.tables import BY_YEAR, BY_YEAR_AND_ACT
from tumen.publication import packing
from tumen.publication.forms.bags import bag_of
from tumen.publication.forms.entities import Cited, Described, entities_of
from tumen.publication.forms.papers import Tongue
from tumen.publication.forms.uwazi import uwazi_of
from tumen.publication.reporting import described

FILES = {"data.csv": b"year,count,note\r\n", "chart.svg": b"<svg/>", "report-ko.pdf": b"%PDF-"}
CITING = Described(
    number=5,
    title="Findings (invented)",
    day=date(2024, 3, 1),
    key="ef" * 32,
    notes=("Two findings.",),
    cites=(
        Cited("600 returned (invented)", "The Invented Herald", "2023-10-18"),
        Cited("A letter (invented)", "", "2023"),
        Cited("Again (invented)", "The Invented Herald", ""),
    ),
)


def entities(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode().splitlines()]


def faults(data: bytes) -> list[str]:
    """What FollowTheMoney finds wrong: `tools/ensure_followthemoney` brings it, and CI asks for it."""
    if os.environ.get("TUMEN_FOLLOWTHEMONEY") != "required":
        pytest.importorskip("followthemoney")
    from followthemoney import model
    from followthemoney.exc import InvalidData

    given = entities(data)
    known = [each["id"] for each in given]
    found = [] if len(set(known)) == len(known) else ["an id stands twice"]
    for told in given:
        schema = model.get(told["schema"])
        if schema is None or not set(told["properties"]) <= set(schema.properties):
            found.append(f"{told['id']}: no such schema or property")
            continue
        try:
            schema.validate(told)
        except InvalidData as error:
            found.append(f"{told['id']}: {error}")
        clean = model.get_proxy(told, cleaned=False).to_dict()["properties"]
        if {name: sorted(values) for name, values in clean.items()} != told["properties"]:
            found.append(f"{told['id']}: {told['properties']} is not {clean}")
        ways = [name for name in told["properties"] if schema.properties[name].type.name == "entity"]
        found += [f"{told['id']}: leads nowhere" for name in ways if told["properties"][name][0] not in known]
    return found


@pytest.mark.parametrize("public", [BY_YEAR, BY_YEAR_AND_ACT], ids=["by one thing", "by two"])
def test_followthemoney_finds_the_entities_of_a_table_sound(public: Any) -> None:
    assert faults(described(public, FILES)["entities.ftm.json"]) == []


def test_followthemoney_finds_the_entities_of_what_cites_sound() -> None:
    assert faults(entities_of(CITING, FILES)) == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('"schema": "Article"', '"schema": "Story"'),
        ('"2023-10-18"', '"last autumn"'),
        ('"title":', '"heading":'),
        ("5-package", "5-parcel"),
    ],
)
def test_followthemoney_finds_what_is_not(good: str, bad: str) -> None:
    whole = entities_of(CITING, FILES).decode()
    assert good in whole
    assert faults(whole.replace(good, bad, 1).encode())


def test_a_publisher_is_one_organization_and_nobody_is_a_person() -> None:
    made = entities(entities_of(CITING, FILES))
    assert [each["properties"]["name"] for each in made if each["schema"] == "Organization"] == [
        ["The Invented Herald"]
    ]
    assert {each["schema"] for each in made} == {
        *("Package", "Table", "Image", "Pages", "Organization", "Article"),
    }


def test_ids_are_of_one_release_alone() -> None:
    one = {each["id"] for each in entities(entities_of(CITING, FILES))}
    other = {each["id"] for each in entities(entities_of(replace(CITING, number=6), FILES))}
    assert not one & other
    assert entities_of(CITING, FILES) == entities_of(CITING, FILES)


def test_uwazi_is_given_a_title_a_count_and_a_day_for_each_line() -> None:
    told = packing.code_of, packing.harmless
    written = uwazi_of(BY_YEAR, Tongue.ENGLISH, *told).decode()
    rows = list(csv.DictReader(io.StringIO(written)))
    assert len(rows) == len(BY_YEAR.lines)
    assert rows[0] == {
        "title": "Claims by year: 2018 (3)", "row": "2018", "column": "", "code": "",
        "count": "1200", "note": "", "release": "3", "published": "2024/03/01",
    }  # fmt: skip
    assert (rows[2]["count"], rows[2]["note"]) == ("", "withheld")
    korean = list(csv.DictReader(io.StringIO(uwazi_of(BY_YEAR_AND_ACT, Tongue.KOREAN, *told).decode())))
    assert len({row["title"] for row in korean}) == len(BY_YEAR_AND_ACT.lines)
    assert korean[1]["note"] == "비공개"
    assert not any(header.endswith(("__en", "__ko")) for header in korean[0])


def test_bagit_finds_the_bag_whole_and_sees_a_bit_that_changed(tmp_path: Path) -> None:
    bagit = pytest.importorskip("bagit")
    files = bag_of(FILES, number=3, id="l-1", title="Returns\n(invented)", day=date(2024, 3, 1))
    for name, data in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    bag = bagit.Bag(str(tmp_path / "release-3"))
    bag.validate()
    assert bag.info["External-Description"] == "Returns (invented)"
    assert set(bag.payload_files()) == {f"data/{name}" for name in FILES}
    (tmp_path / "release-3/data/data.csv").write_bytes(b"year,count,nate\r\n")
    with pytest.raises(bagit.BagValidationError):
        bag.validate()


def test_a_copy_is_a_document_with_its_own_hash() -> None:
    copy = b"What she told, without her name."
    told = replace(CITING, cites=(), hashed=True)
    made = entities_of(told, {"copy.txt": copy})
    assert faults(made) == []
    _, document = entities(made)
    assert document["schema"] == "PlainText"
    assert document["properties"]["description"] == [f"SHA-256 {hashlib.sha256(copy).hexdigest()}"]
    plain = entities(entities_of(replace(told, hashed=False), {"copy.txt": copy}))[1]
    assert "description" not in plain["properties"]
