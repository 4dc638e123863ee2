"""The Korean lists: every act is one of the field, every place one of the gazetteer."""

from __future__ import annotations

from tumen.reading.korean.pack import acts_in_korean, domain_words, people, place_words, speech
from tumen.vocabulary.acts import acts


def test_every_act_is_one_of_the_field_or_marked_as_other() -> None:
    assert {act.code for act in acts_in_korean() if not act.code.startswith("other:")} <= set(acts())


def test_a_noun_tells_one_act_only() -> None:
    nouns = [noun for act in acts_in_korean() for noun in act.nouns]
    assert sorted(nouns) == sorted(set(nouns))


def test_a_verb_tells_one_act_only() -> None:
    verbs = [verb for act in acts_in_korean() for verb in act.suffered | act.done]
    assert sorted(verbs) == sorted(set(verbs))


def test_verbs_are_in_their_dictionary_form() -> None:
    verbs = {verb for act in acts_in_korean() for verb in act.suffered | act.done}
    said = speech("neutral") | speech("firm") | speech("doubtful") | speech("asking")
    assert all(verb.endswith("다") for verb in verbs | said)


def test_whom_one_asks_with_a_noun_one_also_asks() -> None:
    assert speech("direct") - {"요망하다"} <= speech("asking")


def test_places_have_the_gazetteers_names() -> None:
    assert place_words()["투먼"].name == "Tumen"
    assert place_words()["평양"].name == "Pyongyang"


def test_the_analyser_is_given_no_word_with_another_meaning() -> None:
    given = dict(domain_words())
    assert given["투먼"] == "NNP"
    assert given["탈북민"] == "NNG"
    assert not {word.korean for word in place_words().values() if word.is_ambiguous} & {
        word for word, tag in given.items() if tag == "NNP"
    }


def test_the_lists_of_people_are_apart() -> None:
    assert not people("victims") & people("families")
