"""The pages: the record, its events, documents, claims and sources, read in a browser on this computer.

Takes:     the rooms' queries, and a viewer for each of them.
Gives:     pages made on the server; they work without JavaScript and ask nothing of any other machine.
Rule:      a page shows only what a query gave its viewer; nothing here changes the record.
Standard:  WCAG 2.2 AA; Content Security Policy level 3.
"""
