"""Publication: the one door out of the record.

Takes:     counts of the record as their maker sees them, or a document, and the judgement of somebody else
           who approves.
Gives:     releases: numbered editions that never change, each with a signed manifest: tables with what was
           withheld; copies of documents without names, contacts and places; what inquiries found.
Rule:      nothing public leaves by one person alone, and no number leaves that, with all that left before it,
           tells of fewer people than the threshold. What is taken back stays listed, with the reason.
Standard:  the terms of statistical disclosure control; Frictionless Data Package 1.0; RO-Crate 1.1; Ed25519
           of RFC 8032.

    disclosure/   which cells of a table may be shown, beside all earlier releases (PURE)
    redaction/    names and contacts out of texts and PDF files, and what goes out searched for them (PURE)
    forms/        letters and reports as PDF, DOCX and text, every sentence with its sources; tables as maps,
                  entities of FollowTheMoney, for Uwazi; bags (PURE)
    site/         all that is out as pages that any server can show (PURE but for the folder they go to)
    inquiring.py  the report of an inquiry, every finding cited
    reported.py   the same as anybody may read it     concluded.py  drafted as a release
    event_reports.py  a report on an event drafted  event_told.py  the same as anybody may read it
    report_rows.py what is kept of it                  citing.py     the claims that a paper cites
    asked_for.py  names in what families said
    letters.py    a letter taken out by one person      letter_rows.py   what is kept of it
    harmless.py   whether what is to leave holds what is covered
    tables.py     the record's counts as a table that can be released
    history.py    a table checked beside all releases before it
    consenting.py which documents may not be counted
    untold.py     which claims people did not agree to be told
    telling.py    what papers are made of without these
    reporting.py  the reports on a release, as PDF and DOCX in each language
    crate.py      what the files of a release are, as RO-Crate
    withholding.py what is withheld from a copy: what the record knows, and what a person chose
    making.py     a copy made and proved          copying.py   a copy drafted
    copy_rows.py  what is kept of it              sealing.py   its file, under a key of its own
    standing.py   whether it may still go out     later.py     one made by a worker
    copies.py     what would be taken out, and what a copy looks like
    paging.py     a page as a picture, with what is painted over on it
    showing.py    a copy as whoever looks is shown it
    packing.py    the files of a release, their package and its signature
    models.py     what is kept                   finding.py   a release for whoever asks
    actions.py    each change                    queries.py   each read
    errors.py     what can go wrong
"""
