"""Words of asking, before the parse: which sentences may ask (`tumen.reading.asks` reads them).

words.py    verbs and nouns of asking, and how each goes on
listed.py   the look of lists of asks
sieving.py  which sentences are worth a tree
"""

from __future__ import annotations
