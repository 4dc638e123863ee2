import pytest

from tumen.corroboration.origins.names import are_one, last_name_of, pattern_of, words_in


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Harbour Refugee Council", "the Harbour Refugee Council said"),
        ("Harbour Refugee Council", "HRC said"),
        ("Harbour Refugee Council", "the Harbour\nRefugee Council"),
        ("Northern Lights News Agency", "told Northern Lights"),
        ("Meridian News Agency", "Meridian reported"),
        ("The Lantern", "in Lantern of Sunday"),
        ("Lord Penhallow of Trew", "Penhallow of Trew"),
        ("나루난민회", "나루난민회는 밝혔다"),
    ],
)
def test_it_finds_a_name_in_the_ways_it_is_used(name, text):
    assert pattern_of(name).search(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Harbour Refugee Council", "the Harbour Master said"),
        ("National News Agency", "the National Assembly"),
        ("Embassy Press Office, Oslo", "Embassy Press Office, Ottawa"),
        ("Lantern", "Lanterns were lit"),
        ("Harbour Refugee Council", "the harbour was closed to refugees"),
    ],
)
def test_it_does_not_find_a_name_in_another(name, text):
    assert not pattern_of(name).search(text)


def test_it_finds_a_person_by_the_last_name():
    assert last_name_of("Amos Penhallow, Member of the Upper House").search("Mr Penhallow wrote")
    assert not last_name_of("Amos Penhallow").search("Amos wrote")


def test_it_does_not_look_for_last_names_of_one_or_two_letters():
    assert not last_name_of("Mira Oh").search("Oh no")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Embassy of Ruritania", "the Embassy of Ruritania"),
        ("Ruritania's embassy", "Embassy of Ruritania"),
        ("Embassy of Ruritania in London", "Ruritania embassy"),
        ("런던 주재 대사관", "런던 주재 대사관 대변인"),
    ],
)
def test_it_takes_two_ways_to_say_a_name_for_one(one, two):
    assert are_one(one, two)
    assert are_one(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Embassy of Ruritania", "Embassy of Sylvania"),
        ("Embassy", "Embassy of Ruritania in London"),
        ("런던 주재 대사관", "도쿄 주재 대사관"),
        ("", "Embassy"),
    ],
)
def test_it_takes_two_bodies_for_two(one, two):
    assert not are_one(one, two)


def test_it_leaves_out_titles_and_small_words():
    assert words_in("The Rt Hon Amos Penhallow of the Trew") == {"amos", "penhallow", "trew"}
