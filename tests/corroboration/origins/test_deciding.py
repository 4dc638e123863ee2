import pytest

from tests.corroboration.origins.pairs import (
    KOREAN,
    LAST,
    MORE,
    WORDS,
    day,
    grounds,
    marked,
    origin_between,
    origins_between,
)
from tumen.corroboration.origins.deciding import origins_of
from tumen.corroboration.origins.verdict import Ground, Side
from tumen.vocabulary.dates import Interval

HARBOUR = "Harbour Refugee Council"


def test_it_takes_the_named_and_quoted_body_for_the_origin():
    news = marked(
        "a",
        f'Officials kept silent.\n\n"{{{{{WORDS}}}}}," the Harbour Refugee Council said.',
        publisher="Daily Sentinel",
    )
    report = marked("b", f"What we found.\n\n{{{{{WORDS}}}}}.", publisher=HARBOUR)
    origin = origin_between(news, report)
    assert (origin.side, origin.document) == (Side.RIGHT, "b")
    assert {Ground.ATTRIBUTED, Ground.QUOTED} <= grounds(origin)


def test_it_gives_the_same_verdict_with_the_sides_exchanged():
    report = marked("a", f"What we found.\n\n{{{{{WORDS}}}}}.", publisher=HARBOUR)
    news = marked("b", f'"{{{{{WORDS}}}}}," the Harbour Refugee Council said.', publisher="Daily Sentinel")
    assert origin_between(report, news).side is Side.LEFT


def test_it_cites_the_words_that_attribute():
    news = marked("a", f'"{{{{{WORDS}}}}}," the Harbour Refugee Council said.')
    report = marked("b", f"{{{{{WORDS}}}}}.", publisher=HARBOUR)
    reason = next(one for one in origin_between(news, report).reasons if one.ground is Ground.ATTRIBUTED)
    assert [span.of(news[0].text) for span in reason.left] == [HARBOUR]
    assert reason.sentence("the news", "the report") == (
        "the news says beside the passage that the words are those of the report."
    )


def test_it_lets_an_attribution_outweigh_contrary_dates():
    news = marked("a", f'"{{{{{WORDS}}}}}," said the Harbour Refugee Council.', published=day(1))
    report = marked("b", f"{{{{{WORDS}}}}}.", publisher=HARBOUR, published=day(9))
    assert origin_between(news, report).side is Side.RIGHT


def test_it_knows_a_letter_by_those_who_signed_it():
    news = marked("a", f'"{{{{{WORDS}}}}}," Mr Penhallow wrote in the letter.', genre="news")
    letter = marked(
        "b",
        f"Dear Minister,\n\n{{{{{WORDS}}}}}.\n\nYours sincerely,\n\nAmos Penhallow",
        signatories=("Amos Penhallow",),
    )
    assert origin_between(news, letter).side is Side.RIGHT


def test_it_knows_a_letter_nothing_else_is_known_of():
    news = marked("a", f'"{{{{{WORDS}}}}}," they tell the minister in the letter.')
    letter = marked("b", f"Dear Minister,\n\n{{{{{WORDS}}}}}.\n\nYours sincerely,\n\nAmos Penhallow")
    origin = origin_between(news, letter)
    assert origin.side is Side.RIGHT
    assert {Ground.MEDIUM, Ground.PRIMARY, Ground.QUOTED} <= grounds(origin)


def test_it_reads_korean_attributions():
    news = marked("a", f"나루난민회는 성명에서 “{{{{{KOREAN}}}}}”라고 밝혔다.", publisher="한솔일보")
    statement = marked("b", f"성명\n\n{{{{{KOREAN}}}}}.", publisher="나루난민회")
    assert origin_between(news, statement).side is Side.RIGHT


def test_it_names_an_outsider_whom_both_quote():
    one = marked(
        "a",
        f'"{{{{{WORDS}}}}}," the Embassy of Ruritania said in a statement.',
        publisher="Daily Sentinel",
        published=day(1),
    )
    two = marked(
        "b",
        f'According to the Embassy of Ruritania, "{{{{{WORDS}}}}}".',
        publisher="Evening Lantern",
        published=day(3),
    )
    origin = origin_between(one, two)
    assert (origin.side, origin.name, origin.is_known) == (Side.OUTSIDE, "Embassy of Ruritania", False)
    assert origin.document == ""


def test_it_names_an_outsider_where_the_other_quotes_without_a_name():
    one = marked("a", f'"{{{{{WORDS}}}}}," the Embassy of Ruritania said.', publisher="Daily Sentinel")
    two = marked("b", f'As was heard today: "{{{{{WORDS}}}}}".', publisher="Evening Lantern")
    assert origin_between(one, two).side is Side.OUTSIDE


def test_it_names_a_korean_outsider():
    one = marked("a", f"런던 주재 대사관은 “{{{{{KOREAN}}}}}”라고 말했다.", publisher="한솔일보")
    two = marked("b", f"런던 주재 대사관에 따르면 “{{{{{KOREAN}}}}}”.", publisher="나루신문")
    origin = origin_between(one, two)
    assert (origin.side, origin.name) == (Side.OUTSIDE, "런던 주재 대사관")


def test_it_does_not_let_dates_decide_between_two_that_quote():
    one = marked("a", f'Heard today: "{{{{{WORDS}}}}}".', published=day(1))
    two = marked("b", f'Heard again: "{{{{{WORDS}}}}}".', published=day(5))
    origin = origin_between(one, two)
    assert origin.side is Side.UNDETERMINED
    assert Ground.DATES in grounds(origin)


