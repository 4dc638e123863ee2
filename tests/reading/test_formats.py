"""Columns of other programs' exports, as their public documentation names them. No real export was tried."""

from __future__ import annotations

import pytest

from tumen.reading.columns import Meaning
from tumen.reading.formats import format_of, guessed


@pytest.mark.parametrize(
    ("heads", "program", "meanings"),
    [
        (
            ["start", "case/date", "case/name", "_id", "_uuid", "_submission_time", "_submitted_by"],
            "KoboToolbox",
            {"start": "nothing", "case/date": "date", "case/name": "person", "_uuid": "id", "_id": "nothing",
             "_submitted_by": "identity"},
        ),
        (["id", "title__en", "Date", "files"], "Uwazi", {"id": "id", "title__en": "nothing", "Date": "date"}),
        (
            ["act_record_number", "type_of_act", "initial_date", "victim", "exact_location"],
            "OpenEvSys",
            {"act_record_number": "id", "type_of_act": "act", "initial_date": "date", "victim": "person",
             "exact_location": "identity"},
        ),
        (["Act record number", "Victim"], "OpenEvSys", {"Act record number": "id", "Victim": "person"}),
    ],
)  # fmt: skip
def test_it_knows_whose_export_it_is(heads: list[str], program: str, meanings: dict[str, str]) -> None:
    known = format_of(heads)
    assert known is not None
    assert known.name == program
    told = guessed(heads)
    assert {name: told[name].value for name in meanings} == meanings


def test_what_is_nobodys_export_is_guessed_by_its_names() -> None:
    assert format_of(["Ref", "date"]) is None
    assert guessed(["Ref", "date", "번호"]) == {
        "Ref": Meaning.ID, "date": Meaning.DATE, "번호": Meaning.ID,
    }  # fmt: skip
