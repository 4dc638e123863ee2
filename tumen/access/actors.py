"""The actors that need no registration: the person at this computer, and whoever only reads its pages."""

from __future__ import annotations

import getpass

from tumen.access.actions import introduce
from tumen.access.errors import UnknownActor
from tumen.access.models import RESEARCHER, Actor, Level, Role
from tumen.access.sight import has_keeper

#: The name under which the pages are read until people log in; it holds spaces, as no operating-system user's
#: name does.
READER = "anonymous reader"
#: Under this key of its environment the server hands the pages the actor in whose name they take judgements.
#: It is not the name of a header, so no request can carry it.
JUDGE = "tumen.judge"
#: Under this key it says, in the same way, that the pages are for people who sign in, and for nobody else.
ACCOUNTS = "tumen.accounts"
#: And under this one, that programs may ask with tokens.
API = "tumen.api"


def local() -> Actor:
    """The person at this computer, under their operating-system name.

    Who opens a workspace that has no keeper documents, reviews and keeps it, and is cleared for all of it:
    whoever holds its key could read it anyway. Whoever comes later documents and reviews what is internal.
    Raises `UnknownActor` when the operating system does not say who that is.
    """
    name = _user_name()
    if has_keeper():
        return introduce(name=name, roles=RESEARCHER)
    everything = (*RESEARCHER, Role.KEEPER)
    return introduce(name=name, roles=everything, clearance=Level.RESTRICTED, identity=True)


def anonymous_reader() -> Actor:
    """Who reads the pages without saying who they are; may change nothing, and is shown no identities."""
    return introduce(name=READER, roles=(Role.READER,))


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise UnknownActor(
            "The operating system does not say who you are, and nothing is changed without an actor. "
            "Set the variable USER to your name."
        ) from error
