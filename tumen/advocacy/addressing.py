"""How a letter to an office is addressed: who holds it that day, and in which form. PURE."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tumen.claims.offices import OfficeView


@dataclass(frozen=True, slots=True)
class Addressed:
    """The lines of the envelope, and how the letter opens; ``greeting`` is "" where no form is known."""

    recipient: tuple[str, ...]
    greeting: str


def addressed(office: OfficeView, day: date) -> Addressed:
    """By whoever holds the office on that day. Where several may hold it, as on the day of a change, nobody
    is named, and the form is theirs where they share it."""
    held = [each for each in office.held_on(day) if not each.struck]
    names = tuple(each.name for each in held) if len(held) == 1 else ()
    forms = {each.address for each in held}
    return Addressed((*names, office.name), forms.pop() if len(forms) == 1 else "")
