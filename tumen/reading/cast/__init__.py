"""The cast of a document: its persons, groups and bodies, each once.

Takes:  a text with its sentences and their trees.
Gives:  `Cast`: members with what the document tells of them (titles, roles, kin, sex, age, other names),
        and for every noun phrase and pronoun whom it speaks of, by which rule and which words.
Rule:   two members are one only where the document says so or leaves no other; a claim shows what its own
        document tells, never what another one does.

    names.py    names by their letters: runs of capitals, titles, offices
    nouns.py    nouns that describe persons and bodies
    phrases.py  noun phrases: how they point, what they tell
    members.py  the values: `Member`, `Reference`
    roll.py     named members, found again by short forms, other orders and acronyms
    recent.py   who was spoken of lately, and whom a pronoun can mean
    scene.py    what the walk through the text has met so far
    beside.py   what stands beside a name: age, role, kinship
    calling.py  names told in a clause: "a student, who asked to be called Nari"
    met.py      names as they are met: whose each is
    pointing.py whom a description points at: somebody told before, or somebody new
    walk.py     the walk that meets them all
    people.py   `Cast`: what the rest of the reader asks
"""

from __future__ import annotations

from tumen.reading.cast.members import Member, Reference
from tumen.reading.cast.people import Cast

__all__ = ["Cast", "Member", "Reference"]
