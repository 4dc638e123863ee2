"""The actors that need no registration: the person at this computer, and whoever only reads its pages."""

from __future__ import annotations

import getpass

from tumen.access.actions import introduce
from tumen.access.errors import UnknownActor
from tumen.access.models import Actor, Role

#: The name under which the pages are read until people log in; it holds spaces, as no operating-system user's
#: name does.
READER = "anonymous reader"
#: Under this key of its environment the server hands the pages the actor in whose name they take judgements.
#: It is not the name of a header, so no request can carry it.
JUDGE = "tumen.judge"


def local() -> Actor:
    """The person at this computer, under their operating-system name, as a researcher.

    Raises `UnknownActor` when the operating system does not say who that is.
    """
    return introduce(name=_user_name(), role=Role.RESEARCHER)


def anonymous_reader() -> Actor:
    """Who reads the pages without having said who they are; may change nothing."""
    return introduce(name=READER, role=Role.READER)


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise UnknownActor(
            "The operating system does not say who you are, and nothing is changed without an actor. "
            "Set the variable USER to your name."
        ) from error
