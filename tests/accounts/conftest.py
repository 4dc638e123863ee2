import pytest

from tests.accounts.cast import make_cheap


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    make_cheap(monkeypatch)
