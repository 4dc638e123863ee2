"""What can go wrong in access.

AccessError
├── NotPermitted      this actor may not do that
├── NoRule            nothing says who may do that, so nobody may
├── UnknownActor      nobody known to the workspace is acting or looking
├── NotGranted        there is nothing to take back
├── NotAGrant         this cannot be granted as it was written
├── NoSuchCompartment no compartment has that id or name
├── KeeperNeeded      the workspace would be left without a keeper
├── NoReasonGiven     it does not say why
├── AuditIsFinal      somebody tried to alter or remove an audit line
├── LogBroken         the audit log is not what was kept
├── NoSuchLine        no audit line has this number, or its detail is erased already
├── NotAHead          what was given as a head of the log cannot be read as one
└── AnchorRefused     the reply of a time-stamping authority does not prove what it should
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class AccessError(TumenError):
    pass


class NotPermitted(AccessError):
    pass


class NoRule(AccessError):
    pass


class UnknownActor(AccessError):
    pass


class NotGranted(AccessError):
    pass


class NotAGrant(AccessError):
    pass


class NoSuchCompartment(AccessError):
    pass


class KeeperNeeded(AccessError):
    pass


class NoReasonGiven(AccessError):
    pass


class AuditIsFinal(AccessError):
    pass


class LogBroken(AccessError):
    pass


class NoSuchLine(AccessError):
    pass


class NotAHead(AccessError):
    pass


class AnchorRefused(AccessError):
    pass
