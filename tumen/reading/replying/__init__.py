"""Words of answering, before the parse: which sentences may answer (`tumen.reading.answers` reads them).

words.py    verbs and nouns of answering, and what answers usually say
sieving.py  which sentences are worth a tree
"""

from __future__ import annotations
