"""What a container says of one of its members, for whoever reads that member."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

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

    def to_json(self) -> list[Any]:
        letter = self.letter.to_json() if self.letter else None
        return [self.media_type, self.charset, self.publisher, self.language, list(self.notes), letter]

    @classmethod
    def from_json(cls, value: list[Any]) -> Hints:
        """Raises TypeError or ValueError for anything that `to_json` did not write."""
        media_type, charset, publisher, language, notes, letter = value
        told = (str(media_type), str(charset), str(publisher), str(language), tuple(map(str, notes)))
        return cls(*told, Letter.from_json(letter) if letter else None)


#: Of a file that came by itself.
NO_HINTS = Hints()
