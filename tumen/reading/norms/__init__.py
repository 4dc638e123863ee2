"""Norms: treaties, their articles, laws and principles that a text invokes, in all their spellings.

Takes:     a text, and the vocabulary's norms (`vocabulary.norms`).
Gives:     mentions: the words, the norm with its article, the rule; or claims of the sort NORM.
Rule:      what the vocabulary does not know is kept under the text's own name for it, with an empty code.

    words.py         a text as words; the cheap first look
    spellings.py     the vocabulary's spellings as a tree of words
    instruments.py   instruments that the vocabulary knows
    shapes.py        instruments that it does not know, by their shape
    agreements.py    agreements between two or three parties
    protocols.py     protocols named by their treaty
    articles.py      articles, sections, paragraphs
    referring.py     "the Convention", "that treaty", "its Protocol", "the last"
    countries.py     whose law it is
    finding.py       all of it: a text to mentions
    proposing.py     mentions to claims
"""

from __future__ import annotations

from tumen.reading.norms.finding import NormMention, find_norms, norms_named
from tumen.reading.norms.proposing import propose_norms

__all__ = ["NormMention", "find_norms", "norms_named", "propose_norms"]
