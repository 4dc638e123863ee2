"""What is drafted from the record: a letter, a briefing, a submission, a question; every sentence cited.

Which sections a kind has, and of which parts, is data (vocabulary/writings); the parts are in `telling`. What
is asked is for people to write: a few asks that follow from the places stand there to begin with. PURE.
"""

from __future__ import annotations

from collections.abc import Iterator

from tumen.advocacy.telling import Letter as Letter
from tumen.advocacy.telling import Matter as Matter
from tumen.advocacy.telling import Teller
from tumen.advocacy.telling_events import EventTeller
from tumen.advocacy.telling_persons import PersonTeller
from tumen.publication.forms.papers import Block, Heading, Paper, Tongue
from tumen.record.queries import EventView
from tumen.vocabulary.writings import Writing, writings


def paper_about(matter: Matter, letter: Letter) -> Paper:
    """The draft of a paper of the letter's kind. Raises KeyError for a kind that nobody knows."""
    kind = writings()[letter.kind]
    teller = (
        EventTeller(matter, letter) if isinstance(matter.about, EventView) else PersonTeller(matter, letter)
    )
    blocks = tuple(_blocks(kind, teller))
    is_signed = kind.is_addressed and bool(letter.signatories)
    return Paper(
        letter.tongue,
        kind.title[letter.tongue.value].format(about=teller.title),
        blocks,
        tuple(teller.citing.citations),
        letter.day,
        letter.sender,
        letter.recipient,
        _greeted(letter) if kind.is_addressed else "",
        teller.say("closing") if is_signed else "",
        letter.signatories if is_signed else (),
        tuple(teller.notes()) if letter.is_draft else (),
        letter.is_draft,
    )


def _greeted(letter: Letter) -> str:
    """How it opens; English sets a comma behind it, as behind how it closes."""
    is_open = letter.tongue is Tongue.ENGLISH and letter.greeting[-1:].isalnum()
    return f"{letter.greeting}," if is_open else letter.greeting


def _blocks(kind: Writing, teller: Teller) -> Iterator[Block]:
    """The sections that say something, each under its heading."""
    for section in kind.sections:
        said = [block for part in section.parts for block in teller.blocks(part)]
        heading = section.heading[teller.letter.tongue.value]
        if said and heading:
            yield Heading(heading)
        yield from said
