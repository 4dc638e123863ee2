"""A number that somebody typed is small and plain, or none: no page fails of one, or reads it for minutes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

import tumen.web
from tests.web.cast import Cast
from tumen.web.numbers import whole_number

WEB = Path(tumen.web.__file__).parent
HUGE = ("9" * 20, "9" * 5000)


@pytest.mark.parametrize(("typed", "read"), [("0", 0), ("7", 7), ("007", 7), ("9" * 9, 999_999_999)])
def test_a_number_is_read(typed: str, read: int) -> None:
    assert whole_number(typed) == read


@pytest.mark.parametrize("typed", ["", " 7", "-1", "1e3", "٧", "½", "²", "7\n", "9" * 10, *HUGE])
def test_anything_else_is_none(typed: str) -> None:
    assert whole_number(typed) == 0
    assert whole_number(typed, otherwise=1) == 1


def test_no_page_reads_one_in_another_way() -> None:
    """Settings are read once, and the API says for itself what it takes."""
    found = {
        str(path.relative_to(WEB))
        for path in WEB.rglob("*.py")
        if re.search(r"\.is(decimal|digit|numeric)\(", path.read_text("utf-8"))
    }
    assert found == {"numbers.py", "settings.py", "api/operations.py", "api/paging.py"}


@pytest.mark.parametrize("number", HUGE, ids=len)
@pytest.mark.parametrize(
    "address",
    [
        *("counts/claims?after=", "appeals?year=", "interviews?page=", "requests?page=", "counts?since="),
        *("timeline?until=000001", "audit?before=", "watch/items?page="),
    ],
)
def test_no_page_fails_of_one(client: Client, cast: Cast, address: str, number: str) -> None:
    assert client.get(f"/{address}{number}").status_code in (200, 404)


@pytest.mark.parametrize("number", HUGE, ids=len)
def test_no_form_fails_of_one(served: Client, cast: Cast, number: str) -> None:
    claim = reverse("correct-slot", args=[cast.corrected])
    sent = {"slot": "subjects", f"words-{number}": "people", "words-x": "people", "why": "Seen twice."}
    assert served.post(claim, sent).status_code < 500
    for name, of in (("undo-figures", cast.october), ("undo-person", cast.person)):
        answer = served.post(reverse(name, args=[of]), {"line": number, "why": "Seen twice."})
        assert answer.status_code < 500
