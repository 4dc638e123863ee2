import pytest

from tests.corroboration.origins.pairs import WORDS, marked
from tumen.corroboration.origins.document import Document
from tumen.corroboration.origins.forms import first_person, form_of, is_of_an_agency


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Dear Minister,\n\n{WORDS}.\n\nYours sincerely,\n\nAmos Penhallow", "letter"),
        (f"장관님께\n\n{WORDS}.\n\n드림", "letter"),
        (f"Joint Statement on the camps\n\n{WORDS}.", "statement"),
        (f"강제송환 중단을 촉구하는 성명\n\n{WORDS}.", "statement"),
        (f"FOR IMMEDIATE RELEASE\n\n{WORDS}.", "release"),
        (f"{WORDS}.", ""),
        (f"Dear reader, {WORDS}.", ""),
    ],
)
def test_it_knows_a_form_by_its_marks(text, kind):
    assert form_of(Document("a", text))[0] == kind


def test_it_cites_the_marks():
    document = Document("a", f"Dear Minister,\n\n{WORDS}.\n\nYours faithfully,\n\nAmos Penhallow")
    assert [span.of(document.text).strip() for span in form_of(document)[1]] == [
        "Dear Minister,",
        "Yours faithfully,",
    ]


@pytest.mark.parametrize(
    ("genre", "kind"), [("Letter to the editor", "letter"), ("성명", "statement"), ("news", "")]
)
def test_it_takes_what_is_known_before_what_is_written(genre, kind):
    assert form_of(Document("a", f"Statement on bread\n\n{WORDS}.", genre=genre))[0] == kind


def test_it_takes_what_several_signed_for_a_statement():
    assert form_of(Document("a", WORDS, signatories=("Amos Penhallow", "Ida Quell")))[0] == "statement"
    assert form_of(Document("a", WORDS, signatories=("Amos Penhallow",)))[0] == ""


def test_it_finds_the_first_person_outside_of_quotations():
    document, (span,) = marked("a", "{{We ask. He said “we and our people will go there”. 우리는 요청한다.}}")
    assert [one.of(document.text) for one in first_person(document, span)] == ["We", "우리는"]


@pytest.mark.parametrize("publisher", ["Meridian News Agency", "Northern Newswire", "나루통신"])
def test_it_knows_a_news_agency_by_its_name(publisher):
    assert is_of_an_agency(Document("a", "", publisher=publisher))


@pytest.mark.parametrize("publisher", ["Daily Sentinel", "Agency for Roads", "나루신문", ""])
def test_it_takes_no_other_publisher_for_an_agency(publisher):
    assert not is_of_an_agency(Document("a", "", publisher=publisher))
