"""The record by date, and one event with its figures side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.record.cast import derived, tells
from tests.web.cast import Cast
from tumen.access.models import Actor
from tumen.access.recalling import recalling
from tumen.record.actions import judge_same_event, refresh
from tumen.record.queries import event as event_of_record
from tumen.record.queries import events
from tumen.web.record import counts_words, event_page, range_says, record_page, small_strip


class TestRecord:
    def test_it_puts_events_under_their_year_newest_first(self, cast: Cast, reader: Actor) -> None:
        page = record_page(reader)
        assert [year.title for year in page.years] == ["2024", "2023", "2021"]
        assert [entry.date for entry in page.years[1].entries] == ["9 October 2023", "29 August 2023"]

    def test_it_keeps_what_is_no_event_apart(self, cast: Cast, reader: Actor) -> None:
        others = {part.anchor: part for part in record_page(reader).others}
        assert {"states", "totals", "rates", "not-told"} <= set(others)
        assert "2,000" in others["states"].entries[0].name
        assert "8,125" in others["totals"].entries[0].name

    def test_it_never_shows_what_was_feared_or_denied_among_events(self, cast: Cast, reader: Actor) -> None:
        names = [entry.name for year in record_page(reader).years for entry in year.entries]
        assert not any("70 " in name or name.startswith("40 ") for name in names)

    def test_it_names_the_documents_that_need_a_date(self, get: Callable[[str], str], cast: Cast) -> None:
        page = get("/record")
        assert "1 document needs a date" in page
        assert reverse("document", args=[cast.newsletter]) in page

    def test_it_says_that_nothing_is_added_up(self, get: Callable[[str], str], cast: Cast) -> None:
        assert "Nothing here is added up" in get("/record")

    def test_it_counts_figures_documents_and_voices(self, cast: Cast, reader: Actor) -> None:
        october = next(event for event in events(reader) if event.id == cast.october)
        assert counts_words(october) == "4 figures in 4 documents, 3 to 4 independent voices"

    def test_it_draws_figures_that_differ_and_says_them(self, get: Callable[[str], str], cast: Cast) -> None:
        page = get("/record")
        assert page.count('role="img"') >= 1
        assert "Figures side by side, not added:" in page

    def test_it_draws_nothing_where_there_is_nothing_to_compare(self, cast: Cast, reader: Actor) -> None:
        eighty = next(event for event in events(reader) if "80" in event.name)
        assert small_strip(eighty.lines) is None

    def test_it_says_when_the_record_is_behind(
        self, get: Callable[[str], str], cast: Cast, actor: Actor
    ) -> None:
        before = get("/record")
        judge_same_event(actor=actor, left=cast.accepted, right=cast.corrected, why="A test.")
        after = get("/record")
        assert "not applied yet" not in before
        assert "not applied yet" in after
        assert "tumen read" in after


class TestEvent:
    @pytest.fixture
    def page(self, get: Callable[[str], str], cast: Cast) -> str:
        return get(reverse("event", args=[cast.october]))

    def test_it_shows_conflicting_figures_side_by_side(self, cast: Cast, reader: Actor) -> None:
        lanes = [lane.words for lane in event_page(event_of_record(reader, cast.october)).strip.lanes]
        assert "500 or more" in lanes
        assert "600" in lanes

    def test_it_quotes_each_sentence_with_the_figure_marked(self, page: str) -> None:
        assert "<mark>More than 500 people</mark> were sent back on 9 October" in page

    def test_it_says_who_says_so_and_where(self, page: str) -> None:
        assert "Council of Waiting Families" in page
        assert "Han River Dispatch" in page
        assert "12 October 2023" in page

    def test_it_shows_korean_as_korean(self, page: str) -> None:
        assert '<blockquote class="quoted" lang="ko">' in page
        assert "<mark>약 600명</mark>이 송환됐다고" in page

    def test_it_says_why_each_figure_stands_there(self, cast: Cast, reader: Actor) -> None:
        shown = event_page(event_of_record(reader, cast.october))
        assert all(telling.reason for report in shown.counting for telling in report.tellings)

    def test_it_labels_what_is_not_plain(self, page: str) -> None:
        assert "told firmly" in page

    def test_it_does_not_speak_of_confirmation(self, page: str) -> None:
        assert "how many independent voices stand behind them is said below" in page
        assert "sources confirm" not in page

    def test_it_shows_the_judgement_that_joined_figures(self, page: str) -> None:
        assert "judged one event by Test Researcher" in page
        assert "The same night." in page

    def test_it_groups_what_one_document_says(self, cast: Cast, reader: Actor) -> None:
        reports = event_page(event_of_record(reader, cast.october)).counting
        assert len({report.document for report in reports}) == len(reports)

    def test_it_draws_a_figure_once_for_each_document(self, cast: Cast, reader: Actor) -> None:
        shown = event_page(event_of_record(reader, cast.october))
        for lane in shown.strip.lanes:
            assert len({report.note for report in lane.reports}) == len(lane.reports)

    def test_an_old_id_leads_to_the_event(self, client: Client, cast: Cast, actor: Actor) -> None:
        other = next(event for event in events(actor) if "80" in event.name)
        judge_same_event(actor=actor, left=cast.corrected, right=other.lines[0].claim, why="A test.")
        refresh(actor=actor)
        present = event_of_record(actor, other.id).id
        old = other.id if other.id != present else cast.october
        answer = client.get(reverse("event", args=[old]))
        assert answer.status_code == 302
        assert answer["Location"] == reverse("event", args=[present])

    def test_it_says_the_range_in_words(self, cast: Cast, reader: Actor) -> None:
        october = event_of_record(reader, cast.october)
        assert "support 500 to 600 persons" in range_says(october)
        eighty = next(event for event in events(reader) if "80" in event.name)
        assert range_says(eighty) == "1 figure in 1 document: 80 persons."

    @pytest.mark.parametrize("words", ["70 people", "2,000 people", "8,125 cases"])
    def test_it_says_what_is_no_event(
        self, get: Callable[[str], str], cast: Cast, reader: Actor, words: str
    ) -> None:
        others = [entry for part in record_page(reader).others for entry in part.entries]
        found = next(entry for entry in others if words.split()[0] in entry.name)
        page = get(reverse("event", args=[found.id]))
        assert 'class="event-kind"' in page


#: What a page may ask, of a server that has answered before and where nothing was done since.
MOST = 30
#: More reports of the event, each in a document of its own.
MORE = 6
PAGES = ("event", "document", "review-document", "person")


@pytest.fixture
def serving() -> Iterator[None]:
    """Pages are served, as `tumen serve` does: what nobody changed is not asked for again."""
    with recalling():
        yield


def asked(client: Client, cast: Cast, page: str) -> list[str]:
    id = {"event": cast.october, "person": cast.person}.get(page, cast.release)
    address = reverse(page, args=[id])
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as told:
        client.get(address)
    return [each["sql"] for each in told.captured_queries]


def test_no_page_asks_more_where_more_is_told(
    served: Client, cast: Cast, judge: Actor, serving: None
) -> None:
    before = {page: asked(served, cast, page) for page in PAGES}
    assert {page: len(found) for page, found in before.items() if len(found) > MOST} == {}
    for number in range(MORE):
        tells(judge, 600 + number, published="2023-10-11")
    derived(judge)
    after = {page: asked(served, cast, page) for page in PAGES}
    words = served.get(reverse("event", args=[cast.october])).content.decode()
    assert "605 people" in words  # they do tell of the event
    assert {page: len(found) for page, found in after.items() if len(found) > MOST} == {}


def test_a_page_is_told_of_a_document_once(served: Client, cast: Cast, serving: None) -> None:
    told = asked(served, cast, "event")
    loads = [sql for sql in told if 'FROM "documents_rendition"' in sql and '"text"' in sql]
    assert len(loads) == 1
