"""Archives, feeds, mailboxes and zips as `tumen read` takes them: counts that add up, work that resumes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests import processes
from tests.cli.cast import LETTER, NOTICE, json_of
from tests.documents.shapes import feeds, mailboxes, zips
from tests.documents.shapes.archives import CSS, PNG, Archive, page
from tumen.access.models import Actor
from tumen.claims.queries import ClaimView, claims_of
from tumen.cli import batch
from tumen.documents.intake import Container, RefusedMember
from tumen.documents.intake.containers.members import Place
from tumen.documents.queries import document, documents
from tumen.vault.workspace import VARIABLE
from tumen.vocabulary.codes import FigureKind

Tumen = Callable[..., Result]


def told(number: int) -> str:
    return f"China forcibly returned {number} North Korean escapees on 14 July 2021, officials said"


def archive() -> Archive:
    """Two pages among what a crawl brings along."""
    made = Archive().info().answer("https://reed.example/1.html", page(told(41)))
    made.answer("https://reed.example/a.css", CSS, content_type="text/css")
    made.answer("https://reed.example/a.png", PNG, content_type="image/png")
    made.answer("https://reed.example/gone", b"gone", status="404 Not Found")
    made.answer("https://reed.example/menu", b"<html><body><nav><a href=/>Home</a></nav></body></html>")
    made.revisit("https://reed.example/1.html")
    return made.answer("https://reed.example/2.html", page(told(42)))


def core(actor: Actor, id: str) -> list[ClaimView]:
    """The figures of people in a document."""
    return [claim for claim in claims_of(actor, id) if claim.value("figure_kind") is FigureKind.CORE]


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    path = tmp_path / "collection.warc.gz"
    path.write_bytes(archive().data)
    return path


def test_every_page_of_an_archive_is_a_document(tumen: Tumen, collection: Path, actor: Actor) -> None:
    done = json_of(tumen("read", str(collection), "--json"))
    assert [(one["place"], one["state"]) for one in done["documents"]] == [
        ("record 2", "read"),
        ("record 8", "read"),
    ]
    assert [one.name for one in documents(actor)] == ["1.html", "2.html"]
    counted = [claim.value("quantity").low for one in documents(actor) for claim in core(actor, one.id)]
    assert {41, 42} <= set(counted)


def test_the_counts_of_an_archive_add_up(tumen: Tumen, collection: Path) -> None:
    (opened,) = json_of(tumen("read", str(collection), "--json"))["containers"]
    passed = sum(opened["passed"].values())
    assert (opened["members"], opened["taken"], opened["refused"], passed) == (8, 2, 1, 5)
    assert opened["members"] == opened["taken"] + opened["refused"] + passed
    assert (opened["unread"], opened["to_the_end"]) == (0, True)
    assert {(one["place"], one["about"]) for one in opened["named"]} == {
        ("record 5", "https://reed.example/gone"),
        ("record 7", "https://reed.example/1.html"),
    }


def test_people_are_told_the_same_counts(tumen: Tumen, collection: Path) -> None:
    done = tumen("read", str(collection))
    said = " ".join(done.stdout.split())
    assert "collection.warc.gz: 8 members = 2 documents + 1 refused + 5 passed over" in said
    for kind in ("style sheets: 1", "pictures: 1", "answers with status 404: 1", "revisits"):
        assert kind in said
    assert done.exit_code == 1
    assert "1 file or member of one refused:" in done.stderr
    assert "record 6 (page https://reed.example/menu captured" in done.stderr
    assert "the page holds no article" in done.stderr


def test_it_says_each_document_of_an_archive_as_it_is_done(tumen: Tumen, collection: Path) -> None:
    lines = [line for line in tumen("read", str(collection)).stderr.splitlines() if line.startswith("[1/1")]
    assert len(lines) == 3
    assert "record 6 (page https://reed.example/menu" in lines[0]
    assert lines[0].endswith(": refused")
    assert "%]" in lines[0]


def test_the_custody_of_a_page_names_its_archive(tumen: Tumen, collection: Path, actor: Actor) -> None:
    tumen("read", str(collection), "--from", "a lawyer")
    (step,) = document(actor, documents(actor)[0].id).custody
    assert step.origin.startswith(
        "page https://reed.example/1.html captured 2023-10-11 08:00 UTC in collection"
    )
    assert step.origin.endswith("record 2; collection.warc.gz from a lawyer")
    assert step.captured_at
    shown = tumen("show", documents(actor)[0].id).stdout
    assert "came in" in shown
    assert step.container
    assert step.container.sha256[:16] in shown


def test_a_file_can_be_matched_with_its_documents_again(
    tumen: Tumen, collection: Path, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    tumen("read", str(collection), str(tmp_path / "letter.txt"))
    copy = tmp_path / "renamed"
    copy.write_bytes(collection.read_bytes())
    assert len(json_of(tumen("document", "list", "--in", str(copy), "--json"))) == 2
    assert len(json_of(tumen("document", "list", "--json"))) == 3
    refused = tumen("document", "list", "--in", str(tmp_path / "letter.txt"))
    assert "no archive, feed or mailbox" in refused.stderr


def test_a_second_run_reads_nothing_twice(tumen: Tumen, collection: Path, actor: Actor) -> None:
    said = ("--publisher", "Reed Valley Post", "--published", "2021-07-20")
    tumen("read", str(collection), *said)
    before = [(one.id, one.revision) for one in documents(actor)]
    again = json_of(tumen("read", str(collection), *said, "--json"))
    assert [one["state"] for one in again["documents"]] == ["already read"] * 2
    assert [(one.id, one.revision) for one in documents(actor)] == before


def test_the_same_details_for_a_file_read_nothing_again(tumen: Tumen, tmp_path: Path, actor: Actor) -> None:
    (tmp_path / "letter.txt").write_text(LETTER, encoding="utf-8")
    said = ("--publisher", "Lanternlight", "--published", "2021-07-16")
    states = [
        json_of(tumen("read", str(tmp_path / "letter.txt"), *said, "--json"))["documents"][0]["state"]
        for _ in range(3)
    ]
    assert states == ["read", "already read", "already read"]


def test_a_page_in_two_archives_is_one_document(tumen: Tumen, collection: Path, actor: Actor) -> None:
    other = collection.with_name("other.warc.gz")
    other.write_bytes(Archive().answer("https://reed.example/mirror.html", page(told(41))).data)
    tumen("read", str(collection), str(other))
    assert len(documents(actor)) == 2
    steps = document(actor, documents(actor)[0].id).custody
    assert [step.container.name for step in steps if step.container] == [
        "collection.warc.gz",
        "other.warc.gz",
    ]


def test_a_damaged_archive_gives_what_is_sound_and_says_the_rest(tumen: Tumen, collection: Path) -> None:
    collection.write_bytes(collection.read_bytes()[:-60])
    done = json_of(tumen("read", str(collection), "--json"))
    assert [one["place"] for one in done["documents"]] == ["record 2"]
    assert [one["place"] for one in done["refused"]] == ["record 6", "record 8"]
    assert "breaks off" in done["refused"][1]["reason"]


def test_feeds_mailboxes_and_zips_are_opened_beside_files(tumen: Tumen, tmp_path: Path, actor: Actor) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    (folder / "feed.xml").write_text(feeds.rss(feeds.item(61), feeds.item(62)), encoding="utf-8")
    (folder / "list.mbox").write_bytes(mailboxes.mbox(mailboxes.message(81)))
    (folder / "papers.zip").write_bytes(zips.packed([("a/notice.txt", NOTICE.encode()), ("a/", b"")]))
    done = json_of(tumen("read", str(folder), "--json"))
    assert len(done["documents"]) == 5
    assert [(Path(one["name"]).name, one["members"]) for one in done["containers"]] == [
        ("feed.xml", 2),
        ("list.mbox", 1),
        ("papers.zip", 2),
    ]
    assert (done["refused"], done["left"]) == ([], 0)
    assert {str(one.published) for one in documents(actor)} == {
        "2021-07-16",
        "2023-09-20",
        "2023-09-21",
        "2023-10-11",
    }


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.zip", b"PK\x05\x06" + b"\0" * 18, "the archive is empty"),
        ("none.xml", feeds.rss().encode(), "the feed holds no entries"),
        ("cut.zip", zips.packed([("a.txt", b"x")])[:-20], "breaks off"),
    ],
)
def test_a_container_that_gives_nothing_is_refused(
    tumen: Tumen, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    done = json_of(tumen("read", str(tmp_path / name), "--json"))
    assert [said in one["reason"] for one in done["refused"]] == [True]
    assert done["left"] == 0


def test_a_date_that_looks_wrong_for_one_member_refuses_that_one(tumen: Tumen, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(feeds.rss(feeds.item(61), feeds.item(62, date="")), encoding="utf-8")
    done = json_of(tumen("read", str(tmp_path / "feed.xml"), "--published", "2023-10-20", "--json"))
    assert ["is questioned" in one["reason"] for one in done["refused"]] == [True]
    assert len(done["documents"]) == 1


# Stopped in the middle


MANY = 90


@pytest.fixture
def large(tmp_path: Path) -> Path:
    made = Archive().info()
    for number in range(MANY):
        made.answer(f"https://reed.example/{number}", page(told(number + 20)))
    path = tmp_path / "large.warc.gz"
    path.write_bytes(made.data)
    return path


def start(place: Path, *words: str) -> subprocess.Popen[str]:
    environment = {**os.environ, VARIABLE: str(place / "own"), "PYTHONUNBUFFERED": "1"}
    return processes.Popen(
        [*processes.TUMEN, *words], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def answered(process: subprocess.Popen[str]) -> Any:
    out, err = process.communicate(timeout=240)
    assert process.returncode in (0, 1), err
    return json.loads(out)


def test_an_archive_that_was_stopped_goes_on_where_it_was(large: Path, tmp_path: Path) -> None:
    def stopped(number: int, after: str) -> tuple[int, str]:
        process = start(tmp_path, "read", str(large))
        assert process.stderr
        while after not in process.stderr.readline():
            pass
        process.send_signal(number)
        out, _ = process.communicate(timeout=120)
        return process.returncode, out

    status, out = stopped(signal.SIGINT, "record 4 ")
    assert status == 130
    assert "and not read to its end" in out
    assert "Stopped before the end" in out
    assert stopped(signal.SIGKILL, "record 40 ")[0] == -signal.SIGKILL
    done = answered(start(tmp_path, "read", str(large), "--json"))
    states = [one["state"] for one in done["documents"]]
    assert len(states) == MANY
    assert {"read", "already read"} == set(states)
    (opened,) = done["containers"]
    assert (opened["members"], opened["taken"], opened["to_the_end"]) == (MANY + 1, MANY, True)
    assert len(answered(start(tmp_path, "document", "list", "--json"))) == MANY


def test_an_archive_that_stops_giving_is_said_to_be_read_in_part(
    tumen: Tumen, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = batch.members

    def until_it_breaks(container: Container) -> Generator[Any, None, None]:
        found = real(container)
        yield next(found)
        found.close()
        yield RefusedMember(Place(2, "the rest"), "the rest", "it breaks. Mend it.", is_rest=True)

    monkeypatch.setattr(batch, "members", until_it_breaks)
    done = tumen("read", str(collection))
    assert "2 members, and not read to its end = 0 documents + 1 refused" in " ".join(done.stdout.split())
    assert "collection.warc.gz, the rest: it breaks. Mend it." in done.stderr


def recipe(words: str) -> str:
    cake = f"<p>{words}. Stir until the dough is smooth, and bake it for half an hour.</p>" * 6
    return (
        f"<html><head><meta charset=utf-8><title>Cake</title></head><body><h1>Cake</h1>{cake}</body></html>"
    )


def strayed() -> Archive:
    """A page of the field between two of none; the second of those is in letters that are not searched."""
    made = Archive().answer("https://reed.example/cake.html", recipe("Butter, sugar and four eggs").encode())
    made.answer("https://reed.example/1.html", page(told(41)))
    old = recipe("Butter and caf\xe9").replace("utf-8", "latin-1").encode("latin-1")
    return made.answer("https://reed.example/old.html", old, content_type="text/html; charset=latin-1")


def test_an_archive_is_sifted_when_asked(tumen: Tumen, tmp_path: Path, actor: Actor) -> None:
    path = tmp_path / "strayed.warc.gz"
    path.write_bytes(strayed().data)
    done = json_of(tumen("read", "--sift", str(path), "--json"))
    assert len(done["documents"]) == 2
    assert done["containers"][0]["passed"] == {batch.UNRELATED: 1}
    assert len(json_of(tumen("read", str(path), "--json"))["documents"]) == 3
