"""Working together: comments on claims, documents given to somebody, claims handed back to be corrected.

Takes:     what somebody says of a claim to those who work on it; who is to do what, and by when.
Gives:     the comments of a claim; what was given to whom, and what came of it.
Rule:      nothing here says anything about what happened: a comment is no claim, and nothing of the record
           rests on it. It is seen by whoever may see its claim or document, with what is covered from them
           covered in its words too, and by no coder before both have finished. Words are struck, never
           changed; withdrawn consent takes them as it takes any others. It stands above the record and below
           consent, which has to reach its words.
Standard:  none; Berkeley Protocol on a record of who worked on what.

    models.py    comments, and what was given to whom     errors.py   what can go wrong
    actions.py   each change                              queries.py  each read
"""
