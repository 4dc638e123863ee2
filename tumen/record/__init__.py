"""The record: what happened, what was so, what was counted, derived from claims and people's judgements.

Takes:     standing figure claims, and a ledger of judgements (same event, different event), each with who and
why. Gives:     events, states, totals and rates under ids that last; what no longer agrees with what it rests
on. Rule:      the record is derived and can be derived again; the ledger is only ever added to, and each
judgement can
           be undone; an id once given resolves for as long as anything of it is left. Figures are never
           summed. Standard:  HURIDOCS events standard formats; the resolver ledger of OpenSanctions'
           nomenklatura as its model.

    models.py         what is kept: events, memberships, old ids, passages, the ledger
    person_rows.py    what is kept of persons
    ledger.py         which judgements stand
    naming.py         which group takes which id
    proof.py          which standard of proof an event meets, as people judged
    figuring.py       a figure as the corroboration room takes it
    withdrawing.py    figures that their publisher took back
    groupings.py      figures as they were grouped, shared by those who see the same
    pooling.py        figures held from change to change, by the revisions that they rest on
    deriving.py       claims and ledger to rows
    matching.py       the passages that documents share, kept up
    passages.py       a kept passage as a value
    tracing.py        which document had each passage first
    sharing.py        the passages of a document, of pairs, and one with both its sides
    wording.py        how much, how alike, and who had it first, in words
    laying.py         a passage side by side: what agrees and what differs
    corroborating.py  voices of an event, and its figures reconciled
    tying.py          which sources people tied to one voice
    spanning.py       the days and years that a time lies within
    tallying.py       claims to the cells that they are counted in
    wanted.py         filters, for claims and events alike
    counting.py       how many claims and events, by year, place, act, sex and age
    timeline.py       events along time, page by page
    mapped.py         events by country and province, and facilities by name
    listing.py        events in a list, all or fifty at a time
    hearing.py        the voices of an event as a viewer hears them
    history.py        what people decided of an event
    titles.py         an event in words
    korean.py         times, amounts, places and titles in Korean
    refs.py           one event found by its id, and named for a link
    regrouping.py     figures parted from an event or joined to another: what would follow
    waiting.py        what waits for a person
    explaining.py     which events of the record a total can be made of
    queueing.py       which document to review next, and why
    repeating.py      which figures repeat an earlier one without a new count
    later.py          what a worker does: a document read, the record derived
    indexing.py       events in the index of words
    searching.py      words looked for in all that is kept
    filling.py        the index of words made of what was kept before there was one
    actions.py        each change: refresh, judge, undo, choose, set a standard of proof
    queries.py        each read
"""
