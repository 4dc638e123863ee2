"""Stretches that two texts share, as chains of words that stand in both in the same order and close together.

A chain grows by the information of the words that it matches and shrinks by what stands between them on
either side, as a local alignment does; words that hold sentences together are filled in afterwards.
"""

from __future__ import annotations

import numpy as np

from tumen.corroboration.passages.compiled import compiled

#: How many words may stand between two matched ones of a chain, on either side; a syllable is a third of a
#: word.
REACH = 14
#: How often one word of the left text is looked up in the right one: more are chance, or a list.
OFTEN = 12
#: What each word between two matched ones costs, and each word by which the two sides differ in length.
BETWEEN, SHIFT = np.float32(0.11), np.float32(0.07)
#: What of a chain's words another chain may have used already.
SHARED = 0.3
#: Chains of two texts at most, and how often what is left over is looked through again.
MOST, ROUNDS = 512, 5


@compiled
def meeting(
    anchors: np.ndarray,
    content: np.ndarray,
    right_keys: np.ndarray,
    right_places: np.ndarray,
    out: np.ndarray,
) -> int:
    """Fill ``out`` with the places (left, right) of anchors that both texts have; return their number.

    ``content`` are the places of the left text's words that can anchor a chain, ``right_keys`` the right
    text's anchors in ascending order with their places in ``right_places``.
    """
    found = 0
    for place in content:
        key = anchors[place]
        at = np.searchsorted(right_keys, key)
        first = at
        while at < len(right_keys) and right_keys[at] == key and at - first < OFTEN:
            if found == len(out):
                return found
            out[found, 0], out[found, 1] = place, right_places[at]
            found, at = found + 1, at + 1
    return found


@compiled
def chain(
    meets: np.ndarray,
    left: np.ndarray,
    right: np.ndarray,
    weights: np.ndarray,
    score: np.ndarray,
    before: np.ndarray,
    root: np.ndarray,
    pace: int,
) -> float:
    """The best score of a chain that ends at each meeting, the meeting before it and its first; the best of
    all.

    ``weights`` is the information of each word of the left text; ``pace`` 1 for words, 3 for syllables.
    """
    reach = REACH * pace
    best, near = 0.0, 0
    for at in range(len(meets)):
        i, j = meets[at, 0], meets[at, 1]
        while meets[near, 0] < i - reach:
            near += 1
        own, gained, link = weights[i], np.float32(0), -1
        for earlier in range(near, at):
            di, dj = i - meets[earlier, 0], j - meets[earlier, 1]
            if di > 0 and 0 < dj <= reach:
                value = score[earlier] - _cost(left, right, weights, i, j, di, dj) / pace
                if value > gained:
                    gained, link = value, earlier
        score[at], before[at] = own + gained, link
        root[at] = root[link] if link >= 0 else at
        best = max(best, float(score[at]))
    return best


@compiled
def _cost(
    left: np.ndarray, right: np.ndarray, weights: np.ndarray, i: int, j: int, di: int, dj: int
) -> np.float32:
    """What the words between two meetings cost, less what those of them that agree are worth."""
    between = max(di, dj) - 1
    if di != dj:
        return BETWEEN * between + SHIFT * abs(di - dj)
    worth = np.float32(0)
    for back in range(1, di):
        if left[i - back] == right[j - back]:
            worth += weights[i - back]
            between -= 1
    return BETWEEN * between - worth


@compiled
def _extended(
    left: np.ndarray,
    right: np.ndarray,
    i: int,
    j: int,
    step: int,
    taken_left: np.ndarray,
    taken_right: np.ndarray,
) -> int:
    """How many words further a chain reaches that ends at ``i`` and ``j``, while agreeing words outweigh."""
    reach, value, best, at = 0, 0, 0, step
    while 0 <= i + at < len(left) and 0 <= j + at < len(right) and value > -2:
        if taken_left[i + at] and taken_right[j + at]:
            break
        value += 1 if left[i + at] == right[j + at] else -1
        if value > best and left[i + at] == right[j + at]:
            best, reach = value, abs(at)
        at += step
    return reach


@compiled
def chains_of_pair(
    left: np.ndarray,
    anchors: np.ndarray,
    content: np.ndarray,
    weights: np.ndarray,
    right: np.ndarray,
    right_keys: np.ndarray,
    right_places: np.ndarray,
    pace: int,
    least: float,
) -> tuple[np.ndarray, np.ndarray]:
    """The chains of two texts that score ``least`` or more, none over another's words.

    Gives the matched words (left place, right place, number of the chain) in the order of each chain, and the
    chains' scores, best first.
    """
    meets = np.empty((OFTEN * len(content), 2), np.int32)
    meets = meets[: meeting(anchors, content, right_keys, right_places, meets)]
    taken_left, taken_right = np.zeros(len(left), np.bool_), np.zeros(len(right), np.bool_)
    matched = np.empty((2 * (len(left) + len(right)), 3), np.int32)
    scores, filled, number = np.empty(MOST, np.float32), 0, 0
    for _ in range(ROUNDS):
        score, before = np.empty(len(meets), np.float32), np.empty(len(meets), np.int32)
        root = np.empty(len(meets), np.int32)
        chain(meets, left, right, weights, score, before, root, pace)
        before_round = number
        for top in _tops(score, root, least):
            written = _write(
                top, meets, before, left, right, taken_left, taken_right, matched[filled:], number
            )
            if written and number < MOST:
                scores[number] = score[top]
                filled, number = filled + written, number + 1
        if number in (before_round, MOST):
            break
        meets = _left_over(meets, taken_left, taken_right)
    return matched[:filled], scores[:number]


