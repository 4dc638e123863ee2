import pytest

from tests.corroboration.origins.pairs import WORDS, marked
from tumen.corroboration.origins.attributing import (
    attributed_to,
    attributed_to_kind,
    credited,
    named,
    outsider,
)
from tumen.corroboration.origins.document import Document
from tumen.corroboration.origins.surroundings import surroundings

COUNCIL = Document(
    "b", WORDS, publisher="Harbour Refugee Council", author="Ida Quell", signatories=("Amos Penhallow",)
)


def sides(text, **known):
    document, (span,) = marked("a", text, **known)
    return document, surroundings(document.text, span, ())


@pytest.mark.parametrize(
    "text",
    [
        "“{{%s}},” said the Harbour Refugee Council.",
        "“{{%s}},” Mr Penhallow warned.",
        "“{{%s}},” as Quell put it.",
        "According to the Harbour Refugee Council, {{%s}}.",
        "In its report of March, the Harbour Refugee Council says: “{{%s}}.”",
        "The Harbour Refugee Council: “{{%s}}.”",
        "The Harbour Refugee Council reported that {{%s}}.",
    ],
)
def test_it_finds_who_is_said_to_have_said_it(text):
    document, around = sides(text % WORDS)
    assert attributed_to(document, COUNCIL, around)


@pytest.mark.parametrize(
    "text",
    [
        "“{{%s}},” said the Island Refugee Council.",
        "{{%s}}. The street of the Harbour Refugee Council is long.",
        "{{%s}}.\n\nThe Harbour Refugee Council said nothing.",
    ],
)
def test_it_finds_nobody_where_nobody_is_said_to_have_said_it(text):
    document, around = sides(text % WORDS)
    assert attributed_to(document, COUNCIL, around) is None


def test_it_does_not_take_a_document_to_quote_its_own_house():
    document, around = sides(
        f"“{{{{{WORDS}}}}},” said the Harbour Refugee Council.", publisher="Harbour Refugee Council"
    )
    assert attributed_to(document, COUNCIL, around) is None


@pytest.mark.parametrize(
    ("genre", "text"),
    [
        ("letter", "“{{%s}},” they tell him in the letter."),
        ("statement", "In a joint statement: “{{%s}}.”"),
        ("letter", "그들은 서한에서 “{{%s}}”라고 썼다."),
    ],
)
def test_it_finds_the_kind_of_text_it_is_from(genre, text):
    document, around = sides(text % WORDS)
    assert attributed_to_kind(document, genre, around)
    assert attributed_to_kind(document, "speech", around) is None
    assert attributed_to_kind(document, "", around) is None


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Harbour Refugee Council",
        "Source: Harbour Refugee Council",
        "This article first appeared in Harbour Refugee Council.",
        "By Ida Quell",
    ],
)
def test_it_finds_a_credit_line(line):
    document, (span,) = marked("a", f"{{{{{WORDS}}}}}.\n\n{line}")
    assert credited(document, COUNCIL, (span,))


@pytest.mark.parametrize("dateline", ["SEOUL (Meridian News) - ", "[서울=Meridian News] "])
def test_it_finds_an_agency_in_a_dateline(dateline):
    agency = Document("b", WORDS, publisher="Meridian News")
    document, (span,) = marked(
        "a", f"{{{{{dateline}{WORDS}}}}} and much more is told in this long first paragraph."
    )
    assert credited(document, agency, (span,))


def test_it_does_not_take_a_sentence_about_a_body_for_a_credit():
    text = (
        f"{{{{{WORDS}}}}}.\n\nWith the Harbour Refugee Council many others have asked the "
        "ministry for an answer in this matter since spring."
    )
    document, (span,) = marked("a", text)
    assert credited(document, COUNCIL, (span,)) is None


def test_it_finds_a_name_anywhere():
    document, _ = marked("a", "Much later the Harbour Refugee Council closed.")
    assert named(document, COUNCIL)
    assert named(COUNCIL, document) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“{{%s}},” the Embassy of Ruritania said.", "Embassy of Ruritania"),
        ("“{{%s}},” said Mira Oster, a lawyer.", "Mira Oster"),
        ("According to the Ruritanian embassy in London, “{{%s}}.”", "Ruritanian embassy in London"),
        ("A statement from the Island Council says: “{{%s}}.”", "Island Council"),
        ("런던 주재 대사관에 따르면 “{{%s}}”.", "런던 주재 대사관"),
        ("“{{%s}}”라고 런던 주재 대사관은 말했다.", "런던 주재 대사관"),
        ("“{{%s}},” the U.N. Refugee Office said.", "U.N. Refugee Office"),
        ("He spoke in London. Island Council wrote: “{{%s}}.”", "Island Council"),
    ],
)
def test_it_names_an_outsider(text, name):
    document, around = sides(text % WORDS)
    assert outsider(document, around).name == name


@pytest.mark.parametrize(
    "text",
    [
        "The camp beside Grey River is as they said: “{{%s}}.”",
        "“{{%s}},” he said.",
        "“{{%s}}.” Most said nothing.",
        "{{%s}}.",
    ],
)
def test_it_names_no_outsider_where_none_is_named(text):
    document, around = sides(text % WORDS)
    assert outsider(document, around) is None
