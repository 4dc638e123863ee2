"""What is covered in words that go out: names, and places finer than a country."""

from __future__ import annotations

import pytest

from tumen.documents.masking import MASK
from tumen.record.persons.shielding import Shield
from tumen.vocabulary.parties import Party


@pytest.mark.parametrize("place", ["Onsong", "north-east China", "the Tumen River", "Yanbian"])
def test_what_is_finer_than_a_country_is_covered(place: str) -> None:
    assert MASK in Shield(()).words(f"She was seen in {place} in May.")


@pytest.mark.parametrize("opener", ["About", "Over", "Nearly", "Up to"])
def test_the_word_before_a_number_is_nobodys_name(opener: str) -> None:
    """A head tells of “About 600 North Koreans”: every “about” of a letter was covered."""
    shield = Shield([Party(f"{opener} 600 North Koreans"), Party("Kang Da-on")])
    said = "What was asked about the 600, over all of them, nearly each and up to now, and about Kang?"
    assert shield.words(said) == said.replace("Kang", MASK)


@pytest.mark.parametrize("place", ["China", "East Asia", "Europe"])
def test_a_country_and_a_part_of_the_world_are_told(place: str) -> None:
    assert MASK not in Shield(()).words(f"The Group on Asylum in {place} said so.")
