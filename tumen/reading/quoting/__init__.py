"""Direct quotations: found by their marks, given to who says them, proposed as claims.

Takes:  a prepared and parsed document with its cast and the cues of its sentences.
Gives:  a claim of sort QUOTATION for every quotation of four words or more, with who says it and how.
Rule:   a quotation without anybody to be seen behind it is nobody's: no speaker is guessed.

    attributing.py which cue a quotation hangs on
    giving.py      who says each quotation, in the order of the text
    proposing.py   the claims
"""

from __future__ import annotations
