"""The figures and judgements as they are now, and which bundles came, changed or went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from tumen.corroboration.figures import FigureClaim, GroupKind, Linked, Role
from tumen.corroboration.fits import Said
from tumen.corroboration.following.timed import Moment
from tumen.corroboration.grouping import SORTS, by_document, may_lean, rank_of, sort_of_bundle
from tumen.corroboration.hand import Hand
from tumen.corroboration.parts import antecedents
from tumen.corroboration.pools import Bundle, Figure


@dataclass(frozen=True, slots=True)
class Filed:
    """A bundle with its sort and its rank: when it has its turn among those of the sort."""

    bundle: Bundle
    sort: GroupKind
    rank: Moment


@dataclass(slots=True)
class Difference:
    """What is otherwise than before: bundles that are ``gone`` and that ``came`` (one that changed did both);
    claims of whom the answer may be another one whatever became of the drafts (``figures``); those that are
    placed no more (``left``); ``documents`` whose figures or judgements changed."""

    gone: list[Filed] = field(default_factory=list)
    came: list[Filed] = field(default_factory=list)
    figures: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)

    @property
    def is_nothing(self) -> bool:
        return not (self.gone or self.came or self.figures or self.left)


class Bundles:
    """All figures, with what follows from each document and each judgement by itself."""

    def __init__(self) -> None:
        self.claims: dict[str, FigureClaim] = {}
        self.figures: dict[str, Figure] = {}
        self.documents: dict[str, list[FigureClaim]] = {}
        #: Those that lean on an earlier one, with that one.
        self.leaning: dict[str, FigureClaim] = {}
        self.hand = Hand((), {})
        self._judged: list[Linked] = []
        self._of: dict[str, Filed] = {}
        self._turns: dict[str, Moment] = {}
        self._by_number: dict[Said, set[str]] = defaultdict(set)

    def in_order(self, document: str) -> list[str]:
        told = (claim.id for claim in self.documents.get(document, ()))
        return sorted((id for id in told if id in self._turns), key=self._turns.__getitem__)

    def of_number(self, said: Said) -> Collection[str]:
        return self._by_number.get(said, ())

    def document_of(self, claim: str) -> str:
        return self.claims[claim].document

    def follow(self, claims: Mapping[str, FigureClaim], judgements: Iterable[Linked]) -> Difference:
        """Take in what is told and judged now."""
        found = Difference()
        was = self.claims
        changed = {id for id, claim in claims.items() if (old := was.get(id)) is not claim and old != claim}
        gone = was.keys() - claims.keys()
        found.documents = {each[id].document for each in (was, claims) for id in changed | gone if id in each}
        self.claims = dict(claims)
        judged_anew = self._judge(judgements, anew=bool(gone) or bool(claims.keys() - was.keys()))
        found.documents |= {claims[id].document for id in judged_anew if id in claims}
        self._tell(found.documents, changed, gone)
        flipped = self._lean(found.documents)
        parts = {
            claim.id
            for document in found.documents
            for claim in self.documents.get(document, ())
            if self.figures[claim.id].role is Role.PART
        }
        found.figures = (changed | judged_anew | flipped | parts) - gone
        found.left = {*gone, *(id for id in flipped if id in self.leaning)}
        self._bundle(found, found.figures | gone)
        return found

    def _judge(self, judgements: Iterable[Linked], *, anew: bool) -> set[str]:
        """The claims that are judged otherwise than before. Who came or went makes lines bind, or wait."""
        judged = list(judgements)
        if judged == self._judged and not (anew and judged):
            return set()
        before, self.hand, self._judged = self.hand, Hand(judged, self.claims), judged
        return before.told_otherwise(self.hand)

    def _tell(self, documents: Iterable[str], changed: Iterable[str], gone: Iterable[str]) -> None:
        told = by_document(self.claims.values()) if not self.documents else None
        for id in gone:
            self._by_number[self.figures.pop(id).amount.said].discard(id)
        for id in changed:
            if id in self.figures:
                self._by_number[self.figures[id].amount.said].discard(id)
            self.figures[id] = figure = Figure(self.claims[id])
            self._by_number[figure.amount.said].add(id)
        if told is not None:
            self.documents = dict(told)
            return
        came: dict[str, list[FigureClaim]] = defaultdict(list)
        for id in changed:
            came[self.claims[id].document].append(self.claims[id])
        for document in documents:
            stay = [
                self.claims[claim.id]
                for claim in self.documents.pop(document, ())
                if claim.id in self.claims and self.claims[claim.id].document == document
            ]
            all_of_it = {claim.id: claim for claim in (*stay, *came[document])}
            if all_of_it:
                self.documents |= by_document(all_of_it.values())

    def _lean(self, documents: Collection[str]) -> set[str]:
        """The claims that lean otherwise than before, or no more."""
        told = {each: self.documents[each] for each in documents if each in self.documents}
        now = {
            claim: other for claim, other in antecedents(told).items() if may_lean(claim, other, self.hand)
        }
        of_them = {claim.id for document in told.values() for claim in document}
        flipped = {id for id in of_them if now.get(id) != self.leaning.get(id)}
        for id in [id for id in self.leaning if id not in self.claims]:
            del self.leaning[id]
        for id in flipped:
            self.leaning.pop(id, None)
        self.leaning |= now
        return flipped

    def _bundle(self, found: Difference, touched: set[str]) -> None:
        """Put together again what any of the claims ``touched`` is, or was, in."""
        was = {filed.bundle.lead.id: filed for id in touched if (filed := self._of.get(id))}
        again = touched.union(*(filed.bundle.ids for filed in was.values()))
        for filed in was.values():
            found.gone.append(filed)
            for id in filed.bundle.ids:
                del self._of[id]
                del self._turns[id]
        for id in sorted(again):
            if id in self.figures and id not in self.leaning and id not in self._of:
                found.came.append(self._filed(id))

    def _filed(self, id: str) -> Filed:
        figures = sorted((self.figures[each] for each in self.hand.with_(id)), key=rank_of)
        bundle = Bundle(tuple(figures))
        sort = sort_of_bundle(bundle)
        filed = Filed(bundle, sort, rank_of(bundle.lead))
        for place, figure in enumerate(figures):
            self._of[figure.id] = filed
            self._turns[figure.id] = (SORTS.index(sort), filed.rank, place)
        return filed
