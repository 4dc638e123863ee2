"""Documents in pages of fifty: what needs a date first, then the newest."""

from __future__ import annotations

from itertools import count

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.record.cast import tells
from tumen.access.actions import introduce
from tumen.access.models import RESEARCHER, Actor, Level
from tumen.claims.queries import figures_in
from tumen.documents.actions import set_date, set_sensitivity, take_in
from tumen.documents.models import Document
from tumen.documents.queries import documents, newest_documents

_numbers = count(1)


def taken(actor: Actor, published: str | None = None) -> str:
    text = f"Note {next(_numbers)}\n\nNothing happened that day, and nobody wrote it down.\n"
    return take_in(
        actor=actor, data=text.encode(), name="note.txt", origin="a test", published=published
    ).public_id


def ids(viewer: Actor, **more: object) -> list[str]:
    return [each.id for each in newest_documents(viewer, **more).lines]  # type: ignore[arg-type]


def test_what_needs_a_date_is_first_then_the_newest(actor: Actor) -> None:
    old, undated, year, new = (taken(actor, day) for day in ("2021-05-01", None, "2023", "2023-06-01"))
    assert ids(actor) == [undated, year, new, old]
    row = Document.objects.get(public_id=old)
    set_date(actor=actor, document=row, published="2024-01-01", why="a test")
    assert ids(actor) == [undated, old, year, new]


def test_every_document_stands_on_one_page(actor: Actor) -> None:
    for day in ("2021", "2021", None, "2022-03", None, "2021-02-03", "2020"):
        taken(actor, day)
    found, after = list[str](), ""
    while True:
        page = newest_documents(actor, after=after, size=2)
        found += [each.id for each in page.lines]
        after = page.after
        if not after:
            break
    assert len(found) == len(set(found)) == page.count == 7
    assert set(found) == {each.id for each in documents(actor)}
    assert found == ids(actor)


def test_what_is_hidden_is_neither_listed_nor_counted(actor: Actor) -> None:
    somebody = introduce(name="somebody", roles=RESEARCHER, clearance=Level.INTERNAL)
    hidden, seen = taken(actor, "2023"), taken(actor, "2021")
    set_sensitivity(actor=actor, document=hidden, level=Level.RESTRICTED, why="a test")
    page = newest_documents(somebody, after=hidden)
    assert ([each.id for each in page.lines], page.count, page.after) == ([seen], 1, "")


def test_figures_are_counted_for_the_page_alone(actor: Actor) -> None:
    tells(actor, 600), tells(actor, 50)
    one, other = ids(actor)
    assert figures_in(actor, [one]) == {one: 1}
    assert figures_in(actor, [one, other]) == {one: 1, other: 1}


def test_more_documents_ask_no_more_of_the_database(actor: Actor) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            newest_documents(actor)
        return len(queries)

    taken(actor, "2021")
    few = asked()
    for _ in range(8):
        taken(actor, "2022")
    assert asked() == few


def test_a_page_is_read_by_an_index_and_asks_for_its_own_documents(actor: Actor) -> None:
    for day in ("2021", "2022", "2023"):
        taken(actor, day)
    first = newest_documents(actor, size=1)
    with CaptureQueriesContext(connection) as asked:
        newest_documents(actor, after=first.after, size=1)
    [page] = [
        each["sql"] for each in asked.captured_queries if 'ORDER BY "documents_document"."last' in each["sql"]
    ]
    assert "LIMIT 2" in page
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {page}")
            plan = [str(row[3]) for row in cursor.fetchall()]
        assert any("document_by_last_day" in line for line in plan)
        assert not any("TEMP B-TREE" in line for line in plan)
