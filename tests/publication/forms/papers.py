"""A letter for the tests, in English and Korean. Persons and bodies are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tumen.publication.forms.papers import (
    Citation,
    Grid,
    Heading,
    Paper,
    Paragraph,
    Points,
    Sentence,
    Tongue,
)

ENGLISH = Paper(
    Tongue.ENGLISH,
    "The forced return of about 600 people in October 2023",
    (
        Paragraph(
            (
                Sentence("About 600 people were forcibly returned, by two independent voices.", (1, 2)),
                Sentence("Nothing has been heard of them since."),
            )
        ),
        Heading("What we ask"),
        Points(
            (
                Paragraph((Sentence("Raise these cases with the Ambassador.", asserts=False),)),
                Paragraph((Sentence("Publish the list.", asserts=False),)),
            )
        ),
        Grid(
            "Figures side by side",
            ("Source", "Figure"),
            (("Lanternlight", "about 600"), ("Herald", "500")),
            ((1,), (2,)),
        ),
    ),
    (
        Citation(1, "약 600명이 송환됐다", "Lanternlight Korea", "release", "12 October 2023", "c-abc"),
        Citation(2, "At least 500 were on the buses", "Herald", "news", "11 October 2023", "c-abd"),
    ),
    date(2024, 3, 1),
    sender=("Heron Alliance", "1 Mill Lane"),
    recipient=("The Foreign Secretary",),
    greeting="Dear Foreign Secretary,",
    closing="Yours sincerely,",
    signatories=("Anna Bell", "Lord Penhallow"),
    notes=("Figures are those of the record on 1 March 2024.",),
)
KOREAN = replace(ENGLISH, tongue=Tongue.KOREAN, title="2023년 10월의 강제송환에 관하여")
#: A letter without a sign of Korean.
LATIN = replace(ENGLISH, citations=(replace(ENGLISH.citations[0], quote="About 600"), ENGLISH.citations[1]))


def saying(words: str) -> Paper:
    """A letter of one sentence, which cites."""
    return replace(LATIN, blocks=(Paragraph((Sentence(words, (1,)),)),))
