"""Documents that tell of persons, invented: each line is a sentence, each act a claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from typing import Any

from tests.claims.cast import read_as
from tumen.access.actions import grant, introduce
from tumen.access.models import RESEARCHER, Actor, GrantKind, Level
from tumen.claims.queries import claims_of
from tumen.documents.actions import take_in
from tumen.documents.models import Document
from tumen.documents.queries import text_of
from tumen.record.actions import refresh
from tumen.record.queries import persons
from tumen.vocabulary.codes import ClaimSort, Polarity, Realis
from tumen.vocabulary.dates import Interval, When
from tumen.vocabulary.parties import Party, PartyKind, Sex
from tumen.vocabulary.slots import Places, ProposedClaim, Slot
from tumen.vocabulary.spans import Span

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Act:
    """What a sentence tells: ``words`` stand in it once, and are the claim's."""

    words: str
    act: str
    subjects: tuple[Party, ...]
    on: str | None = None
    at: str = ""
    realis: Realis = Realis.ASSERTED
    polarity: Polarity = Polarity.AFFIRMED
    more: tuple[tuple[str, Any], ...] = ()


def woman(words: str, name: str = "", **known: Any) -> Party:
    return Party(words, name, PartyKind.PERSON, Sex.FEMALE, **known)


def man(words: str, name: str = "", **known: Any) -> Party:
    return Party(words, name, PartyKind.PERSON, Sex.MALE, **known)


def tells(actor: Actor, text: str, *acts: Act, published: str = "2023-11-01", title: str = "") -> Document:
    """A new document with these claims, read."""
    whole = f"{title or f'Account {next(_numbers)}'}\n\n{text}\n"
    document = take_in(
        actor=actor,
        data=whole.encode(),
        name=f"account{next(_numbers)}.txt",
        origin="a test",
        publisher="Wire",
        published=published,
    )
    read_again(actor, document, acts)
    return document


def read_again(actor: Actor, document: Document, acts: Iterable[Act]) -> None:
    words = text_of(actor, document).text
    read_as(actor, document, *(act_told(words, act) for act in acts))


def act_told(text: str, act: Act) -> ProposedClaim:
    start = text.index(act.words)
    span = Span(start, start + len(act.words))
    begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", span.end)
    values: dict[str, Any] = {
        "sort": ClaimSort.ACT,
        "act": act.act,
        "subjects": act.subjects,
        "realis": act.realis,
        "polarity": act.polarity,
        **dict(act.more),
    }
    if act.on:
        values["time"] = When("then", Interval.from_edtf(act.on))
    if act.at:
        values["place"] = Places(at=act.at)
    return ProposedClaim(
        span,
        Span(begin, end if end > 0 else len(text)),
        {name: Slot(each, "test") for name, each in values.items()},
    )


#: One woman under two romanisations, arrested in one place and month; a named man; a woman without a name.
FIRST = (
    "Ri Myong-suk, 34, was arrested in Yanji in April 2023.\n"
    "She was sent back on 9 October 2023.\n"
    "She had crossed the Tumen near Musan in 2015.\n"
    "A woman died in the cell.\n"
)
SECOND = (
    "Lee Myung-sook, 34, had been arrested in Yanji in April 2023.\nHer husband Kang Chol-u was beaten.\n"
)


def first(actor: Actor, **given: Any) -> Document:
    ri = woman("Ri Myong-suk", age="34")
    she = woman("She", "Ri Myong-suk", age="34")
    return tells(
        actor,
        FIRST,
        Act("was arrested in Yanji", "arrest", (ri,), "2023-04", "Yanji"),
        Act("was sent back on 9 October", "forced repatriation", (she,), "2023-10-09"),
        Act("had crossed the Tumen near Musan", "crossing", (she,), "2015", "Musan"),
        Act("died in the cell", "death", (woman("A woman", "a woman"),)),
        **given,
    )


def second(actor: Actor, **given: Any) -> Document:
    lee = woman("Lee Myung-sook", age="34")
    kang = man("Her husband Kang Chol-u", "Kang Chol-u", relation="husband", relative="Lee Myung-sook")
    return tells(
        actor,
        SECOND,
        Act("had been arrested in Yanji", "arrest", (lee,), "2023-04", "Yanji"),
        Act("was beaten", "torture", (kang,)),
        **given,
    )


def both(actor: Actor) -> tuple[str, str]:
    """The ids of the woman as each document tells of her."""
    one, other = first(actor), second(actor)
    refresh(actor=actor)
    return named(actor, one, "was arrested in Yanji"), named(actor, other, "had been arrested in Yanji")


def named(actor: Actor, document: Document, words: str) -> str:
    """The id of the person that the claim with these words tells of."""
    from tumen.record.models import PersonClaim

    claim = next(each.id for each in claims_of(actor, document) if each.quote.exact == words)
    return PersonClaim.objects.get(claim__public_id=claim).person.public_id


def uncleared(keeper: Actor, name: str = "Uncleared") -> Actor:
    """Somebody who sees every document and no identity, and may judge."""
    made = introduce(name=name, roles=RESEARCHER, clearance=Level.INTERNAL)
    grant(actor=keeper, to=made, kind=GrantKind.CLEARANCE, value=Level.RESTRICTED.value, why="a test")
    return made


def sketches(actor: Actor) -> list[str]:
    return [line.words for line in persons(actor).lines]


__all__ = [
    "FIRST", "SECOND", "Act", "act_told", "both", "first", "man", "named", "read_again", "second", "sketches",
    "tells", "uncleared", "woman",
]  # fmt: skip
