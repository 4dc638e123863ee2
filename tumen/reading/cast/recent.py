"""Who was spoken of lately, and whom a pronoun can mean: by kind, sex, number, and how prominent each is."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from tumen.reading.cast.members import Member
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


#: The pronouns of the third person: kind, sex and number that they ask for.
PRONOUNS: dict[str, tuple[str, Sex | None]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("person", Sex.MALE)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("person", Sex.FEMALE)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("many", None)),
    **dict.fromkeys(("it", "its", "itself"), ("body", None)),
}
#: Points by which candidates are told apart: chosen so that the order of the reasons is plain, not measured.
_PER_SENTENCE, _LEADS, _NAMED, _SEX_TOLD, _OTHER_SIDE, _TOLD, _MANY = 1.0, 1.2, 0.4, 0.7, 2.5, 1.5, 1.5


class Recent:
    """The last mentions of a document up to the place that the walk has reached."""

    def __init__(self) -> None:
        self._mentions: deque[Mention] = deque(maxlen=_REACH)

    def note(self, mention: Mention) -> None:
        self._mentions.append(mention)

    def newest(self) -> Iterator[Mention]:
        return reversed(self._mentions)

    def meant_by(
        self, pronoun: str, *, sentence: int, quoted: bool, leads: bool, told: Member | None = None
    ) -> Mention | None:
        """The mention that a pronoun leans on, or None; ``told`` is who spoke last, if the pronoun speaks."""
        asked, sex = PRONOUNS[pronoun]
        best: Mention | None = None
        most = float("-inf")
        seen: set[int] = set()
        for mention in reversed(self._mentions):
            member = mention.member
            back = sentence - mention.sentence
            if back > 6:
                break
            if not _agrees(member, asked, sex):
                continue
            points = -_PER_SENTENCE * back
            if mention.leads:
                points += _LEADS if leads else _LEADS / 2
            if asked == "many":
                points += _MANY if member.is_many else 0.0
            elif member.is_named:
                points += _NAMED
            if sex is not None and member.sex is sex:
                points += _SEX_TOLD
            if mention.quoted is not quoted:
                points -= _OTHER_SIDE
            if member is told:
                points += _TOLD
            if member.number in seen:
                points += 0.1  # told of again and again
            seen.add(member.number)
            if points > most:
                best, most = mention, points
        return best


def _agrees(member: Member, asked: str, sex: Sex | None) -> bool:
    if asked == "person":
        if member.is_many or (member.kind is PartyKind.BODY and not member.is_office):
            return False
        return member.sex is None or member.sex is sex
    if asked == "many":
        return member.is_many or (
            member.kind is PartyKind.BODY and not member.is_office and not member.is_place
        )
    return member.kind is PartyKind.BODY and not member.is_many
