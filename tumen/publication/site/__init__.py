"""The public site: everything that was released, as pages that anybody can put on any server. PURE.

Takes:     the releases that are out, as they are public; of those that were retracted the reason alone.
Gives:     files by their paths: pages in English and Korean, one stylesheet, and the files of each release.
Rule:      a page asks for nothing but its stylesheet, runs no script, and every word in it is escaped.
Standard:  HTML Living Standard; WCAG 2.2 AA; Content Security Policy 3.

    pages.py     the pages             markup.py    HTML, escaped as it is made
    words.py     their own words       style.css    how they look
    folder.py    all of it written to a folder, or nothing
"""
