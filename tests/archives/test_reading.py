"""A collection read into its queue: each page once, whatever dies, and the same on every engine."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from tests.archives.pages import quiet, told, web_archive
from tumen.access.models import Actor
from tumen.archives import actions, engines, parting, running
from tumen.archives.actions import add_collection, pass_over, take_back
from tumen.archives.engines import engine_of, processes
from tumen.archives.errors import (
    EngineRefused,
    NoReason,
    NotACollection,
    NotInCollection,
    NotNow,
    ResultDamaged,
)
from tumen.archives.models import Collection, Find, FindState, Part, PartState
from tumen.archives.planning import Task, parts_of
from tumen.archives.queries import REST, collection, events
from tumen.archives.results import decode
from tumen.archives.running import Course, bring_in, read_collection
from tumen.cli import archives as command
from tumen.documents.models import CustodyEvent, Document
from tumen.documents.queries import documents
from tumen.reading.sieve import OWN
from tumen.watch.added import Looked

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three archives: two events, one of them told twice and copied once, among pages of other things."""
    root = tmp_path_factory.mktemp("crawl")
    first = told(9, 600, "The Reed")
    web_archive(root / "a.warc.gz", [quiet(1), first, quiet(2), told(27, 41, "The Lantern")])
    web_archive(root / "b.warc.gz", [quiet(3), told(9, 580, "The Lantern", more=1), first])
    web_archive(root / "c.warc.gz", [quiet(4), first.replace("Notes of The Reed.", "Notes of the Reed !")])
    (root / "notes.txt").write_text("No archive.")
    return root


@pytest.fixture(scope="module")
def results(folder: Path) -> dict[str, bytes]:
    """What each part comes to, worked out once."""
    return {Path(task.path).name: parting.work(task) for task in tasks(folder)}


def tasks(folder: Path) -> list[Task]:
    parts = enumerate(parts_of(folder), 1)
    return [
        Task(number, str(folder / each.name), each.media_type, each.size, each.changed)
        for number, each in parts
    ]


def numbered(data: bytes, number: int) -> bytes:
    """The same result under the number that a part has in this workspace."""
    result, _, _ = decode(data)
    result.number = number
    return parting.encode(result)


@pytest.fixture
def known(results: dict[str, bytes]) -> engines.Engine:
    """An engine that works nothing out anew."""

    def run(given: Iterable[Task]) -> Iterator[engines.Done]:
        for task in given:
            yield task, numbered(results[Path(task.path).name], task.number)

    return run


@pytest.fixture
def crawl(actor: Actor, folder: Path) -> Collection:
    return add_collection(actor=actor, path=str(folder))


def read(actor: Actor, crawl: Collection, engine: engines.Engine) -> Course:
    return read_collection(actor=actor, collection=crawl, engine=engine)


def checksums(given: Iterable[engines.Done]) -> dict[int, str]:
    return {task.number: decode(data or b"")[2] for task, data in given}


def test_what_can_matter_waits_in_a_queue_by_event_and_nothing_is_in_the_record(
    actor: Actor, crawl: Collection, known: engines.Engine
) -> None:
    read(actor, crawl, known)
    view = collection(actor, crawl.public_id)
    assert (view.parts, view.passed, view.others) == ({"done": 3}, 4, 3)
    assert view.finds == {"waiting": 4}  # the page that stands in two archives is one
    assert view.copies == 1
    assert not documents(actor)
    first, second = events(actor, crawl.public_id).lines
    assert (first.time, first.low, first.high, first.finds, first.copies) == ("2023-10-09", 580, 600, 2, 1)
    assert (second.time, second.low, second.finds) == ("2023-10-27", 41, 1)


def test_every_member_of_every_part_is_counted_once(
    actor: Actor, crawl: Collection, known: engines.Engine
) -> None:
    read(actor, crawl, known)
    for part in Part.objects.all():
        assert part.members == part.kept + part.passed + part.others + part.refused
    assert sum(Part.objects.values_list("members", flat=True)) == 12


