"""What the walk through a document has met so far: who was spoken of, where, by which nouns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tumen.reading.cast.members import Member
from tumen.reading.cast.recent import Mention, Recent
from tumen.reading.cast.roll import Roll
from tumen.reading.sentences import Sentence
from tumen.vocabulary.codes import BlockKind
from tumen.vocabulary.spans import Span

#: Mentions of a noun that are looked at, the latest ones.
NAMESAKES = 12
_HEADLINES = (BlockKind.HEADLINE, BlockKind.REPEATED_HEADLINE)


class Scene:
    """The state of one walk; every part of it reads and adds here."""

    def __init__(self, text: str, roll: Roll, quoted: Sequence[Span]) -> None:
        self.text, self.roll, self.quoted = text, roll, quoted
        self.recent = Recent()
        self.by_noun: dict[str, list[Mention]] = {}
        self.instead: dict[int, Member] = {}  #: by number: who a description turned out to be
        self.owners: dict[int, Member] = {}  #: whose a described body or person is, by number
        #: "its director" after a name, as places of the text, until the sentence's end
        self.apposed: list[tuple[int, int, Member]] = []
        self._quote_starts = [span.start for span in quoted]

    def is_quoted(self, position: int) -> bool:
        at = bisect_right(self._quote_starts, position) - 1
        return at >= 0 and position < self.quoted[at].end

    def note(self, member: Member, span: Span, sentence: Sentence, *, leads: bool) -> None:
        """``member`` was spoken of at ``span``, as the subject of its clause or not."""
        heading = sentence.kind in _HEADLINES
        mention = Mention(member, span, sentence.index, leads, self.is_quoted(span.start), heading)
        self.recent.note(mention)
        for noun in member.nouns:
            self.by_noun.setdefault(noun, []).append(mention)

    def told_by(self, noun: str) -> list[Mention]:
        """The latest mentions of members that ``noun`` describes, the last one first."""
        return self.by_noun.get(noun, [])[: -NAMESAKES - 1 : -1]

    def meant_by(
        self,
        pronoun: str,
        position: int,
        sentence: Sentence,
        *,
        leads: bool,
        barred: frozenset[int] = frozenset(),
        above: int | None = None,
    ) -> tuple[Mention, float] | None:
        """The mention that a pronoun at ``position`` leans on, and by how much it leads the next one.

        ``barred`` are the numbers of members whom it cannot mean, ``above`` that of the subject over its
        clause.
        """
        quoted = self.is_quoted(position)
        return self.recent.meant_by(
            pronoun, sentence=sentence.index, quoted=quoted, leads=leads, barred=barred, above=above
        )
