"""Answers: how somebody who was asked or accused responded, who that is, and what is answered.

Takes:  a prepared and parsed document with its voices, and its claims of sort ASK.
Gives:  a claim of sort ANSWER for every move of a reply: denial, refusal, pledge, acknowledgement, words that
        answer nothing, silence.
Rule:   each move is a claim of its own; a plain statement of what happened is none. Which words answer, and
        how, the weights tell.
Standard: HURIDOCS events standard formats, MT27 and MT28.

    finding.py    every clause of a document that may be an answer
    guessing.py   which answer it would be by a plain rule
    asked.py      whom the words before turn to
    answering.py  who answers
    matters.py    what is answered
    evidence.py   what speaks for an answer and its kind
    proposing.py  the claims
"""

from __future__ import annotations
