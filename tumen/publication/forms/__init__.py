"""Papers as people hand them over: a letter, a briefing, a report, with every sentence's sources. PURE.

Takes:     a paper: its parts in order, each sentence with the numbers of the citations that it rests on.
Gives:     PDF for archives and screen readers; DOCX to be worked on; plain text to be read beforehand.
Rule:      the words of a paper are data to a form, never its markup; a sentence that asserts and cites
           nothing is marked in a draft, and is refused when the paper goes out; a letter that no font of
           this computer can show is refused, and never printed as boxes.
Standard:  PDF/A-2a (ISO 19005-2), PDF/UA-1 (ISO 14289-1), Office Open XML (ISO/IEC 29500).

    papers.py    what a paper is made of
    wording.py   the few words that a form adds, in English and Korean
    pdf.py       by Typst, with paper.typ      docx.py    by python-docx
    plain.py     as text
    counts.py    a table of counts as it is public
    report.py    such a table as a report      report_words.py   its sentences
"""
