"""The record in the terminal: events by date, figures side by side, nothing added up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import Result
from rich.cells import cell_len

from tests.cli.cast import LETTER, NOTICE, REVIEW, UNDATED, WIRE, json_of, read_into
from tumen.access.models import Actor
from tumen.claims.actions import correct_slot, review_claim
from tumen.claims.models import Claim
from tumen.claims.queries import figures
from tumen.documents.queries import documents
from tumen.vocabulary.quantities import Quantity

if TYPE_CHECKING:
    from tests.conftest import Kept

Tumen = Callable[..., Result]

ALL = {"letter": LETTER, "wire": WIRE, "notice": NOTICE, "undated": UNDATED, "review": REVIEW}


@pytest.fixture(scope="module")
def full(kept_record: Kept, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A record with two reports of one event, another event, a total, a state and an undated document."""
    read_into(kept_record, tmp_path_factory.mktemp("read"), **ALL)


@pytest.fixture(autouse=True)
def actor(full: None, researcher: Actor) -> Actor:
    return researcher


def shown(tumen: Tumen, *words: str, columns: int = 80) -> str:
    """What the command prints at a width."""
    done = tumen("record", *words, env={"COLUMNS": str(columns)})
    assert done.exit_code == 0, done.output
    return str(done.stdout)


def event_of(told: dict[str, Any], day: str) -> dict[str, Any]:
    (event,) = [event for event in told["events"] if event["when"] == day]
    return dict(event)


class TestForPeople:
    def test_events_stand_by_date_with_their_ids(self, tumen: Tumen) -> None:
        told = shown(tumen)
        assert told.index("14 July 2021") < told.index("18 September 2023")
        assert all(event["id"] in told for event in json_of(tumen("record", "--json"))["events"])

    def test_each_figure_has_its_words_its_sayer_and_its_document(self, tumen: Tumen, actor: Actor) -> None:
        told = shown(tumen)
        assert "“50 North Korean escapees”" in told
        assert "Lanternlight" in told
        assert "Council of" in told
        assert all(document.id in told for document in documents(actor))

    def test_the_words_hold_the_bound_of_their_number(self, tumen: Tumen) -> None:
        assert "“about 50 North Koreans”" in shown(tumen)

    def test_nothing_is_added_up_and_it_says_so(self, tumen: Tumen) -> None:
        told = shown(tumen)
        assert "nothing is added up" in told
        assert not any(total in told for total in ("100 ", "140 ", "90 people", "2,160"))

    def test_states_and_totals_stand_apart_from_events(self, tumen: Tumen) -> None:
        told = shown(tumen)
        events, rest = told.split("STATES")
        assert "8,125" not in events
        assert "2,000" not in events
        assert "8,125" in rest.split("TOTALS")[1]

    def test_documents_that_need_a_date_are_listed(self, tumen: Tumen) -> None:
        assert "Returned last week" in shown(tumen).split("DOCUMENTS THAT NEED A DATE")[1]

    def test_events_without_a_date_stand_apart(self, tumen: Tumen) -> None:
        assert "70" in shown(tumen).split("EVENTS WITHOUT A DATE")[1].split("DOCUMENTS THAT")[0]

    @pytest.mark.parametrize("columns", [60, 80, 120, 200])
    def test_no_line_is_wider_than_the_terminal(self, tumen: Tumen, columns: int) -> None:
        assert max(cell_len(line) for line in shown(tumen, columns=columns).splitlines()) <= columns

    def test_a_wide_terminal_shows_where_it_was_published(self, tumen: Tumen) -> None:
        assert "2021-07-16" not in shown(tumen, columns=80)
        assert "2021-07-16" in shown(tumen, columns=120)

    def test_figures_of_all_events_stand_in_one_column(self, tumen: Tumen) -> None:
        lines = [line for line in shown(tumen).split("STATES")[0].splitlines() if line.startswith("  ")]
        starts = {cell_len(line[: line.index("“")]) for line in lines if "“" in line}
        assert len(starts) == 1

    def test_it_can_show_one_year(self, tumen: Tumen) -> None:
        told = shown(tumen, "--year", "2021")
        assert "14 July 2021" in told
        assert "18 September 2023" not in told

    @pytest.mark.parametrize("act", ["forced return", "forced repatriation", "Forced  Return"])
    def test_it_can_show_one_act_by_name_or_code(self, tumen: Tumen, act: str) -> None:
        told = shown(tumen, "--act", act)
        assert "14 July 2021" in told
        assert "held in detention" not in told

    def test_it_says_that_nothing_is_of_this_act_and_year(self, tumen: Tumen) -> None:
        assert "Nothing in the record is of this act and year." in shown(tumen, "--year", "2999")

    def test_an_unknown_act_lists_those_that_there_are(self, tumen: Tumen) -> None:
        refused = tumen("record", "--act", "returning")
        assert refused.exit_code == 2
        assert "“returning” is not an act of this vocabulary. It has: forced return," in refused.stderr

    def test_a_year_that_is_no_year_is_not_understood(self, tumen: Tumen) -> None:
        assert tumen("record", "--year", "20021").exit_code == 2

    def test_it_says_when_the_record_is_behind_its_claims(self, tumen: Tumen, actor: Actor) -> None:
        review_claim(actor=actor, claim=figures(actor)[0].id, verdict="rejected", why="not in the text")
        assert "tumen read" in tumen("record").stderr

    def test_a_quote_that_no_longer_stands_is_shown_as_an_error(self, tumen: Tumen, actor: Actor) -> None:
        Claim.objects.filter(public_id=figures(actor)[0].id).update(prefix="changed")
        assert "not in the document any more" in " ".join(shown(tumen, columns=200).split())


class TestForMachines:
    def test_one_event_holds_both_reports(self, tumen: Tumen) -> None:
        event = event_of(json_of(tumen("record", "--json")), "2021-07-14")
        quantities = [figure["quantity"] for figure in event["figures"]]
        assert sorted((each["low"], each["approximate"]) for each in quantities) == [(50, False), (50, True)]
        assert event["act"] == "forced repatriation"
        assert (event["range"]["low"], event["range"]["high"]) == (50, 50)

    def test_every_figure_leads_to_its_claim_and_sentence(self, tumen: Tumen, actor: Actor) -> None:
        event = event_of(json_of(tumen("record", "--json")), "2023-09-18")
        (figure,) = event["figures"]
        assert figure["claim"] in {known.id for known in figures(actor)}
        assert figure["sentence"].startswith("China forcibly returned 40")
        assert figure["quote_stands"] is True

    def test_every_section_is_there(self, tumen: Tumen) -> None:
        told = json_of(tumen("record", "--json"))
        sections = ["events", "undated", "states", "totals", "rates", "not_told"]
        assert list(told) == [*sections, "documents", "needs_a_date", "stale"]
        assert told["documents"] == len(ALL)

    def test_what_waits_is_told(self, tumen: Tumen, actor: Actor) -> None:
        assert json_of(tumen("record", "--json"))["stale"] == []
        value = Quantity(45, 45)
        correct_slot(actor=actor, claim=figures(actor)[0].id, name="quantity", value=value, why="misread")
        assert len(json_of(tumen("record", "--json"))["stale"]) >= 1
