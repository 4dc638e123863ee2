"""Times: every word of a text that tells when, how long, how often or how old, and the days that it means.

Takes: English text; the document's date, the date told just before, and the tense, where they are known.
Gives: `TimeExpression` (where, which rule, what kind) and, by `resolve`, an `Interval` of days.
Its one rule: a time that rests on a date nobody knows stays unresolved.
Standard: EDTF (ISO 8601-2) for the intervals.
"""

from __future__ import annotations

from tumen.reading.times.expressions import TimeExpression, find_times, resolve
from tumen.reading.times.meanings import rests_on_what_was_told

__all__ = ["TimeExpression", "find_times", "resolve", "rests_on_what_was_told"]
