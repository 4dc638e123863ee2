import pytest

from tumen.corroboration.origins.document import Document


def test_it_names_everybody_whose_words_it_holds():
    document = Document(
        "a", "", "Harbour Council", "Ida Quell", None, "letter", ("Amos Penhallow",), "Weekly Letter"
    )
    assert document.names == ("Harbour Council", "Ida Quell", "Amos Penhallow", "Weekly Letter")


@pytest.mark.parametrize(
    "known", [{"publisher": "Harbour Council"}, {"author": "Ida Quell"}, {"series": "Weekly Letter"}]
)
def test_it_knows_documents_of_the_same_makers(known):
    assert Document("a", "", **known).shares_its_makers_with(Document("b", "", **known))


def test_it_takes_what_is_not_known_for_nothing_shared():
    assert not Document("a", "").shares_its_makers_with(Document("b", ""))
    assert not Document("a", "", author="Ida Quell").shares_its_makers_with(
        Document("b", "", publisher="Ida Quell")
    )
