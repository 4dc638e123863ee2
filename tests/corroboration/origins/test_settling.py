from tests.corroboration.origins.pairs import WORDS, day, marked, origins_between
from tumen.corroboration.origins.settling import settled
from tumen.corroboration.origins.verdict import Ground, Side

WIRE = "Northern Wire Agency"


def archive(*documents):
    """The settled origins of all pairs of ``documents``, by pair of ids."""
    told = [
        origin
        for place, one in enumerate(documents)
        for other in documents[place + 1 :]
        for origin in origins_between(one, other)
    ]
    return {(one.passage.left, one.passage.right): one for one in settled(told)}


def test_it_leads_two_copies_of_one_text_back_to_it():
    first = marked("a", f"{{{{{WORDS}}}}}.", publisher=WIRE, published=day(1))
    left = marked(
        "b", f"{{{{{WORDS.replace('hunger', 'cold')}}}}}.\n\nFrom Northern Wire Agency.", published=day(2)
    )
    right = marked(
        "c", f"{{{{{WORDS.replace('river', 'lake')}}}}}.\n\nFrom Northern Wire Agency.", published=day(4)
    )
    origins = archive(first, left, right)
    between = origins["b", "c"]
    assert (between.side, between.name, between.is_known, between.document) == (Side.OUTSIDE, "a", True, "a")
    assert between.reasons[0].ground is Ground.COMMON
    assert origins["a", "b"].side is origins["a", "c"].side is Side.LEFT


def test_it_leaves_a_copy_of_a_copy_with_the_copy():
    first = marked("a", f"{{{{{WORDS}}}}}.", published=day(1))
    copy = marked(
        "b", f"{{{{{WORDS.replace('hunger', 'cold').replace('camp', 'fort')}}}}}.", published=day(2)
    )
    again = marked(
        "c",
        f"{{{{{WORDS.replace('hunger', 'cold').replace('camp', 'fort').replace('river', 'lake')}}}}}.",
        published=day(4),
    )
    origins = archive(first, copy, again)
    assert origins["b", "c"].side is Side.LEFT


def test_it_decides_nothing_where_only_a_date_speaks_against_a_text_in_between():
    first = marked("a", f"{{{{{WORDS}}}}}.", publisher=WIRE)
    left = marked(
        "b", f"{{{{{WORDS.replace('hunger', 'cold')}}}}}.\n\nFrom Northern Wire Agency.", published=day(4)
    )
    right = marked("c", f"{{{{{WORDS.replace('river', 'lake')}}}}}.", published=day(2))
    assert archive(first, left, right)["b", "c"].side is Side.UNDETERMINED


def test_it_lets_stand_what_a_document_says_itself():
    first = marked("a", f"{{{{{WORDS}}}}}.", published=day(1))
    left = marked("b", f"{{{{{WORDS}}}}}.", publisher="Daily Sentinel", published=day(2))
    right = marked("c", f"{{{{{WORDS}}}}}.\n\nSource: Daily Sentinel", published=day(4))
    assert archive(first, left, right)["b", "c"].side is Side.LEFT


def test_it_leaves_a_pair_alone_alone():
    one, two = (
        marked("a", f"{{{{{WORDS}}}}}.", published=day(1)),
        marked("b", f"{{{{{WORDS}}}}}.", published=day(2)),
    )
    (before,) = origins_between(one, two)
    assert settled([before]) == (before,)


def test_it_knows_a_quoted_body_whose_text_is_in_the_archive():
    statement = marked("a", f"{{{{{WORDS}}}}}.", publisher="Embassy of Ruritania", genre="statement")
    left = marked("b", f"“{{{{{WORDS}}}}},” the Embassy of Ruritania said.", publisher="Daily Sentinel")
    right = marked("c", f"“{{{{{WORDS}}}}},” said the Embassy of Ruritania.", publisher="Evening Lantern")
    between = archive(statement, left, right)["b", "c"]
    assert (between.side, between.name, between.is_known) == (Side.OUTSIDE, "a", True)


def test_it_keeps_an_outsider_whose_text_is_not_in_the_archive():
    left = marked("b", f"“{{{{{WORDS}}}}},” the Embassy of Ruritania said.", publisher="Daily Sentinel")
    right = marked("c", f"“{{{{{WORDS}}}}},” said the Embassy of Ruritania.", publisher="Evening Lantern")
    between = archive(left, right)["b", "c"]
    assert (between.side, between.name, between.is_known) == (Side.OUTSIDE, "Embassy of Ruritania", False)
