"""What supports an event, on its page: voices, who took it from whom, the figure that they support."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.urls import reverse

from tests.web.cast import Cast
from tumen.access.models import Actor
from tumen.corroboration.figures import Role
from tumen.corroboration.voices.counting import PartVoices, Voice, Voices
from tumen.corroboration.voices.telling import Part
from tumen.documents.queries import documents
from tumen.record.actions import choose_figure
from tumen.record.queries import corroboration, event, events, totals
from tumen.web.firsts import first_of, firsts_of
from tumen.web.record import voices_words
from tumen.web.words import date_words


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


def test_it_says_who_gave_a_figure_first_and_who_came_later(cast: Cast, reader: Actor) -> None:
    given = [corroboration(reader, each.id) for each in events(reader)]
    firsts = [
        first
        for each, found in zip(events(reader), given, strict=True)
        for first in firsts_of(event(reader, each.id), found.voices)
    ]
    assert firsts, "two documents of the cast give one figure"
    published = [each.published for each in documents(reader) if each.published]
    days = {date_words(each): each.earliest for each in published if each.earliest}
    days[date_words(None)] = date.max
    for each in firsts:
        told = [voice.first for voice in each.voices]
        assert [said.day for said in told] == sorted((said.day for said in told), key=days.__getitem__)
        for voice in each.voices:
            assert all(days[voice.first.day] <= days[again.day] for again in voice.again)


def test_of_a_document_the_words_of_its_source_come_before_its_own(cast: Cast, reader: Actor) -> None:
    found = event(reader, cast.october)
    own = replace(found.figures[0].claim, id="c-own", own_voice=True)
    cited = replace(own, id="c-cited", own_voice=False, publisher="The Weekly")
    later = replace(cited, id="c-later", document_id="d-later", published=None)
    figures = tuple(replace(found.figures[0], claim=each, role=Role.COUNTS) for each in (own, later, cited))
    one = Voice(("c-cited", "c-later"), (), "Reed")
    part = PartVoices(Part.HOW_MANY, 3, 2, (one, Voice(("c-own",), (), "Quill")), (), (), "")
    (first,) = firsts_of(replace(found, figures=figures), Voices((part,)))
    (voice,) = first.voices
    assert voice.first.claim == "c-cited"
    assert [(again.claim, again.day) for again in voice.again] == [("c-later", "no date")]


def test_of_one_day_who_is_named_comes_before_reports(cast: Cast, reader: Actor) -> None:
    told = next(figure.claim for figure in event(reader, cast.october).figures if not figure.claim.own_voice)
    source = told.told_by[0][-1]
    reports, named = (
        replace(told, id=id, document_id=id, told_by=((replace(source, name=name),),), publisher="The Weekly")
        for id, name in (("c-a", "media reports"), ("c-b", "Council of Reeds"))
    )
    assert first_of([reports, named]) == named
    assert first_of([named, reports]) == named
    assert first_of([reports, replace(named, published=None)]) == reports
    assert first_of([]) is None


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
