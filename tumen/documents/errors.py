"""What can go wrong with documents.

TumenError
└── DocumentError
    ├── RefusedFile             a file that cannot become a document; the rest of its batch is still read
    │   ├── UnreadableFile      the disk does not give it out, or no reader works here
    │   ├── EmptyFile           no bytes, or no words
    │   ├── TooLargeFile        over a stated limit, as stored or once unpacked
    │   ├── UnsupportedFormat   a format that is not read, with how to convert it
    │   ├── UnclearEncoding     text whose letters cannot be told for certain
    │   ├── DamagedFile         cut off, or not what it begins as
    │   ├── ProtectedFile       opens only with a password
    │   ├── NeedsRecognition    pictures of pages, without a text layer
    │   ├── NothingToRead       opens, and holds no text of its own
    │   └── KeptOutOfSight      kept already, where this actor may not see it
    ├── QuestionedDate          a publication date that a person must confirm
    │   └── NotADate            one that nobody can confirm
    ├── NothingThere            words to be covered that do not stand in the document
    ├── NoSuchCover             no stretch is covered under that id
    ├── TextIsMasked            a text with masks given to be read, or to have something kept of it
    ├── NoReason                somebody opens or copies an original and does not say why
    ├── OriginalDestroyed       whoever gave the document withdrew their consent
    └── NoSuchDocument
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class DocumentError(TumenError):
    """The root of this room's errors."""


class RefusedFile(DocumentError):
    """A file that cannot become a document.

    ``reason`` is one sentence or two: what is wrong and what to do. ``name`` is set by whoever knows it.
    """

    def __init__(self, reason: str, *, name: str = "this file") -> None:
        super().__init__(reason)
        self.reason = reason
        self.name = name

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


class UnreadableFile(RefusedFile):
    """The operating system does not give the file out, or no reader works on this computer."""


class EmptyFile(RefusedFile):
    """There are no bytes, or nothing but blanks."""


class TooLargeFile(RefusedFile):
    """The file, or what it unpacks to, is over a limit of ``tumen.documents.intake.limits``."""


class UnsupportedFormat(RefusedFile):
    """The format is known and not read, or not known at all."""


class UnclearEncoding(RefusedFile):
    """The bytes are text, but which letters they stand for is not certain."""


class DamagedFile(RefusedFile):
    """The file is cut off, or its inside contradicts itself."""


class ProtectedFile(RefusedFile):
    """The file opens only with a password."""


class NeedsRecognition(RefusedFile):
    """The pages are pictures; text recognition (OCR) has to come first."""


class NothingToRead(RefusedFile):
    """The file opens and holds no text of its own."""


class QuestionedDate(DocumentError):
    """A publication date that is probably wrong; the message says why and how a command confirms it.

    ``question`` is the part of it that is the same wherever it is asked.
    """

    def __init__(self, message: str, *, question: str = "") -> None:
        super().__init__(message)
        self.question = question or message


class NotADate(QuestionedDate):
    """What was given as a date cannot be read as one, so that confirming it would not help."""


class NoReason(DocumentError):
    """What is done to an original is done for a reason, which its custody keeps."""


class OriginalDestroyed(DocumentError):
    """The document was withdrawn by whoever gave it, and its original destroyed."""


class NoSuchDocument(DocumentError):
    """No document has this id, or the viewer may not know of it."""


class KeptOutOfSight(RefusedFile):
    """The same bytes are kept already, where whoever hands them over may not see them."""


class NothingThere(DocumentError):
    """The words that somebody wants covered do not stand in what they may see of the document."""


class NoSuchCover(DocumentError):
    """No stretch is covered under that id, as far as the actor may see."""


class TextIsMasked(DocumentError):
    """A text with its masks on was given where the text itself is needed: its offsets are not the text's."""
