"""Ids are short, hard to mistake, and not to be guessed."""

from __future__ import annotations

from tumen.access.items import ITEM, SIGNS, new_id


def test_an_id_is_its_letter_and_eight_signs() -> None:
    letter, hyphen, signs = new_id("d").partition("-")
    assert (letter, hyphen, len(signs)) == ("d", "-", 8)
    assert set(signs) <= set(SIGNS)


def test_no_sign_is_mistaken_for_another() -> None:
    assert len(SIGNS) == 32
    assert not set("ilou") & set(SIGNS)


def test_an_id_may_stand_in_an_audit_line() -> None:
    assert ITEM.fullmatch(new_id("d"))


def test_ids_do_not_repeat() -> None:
    assert len({new_id("c") for _ in range(1000)}) == 1000
