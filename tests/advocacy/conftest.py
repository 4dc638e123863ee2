"""Each test is one look at the record, as each command and page is: what is asked twice is asked once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tumen.access.looking import one_look


@pytest.fixture(autouse=True)
def _one_look() -> Iterator[None]:
    with one_look():
        yield
