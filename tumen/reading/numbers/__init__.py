"""Number expressions in English text: what is a number, what it bounds, and what only looks like a count.

Takes a text, gives `NumberMention`s in order; knows no grammar beyond the words around the number itself.
"""

from __future__ import annotations

from tumen.reading.numbers.grammar import find_numbers
from tumen.reading.numbers.mentions import NumberMention

__all__ = ["NumberMention", "find_numbers"]
