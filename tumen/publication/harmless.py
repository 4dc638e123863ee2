"""Whether words and files hold what is covered from who is cleared for nothing: then they do not leave."""

from __future__ import annotations

from typing import Any

from tumen.access.actors import anonymous_reader
from tumen.documents.covering import Everywhere
from tumen.documents.masking import Covering
from tumen.documents.queries import everywhere
from tumen.publication.asked_for import names_asked_for
from tumen.publication.errors import NotToBeReleased
from tumen.publication.redaction.proving import searched
from tumen.publication.redaction.withheld import Found
from tumen.vocabulary.places import canonical
from tumen.vocabulary.spans import Span

_COVERED = (
    "Nothing was kept: a title, a reason or a row holds words that are covered, as the name of somebody is. "
    "Say it without them."
)
#: Letters of a title.
LONGEST = 200


def require_harmless(*words: Any) -> None:
    """Raises `NotToBeReleased` where words hold what is covered from whoever is cleared for nothing."""
    covers = everywhere(anonymous_reader())
    if any(harmful_in(covers, str(each)) for each in words):
        raise NotToBeReleased(_COVERED)


def title_of(title: str) -> str:
    """A title that everybody may read. Raises `NotToBeReleased`."""
    named = " ".join(title.split())
    if not named or len(named) > LONGEST:
        raise NotToBeReleased(
            f"A release needs a title of at most {LONGEST} letters, which everybody may read."
        )
    require_harmless(named)
    require_nobody_asked_for(named)
    return named


def require_nobody_asked_for(said: str) -> None:
    """Raises `NotToBeReleased` where words that everybody may read name somebody whom a family looks for, or
    who asked. It says what `require_harmless` says: nobody is told by which of the two a name is known."""
    if Covering(names_asked_for()).spans(said):
        raise NotToBeReleased(_COVERED)


def require_harmless_file(data: bytes) -> None:
    """The same of a file that is to leave, searched to its last part. Raises `NotToBeReleased`."""
    found = searched(data, _Covered(everywhere(anonymous_reader())))
    if not found.is_clean:
        raise NotToBeReleased(
            "Nothing left: in the file that was made, words that are covered can be read, or a part of it "
            f"cannot be looked into ({len(found.leaks)} found, {len(found.unopened)} not opened)."
        )


def harmful_in(covers: Everywhere, said: str) -> list[Span]:
    """Where covered words stand in it.

    A country's name that is covered where it says where somebody is ("Place: South Korea", of an interview)
    tells nothing of them elsewhere: a place is covered for being finer than a country. A name, a contact or a
    number is covered wherever it stands, whatever else it may be called.
    """
    found = covers.all.spans(said)
    everywhere_covered = {(span.start, span.end) for span in covers.common.spans(said)} if found else set()
    return [
        span
        for span in found
        if (span.start, span.end) in everywhere_covered or not _is_country(span.of(said))
    ]


def _is_country(words: str) -> bool:
    place = canonical(" ".join(words.split()))  # a file breaks it over two lines
    return place is not None and place.level == "country"


class _Covered:
    """What is covered, as what a file is searched for."""

    def __init__(self, covers: Everywhere) -> None:
        self._covers = covers

    def found(self, text: str) -> list[Found]:
        return [Found(span, "", "covered") for span in harmful_in(self._covers, text)]

    def written(self) -> list[tuple[str, str, str]]:
        """None: a text layer and the parts of a file are searched as texts."""
        return []
