"""How the tests are run: no test loses what it is marked for."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.running import leave_out_what_is_not_marked


def of_one_function(*marks: str) -> list[Any]:
    """Tests that share the names of their fixtures, as those of one function do; each with a mark or none."""
    names = ["_django_set_urlconf", "_django_isolate_apps", "workspace"]

    def item(mark: str) -> Any:
        return SimpleNamespace(fixturenames=names, get_closest_marker=lambda name: name == mark or None)

    return [item(mark) for mark in marks]


@pytest.mark.parametrize("marks", [("urls", ""), ("", "urls")])
def test_a_single_parameter_keeps_what_it_is_marked_for(marks: tuple[str, ...]) -> None:
    items = of_one_function(*marks)
    leave_out_what_is_not_marked(items)
    assert items[0].fixturenames == ["_django_set_urlconf", "workspace"]


def test_where_none_is_marked_it_is_left_out() -> None:
    items = [*of_one_function("", ""), *of_one_function("django_isolate_apps")]
    leave_out_what_is_not_marked(items)
    assert items[1].fixturenames == ["workspace"]
    assert items[2].fixturenames == ["_django_isolate_apps", "workspace"]