def test_it_lets_disjoint_dates_decide_where_nothing_else_speaks():
    one = marked("a", f"{{{{{WORDS}}}}}.", published=day(5))
    two = marked("b", f"{{{{{WORDS}}}}}.", published=day(1))
    assert origin_between(one, two).side is Side.RIGHT


@pytest.mark.parametrize("other", [None, day(5), Interval.month(2022, 3), Interval(None, day(9).latest)])
def test_it_decides_nothing_by_dates_that_overlap_or_are_not_known(other):
    one = marked("a", f"{{{{{WORDS}}}}}.", published=day(5))
    two = marked("b", f"{{{{{WORDS}}}}}.", published=other)
    origin = origin_between(one, two)
    assert (origin.side, origin.reasons) == (Side.UNDETERMINED, ())


def test_it_takes_the_side_with_ellipses_and_brackets_for_the_copy():
    long = f"{{{{{WORDS} and {MORE}}}}}."
    short = f"{{{{{WORDS.replace('by the river', '...')} and [{MORE.split()[0]}] {MORE.split(' ', 1)[1]}}}}}."
    origin = origin_between(marked("a", short), marked("b", long))
    assert origin.side is Side.RIGHT
    assert Ground.MARKED_EDITS in grounds(origin)


def test_it_does_not_take_shortness_alone_for_a_reason_to_decide():
    origin = origin_between(marked("a", f"{{{{{WORDS} {MORE}}}}}."), marked("b", f"{{{{{WORDS}}}}}."))
    assert (origin.side, grounds(origin)) == (Side.UNDETERMINED, {Ground.SHORTENED})


def test_it_takes_a_statement_for_the_origin_of_news():
    statement = marked("a", f"Statement on the camps\n\n{{{{{WORDS}}}}}.", genre="statement")
    assert origin_between(statement, marked("b", f"{{{{{WORDS}}}}}.", genre="news")).side is Side.LEFT


def test_it_decides_nothing_where_a_paper_is_dated_before_the_agency():
    paper = marked("a", f"{{{{{WORDS}}}}}.", publisher="Daily Sentinel", published=day(1))
    agency = marked("b", f"{{{{{WORDS}}}}}.", publisher="Meridian News Agency", published=day(3))
    origin = origin_between(paper, agency)
    assert origin.side is Side.UNDETERMINED
    assert grounds(origin) == {Ground.AGENCY, Ground.DATES}


def test_it_takes_a_credit_line_for_the_whole_document():
    one = marked(
        "a",
        f"{{{{{WORDS}}}}}.\n\n{{{{{MORE}}}}}.\n\nWith material from Northern Wire Agency.",
        publisher="Daily Sentinel",
    )
    two = marked("b", f"{{{{{WORDS}}}}}.\n\n{{{{{MORE}}}}}.", publisher="Northern Wire Agency")
    assert [origin.side for origin in origins_between(one, two)] == [Side.RIGHT, Side.RIGHT]


def test_it_says_that_one_house_takes_from_itself():
    one = marked("a", f"{{{{{WORDS}}}}}.", publisher=HARBOUR, published=day(2))
    two = marked("b", f"{{{{{WORDS}}}}}.", publisher=HARBOUR.upper(), published=day(9))
    origin = origin_between(one, two)
    assert (origin.side, origin.is_self_reuse) == (Side.LEFT, True)
    assert Ground.SELF in grounds(origin)


def test_it_says_of_two_houses_that_they_are_not_one():
    assert not origin_between(
        marked("a", f"{{{{{WORDS}}}}}."), marked("b", f"{{{{{WORDS}}}}}.")
    ).is_self_reuse


def test_it_notes_that_one_document_is_held_in_the_other_in_order():
    one = marked("a", f"{{{{{WORDS}}}}}. {{{{{MORE}}}}}. {{{{{LAST}}}}}.")
    own = "And much that stands nowhere else follows here, again and again. " * 12
    two = marked("b", f"{own}{{{{{WORDS}}}}}. {{{{{MORE}}}}}. {{{{{LAST}}}}}. {own}")
    assert all(Ground.CONTAINED in grounds(origin) for origin in origins_between(one, two))


def test_it_is_not_misled_by_a_name_that_is_not_said_to_speak():
    one = marked(
        "a", f"Near the Harbour Refugee Council a bridge stands. It is old. It is long.\n\n{{{{{WORDS}}}}}."
    )
    two = marked("b", f"{{{{{WORDS}}}}}.", publisher=HARBOUR)
    assert Ground.ATTRIBUTED not in grounds(origin_between(one, two))


def test_it_gives_the_weightiest_reason_first():
    news = marked("a", f'"{{{{{WORDS}}}}}," the Harbour Refugee Council said.', published=day(1))
    report = marked("b", f"{{{{{WORDS}}}}}.", publisher=HARBOUR, published=day(9))
    weights = [reason.weight for reason in origin_between(news, report).reasons]
    assert weights == sorted(weights, reverse=True)


def test_it_refuses_passages_of_other_documents():
    one, two = marked("a", f"{{{{{WORDS}}}}}."), marked("b", f"{{{{{WORDS}}}}}.")
    passage = origin_between(one, two).passage
    with pytest.raises(ValueError, match="one pair of documents at a time"):
        origins_of([passage], two[0], one[0])
