"""The tree is that of RFC 6962: by known values, by its own definition, and by another program."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from tumen.access.merkle import LENGTH, Tree, leaf_hash

#: The leaves and roots by which implementations of certificate transparency are tested.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def tree_of(entries: list[bytes]) -> Tree:
    tree = Tree()
    for entry in entries:
        tree = tree.added(leaf_hash(entry))
    return tree


def root_by_definition(entries: list[bytes]) -> bytes:
    """MTH of RFC 6962, section 2.1, word for word."""
    if len(entries) < 2:
        return sha256(b"\0" + entries[0]).digest() if entries else sha256().digest()
    split = 1
    while split * 2 < len(entries):
        split *= 2
    left, right = root_by_definition(entries[:split]), root_by_definition(entries[split:])
    return sha256(b"\1" + left + right).digest()


def test_it_has_the_known_roots() -> None:
    entries = [bytes.fromhex(leaf) for leaf in LEAVES]
    assert [tree_of(entries[: n + 1]).root().hex() for n in range(len(entries))] == ROOTS


def test_an_empty_tree_has_the_hash_of_nothing() -> None:
    assert Tree().root().hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(st.lists(st.binary(max_size=40), max_size=70))
def test_it_is_the_tree_of_the_definition(entries: list[bytes]) -> None:
    assert tree_of(entries).root() == root_by_definition(entries)


@given(st.lists(st.binary(min_size=1, max_size=8), min_size=1, max_size=40))
def test_another_program_makes_the_same_tree(entries: list[bytes]) -> None:
    other = InmemoryTree(algorithm="sha256")
    for entry in entries:
        other.append_entry(entry)
    assert tree_of(entries).root() == other.get_root()


@given(st.lists(st.binary(max_size=8), max_size=40))
def test_it_is_the_same_after_it_was_kept(entries: list[bytes]) -> None:
    tree = tree_of(entries)
    assert Tree.of(tree.size, tree.kept) == tree


def test_of_a_million_entries_it_holds_twenty_hashes() -> None:
    assert len(Tree(999_999, tuple(bytes(LENGTH) for _ in range((999_999).bit_count()))).peaks) <= 20


@pytest.mark.parametrize(
    ("size", "kept"), [(1, ""), (0, "00" * 32), (3, "00" * 32), (1, "00" * 31), (1, "zz"), (-1, "")]
)
def test_what_is_no_tree_is_refused(size: int, kept: str) -> None:
    with pytest.raises(ValueError):
        Tree.of(size, kept)
