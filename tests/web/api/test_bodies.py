"""What operations take in their bodies is of the type that is described, and is made of nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from tests.web.api.cast import Program
from tests.web.cast import Cast
from tumen.vocabulary.dates import When
from tumen.vocabulary.quantities import Quantity
from tumen.web.api.addresses import api
from tumen.web.api.reading_in import Sent, Year


class Body(Sent):
    is_so: bool = False
    nth: int | None = None
    year: Year = None
    share: float = 0.0
    on: date | None = None
    words: str = ""
    either: str | int = ""
    rows: list[int] = []
    anything: Any = None
    quantity: Quantity | None = None
    time: When | None = None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[("is_so", value) for value in ("yes", "true", "", 1, 0, 0.0)],
        *[("nth", value) for value in ("1", True, "x", [1])],
        *[("year", value) for value in ("1", True)],
        *[("share", value) for value in ("0.5", False)],
        *[("on", value) for value in (0, 1696809600, "1696809600", "0", True)],
        *[("words", value) for value in (1, True, 0.5)],
        ("either", True),
        ("rows", [1, "2"]),
        ("rows", [True]),
        ("quantity", {"low": "600", "high": None}),
        ("quantity", {"low": 600, "high": None, "approximate": "yes"}),
        ("time", {"text": "then", "interval": {"earliest": 0, "latest": None}}),
    ],
)
def test_nothing_is_taken_for_another_type(name: str, value: Any) -> None:
    with pytest.raises(ValidationError):
        Body.model_validate({name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("is_so", True), ("nth", 3), ("nth", None), ("share", 1), ("share", 0.5), ("words", "12"),
        ("either", "1"), ("either", 1), ("rows", [1, 2]), ("anything", [True, "1", {"a": 1}]),
    ],
)  # fmt: skip
def test_what_is_described_is_taken_as_it_is(name: str, value: Any) -> None:
    assert getattr(Body.model_validate({name: value}), name) == value


def test_what_a_slot_holds_is_taken_as_it_is() -> None:
    told = {"quantity": {"low": 600, "high": None, "approximate": True}}
    assert Body.model_validate(told).quantity == Quantity(600, None, approximate=True)


def test_a_day_is_written_as_one() -> None:
    assert Body.model_validate({"on": "2023-10-09"}).on == date(2023, 10, 9)


def every(kind: type[Sent]) -> Iterator[type[Sent]]:
    for each in kind.__subclasses__():
        yield each
        yield from every(each)


def test_it_holds_for_every_body_that_an_operation_takes() -> None:
    assert api, "the operations are loaded"
    bodies = [each for each in every(Sent) if each.__module__.startswith("tumen.")]
    flags = [
        (each, name) for each in bodies for name, it in each.model_fields.items() if it.annotation is bool
    ]
    assert len(bodies) > 50
    assert len(flags) > 10
    for body, name in flags:
        for value in ("yes", 1):
            with pytest.raises(ValidationError) as refused:
                body.model_validate({name: value})
            assert f"“{name}” is of another type" in str(refused.value), body


@pytest.mark.django_db
def test_it_is_a_422_that_names_the_field(program: Program, cast: Cast) -> None:
    refused = program.post(
        "/documents/" + cast.newsletter + "/date", {"date": "2023-10-09", "confirmed": "yes"}
    )
    assert refused.status_code == 422
    assert "confirmed" in refused.content.decode()
