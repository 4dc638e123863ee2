"""What goes out of an operation is worked out when the operation is first asked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from ninja.operation import Operation

from tumen.web.api.giving import work_out


@dataclass
class Row:
    name: str


def _view(request: HttpRequest) -> list[Row]:
    return []


def _operation() -> Any:
    return Operation("rows", ["GET"], _view, response={200: list[Row]})


def test_it_is_not_worked_out_when_it_is_listed() -> None:
    assert not _operation().response_models[200].__pydantic_complete__


def test_it_is_worked_out_once_for_whoever_asks_at_the_same_moment() -> None:
    operations = [_operation() for _ in range(20)]
    with ThreadPoolExecutor(4) as asking:
        list(asking.map(lambda _: work_out(operations), range(4)))
    for each in operations:
        given = each.response_models[200]
        assert given.__pydantic_complete__
        assert given.model_validate({"response": [Row("one")]}).response == [Row("one")]
