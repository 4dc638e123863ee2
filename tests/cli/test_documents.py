"""Documents are listed, dated and typed in by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.cast import LETTER, UNDATED, folder_of, json_of, sentence_of
from tumen.access.models import Actor
from tumen.claims.queries import claims_of, figures
from tumen.cli import documents as commands
from tumen.documents.queries import document, documents, text_of

Tumen = Callable[..., Result]

TOLD = "China forcibly returned 30 North Korean escapees on 3 May 2022, my brother among them.\n"


@pytest.fixture
def undated(tumen: Tumen, tmp_path: Path, actor: Actor) -> str:
    """The id of a document that carries no date."""
    tumen("read", str(folder_of(tmp_path / "in", undated=UNDATED)))
    return documents(actor)[0].id


@pytest.fixture
def typed(tumen: Tumen, tmp_path: Path) -> Callable[..., Result]:
    """Types a case in, with its text from a file."""
    file = tmp_path / "told.txt"
    file.write_text(TOLD, encoding="utf-8")

    def run(*words: str, **options: Any) -> Result:
        return tumen("document", "new", "--title", "A brother", "--text-file", str(file), *words, **options)

    return run


class TestList:
    def test_it_says_that_there_are_none(self, tumen: Tumen) -> None:
        assert "There are no documents yet. Add some: tumen read PATH" in tumen("document", "list").stdout
        assert json_of(tumen("document", "list", "--json")) == []

    def test_it_shows_id_date_publisher_and_title(self, tumen: Tumen, tmp_path: Path, actor: Actor) -> None:
        tumen("read", str(folder_of(tmp_path / "in", letter=LETTER)), "--publisher", "The Wire")
        told = tumen("document", "list").stdout
        shown = (documents(actor)[0].id, "2021-07-16", "The Wire", "Returned in")
        assert all(word in told for word in shown)

    def test_it_can_show_only_what_needs_a_date(self, tumen: Tumen, undated: str, tmp_path: Path) -> None:
        tumen("read", str(folder_of(tmp_path / "more", letter=LETTER)))
        assert [one["id"] for one in json_of(tumen("document", "list", "--undated", "--json"))] == [undated]
        assert "no date" in tumen("document", "list", "--undated").stdout

    def test_it_says_that_nothing_needs_a_date(self, tumen: Tumen) -> None:
        assert "No document needs a date." in tumen("document", "list", "--undated").stdout


class TestDate:
    def date(self, tumen: Tumen, id: str, *words: str) -> Result:
        return tumen("document", "date", id, *words, "--why", "the sender says so")

    def test_it_gives_relative_dates_their_day(self, tumen: Tumen, undated: str) -> None:
        told = self.date(tumen, undated, "2023-10-18")
        assert told.exit_code == 0
        assert f"{undated} is dated 2023-10-18 and was read again." in told.stdout
        (event,) = json_of(tumen("record", "--json"))["events"]
        assert event["when"] == "2023-10-09/2023-10-15"

    def test_it_takes_a_date_in_words(self, tumen: Tumen, undated: str, actor: Actor) -> None:
        self.date(tumen, undated, "18 October 2023")
        assert str(text_of(actor, undated).published) == "2023-10-18"

    def test_it_keeps_the_reason(self, tumen: Tumen, undated: str, actor: Actor) -> None:
        self.date(tumen, undated, "2023-10-18")
        given = [detail for detail in document(actor, undated).details if detail.field == "published"]
        assert [(detail.why, detail.given_by) for detail in given] == [("the sender says so", str(actor))]

    def test_it_wants_a_reason(self, tumen: Tumen, undated: str) -> None:
        assert tumen("document", "date", undated, "2023-10-18").exit_code == 2

    def test_it_tells_machines_what_was_resolved(self, tumen: Tumen, undated: str) -> None:
        told = json_of(self.date(tumen, undated, "2023-10-18", "--json"))
        assert told["published"] == "2023-10-18"
        assert told["undated"] < told["undated_before"]

    def test_it_questions_a_day_to_come(self, tumen: Tumen, undated: str, actor: Actor) -> None:
        said = sentence_of(self.date(tumen, undated, "9000-01-01"))
        assert "it lies in the future" in said
        assert "--confirm-date" in said
        assert text_of(actor, undated).published is None

    def test_it_takes_a_questioned_day_that_is_confirmed(self, tumen: Tumen, undated: str) -> None:
        assert self.date(tumen, undated, "9000-01-01", "--confirm-date").exit_code == 0

    def test_what_is_no_date_is_not_understood(self, tumen: Tumen, undated: str) -> None:
        refused = self.date(tumen, undated, "yesterday")
        assert refused.exit_code == 2
        assert "“yesterday” is not a date" in refused.stderr

    def test_an_unknown_document_is_told(self, tumen: Tumen) -> None:
        assert "There is no document d-00000000" in sentence_of(self.date(tumen, "d-00000000", "2023-10-18"))


class TestNew:
    def test_it_keeps_and_reads_the_case(self, typed: Callable[..., Result], actor: Actor) -> None:
        told = typed("--told-by", "A sister", "--told-on", "2022-06-01", "--place", "Seoul")
        (kept,) = documents(actor)
        assert told.exit_code == 0
        assert f"The case is kept as {kept.id}; read" in told.stdout
        assert str(kept.published) == "2022-06-01"
        assert TOLD.strip() in text_of(actor, kept.id).text
        assert len(figures(actor)) == 1

    def test_the_teller_is_the_voice_of_the_case(self, typed: Callable[..., Result], actor: Actor) -> None:
        typed("--told-by", "A sister", "--told-on", "2022-06-01")
        (claim,) = claims_of(actor, documents(actor)[0].id)
        assert claim.speaker == "A sister"

    def test_it_takes_the_text_from_standard_input(self, tumen: Tumen, actor: Actor) -> None:
        told = tumen("document", "new", "--title", "A brother", "--text-file", "-", "--json", input=TOLD)
        assert json_of(told)["outcome"]["figures"] == 1
        assert len(documents(actor)) == 1

    def test_a_case_typed_twice_is_one_document(self, typed: Callable[..., Result], actor: Actor) -> None:
        typed()
        assert "The case was typed in before as d-" in typed().stdout
        assert len(documents(actor)) == 1

    def test_it_needs_a_title(self, tumen: Tumen) -> None:
        refused = tumen("document", "new", "--text-file", "-", input=TOLD)
        assert refused.exit_code == 2
        assert "give --title" in refused.stderr

    def test_it_needs_a_text(self, tumen: Tumen) -> None:
        refused = tumen("document", "new", "--title", "A brother")
        assert refused.exit_code == 2
        assert "give --text-file" in refused.stderr

    def test_an_empty_text_is_refused(self, tumen: Tumen, actor: Actor) -> None:
        refused = tumen("document", "new", "--title", "A brother", "--text-file", "-", input=" \n")
        assert "it has no text" in sentence_of(refused)
        assert documents(actor) == []

    def test_a_text_in_another_encoding_is_refused(self, tumen: Tumen, tmp_path: Path) -> None:
        (tmp_path / "told.txt").write_bytes("형이 돌려보내졌다".encode("cp949"))
        refused = tumen("document", "new", "--title", "A brother", "--text-file", str(tmp_path / "told.txt"))
        assert "not in UTF-8" in sentence_of(refused)

    def test_a_missing_text_file_is_not_understood(self, tumen: Tumen, tmp_path: Path) -> None:
        refused = tumen("document", "new", "--title", "A brother", "--text-file", str(tmp_path / "none.txt"))
        assert refused.exit_code == 2
        assert "none.txt" in refused.stderr

    def test_it_questions_a_day_before_what_is_told(self, typed: Callable[..., Result]) -> None:
        assert "is questioned" in sentence_of(typed("--told-on", "2022-05-01"))


class TestAsking:
    @pytest.fixture(autouse=True)
    def a_person_is_there(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(commands, "_asks", lambda: True)

    def test_it_asks_for_what_is_not_given_and_takes_the_text_until_the_end(
        self, tumen: Tumen, actor: Actor
    ) -> None:
        answers = "A brother\nA sister\n2022-06-01\nSeoul\nname withheld\n"
        told = tumen("document", "new", input=answers + TOLD)
        assert told.exit_code == 0, told.output
        assert "Told by" in told.stderr
        (kept,) = documents(actor)
        assert (kept.label, str(kept.published)) == ("A brother", "2022-06-01")
        assert dict(document(actor, kept.id).particulars)["told by"] == "A sister"

    def test_it_asks_again_after_what_is_no_date(self, tumen: Tumen, actor: Actor) -> None:
        answers = "A brother\n\nin summer\n2022-06-01\n\n\n"
        told = tumen("document", "new", input=answers + TOLD)
        assert "“in summer” is not a date" in told.stderr
        assert str(documents(actor)[0].published) == "2022-06-01"

    def test_the_editor_opens_only_on_request(
        self, tumen: Tumen, actor: Actor, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(commands.click, "edit", lambda *_, **__: TOLD)
        assert tumen("document", "new", "--editor", input="A brother\n\n\n\n\n").exit_code == 0
        assert TOLD.strip() in text_of(actor, documents(actor)[0].id).text
