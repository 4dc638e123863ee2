"""The other side of the wall: one question after the other, each answered by itself."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.documents.shapes import feeds, mailboxes, texts
from tumen.documents.errors import EmptyFile, RefusedFile, UnreadableFile
from tumen.documents.intake import (
    NO_HINTS,
    Extraction,
    Hints,
    answering,
    extract,
    extract_text,
    inside,
    limits,
)
from tumen.documents.intake.confined import environment, running
from tumen.documents.intake.confined.frames import read_frame, write_frame
from tumen.documents.intake.confined.pool import POOL, Pool
from tumen.documents.intake.confined.reader import READY
from tumen.documents.intake.entry import RSS_ITEM
from tumen.documents.intake.handover import received

STORY = texts.blank_lines(texts.HEADLINE, "18 October 2023", *texts.PARAGRAPHS).encode()
KOREAN = "강제 송환에 관한 성명서\n\n2023년 10월 9일 약 육백 명이 강제로 송환되었다고 밝혔다.\n"
#: What is read one after the other, with what a container says of it.
DOCUMENTS: dict[str, tuple[bytes, Hints]] = {
    "page": (texts.page().encode(), NO_HINTS),
    "entry": (feeds.item(1).encode(), Hints(media_type=RSS_ITEM, publisher="Reed Feed", language="fr")),
    "message": (mailboxes.message(1), NO_HINTS),
    "story": (STORY, NO_HINTS),
    "Korean in CP949": (KOREAN.encode("cp949"), NO_HINTS),
    "list": (b"date,number,note\n2021-07-14,50,held\n2023-08-29,80,freed\n", NO_HINTS),
    "other page": (texts.page(lang="ko").replace("Reed Valley Post", "Ford Gazette").encode(), NO_HINTS),
    "interview": (
        b"Interviewee: O.\nPlace: Ford\n\nQ: When?\n\nA: In May, they took forty of us.\n",
        NO_HINTS,
    ),
    "noise": (bytes(range(1, 256)) * 20, NO_HINTS),
    "lists in each other": (b"[" * 20_000, NO_HINTS),
}


def read(name: str, pool: Pool = POOL) -> Extraction | str:
    data, hints = DOCUMENTS[name]
    said = {"question": "bytes", "name": "x", "hints": hints.to_json()}
    try:
        found = pool.ask(said, data, received)
    except RefusedFile as refused:
        return refused.reason
    assert isinstance(found, Extraction)
    return found


def here(name: str) -> Extraction | str:
    data, hints = DOCUMENTS[name]
    try:
        found = inside.read_bytes(data, name="x", hints=hints)
    except RefusedFile as refused:
        return refused.reason
    assert isinstance(found, Extraction)
    return found


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    pool = Pool(1)
    yield pool
    pool.close()


def test_what_came_before_changes_no_answer(pool: Pool) -> None:
    """Each document by one reader, after different ones and itself, is what it is by itself."""
    alone = {name: here(name) for name in DOCUMENTS}
    for name in (*DOCUMENTS, *reversed(DOCUMENTS), *sorted(DOCUMENTS)):
        assert read(name, pool) == alone[name], name
    assert pool.started == 1


def test_no_word_of_one_is_in_the_next_ones_answer(pool: Pool) -> None:
    marked = STORY.replace(b"October", b"October, said Zqbora Zqelim,")
    said = {"question": "bytes", "name": "Zqbora.txt", "hints": Hints(publisher="Zqelim").to_json()}
    assert "Zqbora" in repr(pool.ask(said, marked, received))
    for name in DOCUMENTS:
        assert "Zq" not in repr(read(name, pool))


def test_typed_words_are_plain_text_whatever_they_look_like() -> None:
    found = extract_text("<html>Some words that somebody typed.</html>")
    assert (found.media_type, found.text) == ("text/plain", "<html>Some words that somebody typed.</html>")


def test_half_a_letter_that_was_typed_becomes_a_blank() -> None:
    assert extract_text("Some words \ud800 that somebody typed.").text == "Some words   that somebody typed."


def test_the_parsers_are_not_even_loaded_where_the_key_is() -> None:
    code = (
        "import sys\n"
        "from tumen.documents.intake import extract\n"
        "from tumen.documents.intake.hints import Hints\n"
        f"extract({texts.page().encode()!r}, name='x')\n"
        f"extract({mailboxes.message(1)!r}, name='x')\n"
        f"extract({feeds.item(1).encode()!r}, name='x', hints=Hints(media_type={RSS_ITEM!r}))\n"
        "print([name for name in ('lxml', 'trafilatura', 'htmldate', 'py3langid') if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout == "[]\n"


def answers(code: str, *asked: dict[str, Any]) -> list[dict[str, Any]]:
    """What a kept reader answers in which `answering` answers as ``code`` says."""
    told = (
        "from tumen.documents.intake import answering\n"
        "from tumen.documents.intake.confined import reader\n"
        f"def answer(said, data):\n    {code}\n"
        "answering.answer, answering.prepare = answer, lambda: None\n"
        "reader.main('document')\n"
    )
    questions = io.BytesIO()
    for number, said in enumerate(asked, 1):
        write_frame(questions, {**said, "number": number})
    done = subprocess.run(
        [sys.executable, "-c", told],
        input=questions.getvalue(),
        capture_output=True,
        env=environment(),
        timeout=120,
        check=True,
    )
    out, found = io.BytesIO(done.stdout), []
    while out.tell() < len(done.stdout):
        found.append(read_frame(out, line=10_000, most=10_000)[0])
    assert found[0] == {**READY, "bytes": 0}
    return found[1:]


def test_an_error_that_nobody_foresaw_is_a_damaged_file_and_costs_no_reader() -> None:
    found = answers("raise [ZeroDivisionError, RecursionError][said['number'] - 1]", {}, {})
    assert [said["refused"] for said in found] == ["DamagedFile", "DamagedFile"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on memory.")
def test_one_that_asks_for_all_memory_is_refused_and_the_reader_ends() -> None:
    (only,) = answers("return {'held': len(bytes(1 << 33))}, b''", {}, {})
    assert only["refused"] == "TooLargeFile"
    assert "more memory than a document needs" in only["reason"]


def test_a_file_that_says_too_much_of_itself_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"question": "bytes", "name": "x", "hints": NO_HINTS.to_json()}
    assert answering.answer(said, STORY)[0]["extraction"]["media_type"] == "text/plain"
    monkeypatch.setattr(limits, "TOLD_BYTES", 600)
    with pytest.raises(RefusedFile, match="says more of itself"):
        answering.answer(said, STORY)


def test_there_is_no_other_question() -> None:
    with pytest.raises(ValueError, match="no question"):
        answering.answer({"question": "who"}, b"")


def test_a_refusal_names_the_file() -> None:
    with pytest.raises(EmptyFile, match=r"^letter\.txt: it is empty"):
        extract(b"  \n", name="letter.txt")


def test_a_library_that_is_missing_is_no_fault_of_the_file() -> None:
    found = answers("raise ModuleNotFoundError(\"No module named 'lxml'\")", {})
    assert found[0]["refused"] == "UnreadableFile"
    assert "whatever the file" in found[0]["reason"]


def test_a_reader_that_cannot_load_its_model_is_no_fault_of_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As when the model of languages was lost: nothing is there that could say anything of a file."""
    lost = tmp_path / "py3langid"
    lost.mkdir()
    (lost / "__init__.py").touch()  # found before the one that is installed, and without its model
    usual = environment()
    monkeypatch.setattr(
        running, "environment", lambda: {**usual, "PYTHONPATH": f"{tmp_path}:{usual['PYTHONPATH']}"}
    )
    lonely = Pool(1)
    with pytest.raises(UnreadableFile, match="Install Tumen anew"):
        lonely.ask({"question": "typed"}, STORY, received)
    lonely.close()
