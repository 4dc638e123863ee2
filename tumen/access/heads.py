"""Heads of the log: its state at one moment, signed, and in a form that is short enough for paper.

A head that is kept outside the workspace, on paper or with an authority, is what proves the log against those
who hold the workspace and its key: they could write the whole log anew and sign it, and nothing in it would
tell.

Reference: Ed25519, RFC 8032; signs of Crockford's base 32 for what is copied by hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.db import transaction
from django.utils import timezone

from tumen.access.errors import NotAHead
from tumen.access.items import SIGNS
from tumen.access.leaves import moment, moment_of
from tumen.access.log import tree_now
from tumen.access.models import AuditHead
from tumen.vault.workspace import Workspace

_FIRST_LINE = "tumen audit head v1"
_TEXT = re.compile(rf"{_FIRST_LINE}\nsize (\d{{1,18}})\nroot ([0-9a-f]{{64}})\nat (\S{{27}})\n", re.ASCII)

#: Bytes of the root in the short form: to make another log with the same ones takes 2**128 tries.
_SHORT_ROOT = 16
#: Bits that tell a slip of the pen from another log: one slip in 4,096 goes unnoticed.
_CHECK = 12
_SHORT_SIGNS, _GROUP = (8 * _SHORT_ROOT + _CHECK) // 5, 4
_SHORT = re.compile(rf"(\d{{1,18}})-([{SIGNS}]{{{_SHORT_SIGNS}}})", re.ASCII)
#: Signs that a hand writes for others.
_MISTAKEN = str.maketrans({"o": "0", "i": "1", "l": "1"})


@dataclass(frozen=True, slots=True)
class Head:
    """How many lines the log had, and the root over them: all of it, or its first bytes from a short form."""

    size: int
    root: bytes
    at: str = ""  #: as `leaves.moment` writes it; empty when it is not known

    @property
    def text(self) -> str:
        """What is signed and time-stamped."""
        return f"{_FIRST_LINE}\nsize {self.size}\nroot {self.root.hex()}\nat {self.at}\n"

    @property
    def short(self) -> str:
        """The head for paper: "1234-7k3m-9xqa-..." with the size, half of the root, and check signs."""
        half = self.root[:_SHORT_ROOT]
        number = int.from_bytes(half, "big") << _CHECK | _check_of(self.size, half)
        signs = "".join(SIGNS[number >> 5 * at & 31] for at in reversed(range(_SHORT_SIGNS)))
        groups = [signs[at : at + _GROUP] for at in range(0, _SHORT_SIGNS, _GROUP)]
        return "-".join([str(self.size), *groups])

    def is_of(self, root: bytes) -> bool:
        """Whether the log had this head when its root was ``root``."""
        return root[: len(self.root)] == self.root

    @classmethod
    def of(cls, text: str) -> Head:
        """The head whose `text` this is, to the byte. Raises `NotAHead`."""
        found = _TEXT.fullmatch(text)
        try:
            if found is None or str(int(found[1])) != found[1]:
                raise ValueError("another form")
            moment_of(found[3])
        except ValueError as error:
            raise NotAHead("This is not the text of a head of an audit log.") from error
        return cls(int(found[1]), bytes.fromhex(found[2]), found[3])

    @classmethod
    def copied(cls, words: str) -> Head:
        """The head in a short form as a hand wrote it. Raises `NotAHead`, also for a slip of the pen."""
        size, _, signs = words.strip().lower().partition("-")
        signs = re.sub(r"[\s-]", "", signs).translate(_MISTAKEN)
        found = _SHORT.fullmatch(f"{size.strip()}-{signs}")
        if not found:
            raise NotAHead(
                f"“{words}” is not a head of an audit log: that is a number and seven groups of four signs, "
                "as `tumen audit head` prints it."
            )
        number = 0
        for sign in found[2]:
            number = number << 5 | SIGNS.index(sign)
        half = (number >> _CHECK).to_bytes(_SHORT_ROOT, "big")
        if number & (1 << _CHECK) - 1 != _check_of(int(found[1]), half):
            raise NotAHead(f"A sign of “{words}” is wrong: its check signs do not fit. Compare it again.")
        return cls(int(found[1]), half)


def _check_of(size: int, half: bytes) -> int:
    digest = sha256(f"{size}-".encode() + half).digest()
    return int.from_bytes(digest[:2], "big") >> 16 - _CHECK


def signing_key(workspace: Workspace | None = None) -> Ed25519PrivateKey:
    """The key that signs the heads of a workspace, made from its secret for nothing else."""
    return Ed25519PrivateKey.from_private_bytes((workspace or Workspace.current()).keys().audit)


def public_key(workspace: Workspace | None = None) -> str:
    """The key by which anybody can check a head's signature, in hexadecimal."""
    return signing_key(workspace).public_key().public_bytes_raw().hex()


def is_signed(text: str, *, key: str, signature: str) -> bool:
    """Whether ``text`` was signed with the private half of ``key``; both in hexadecimal."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(
            bytes.fromhex(signature), text.encode("utf-8", "surrogateescape")
        )
    except (InvalidSignature, ValueError):
        return False
    return True


def sign_head(workspace: Workspace | None = None) -> AuditHead | None:
    """Sign the log as it stands and keep the head; None when nothing was ever done.

    A state that is signed already is not signed again. It changes nothing that anybody decided, so it leaves
    no line, and needs nobody's right.
    """
    if (last := AuditHead.objects.last()) and last.size >= tree_now().size:
        return last
    with transaction.atomic():
        tree = tree_now(to_add=True)
        last = AuditHead.objects.last()
        if not tree.size or (last and last.size >= tree.size):
            return last
        text = Head(tree.size, tree.root(), moment(timezone.now())).text
        key = signing_key(workspace)
        return AuditHead.objects.create(
            size=tree.size,
            text=text,
            key=key.public_key().public_bytes_raw().hex(),
            signature=key.sign(text.encode()).hex(),
        )
