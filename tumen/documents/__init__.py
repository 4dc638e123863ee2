"""What claims are cited to: documents as received, the text read from them, and what they say of themselves.

Takes:     a file's bytes with its name and where it came from, or what a container holds (a web archive, a
           feed, a mailbox, a zip archive); a case typed in by hand; a date given later.
Gives:     documents, each with its renditions (text in Unicode form C, cut into blocks, offsets in code
           points), its details (publisher, author, date ..., each with its evidence) and its custody: who
           received, opened, copied, redacted or exported it, when, why, with what.
Rule:      the original is kept unchanged before any row names it; a container is known again by its hash; no
           detail is ever overwritten, and a person's stands before a machine's; what cannot be read surely is
           refused with what to do.
Standard:  Berkeley Protocol on chain of custody; W3C Web Annotation text positions; EDTF (ISO 8601-2) dates.

    views.py   what a viewer is shown of documents   queries.py each read
    shelf.py   what one look was told already        covering.py what is covered from one viewer
    briefs.py  what heads as many as there are       listing.py  the order of the list

``intake`` is pure: bytes in, text and blocks out, without database or Django.
"""
