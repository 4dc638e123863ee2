"""Passages that two documents share, exact or edited, over a whole archive.

passage.py    the value: one passage, with its place in both
letters.py    what each code point is, and what it counts as
cutting.py    a text cut into words, in one compiled loop
words.py      the words of a text with their places; what stands in quotation marks
furniture.py  the paragraphs that pages end or begin with
anchors.py    what of a text can anchor a passage
seeding.py    what a document is found again by
postings.py   which documents share seeds in like order
index.py      the archive's index: each new document against all before it
spilling.py   numbers put aside on disk
glancing.py   a first look at two texts
noting.py     what a search of an archive keeps of each document
chaining.py   stretches of words in the same order, in one compiled loop
joining.py    chains that are parts of one passage, in one compiled loop
weighing.py   how much a shared word says
measuring.py  ends, size and worth of what was joined, in one compiled loop
saying.py     names, titles and the furniture of pages, which are no passage
aligning.py   two texts laid side by side
archive.py    all passages of an archive in one go
compiled.py   how the loops are compiled
"""
