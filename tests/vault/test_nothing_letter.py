"""A text with U+0000 is refused before the team's database would answer with a fault of its own."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import SuspiciousOperation
from psycopg.types.json import Jsonb

from tumen.vault.postgres.base import DatabaseWrapper


def asked(*given: Any) -> Any:
    pytest.fail("The statement was sent.")


@pytest.mark.parametrize(
    ("params", "many"),
    [
        (["d-1\0"], False),
        ({"id": "\0"}, False),
        ([["a"], ["b\0c"]], True),
        ([["d-1", "d-\0"]], False),
        ([Jsonb({"who": ["a", {"name": "b\0"}]})], False),
        ([Jsonb({"a\0": 1})], False),
    ],
)
def test_it_is_refused_wherever_it_stands(params: Any, many: bool) -> None:
    with pytest.raises(SuspiciousOperation, match="no letter"):
        DatabaseWrapper._behind_the_wall(object(), asked, "SELECT %s", params, many, {})  # type: ignore[arg-type]
