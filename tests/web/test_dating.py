"""A document's date given in its page: with how one knows it, asked about when it looks wrong."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.cast import Cast
from tumen.access.models import Actor
from tumen.documents.models import Detail
from tumen.documents.queries import document
from tumen.jobs.models import Job

WHY = "The envelope <b>says</b> so."


def give(served: Client, id: str, **typed: str) -> tuple[int, str]:
    answer = served.post(reverse("date-document", args=[id]), typed)
    return answer.status_code, answer["Location"] if answer.status_code == 302 else answer.content.decode()


def test_it_is_kept_and_the_document_is_read_again(served: Client, cast: Cast, judge: Actor) -> None:
    assert give(served, cast.newsletter, date="18 October 2023", why=WHY) == (
        302,
        f"/documents/{cast.newsletter}?read=again#date",
    )
    assert str(document(judge, cast.newsletter).summary.published) == "2023-10-18"
    assert Detail.objects.get(value="2023-10-18").why == WHY
    (job,) = Job.objects.filter(name="documents.read")
    assert job.arguments == {"document": cast.newsletter}
    page = served.get(f"/documents/{cast.newsletter}?read=again").content.decode()
    assert "The date is kept" in page
    assert "This document needs a date" not in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"date": "", "why": WHY}, "no date was given"),
        ({"date": "18 October 2023", "why": " "}, "does not say how you know"),
        ({"date": "soon", "why": WHY}, "“soon” is not a date. Write it as 2023-10-18"),
        ({"date": "03/04/2023", "why": WHY}, "can be 2023-04-03 or 2023-03-04"),
    ],
)
def test_what_is_wrong_comes_back_with_what_was_typed(
    served: Client, cast: Cast, typed: dict[str, str], said: str
) -> None:
    status, page = give(served, cast.newsletter, **typed)
    assert status == 400
    assert said in page
    assert not typed["date"] or f'value="{typed["date"]}"' in page
    assert not typed["why"].strip() or "The envelope &lt;b&gt;says&lt;/b&gt; so." in page
    assert not Job.objects.exists()


def test_a_date_that_looks_wrong_is_asked_about_and_kept_when_confirmed(served: Client, cast: Cast) -> None:
    status, page = give(served, cast.newsletter, date="2999-01-01", why=WHY)
    assert status == 400
    assert "it lies in the future" in page
    assert "--confirm-date" not in page
    assert 'name="confirmed"' in page
    assert give(served, cast.newsletter, date="2999-01-01", why=WHY, confirmed="yes")[0] == 302


def test_pages_that_only_show_have_no_form_and_take_no_date(client: Client, cast: Cast) -> None:
    page = client.get(f"/documents/{cast.newsletter}").content.decode()
    assert "tumen document date" in page
    assert 'name="date"' not in page
    assert give(client, cast.newsletter, date="2023-10-18", why=WHY)[0] == 403
