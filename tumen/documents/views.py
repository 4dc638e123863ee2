"""Documents, their texts, details, custody and covers as a viewer is shown them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tumen.documents.intake import Recognised
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.dates import Interval
from tumen.vocabulary.spans import Span


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document in a list. ``label`` is its title, or its file's name where it has none."""

    id: str
    label: str
    name: str
    media_type: str
    publisher: str
    authors: tuple[str, ...]
    published: Interval | None
    language: str
    genre: str
    received_at: datetime
    undated_because: str
    revision: int

    @property
    def needs_a_date(self) -> bool:
        return self.published is None


@dataclass(frozen=True, slots=True)
class DetailView:
    """One value that the document has or had for a field; ``given_by`` is empty for a machine.

    ``span`` is where the evidence stands in the current rendition's text, None when it stands elsewhere.
    """

    field: str
    value: str
    evidence: str
    span: Span | None
    given_by: str
    given_at: datetime
    why: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class ContainerView:
    """A file that documents came in, by what it can be matched with again."""

    name: str
    media_type: str
    size: int | None
    sha256: str


@dataclass(frozen=True, slots=True)
class CustodyView:
    """One step of custody; of what came in a container also where in it, and what it says of the document.

    ``captured_at`` is when a web archive fetched the page; ``to`` is where a copy went.
    """

    kind: str
    at: datetime
    actor: str
    name: str
    origin: str
    container: ContainerView | None
    place: int | None
    captured_at: datetime | None
    stated: Mapping[str, str]
    why: str = ""
    to: str = ""
    tool: str = ""
    version: str = ""
    copy_sha256: str = ""

    @property
    def circumstances(self) -> str:
        """ "to the archive, with tumen 0.1.0, SHA-256 of the copy 5f0c...: the court asked for it"."""
        parts = (
            f"to {self.to}" if self.to else "",
            f"with {self.tool} {self.version}".rstrip() if self.tool else "",
            f"SHA-256 of the copy {self.copy_sha256}" if self.copy_sha256 else "",
        )
        said = ", ".join(part for part in parts if part)
        return ": ".join(part for part in (said, self.why) if part)


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document with everything that is kept about it but its text.

    Where some of its text is covered from the viewer, its hashes are empty and its sizes None, those of what
    it came in and of copies too: whoever knows the rest could try out names until the hash is right."""

    summary: DocumentSummary
    title: str
    sha256: str
    size: int | None
    particulars: tuple[tuple[str, str], ...]
    details: tuple[DetailView, ...]
    custody: tuple[CustodyView, ...]
    notes: tuple[str, ...]
    rendition_id: int
    extractor: str
    extractor_version: str
    made_from: str  #: the SHA-256 of the bytes that the working copy, the text, was read from
    made_at: datetime

    @property
    def id(self) -> str:
        return self.summary.id


@dataclass(frozen=True, slots=True)
class RenditionView:
    """The text of a document as read, with what a reader of it needs to know.

    ``blocks`` are in order; their spans count code points of ``text``. ``author`` joins several with commas;
    ``voices`` are those who speak all of it, ``genre`` is a value of `Genre`. Empty strings and None say that
    nothing is known. ``recognised`` is what was read from pictures by text recognition, with its pages.
    ``is_masked`` says that some of it is covered: then it is to be shown, and not to be read by a reader."""

    id: int
    document_id: str
    text: str
    blocks: tuple[tuple[BlockKind, Span], ...]
    published: Interval | None
    publisher: str
    author: str
    title: str
    language: str
    voices: tuple[str, ...]
    genre: str
    extractor: str
    version: str
    recognised: tuple[Recognised, ...]
    is_masked: bool = False


@dataclass(frozen=True, slots=True)
class DocumentList:
    """A page of the list, and how many documents there are; ``after`` is where the next page begins."""

    lines: tuple[DocumentSummary, ...]
    count: int
    after: str


@dataclass(frozen=True, slots=True)
class CoverView:
    """A covered stretch; ``words`` are shown to who is cleared for identities, to others as a mask. Those
    that were forgotten (``is_forgotten``) are a mask for everybody."""

    id: str
    kind: str
    words: str
    rule: str
    marked_by: str
    why: str
    is_forgotten: bool = False
