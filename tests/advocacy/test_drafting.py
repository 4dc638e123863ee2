"""A letter drafted from an event: what it tells, what it cites, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from tests.record.cast import derived, tells
from tumen.access.models import Actor
from tumen.advocacy.drafting import Letter, Matter, paper_about
from tumen.advocacy.phrases import phrase
from tumen.advocacy.telling_events import MOST_NAMED
from tumen.claims.actions import review_claim
from tumen.claims.models import Status
from tumen.publication.forms.papers import Paper, Paragraph, Points, Tongue, ready
from tumen.publication.forms.plain import as_text
from tumen.publication.forms.wording import in_tongue
from tumen.record.queries import EventView, event, events

ENGLISH = Letter(Tongue.ENGLISH, date(2024, 3, 1))


def about(actor: Actor) -> EventView:
    derived(actor)
    (found,) = events(actor)
    return event(actor, found.id)


def drafted(actor: Actor, letter: Letter = ENGLISH) -> Paper:
    return paper_about(Matter(about(actor)), letter)


def test_every_sentence_that_tells_something_cites(actor: Actor) -> None:
    tells(actor, 600, speakers=(("Reed Watch",),))
    tells(actor, 500, speakers=(("Heron Office",),))
    paper = drafted(actor)
    ready(replace(paper, is_draft=False))
    assert paper.uncited() == []
    assert {number for each in paper.paragraphs() for one in each.sentences for number in one.cites} == {1, 2}


def test_it_states_the_reconciled_figure_and_each_voice_beside_it(actor: Actor) -> None:
    tells(actor, 600, speakers=(("Reed Watch",),), published="2023-10-12")
    tells(actor, 500, speakers=(("Heron Office",),))
    said = as_text(drafted(actor))
    assert "500 to 600 people" in said
    assert "together they support 500 to 600 people forcibly returned. [1, 2]" in said
    assert "Reed Watch (Wire, 12 October 2023) tells of 600 people forcibly returned." in said
    assert "Heron Office (Wire) tells of 500 people forcibly returned." in said
    assert "1,100" not in said


def test_several_who_tell_of_the_same_figure_stand_together(actor: Actor) -> None:
    for who, figure in (("Reed Watch", 600), ("Heron Office", 600), ("Fen Bureau", 500)):
        tells(actor, figure, speakers=((who,),), published="2023-10-12")
    for tongue, amount, behind, apart in (
        (Tongue.ENGLISH, "600 people forcibly returned: told by ", " (Wire, 12 October 2023)", ", in "),
        (Tongue.KOREAN, "강제송환 600명: ", "(Wire, 2023년 10월 12일)", ", "),
    ):
        paper = drafted(actor, replace(ENGLISH, tongue=tongue, said=partial(in_tongue, tongue)))
        sentences = [sentence for each in paper.paragraphs() for sentence in each.sentences]
        [line] = [each for each in sentences if each.words.startswith(amount)]
        quoted = {cited.number: cited.source for cited in paper.citations}
        cites = [quoted[number] for number in line.cites]
        named = [each.removesuffix(f"{apart}Wire") for each in cites]
        assert sorted(cites) == [f"{who}{apart}Wire" for who in ("Heron Office", "Reed Watch")]
        assert line.words == f"{amount}{'; '.join(f'{who}{behind}' for who in named)}."
        assert any("Fen Bureau" in each.words and amount not in each.words for each in sentences)


def test_one_voice_that_repeats_itself_is_cited_once(actor: Actor) -> None:
    for _ in range(3):
        tells(actor, 600, speakers=(("Reed Watch",),))
    assert len(drafted(actor).citations) == 1


def test_a_claim_that_was_accepted_is_cited_before_one_that_waits(actor: Actor) -> None:
    tells(actor, 600, speakers=(("Reed Watch",),))
    accepted = tells(actor, 600, speakers=(("Reed Watch",),))
    review_claim(actor=actor, claim=accepted, verdict=Status.ACCEPTED, why="read it")
    paper = drafted(actor)
    assert [citation.claim for citation in paper.citations] == [accepted]
    assert not any("not accepted" in note for note in paper.notes)


def test_what_waits_for_a_person_is_named(actor: Actor) -> None:
    claim = tells(actor, 600)
    assert any("1 of the 1 claims" in note and claim in note for note in drafted(actor).notes)


def test_asks_of_the_writers_stand_instead_of_the_first_ones(actor: Actor) -> None:
    tells(actor, 600)
    paper = drafted(actor, replace(ENGLISH, asks=("We ask you to publish the list.",)))
    (points,) = (block for block in paper.blocks if isinstance(block, Points))
    assert [item.sentences[0].words for item in points.items] == ["We ask you to publish the list."]
    assert not points.items[0].sentences[0].asserts


def test_the_words_of_a_citation_are_those_of_its_document(actor: Actor) -> None:
    tells(actor, 600)
    (citation,) = drafted(actor).citations
    assert citation.quote == "The police returned 600 people across the river."


def test_one_person_is_no_people(actor: Actor) -> None:
    tells(actor, 1, speakers=(("Reed Watch",),))
    assert "Reed Watch (Wire) tells of 1 person forcibly returned." in as_text(drafted(actor))


def test_in_korean_it_tells_the_same(actor: Actor) -> None:
    tells(actor, 600, speakers=(("Reed Watch",),), published="2023-10-12")
    paper = drafted(actor, replace(ENGLISH, tongue=Tongue.KOREAN, said=lambda words: f"«{words}»"))
    assert paper.uncited() == []
    first = paper.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.sentences[0].words.startswith(
        "여기 인용한 출처들이 전하는 사안은 다음과 같습니다: «600 people"
    )
    assert "Reed Watch(Wire, 2023년 10월 12일): «forced return» 600명. [1]" in as_text(paper)


@pytest.mark.parametrize("tongue", Tongue)
def test_both_languages_have_every_phrase(tongue: Tongue) -> None:
    from tumen.advocacy.phrases import _ALL

    assert _ALL[tongue].keys() == _ALL[Tongue.ENGLISH].keys()
    assert phrase(tongue, "voices.between", least=1, most=2)


@pytest.mark.parametrize("kind", ["allegation-letter", "urgent-appeal", "question-written", "question-oral"])
def test_that_figures_differ_is_said_once_where_the_sources_stand_beside_it(actor: Actor, kind: str) -> None:
    for number, who in ((600, "Reed Watch"), (500, "Fen Bureau")):
        tells(actor, number, speakers=((who,),))
    paper = drafted(actor, replace(ENGLISH, kind=kind))
    assert sum(words.startswith("The figures differ") for words in paper.words()) == 1


def test_of_many_claims_that_all_wait_the_number_is_said(actor: Actor) -> None:
    for at in range(MOST_NAMED + 1):
        tells(actor, 600, speakers=((f"Reed Watch {at}",),))
    notes = drafted(actor).notes
    assert any(f"None of the {MOST_NAMED + 1} claims" in note for note in notes)
    assert not any("c-" in note for note in notes)
