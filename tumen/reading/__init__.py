"""Reading (pure): text in, candidate claims out.

Takes `Source` values (a rendition's text, its blocks, what is known of its date and publisher).
Gives `ProposedClaim` values: a passage, its sentence, and each slot with its evidence and the rule that
filled it.
Its one rule: nothing is proposed that cannot be quoted; a slot without evidence in the text says so by its
rule.
Standards: W3C Web Annotation spans, EDTF intervals, HURIDOCS act codes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tumen.reading.sources import Source

if TYPE_CHECKING:
    from tumen.reading.reader import read

#: Counted up whenever a rule changes what is read, so that a workspace knows which documents to read again.
RULES = 12


def version() -> str:
    """The rules, the weights and the parses that a claim was read with."""
    from tumen.reading.korean import version as _analyser
    from tumen.reading.parsing import version as _parser
    from tumen.reading.weighing.weights import version as _weights

    return ", ".join(filter(None, (f"rules {RULES}", f"weights {_weights()}", _parser(), _analyser())))


def reads(language: str) -> bool:
    """Whether documents in ``language`` are read here: English, and Korean with the extra tumen[korean]."""
    from tumen.reading.korean import is_installed

    return language == "en" or (language == "ko" and is_installed())


def __getattr__(name: str) -> Any:
    """The reader with its parser is loaded by whoever reads: the pages, which use parts of this room, start
    in half the time without it."""
    if name == "read":
        from tumen.reading.reader import read

        return read
    raise AttributeError(f"module {__name__} has no attribute {name}")


__all__ = ["Source", "read", "reads", "version"]
