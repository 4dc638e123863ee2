"""The secrets of a second step are sealed with a key of this workspace."""

from __future__ import annotations

import pytest

from tumen.accounts.errors import AccountsError
from tumen.accounts.sealing import seal, unseal
from tumen.vault.workspace import Workspace


def test_it_is_read_back_and_never_looks_the_same(workspace: Workspace) -> None:
    one, other = seal("JBSWY3DPEHPK3PXP"), seal("JBSWY3DPEHPK3PXP")
    assert one != other
    assert "JBSWY3DPEHPK3PXP" not in one
    assert unseal(one) == unseal(other) == "JBSWY3DPEHPK3PXP"


@pytest.mark.parametrize("broken", ["", "x", "AAAA", "not base 64!", "A" * 64])
def test_anything_else_is_refused_with_what_to_do(workspace: Workspace, broken: str) -> None:
    with pytest.raises(AccountsError, match="tumen account reset"):
        unseal(broken)


def test_another_workspace_cannot(
    workspace: Workspace, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = seal("JBSWY3DPEHPK3PXP")
    other = Workspace.open(f"{tmp_path}/other")
    monkeypatch.setenv("TUMEN_WORKSPACE", str(other.path))
    with pytest.raises(AccountsError):
        unseal(sealed)
