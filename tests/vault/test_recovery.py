"""The recovery key survives being written by hand and read by somebody else; a mistake is found and named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.vault.errors import RecoveryKeyMistyped
from tumen.vault.recovery import GROUPS, LENGTH, SIGNS, groups_of, key_of, new_recovery_key

keys = st.binary(min_size=LENGTH, max_size=LENGTH)
places = st.integers(0, GROUPS * 5 - 1)


def written(key: bytes) -> str:
    return "".join(groups_of(key))


def test_a_new_key_has_at_least_128_random_bits() -> None:
    assert len(new_recovery_key()) * 8 >= 128
    assert new_recovery_key() != new_recovery_key()


def test_it_is_written_in_eight_groups_of_five_signs() -> None:
    groups = groups_of(bytes(LENGTH))
    assert [len(group) for group in groups] == [5] * 8
    assert set("".join(groups)) <= set(SIGNS)


@given(keys)
def test_it_reads_what_it_wrote(key: bytes) -> None:
    assert key_of("-".join(groups_of(key))) == key
    assert key_of("  ".join(groups_of(key)).lower()) == key
    assert key_of(written(key)) == key


@given(keys)
def test_it_reads_letters_that_look_like_digits(key: bytes) -> None:
    mistaken = written(key).replace("1", "l", 1).replace("1", "I", 1).replace("0", "o")
    assert key_of(mistaken) == key


@given(keys, places, st.sampled_from(SIGNS))
def test_it_finds_every_wrong_sign_and_names_its_group(key: bytes, place: int, sign: str) -> None:
    text = written(key)
    if text[place] != sign:
        with pytest.raises(RecoveryKeyMistyped, match=f"Group {place // 5 + 1} of"):
            key_of(text[:place] + sign + text[place + 1 :])


@given(keys, places, places)
def test_it_finds_two_signs_of_a_group_that_changed_places(key: bytes, one: int, other: int) -> None:
    signs = list(written(key))
    other = one // 5 * 5 + other % 5
    if signs[one] != signs[other]:
        signs[one], signs[other] = signs[other], signs[one]
        with pytest.raises(RecoveryKeyMistyped, match=f"Group {one // 5 + 1} of"):
            key_of("".join(signs))


@given(keys, st.integers(0, GROUPS - 1), st.integers(0, GROUPS - 1))
def test_it_finds_groups_that_changed_places(key: bytes, one: int, other: int) -> None:
    groups = list(groups_of(key))
    if one != other:
        groups[one], groups[other] = groups[other], groups[one]
        with pytest.raises(RecoveryKeyMistyped, match=f"Group {min(one, other) + 1} of"):
            key_of(" ".join(groups))


@pytest.mark.parametrize("left", [0, 4, 5, 39])
def test_it_finds_what_is_left_out(left: int) -> None:
    with pytest.raises(RecoveryKeyMistyped, match=f"Group {left // 5 + 1} of"):
        key_of(written(bytes(LENGTH))[:left])


def test_it_finds_what_is_too_much() -> None:
    with pytest.raises(RecoveryKeyMistyped, match="more than 8 groups"):
        key_of(written(bytes(LENGTH)) + "0")


@given(st.text())
def test_it_takes_any_text_for_a_mistake_and_nothing_worse(text: str) -> None:
    with pytest.raises(RecoveryKeyMistyped):
        key_of(text)


def test_a_mistake_does_not_repeat_the_key() -> None:
    text = written(new_recovery_key())
    with pytest.raises(RecoveryKeyMistyped) as told:
        key_of(text[:-1])
    assert not any(text[at : at + 5] in str(told.value) for at in range(0, 35, 5))


def test_it_refuses_a_key_of_another_length() -> None:
    with pytest.raises(ValueError, match="20 bytes, not 3"):
        groups_of(b"abc")
