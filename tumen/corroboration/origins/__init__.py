"""Which of two documents had a shared passage first, and why.

Takes: passages, and what is known of their documents. Gives: a verdict with its reasons for each passage,
and families of documents with one origin. Its one rule: no verdict without reasons, and none where they do
not decide.

    document.py     the value that comes in: what is known of a document
    verdict.py      the values that go out: Origin, Reason, and the closed set of grounds with their weights
    names.py        how a document, its people and others are named in running text
    surroundings.py what stands around a passage, and how much of it stands in quotation marks
    cues.py         the words that say whose words something is, English and Korean
    attributing.py  who is said to have said it: the other document's people, or somebody outside
    forms.py        letterhead, salutation, signature, release marks, the first person
    editing.py      ellipses, brackets, shorter text
    containing.py   how much of one document the other holds, and whether in order
    deciding.py     all passages of two documents: their origins
    settling.py     the verdicts of an archive side by side: copies of one text are no origins of each other
    families.py     documents led back to one origin each
"""
