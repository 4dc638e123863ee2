"""What is known of a document when the origin of its passages is asked."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.vocabulary.dates import Interval


@dataclass(frozen=True, slots=True)
class Document:
    """A document; what is not known stays empty.

    ``published`` is None when the document has no date. ``genre`` is a word of a person or of the reader
    ("news", "letter", "statement", "성명"). ``series`` names what appears again and again under one name (a
    weekly letter).
    """

    id: str
    text: str
    publisher: str = ""
    author: str = ""
    published: Interval | None = None
    genre: str = ""
    signatories: tuple[str, ...] = ()
    series: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody whose words this document's own words are."""
        return tuple(name for name in (self.publisher, self.author, *self.signatories, self.series) if name)

    def shares_its_makers_with(self, other: Document) -> bool:
        """Whether both are of one publisher, one author or one series, so that one takes from itself."""
        pairs = ((self.publisher, other.publisher), (self.author, other.author), (self.series, other.series))
        return any(one and one.casefold() == two.casefold() for one, two in pairs)
