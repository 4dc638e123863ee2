"""Whether what two texts share says something: a name, a title and a page's furniture do not."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import numpy.typing as npt

from tumen.corroboration.passages.anchors import Anchored
from tumen.corroboration.passages.compiled import compiled
from tumen.corroboration.passages.cutting import AFTER_STOP, CAPITAL, FUNCTION, NUMBER, SYLLABLE, is_in
from tumen.corroboration.passages.words import Words, hash_table, keys_of

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
    "무단|전재|재배포|저작권|공유하기|페이스북|트위터|카카오톡"
    "|구독|뉴스레터|소식지|회원가입|로그인|독자 여러분|후원으로 운영|이 기사"
)
#: The share of such words from which on a passage is of a page and not of its text.
_FURNITURE_SHARE = 0.08
#: Passages longer than this, in words, are taken to say something: no office has so long a name.
_LONG = 18
#: Words not written with a capital from which on a passage says something: an office has few.
_PLAIN = 5

_SYLLABLE, _CAPITAL, _AFTER_STOP, _NO_CONTENT = SYLLABLE, CAPITAL, AFTER_STOP, FUNCTION | NUMBER


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
    known = _clause(), _relative(), _furniture()
    syllables, plain, names, furniture, clauses = _counted(
        words.keys, words.marks, right.words.marks, here, there, *known
    )
    if 2 * syllables > len(here):
        return _says_something_in_korean(text[words.starts[here[0]] : words.ends[here[-1]]])
    if furniture >= max(2, _FURNITURE_SHARE * len(here)) or plain < max(3, 0.4 * names):
        return False
    return plain >= _PLAIN or len(here) >= _LONG or clauses > 0 or _has_a_participle(words, here, text)


@compiled
def _counted(
    keys: np.ndarray,
    left: np.ndarray,
    right: np.ndarray,
    here: np.ndarray,
    there: np.ndarray,
    clause: np.ndarray,
    relative: np.ndarray,
    furniture: np.ndarray,
) -> tuple[int, int, int, int, int]:
    """How many matched words are syllables, plain words, words of names, furniture, and signs of a clause.

    ``left`` and ``right`` are the marks of both texts' words, the last three are tables of words. A relative
    pronoun after a name is no sign of a clause: "said Ann Moor, who leads the team" is a title.
    """
    syllables, plain, names, of_page, clauses = 0, 0, 0, 0, 0
    for at in range(len(here)):
        one, other = left[here[at]], right[there[at]]
        syllables += one & _SYLLABLE > 0
        of_page += is_in(keys[here[at]], furniture)
        is_title = here[at] > 0 and left[here[at] - 1] & _CAPITAL and is_in(keys[here[at]], relative)
        clauses += is_in(keys[here[at]], clause) and not is_title
        if not one & _NO_CONTENT:
            if not one & other & _CAPITAL:
                plain += 1
            elif not (one | other) & _AFTER_STOP:
                names += 1
    return syllables, plain, names, of_page, clauses


def _says_something_in_korean(written: str) -> bool:
    sentence = max(written.replace("\n", ". ").split(". "), key=len)
    furniture = sum(len(found) for found in _KOREAN_FURNITURE.findall(written))
    return bool(_PREDICATE.search(sentence)) and furniture < _FURNITURE_SHARE * len(written)


def _has_a_participle(words: Words, here: npt.NDArray[np.int32], text: str) -> bool:
    content = here[words.marks[here] & FUNCTION == 0]  # "according" is none
    written = (text[words.starts[place] : words.ends[place]] for place in content)
    return any(len(word) > 4 and word[0].islower() and word.endswith(("ed", "ing")) for word in written)


@cache
def _clause() -> npt.NDArray[np.uint64]:
    return hash_table(keys_of(_CLAUSE))


@cache
def _relative() -> npt.NDArray[np.uint64]:
    return hash_table(keys_of(("who", "which")))


@cache
def _furniture() -> npt.NDArray[np.uint64]:
    return hash_table(keys_of(_FURNITURE))
