"""What is asked of whom: one ask, and the ask that it hands on ("urge Raab to persuade China to ...")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tumen.vocabulary.parties import Parties, names_of, parties_from_json, parties_to_json

_SAYS_NOT = re.compile(
    r"\b(?:not|no|never|nobody|none|neither|without|stop\w*|ceas\w+|halt\w*|refrain\w*|desist\w*|abstain\w*"
    r"|abandon\w*|suspend\w*|end(?:ing)?|avoid\w*|prevent\w*|forgo|discontinu\w+|prohibit\w*|ban)\b|n['’]t\b"
    r"|중단|중지|금지|멈추|멈춰|그만|말(?:라|아|것|고)|않|못하",
    re.IGNORECASE,
)


def says_not(to_do: str) -> bool:
    """Whether the words of an ask say themselves what is not to be done: "refrain from returning".

    Marked with "to stop:" besides, they would be read as asking for the reverse.
    """
    return _SAYS_NOT.search(to_do) is not None


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that ``addressees`` are asked ``to_do``, in the document's words ("halt all returns").

    ``is_negative`` when they are asked to stop it or not to do it ("cease", "not to send them back").
    ``passes_on`` is what the addressees are to ask of others in turn; ``to_do`` holds its words too. Askers
    are the claim's speakers, the time by which it is to be done is its time.
    """

    addressees: Parties
    to_do: str
    is_negative: bool = False
    passes_on: Ask | None = None

    def to_json(self) -> dict[str, Any]:
        value: dict[str, Any] = {"addressees": parties_to_json(self.addressees), "to_do": self.to_do}
        if self.is_negative:
            value["is_negative"] = True
        if self.passes_on is not None:
            value["passes_on"] = self.passes_on.to_json()
        return value

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Ask:
        passes_on = value.get("passes_on")
        return cls(
            addressees=parties_from_json(value["addressees"]),
            to_do=value["to_do"],
            is_negative=value.get("is_negative", False),
            passes_on=cls.from_json(passes_on) if passes_on else None,
        )

    def __str__(self) -> str:
        whom = names_of(self.addressees)
        return f"{whom} to {self.to_do}" if whom else f"to {self.to_do}"
