"""A word that may tell an act, as the reader has it: `told_in("She was beaten.", "beaten")`."""

from __future__ import annotations

from tests.reading.cast import source
from tumen.reading.cast import Cast
from tumen.reading.parsing import parse
from tumen.reading.preparing import Prepared, prepare
from tumen.reading.telling import Telling
from tumen.reading.told_acts import ToldAct, told_acts


def prepared_of(text: str) -> Prepared:
    """A text prepared and parsed."""
    prepared = prepare(source(text))
    texts = [prepared.sentences[index].of(text) for index in prepared.to_parse]
    prepared.parsed.update(zip(prepared.to_parse, parse(texts), strict=True))
    return prepared


def all_told(text: str) -> tuple[Telling, list[ToldAct]]:
    """Every word of a text that may tell an act; its figures are not read."""
    prepared = prepared_of(text)
    telling = Telling(prepared)
    cast = Cast.of(text, prepared.sentences, prepared.parsed, prepared.source)
    return telling, list(told_acts(telling, cast))


def told_in(text: str, word: str) -> ToldAct:
    """The first word of that form among them."""
    told = all_told(text)[1]
    return next(each for each in told if each.token.text == word)
