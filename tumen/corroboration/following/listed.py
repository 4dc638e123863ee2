"""States, totals and rates: listed again where one of their key came, changed or went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from tumen.corroboration.figures import GroupKind
from tumen.corroboration.following.timed import Enter, Moment
from tumen.corroboration.hand import Hand
from tumen.corroboration.listing import Key, Listing, keys_of
from tumen.corroboration.pools import Bundle, Draft

#: A bundle with its rank: in this order they are listed.
Ranked = tuple[Moment, Bundle]


class Listed:
    """The groups of one of these sorts, apart by keys that no group is found across."""

    def __init__(self, sort: GroupKind, enter: Enter, window: timedelta) -> None:
        self._sort, self._enter, self._window = sort, enter, window
        self._bundles: dict[Moment, Bundle] = {}
        self._by_key: dict[Key, dict[Moment, Bundle]] = defaultdict(dict)
        self._drafts: dict[Key, list[Draft]] = {}
        #: Keys that a person brought together, each with the one that stands for all of them.
        self._one: dict[Key, Key] = {}

    def follow(self, gone: Iterable[Moment], come: Iterable[Ranked], hand: Hand) -> set[Draft]:
        """As `placed.Block.follow`."""
        left = {moment: self._bundles.pop(moment) for moment in gone}
        new = dict(come)
        self._bundles |= new
        one = self._brought_together()
        if one != self._one:
            self._one, touched = one, {*self._by_key}
            self._by_key.clear()
            new = self._bundles
        else:
            touched = set()
            for moment, bundle in left.items():
                key = self._key(bundle)
                del self._by_key[key][moment]
                touched.add(key)
        for moment, bundle in new.items():
            key = self._key(bundle)
            self._by_key[key][moment] = bundle
            touched.add(key)
        came = {id for bundle in new.values() for id in bundle.ids}
        return {draft for key in touched for draft in self._list(key, hand, came)}

    def _list(self, key: Key, hand: Hand, came: set[str]) -> set[Draft]:
        """List all of one key anew. What was changed; a group that is as it was stays the same object."""
        before = {draft.lead: draft for draft in self._drafts.pop(key, ())}
        bundles = self._by_key.get(key, {})
        drafts = [
            was if (was := before.get(draft.lead)) and _is_as_it_was(was, draft, came) else draft
            for draft in self._listed(bundles, hand)
        ]
        if drafts:
            self._drafts[key] = drafts
        else:
            self._by_key.pop(key, None)
        changed, stay = set(drafts) - set(before.values()), set(drafts)
        for was in before.values():
            if was not in stay:
                was.members = []
                changed.add(was)
        return changed

    def _listed(self, bundles: dict[Moment, Bundle], hand: Hand) -> list[Draft]:
        listing, drafts = Listing(hand, self._window), list[Draft]()
        for moment in sorted(bundles):
            bundle = bundles[moment]
            draft, reason = listing.find(bundle, self._sort)
            if draft is None:
                draft = Draft(self._sort, bundle.lead, bundle.times)
                drafts.append(draft)
            self._enter(bundle, draft, reason)
            listing.file(bundle, draft)
        return drafts

    def _key(self, bundle: Bundle) -> Key:
        key = self._keys(bundle)[0]
        return self._one.get(key, key)

    def _keys(self, bundle: Bundle) -> list[Key]:
        """By what a bundle's figures are found, each by the least that all its keys share."""
        found = []
        for figure in bundle.figures:
            key = keys_of(figure, self._sort)[-1][0]
            found.append(key if self._sort is GroupKind.STATE else key[:3])
        return found

    def _brought_together(self) -> dict[Key, Key]:
        sets: dict[Key, set[Key]] = {}
        for moment in sorted(self._bundles):
            bundle = self._bundles[moment]
            if bundle.is_by_hand and len(keys := set(self._keys(bundle))) > 1:
                joined = keys.union(*(sets.get(key, set()) for key in keys))
                sets.update(dict.fromkeys(joined, joined))
        return {key: min(joined, key=str) for key, joined in sets.items()}


def _is_as_it_was(was: Draft, draft: Draft, came: set[str]) -> bool:
    return was.members == draft.members and was.times == draft.times and not came & draft.ids
