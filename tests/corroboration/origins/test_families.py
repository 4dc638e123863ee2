from tests.corroboration.origins.pairs import MORE, WORDS, day, marked, origins_between
from tumen.corroboration.origins.families import families
from tumen.corroboration.origins.settling import settled


def families_of(*pairs):
    return families(settled(origin for one, two in pairs for origin in origins_between(one, two)))


def test_it_leads_a_copy_of_a_copy_back_to_the_first():
    first, copy, again = (marked(id, f"{{{{{WORDS}}}}}.", published=day(n)) for n, id in enumerate("abc", 1))
    (family,) = families_of((first, copy), (copy, again))
    assert (family.origin, family.is_virtual, family.documents) == ("a", False, ("a", "b", "c"))
    assert [(one.document, one.source) for one in family.taken] == [("b", "a"), ("c", "b")]


def test_it_gives_siblings_their_text_as_origin():
    first, left, right = (
        marked(id, f"{{{{{WORDS}}}}}.", published=day(n)) for n, id in ((1, "a"), (2, "b"), (4, "c"))
    )
    (family,) = families_of((first, left), (first, right), (left, right))
    assert (family.origin, family.documents) == ("a", ("a", "b", "c"))


def test_it_gives_several_that_quote_one_body_a_virtual_origin():
    told = [
        marked(id, f'"{{{{{WORDS}}}}}," the Embassy of Ruritania said.', publisher=paper)
        for id, paper in (("a", "Daily Sentinel"), ("b", "Evening Lantern"), ("c", "Weekly Compass"))
    ]
    (family,) = families_of((told[0], told[1]), (told[0], told[2]), (told[1], told[2]))
    assert (family.origin, family.is_virtual, family.documents) == (
        "Embassy of Ruritania",
        True,
        ("a", "b", "c"),
    )


def test_it_keeps_together_those_of_which_nobody_knows_who_was_first():
    one, two, three = (marked(id, f"{{{{{WORDS}}}}}.") for id in "abc")
    (family,) = families_of((one, two), (two, three))
    assert (family.origin, family.documents) == ("", ("a", "b", "c"))


def test_it_puts_a_merger_of_two_texts_into_the_families_of_both():
    one, two = (
        marked("a", f"{{{{{WORDS}}}}}.", published=day(1)),
        marked("b", f"{{{{{MORE}}}}}.", published=day(1)),
    )
    merger = f"{WORDS}. {MORE}."
    first = marked("c", merger.replace(WORDS, f"{{{{{WORDS}}}}}"), published=day(3))
    second = marked("c", merger.replace(MORE, f"{{{{{MORE}}}}}"), published=day(3))
    assert [family.documents for family in families_of((one, first), (two, second))] == [
        ("a", "c"),
        ("b", "c"),
    ]


def test_it_says_where_each_has_the_words():
    one, two = (
        marked("a", f"{{{{{WORDS}}}}}.", published=day(1)),
        marked("b", f"Look: {{{{{WORDS}}}}}.", published=day(2)),
    )
    (family,) = families_of((one, two))
    assert [taken.span.of(two[0].text) for taken in family.taken] == [WORDS]


def test_it_ends_verdicts_that_run_in_a_circle():
    told = {
        id: f"{{{{{WORDS}}}}}.\n\nSource: {other}"
        for id, other in zip("abc", ("Paper C", "Paper A", "Paper B"), strict=True)
    }
    a, b, c = (marked(id, text, publisher=f"Paper {id.upper()}") for id, text in told.items())
    (family,) = families_of((a, b), (b, c), (a, c))
    assert family.documents == ("a", "b", "c")


def test_it_gives_no_family_without_a_passage():
    assert families(()) == ()
