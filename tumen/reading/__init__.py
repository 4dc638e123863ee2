"""Reading (pure): text in, candidate claims out.

Takes `Source` values (a rendition's text, its blocks, what is known of its date and publisher).
Gives `ProposedClaim` values: a passage, its sentence, and each slot with its evidence and the rule that
filled it.
Its one rule: nothing is proposed that cannot be quoted; a slot without evidence in the text says so by its
rule.
Standards: W3C Web Annotation spans, EDTF intervals, HURIDOCS act codes.
"""

from __future__ import annotations

from tumen.reading.parsing import version as _parser
from tumen.reading.reader import read
from tumen.reading.sources import Source

#: Counted up whenever a rule changes what is read, so that a workspace knows which documents to read again.
RULES = 1


def version() -> str:
    """The rules and the parse that a claim was read with."""
    return f"rules {RULES}, {_parser()}"


__all__ = ["Source", "read", "version"]