@compiled
def _tops(score: np.ndarray, root: np.ndarray, least: float) -> np.ndarray:
    """The ends of the best chains, one for each first meeting, the best first."""
    tops = np.full(len(score), -1, np.int32)
    for at in range(len(score)):
        if score[at] >= least and (tops[root[at]] < 0 or score[at] > score[tops[root[at]]]):
            tops[root[at]] = at
    tops = tops[tops >= 0]
    return tops[np.argsort(-score[tops], kind="mergesort")]


@compiled
def _left_over(meets: np.ndarray, taken_left: np.ndarray, taken_right: np.ndarray) -> np.ndarray:
    """The meetings outside of what was found: a chain that branched off, or words that one side has twice."""
    kept = np.empty_like(meets)
    found = 0
    for at in range(len(meets)):
        if not (taken_left[meets[at, 0]] and taken_right[meets[at, 1]]):
            kept[found] = meets[at]
            found += 1
    return kept[:found]


@compiled
def _write(
    top: int,
    meets: np.ndarray,
    before: np.ndarray,
    left: np.ndarray,
    right: np.ndarray,
    taken_left: np.ndarray,
    taken_right: np.ndarray,
    matched: np.ndarray,
    number: int,
) -> int:
    """Write the words of the chain that ends at ``top``, and those between; 0 where they are taken."""
    length, used, at = 0, 0, top
    while at >= 0:
        used += taken_left[meets[at, 0]] and taken_right[meets[at, 1]]
        length, at = length + 1, before[at]
    if used > SHARED * length:
        return 0
    line = np.empty((length, 2), np.int32)
    at, place = top, length - 1
    while at >= 0:
        line[place, 0], line[place, 1] = meets[at, 0], meets[at, 1]
        place, at = place - 1, before[at]
    back = _extended(left, right, line[0, 0], line[0, 1], -1, taken_left, taken_right)
    on = _extended(left, right, line[-1, 0], line[-1, 1], 1, taken_left, taken_right)
    if back + on + line[-1, 0] - line[0, 0] >= len(matched):
        return 0
    found = _along(left, right, line[0, 0] - back, line[0, 1] - back, back, matched, 0, number)
    for place in range(length):
        i, j = line[place, 0], line[place, 1]
        if place:
            found = _filled(left, right, line[place - 1, 0], line[place - 1, 1], i, j, matched, found, number)
        matched[found, 0], matched[found, 1], matched[found, 2] = i, j, number
        found += 1
    found = _along(left, right, line[-1, 0] + 1, line[-1, 1] + 1, on, matched, found, number)
    taken_left[matched[0, 0] : matched[found - 1, 0] + 1] = True
    taken_right[matched[0, 1] : matched[found - 1, 1] + 1] = True
    return found


@compiled
def _along(
    left: np.ndarray,
    right: np.ndarray,
    i: int,
    j: int,
    length: int,
    matched: np.ndarray,
    found: int,
    number: int,
) -> int:
    """Write the words that agree place by place over ``length`` words."""
    for step in range(length):
        if left[i + step] == right[j + step]:
            matched[found, 0], matched[found, 1], matched[found, 2] = i + step, j + step, number
            found += 1
    return found


@compiled
def _filled(
    left: np.ndarray,
    right: np.ndarray,
    i0: int,
    j0: int,
    i1: int,
    j1: int,
    matched: np.ndarray,
    found: int,
    number: int,
) -> int:
    """Write the words that agree between two meetings: by place, or from both ends where lengths differ."""
    di, dj = i1 - i0, j1 - j0
    if di == dj:
        return _along(left, right, i0 + 1, j0 + 1, di - 1, matched, found, number)
    room = min(di, dj) - 1
    on = 0
    while on < room and left[i0 + 1 + on] == right[j0 + 1 + on]:
        on += 1
    found = _along(left, right, i0 + 1, j0 + 1, on, matched, found, number)
    back = 0
    while back < room - on and left[i1 - 1 - back] == right[j1 - 1 - back]:
        back += 1
    return _along(left, right, i1 - back, j1 - back, back, matched, found, number)
