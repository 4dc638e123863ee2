"""Files are taken in, read and refused one by one; none stops the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.cast import KOREAN, LETTER, NOTICE, UNDATED, WIRE, folder_of, json_of
from tumen.access.models import Actor, AuditLine
from tumen.claims.queries import claims_of, figures
from tumen.cli import batch
from tumen.documents.queries import document, documents
from tumen.reading.korean import analysis

Tumen = Callable[..., Result]


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "in", letter=LETTER, notice=NOTICE)


def test_it_reads_every_file_of_a_folder(tumen: Tumen, bundle: Path) -> None:
    told = json_of(tumen("read", str(bundle), "--json"))
    assert [(Path(one["name"]).name, one["state"], one["figures"]) for one in told["documents"]] == [
        ("letter.txt", "read", 1),
        ("notice.txt", "read", 1),
    ]
    assert (told["refused"], told["stopped"], told["left"]) == ([], False, 0)


def test_it_says_what_it_read(tumen: Tumen, bundle: Path) -> None:
    done = tumen("read", str(bundle))
    assert done.exit_code == 0
    assert "2 documents read, with 2 figures of people or cases." in done.stdout
    assert "[1/2]" in done.stderr
    assert "letter.txt: read, 1 figure of people or cases" in done.stderr


def test_it_refreshes_the_record(tumen: Tumen, bundle: Path) -> None:
    tumen("read", str(bundle))
    events = json_of(tumen("record", "--json"))["events"]
    assert [event["when"] for event in events] == ["2021-07-14", "2023-09-18"]


def test_it_does_not_read_the_same_bytes_twice(tumen: Tumen, bundle: Path, actor: Actor) -> None:
    tumen("read", str(bundle))
    again = tumen("read", str(bundle))
    assert "2 documents were read before and are unchanged." in again.stdout
    assert len(documents(actor)) == 2
    assert len(figures(actor)) == 2


def test_it_takes_two_copies_in_one_folder_for_one_document(tumen: Tumen, bundle: Path, actor: Actor) -> None:
    (bundle / "copy.txt").write_text(LETTER, encoding="utf-8")
    told = json_of(tumen("read", str(bundle), "--json"))["documents"]
    states = {Path(one["name"]).name: one["state"] for one in told}
    assert states == {"copy.txt": "read", "letter.txt": "already read", "notice.txt": "read"}
    assert len(documents(actor)) == 2


def test_it_reads_again_when_the_reader_has_changed(
    tumen: Tumen, bundle: Path, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    tumen("read", str(bundle))
    monkeypatch.setattr(batch.reading, "version", lambda: "rules of tomorrow")
    states = [one["state"] for one in json_of(tumen("read", str(bundle), "--json"))["documents"]]
    assert states == ["read again", "read again"]
    assert len(figures(actor)) == 2


def test_it_reads_again_when_a_detail_was_given(tumen: Tumen, tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", undated=UNDATED)
    tumen("read", str(folder))
    again = tumen("read", str(folder), "--published", "2023-10-16", "--json")
    assert [one["state"] for one in json_of(again)["documents"]] == ["read again"]


def test_without_a_path_it_reads_what_waits(
    tumen: Tumen, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tumen("read", str(bundle))
    assert "0 documents read" in tumen("read").stdout
    monkeypatch.setattr(batch.reading, "version", lambda: "rules of tomorrow")
    assert "2 documents read" in tumen("read").stdout


def test_what_the_user_says_of_the_files_is_kept(tumen: Tumen, tmp_path: Path, actor: Actor) -> None:
    folder = folder_of(tmp_path / "in", undated=UNDATED)
    given = ("--published", "16 October 2023", "--publisher", "The Circle", "--language", "EN")
    assert tumen("read", str(folder), *given, "--from", "a lawyer").exit_code == 0
    (kept,) = documents(actor)
    assert (str(kept.published), kept.publisher, kept.language) == ("2023-10-16", "The Circle", "en")
    assert [step.origin for step in document(actor, kept.id).custody] == ["a lawyer"]


def test_the_path_is_the_origin_when_no_other_is_given(tumen: Tumen, bundle: Path, actor: Actor) -> None:
    tumen("read", str(bundle / "letter.txt"))
    (kept,) = documents(actor)
    assert [step.origin for step in document(actor, kept.id).custody] == [str(bundle / "letter.txt")]


def test_it_lists_what_needs_a_date(tumen: Tumen, tmp_path: Path) -> None:
    done = tumen("read", str(folder_of(tmp_path / "in", undated=UNDATED)))
    assert "Needs a date" in done.stdout
    assert "undated.txt" in done.stdout
    assert "tumen document date" in done.stdout


def test_it_questions_a_date_that_looks_wrong(tumen: Tumen, bundle: Path, actor: Actor) -> None:
    command = ("read", str(bundle / "letter.txt"), "--published", "2021-07-01")
    refused = tumen(*command)
    assert refused.exit_code == 1
    assert "2021-07-01 is questioned" in refused.stderr
    assert "--confirm-date" in refused.stderr
    assert documents(actor) == []
    assert tumen(*command, "--confirm-date").exit_code == 0


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [("--published", "soon", "“soon” is not a date"), ("--language", "korean", "not a language code")],
)
def test_a_value_that_cannot_be_meant_is_a_usage_error(
    tumen: Tumen, bundle: Path, actor: Actor, option: str, value: str, said: str
) -> None:
    refused = tumen("read", str(bundle), option, value)
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert documents(actor) == []


def test_a_missing_path_is_refused_and_the_rest_is_read(tumen: Tumen, bundle: Path) -> None:
    done = tumen("read", str(bundle / "none.txt"), str(bundle))
    assert done.exit_code == 1
    assert "2 documents read" in done.stdout
    assert "1 file refused:" in done.stderr
    assert "none.txt: there is nothing at this path." in done.stderr


def test_it_says_in_which_languages_it_reads_no_figures(tumen: Tumen, tmp_path: Path, actor: Actor) -> None:
    done = tumen("read", str(folder_of(tmp_path / "in", letter=LETTER)), "--language", "fr")
    assert done.exit_code == 0
    assert "It is in French; documents are read in English and Korean only" in " ".join(done.stdout.split())
    (kept,) = documents(actor)
    assert claims_of(actor, kept.id) == []


def test_it_reads_figures_in_korean(tumen: Tumen, tmp_path: Path, actor: Actor) -> None:
    done = tumen("read", str(folder_of(tmp_path / "in", korean=KOREAN)))
    assert done.exit_code == 0
    assert "To check" not in done.stdout
    (kept,) = documents(actor)
    (claim,) = claims_of(actor, kept.id)
    assert claim.quote.exact == "탈북민 40명"


def test_without_the_korean_extra_it_keeps_a_korean_document_and_says_what_to_install(
    tumen: Tumen, tmp_path: Path, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysis, "PACKAGE", "not_installed_here")
    done = tumen("read", str(folder_of(tmp_path / "in", korean=KOREAN)))
    assert done.exit_code == 0
    said = " ".join(done.stdout.split())
    assert "It is in Korean, which is read with the extra tumen[korean] only." in said
    assert "or install requirements-korean.txt; then run “tumen read”." in said
    (kept,) = documents(actor)
    assert claims_of(actor, kept.id) == []
    assert "탈북민 40명" in tumen("show", kept.id).stdout


def test_it_answers_machines_with_nothing_else_on_either_stream(tumen: Tumen, bundle: Path) -> None:
    done = tumen("read", str(bundle), "--json")
    json_of(done)
    assert done.stderr == ""


def test_every_document_leaves_its_audit_lines(tumen: Tumen, bundle: Path, actor: Actor) -> None:
    tumen("read", str(bundle))
    actions = list(AuditLine.objects.filter(actor=actor).values_list("action", flat=True))
    assert actions.count("documents.take_in") == 2
    assert actions.count("claims.propose_claims") == 2
    assert actions.count("record.refresh") == 1


def test_two_reports_of_one_return_are_one_event(tumen: Tumen, tmp_path: Path) -> None:
    tumen("read", str(folder_of(tmp_path / "in", letter=LETTER, wire=WIRE)))
    (event,) = json_of(tumen("record", "--json"))["events"]
    words = sorted(figure["words"] for figure in event["figures"])
    assert words == ["50 North Korean escapees", "50 North Koreans"]


def test_an_empty_record_says_what_to_do_next(tumen: Tumen) -> None:
    assert "There is nothing in the record yet. Add documents: tumen read PATH" in tumen("record").stdout


def test_documents_without_figures_are_told_from_none(tumen: Tumen, tmp_path: Path) -> None:
    tumen("read", str(folder_of(tmp_path / "in", letter="Nobody knows what became of the family.\n")))
    assert "The documents give no figure of people or cases." in tumen("record").stdout
