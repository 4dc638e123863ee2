"""What people allow to be done with what they told, and what is destroyed when they take it back.

Takes:     what somebody said may be done with a document, with their name or as a source: for which purpose,
           given how, within which limits, until when; and that they take it back.
Gives:     one answer to "may this be used for that?", which is yes only where somebody said yes; and records
           whose words nobody can read any more, in a log that still verifies.
Rule:      nothing recorded is unknown, and unknown is never yes; rows are only added; what is forgotten is
           gone from every room, or it says here where it is not.
Standard:  Berkeley Protocol on informed consent; GDPR, articles 7 and 17, as a measure; NIST SP 800-88 on
           destruction by destroying keys.

It stands above the rooms that keep words, for what is forgotten has to be forgotten in all of them.

    purposes.py    what consent is asked for, and how it is given
    models.py      what is kept: who said what, when, how
    actions.py     each change: note, withdraw
    queries.py     each read: `allows`, and who said what
    holding.py     every column of every room that may hold somebody's words
    cells.py       words taken out of a value, and put back (PURE)
    rows.py        those columns read and written, in this database or in a copy of it
    forgetting.py  what a withdrawal destroys
    registering.py items of rooms above, of which consent is noted too
"""
