import pytest

from tests.corroboration.origins.measuring import scores, verdicts
from tests.corroboration.reuse.writing import write_archive
from tumen.corroboration.origins.families import families
from tumen.corroboration.origins.settling import settled
from tumen.corroboration.origins.verdict import Side


@pytest.fixture(scope="module")
def archive():
    return write_archive(11, 250)


@pytest.fixture(scope="module")
def by_pair(archive):
    return verdicts(archive)


def test_it_is_right_where_the_evidence_decides(archive, by_pair):
    told = scores(archive, settled(by_pair))
    assert told.right.of > 100
    assert told.right.share >= 0.95
    assert told.decided.get("wrong", 0) <= 0.01 * told.right.of


def test_it_is_undetermined_rather_than_wrong_where_it_does_not(archive, by_pair):
    assert scores(archive, settled(by_pair)).not_wrong.share >= 0.9


def test_it_judges_copies_of_one_text_better_side_by_side(archive, by_pair):
    before, after = scores(archive, by_pair), scores(archive, settled(by_pair))
    assert after.siblings["wrong"] < before.siblings["wrong"] / 2


def test_it_gives_every_verdict_its_reasons(by_pair):
    assert all(origin.reasons for origin in settled(by_pair) if origin.side is not Side.UNDETERMINED)


def test_it_puts_both_documents_of_every_passage_into_one_family(by_pair):
    origins = settled(by_pair)
    told = [set(family.documents) for family in families(origins)]
    assert all(any({one.passage.left, one.passage.right} <= family for family in told) for one in origins)
