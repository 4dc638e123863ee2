"""Norms that Korean documents invoke."""

from __future__ import annotations

import time

import pytest

from tests.reading.korean.cast import read_korean
from tumen.reading.korean.norms import norms_of
from tumen.reading.korean.pack import norm_names
from tumen.vocabulary.codes import ClaimSort
from tumen.vocabulary.norms import norms


def found(text: str) -> list[str]:
    return [f"{norm.ref.code} {norm.ref.article}".strip() for norm in norms_of(text)]


@pytest.mark.parametrize(
    ("text", "norm"),
    [
        ("중국은 난민협약에 가입했다.", ["refugee-convention"]),
        ("중국은 1951년 난민협약 제33조를 어겼다.", ["refugee-convention 33"]),
        ("중국은 난민의 지위에 관한 협약 33조 1항을 어겼다.", ["refugee-convention 33(1)"]),
        ("이는 「고문방지협약」 제3조 위반이다.", ["cat 3"]),
        ("강제송환금지원칙과 자유권 규약 제7조에 따라", ["non-refoulement", "iccpr 7"]),
        ("고문방지협약 제3조와 제16조를 지켜야 한다.", ["cat 3", "cat 16"]),
        ("고문방지협약 제3조를 보라. 같은 협약 제16조도 있다.", ["cat 3", "cat 16"]),
        ("1986년 변경지역 의정서를 근거로 들었다.", ["china-dprk-border-protocol-1986"]),
        ("미국 북한인권법이 연장됐다.", ["us-nk-human-rights-act"]),
        ("헌법 제3조에 따라 국민이다.", ["rok-constitution 3"]),
        (
            "우리 헌법과 고문방지협약 제3조, 그리고 같은 협약 제16조다.",
            ["rok-constitution", "cat 3", "cat 16"],
        ),
        ("아동권리 협약 당사국이다.", ["crc"]),
        ("중국은 고문방지협약에 들었다. 송환은 협약 3조 위반이다.", ["cat", "cat 3"]),
        ("고문방지위원회 위원은 협약 제3조에 예외가 없다고 했다.", ["cat 3"]),
        ("북중 의정서를 폐기해야 한다.", ["china-dprk-border-protocol-1986"]),
    ],
)
def test_a_norm_is_found_by_its_name_with_its_article(text: str, norm: list[str]) -> None:
    assert found(text) == norm


@pytest.mark.parametrize(
    "text",
    [
        "헌법재판소가 결정했다.",
        "북한인권법안이 계류 중이다.",
        "파키스탄 헌법에 어긋난다.",
        "같은 법 제3조가 있다.",
        "투자 협약 제3조가 있다.",
        "위원회는 협약 제3조를 들었다.",
        "난민법률지원단이 도왔다.",
        "협약을 맺었다.",
    ],
)
def test_courts_bills_and_other_countries_laws_are_none(text: str) -> None:
    assert found(text) == []


def test_each_is_a_claim_in_its_sentence() -> None:
    reading = read_korean("단체는 비판했다. 중국은 난민협약 제33조를 어겼다.")
    (claim,) = [each for each in reading.claims if each.value("sort") is ClaimSort.NORM]
    assert claim.passage.of(reading.text) == "난민협약 제33조"
    assert str(claim.value("norm")) == "1951 Convention relating to the Status of Refugees, article 33"


def test_each_name_is_of_a_norm_of_the_vocabulary_and_of_one_alone() -> None:
    codes: dict[str, set[str]] = {}
    for code, names in norm_names().items():
        for name in names:
            codes.setdefault(name.replace(" ", ""), set()).add(code)
    assert norm_names().keys() <= norms().keys()
    assert [name for name, several in codes.items() if len(several) > 1] == []


def test_norms_of_a_long_text_are_found_in_linear_time() -> None:
    text = "헌법 제3조와 같은 법 제4조, " * 6_000
    started = time.process_time()
    assert len(norms_of(text)) == 12_000
    assert time.process_time() - started < 5  # seconds; 100 kB takes half a second
