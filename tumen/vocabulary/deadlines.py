"""By when whoever is asked is to answer: channels of an appeal, and deadlines of procedures.

Data: packs/advocacy/deadlines.toml, written for Tumen; each says where the rule can be looked up.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache
from importlib.resources import files


class Channel(str, Enum):
    """By what an appeal goes."""

    LETTER = "letter"
    QUESTION = "parliamentary question"
    UN = "UN special procedure"
    PETITION = "petition"
    STATEMENT = "press statement"
    OPEN = "open letter"

    @property
    def is_public(self) -> bool:
        """Whether everybody reads what goes by it: it takes two people, as every release does."""
        return self in (Channel.PETITION, Channel.STATEMENT, Channel.OPEN)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A procedure's time for an answer: ``days`` after the day of sending. ``source`` says where it is
    written."""

    code: str
    name: str
    channel: Channel
    days: int
    source: str

    def due(self, sent: date) -> date:
        """The last day on which an answer is in time."""
        return sent + timedelta(days=self.days)


@cache
def deadlines() -> dict[str, Deadline]:
    """Every deadline of the pack by its code, in the pack's order."""
    data = files("tumen.vocabulary").joinpath("packs/advocacy/deadlines.toml").read_text(encoding="utf-8")
    return {
        row["code"]: Deadline(
            row["code"], row["name"], Channel(row["channel"]), int(row["days"]), row["source"]
        )
        for row in tomllib.loads(data)["deadline"]
    }
