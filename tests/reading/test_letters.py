"""The letters that a document is or holds."""

from __future__ import annotations

from tests.reading.cast import blocks, source
from tumen.reading.heads import heads_of
from tumen.reading.letters import letters_of, second_letter
from tumen.reading.times import find_times
from tumen.vocabulary.codes import BlockKind

LETTER = ("Dear Foreign Secretary,", "We ask you to act.", "Yours sincerely,", "Ada Orme MP")
REPLY = ("2 April 2019", "Dear Ada,", "I have asked the Embassy.", "Yours ever,", "Ben Tamm")
KINDS = {
    "Dear": BlockKind.SALUTATION,
    "Yours": BlockKind.SIGNATURE,
    "Ada": BlockKind.SIGNATURE,
    "Ben": BlockKind.SIGNATURE,
    "2": BlockKind.DATELINE,
}


def _found(*lines: str) -> list[tuple[tuple[str, ...], str]]:
    text = "\n\n".join(lines)
    kinds = [KINDS.get(line.split()[0], BlockKind.PARAGRAPH) for line in lines]
    return [(letter.signatories, letter.span.of(text)) for letter in letters_of(text, blocks(text, *kinds))]


def test_a_letter_is_spoken_by_who_signs_it_from_its_greeting_on() -> None:
    assert _found(*LETTER) == [(("Ada Orme",), "Dear Foreign Secretary,\n\nWe ask you to act.\n\n")]


def test_the_reply_below_it_is_spoken_by_who_signs_the_reply() -> None:
    (letter, first), (reply, second) = _found(*LETTER, *REPLY)
    assert (letter, reply) == (("Ada Orme",), ("Ben Tamm",))
    assert "We ask you" in first
    assert "I have asked" in second


def test_without_a_greeting_or_a_signature_there_is_no_letter() -> None:
    assert not _found(*LETTER[1:])
    assert not _found(*LETTER[:2])


def test_two_may_sign_with_their_first_names() -> None:
    assert _found("Dear friends,", "We are well.", "Yours,", "Ada and Ben")[0][0] == ("Ada and Ben",)


def test_a_letter_below_another_begins_after_the_signature() -> None:
    lines = (*LETTER, *REPLY)
    kinds = [KINDS.get(line.split()[0], BlockKind.PARAGRAPH) for line in lines]
    text = "\n\n".join(lines)
    assert second_letter(blocks(text, *kinds)) == len(LETTER)
    assert second_letter(blocks("\n\n".join(LETTER), *kinds[: len(LETTER)])) is None


def test_the_reply_is_written_on_its_own_date() -> None:
    lines = ("6 March 2019", *LETTER, "Annex", *REPLY)
    kinds = [KINDS.get(line.split()[0], BlockKind.PARAGRAPH) for line in lines]
    kinds[0] = BlockKind.DATELINE
    text = "\n\n".join(lines)
    found = heads_of(source(text, blocks=blocks(text, *kinds)), find_times(text))
    assert [(head.expression.text, head.of_part) for head in found] == [
        ("6 March 2019", False),
        ("2 April 2019", True),
    ]