@pytest.mark.parametrize("dies_at", range(6))
def test_whoever_dies_at_any_part_loses_nothing_and_doubles_nothing(
    actor: Actor,
    crawl: Collection,
    known: engines.Engine,
    monkeypatch: pytest.MonkeyPatch,
    dies_at: int,
) -> None:
    """Before and after each part is noted."""
    real, calls = actions.note_part, 0

    def dying(**given: object) -> int:
        nonlocal calls
        calls += 1
        if calls == dies_at // 2 + 1:
            if dies_at % 2:
                real(**given)  # type: ignore[arg-type]
            raise KeyboardInterrupt
        return real(**given)  # type: ignore[arg-type]

    monkeypatch.setattr(running, "note_part", dying)
    with pytest.raises(KeyboardInterrupt):
        read(actor, crawl, known)
    monkeypatch.setattr(running, "note_part", real)
    course = read(actor, crawl, known)
    assert course.parts == 3 - (dies_at + 1) // 2
    assert Find.objects.count() == 4
    assert set(Part.objects.values_list("state", flat=True)) == {PartState.DONE}
    assert len(events(actor, crawl.public_id).lines) == 2


def test_the_command_tells_how_far_it_is_stops_when_asked_and_goes_on(
    crawl: Collection, known: engines.Engine, tumen: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(given: Iterable[Task]) -> Iterator[engines.Done]:
        for number, done in enumerate(known(given), 1):
            if number == 2:
                signal.raise_signal(signal.SIGINT)  # Ctrl-C in the middle of the second part
            yield done

    monkeypatch.setattr(command, "engine_of", lambda name, **given: interrupted)
    stopped = tumen("archive", "read", crawl.path)
    assert stopped.exit_code == command.STOPPED
    assert "2 of 3 parts read" in stopped.stderr
    assert "The same command goes on from here" in stopped.stdout
    monkeypatch.setattr(command, "engine_of", lambda name, **given: known)
    told_then = tumen("archive", "read", crawl.path)
    assert (told_then.exit_code, "1 of 3" in told_then.stderr) == (0, False)
    assert "3 of 3 parts read" in told_then.stderr
    assert Find.objects.count() == 4
    assert len(events(Actor.objects.get(pk=crawl.added_by_id), crawl.public_id).lines) == 2


def test_a_part_that_is_noted_is_not_read_again(
    actor: Actor, crawl: Collection, known: engines.Engine
) -> None:
    read(actor, crawl, known)
    assert read(actor, crawl, known).parts == 0


def test_a_part_is_noted_whole_or_not_at_all(
    actor: Actor, crawl: Collection, known: engines.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*given: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(actions, "_end", fails)
    with pytest.raises(OSError, match="no room"):
        read(actor, crawl, known)
    assert not Find.objects.exists()


@pytest.fixture(scope="module")
def sought(folder: Path) -> tuple[list[Task], dict[int, str]]:
    """The parts with a word that somebody added, and the checksum that each comes to here."""
    words = (Looked("ww-1", OWN, r"pond of garden 2"),)
    given = [replace(task, words=words) for task in tasks(folder)]
    return given, checksums((task, parting.work(task)) for task in given)


def test_processes_give_the_same_as_this_one_and_end_with_it(
    sought: tuple[list[Task], dict[int, str]],
) -> None:
    given, expected = sought
    assert checksums(processes(1)(given)) == expected


@pytest.mark.skipif(shutil.which("java") is None, reason="There is no Java here, which Spark needs.")
def test_spark_gives_the_same(sought: tuple[list[Task], dict[int, str]]) -> None:
    pytest.importorskip("pyspark", reason="PySpark is of the extra tumen[spark]: requirements-spark.txt")
    given, expected = sought
    assert checksums(engine_of("local[2]", workers=2)(given)) == expected


def test_a_part_whose_worker_died_is_read_again_and_then_refused(
    actor: Actor, crawl: Collection, known: engines.Engine
) -> None:
    def dying(given: Iterable[Task]) -> Iterator[engines.Done]:
        for task, data in known(given):
            yield task, None if task.path.endswith("b.warc.gz") else data

    assert read(actor, crawl, dying).parts == 3
    part = Part.objects.get(name="b.warc.gz")
    assert part.state == PartState.REFUSED
    assert "twice" in part.trouble
    assert Find.objects.count() == 3


def test_a_result_that_was_changed_on_its_way_is_not_kept(results: dict[str, bytes]) -> None:
    data = bytearray(next(iter(results.values())))
    data[5] ^= 1
    with pytest.raises(ResultDamaged):
        decode(bytes(data))


def test_another_version_on_the_engine_is_refused(
    actor: Actor, crawl: Collection, known: engines.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parting, "version", lambda: "another")
    with pytest.raises(EngineRefused, match="another version"):
        read(actor, crawl, known)


def test_a_full_part_ends_and_the_next_one_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parting, "FULL", 1)
    first, *_ = tasks(folder)
    result, _, _ = decode(parting.work(first))
    assert (result.counts.members, result.counts.kept, result.goes_on) == (2, 1, 3)
    rest, _, _ = decode(
        parting.work(Task(1, first.path, first.media_type, first.size, first.changed, first=3))
    )
    assert (rest.counts.members, rest.counts.kept, rest.goes_on) == (2, 1, 5)


def test_a_file_that_was_changed_is_planned_anew(
    actor: Actor, folder: Path, tmp_path: Path, known: engines.Engine
) -> None:
    path = shutil.copy(folder / "c.warc.gz", tmp_path / "c.warc.gz")
    made = add_collection(actor=actor, path=str(tmp_path))
    gone = [(task, parting.work(task)) for task in tasks(tmp_path)]
    os.utime(path, ns=(1, 1))
    [(task, data)] = [(task, parting.work(task)) for task, _ in gone]
    assert decode(data)[0].is_gone
    read(actor, made, known)
    assert [part.changed for part in Part.objects.filter(state=PartState.DONE)] == [1]


def test_a_damaged_archive_is_told_and_the_others_are_read(folder: Path, tmp_path: Path) -> None:
    whole = (folder / "a.warc.gz").read_bytes()
    (tmp_path / "cut.warc.gz").write_bytes(whole[: len(whole) // 2])
    [task] = tasks(tmp_path)
    result, _, _ = decode(parting.work(task))
    assert result.counts.refused or result.trouble
    counts = result.counts
    assert counts.members == counts.kept + counts.passed + counts.others + counts.refused


def test_a_path_without_archives_is_refused(actor: Actor, tmp_path: Path, known: engines.Engine) -> None:
    with pytest.raises(NotACollection):
        add_collection(actor=actor, path=str(tmp_path / "nothing"))
    empty = add_collection(actor=actor, path=str(tmp_path))
    with pytest.raises(NotACollection, match="no web archive"):
        read(actor, empty, known)


def test_links_are_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").symlink_to(folder / "a.warc.gz")
    shutil.copy(folder / "b.warc.gz", tmp_path)
    assert [each.name for each in parts_of(tmp_path)] == ["b.warc.gz"]


@pytest.mark.parametrize("name", ["spark://cluster.example:7077", "spark://10.0.0.7:7077"])
def test_another_computer_is_refused_unless_it_may_read_the_archive(name: str) -> None:
    with pytest.raises(EngineRefused, match="Nothing was sent"):
        engine_of(name, workers=1)
    engines.require_allowed(name, allows_others=True)
    engines.require_allowed("spark://127.0.0.1:7077", allows_others=False)


@pytest.mark.parametrize("name", ["hadoop", "spark://", "spark://host", "local[x]", "spark://host:x"])
def test_what_is_no_engine_is_refused(name: str) -> None:
    with pytest.raises(EngineRefused):
        engine_of(name, workers=1, allows_others=True)


# ---- what a person takes of it ----


def test_an_event_is_brought_in_with_its_proposals_and_its_custody(
    actor: Actor, crawl: Collection, known: engines.Engine
) -> None:
    read(actor, crawl, known)
    first, second = events(actor, crawl.public_id).lines
    done = bring_in(actor=actor, collection=crawl.public_id, event=first.name)
    assert (len(done.documents), done.refused, done.left) == (2, 0, 0)
    assert {each.id for each in documents(actor)} == set(done.documents)
    custody = CustodyEvent.objects.filter(document__public_id=done.documents[0]).get()
    assert custody.container
    assert custody.container.sha256 == Part.objects.get(name="a.warc.gz").sha256
    assert custody.document.claims.exists()
    find = Find.objects.get(document=done.documents[0])
    assert (find.state, find.evidence) == (FindState.BROUGHT, "")
    # The other event is as it was, and of the first a copy waits.
    assert second.name in {each.name for each in events(actor, crawl.public_id).lines}
    assert collection(actor, crawl.public_id).finds == {"waiting": 2, "brought in": 2}


@pytest.mark.parametrize(
    ("dies_in", "after"),
    [
        *(("take_in_member", True), ("propose_claims", True), ("note_brought", False)),
        *(("note_brought", True), ("refresh", False)),
    ],
)
def test_bringing_in_that_was_killed_anywhere_doubles_nothing(
    actor: Actor,
    crawl: Collection,
    known: engines.Engine,
    monkeypatch: pytest.MonkeyPatch,
    dies_in: str,
    after: bool,
) -> None:
    read(actor, crawl, known)
    *_, event = events(actor, crawl.public_id).lines
    real = getattr(running, dies_in)

    def dying(*given: object, **named: object) -> None:
        if after:
            real(*given, **named)
        raise KeyboardInterrupt

    monkeypatch.setattr(running, dies_in, dying)
    with pytest.raises(KeyboardInterrupt):
        bring_in(actor=actor, collection=crawl.public_id, event=event.name)
    monkeypatch.setattr(running, dies_in, real)
    if Find.objects.filter(state=FindState.BROUGHT).exists():
        with pytest.raises(NotNow):
            bring_in(actor=actor, collection=crawl.public_id, event=event.name)
    else:
        bring_in(actor=actor, collection=crawl.public_id, event=event.name)
    assert Document.objects.count() == CustodyEvent.objects.count() == 1


def test_no_more_is_brought_in_at_once_than_was_asked_for(
    actor: Actor, crawl: Collection, known: engines.Engine
) -> None:
    read(actor, crawl, known)
    first, *_ = events(actor, crawl.public_id).lines
    done = bring_in(actor=actor, collection=crawl.public_id, event=first.name, most=1, with_copies=True)
    assert (len(done.documents), done.left) == (1, 2)


def test_an_event_is_left_out_with_a_reason_and_put_back(
    actor: Actor, crawl: Collection, known: engines.Engine
) -> None:
    read(actor, crawl, known)
    first, second = events(actor, crawl.public_id).lines
    with pytest.raises(NoReason):
        pass_over(actor=actor, collection=crawl.public_id, event=first.name, why=" ")
    assert pass_over(actor=actor, collection=crawl.public_id, event=first.name, why="of another year") == 3
    assert events(actor, crawl.public_id).lines == (second,)
    assert events(actor, crawl.public_id, of="passed over").lines == (first,)
    with pytest.raises(NotNow):
        pass_over(actor=actor, collection=crawl.public_id, event=first.name, why="twice")
    take_back(actor=actor, collection=crawl.public_id, event=first.name)
    assert events(actor, crawl.public_id).lines == (first, second)
    for name in ("af-nothing.1", REST):
        with pytest.raises(NotInCollection):
            bring_in(actor=actor, collection=crawl.public_id, event=name)
