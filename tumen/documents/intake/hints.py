"""What a container says of one of its members, for whoever reads that member."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.documents.intake.confined.mail import Letter


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a file from outside of it; everything may be empty.

    ``media_type`` stands before what the content looks like; ``charset`` is believed where the content names
    none and agrees. ``publisher`` and ``language`` are a feed's, with their own words for where they stand.
    ``notes`` go with the rendition. ``letter`` is a message that was taken apart already, behind the same
    wall as any other."""

    media_type: str = ""
    charset: str = ""
    publisher: str = ""
    language: str = ""
    notes: tuple[str, ...] = ()
    letter: Letter | None = None


#: Of a file that came by itself.
NO_HINTS = Hints()
