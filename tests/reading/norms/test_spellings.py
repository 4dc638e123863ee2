"""The tree of spellings: the longest name that begins at a word, in the forms that writers give it."""

from __future__ import annotations

import pytest

from tumen.reading.norms.spellings import acronyms, beginnings, longest_acronym, longest_name, tree
from tumen.reading.norms.words import Words
from tumen.vocabulary.norms import norms, spellings


def name_at_beginning(text: str) -> tuple[str, str] | None:
    """The words and the code of the name that a text begins with."""
    words = Words(text, 0, len(text))
    found = longest_name(words, 0)
    return None if found is None else (text[: words.ends[found[0] - 1]], found[1])


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Convention against Torture, he said", "Convention against Torture", "cat"),
        (
            "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment too",
            "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment",
            "cat",
        ),
        (
            "Optional Protocol to the Convention against Torture",
            "Optional Protocol to the Convention against Torture",
            "opcat",
        ),
        ("Convention on the Rights of the Child Act", "Convention on the Rights of the Child", "crc"),
        ("Convention on Rights of Child", "Convention on Rights of Child", "crc"),
        ("convention of the right of children", "convention of the right of children", "crc"),
        ("Refugee Convention", "Refugee Convention", "refugee-convention"),
        ("Refugees Convention", "Refugees Convention", "refugee-convention"),
    ],
)
def test_the_longest_name_wins(text: str, words: str, code: str) -> None:
    assert name_at_beginning(text) == (words, code)


@pytest.mark.parametrize(
    "text", ["Convention", "Convention on", "Convention on the", "the Refugee", "Refugee. Convention"]
)
def test_the_beginning_of_a_name_is_no_name(text: str) -> None:
    assert name_at_beginning(text) is None


def test_a_name_does_not_end_with_a_preposition() -> None:
    assert name_at_beginning("Refugee Convention of the year") == ("Refugee Convention", "refugee-convention")


def test_every_spelling_of_the_vocabulary_is_in_the_tree() -> None:
    missing = []
    for words, code in spellings().items():
        text = " ".join(words).removeprefix("the ")
        found = name_at_beginning(text)
        if found is None or found[1] != code:
            missing.append((text, code, found))
    assert missing == []


def test_every_acronym_of_the_vocabulary_is_in_the_tree() -> None:
    for norm in norms().values():
        for acronym in norm.acronyms:
            words = Words(acronym, 0, len(acronym))
            found = longest_acronym(words, 0)
            assert found is not None
            assert found == (words.count, norm.code)


def test_an_acronym_is_taken_as_written() -> None:
    words = Words("cat", 0, 3)
    assert longest_acronym(words, 0) is None


def test_what_a_name_begins_with_is_known_beforehand() -> None:
    assert {"refugee", "refugees", "convention", "iccpr", "non"} <= beginnings()
    assert "the" not in beginnings()
    assert "ICCPR" in acronyms()


def test_the_tree_is_made_once() -> None:
    assert tree() is tree()
