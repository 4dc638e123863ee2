"""Named members, found again."""

from __future__ import annotations

from tumen.reading.cast.names import namings_in, words_of
from tumen.reading.cast.roll import Roll
from tumen.vocabulary.parties import PartyKind, Sex


def roll(text: str) -> Roll:
    found = Roll(text)
    found.call(list(namings_in(text)))
    return found


def found(text: str, name: str, *, sex: Sex | None = None) -> str:
    member = roll(text).find(words_of(name), len(text), sex=sex)
    return member.name if member is not None else ""


def test_a_member_is_found_by_a_part_of_its_name() -> None:
    assert found("Ro Eun-sil fled. Ro was held.", "Ro") == "Ro Eun-sil"


def test_the_order_of_the_words_does_not_count() -> None:
    assert [member.name for member in roll("Ro Eun-sil fled. Eun-sil Ro was held.").members] == ["Ro Eun-sil"]


def test_of_two_namesakes_the_last_told_is_found() -> None:
    assert found("Ro Eun-sil fled. Ro Mi-rae stayed.", "Ro") == "Ro Mi-rae"


def test_a_title_parts_namesakes() -> None:
    text = "Mr Ro Chol-su fled. Ms Ro Mi-rae stayed."
    assert found(text, "Ro", sex=Sex.MALE) == "Ro Chol-su"


def test_an_acronym_in_brackets_is_its_body() -> None:
    text = "The Willow Return Council (WRC) met. The WRC said so."
    assert found(text, "WRC") == "Willow Return Council"
    assert len(roll(text).members) == 1


def test_an_acronym_is_known_by_the_initials() -> None:
    assert found("The Willow Return Council met. The WRC said so.", "WRC") == "Willow Return Council"


def test_a_body_is_called_again_by_the_noun_of_its_name() -> None:
    (member,) = roll("The Willow Network met.").members
    assert member.kind is PartyKind.BODY
    assert {"network", "group"} <= member.nouns


def test_a_newspaper_is_called_a_paper() -> None:
    (member,) = roll("The Harbour Courier wrote.").members
    assert "newspaper" in member.nouns


def test_a_ministry_is_no_group() -> None:
    (member,) = roll("The Harbour Ministry wrote.").members
    assert "group" not in member.nouns


def test_a_name_that_only_stands_after_in_is_a_place() -> None:
    assert roll("She lived in Ost Varn.").members == []


def test_a_person_is_no_part_of_a_body() -> None:
    names = [member.name for member in roll("The Orme Foundation met Ms Ada Orme.").members]
    assert names == ["Orme Foundation", "Ada Orme"]
