"""From an event to its sentences, from a sentence to its document, and what an unknown id leads to."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import Result

from tests.cli.cast import LETTER, UNDATED, WIRE, json_of, read_into, sentence_of
from tests.documents.shapes.pdf import paragraphs, pdf
from tumen.access.models import Actor
from tumen.claims.actions import correct_slot, review_claim
from tumen.claims.models import Claim
from tumen.claims.queries import claims_of
from tumen.documents.intake import paged, recognition
from tumen.documents.intake.confined.pdf import Line
from tumen.documents.intake.confined.scan import Scanned
from tumen.documents.intake.recognition import Tesseract
from tumen.documents.queries import documents
from tumen.record.actions import judge_different_event, refresh
from tumen.record.queries import events
from tumen.vocabulary.quantities import Quantity

if TYPE_CHECKING:
    from tests.conftest import Kept

Tumen = Callable[..., Result]


@pytest.fixture(scope="module")
def read_once(kept_record: Kept, tmp_path_factory: pytest.TempPathFactory) -> None:
    read_into(kept_record, tmp_path_factory.mktemp("read"), letter=LETTER, wire=WIRE, undated=UNDATED)


@pytest.fixture(autouse=True)
def actor(read_once: None, researcher: Actor) -> Actor:
    return researcher


@pytest.fixture
def event(actor: Actor) -> str:
    """The id of the event that two documents report."""
    return events(actor)[0].id


@pytest.fixture
def letter(actor: Actor) -> str:
    return next(document.id for document in documents(actor) if document.name == "letter.txt")


@pytest.fixture
def claim(actor: Actor, letter: str) -> str:
    return next(
        claim.id for claim in claims_of(actor, letter) if claim.value("quantity") and claim.value("act")
    )


def shown(tumen: Tumen, id: str) -> str:
    """What the command prints, with its line breaks taken out."""
    done = tumen("show", id)
    assert done.exit_code == 0, done.output
    return " ".join(done.stdout.split())


class TestScan:
    def test_it_marks_what_was_recognised_from_a_picture(
        self, tumen: Tumen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, actor: Actor
    ) -> None:
        line = Line("China returned 90 people on Monday, officials said.", 72, 500, 700, 11)
        monkeypatch.setattr(paged, "tesseract", lambda: Tesseract("5.3.0", "kor+eng"))
        answer = Scanned((line,), 90.0).to_json()
        monkeypatch.setattr(recognition, "read_confined", lambda *_: json.loads(json.dumps(answer)))
        path = tmp_path / "scan.pdf"
        path.write_bytes(pdf([paragraphs(["A letter of some words to the Minister."]), []]))
        assert "recognised from pictures" in " ".join(tumen("read", str(path)).stdout.split())
        told = shown(tumen, documents(actor)[-1].id)
        assert "Minister. [recognised from the picture of page 2] China returned 90 people" in told


class TestEvent:
    def test_it_shows_each_figure_with_sentence_sayer_document_and_reason(
        self, tumen: Tumen, event: str, claim: str, letter: str
    ) -> None:
        told = shown(tumen, event)
        assert "forcibly returned from China, 14 July 2021" in told
        assert "2 figures, side by side and never added up" in told
        assert "China forcibly returned 50 North Korean escapees on 14 July 2021, the" in told
        assert "Lanternlight" in told
        assert claim in told
        assert f"in {letter}" in told
        assert "why here" in told

    def test_it_shows_judgements(self, tumen: Tumen, event: str, actor: Actor) -> None:
        left, right = (line.claim for line in events(actor)[0].lines)
        judge_different_event(actor=actor, left=left, right=right, why="two convoys")
        refresh(actor=actor)
        assert "are different events, says Test Researcher: two convoys" in shown(tumen, event)

    def test_it_answers_machines(self, tumen: Tumen, event: str) -> None:
        told = json_of(tumen("show", event, "--json"))
        assert (told["id"], told["when"], told["range_words"]) == (event, "2021-07-14", "50")
        sentences = {figure["claim"]["sentence_text"][:23] for figure in told["figures"]}
        assert sentences == {"China forcibly returned"}
        assert all(figure["reason"] for figure in told["figures"])


class TestDocument:
    def test_it_shows_details_with_evidence_custody_and_the_text(self, tumen: Tumen, letter: str) -> None:
        told = shown(tumen, letter)
        assert "published 2021-07-16 (" in told
        assert "received by Test Researcher as letter.txt, from " in told
        assert "sha256" in told
        assert "China forcibly returned 50 North Korean escapees[1] on 14 July 2021" in told
        assert "1 figure of people or cases" in told

    def test_it_says_that_a_date_is_needed(self, tumen: Tumen, actor: Actor) -> None:
        undated = next(document.id for document in documents(actor) if document.needs_a_date)
        assert "“last week” and the like stay open" in shown(tumen, undated)

    def test_an_earlier_date_is_shown_as_such(self, tumen: Tumen, letter: str) -> None:
        tumen("document", "date", letter, "2021-07-18", "--why", "stamped", "--confirm-date")
        told = shown(tumen, letter)
        assert "2021-07-16 (no longer: " in told
        assert ": stamped)" in told

    def test_it_answers_machines_with_text_blocks_and_claims(
        self, tumen: Tumen, letter: str, claim: str
    ) -> None:
        told = json_of(tumen("show", letter, "--json"))
        assert (told["id"], told["published"], told["text"]) == (letter, "2021-07-16", LETTER)
        assert claim in [one["id"] for one in told["claims"]]
        assert told["blocks"][0] == ["headline", [0, len("Returned in the summer")]]


class TestClaim:
    def test_it_shows_every_slot_with_its_rule_and_words(self, tumen: Tumen, claim: str) -> None:
        told = shown(tumen, claim)
        assert "claim, proposed, revision 1" in told
        assert "forced return" in told
        assert "act.verb" in told
        assert "“returned”" in told
        assert "2021-07-14" in told

    def test_it_leads_to_its_document_and_event(
        self, tumen: Tumen, claim: str, letter: str, event: str
    ) -> None:
        told = shown(tumen, claim)
        assert letter in told
        assert event in told

    def test_it_shows_what_a_person_filled_in_beside_the_reader_s_value(
        self, tumen: Tumen, claim: str, actor: Actor
    ) -> None:
        value = Quantity(51, 51)
        correct_slot(actor=actor, claim=claim, name="quantity", value=value, why="the letter says so")
        told = shown(tumen, claim)
        assert "Test Researcher: the" in told
        assert "the reader has 50" in told

    def test_it_shows_its_review(self, tumen: Tumen, claim: str, actor: Actor) -> None:
        review_claim(actor=actor, claim=claim, verdict="rejected", why="not in the text")
        assert "claim, rejected" in shown(tumen, claim)

    def test_a_quote_that_does_not_stand_is_an_error(self, tumen: Tumen, claim: str, event: str) -> None:
        Claim.objects.filter(public_id=claim).update(exact="60 North Korean escapees")
        for id in (claim, event):
            assert "do not stand in the document any more: do not rely on this claim" in shown(tumen, id)
        assert json_of(tumen("show", claim, "--json"))["quote_stands"] is False

    def test_it_answers_machines(self, tumen: Tumen, claim: str, event: str) -> None:
        told = json_of(tumen("show", claim, "--json"))
        assert told["event"]["id"] == event
        assert told["quote"]["exact"] == "50 North Korean escapees"
        assert told["slots"]["quantity"]["value"]["low"] == 50
        assert told["slots"]["act"]["words"] == "returned"


class TestUnknown:
    def test_a_wrong_sign_leads_to_a_suggestion(self, tumen: Tumen, letter: str) -> None:
        wrong = letter[:-1] + ("0" if letter[-1] != "0" else "1")
        assert f"There is no document {wrong}." in sentence_of(tumen("show", wrong))
        assert f"Did you mean {letter}?" in sentence_of(tumen("show", wrong))

    def test_the_beginning_of_an_id_leads_to_a_suggestion(self, tumen: Tumen, event: str, claim: str) -> None:
        assert f"Did you mean {event}?" in sentence_of(tumen("show", event[:6]))
        assert f"Did you mean {claim}?" in sentence_of(tumen("show", claim[:6]))

    @pytest.mark.parametrize("id", ["e-00000000", "d-00000000", "c-000000000000"])
    def test_nothing_is_suggested_that_is_not_near(self, tumen: Tumen, id: str) -> None:
        assert "There is no " in sentence_of(tumen("show", id))

    def test_what_is_no_id_is_not_understood(self, tumen: Tumen) -> None:
        refused = tumen("show", "letter.txt")
        assert refused.exit_code == 2
        assert (
            "Ids begin with e- (event), d- (document), c- (claim), h- (person), s- (source) or p- (passage)."
            in refused.stderr
        )

    def test_capital_letters_do_not_matter(self, tumen: Tumen, letter: str) -> None:
        assert letter in shown(tumen, f" {letter.upper()} ")
