"""Persons, groups and bodies as one claim tells of them: who suffers, who does, who is asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class PartyKind(str, Enum):
    """What sort of actor a party is."""

    PERSON = "person"
    GROUP = "group"  #: people without an organisation: "the women", "his family"
    BODY = "body"  #: an organisation, an office, an authority, a state that acts


class Sex(str, Enum):
    """A person's sex as the source tells it (HURIDOCS MT39)."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True)
class Party:
    """Who a claim speaks of, as far as its document says.

    ``words`` are the claim's own ("her son"), ``name`` the fullest name or description that the document
    gives ("Ri Chol-min"; empty where the words are all there is). ``relation`` is to another person, in
    HURIDOCS MT21's manner: what this party is (``"son"``) of whom (``relative``, a name or description).
    ``age`` is as written ("17", "in her forties"). Not a record of a person: two documents' parties are two.
    """

    words: str
    name: str = ""
    kind: PartyKind | None = None
    sex: Sex | None = None
    age: str = ""
    role: str = ""
    relation: str = ""
    relative: str = ""

    def to_json(self) -> dict[str, str]:
        fields = {
            "words": self.words,
            "name": self.name,
            "kind": self.kind.value if self.kind else "",
            "sex": self.sex.value if self.sex else "",
            "age": self.age,
            "role": self.role,
            "relation": self.relation,
            "relative": self.relative,
        }
        return {name: value for name, value in fields.items() if value}

    @classmethod
    def from_json(cls, value: dict[str, str]) -> Party:
        kind, sex = value.get("kind"), value.get("sex")
        return cls(
            words=value["words"],
            name=value.get("name", ""),
            kind=PartyKind(kind) if kind else None,
            sex=Sex(sex) if sex else None,
            age=value.get("age", ""),
            role=value.get("role", ""),
            relation=value.get("relation", ""),
            relative=value.get("relative", ""),
        )

    @property
    def called(self) -> str:
        """The fullest name, or the claim's own words."""
        return self.name or self.words

    def __str__(self) -> str:
        kin = f"{self.relation} of {self.relative}" if self.relation and self.relative else ""
        details = [detail for detail in (self.role, self.age, kin) if detail and detail not in self.called]
        return f"{self.called} ({', '.join(details)})" if details else self.called


Parties = tuple[Party, ...]


def parties_to_json(parties: Parties) -> list[dict[str, str]]:
    return [party.to_json() for party in parties]


def parties_from_json(value: list[dict[str, str]] | str) -> Parties:
    """Read kept parties; a text is what version 0.1 kept, and is one party's words."""
    if isinstance(value, str):
        return (Party(value),)
    return tuple(Party.from_json(each) for each in value)


def names_of(parties: Parties) -> str:
    """The parties' names in one line."""
    return "; ".join(party.called for party in parties)


def parties_of(*words: str) -> Parties:
    """Parties of which nothing is known but these words."""
    return tuple(Party(each) for each in words)
