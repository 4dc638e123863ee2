"""What the walk has met so far."""

from __future__ import annotations

from tumen.reading.cast.members import Member
from tumen.reading.cast.roll import Roll
from tumen.reading.cast.scene import NAMESAKES, Scene
from tumen.reading.sentences import Sentence
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.parties import PartyKind
from tumen.vocabulary.spans import Span

TEXT = "A priest said “it rained” and left."
SENTENCE = Sentence(Span(0, len(TEXT)), 0, BlockKind.PARAGRAPH, 0)


def scene() -> Scene:
    return Scene(TEXT, Roll(TEXT), [Span(15, 24)])


def priest(number: int = 0) -> Member:
    return Member(number, "a priest", PartyKind.PERSON, Span(0, 8), is_named=False, nouns={"priest"})


def test_it_knows_what_stands_between_marks() -> None:
    assert scene().is_quoted(16)
    assert not scene().is_quoted(2)
    assert not scene().is_quoted(30)


def test_who_was_spoken_of_is_found_by_noun() -> None:
    met, one = scene(), priest()
    met.note(one, one.first, SENTENCE, leads=True)
    assert [mention.member for mention in met.told_by("priest")] == [one]
    assert met.told_by("nurse") == []


def test_only_the_latest_namesakes_are_looked_at() -> None:
    met = scene()
    for number in range(NAMESAKES + 5):
        met.note(priest(number), Span(0, 8), SENTENCE, leads=True)
    told = met.told_by("priest")
    assert len(told) == NAMESAKES
    assert told[0].member.number == NAMESAKES + 4


def test_a_pronoun_leans_on_what_was_noted() -> None:
    met, one = scene(), priest()
    met.note(one, one.first, SENTENCE, leads=True)
    found = met.meant_by("he", 30, SENTENCE, leads=True)
    assert found is not None
    assert found[0].member is one
