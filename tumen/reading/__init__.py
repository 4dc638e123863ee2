"""Reading (pure): text in, candidate claims out.

Takes `Source` values (a rendition's text, its blocks, what is known of its date and publisher).
Gives `ProposedClaim` values: a passage, its sentence, and each slot with its evidence and the rule that
filled it.
Its one rule: nothing is proposed that cannot be quoted; a slot without evidence in the text says so by its
rule.
Standards: W3C Web Annotation spans, EDTF intervals, HURIDOCS act codes.
"""

from __future__ import annotations

from tumen.reading.korean import is_installed as _reads_korean
from tumen.reading.korean import version as _analyser
from tumen.reading.parsing import version as _parser
from tumen.reading.reader import read
from tumen.reading.sources import Source
from tumen.reading.weighing.weights import version as _weights

#: Counted up whenever a rule changes what is read, so that a workspace knows which documents to read again.
RULES = 2


def version() -> str:
    """The rules, the weights and the parses that a claim was read with."""
    return ", ".join(filter(None, (f"rules {RULES}", f"weights {_weights()}", _parser(), _analyser())))


def reads(language: str) -> bool:
    """Whether documents in ``language`` are read here: English, and Korean with the extra tumen[korean]."""
    return language == "en" or (language == "ko" and _reads_korean())


__all__ = ["Source", "read", "reads", "version"]
