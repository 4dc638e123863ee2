"""Reading a publication date that a person gives, and the reasons to ask back before it is believed. PURE."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone

from tumen.documents.errors import NotADate
from tumen.documents.intake.dates import written_dates
from tumen.documents.intake.extraction import Found
from tumen.documents.intake.told import latest_told
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span

#: The clock of the easternmost inhabited islands, where a day begins first: no document is dated later than
#: there.
_FIRST_TO_BEGIN = timezone(timedelta(hours=14))


def read_date(given: str | Interval) -> Interval:
    """A date as a person writes it: EDTF ("2023-10-18", "2023-10") or in words ("18 October 2023").

    Raises NotADate with how to write it.
    """
    if isinstance(given, Interval):
        return given
    try:
        return Interval.from_edtf(given)
    except ValueError:
        found = [written for written in written_dates(given) if written.words == given.strip()]
    if found and not found[0].is_ambiguous:
        return found[0].readings[0]
    if found:
        one, other = (str(reading) for reading in found[0].readings)
        raise NotADate(f"“{given}” can be {one} or {other}. Write the one you mean in that form.")
    raise NotADate(f"“{given}” is not a date. Write it as 2023-10-18, 2023-10, 2023 or 18 October 2023.")


def why_question(
    published: Interval,
    *,
    text: str,
    blocks: Iterable[tuple[BlockKind, Span]],
    found: Found[Interval] | None,
    now: datetime,
) -> str:
    """Why a publication date should be asked about, as the end of a sentence; empty when it is fine.

    ``found`` is the date that the document itself gives; ``now`` is a time with its zone.
    """
    today = now.astimezone(_FIRST_TO_BEGIN).date()
    if published.earliest and published.earliest > today:
        return f"it lies in the future (today is {now.date()})"
    if found and not found.value.overlaps(published):
        return f"the document itself says {found.value} ({found.evidence})"
    told = latest_told(text, blocks)
    if told and published.latest and told[0] > published.latest:
        return f"the document tells of {told[0]} (“{told[1]}”), which is later"
    return ""
