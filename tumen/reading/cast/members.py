"""A member of a document's cast, and a reference: the words by which the document speaks of one."""

from __future__ import annotations

from dataclasses import dataclass, field

from tumen.vocabulary.parties import Party, PartyKind, Sex
from tumen.vocabulary.spans import Span


@dataclass(slots=True, eq=False)
class Member:
    """A person, group or body of one document, with all that the document tells of it.

    ``name`` is the fullest name, without titles and article ("Ro Eun-sil"), or the first description as
    written where no name is told ("a mother of two"; for kin of somebody known "wife of Kang Do-yun").
    Members are compared by identity: two documents' members are two.
    """

    number: int  #: order of first mention, from 0
    name: str
    kind: PartyKind | None  #: None where nothing tells a person from a body
    first: Span  #: the words that speak of it first
    is_named: bool
    sex: Sex | None = None  #: told by a title, a noun ("widow") or a pronoun
    age: str = ""  #: as written: "17", "in her forties"
    role: str = ""  #: as written: "director of the network"
    relation: str = ""  #: what it is to ``relative``: "son"
    relative: Member | None = None
    is_office: bool = False  #: an office told without its holder: "the Foreign Secretary"
    is_place: bool = False  #: a country or capital that acts: "Beijing"
    is_public: bool = False  #: a body of a state or of states: "the National Assembly", "UNHCR"
    holder: Member | None = None  #: who holds the office
    parts: tuple[Member, ...] = ()  #: who a group of named persons is: "Ro Eun-sil and Kang Do-yun"
    is_many: bool = False  #: spoken of as "they": a group, or a body of several people
    words: set[str] = field(default_factory=set)  #: words of its name and aliases, lower case
    nouns: set[str] = field(default_factory=set)  #: nouns that describe it, lower case: "priest", "trust"

    @property
    def is_body(self) -> bool:
        return self.kind is PartyKind.BODY

    @property
    def is_person(self) -> bool:
        return self.kind is PartyKind.PERSON

    def party(self, words: str) -> Party:
        """What a claim that calls this member ``words`` will show of it."""
        return Party(
            words=words,
            name="" if self.name == words else self.name,
            kind=self.kind,
            sex=self.sex,
            age=self.age,
            role=self.role,
            relation=self.relation,
            relative=self.relative.name if self.relative is not None else "",
        )


@dataclass(frozen=True, slots=True)
class Reference:
    """Whom some words speak of: the member, the rule that decided, and the words that decided.

    ``evidence`` is a span of the document's text: the words themselves where they name or describe the
    member, else the earlier words that a pronoun or short form leans on. Rules: ``cast.name``,
    ``cast.short``, ``cast.described`` (first told here), ``cast.again`` (a description told before),
    ``cast.pronoun``, ``cast.voice`` ("I", "we": who speaks there).
    """

    member: Member
    rule: str
    evidence: Span
    leads: bool = False  #: whether the words that a pronoun leans on were the subject of their clause
