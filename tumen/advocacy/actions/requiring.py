"""What is looked at before something is kept: how long it is, and on which day it is said to have been."""

from __future__ import annotations

from datetime import date

from django.db.models import Model
from django.utils import timezone

from tumen.access.lengths import too_long
from tumen.advocacy.errors import NothingAsked, WrongState
from tumen.advocacy.models import Appeal, StepKind
from tumen.vocabulary.replies import Reply

#: What somebody can promise to do by a day.
_PROMISING = (Reply.PLEDGED, Reply.FAVOURABLE)


def require_fits(model: type[Model], **said: str) -> None:
    """Raises NothingAsked where one of these values, by the name of its field, is longer than is kept."""
    found = too_long(model, **said)
    if found:
        raise NothingAsked(
            f"Nothing was kept: a line has {found[0]} letters, and at most {found[1]} are kept. Say it in "
            "fewer words."
        )


def require_past(day: date) -> None:
    """Raises NothingAsked for a day that lies ahead: what was not done yet is not noted as done."""
    if day > timezone.localdate():
        raise NothingAsked(f"Nothing was kept: {day.isoformat()} lies ahead. Note it when it is done.")


def require_in_order(row: Appeal, step: StepKind, day: date, due: date | None) -> None:
    """A step is of a day that has come, none follows up before it was sent, and no answer is due before it.

    Raises NothingAsked, and WrongState for a follow-up of what was not sent.
    """
    require_past(day)
    if step is StepKind.FOLLOWED and row.sent_on is None:
        raise WrongState(f"{row.public_id} was not sent yet, so it cannot be followed up. Keep it as a note.")
    if step in (StepKind.FOLLOWED, StepKind.WITHDRAWN) and row.sent_on and day < row.sent_on:
        raise NothingAsked(
            f"Nothing was kept: {row.public_id} was sent on {row.sent_on.isoformat()}, and "
            f"{day.isoformat()} lies before that."
        )
    if due is not None and due < day:
        raise NothingAsked(
            f"Nothing was kept: an answer is not due on {due.isoformat()}, before the day itself, "
            f"{day.isoformat()}."
        )


def require_promise(reply: str, on: date | None, due: date | None) -> None:
    """Raises NothingAsked for a day by which something is to be done that nobody promised, or that lies
    before the promise."""
    if due is None:
        return
    if reply not in [each.value for each in _PROMISING]:
        raise NothingAsked(
            "Nothing was kept: by a day is done what was pledged or granted, and this answer is neither. "
            "Leave the day out."
        )
    if on is not None and due < on:
        raise NothingAsked(
            f"Nothing was kept: what was pledged on {on.isoformat()} is not to be done before that, on "
            f"{due.isoformat()}."
        )
