"""Who acts and who looks: permission, and one line of audit for every change.

Takes:     an acting person, the name of an action, the id of the item it changes.
Gives:     a transaction in which the change and its audit line are kept together or not at all; a proof that
           the lines are what they were, or the first that is not.
Rule:      no change without an actor and a line; a line is never altered, nor its item a name.
Standard:  OWASP ASVS 5, chapters on authorisation and on logging; Berkeley Protocol on chain of custody;
           Merkle trees of RFC 6962, Ed25519 of RFC 8032, time stamps of RFC 3161.

An item is hidden from who is not cleared for its level or no member of all its compartments; every query of
every room filters by `sight.visible_to`. Nothing is remembered from one request or command to the next but
what `recalling` holds, for one state of the log and one sight.

    models.py      actors, grants, compartments, levels, broken glass, audit lines and what proves them
    rules.py       every action with the roles that may do it
    sight.py       what one viewer may see: the one predicate
    bounds.py      a part of what an actor holds, for their programs
    since.py       what others did since somebody was here
    audiences.py   the ways in which one text is seen: by clearance, and sight of identities
    memory.py      what one server keeps in memory, and up to which line of the log it holds
    recalling.py   what follows from the whole record, until anything is done
    daily.py       what people do all day, and rows that it leaves as they are
    looking.py     one request or command, in which the same is asked once
    lasting.py     rows that are only added, in every room
    lengths.py     how many letters a column holds, before anything is kept
    marking.py     levels and compartments of items, within an action of their room
    permission.py  who is known; the record looking at itself
    actors.py      the person at this computer, and whoever only reads
    keeping.py     who has the key of the vault
    refusing.py    a line for what somebody tried and may not do
    log.py         adding a line                leaves.py     a line as the bytes that are hashed
    merkle.py      the tree over the lines      heads.py      its state, signed, and short for paper
    rows.py        the log as it lies there     proving.py    whether all of it is whole
    anchoring.py   time stamps of an authority
    actions.py     the frame of every change; grants; erasing a detail, time stamps, export
    queries.py     who may see what; what was done; the log for machines
"""
