"""The asks of one document grouped into appeals, and each appeal's asks by who is asked. PURE.

An appeal is what the same askers ask in one document. Its document's own voice is one asker, however many
have signed: joint signatories make one appeal. What the document tells of others' asks is theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tumen.advocacy.asking import Asked, Asker, AskSaid, asked_of
from tumen.claims.offices import OfficeView


@dataclass(frozen=True, slots=True)
class Group:
    """The asks of the same askers in one document, in the order of the text; ``is_own`` where it asks itself.

    ``part`` tells the appeals of one document apart: "" for its own, else the id of the source that asks
    first, or of the judgement that set them apart.
    """

    part: str
    is_own: bool
    askers: tuple[Asker, ...]
    asks: tuple[AskSaid, ...]


@dataclass(frozen=True, slots=True)
class OfWhom:
    """What is asked of one: a state with its offices, or somebody as written."""

    asked: Asked
    asks: tuple[AskSaid, ...]


def grouped(asks: Iterable[AskSaid], apart: Mapping[str, str] | None = None) -> list[Group]:
    """The appeals of one document, its own first.

    ``apart`` gives claims that a person set apart, with the id of the part that they make.
    """
    apart = apart or {}
    ordered = sorted(asks, key=lambda ask: (ask.start, ask.claim))
    whole = [_laid(ask) for ask in ordered if ask.claim not in apart]
    # "It calls upon China", told in a group's own statement of the group, is asked by the statement.
    selves = {asker.id for ask in whole if ask.is_own for asker in ask.askers}
    own = [ask for ask in whole if ask.is_own or selves.issuperset(each.id for each in ask.askers)]
    found = [_group("", own)] if own else []
    found += [
        _group(each[0].askers[0].id, each) for each in _by_askers(ask for ask in whole if ask not in own)
    ]
    if not any(ask.is_own for ask in own):
        # Nobody asks in the document's own voice: what names no asker goes with the first who does.
        found = _with_first(found, own)
    for part in dict.fromkeys(apart.values()):
        set_apart = [ask for ask in ordered if apart.get(ask.claim) == part]
        found += [_group(part, set_apart)] if set_apart else []
    return found


def _laid(ask: AskSaid) -> AskSaid:
    """Nobody asks themselves: who is asked is not who asks, so that the asker is the document's own voice."""
    addressed = {party.called.casefold() for party in ask.ask.addressees}
    askers = tuple(each for each in ask.askers if each.name.casefold() not in addressed)
    return ask if len(askers) == len(ask.askers) else replace(ask, askers=askers)


def _by_askers(asks: Iterable[AskSaid]) -> list[list[AskSaid]]:
    """Asks that share an asker, directly or by way of others, in the order of their first."""
    found: list[tuple[set[str], list[AskSaid]]] = []
    for ask in asks:
        names, together = {each.id for each in ask.askers}, [ask]
        apart = []
        for ids, others in found:
            if ids & names:
                names, together = names | ids, others + together
            else:
                apart.append((ids, others))
        found = [*apart, (names, together)]
    groups = [sorted(group, key=lambda ask: ask.start) for _, group in found]
    return sorted(groups, key=lambda group: group[0].start)


def _with_first(found: list[Group], loose: list[AskSaid]) -> list[Group]:
    told = [group for group in found if group.part]
    if not loose or not told:
        return found
    first = _group(told[0].part, [*told[0].asks, *loose])
    return [first, *told[1:]]


def _group(part: str, asks: Sequence[AskSaid]) -> Group:
    asks = sorted(asks, key=lambda ask: (ask.start, ask.claim))
    askers = dict.fromkeys(asker for ask in asks for asker in ask.askers)
    return Group(part, any(ask.is_own for ask in asks), tuple(askers), tuple(asks))


def by_whom(asks: Iterable[AskSaid], offices: Sequence[OfficeView]) -> tuple[OfWhom, ...]:
    """Asks by who is asked, in the order of the text; an ask of two stands with both.

    "China" and "the Chinese authorities" are one, and an office goes with its state: what it is called is the
    office's name where all of its asks are of that office.
    """
    names: dict[str, list[Asked]] = {}
    found: dict[str, list[AskSaid]] = {}
    for ask in asks:
        for one in asked_of(ask.ask.addressees, offices):
            names.setdefault(one.key, []).append(one)
            found.setdefault(one.key, []).append(ask)
    return tuple(OfWhom(_called(names[key]), tuple(each)) for key, each in found.items())


def _called(names: Sequence[Asked]) -> Asked:
    """The state where some of the asks are of it as a whole, the office where all are of that one."""
    whole = next((each for each in names if not each.office), names[0])
    offices = {each.office for each in names if each.office}
    if len(offices) == 1 and not whole.office and whole.country:
        return Asked(whole.key, whole.name, whole.country, offices.pop())
    return whole
