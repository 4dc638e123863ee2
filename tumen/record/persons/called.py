"""Names in a text by which some person of the record is called, in whatever spelling: for what is withheld.

The names of all persons are kept as hashes of how they sound (`PersonKey`); a text is looked through by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tumen.linkage.comparing import is_full, words_of
from tumen.record.models import PersonKey
from tumen.record.persons.loading import BATCH
from tumen.record.persons.proposing import hashed
from tumen.vocabulary.korean_names import names_in
from tumen.vocabulary.words import SYLLABLES, folded

_WORD = re.compile(r"[가-힣]+|[^\W\d_가-힣]+")
#: Words in a row that each begin as names do, with what may stand between them.
_NAMED = re.compile(r"[^\W\d_a-z가-힣][^\W\d_가-힣’'-]*")
#: Words of a name in another language than Korean.
_FEWEST, _MOST = 2, 4


def called_in(text: str) -> tuple[str, ...]:
    """The stretches of ``text`` that some person of the record is called by, each once, in their order.

    They are names as they stand there: whose they are is not told.
    """
    keys: dict[str, str] = {}
    for key, name in (*_korean(text), *_others(text)):
        keys.setdefault(hashed(key), name)
    wanted, known = list(keys), set[str]()
    for at in range(0, len(wanted), BATCH):
        rows = PersonKey.objects.filter(key__in=wanted[at : at + BATCH], is_wide=True).order_by()
        known.update(rows.values_list("key", flat=True).distinct())
    return tuple(dict.fromkeys(name for key, name in keys.items() if key in known))


def _korean(text: str) -> Iterator[tuple[str, str]]:
    tokens = list(_WORD.finditer(text))
    for first, end, key in names_in([folded(token[0].lower()) for token in tokens]):
        begin, stop = tokens[first].start(), tokens[end - 1].end()
        if "가" <= text[begin] <= "힣":
            stop = min(stop, begin + SYLLABLES)  # particles follow close
        yield f"n {key}", text[begin:stop]


def _others(text: str) -> Iterator[tuple[str, str]]:
    found = list(_NAMED.finditer(text))
    for at in range(len(found)):
        for many in range(_FEWEST, _MOST + 1):
            row = found[at : at + many]
            if len(row) < many or not _stand_together(row, text):
                break
            name = text[row[0].start() : row[-1].end()]
            words = words_of(name)
            if is_full(words):
                yield f"x {' '.join(sorted(words))}", name


def _stand_together(row: list[re.Match[str]], text: str) -> bool:
    between = (text[one.end() : two.start()] for one, two in zip(row, row[1:], strict=False))
    return all(re.fullmatch(r"[ \t]*(?:\.?[ \t]|\n)[ \t]*", each) for each in between)
