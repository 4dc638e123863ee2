"""What people judged: which claims stay together, and which stay apart, whatever the machine finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tumen.corroboration.figures import FigureClaim, Linked


class Hand:
    """Judgements in the ledger's order: where a later one contradicts an earlier one, the later one holds."""

    def __init__(self, judgements: Iterable[Linked], claims: Mapping[str, FigureClaim]) -> None:
        self._standing: dict[tuple[str, str], Linked] = {}
        for judgement in sorted(judgements, key=lambda line: (line.order, line.left, line.right, line.same)):
            pair = (min(judgement.left, judgement.right), max(judgement.left, judgement.right))
            # A judgement about a claim that is gone waits: it binds again when the claim is read again.
            if pair[0] in claims and pair[1] in claims and pair[0] != pair[1]:
                self._standing.pop(pair, None)
                self._standing[pair] = judgement
        self._together: dict[str, set[str]] = {}
        self.apart: dict[str, set[str]] = defaultdict(set)
        for pair, judgement in reversed(self._standing.items()):
            self._join(*pair) if judgement.same else self._part(*pair)

    def with_(self, claim: str) -> set[str]:
        """The claims judged to be of one event with ``claim``, itself included."""
        return self._together.get(claim, {claim})

    def keeps_apart(self, claims: Iterable[str], others: set[str]) -> bool:
        """Whether some person judged one of ``claims`` and one of ``others`` to be of different events."""
        return bool(self.apart) and any(self.apart[claim] & others for claim in claims if claim in self.apart)

    def told_otherwise(self, later: Hand) -> set[str]:
        """The claims of which ``later`` says otherwise what they stay with or apart from."""
        together = self._together.keys() | later._together.keys()
        apart = self.apart.keys() | later.apart.keys()
        return {each for each in together if self.with_(each) != later.with_(each)} | {
            each for each in apart if self.apart.get(each) != later.apart.get(each)
        }

    def _join(self, left: str, right: str) -> None:
        both = self.with_(left) | self.with_(right)
        # The latest judgement is applied first, so what is apart already was judged later than this.
        if self.keeps_apart(self.with_(left), self.with_(right)):
            return
        self._together.update(dict.fromkeys(both, both))

    def _part(self, left: str, right: str) -> None:
        if right not in self.with_(left):
            self.apart[left].add(right)
            self.apart[right].add(left)
