"""Who is brought in without a name and named below: "a rights worker in Seoul has told ...", and then "Ro
Eun-sil of the Lantern Mission said"; "a local group said", and then "the Open Ferry"; "two activist groups",
and then both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tumen.reading.cast import Cast, Member
from tumen.reading.cued import Cues, PlacedCue
from tumen.reading.numbers.words import value_of_words
from tumen.reading.sentences import Sentence
from tumen.vocabulary.codes import BlockKind

#: Code points of a report's opening, in which somebody is brought in, and those below in which they must be
#: named.
_OPENING, _BELOW = 1100, 1400
#: Persons who tell for a cause or a trade, and are named with the body that they work for.
_TELL_FOR_A_BODY = frozenset(
    "activist advocate campaigner worker missionary researcher rescuer volunteer organiser organizer monitor "
    "lawyer analyst expert".split()
)
_GROUPS = frozenset("group organisation organization ngo charity network association".split())
#: What stands after a name that is told with its body: "of the Lantern Mission", ", who heads the Centre".
_OF_A_BODY = re.compile(
    r"(?:,[^.;:“”\"\n]{0,60}?)?[ ,](?:of|from|at|with|for|heads?|leads?|runs?)\s(?:the\s)?[A-Z]"
)
#: Code points behind the words of who tells: "a second group, the Open Ferry", "Ro of the Families' Circle".
_BESIDE = 30
#: Code points between a description and the name set beside it.
_COMMA = 3
_HEADLINES = (BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE)


def name_the_introduced(text: str, sentences: Sequence[Sentence], cast: Cast, cues: Cues) -> None:
    """Give those who tell in the opening without a name the names by which the next paragraphs bring them in.

    Only where nobody else is brought in between: the first who is named after one described person, or as
    many bodies as are counted.
    """
    told = [placed for sentence in sentences for placed in cues.of(sentence.index)]
    for at, placed in enumerate(told):
        start = placed.who.start
        if start > _OPENING:
            return
        member = cues.named(placed).member
        heading = sentences[placed.sentence].kind in _HEADLINES
        if heading or member is None or member.is_named or not placed.cue.is_plain:
            continue
        below = [other for other in told[at + 1 :] if other.who.start < start + _BELOW]
        if member.is_many:
            if not _name_groups(member, below, cast, cues):
                _name_their_group(member, below, cues)
        elif member.is_body:
            _name_group(member, below, cues)
        elif member.is_person:
            _name_person(text, member, below, cues)


def _name_person(text: str, member: Member, below: Sequence[PlacedCue], cues: Cues) -> None:
    """ "A rights worker in Seoul has told ...": who is named next with a body that they work for."""
    if not member.nouns & _TELL_FOR_A_BODY or member.relative is not None:
        return
    for placed in below:
        other = cues.named(placed).member
        if other is None or other is member or not placed.cue.is_plain or other.is_place:
            continue
        new = other.first.start >= member.first.end and _is_brought_in_by(placed, other)
        if not (other.is_named and (other.is_person or other.kind is None)) or not new:
            return
        if other.sex in (None, member.sex) or member.sex is None:
            end = other.first.end
            if other.nouns & member.nouns or _OF_A_BODY.match(text, end):
                cues.turn_out(member, [other])
        return


def _is_brought_in_by(placed: PlacedCue, member: Member) -> bool:
    """Whether a cue is the first that tells of somebody: by the name, or by words beside it ("the lawyer, Ro
    Eun-sil")."""
    near, first = placed.who, member.first
    return first.start <= near.end + _COMMA and near.start <= first.end + _COMMA


def _name_group(member: Member, below: Sequence[PlacedCue], cues: Cues) -> None:
    """ "A local aid group said": the body that is named next, before anybody else tells."""
    if member.name.lower().startswith(("a ", "an ")) and member.nouns & _GROUPS:
        _turn_out_next(member, below, cues)


def _name_their_group(member: Member, below: Sequence[PlacedCue], cues: Cues) -> None:
    """ "Campaigners said", and then "according to the Open Ferry, a group": those for whom they speak."""
    if len(member.name.split()) == 1 and member.nouns & _TELL_FOR_A_BODY:
        _turn_out_next(member, below, cues)


def _turn_out_next(member: Member, below: Sequence[PlacedCue], cues: Cues) -> None:
    for placed in below:
        other = cues.named(placed).member
        if other is None or other is member or not placed.cue.is_plain or other.is_place:
            continue
        new = other.first.start >= member.first.end and _is_brought_in_by(placed, other)
        if new and _is_a_group(other):
            cues.turn_out(member, [other])
        return


def _is_a_group(member: Member) -> bool:
    """Whether somebody is a named group of people's own: no body of a state or of states."""
    return member.is_named and member.is_body and not member.is_public and bool(member.nouns & _GROUPS)


def _name_groups(member: Member, below: Sequence[PlacedCue], cast: Cast, cues: Cues) -> bool:
    """ "Two monitoring groups": the bodies of that sort that the text names next, as many as are counted.

    Gives whether all of them are named.
    """
    count = value_of_words(member.name.split()[0].lower())
    if not member.nouns & _GROUPS or count is None or not 2 <= count <= 4:
        return False
    found: dict[int, Member] = {}
    for body in _bodies_told(below, cast, cues):
        found.setdefault(body.number, body)
        if len(found) == count:
            cues.turn_out(member, list(found.values()))
            return True
    return False


def _bodies_told(below: Sequence[PlacedCue], cast: Cast, cues: Cues) -> Iterator[Member]:
    """The bodies, no offices of state, that tell below or stand in the words of those who do, in order."""
    bodies = [each for each in cast.members if _is_a_group(each)]
    for placed in below:
        teller = cues.named(placed).member
        if teller in bodies:
            yield teller
        yield from (
            body
            for body in bodies
            if body is not teller and placed.who.start <= body.first.start <= placed.who.end + _BESIDE
        )
