"""The citations of a paper as a table: what is quoted in it stays words."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from tests.publication.forms.papers import ENGLISH
from tumen.publication.forms.kept import as_data
from tumen.publication.forms.sources import sources_of
from tumen.publication.packing import harmless


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_quote_is_no_formula_in_the_table_of_sources_and_exact_in_the_data(sign: str) -> None:
    quote = f"{sign}HYPERLINK(1)"
    quoted = tuple(replace(each, quote=quote) for each in ENGLISH.citations)
    cited = replace(ENGLISH, blocks=(), citations=quoted)
    told = list(csv.DictReader(io.StringIO(sources_of(cited, harmless).decode(), newline="")))
    assert {row["quote"] for row in told} == {f"'{quote}"}
    assert {each["quote"] for each in json.loads(as_data(cited))["citations"]} == {quote}
