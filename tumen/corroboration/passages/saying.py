"""Whether what two texts share says something: a name, a title and a page's furniture do not."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import numpy.typing as npt

from tumen.corroboration.passages.anchors import Anchored
from tumen.corroboration.passages.cutting import AFTER_STOP, CAPITAL, FUNCTION, NUMBER, SYLLABLE
from tumen.corroboration.passages.words import keys_of

#: Words that only a clause has. A name or an office ("the envoy on the situation of rights in ...") has none.
_CLAUSE = """
is are was were be been being has have had do does did will would shall should can could may might must
that who
which whom whose because if when while not never no they we i he she it there them us him me my our their
""".split()
#: What pages say of themselves, whatever they are about.
_FURNITURE = """
newsletter subscribe subscription subscriber cookie cookies copyright reserved advertisement advert click
inbox
browser javascript login signup unsubscribe republish reproduced reproduction reprint permission editor
editors
webpage website homepage facebook twitter whatsapp podcast donate donation registered charity trademark
privacy
comment comments share follow download print bookmark disclaimer
""".split()
#: Endings of Korean predicates, but for "about", "for", "by", "to" and such, which titles have.
_PREDICATE = re.compile(
    "[했었았됐였렸켰졌갔왔냈혔]"
    "|[가-힣]다(?![가-힣])"
    "|(?<![관위의대통])한(?![가-힣])"
    "|[된린친간온낸힌는던](?= )"
    "|라고|다고|하며|하고"
)
_KOREAN_FURNITURE = re.compile(
    "무단|전재|재배포|저작권|공유하기|페이스북|트위터|카카오톡|구독|뉴스레터|회원가입|로그인|이 기사"
)
#: The share of such words from which on a passage is of a page and not of its text.
_FURNITURE_SHARE = 0.08
#: Passages longer than this, in words, are taken to say something: no office has so long a name.
_LONG = 18
#: Words not written with a capital from which on a passage says something: an office has few.
_PLAIN = 5


def says_something(
    left: Anchored, right: Anchored, text: str, here: npt.NDArray[np.int32], there: npt.NDArray[np.int32]
) -> bool:
    """Whether the matched words (places ``here`` in the left text, which is ``text``, ``there`` in the
    right one) say so.

    A passage in Korean says something when it has an ending that only a predicate has.
    """
    words = left.words
    if not len(here):
        return False
    if (words.marks[here] & SYLLABLE > 0).mean() > 0.5:
        return _says_something_in_korean(text[words.starts[here[0]] : words.ends[here[-1]]])
    content = words.marks[here] & (FUNCTION | NUMBER) == 0
    begins = (words.marks[here] | right.words.marks[there]) & AFTER_STOP > 0
    capital = words.marks[here] & right.words.marks[there] & CAPITAL > 0
    plain, names = int((content & ~capital).sum()), int((content & capital & ~begins).sum())
    keys = words.keys[here]
    if int(_are_in(keys, _furniture()).sum()) >= max(2, _FURNITURE_SHARE * len(here)):
        return False
    return (
        plain >= 3
        and plain >= 0.4 * names
        and (plain >= _PLAIN or len(here) >= _LONG or _has_a_clause(words.keys[here], words, here, text))
    )


def _says_something_in_korean(written: str) -> bool:
    sentence = max(written.replace("\n", ". ").split(". "), key=len)
    furniture = sum(len(found) for found in _KOREAN_FURNITURE.findall(written))
    return bool(_PREDICATE.search(sentence)) and furniture < _FURNITURE_SHARE * len(written)


def _has_a_clause(
    keys: npt.NDArray[np.uint64], words: object, here: npt.NDArray[np.int32], text: str
) -> bool:
    if _are_in(keys, _clause()).any():
        return True
    starts, ends = words.starts, words.ends  # type: ignore[attr-defined]
    written = (text[starts[place] : ends[place]] for place in here)
    return any(len(word) > 4 and word[0].islower() and word.endswith(("ed", "ing")) for word in written)


def _are_in(keys: npt.NDArray[np.uint64], known: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    """Which of ``keys`` are among ``known``, which are in ascending order."""
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    found: npt.NDArray[np.bool_] = known[at] == keys
    return found


@cache
def _clause() -> npt.NDArray[np.uint64]:
    return keys_of(_CLAUSE)


@cache
def _furniture() -> npt.NDArray[np.uint64]:
    return keys_of(_FURNITURE)
