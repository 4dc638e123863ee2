"""The pages of decisions on many claims: chosen, decided, undone. The persons are invented."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.claims.test_updating import FIRST, SAID, made, taken
from tumen.access.marking import levels_of
from tumen.access.models import Actor, Level
from tumen.claims.choosing import rounds
from tumen.claims.mapping import take_columns
from tumen.claims.queries import claim as claim_of
from tumen.claims.reports import takings


@pytest.fixture
def listed(judge: Actor) -> str:
    id = taken(judge, FIRST)
    take_columns(actor=judge, document=id, columns=SAID)
    return id


def statuses(document: str) -> set[str]:
    return {claim.status for claim in made(document).values()}


def test_claims_of_a_list_are_shown_with_what_would_become_of_them(
    served: Client, judge: Actor, listed: str
) -> None:
    taking = takings(judge)[0].id
    page = served.get(reverse("many"), {"of": taking, "verdict": "accepted"}).content.decode()
    assert "3 claims are chosen." in page
    assert page.count('name="claim"') == page.count(" checked") == 3
    page = served.get(reverse("many"), {"of": listed, "verdict": "proposed"}).content.decode()
    assert "3 of them would be left as they are." in page
    assert " checked" not in page
    assert "No claim that you may see" in served.get(reverse("many"), {"of": "d-none0000"}).content.decode()


def test_those_that_are_ticked_are_decided_on_and_all_of_it_is_undone(
    served: Client, judge: Actor, listed: str
) -> None:
    ids = [claim.public_id for claim in made(listed).values()]
    form = {
        "of": listed,
        "claim": ids[:2],
        "verdict": "rejected",
        "credibility": "4",
        "why": "Each was read.",
    }
    page = served.post(reverse("decide-many"), form, follow=True).content.decode()
    assert "rejected · credibility 4 · 2 claims" in " ".join(page.split())
    assert statuses(listed) == {"proposed", "rejected"}
    line = rounds(judge)[0]
    undone = served.post(reverse("undo-many", args=[line.id]), {"why": "The wrong list."}, follow=True)
    assert "undone since" in undone.content.decode()
    assert statuses(listed) == {"proposed"}


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"verdict": "accepted", "why": " "}, "does not say why"),
        ({"why": "So."}, "Nothing was decided"),
        ({"verdict": "proposed", "why": "So."}, "Nothing was changed"),
    ],
)
def test_what_is_refused_says_what_to_do(
    served: Client, listed: str, form: dict[str, str], says: str
) -> None:
    ids = [claim.public_id for claim in made(listed).values()]
    answer = served.post(reverse("decide-many"), {"of": listed, "claim": ids, **form})
    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert statuses(listed) == {"proposed"}


def test_pages_that_take_nothing_say_how_it_is_done(listed: str) -> None:
    page = Client().get(reverse("many"), {"of": listed}).content.decode()
    assert "tumen claim many" in page
    assert "Decide on those" not in page


class TestOtherThings:
    """A slot and a level: first shown old and new, then changed, then undone."""

    def test_a_slot_is_shown_old_and_new_before_it_is_changed(
        self, served: Client, judge: Actor, listed: str
    ) -> None:
        page = served.get(reverse("many"), {"of": listed, "slot": "time"}).content.decode()
        assert 'name="edtf"' in page
        assert page.count(" checked") == 3
        ids = [claim.public_id for claim in made(listed).values()]
        form = {"of": listed, "slot": "time", "edtf": "2023-10-09", "claim": ids[:2], "why": "Read again."}
        shown = served.post(reverse("decide-many"), {**form, "show": "1"})
        assert shown.status_code == 200
        page = shown.content.decode()
        assert page.count("9 October 2023") >= 3
        assert page.count(" checked") == 2
        assert 'value="2023-10-09"' in page
        assert {line.why for line in rounds(judge)}.isdisjoint({"Read again."})
        page = served.post(reverse("decide-many"), form, follow=True).content.decode()
        assert "changed: " in page
        assert str(claim_of(judge, ids[0]).value("time").interval) == "2023-10-09"
        assert str(claim_of(judge, ids[2]).value("time")) != "2023-10-09"

    def test_fields_of_another_slot_are_no_value_of_this_one(
        self, served: Client, judge: Actor, listed: str
    ) -> None:
        ids = [claim.public_id for claim in made(listed).values()]
        form = {"of": listed, "slot": "time", "claim": ids[:1], "why": "Chosen anew.", "edtf": "2023-10-09"}
        for before in ("", "place"):
            answer = served.post(reverse("decide-many"), {**form, "fields": before, "verdict": "accepted"})
            page = answer.content.decode()
            assert answer.status_code == 200
            assert 'name="edtf"' in page
            assert 'value="2023-10-09"' not in page
            assert page.count(" checked") == 1
        assert {line.why for line in rounds(judge)}.isdisjoint({"Chosen anew."})
        assert statuses(listed) == {"proposed"}
        served.post(reverse("decide-many"), {**form, "fields": "time"})
        assert rounds(judge)[0].why == "Chosen anew."

    def test_each_thing_is_asked_once(self, served: Client, listed: str) -> None:
        page = served.get(reverse("many"), {"of": listed}).content.decode()
        for name in ("verdict", "slot", "level", "credibility"):
            assert page.count(f'<select id="{name}"') == page.count(f'name="{name}"') == 1

    def test_levels_are_raised_alike(self, served: Client, judge: Actor, listed: str) -> None:
        ids = [claim.public_id for claim in made(listed).values()]
        form = {"of": listed, "verdict": "", "level": "restricted", "claim": ids, "why": "They may be found."}
        page = served.post(reverse("decide-many"), {**form, "show": "1"}).content.decode()
        assert page.count("for those who were cleared for it</ins>") == 3
        served.post(reverse("decide-many"), form)
        assert set(levels_of(ids).values()) == {Level.RESTRICTED}
        assert rounds(judge)[0].level == "restricted"

    @pytest.mark.parametrize(
        ("form", "says"),
        [
            ({"slot": "time", "edtf": "soon"}, "Nothing was kept"),
            ({"slot": "time"}, "every field is empty"),
            ({"slot": "colour", "nothing": "1"}, "no slot"),
        ],
    )
    def test_what_is_no_value_changes_nothing(
        self, served: Client, judge: Actor, listed: str, form: dict[str, str], says: str
    ) -> None:
        ids = [claim.public_id for claim in made(listed).values()]
        answer = served.post(reverse("decide-many"), {"of": listed, "claim": ids, "why": "So.", **form})
        assert answer.status_code == 400
        assert says in answer.content.decode()
        assert {line.why for line in rounds(judge)}.isdisjoint({"So."})
