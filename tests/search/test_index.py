"""The index is written and erased with the texts, and what was erased is in no page of it."""

from __future__ import annotations

import pytest
from django.db import connection, transaction

from tests.consent.cast import NAME, an_interview, marked
from tests.search.cast import COVERED, ids, taken
from tumen.access.models import Actor
from tumen.claims.models import Source
from tumen.consent.actions import withdraw_consent
from tumen.record.filling import rebuild
from tumen.search.actions import save_search
from tumen.search.index import erase
from tumen.search.kinds import Kind
from tumen.search.models import Filling, Row, SavedSearch
from tumen.search.queries import EVERYTHING, made


def raw() -> bytes:
    """All that the index keeps, as it lies in its tables."""
    tables = ("content", "data", "idx") if connection.vendor == "sqlite" else ("",)
    told = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM search_words{'_' if table else ''}{table}")
            for row in cursor.fetchall():
                told += [each if isinstance(each, bytes) else str(each).encode() for each in row]
    return b"\n".join(told)


def test_it_is_kept_with_the_text_or_not_at_all(actor: Actor) -> None:
    with transaction.atomic():
        taken(actor, "Quill\n\nXylobone by the river.\n")
        assert b"xylobone" in raw()
        transaction.set_rollback(True)
    assert b"xylobone" not in raw()
    assert not Row.objects.exists()


def test_a_withdrawn_document_leaves_nothing_in_it(actor: Actor) -> None:
    document = an_interview(actor, "Quill\n\nXylobone said the police returned 60 people.\n", who="Xylobone")
    assert ids(actor, "xylobone") == [document.public_id]
    assert b"ylobone" in raw()
    withdraw_consent(actor=actor, item=document.public_id, way="spoken")
    assert ids(actor, "xylobone") == []
    assert b"ylobone" not in raw()


def test_many_taken_out_at_once_leave_nothing_in_it(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tumen.search.engine.fts._AT_ONCE", 2)
    documents = [taken(actor, f"Quill\n\nXylobone {n} by the river.\n").public_id for n in range(3)]
    stays = taken(actor, "Quill\n\nZymurgy by the river.\n").public_id
    erase(documents)
    assert ids(actor, "river") == [stays]
    assert b"ylobone" not in raw()
    erase([stays])
    with transaction.atomic():  # whose beginning writes down what the index holds in memory
        assert b"ymurgy" not in raw()


def test_a_forgotten_name_leaves_nothing_in_it(actor: Actor) -> None:
    document = an_interview(actor)
    cover = marked(actor, document)
    save_search(actor=actor, name="her", words=NAME, filters=EVERYTHING)
    save_search(actor=actor, name="another", words="police", filters=EVERYTHING)
    assert ids(actor, NAME) == [document.public_id]
    assert b"zqim" in raw()
    withdraw_consent(actor=actor, item=cover.public_id, way="spoken")
    assert ids(actor, NAME) == ids(actor, NAME, Kind.CLAIM) == []
    assert b"zqim" not in raw()
    assert ids(actor, "police", Kind.CLAIM) != []
    assert [row.name for row in SavedSearch.objects.all()] == ["another"]


def test_a_forgotten_source_leaves_nothing_in_it(actor: Actor) -> None:
    an_interview(actor)
    source = Source.objects.get(name=NAME)
    withdraw_consent(actor=actor, item=source.public_id, way="spoken")
    assert b"zqim" not in raw()


def test_it_is_the_same_made_anew(actor: Actor) -> None:
    marked(actor, an_interview(actor))
    taken(actor, COVERED)
    before = sorted(raw_rows())
    assert rebuild() == 2
    assert sorted(raw_rows()) == before
    assert made(actor).is_whole


def raw_rows() -> list[tuple[int, tuple[str, ...]]]:
    from tumen.search.engine import engine

    numbers = list(Row.objects.values_list("pk", flat=True))
    return [(number, tuple(sorted(words))) for number, words in engine().words_of(numbers).items()]


def test_what_is_broken_off_goes_on_from_there(actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    from tumen.jobs.models import Job, State
    from tumen.jobs.working import Worker
    from tumen.record import filling

    for number in range(3):
        taken(actor, f"Letter {number}\n\nA lantern.\n")
    Filling.objects.update(is_whole=False, version=0)
    monkeypatch.setattr(filling, "STEP", 2)
    assert filling.ask_to_fill(actor) is not None
    assert not made(actor).is_whole
    assert len(ids(actor, "lantern")) == 3, "what is there stays until it is made anew"
    Worker().work(until_empty=True)
    assert made(actor).is_whole
    assert len(ids(actor, "lantern")) == 3
    assert Job.objects.filter(name=filling.NAME, state=State.DONE).count() == 4
    assert filling.ask_to_fill(actor) is None
