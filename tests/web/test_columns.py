"""The page of a list's columns: shown, taken in, reviewed, taken back. The persons are invented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast
from tumen.access.models import Actor
from tumen.claims.columns import PROPOSER
from tumen.claims.models import Claim, Status
from tumen.claims.reports import takings
from tumen.documents.actions import take_in
from tumen.documents.intake import limits
from tumen.documents.models import Document
from tumen.jobs.working import Worker

LIST = """Who,How <b>many,incident_date,송환지
Zo Mi-rae,,2023-10-09,North Korea
Pak Sun-ae,12,2023-10-10,North Korea
"""
FORM = {"m0": "person", "m1": "number", "m2": "date", "m3": "to", "act": "forced repatriation"}


@pytest.fixture
def listed(judge: Actor) -> str:
    return take_in(actor=judge, data=LIST.encode(), name="list.csv", origin="a test").public_id


def standing() -> int:
    made = Claim.objects.filter(run__proposer=PROPOSER)
    return made.exclude(status=Status.SUPERSEDED).count()


def test_the_document_leads_to_its_columns(served: Client, cast: Cast, listed: str) -> None:
    address = reverse("columns", args=[listed])
    assert address in served.get(reverse("document", args=[listed])).content.decode()
    assert address.replace(listed, cast.newsletter) not in served.get(
        reverse("document", args=[cast.newsletter])
    ).content.decode()  # fmt: skip
    page = served.get(address).content.decode()
    assert "How &lt;b&gt;many" in page
    assert "How <b>many" not in page


def test_what_would_become_of_it_is_shown_and_not_kept(served: Client, listed: str) -> None:
    page = served.post(reverse("columns", args=[listed]), FORM).content.decode()
    assert page.count("<strong>would be made</strong>") == 2
    assert '<option value="person" selected>' in page
    assert standing() == 0


def test_it_is_taken_in_and_taken_back(served: Client, listed: str) -> None:
    took = served.post(reverse("take-columns", args=[listed]), FORM, follow=True).content.decode()
    assert "The list is taken in" in took
    assert standing() == 2
    back = served.post(reverse("columns-back", args=[listed]), {"why": "The wrong list."}, follow=True)
    assert "It is taken back" in back.content.decode()
    assert standing() == 0


@pytest.mark.parametrize(
    ("name", "form", "said"),
    [
        ("take-columns", {"m0": "nothing", "m1": "a bird"}, "no column tells anything yet"),
        ("columns-back", {"why": " "}, "does not say why"),
    ],
)
def test_what_is_refused_says_what_to_do(
    served: Client, listed: str, name: str, form: dict[str, str], said: str
) -> None:
    answer = served.post(reverse(name, args=[listed]), form)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert standing() == 0


def test_pages_that_take_nothing_say_how_it_is_done(listed: str) -> None:
    page = Client().get(reverse("columns", args=[listed])).content.decode()
    assert f"tumen columns take {listed}" in page
    assert "Take the list in" not in page


def test_a_file_is_kept_and_leads_to_its_columns(served: Client) -> None:
    file = SimpleUploadedFile("list.csv", LIST.encode())
    page = served.post(reverse("take-list"), {"file": file, "origin": "a test"}, follow=True)
    assert "What the columns tell" in page.content.decode()
    assert standing() == 0


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (None, "no file came"),
        (b"", "It has no"),
        (b"\x00\x01\x02\x03" * 400, "list.csv"),
        (b"PK\x03\x04 no archive at all", "list.csv"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_the_reason(
    served: Client, file: bytes | None, said: str
) -> None:
    before = Document.objects.count()
    sent = {} if file is None else {"file": SimpleUploadedFile("list.csv", file)}
    answer = served.post(reverse("take-list"), {**sent, "origin": "a test"})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert Document.objects.count() == before


def test_a_file_of_more_than_is_taken_is_kept_nowhere(
    served: Client, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert settings.FILE_UPLOAD_MAX_MEMORY_SIZE == limits.HANDED_IN_BYTES
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000
    file = SimpleUploadedFile("list.csv", LIST.encode() * 100)
    answer = served.post(reverse("take-list"), {"file": file, "origin": "a test"})
    assert answer.status_code == 400
    assert "more than 8 megabytes" in answer.content.decode()
    assert list(tmp_path.iterdir()) == []


def test_a_later_file_is_offered_and_its_report_is_shown(served: Client, judge: Actor, listed: str) -> None:
    said = {"m0": "person", "m1": "id", "m2": "date", "m3": "to", "act": "forced repatriation"}
    first = "Who,No,incident_date,송환지\nZo Mi-rae,7,2023-10-09,North Korea\n"
    one, two = (
        take_in(actor=judge, data=text.encode(), name="a.csv", origin="a test").public_id
        for text in (first, first.replace("10-09", "11-09"))
    )
    served.post(reverse("take-columns", args=[one]), {**said, "name": "Seven"})
    offered = served.get(reverse("columns", args=[two])).content.decode()
    assert "It is a later file of that list" in offered
    shown = served.post(reverse("columns", args=[two]), {"like": "Seven"}).content.decode()
    assert "<del>2023-10-09</del> <ins>2023-11-09</ins>" in shown
    assert '<option value="id" selected>' in shown
    served.post(reverse("take-columns", args=[two]), {**said, "name": "Seven"})
    line = takings(judge)[0]
    report = served.get(reverse("list", args=[line.id])).content.decode()
    assert "changed · time" in " ".join(report.split())
    refused = served.post(reverse("columns-back", args=[one]), {"why": "The wrong list."})
    assert "is a later file of the same list" in refused.content.decode()


def test_a_long_list_is_left_to_a_worker(
    served: Client, listed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tumen.web.mapping.ROWS", 1)
    page = served.post(reverse("take-columns", args=[listed]), FORM, follow=True).content.decode()
    assert "A worker takes the list in" in page
    assert standing() == 0
    Worker().work(until_empty=True)
    assert standing() == 2


def test_a_document_without_a_list_says_what_a_list_is(served: Client, cast: Cast) -> None:
    page = served.get(reverse("columns", args=[cast.newsletter])).content.decode()
    assert "This document has no list" in page
