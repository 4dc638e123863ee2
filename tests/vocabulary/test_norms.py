"""The norms of the vocabulary: each has its names, no name is two norms', a reference says itself."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tumen.vocabulary.norms import Norm, NormKind, NormRef, norms, spellings, spellings_of, words_of

every_norm = pytest.mark.parametrize("norm", list(norms().values()), ids=list(norms()))

#: What the field cannot do without.
NEEDED = """
    refugee-convention refugee-protocol cat opcat iccpr iccpr-op1 iccpr-op2 icescr crc crc-op-ac crc-op-sc
    crc-op-ic cedaw crpd icerd cped genocide-convention geneva-conventions geneva-convention-4
    additional-protocol-1 additional-protocol-2 rome-statute untoc trafficking-protocol smuggling-protocol
    ilo-c29 ilo-c105 ilo-c182 slavery-convention supplementary-slavery-convention vccr vclt
    statelessness-convention-1954 statelessness-convention-1961 solas sar echr oau-refugee-convention
    african-charter cartagena-declaration american-convention bangkok-principles asean-declaration udhr
    declaration-territorial-asylum new-york-declaration compact-refugees un-charter mandela-rules
    bangkok-rules china-dprk-border-protocol-1986 china-dprk-escapees-protocol-1964
    china-dprk-border-protocol-1998 unhcr-china-agreement-1995 dprk-criminal-law dprk-constitution
    china-exit-entry-law us-nk-human-rights-act rok-nk-human-rights-act us-global-magnitsky
    non-refoulement jus-cogens best-interests presumption-of-innocence customary-law
    responsibility-to-protect
""".split()


@pytest.mark.parametrize("code", NEEDED)
def test_the_vocabulary_has_what_the_field_cannot_do_without(code: str) -> None:
    assert code in norms()


@every_norm
def test_a_norm_has_a_name_and_a_source(norm: Norm) -> None:
    assert norm.name
    assert norm.called
    assert norm.source


@every_norm
def test_a_code_is_of_small_letters_and_hyphens(norm: Norm) -> None:
    assert norm.code == norm.code.lower()
    assert " " not in norm.code
    assert "_" not in norm.code


@every_norm
def test_only_a_principle_has_no_year(norm: Norm) -> None:
    assert (norm.adopted is None) == (norm.kind is NormKind.PRINCIPLE)


@every_norm
def test_a_year_is_one_in_which_such_norms_were_made(norm: Norm) -> None:
    assert norm.adopted is None or 1789 <= norm.adopted <= 2030


@every_norm
def test_what_it_points_to_is_in_the_vocabulary(norm: Norm) -> None:
    if norm.its_protocol:
        assert norms()[norm.its_protocol].kind is NormKind.PROTOCOL


@every_norm
def test_a_domestic_law_says_whose_it_is(norm: Norm) -> None:
    shared = {"nk-human-rights-act", "magnitsky"}  # of which country is not said
    assert bool(norm.country) == (norm.kind is NormKind.DOMESTIC_LAW and norm.code not in shared)


@every_norm
def test_an_agreement_known_by_its_year_names_its_parties(norm: Norm) -> None:
    assert not norm.between or norm.kind is NormKind.AGREEMENT


def test_no_acronym_is_two_norms() -> None:
    counts = Counter(acronym for norm in norms().values() for acronym in norm.acronyms)
    assert [acronym for acronym, count in counts.items() if count > 1] == []


def test_no_spelling_is_two_norms() -> None:
    known = spellings()
    shared = [
        (" ".join(words), norm.code, known[words])
        for norm in norms().values()
        if not norm.is_general
        for name in norm.names
        for words in spellings_of(name)
        if known[words] != norm.code
    ]
    assert shared == []


def test_no_spelling_is_a_single_common_word() -> None:
    assert sorted(words for words in spellings() if len(words) < 2) == [("nonrefoulement",), ("solas",)]


def test_a_general_part_of_the_law_is_known_and_not_read() -> None:
    assert norms()["customary-law"].is_general
    assert "customary-law" not in spellings().values()


@pytest.mark.parametrize(
    ("name", "written_out"),
    [
        ("refugee convention", ["refugee convention"]),
        ("refugee|refugees convention", ["refugee convention", "refugees convention"]),
        ("[un] charter", ["charter", "un charter"]),
        ("a [b c]", ["a", "a b c"]),
        ("a [b|c]", ["a", "a b", "a c"]),
        ("[a b|c] d", ["d", "a b d", "a c d"]),
        ("women's convention", ["women s convention"]),
        ("exit & entry", ["exit and entry"]),
        ("Belém do Pará", ["belem do para"]),
    ],
)
def test_the_packs_notation_is_written_out(name: str, written_out: list[str]) -> None:
    assert [" ".join(words) for words in spellings_of(name)] == written_out


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Convention against Torture", ("convention", "against", "torture")),
        ("Cruel, Inhuman or Degrading", ("cruel", "inhuman", "or", "degrading")),
        ("non-refoulement", ("non", "refoulement")),
        ("Peoples’ Rights", ("peoples", "rights")),
        ("Türkiye", ("turkiye",)),
        ("", ()),
    ],
)
def test_a_name_is_compared_by_its_words(name: str, words: tuple[str, ...]) -> None:
    assert words_of(name) == words


def test_the_official_name_is_a_spelling_without_being_listed() -> None:
    assert spellings()[words_of("Convention relating to the Status of Refugees")] == "refugee-convention"
    assert spellings()[words_of("Rome Statute")] == "rome-statute"


@pytest.mark.parametrize(
    "ref",
    [
        NormRef("refugee-convention", "33(1)"),
        NormRef("cat"),
        NormRef("", "28", "Refugees Act, 1998"),
        NormRef("us-caatsa", "section 321"),
    ],
)
def test_a_reference_is_kept_as_json(ref: NormRef) -> None:
    assert NormRef.from_json(json.loads(json.dumps(ref.to_json()))) == ref


def test_empty_parts_of_a_reference_are_not_kept() -> None:
    assert NormRef("cat").to_json() == {"code": "cat"}


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        (NormRef("refugee-convention"), "1951 Convention relating to the Status of Refugees"),
        (NormRef("cat", "3"), "Convention against Torture, article 3"),
        (NormRef("cat", "II(3)"), "Convention against Torture, article II(3)"),
        (
            NormRef("us-caatsa", "section 321"),
            "Countering America's Adversaries Through Sanctions Act, section 321",
        ),
        (NormRef("", "", "Refugees Act, 2021"), "Refugees Act, 2021"),
        (NormRef("", "10", "Constitution of Pakistan"), "Constitution of Pakistan, article 10"),
        (NormRef("a-code-of-another-pack", "2"), "a-code-of-another-pack, article 2"),
    ],
)
def test_a_reference_says_itself_in_words(ref: NormRef, said: str) -> None:
    assert str(ref) == said


def test_a_reference_leads_to_its_norm() -> None:
    assert NormRef("cat").norm is norms()["cat"]
    assert NormRef("", "", "Refugees Act").norm is None


@pytest.mark.parametrize(
    ("code", "has"),
    [
        ("cat", True),
        ("refugee-protocol", True),
        ("udhr", False),
        ("non-refoulement", False),
        ("china-exit-entry-law", False),
        ("china-dprk-border-protocol-1986", False),
    ],
)
def test_only_treaties_have_parties(code: str, *, has: bool) -> None:
    assert norms()[code].has_parties is has
