"""Documents that share passages, exact and edited, and one that shares nothing."""

from __future__ import annotations

from tests.claims.cast import a_document
from tumen.access.models import Actor
from tumen.documents.models import Document
from tumen.record.actions import match_passages
from tumen.record.models import SharedPassage

HELD = (
    "Those held in the camp by the river will die there of hunger, or be sent on to the mines before spring"
)
SEEN = "nobody who was sent across the bridge in that month has been seen by their families since then"
BOUND = "Every government that signed the convention is bound by what it says about people in such danger"

LETTER = f"""Letter to the minister

{HELD}. We wrote to the ministry twice.

We know that {SEEN}.

{BOUND}.

Yours sincerely, the Tuesday Circle
"""
#: The letter's words: one clause lost, one word in another tense, and a later passage as it was.
REPORT = """A minister is asked

The Tuesday Circle wrote that "those held in the camp by the river died there of hunger, or be sent on to the
mines". Nothing was answered on Thursday by the spokesman, who left the room early.

Meanwhile we heard that nobody who was sent across the bridge in that month has been seen by their families
since then, whatever is said elsewhere.
"""
OTHER = """Weather of the week

Rain is expected along the coast on Monday and sunshine returns to the hills after the middle of the week.
"""
#: Shares one passage with the letter.
ECHO = f"""What they are bound to

A lawyer reminds us of it. {BOUND}. That is all.
"""


def cast(actor: Actor) -> dict[str, Document]:
    """The documents, matched."""
    texts = {"letter": LETTER, "report": REPORT, "other": OTHER, "echo": ECHO}
    publishers = {"letter": "The Tuesday Circle", "report": "Northline Wire"}
    made = {
        name: a_document(actor, text, publisher=publishers.get(name, "Harbour Post"))
        for name, text in texts.items()
    }
    match_passages(actor=actor)
    return made


def between(one: Document, other: Document) -> list[SharedPassage]:
    """The passages that two documents share, in the order of the left one's text."""
    return list(SharedPassage.objects.filter(left__document=one, right__document=other))
