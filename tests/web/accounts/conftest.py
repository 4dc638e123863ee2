"""Browsers without the browser, at a server whose pages are for those who sign in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from tests.accounts.cast import PASSWORD, account_of, make_cheap, with_app
from tests.accounts.cast import code_now as code
from tumen.access.actors import ACCOUNTS
from tumen.access.models import Actor, Role
from tumen.accounts.models import Account

#: Opens a browser of its own.
Browser = Callable[[], Client]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    make_cheap(monkeypatch)
    # A test that begins at the end of a half minute would type a code that is over.
    monkeypatch.setattr(settings, "MFA_TOTP_TOLERANCE", 1)
    yield
    cache.clear()  # the codes that were used within the last minute


@pytest.fixture
def browser_of() -> Browser:
    return lambda: Client(SERVER_NAME="localhost", **{ACCOUNTS: True})


@pytest.fixture
def stranger(browser_of: Browser, db: None) -> Client:
    return browser_of()


@pytest.fixture
def reviewer(actor: Actor) -> Account:
    """Sees what is internal, and needs no second step."""
    return account_of(actor, Role.REVIEWER)


@pytest.fixture
def keeper(actor: Actor) -> Account:
    """Has a second step, and needs it."""
    return with_app(account_of(actor, Role.KEEPER))


@pytest.fixture
def signed_in(browser_of: Browser) -> Callable[[Account], Client]:
    """A browser in which the owner of an account is signed in."""

    def open_for(account: Account) -> Client:
        client = browser_of()
        answer = client.post("/sign-in", {"login": account.name, "password": PASSWORD})
        if answer["Location"] == "/sign-in/second-step":
            answer = client.post("/sign-in/second-step", {"code": code()})
        assert answer.status_code == 302
        return client

    return open_for
