"""What must not be in an answer: what is hidden from the viewer, and identities for who is not cleared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from tests.matrix.asking import UNMASKED, Question, addresses, commands, questions
from tests.matrix.cast import CANARY, IDENTITIES, Cast
from tests.matrix.combinations import Combination
from tumen.access.looking import one_look
from tumen.access.models import Actor, Level

#: How many the hidden document told of; the only number with these digits in the cast, but within hashes and
#: ids, which are of letters and digits by chance.
NUMBER = re.compile(r"(?<![0-9a-z-])777(?![0-9a-z:])")


def everything(cast: Cast) -> list[Question]:
    """Every question that there is."""
    return [*questions(cast), *addresses(cast), *commands(cast)]


def leaks(said: str, question: Question, cast: Cast, combination: Combination) -> list[str]:
    """What is in the answer and must not be; the ids that the question named itself may be."""
    found = []
    if not combination.sees:
        asked = set(question.ids)
        found += [word for word in (CANARY, *(id for id in cast.ids if id not in asked)) if word in said]
        found += ["777"] if NUMBER.search(said) else []
    if combination.clearance is not Level.IDENTITY and question.of not in UNMASKED:
        folded = unicodedata.normalize("NFC", said).casefold()
        words = [*IDENTITIES, *cast.sums]
        if combination.sees:
            words += [f"{CANARY}tail", "5555-0137"]
        found += [word for word in words if word.casefold() in folded]
    return found


def leaking(
    viewer: Actor, cast: Cast, combination: Combination, asked: Iterable[Question]
) -> dict[str, list[str]]:
    """What leaks in the answers to these questions, by question."""
    told: dict[str, list[str]] = {}
    with one_look():  # the pages and the commands have looks of their own
        for each in asked:  # several have one name: in words and in JSON, with one filter and with another
            if found := leaks(each.ask(viewer), each, cast, combination):
                told.setdefault(str(each), []).extend(found)
    return told
