import pytest

from tests.corroboration.origins.pairs import MORE, WORDS, marked
from tumen.corroboration.origins.surroundings import quoted_share, quoting_of, surroundings
from tumen.vocabulary.spans import Span


def around(text):
    document, (span,) = marked("a", text)
    return [part.of(document.text).strip() for part in surroundings(document.text, span, ())]


@pytest.mark.parametrize("marks", ['""', "“”", "‘’", "«»", "「」"])
def test_it_counts_words_in_quotation_marks_of_every_kind(marks):
    document, (span,) = marked("a", f"They said: {marks[0]}{{{{{WORDS}}}}}{marks[1]}.")
    assert quoted_share(document.text, span) == 1.0


def test_it_counts_the_share_that_is_quoted():
    document, (span,) = marked("a", "{{one two three four “five six seven eight”}}")
    assert quoted_share(document.text, span) == 0.5


def test_it_counts_nothing_where_nothing_is_quoted():
    document, (span,) = marked("a", f"{{{{{WORDS}}}}}.")
    assert quoted_share(document.text, span) == 0.0
    assert quoted_share(document.text, Span(0, 0)) == 0.0


def test_it_takes_a_word_in_marks_for_no_quotation():
    assert quoting_of("the so-called “hostile” group was held").quotations == ()


def test_it_blanks_out_what_is_quoted_place_for_place():
    quoting = quoting_of(f"He said “{WORDS}” again.")
    assert len(quoting.plain) == len(quoting.text)
    assert quoting.plain.split() == ["He", "said", "again."]


def test_it_looks_behind_the_quotation_the_passage_stands_in():
    told = around(f"“{{{{{WORDS}}}}} and {MORE}”, the council said. Then it rained.")
    assert any(part.endswith("the council said.") for part in told)


def test_it_looks_at_what_leads_up_to_the_passage():
    assert any(
        "The council wrote:" in part for part in around(f"It rained. The council wrote: “{{{{{WORDS}}}}}”")
    )


def test_it_looks_at_the_end_of_the_paragraph_before():
    told = around(f"“{MORE}”, they tell him in the letter.\n\n“{{{{{WORDS}}}}}”")
    assert any("they tell him in the letter" in part for part in told)


def test_it_looks_between_two_halves_of_a_quotation():
    assert any(
        "the council said" in part for part in around(f"{{{{“{WORDS}”, the council said, “{MORE}”}}}}.")
    )


def test_it_does_not_look_further_than_a_sentence():
    told = around(
        f"The mayor spoke. It rained all day.\n\n“{{{{{WORDS}}}}}”, the council said. The mayor left."
    )
    assert not any("mayor" in part for part in told)


def test_it_does_not_count_what_is_said_in_another_quotation():
    assert around(f"“The mayor said that it would rain all day.” {{{{{WORDS}}}}}.") == []


def test_it_gives_what_stands_between_the_pieces_first():
    document, (span,) = marked("a", f"{{{{{WORDS}}}}}, the council said.")
    gap = Span(span.start + 4, span.start + 20)
    assert surroundings(document.text, span, (gap,))[0] == gap
