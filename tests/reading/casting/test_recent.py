"""Whom a pronoun can mean."""

from __future__ import annotations

import pytest

from tumen.reading.cast.members import Member
from tumen.reading.cast.recent import Mention, Recent, agrees
from tumen.vocabulary.parties import PartyKind, Sex
from tumen.vocabulary.spans import Span


def member(number: int, name: str, kind: PartyKind = PartyKind.PERSON, sex: Sex | None = None) -> Member:
    return Member(number, name, kind, Span(0, 0), is_named=True, sex=sex)


def mention(who: Member, sentence: int, *, leads: bool = True, quoted: bool = False) -> Mention:
    return Mention(who, Span(0, 0), sentence, leads, quoted)


def meant(pronoun: str, *mentions: Mention, sentence: int = 1, leads: bool = True) -> str:
    recent = Recent()
    for each in mentions:
        recent.note(each)
    found = recent.meant_by(pronoun, sentence=sentence, quoted=False, leads=leads)
    return found[0].member.name if found is not None else ""


RO = member(0, "Ro Eun-sil", sex=Sex.FEMALE)
KANG = member(1, "Kang Do-yun", sex=Sex.MALE)
CENTRE = member(2, "Willow Centre", PartyKind.BODY)


def test_a_pronoun_asks_for_its_sex() -> None:
    assert meant("she", mention(RO, 0), mention(KANG, 0)) == "Ro Eun-sil"
    assert meant("he", mention(RO, 0), mention(KANG, 0)) == "Kang Do-yun"


def test_it_is_a_body() -> None:
    assert meant("it", mention(CENTRE, 0), mention(RO, 0)) == "Willow Centre"


def test_they_can_be_a_body_but_no_single_person() -> None:
    assert meant("they", mention(CENTRE, 0), mention(RO, 0)) == "Willow Centre"
    assert meant("they", mention(RO, 0)) == ""


def test_the_subject_is_meant_before_one_told_in_passing() -> None:
    other = member(3, "Ada Orme", sex=Sex.FEMALE)
    assert meant("she", mention(RO, 0), mention(other, 0, leads=False)) == "Ro Eun-sil"


def test_one_on_the_other_side_of_the_marks_is_meant_last() -> None:
    other = member(3, "Ada Orme", sex=Sex.FEMALE)
    assert meant("she", mention(RO, 0), mention(other, 0, quoted=True)) == "Ro Eun-sil"


def test_a_pronoun_does_not_reach_over_the_document() -> None:
    assert meant("she", mention(RO, 0), sentence=30) == ""


def test_nobody_told_is_nobody_meant() -> None:
    assert meant("she") == ""


@pytest.mark.parametrize(
    ("who", "asked", "fits"),
    [(RO, "person", False), (KANG, "person", True), (CENTRE, "person", False), (CENTRE, "body", True)],
)
def test_kind_and_sex_must_agree(who: Member, asked: str, fits: bool) -> None:
    assert agrees(who, asked, Sex.MALE if asked == "person" else None) is fits
