"""Which cue a quotation hangs on."""

from __future__ import annotations

import pytest

from tests.reading.peopled import peopled
from tumen.reading.parsing import parse
from tumen.reading.quoting.attributing import LEAST, cue_at_marks, cue_of


def hangs_on(text: str, number: int = 0) -> str:
    """The name of who tells by the cue that the quotation of that number hangs on."""
    found = peopled(text)
    quotation = found.voices.speeches.all[number]
    touched = [each.index for each in found.prepared.sentences if each.span.overlaps(quotation.span)]
    outside = [each for each in found.placed() if not quotation.span.overlaps(each.word)]
    best = cue_of(text, quotation.span, outside, touched)
    return found.cues.named(best[0]).name if best is not None else ""


@pytest.mark.parametrize(
    "text",
    [
        "“They came for us at night,” said Ro Eun-sil.",
        "“They came for us at night,” Ro Eun-sil told reporters.",
        "Ro Eun-sil said: “They came for us at night.”",
        "According to Ro Eun-sil, “they came for us at night”.",
    ],
)
def test_a_cue_that_touches_the_marks_is_the_quotations(text: str) -> None:
    assert hangs_on(text) == "Ro Eun-sil"


def test_the_cue_after_the_marks_is_nearer_than_one_before() -> None:
    text = "Kang Do-yun said that it rained. “They came for us at night,” said Ro Eun-sil."
    assert hangs_on(text) == "Ro Eun-sil"


def test_a_sentence_before_with_a_colon_leads_in() -> None:
    text = "Ro Eun-sil told reporters:\n\n“They came for us at night.”"
    assert hangs_on(text) == "Ro Eun-sil"


def test_a_quotation_without_any_cue_hangs_on_none() -> None:
    assert hangs_on("“They came for us at night.” The river froze.") == ""


def test_no_cue_under_the_least_points_is_taken() -> None:
    found = peopled("“They came for us at night.” The river froze.")
    assert cue_of(found.cast.text, found.voices.speeches.all[0].span, [], [0]) is None
    assert LEAST > 0


@pytest.mark.parametrize(
    ("text", "teller"),
    [
        ("“They came for us at night,” said Ro Eun-sil.", "sil"),
        ("“They came for us at night,” the old priest told researchers.", "priest"),
        ("The guards said to us, “They came for us at night.”", "guards"),
    ],
)
def test_the_order_of_the_words_tells_where_the_tree_does_not(text: str, teller: str) -> None:
    (doc,) = parse([text])
    cue = cue_at_marks(doc, text.index("“") + 1, text.index("”"))
    assert cue is not None
    assert teller in (cue.who.text, *(child.text for child in cue.who.subtree))


def test_words_that_tell_nothing_at_the_marks_are_no_cue() -> None:
    text = "“They came for us at night,” and the river froze."
    (doc,) = parse([text])
    assert cue_at_marks(doc, 1, text.index("”")) is None
