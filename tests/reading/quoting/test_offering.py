"""Who is on offer for a quotation, and by which signs."""

from __future__ import annotations

from collections.abc import Sequence

from tests.reading.cast import source
from tumen.reading.cast import Cast
from tumen.reading.parsing import parse
from tumen.reading.preparing import prepare
from tumen.reading.quoting.offering import Offer
from tumen.reading.quoting.saying import Said
from tumen.reading.sentences import for_parser
from tumen.reading.voices import Voices
from tumen.vocabulary.spans import Span

NEWS = (
    "Moon Ha-rin leads the Willow Centre. “The gate was open that night,” Ro Eun-sil said.\n\n"
    "Kang Do-yun waited by the bridge. “Nobody came to fetch us home.”"
)


def offers(text: str, words: str) -> list[Offer]:
    """All that is on offer for the quotation of a text that holds these words."""
    prepared = prepare(source(text))
    texts = [for_parser(prepared.sentences[index].of(text)) for index in prepared.to_parse]
    prepared.parsed.update(zip(prepared.to_parse, parse(texts), strict=True))
    found: dict[Span, list[Offer]] = {}

    def choose(at: Span, on_offer: Sequence[Offer]) -> Said | None:
        found[at] = list(on_offer)
        return on_offer[0].said

    cast = Cast.of(text, prepared.sentences, prepared.parsed, prepared.source)
    Voices(prepared, cast, choose=choose)
    return next(each for at, each in found.items() if words in at.of(text))


def named(text: str, words: str) -> set[str]:
    return {offer.said.speaker.name for offer in offers(text, words) if offer.said is not None}


def signs(text: str, words: str, name: str) -> set[str]:
    mine = [offer for offer in offers(text, words) if offer.said and offer.said.speaker.name == name]
    return {sign for offer in mine for sign in offer.signs}


def test_who_says_it_by_the_rules_comes_first() -> None:
    first = offers(NEWS, "gate was open")[0]
    assert first.said is not None
    assert first.said.speaker.name == "Ro Eun-sil"
    assert "rule" in first.signs


def test_those_whom_the_words_around_tell_of_are_on_offer() -> None:
    assert {"Ro Eun-sil", "Moon Ha-rin"} <= named(NEWS, "gate was open")
    assert "Kang Do-yun" in named(NEWS, "Nobody came")


def test_who_spoke_last_is_on_offer_by_how_far_away_that_was() -> None:
    assert any(sign.startswith("last=1") for sign in signs(NEWS, "Nobody came", "Ro Eun-sil"))


def test_a_law_that_is_named_is_on_offer_for_its_words() -> None:
    text = "Article 116 of the penal code forbids “undermining the unity of the people”."
    assert any("116" in name for name in named(text, "undermining"))


def test_nobody_is_always_on_offer() -> None:
    for words in ("gate was open", "Nobody came"):
        nobody = [offer for offer in offers(NEWS, words) if "nobody|" in offer.signs]
        assert len(nobody) == 1
        assert nobody[0].said is None
