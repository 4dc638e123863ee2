"""What supports an event, on its page: voices, who took it from whom, the figure that they support."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from tests.web.cast import Cast
from tumen.access.models import Actor
from tumen.record.actions import choose_figure
from tumen.record.queries import event, events, totals
from tumen.web.record import voices_words


def test_the_voices_of_each_part_stand_with_their_names(get: Callable[[str], str], cast: Cast) -> None:
    page = get(reverse("event", args=[cast.october]))
    assert "That it happened" in page
    assert "4 reports, 4 documents, between 3 and 4 independent voices." in page
    assert "Council of Waiting Families" in page


def test_the_preferred_figure_stands_with_its_rule(get: Callable[[str], str], cast: Cast) -> None:
    page = get(reverse("event", args=[cast.october]))
    assert "Preferred: <strong>500 or more</strong>" in page
    assert "Rule R3, closest to the event" in page


def test_a_person_s_choice_stands_beside_the_rules(
    get: Callable[[str], str], cast: Cast, actor: Actor
) -> None:
    other = next(
        figure.claim.id
        for figure in event(actor, cast.october).figures
        if figure.claim.value("quantity").low == 600
    )
    choose_figure(actor=actor, event=cast.october, claim=other, why="They counted at the bridge.")
    page = get(reverse("event", args=[cast.october]))
    assert f"{actor.name} chose <strong>600</strong>" in page
    assert "The rules prefer 500 or more." in page
    assert "They counted at the bridge." in page


def test_who_took_it_from_whom_is_drawn_and_said(get: Callable[[str], str], cast: Cast) -> None:
    page = get(reverse("event", args=[cast.october]))
    assert '<svg class="graph"' in page
    assert "has it from Council of Waiting Families." in page


def test_a_total_has_no_voices(get: Callable[[str], str], cast: Cast, reader: Actor) -> None:
    total = totals(reader)[0]
    assert "Independent voices" not in get(reverse("event", args=[total.id]))


def test_one_report_is_not_said_to_have_one_voice(cast: Cast, reader: Actor) -> None:
    single = next(event for event in events(reader) if len(event.lines) == 1)
    assert voices_words(single.voices) == ""


def test_voices_are_an_interval_where_something_waits_for_a_person() -> None:
    told = {"reports": 5, "documents": 4, "least": 1, "most": 3}
    assert voices_words(told) == "1 to 3 independent voices"
    assert voices_words({**told, "most": 1}) == "1 independent voice"
