"""A slot's value as somebody types it at a terminal: a short form for each kind, or JSON for all of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import click

from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.norms import NormRef
from tumen.vocabulary.parties import parties_of
from tumen.vocabulary.quantities import Quantity
from tumen.vocabulary.slots import SLOTS, Places

#: "50", "~600", "50-70", "500+", "-2000": one number, about one, from to, at least, at most.
_AMOUNT = re.compile(r"(~?)(\d+(?:\.\d+)?)?(?:(-)(\d+(?:\.\d+)?)?|(\+))?")

FORMS = (
    "A date is typed as 2023-10-09, 2023-10 or 2023-10-09/2023-10-15; a quantity as 50, ~600, 50-70, 500+ or "
    "-2000 (at most); a place as China>North Korea, or Shenyang; persons and speakers with ; between them; a "
    "code or words as they are; anything whole as JSON."
)


def typed_value(name: str, said: str) -> Any:
    """The typed value of slot ``name``. Raises click.UsageError in a sentence."""
    if name not in SLOTS:
        raise click.UsageError(f"A claim has no slot “{name}”. The slots are {', '.join(SLOTS)}.")
    text = said.strip()
    try:
        if text[:1] in ("{", "["):
            return SLOTS[name].from_json(json.loads(text))
        read: Callable[[str], Any] = _FORMS.get(name) or SLOTS[name].from_json
        return read(text)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise click.UsageError(f"“{said}” is no value for “{name}”. {FORMS}") from error


def typed_values(pairs: tuple[str, ...]) -> dict[str, Any]:
    """Several, each as SLOT=VALUE; SLOT= alone says that the document tells nothing of it."""
    found = {}
    for pair in pairs:
        name, sign, said = pair.partition("=")
        if not sign:
            raise click.UsageError(f"“{pair}” is not SLOT=VALUE.")
        found[name] = typed_value(name, said) if said.strip() else None
    return found


def _quantity(text: str) -> Quantity:
    match = _AMOUNT.fullmatch(text.replace(",", "").replace(" ", ""))
    if not match or not any(match.group(2, 4)):
        raise ValueError(text)
    about, low, to, high, more = match.groups()
    first = _number(low)
    if to:
        return Quantity(first, _number(high), approximate=bool(about))
    return Quantity(first, None if more else first, approximate=bool(about))


def _number(said: str | None) -> float | None:
    if not said:
        return None
    number = float(said)
    return int(number) if number == int(number) else number


def _place(text: str) -> Places:
    origin, arrow, destination = (part.strip() for part in text.partition(">"))
    return Places(origin, destination) if arrow else Places(at=origin)


def _speakers(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(name.strip() for name in chain.split(">")) for chain in text.split(";"))


_FORMS: Mapping[str, Callable[[str], Any]] = {
    "quantity": _quantity,
    "time": lambda text: When("", Interval.from_edtf(text)),
    "place": _place,
    "speakers": _speakers,
    "subjects": lambda text: parties_of(*(each.strip() for each in text.split(";"))),
    "perpetrators": lambda text: parties_of(*(each.strip() for each in text.split(";"))),
    "norm": lambda text: NormRef.from_json({"code": text}),
}
