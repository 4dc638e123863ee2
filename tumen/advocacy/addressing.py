"""How a letter to an office is addressed: who holds it that day, and in which form; and
whom a document addresses of those whom it asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tumen.access.models import Viewer
from tumen.advocacy.views import AppealView, AskedView
from tumen.claims.offices import OfficeView
from tumen.claims.queries import offices
from tumen.documents.queries import text_of
from tumen.vocabulary.codes import BlockKind


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


#: Where a document says to whom it goes.
_HEADS = (BlockKind.SALUTATION, BlockKind.LETTERHEAD)


def asked_of_document(viewer: Viewer, view: AppealView) -> tuple[AskedView, ...]:
    """Who is asked, those first to whom the document is addressed, with who held their office that day.

    An addressee is named in the letter's head or greeting, by the words of an ask or of an office that is
    kept; the others are third parties.
    """
    shown = text_of(viewer, view.document)
    head = " ".join(span.of(shown.text) for kind, span in shown.blocks if kind in _HEADS).casefold()
    kept = offices(viewer)
    greeted = [each for each in kept if view.is_own and any(name in head for name in each.spellings)]
    parts = [_told(part, head if view.is_own else "", greeted, view, kept) for part in view.of]
    return tuple(sorted(parts, key=lambda part: not part.is_addressee))


def _told(
    part: AskedView, head: str, greeted: list[OfficeView], view: AppealView, kept: Iterable[OfficeView]
) -> AskedView:
    asked = part.asked
    of_state = [each for each in greeted if asked.country and each.country == asked.country]
    is_named = bool(asked.key) and asked.name.casefold() in head
    is_addressee = bool(of_state) or is_named or any(each.id == asked.office for each in greeted)
    office = asked.office or (of_state[0].id if of_state else "")
    held = next((each for each in kept if each.id == office), None)
    day = view.on.earliest if view.on else None
    holder = ", ".join(each.name for each in held.held_on(day)) if held and day else ""
    named = replace(asked, office=office) if office else asked
    return replace(part, asked=named, is_addressee=is_addressee, holder=holder)
