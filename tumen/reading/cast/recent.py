"""Who was spoken of lately, and whom a pronoun can mean: by kind, sex, number, and how prominent each is."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from tumen.reading.cast.members import Member
from tumen.reading.cast.nouns import likely_sex
from tumen.vocabulary.parties import PartyKind, Sex
from tumen.vocabulary.spans import Span

#: Mentions remembered: a pronoun reaches back a few sentences, not over the document.
_REACH = 30


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that spoke of a member; ``leads`` when they were the subject of their clause."""

    member: Member
    span: Span
    sentence: int
    leads: bool
    quoted: bool
    heading: bool = False  #: in a headline


#: The pronouns of the third person: kind, sex and number that they ask for.
PRONOUNS: dict[str, tuple[str, Sex | None]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("person", Sex.MALE)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("person", Sex.FEMALE)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("many", None)),
    **dict.fromkeys(("it", "its", "itself"), ("body", None)),
}
#: Sentences that a pronoun reaches back; after the near ones each further one counts less.
_FAR, _NEAR, _FURTHER = 10, 3, 0.3
#: Points by which candidates are told apart: chosen so that the order of the reasons is plain, not measured.
_PER_SENTENCE, _LEADS, _NAMED, _OTHER_SIDE, _MANY, _HEADING, _AGAIN = 1.0, 0.9, 0.5, 2.5, 1.5, 1.0, 0.1
_SAME_SENTENCE, _TOGETHER, _OFFICE, _PASSING = 0.3, 2.7, 0.5, 0.4
_SEX_TOLD, _SEX_LIKELY = 0.4, 0.6
_ABOVE = 1.0
#: By how much the first must lead the second, so that a pronoun may tell the sex of whom it means.
SURE = 0.8


class Recent:
    """The last mentions of a document up to the place that the walk has reached."""

    def __init__(self) -> None:
        self._mentions: deque[Mention] = deque(maxlen=_REACH)

    def note(self, mention: Mention) -> None:
        self._mentions.append(mention)

    def newest(self) -> Iterator[Mention]:
        return reversed(self._mentions)

    def meant_by(
        self,
        pronoun: str,
        *,
        sentence: int,
        quoted: bool,
        leads: bool,
        barred: frozenset[int] = frozenset(),
        above: int | None = None,
    ) -> tuple[Mention, float] | None:
        """The mention that a pronoun leans on, and by how much it leads the next member; or None.

        ``above`` is the number of the subject over the pronoun's clause: "Yoon said he had not heard".
        """
        asked, sex = PRONOUNS[pronoun]
        best: dict[int, tuple[float, Mention]] = {}
        again: set[int] = set()
        for mention in reversed(self._mentions):
            member = mention.member
            back = sentence - mention.sentence
            if back > _FAR:
                break
            if member.number in barred or not agrees(member, asked, sex):
                continue
            points = -_PER_SENTENCE * min(back, _NEAR) - _FURTHER * max(0, back - _NEAR)
            if mention.leads:
                points += _LEADS if leads else _LEADS / 2
                points += _SAME_SENTENCE if leads and not back else 0.0
            if asked == "many":
                points += _TOGETHER if member.parts else _MANY if member.is_many else 0.0
            elif member.is_named:
                points += _NAMED
            elif not mention.leads:
                points -= _PASSING
            if sex is not None:
                points += _by_sex(member, sex) - (_OFFICE if member.is_office else 0.0)
            if mention.quoted is not quoted:
                points -= _OTHER_SIDE
            if mention.heading:
                points -= _HEADING
            if member.number == above:
                points += _ABOVE
            known = best.get(member.number)
            if known is None:
                best[member.number] = (points, mention)
            else:  # told of again: the best of its mentions, and a little for being the topic
                best[member.number] = max(known, (points, mention), key=_points)
                again.add(member.number)
        ranked = sorted(
            (
                (points + (_AGAIN if number in again else 0.0), mention)
                for number, (points, mention) in best.items()
            ),
            key=_points,
            reverse=True,
        )
        if not ranked:
            return None
        return ranked[0][1], ranked[0][0] - ranked[1][0] if len(ranked) > 1 else float("inf")


def _points(ranked: tuple[float, Mention]) -> float:
    return ranked[0]


def _by_sex(member: Member, sex: Sex) -> float:
    if member.sex is sex:
        return _SEX_TOLD
    likely = likely_sex(member.name) if member.is_named and member.sex is None else None
    return 0.0 if likely is None else _SEX_LIKELY if likely is sex else -_SEX_LIKELY


def agrees(member: Member, asked: str, sex: Sex | None) -> bool:
    """Whether a pronoun that asks for this kind ("person", "many", "body") and sex can mean ``member``."""
    if asked == "person":
        if member.is_many or (member.kind is PartyKind.BODY and not member.is_office):
            return False
        return member.sex is None or member.sex is sex
    if asked == "many":
        return member.is_many or (
            member.kind is PartyKind.BODY and not member.is_office and not member.is_place
        )
    return member.kind is PartyKind.BODY and not (member.is_many or member.is_office)
