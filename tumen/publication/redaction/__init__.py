"""What must not be read outside is taken out of texts and PDF files, and looked for in what goes out. PURE.

Takes:     a text, or the pages of a PDF as pictures with the places of their words; names and words to
           withhold, with stretches that a person or an earlier step found.
Gives:     the text with pseudonyms or marks in their place; a PDF of pictures in which they are painted over;
           and, of any file, the places where something withheld can still be read.
Rule:      a name is withheld in every spelling that can stand for it; too much is better than too little;
           nothing that was beneath a box, and nothing that a file said of itself, is in what goes out; what
           cannot be proved is refused.
Standard:  the practice of redaction by pixels, as courts came to ask for after texts were found beneath black
           boxes; OWASP ASVS on metadata.

    withheld.py   names in all spellings, words, contacts: where they stand in a text
    texts.py      a text without them
    boxes.py      where the words of a page are painted over, and how far
    pages.py      pages as pictures, painted over and bound to a PDF
    proving.py    what goes out, searched to its last part
"""
