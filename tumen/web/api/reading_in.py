"""What comes in: JSON that can be kept, and the types of ids, words and years that operations take.

What no database can hold is refused here, once for all operations: a sign without a letter, half a letter, a
number without an end.
"""

from __future__ import annotations

import json
import math
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Schema
from ninja.parser import Parser
from pydantic import ConfigDict, StringConstraints

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
