"""Who published a document, as its blocks say: a byline or masthead, a wire's dateline, a letterhead, a note.

A wrong publisher is a wrong source: what only may be one is none. The ways are tried from the surest on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tumen.documents.intake.extraction import Found
from tumen.documents.intake.publishers.issuers import (
    read_copyright_holder,
    read_issuer_of_release,
    read_note_verbale,
    read_outlet_of_interview,
)
from tumen.documents.intake.publishers.letterheads import (
    read_letterhead,
    read_sender,
    read_signers_body,
    read_signing_body,
)
from tumen.documents.intake.publishers.looking import MaybeFound
from tumen.documents.intake.publishers.mastheads import (
    read_abbreviated,
    read_account,
    read_agency,
    read_body_in_subtitle,
    read_masthead,
    read_outlet_above,
    read_outlet_in_byline,
    read_outlet_in_date_line,
    read_submitter,
)
from tumen.documents.intake.said import Said

__all__ = ["publishers_told", "read_publisher"]

_WAYS: tuple[Callable[[list[Said]], MaybeFound], ...] = (
    read_account,
    read_note_verbale,
    read_outlet_in_byline,
    read_letterhead,
    read_submitter,
    read_abbreviated,
    read_masthead,
    read_outlet_in_date_line,
    read_body_in_subtitle,
    read_agency,
    read_sender,
    read_issuer_of_release,
    read_outlet_of_interview,
    read_copyright_holder,
    read_outlet_above,
    read_signing_body,
    read_signers_body,
)


def read_publisher(said: list[Said], authors: tuple[Found[str], ...] = ()) -> Found[str] | None:
    """Who published the document, None where nothing in it says so.

    A copyright line that names one of ``authors`` tells no publisher."""
    for way in _WAYS:
        found = way(said)
        if found and found.value.casefold() not in {author.value.casefold() for author in authors}:
            return found
    return None


def publishers_told(said: list[Said]) -> Iterator[tuple[str, Found[str]]]:
    """What each way finds, by the way's name; the surest of them once more as "first"."""
    is_first = True
    for way in _WAYS:
        found = way(said)
        if found:
            if is_first:
                yield "first", found
                is_first = False
            yield way.__name__.removeprefix("read_"), found
