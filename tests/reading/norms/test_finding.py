"""The whole of it: mentions in order, over paragraphs, and for any text at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.norms.marking import codes_of, lines_of, marked
from tumen.reading.norms import find_norms, norms_named
from tumen.vocabulary.norms import NormRef, norms

LETTER = """Dear Minister,

China acceded in 1982 to the Convention relating to the Status of Refugees and to its Protocol, and
Article 33 of the Convention forbids the return of a refugee. Since 1988 it has been bound by the
Convention against Torture (CAT), whose Article 3 knows no exception.

The bilateral protocol that Beijing and Pyongyang signed in 1986 cannot undo either. North Koreans are
protected by the principle of non-refoulement and, if they are children, by article 22 of the Convention
on the Rights of the Child. Do not let CAT be forgotten.

Yours sincerely
"""


def test_a_letter_is_read_from_beginning_to_end() -> None:
    assert codes_of(LETTER) == [
        "refugee-convention",
        "refugee-protocol",
        "refugee-convention 33",
        "cat",
        "cat 3",
        "china-dprk-border-protocol-1986",
        "non-refoulement",
        "crc 22",
        "cat",
    ]


def test_mentions_stand_in_order_and_do_not_overlap() -> None:
    spans = [mention.span for mention in find_norms(LETTER)]
    assert spans == sorted(spans)
    assert all(first.end <= second.start for first, second in zip(spans, spans[1:], strict=False))


def test_every_mention_has_a_rule_and_a_norm() -> None:
    for mention in find_norms(LETTER):
        assert mention.rule.startswith("norm.")
        assert mention.ref.code in norms()


def test_a_text_without_norms_has_no_mentions() -> None:
    assert find_norms("Police arrested 40 women in Yanji on Friday and sent them over the bridge.") == []
    assert find_norms("") == []


def test_a_norm_is_not_looked_for_across_paragraphs() -> None:
    assert codes_of("They spoke of the Refugee\n\nConvention centres are large.") == []


def test_a_reference_reaches_over_paragraphs() -> None:
    assert (
        codes_of("It joined the Refugee Convention.\n\nIt broke the Convention.")
        == ["refugee-convention"] * 2
    )


@pytest.mark.parametrize("line", ["\r\n".join(LETTER.split("\n")), LETTER.replace(" ", "\u00a0")])
def test_line_ends_and_hard_spaces_change_nothing(line: str) -> None:
    assert codes_of(line) == codes_of(LETTER)


def test_curly_and_straight_apostrophes_are_the_same() -> None:
    curly = "article 240 of China’s Criminal Law and the African Charter on Human and Peoples’ Rights"
    assert (
        codes_of(curly) == codes_of(curly.replace("’", "'")) == ["china-criminal-law 240", "african-charter"]
    )


@pytest.mark.parametrize(
    ("label", "refs"),
    [
        (
            "1951 Convention relating to the Status of Refugees, article 33",
            [NormRef("refugee-convention", "33")],
        ),
        ("Convention against Torture, article 3", [NormRef("cat", "3")]),
        ("non-refoulement", [NormRef("non-refoulement")]),
        ("Geneva Conventions of 1949, common article 3", [NormRef("geneva-conventions", "3")]),
        ("Refugees Act, 2021 (Kenya), section 29", [NormRef("", "section 29", "Refugees Act, 2021")]),
        ("Human Rights Act 1998, section 6", [NormRef("uk-human-rights-act", "section 6")]),
        ("international law", []),
    ],
)
def test_a_label_names_its_norm(label: str, refs: list[NormRef]) -> None:
    assert norms_named(label) == refs


ANYTHING = st.text(max_size=400)
PIECES = st.lists(
    st.sampled_from(
        [
            *"the The Convention convention Protocol of on against to Torture Refugees article".split(),
            *"Article 33 3 (1) II and , . ; ( ) “ ” ’s its whose which latter first that treaty".split(),
            "Act",
            *"Law No. 89 1951 1967 1986 CAT ICCPR (CAT) Covenant agreement with between China North".split(),
            *"Korea signed in non- refoulement principle section 28 Criminal Code Constitution".split(),
            *"resolution A/RES/78/218 UN Optional Additional Rights Child İ 한국 §".split(),
            *("\n", "\n\n", "\r\n", "\u00a0"),
        ]
    ),
    max_size=60,
).map(" ".join)


@given(st.one_of(ANYTHING, PIECES))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_its_mentions_are_its_own_words(text: str) -> None:
    mentions = find_norms(text)
    for mention in mentions:
        assert mention.span.of(text)
        assert mention.ref.code in norms() or (not mention.ref.code and mention.ref.name)
        assert mention.leans_on is None or mention.leans_on.of(text)
    spans = [mention.span for mention in mentions]
    assert all(first.end <= second.start for first, second in zip(spans, spans[1:], strict=False))


@given(PIECES)
@settings(max_examples=100, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert find_norms(text) == find_norms(text)


DENSE = " ".join(marked(line).text for line in lines_of("spellings.txt"))
NEWS = "Police arrested 40 women in Yanji on Friday and drove them over the bridge before dawn. "


def seconds(text: str) -> float:
    """The processor's time for reading a text: the best of three, since other work goes on beside it."""
    taken = []
    for _ in range(3):
        begin = time.process_time()
        find_norms(text)
        taken.append(time.process_time() - begin)
    return min(taken)


@pytest.mark.parametrize(
    "text",
    [
        DENSE,
        DENSE + "\n\n",
        "the Convention ",
        "Article 3 of the Convention against Torture and ",
        "Act " * 50 + "\n\n",
        "(" * 50,
        "Law on Refugees and Foreigners and ",
        "articles 1, 2, 3, 4, 5, ",
        "agreement between ",
        "the Refugees Act, 1998 (the “Act”), ",
        "the Refugee Convention (" + " " * 300,
        "Article 3 of " + "AB" * 60 + " the Act ",
        "agreement " + "signed " * 20,
        "Law on " + "the of and " * 30,
        "articles " + "1, " * 100,
    ],
)
def test_the_time_grows_with_the_length_and_no_faster(text: str) -> None:
    short = text * max(1, 20_000 // len(text))
    find_norms(short)  # the vocabulary is read once
    assert seconds(short * 8) < 30 * max(seconds(short), 0.002)


def test_a_text_without_norms_is_read_fast() -> None:
    text = "\n\n".join([NEWS * 5] * 2000)
    assert (
        len(text) / seconds(text) > 2_000_000
    )  # measured: 14 million a second; the bound leaves a slow machine room


def test_a_text_full_of_norms_is_read_fast_enough() -> None:
    text = "\n\n".join([DENSE] * 10)
    assert len(text) / seconds(text) > 200_000  # measured: a million a second
