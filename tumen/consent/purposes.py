"""What consent is asked for, how it is given, and what an answer can be: closed sets with their meaning."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from tumen.vocabulary.grading import Coded


class Purpose(Coded):
    """What may be done. Each is asked for by itself: yes to one is no yes to another."""

    KEEP = "keep", "keep it", "It stays in the record, for those who work with it. Without this, nothing."
    RESEARCH = "research", "use it in research", "It is counted and compared; who it is about is not told."
    PUBLISH = (
        "publish",
        "publish its words",
        "Its words are told in public, and not whose they are.",
    )
    NAME = "name", "tell the name in public", "Who says it, or whom it is about, is told in public by name."
    COURT = (
        "court",
        "give it to a court",
        "A court, a prosecutor or a mechanism of the UN is given all of it.",
    )
    ARCHIVE = (
        "archive",
        "give it to an archive",
        "Another archive keeps a copy of all of it, under its rules.",
    )
    FAMILY = (
        "family",
        "use it for the family’s search",
        "It helps the family, and the family only, to find somebody.",
    )


class Way(Coded):
    """How consent was given or taken back."""

    SPOKEN = "spoken", "spoken", "Said to somebody who noted it."
    WRITTEN = "written", "in writing", "Signed, or written in a message."
    RECORDED = "recorded", "recorded", "Said on a recording that is kept."
    PASSED_ON = "passed-on", "passed on", "Said to somebody whom the person trusts, who passed it on."


class Giver(Coded):
    """Who gave it."""

    SELF = "self", "the person", "The person whose words or name it is."
    GUARDIAN = "guardian", "a guardian", "Whoever may decide for a child, or for somebody who cannot."
    FAMILY = "family", "the family", "The nearest relatives of somebody who is dead or disappeared."


class Answer(str, Enum):
    """What is known of a consent at one moment."""

    YES = "yes"
    NO = "no"  #: asked for, and refused
    WITHDRAWN = "withdrawn"
    ENDED = "ended"  #: its last day is over
    UNKNOWN = "unknown"  #: nobody recorded anything; never to be taken for yes


@dataclass(frozen=True, slots=True)
class Allowance:
    """Whether an item may be used for a purpose. It is true only where the answer is yes.

    ``limits`` are words that a person has to read before they rely on a yes.
    """

    item: str
    purpose: Purpose
    answer: Answer
    limits: str = ""
    until: date | None = None
    #: Nobody is known to have withdrawn it, but its words are closed: what was withdrawn comes back like this
    #: with an older copy, and so does everything whose keys were not given when a backup was restored.
    is_closed: bool = False

    def __bool__(self) -> bool:
        return self.answer is Answer.YES

    @property
    def is_refused(self) -> bool:
        """Whether somebody decided against it: not where nothing is known."""
        return self.answer in (Answer.NO, Answer.WITHDRAWN, Answer.ENDED)

    @property
    def says(self) -> str:
        """ "consent of d-7k3m9xqa to give it to a court was withdrawn"."""
        return self._said(f"consent of {self.item} to {self.purpose.words}")

    @property
    def says_of_everything(self) -> str:
        """The same where the answer is one to every purpose: "consent of d-7k3m9xqa to anything ..."."""
        return self._said(f"consent of {self.item} to anything")

    def _said(self, about: str) -> str:
        if self.is_closed:
            return f"{about} is taken as withdrawn: no key here opens its words"
        return {
            Answer.YES: f"{about} was given",
            Answer.NO: f"{about} was refused",
            Answer.WITHDRAWN: f"{about} was withdrawn",
            Answer.ENDED: f"{about} ended on {self.until}",
            Answer.UNKNOWN: f"{about} is not known: nobody recorded any",
        }[self.answer]


def sentences(found: Iterable[Allowance]) -> list[str]:
    """What is known of consents, in one sentence for an item where every purpose has the same answer."""
    by_item: dict[str, list[Allowance]] = {}
    for each in found:
        by_item.setdefault(each.item, []).append(each)
    said = []
    for item in by_item.values():
        alike = len(item) == len(Purpose) and len({replace(one, purpose=Purpose.KEEP) for one in item}) == 1
        told = [(item[0].says_of_everything, item[0])] if alike else [(one.says, one) for one in item]
        said += [says + (f", within these limits: {one.limits}" if one.limits else "") for says, one in told]
    return said


def refusing(found: Iterable[Allowance]) -> list[Allowance]:
    """Those that somebody decided against."""
    return [each for each in found if each.is_refused]
