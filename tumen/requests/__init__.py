"""Requests of families: who looks for whom, what was asked, what came back, what is due.

Takes:     what a family says, how they can be reached safely and what they agree to; each step for them.
Gives:     requests, each with its steps, the one that is due first before the others.
Rule:      all of it is identity level: to who is not cleared for identities there is no request, not even how
           many. What a family said can be forgotten whole. It is a room of its own, above the record, because
           nothing of it is derived from claims and nothing of the record may rest on it.
Standard:  ICRC, Restoring family links code of conduct on data protection: purpose, consent, need to know.

    models.py    requests and their steps        errors.py   what can go wrong
    actions.py   each change                     queries.py  each read
"""
