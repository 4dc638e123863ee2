"""Claims: what a source says, with its quoted passage, who says so, and what people made of it.

Takes:     what a reader proposes of a rendition (`ProposedClaim`), and people's reviews and corrections.
Gives:     claims with every slot's value, rule and evidence; sources, each once; figures for the record.
Rule:      a machine's proposal and a person's judgement are kept apart, and neither is ever overwritten; a
quote
           is checked against its rendition each time it is shown, and one that no longer stands is shown as
           an error. Standard:  W3C Web Annotation (text position and text quote selectors); HURIDOCS events
           standard formats, with micro-thesaurus 42 for reliability.

    models.py    what is kept: claims, their slots' values, sources, readings, reviews
    given.py     what the reader is given of a document
    extracted.py and of a file that is not kept (PURE)
    sources.py   who says it, and grades
    numbers.py   the bounds of a claim's number beside its slots, to be found by
    held.py      which value of each slot holds
    figures.py   the figures that claims give, and their sentences
    pooling.py   what claims say and by whom, held from change to change
    naming.py    one source from many spellings, and what kind of source it is
    comparing.py a reading held against the claims that an earlier one left
    speaking.py  who says a claim: its speaker chains as sources
    views.py     a claim as shown to a viewer
    unread.py    documents that are to be read, and why
    grading.py   how people graded sources and claims
    wording.py   what a claim says, in a few words
    indexing.py  claims and sources in the index of words
    rows.py      the row of a claim that is about to be changed
    finding.py   where words stand that a person quotes from a text
    stepping.py  what people did to claims, written down so that it can be undone
    agreement.py how far two coders agree: Cohen's kappa
    coded.py     what two coders said, as far as a viewer may know it
    known.py     what a document has from one proposer
    columns.py   a list by its columns: what each row would become
    updating.py  a later file of a list held against the earlier ones
    takings.py   what is kept of lists taken in: what was said of columns, what became of rows
    mapping.py   each change by columns: a list taken in, and taken back whole
    noting.py    what is written down of a list taken in or back
    later.py     a long list, taken in by a worker
    reports.py   each read of lists that were taken in
    choosing.py  claims chosen to be decided on together
    rounds.py    what is kept of decisions on many claims
    many.py      each change of many claims at once: decided alike, and that undone
    coding.py    each change by coders: take, code, finish, settle
    office_rows.py what is kept of offices and their holders
    offices.py   offices, and who held each on a day
    seating.py   each change of offices
    reworking.py each change of claims themselves: mark, split, merge, undo, be done
    actions.py   each change: propose, review, correct, grade
    queries.py   each read
"""
