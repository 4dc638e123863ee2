"""Asks: who asks whom to do what, on what ground, by when.

Takes:  a prepared and parsed document with its voices and cast, and its claims about norms.
Gives:  a claim of sort ASK for every wanted act: asker, addressees, what is to be done as an infinitive, what
        the addressees are to ask of others in turn, ground, norm, term.
Rule:   one claim for one wanted act; what is asked stands in the document's own words. Questions for
        information, hopes, orders to captives and talk are no asks: the weights tell them apart.
Standard: HURIDOCS events standard formats, Intervention.

    demands.py     a demand: its words, who asks, who is asked, what is wanted
    wanted.py      the wanted acts of a complement, each coordinated one by itself
    wording.py     a wanted act as an infinitive
    verbs.py       asks told by a verb        nouns.py        by a noun
    moods.py       by "must" and "will you"   imperatives.py  by an imperative
    lists.py       lists of asks: the words over them, and their items
    finding.py     everything in a document that may be an ask
    traits.py      what sort of document asks
    recipients.py  whom a document addresses
    pointing.py    words of a sentence that point at them
    addressed.py   who is asked, as a value
    continuing.py  who goes on to ask, where the demand names nobody
    governing.py   the state that "the Chinese side" or "Beijing" stands for
    naming.py      whom the words of an ask name
    holding.py     whom somebody asks who wants to be let in
    sitting.py     whom a question put in a sitting asks
    people.py      who asks, and who is asked
    grounds.py     on what ground, by when
    proposing.py   the claims
"""

from __future__ import annotations
