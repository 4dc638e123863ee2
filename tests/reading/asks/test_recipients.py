"""To whom a document is addressed."""

from __future__ import annotations

from tests.reading.asked import asked
from tests.reading.cast import blocks
from tumen.reading.asks.recipients import questioners_in
from tumen.reading.sources import Source
from tumen.vocabulary.codes import BlockKind

LETTER = """Dear Foreign Secretary,

We ask you to raise the nine with Norland.

Yours sincerely,
Ada Orme"""


def test_you_are_who_the_letter_greets() -> None:
    kinds = (BlockKind.SALUTATION, BlockKind.PARAGRAPH, BlockKind.SIGNATURE)
    ((_, whom, what),) = asked(Source("a letter", LETTER, blocks(LETTER, *kinds)))
    assert whom == "Foreign Secretary"
    assert what == "raise the nine with Norland"


FORMAL = """Ansan, 3 December 2020

To His Excellency the Ambassador of Norland
(copy: the Ministry of Foreign Affairs)

Your Excellency,

I ask Your Excellency to look for my son."""


def test_a_title_of_honour_is_who_the_letter_is_addressed_to() -> None:
    kinds = (BlockKind.DATELINE, BlockKind.LETTERHEAD, BlockKind.SALUTATION, BlockKind.PARAGRAPH)
    ((_, whom, what),) = asked(Source("a letter", FORMAL, blocks(FORMAL, *kinds)))
    assert whom == "Ambassador of Norland"
    assert what == "look for my son"


BELOW_THE_DATE = """JOINT COMMISSION ON MOVEMENT

Rep. Ada Orme, Chair

April 4, 2019

The Secretary of State

Dear Mr. Secretary:

We ask you to raise the nine with Norland."""


def test_who_stands_below_the_date_is_written_to() -> None:
    letterhead, paragraph = BlockKind.LETTERHEAD, BlockKind.PARAGRAPH
    kinds = (letterhead, letterhead, BlockKind.DATELINE, letterhead, BlockKind.SALUTATION, paragraph)
    ((_, whom, _),) = asked(Source("a letter", BELOW_THE_DATE, blocks(BELOW_THE_DATE, *kinds)))
    assert whom == "Secretary of State"


PUT = """Questions by the members Vos (Green) and Stam (Labour) to the Minister of Foreign Affairs on the nine

1

Will you visit the camp?

No."""


def test_the_title_of_written_questions_names_who_asks_whom() -> None:
    assert questioners_in(PUT) == ("Vos", "Stam")
    kinds = (BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)
    ((_, whom, what),) = asked(Source("questions", PUT, blocks(PUT, *kinds)))
    assert whom == "Minister of Foreign Affairs"
    assert what == "visit the camp"


def test_a_text_without_such_a_title_has_no_questioners() -> None:
    assert questioners_in("Questions remain. Nobody has answered the Minister.") == ()


TO_TWO = """To the Prosecutor General of Norland

To the Ombudsman of Norland

Sirs,

We ask you to release the nine."""


def test_two_who_are_written_to_together_are_both_asked() -> None:
    letterhead = BlockKind.LETTERHEAD
    kinds = (letterhead, letterhead, BlockKind.SALUTATION, BlockKind.PARAGRAPH)
    ((_, whom, _),) = asked(Source("a letter", TO_TWO, blocks(TO_TWO, *kinds)))
    assert whom == "Prosecutor General of Norland; Ombudsman of Norland"


def test_both_are_asked_below_the_signature_too() -> None:
    text = f"{TO_TWO}\n\nRo Eun-sil\n\nPS. We ask you to visit the camp."
    letterhead, paragraph = BlockKind.LETTERHEAD, BlockKind.PARAGRAPH
    kinds = (letterhead, letterhead, BlockKind.SALUTATION, paragraph, BlockKind.SIGNATURE, paragraph)
    found = asked(Source("a letter", text, blocks(text, *kinds)))
    assert [whom for _, whom, _ in found] == ["Prosecutor General of Norland; Ombudsman of Norland"] * 2
