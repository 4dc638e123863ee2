"""One line has one form, to the byte, and says nothing of what may have to be forgotten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.access.leaves import canonical, commitment, entry_text, leaf_of, moment, moment_of, new_salt

ENTRY: dict[str, Any] = {
    "number": 7,
    "at": "2026-11-26T09:17:34.000005Z",
    "actor": "a-1",
    "action": "documents.take_in",
    "item": "d-7k3m9xqa",
    "committed": "ab" * 32,
}
PLAIN = st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9)
JSON = st.dictionaries(st.text(max_size=9), PLAIN | st.lists(PLAIN, max_size=3), max_size=3)


def test_the_form_stays_as_it_is() -> None:
    # Changing this breaks every log that there is: a new form needs a new version beside it.
    assert entry_text(**ENTRY) == (
        '{"action":"documents.take_in","actor":"a-1","at":"2026-11-26T09:17:34.000005Z",'
        '"detail":"abababababababababababababababababababababababababababababababab",'
        '"item":"d-7k3m9xqa","number":7,"v":1}'
    )
    assert leaf_of(**ENTRY) == sha256(b"\0" + entry_text(**ENTRY).encode()).digest()


@pytest.mark.parametrize("name", sorted(ENTRY))
def test_every_part_of_a_line_is_in_its_hash(name: str) -> None:
    other = {**ENTRY, name: 8 if name == "number" else ENTRY[name] + "0"}
    assert leaf_of(**other) != leaf_of(**ENTRY)


@given(JSON)
def test_the_same_value_has_the_same_form(value: Any) -> None:
    import json

    text = canonical(value)
    assert canonical(json.loads(text)) == text
    assert text.isascii()


def test_the_order_of_names_is_no_matter() -> None:
    assert canonical({"b": 1, "a": 2}) == canonical({"a": 2, "b": 1}) == '{"a":2,"b":1}'


@pytest.mark.parametrize(("value", "error"), [(object(), TypeError), (float("nan"), ValueError)])
def test_what_json_does_not_hold_is_refused(value: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        canonical(value)


def test_a_time_has_one_form_in_utc() -> None:
    at = datetime(2026, 11, 26, 18, 17, 34, tzinfo=timezone(timedelta(hours=9)))
    assert moment(at) == "2026-11-26T09:17:34.000000Z"
    assert moment_of(moment(at)) == at.astimezone(UTC)


@pytest.mark.parametrize("text", ["2026-11-26", "2026-11-26T09:17:34Z", "2026-13-26T09:17:34.000000Z", ""])
def test_another_form_of_a_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        moment_of(text)


def test_a_commitment_hides_a_small_detail() -> None:
    assert commitment(new_salt(), '{"same":true}') != commitment(new_salt(), '{"same":true}')


def test_a_commitment_is_to_salt_and_text() -> None:
    assert commitment("00" * 16, "{}") == sha256(bytes(16) + b"{}").hexdigest()
    assert commitment("00" * 16, "{}") != commitment("00" * 16, "{ }")


@pytest.mark.parametrize("salt", ["", "00", "00" * 15, "00" * 17, "zz" * 16, "AB" * 16, "00 " * 16])
def test_a_salt_of_another_length_or_spelling_is_refused(salt: str) -> None:
    with pytest.raises(ValueError):
        commitment(salt, "{}")
