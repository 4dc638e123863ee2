"""Words that people added, looked for in archives: on every engine, counted in what was read, not sent on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from django.test import Client

from tests.archives.pages import boats, quiet, told, web_archive
from tumen.access.models import Actor
from tumen.archives import engines, parting
from tumen.archives.actions import add_collection
from tumen.archives.models import Collection, Find, Part, PartState
from tumen.archives.planning import Task
from tumen.archives.queries import collection
from tumen.archives.results import decode
from tumen.archives.running import read_collection
from tumen.cli import archives as command
from tumen.reading.sieve import OWN
from tumen.watch.added import Looked
from tumen.watch.models import Word
from tumen.watch.widening import add_word, strike_word
from tumen.web import viewing

pytestmark = pytest.mark.django_db

CLUSTER = ("--engine", "spark://10.0.0.7:7077", "--allow-others")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two archives: one with a page of this field, and one of night boats."""
    root = tmp_path_factory.mktemp("crawl")
    web_archive(root / "a.warc.gz", [quiet(1), told(9, 600, "The Reed")])
    web_archive(root / "b.warc.gz", [quiet(2), boats(9)])
    return root


@pytest.fixture
def crawl(actor: Actor, folder: Path) -> Collection:
    return add_collection(actor=actor, path=str(folder))


#: What parts came to, by the part, the words that were looked for and the program: each is worked out once.
_WORKED: dict[tuple[object, ...], bytes] = {}


def worked(task: Task) -> bytes:
    """The result of a part, under the number that it has here and the ids that its words have here."""
    words = tuple((each.group, each.expression) for each in task.words)
    key = (task.path, task.first, words, parting.version())
    if key not in _WORKED:
        _WORKED[key] = parting.work(task)
    result, _, _ = decode(_WORKED[key])
    result.number, result.version = task.number, parting.version_with(task.words)
    return parting.encode(result)


class Engine:
    """This process, which notes what it was asked and stops after so many parts."""

    def __init__(self, most: int = 99) -> None:
        self.tasks: list[Task] = []
        self._most = most

    def __call__(self, given: Iterable[Task]) -> Iterator[engines.Done]:
        for task in given:
            self.tasks.append(task)
            yield task, worked(task)

    def is_stopped(self) -> bool:
        return len(self.tasks) >= self._most


def read(actor: Actor, crawl: Collection, engine: Engine | None = None) -> list[str]:
    """What was said while it was read."""
    said: list[str] = []
    engine = engine or Engine()
    read_collection(
        actor=actor, collection=crawl, engine=engine, says=said.append, is_stopped=engine.is_stopped
    )
    return said


def look_for(actor: Actor, words: str) -> Word:
    return add_word(actor=actor, place="sieve", group=OWN, words=words)


def test_a_word_that_somebody_added_keeps_pages_of_an_archive(actor: Actor, crawl: Collection) -> None:
    look_for(actor, "night boats")
    assert read(actor, crawl) == []
    view = collection(actor, crawl.public_id)
    assert (view.finds, view.passed, view.added) == ({"waiting": 2}, 2, 1)
    assert not view.has_other_words


def test_with_other_words_it_says_so_reads_anew_and_counts_nothing_twice(
    actor: Actor, crawl: Collection
) -> None:
    read(actor, crawl)
    assert collection(actor, crawl.public_id).passed == 3
    look_for(actor, "night boats")
    assert collection(actor, crawl.public_id).has_other_words
    (said,) = read(actor, crawl)
    assert "words that people added changed since 2 parts were read" in said
    view = collection(actor, crawl.public_id)
    assert (view.parts, view.finds, view.passed) == ({"done": 2}, {"waiting": 2}, 2)
    assert Find.objects.count() == 2
    assert read(actor, crawl, engine := Engine()) == []
    assert not engine.tasks


def test_what_was_left_waits_again_when_the_words_are_those_of_before(
    actor: Actor, crawl: Collection
) -> None:
    read(actor, crawl, Engine(1))
    added = look_for(actor, "night boats")
    (said,) = read(actor, crawl, Engine(1))
    assert "since 1 part was read" in said
    strike_word(actor=actor, word=added.public_id)
    read(actor, crawl, engine := Engine())
    assert [Path(task.path).name for task in engine.tasks] == ["b.warc.gz"]
    assert collection(actor, crawl.public_id).parts == {"done": 2}
    assert set(Part.objects.values_list("state", flat=True)) == {PartState.DONE, PartState.GONE}


def test_an_older_program_is_told_as_that(
    actor: Actor, crawl: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(actor, crawl)
    monkeypatch.setattr(parting, "version", lambda: "f" * 64)
    (said,) = read(actor, crawl)
    assert said.startswith("This program or its words changed since 2 parts")


def test_a_version_tells_of_words_by_their_ids_alone() -> None:
    one, other = Looked("ww-1", OWN, "a name"), Looked("ww-1", OWN, "another")
    assert parting.version_with(()) == parting.version()
    assert parting.version_with([one]) == parting.version_with([other]) != parting.version()
    assert parting.version_with([one]) != parting.version_with([Looked("ww-2", OWN, "a name")])
    assert parting.is_same_reading(parting.version_with([one]))


def test_a_task_carries_its_words_as_it_travels() -> None:
    task = Task(1, "/a", "application/warc", 1, 1, words=(Looked("ww-1", OWN, r"\b못"),))
    assert Task.from_json(json.loads(json.dumps(task.to_json()))) == task


def test_words_go_to_other_computers_only_where_somebody_said_so(
    actor: Actor, folder: Path, tumen: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    look_for(actor, "night boats")
    engine = Engine()
    monkeypatch.setattr(command, "engine_of", lambda name, **given: engine)
    said = tumen("archive", "read", str(folder), *CLUSTER)
    assert "are not looked for" in said.stderr
    assert {task.words for task in engine.tasks} == {()}
    engine.tasks.clear()
    said = tumen("archive", "read", str(folder), *CLUSTER, "--send-words")
    assert "changed since 2 parts" in said.stderr
    assert {len(task.words) for task in engine.tasks} == {1}
    assert "read with 1 word that people added" in said.stdout


@pytest.mark.parametrize(
    ("name", "here"),
    [
        ("processes", True),
        ("local[2]", True),
        ("spark://127.0.0.1:7077", True),
        ("spark://a.example:1", False),
    ],
)
def test_what_works_on_this_computer_sends_nothing(name: str, here: bool) -> None:
    assert engines.works_here(name) is here


def test_the_page_says_that_other_words_stand_now(
    actor: Actor, crawl: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    Collection.objects.filter(pk=crawl.pk).update(version="1", words=["ww-gone"])
    monkeypatch.setattr(viewing, "viewer_of", lambda request: actor)
    page = Client().get(f"/archives/{crawl.public_id}").content.decode()
    assert "read with 1 word that people added" in page
    assert "Other words that people added stand now" in page
