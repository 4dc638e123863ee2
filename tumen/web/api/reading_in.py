"""What comes in: JSON that can be kept, and the types of ids, words and years that operations take.

What no database can hold is refused here, once for all operations: a sign without a letter, half a letter, a
number without an end.
"""

from __future__ import annotations

import json
import math
from dataclasses import is_dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from django.http import HttpRequest
from ninja import Path, Query, Schema
from ninja.parser import Parser
from pydantic import ConfigDict, StringConstraints, model_validator

#: Letters of an id: one or two for the sort of thing, and eight to twelve signs (a claim's); twice for what
#: is found in a document and has no id of its own.
ID = r"[a-z]{1,2}-[0-9a-z]{4,20}(-[0-9a-z]{4,20})?"
_ID = f"^{ID}$"
_NO_NUL = r"^[^\x00]*$"

IdText = Annotated[str, StringConstraints(pattern=_ID)]
#: An id in the address.
Id = Annotated[str, Path(pattern=_ID, description="An id as answers give it, such as d-7k3m9xqa.")]
#: Words that a person wrote: a reason, a quote, a name.
Words = Annotated[str, StringConstraints(max_length=5_000, pattern=_NO_NUL)]
#: A reason, which has to say something.
Why = Annotated[
    str, StringConstraints(min_length=1, max_length=5_000, pattern=r"^[^\x00]*[^\s\x00][^\x00]*$")
]
#: A code of a filter in an address.
Code = Annotated[str, Query(max_length=300, pattern=_NO_NUL)]
Year = Annotated[int | None, Query(ge=1, le=9999, description="A year.")]

#: Bytes of a body in JSON: a judgement with its reasons.
LONGEST_JSON = 256 * 1024


class Sent(Schema):
    """What an operation takes in its body. A field that it does not have is refused: it may be a misspelt
    one."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _takes_no_other_type(cls, told: Any) -> Any:
        """Raises ValueError for "yes" or 1 where true or false is asked for, "5" for a number, and a number
        for a day: pydantic would make of each what its sender may not have meant."""
        for name, value in told.items() if isinstance(told, dict) else ():
            if not _is_taken(_types_of(cls).get(name, _ANYTHING), value):
                raise ValueError(f"“{name}” is of another type than the description says.")
        return told


_ANYTHING = frozenset({Any})


@cache
def _types_of(shape: type) -> dict[str, frozenset[Any]]:
    """Every type that the values of each field, or of a list in it, may be of: of a body or a dataclass."""
    said = get_type_hints(shape, include_extras=True)
    if issubclass(shape, Schema):
        said = {name: field.annotation for name, field in shape.model_fields.items()}
    return {name: frozenset(_leaves(annotation)) for name, annotation in said.items()}


def _is_taken(types: frozenset[Any], value: Any) -> bool:
    return Any in types or all(_is_one_of(types, each) for each in _each(value))


def _leaves(said: Any) -> list[Any]:
    if not (parts := get_args(said)):
        return [said if said is Any or isinstance(said, type) else type(said)]
    if get_origin(said) is Annotated:
        return _leaves(parts[0])
    return [leaf for part in parts for leaf in _leaves(part)]


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _is_one_of(types: frozenset[Any], value: Any) -> bool:
    """Whether a value of JSON is of the same sort as one of these types; the rest is pydantic's to say."""
    if isinstance(value, bool):
        return bool in types
    if isinstance(value, int | float):
        return bool(types & {int, float})
    if isinstance(value, str):
        in_words = [each for each in types if each not in (bool, int, float, type(None))]
        is_a_day = bool(in_words) and all(
            isinstance(each, type) and issubclass(each, date) for each in in_words
        )
        return bool(in_words) and not (is_a_day and _is_number(value))
    shapes = [each for each in types if is_dataclass(each)] if isinstance(value, dict) else []
    return not shapes or any(_fits(shape, value) for shape in shapes)


def _fits(shape: Any, told: dict[str, Any]) -> bool:
    types = _types_of(shape)
    return all(_is_taken(types.get(name, _ANYTHING), value) for name, value in told.items())


def _is_number(said: str) -> bool:
    try:
        float(said)
    except ValueError:
        return False
    return True


class SoundParser(Parser):
    """JSON, and addresses, without anything that cannot be kept. Raises ValueError."""

    def parse_body(self, request: HttpRequest) -> Any:
        try:
            return _sound(json.loads(request.body, parse_constant=_no_number))
        except RecursionError as error:
            raise ValueError("It is nested too deeply.") from error

    def parse_querydict(self, data: Any, list_fields: list[str], request: HttpRequest) -> Any:
        return super().parse_querydict(data, list_fields, request)


def _sound(value: Any) -> Any:
    if isinstance(value, str):
        value.encode()  # raises UnicodeEncodeError, a ValueError, for half a letter
        if "\0" in value:
            raise ValueError("It holds a sign without a letter.")
    elif isinstance(value, float) and not math.isfinite(value):
        raise ValueError("It holds a number without an end.")
    elif isinstance(value, dict):
        for name, each in value.items():
            _sound(name)
            _sound(each)
    elif isinstance(value, list):
        for each in value:
            _sound(each)
    return value


def _no_number(said: str) -> Any:
    raise ValueError(f"{said} is no number in JSON.")
