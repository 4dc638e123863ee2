"""What can go wrong in access.

AccessError
├── NotPermitted   this actor may not do that
├── UnknownActor   nobody known to the workspace is acting or looking
└── AuditIsFinal   somebody tried to alter or remove an audit line
"""

from __future__ import annotations

from tumen.vocabulary.errors import TumenError


class AccessError(TumenError):
    pass


class NotPermitted(AccessError):
    pass


class UnknownActor(AccessError):
    pass


class AuditIsFinal(AccessError):
    pass
