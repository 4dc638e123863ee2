"""The client asks the program itself, without a network: typed values, whole lists, refusals as errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.core.wsgi import get_wsgi_application

from tests.web.api.cast import secret_of
from tests.web.cast import Cast
from tests.web.conftest import cast, filled, judge
from trials.api import staying_connected
from tumen.access.actors import API
from tumen.access.models import Actor, Role
from tumen.client import (
    MustWait,
    NotConfirmed,
    NotThere,
    Refused,
    TokenRefused,
    Tumen,
    Unreachable,
    types,
    work_types,
)
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.quantities import Quantity
from tumen.web.api.addresses import api
from tumen.web.api.bearer import pace
from tumen.web.api.describing import described

__all__ = ["cast", "filled", "judge"]

ADDRESS = "http://127.0.0.1:8000"


class Program(httpx.BaseTransport):
    """The program that is served, in the place of the network."""

    def __init__(self) -> None:
        def served(environ: dict[str, Any], start_response: Any) -> Any:
            return get_wsgi_application()({**environ, API: True}, start_response)

        self._wsgi = httpx.WSGITransport(app=served)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._wsgi.handle_request(request)


@pytest.fixture
def transport() -> Iterator[Program]:
    pace.forget()
    with staying_connected():
        yield Program()


@pytest.fixture
def record(judge: Actor, transport: Program) -> Iterator[Tumen]:
    with Tumen(ADDRESS, secret_of(judge), transport=transport) as opened:
        yield opened


class TestReading:
    def test_lists_are_gone_through_whole(self, record: Tumen, cast: Cast) -> None:
        assert {document.id for document in record.documents()} >= {cast.dispatch, cast.korean}
        assert {claim.id for claim in record.claims()} >= {cast.corrected, cast.accepted}
        assert [person.id for person in record.persons()]
        assert cast.source in {source.id for source in record.sources()}
        assert list(record.requests()) == []

    def test_values_are_those_of_the_vocabulary(self, record: Tumen, cast: Cast) -> None:
        event = record.event(cast.october)
        assert event.when == Interval.day(date(2023, 10, 9))
        assert Quantity(500, None) in {line.quantity for line in event.lines}
        assert event.id in {one.id for one in record.events()}

    def test_a_claim_has_its_words_and_who_says_it(self, record: Tumen, cast: Cast) -> None:
        claim = next(iter(record.claims_of(cast.dispatch)))
        assert claim.quote_stands
        text = record.text(cast.dispatch).text
        assert text[claim.quote.span.start : claim.quote.span.end] == claim.quote.exact
        assert claim.told_by[0][-1].name == "Council of Waiting Families"

    def test_counts_and_what_is_searched(self, record: Tumen, cast: Cast) -> None:
        counts = record.counts(by="act")
        assert counts.number >= sum(row.high for row in counts.rows[:1]) > 0
        assert cast.dispatch in set(record.search("families"))

    def test_filters_narrow(self, record: Tumen, cast: Cast) -> None:
        assert not list(record.claims(since=1950, until=1951))


class TestDoing:
    def test_it_reviews_and_undoes(self, record: Tumen, cast: Cast) -> None:
        assert record.accept(cast.corrected).status == "accepted"
        assert record.reject(cast.corrected, "Read twice.").status == "rejected"
        assert record.undo(cast.corrected).status == "accepted"

    def test_it_corrects_with_values_of_the_vocabulary(self, record: Tumen, cast: Cast) -> None:
        claim = record.correct(cast.corrected, "quantity", Quantity(600, None), "Read twice.")
        assert claim.slots["quantity"].value["low"] == 600
        assert record.correct(cast.corrected, "outcome", None, "Not told.").slots["outcome"].value is None

    def test_it_hands_a_file_in(self, judge: Actor, transport: Program, cast: Cast, tmp_path: Path) -> None:
        file = tmp_path / "보고.txt"
        file.write_text("A new report\n\nOn 3 May 2024 12 people were returned.\n", "utf-8")
        with Tumen(ADDRESS, secret_of(judge, role=Role.DOCUMENTER), transport=transport) as documenter:
            taken = documenter.take_in(file, published=Interval.day(date(2024, 5, 4)), publisher="Ferry Post")
            assert (taken.name, taken.publisher) == ("보고.txt", "Ferry Post")
            with pytest.raises(NotConfirmed):
                documenter.date(taken.id, "2999-01-01", "a test")
            assert documenter.date(taken.id, "2024-05-05", "a test").published == Interval.day(
                date(2024, 5, 5)
            )

    def test_it_changes_many_alike_and_undoes_it(self, record: Tumen, cast: Cast) -> None:
        day = When("", Interval.day(date(2022, 2, 3)))
        both = [cast.corrected, cast.accepted]
        said = {"statuses": ["accepted", "proposed"], "level": "restricted"}
        (one, two) = record.foresee(claims=both, slot=("time", day), **said)
        assert {turn.of for turn in (*one.turns, *two.turns)} == {"time", "level"}
        done = record.change(both, "Read twice.", slot=("time", day))
        assert set(done.done) == set(both)
        assert record.claim(cast.accepted).slots["time"].value["interval"]["earliest"] == "2022-02-03"
        assert done.number in {each["id"] for each in record.get("/changes")["changes"]}
        assert set(record.undo_change(done.number, "The wrong day.").done) == set(both)
        with pytest.raises(NotConfirmed):
            record.undo_change(done.number, "Again.")

    def test_it_works_beside_the_record(self, record: Tumen, cast: Cast) -> None:
        assert record.comment(cast.accepted, "Is it the same?") in record.comments(cast.accepted)
        given = record.hand_back(cast.accepted, "Look again.")
        assert given in {task.id for task in record.tasks(whose="all")}
        record.end_task(given)
        appeal = record.draft_appeal("Ask for them", "letter", addressee="the ministry")
        record.add_ask(appeal.id, "say where they are", claims=[cast.accepted])
        record.note_step(appeal.id, "sent")
        answered = record.note_answer(appeal.id, reply="refused", words="They refuse.")
        assert [each.reply for each in answered.answers] == ["refused"]
        assert appeal.id in {each.id for each in record.appeals()}
        inquiry = record.open_inquiry("Of the ferry", date(2024, 1, 2))
        standard = "reasonable-grounds"
        drafted = record.draft_finding(
            inquiry.id,
            "They were returned.",
            claims=[cast.accepted],
            elements=["non-refoulement-refugees.returned"],
            standard=standard,
        )
        adopted = record.adopt_finding(inquiry.id, drafted.findings[0].id)
        assert (adopted.findings[0].state, adopted.findings[0].standard) == ("adopted", standard)
        assert inquiry.id in {each.id for each in record.inquiries()}
        assert record.draft_letter(cast.october).cited > 0
        assert record.save_search("ferries", "ferry") in record.saved_searches()
        for lists in (record.offices, record.releases, record.letters, record.interviews, record.alerts):
            assert isinstance(list(lists()), list)
        assert record.feeds() == record.feeds()


class TestRefusals:
    def test_they_say_what_the_server_says(self, record: Tumen, cast: Cast) -> None:
        with pytest.raises(NotThere, match="d-00000000"):
            record.document("d-00000000")
        with pytest.raises(TokenRefused):
            record.post("/cases", {"title": "A case", "text": "Nobody came back."})
        with pytest.raises(Refused) as refused:
            record.get("/claims", contry="CN")
        assert refused.value.status == 422

    def test_a_wrong_token_is_in_no_message(self, transport: Program, db: None) -> None:
        with Tumen(ADDRESS, "tumen_wrong", transport=transport) as closed:
            with pytest.raises(TokenRefused) as refused:
                closed.me()
            assert "wrong" not in f"{refused.value} {closed!r}"

    @pytest.mark.parametrize(
        ("answer", "error"),
        [
            (httpx.Response(200, text="<html>"), Unreachable),
            (httpx.Response(404, text="not here"), Unreachable),
            (httpx.Response(302, headers={"Location": "https://elsewhere.example/"}), Unreachable),
            (
                httpx.Response(429, json={"detail": "wait", "type": "x"}, headers={"Retry-After": "7"}),
                MustWait,
            ),
        ],
    )
    def test_what_is_no_tumen_is_told(self, answer: httpx.Response, error: type[Exception]) -> None:
        with Tumen(ADDRESS, "t", transport=httpx.MockTransport(lambda request: answer)) as record:
            with pytest.raises(error) as told:
                record.me()
            assert getattr(told.value, "seconds", 7) == 7

    def test_nothing_answers(self) -> None:
        def refuse(request: httpx.Request) -> httpx.Response:
            raise httpx.ConnectError("refused")

        record = Tumen(ADDRESS, "t", transport=httpx.MockTransport(refuse))
        with pytest.raises(Unreachable, match="tumen serve"):
            record.me()


@pytest.mark.parametrize("module", [types, work_types])
def test_each_type_is_a_part_of_the_description(module: Any) -> None:
    schemas = described(api)["components"]["schemas"]
    ours = {
        each for each in vars(module).values() if is_dataclass(each) and each.__module__ == module.__name__
    }
    assert ours == set(module.SCHEMAS)
    for each, name in module.SCHEMAS.items():
        assert {field.name for field in fields(each)} <= set(schemas[name]["properties"]), name


def test_it_needs_no_django() -> None:
    import subprocess
    import sys

    code = "import sys; import tumen.client; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.stdout.strip() == "False", done.stderr
