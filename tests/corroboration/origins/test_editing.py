import pytest

from tumen.corroboration.origins.editing import edit_marks, is_shorter, words_between
from tumen.vocabulary.spans import Span


@pytest.mark.parametrize(
    "text",
    [
        "held … there",
        "held ... there",
        "held [...] there",
        "[T]here they are",
        "those [in the camp] said",
        "so it [sic] was",
    ],
)
def test_it_finds_where_an_editor_marks_a_change(text):
    assert len(edit_marks(text, Span(0, len(text)))) == 1


@pytest.mark.parametrize(
    "text", ["held there.", "held there[12] again", "held (there) again", "held there.. again"]
)
def test_it_takes_no_other_sign_for_an_editors(text):
    assert edit_marks(text, Span(0, len(text))) == ()


def test_it_looks_inside_the_passage_only():
    assert edit_marks("... held there ...", Span(4, 14)) == ()


def test_it_counts_words():
    assert words_between("one two three four", Span(4, 13)) == 2


@pytest.mark.parametrize(
    ("one", "other", "shorter"),
    [(20, 30, True), (30, 20, False), (28, 30, False), (8, 10, False), (96, 100, False)],
)
def test_it_calls_shorter_what_lacks_more_than_a_word_or_two(one, other, shorter):
    assert is_shorter(one, other) is shorter
