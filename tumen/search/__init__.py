"""Search: words to ids, for whoever may see them.

Takes:     texts under the ids of what they are of, as each audience is shown them; words that somebody looks
           for.
Gives:     the ids of what holds the words, newest first, and how many there are, of what the viewer may see.
Rule:      it knows no other room. It is written and erased in the transaction that keeps or changes a text,
           and holds for each audience only words that are shown to it: nothing is found, counted or ordered
           by a word that is covered from whoever asks. Who may see an item is asked at each read.
Standard:  Porter's stems for English; pairs of syllables for Korean; Revised Romanization and
           McCune-Reischauer for names; boolean retrieval without scores, for a score tells what it counted.

    models.py     what is kept: which row is of what, how far the index is made, saved searches
    kinds.py      what can be found, and the numbers of its rows
    lettering.py  audiences as letters before each word of the index
    entries.py    a text as it comes in: for each audience, with its parts
    index.py      written and erased, by the rooms that keep the texts
    named.py      what the index names before anybody was asked after, for the rooms above
    excerpts.py   where what was found stands in a text that is shown (PURE)
    filling.py    how far the index is made
    engine/       the index itself: FTS5 within SQLCipher, or arrays under GIN in PostgreSQL
    actions.py    each change that a person makes: a search saved and forgotten
    queries.py    each read
"""
