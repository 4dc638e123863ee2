"""What the pages use of reading does not load the parser: they start in half the time."""

from __future__ import annotations

import subprocess
import sys

import pytest

import tumen.reading


def test_rows_of_a_list_are_read_without_the_parser() -> None:
    asked = "import sys, tumen.reading.columns, tumen.claims.given; print('spacy' in sys.modules)"
    prepared = f"import django; django.setup(); {asked}"
    told = subprocess.run([sys.executable, "-c", prepared], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False", told.stderr


def test_who_reads_has_the_reader() -> None:
    from tumen.reading.reader import read

    assert tumen.reading.read is read
    with pytest.raises(AttributeError, match="has no attribute"):
        _ = tumen.reading.nothing
    assert tumen.reading.version().startswith("rules ")
