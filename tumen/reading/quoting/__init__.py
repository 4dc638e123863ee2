"""Direct quotations given to who says them.

Takes:  a prepared and parsed document with its cast and the cues of its sentences.
Gives:  for every quotation who says it and how; `tumen.reading.quoted` makes claims of them.
Rule:   a quotation without anybody to be seen behind it is nobody's: no speaker is guessed.

    attributing.py which cue a quotation hangs on
    offering.py    everybody who may say it, each with the signs of it
    saying.py      who says it, as a value
    giving.py      who says each quotation, in the order of the text
"""

from __future__ import annotations
