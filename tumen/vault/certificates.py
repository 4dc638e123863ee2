"""The certificates by which a team's server and this program know each other (X.509, TLS by libpq).

The files are named in TUMEN_DATABASE, as libpq names them: ``sslrootcert`` is whom the server is to be
certified by, ``sslcert`` and ``sslkey`` are what this program shows of itself.
"""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

#: The words of an address, in the order of `Certificates`.
WORDS = ("sslrootcert", "sslcert", "sslkey")


@dataclass(frozen=True, slots=True)
class Certificates:
    """Paths, or "" where libpq is to look in ~/.postgresql: whom the server is certified by, what this
    program shows, and its key."""

    root: str = ""
    own: str = ""
    key: str = ""

    @classmethod
    def named_in(cls, asked: Mapping[str, str]) -> Certificates:
        """Those that the words of an address name."""
        paths = (asked.get(word, "") for word in WORDS)
        return cls(*(str(Path(path).expanduser()) if path else "" for path in paths))

    def __bool__(self) -> bool:
        return bool(self.root or self.own or self.key)

    def trouble(self) -> str:
        """What is wrong with the files, and what to do; empty when nothing is."""
        if bool(self.own) != bool(self.key):
            return "names a certificate without its key, or a key without one. Name sslcert and sslkey."
        for word, path in zip(WORDS, (self.root, self.own, self.key), strict=True):
            if path and not Path(path).is_file():
                return f"names {path} as its {word}, and there is no such file."
        if self.key and stat.S_IMODE(Path(self.key).stat().st_mode) & 0o077:
            return f"names the key {self.key}, which others may read. Close it: chmod 600 '{self.key}'"
        return ""

    def for_libpq(self) -> dict[str, str]:
        """The options of a connection."""
        paths = zip(WORDS, (self.root, self.own, self.key), strict=True)
        return {word: path for word, path in paths if path}
