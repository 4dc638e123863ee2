"""The files of a release as a bag, which archives take in and check without Tumen. PURE.

    bagit.txt, bag-info.txt            what it is: the release, its day, its size
    data/…                             every file of the package, the signed manifest among them
    manifest-sha256.txt, -sha512       the hash of each file under data
    tagmanifest-sha256.txt, -sha512    of the files beside it

The same release gives the same bytes each time: its day is that on which it was published.

Reference: BagIt 1.0, RFC 8493.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date

#: Both are asked for by archives; a weakness found in one leaves the other.
_ALGORITHMS = ("sha256", "sha512")


def bag_of(files: Mapping[str, bytes], *, number: int, id: str, title: str, day: date) -> dict[str, bytes]:
    """Every file of the bag by its path, below the one folder that it is."""
    payload = {f"data/{name}": data for name, data in sorted(files.items())}
    size = sum(map(len, payload.values()))
    told = {
        "Bagging-Date": day.isoformat(),
        "External-Description": title,
        "External-Identifier": f"{id}, release {number}",
        "Payload-Oxum": f"{size}.{len(payload)}",
    }
    tags = {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": "".join(
            f"{name}: {' '.join(said.split())}\n" for name, said in told.items()
        ).encode(),
        **{f"manifest-{each}.txt": _hashes(payload, each) for each in _ALGORITHMS},
    }
    tags |= {f"tagmanifest-{each}.txt": _hashes(tags, each) for each in _ALGORITHMS}
    return {f"release-{number}/{name}": data for name, data in (payload | tags).items()}


def _hashes(files: Mapping[str, bytes], algorithm: str) -> bytes:
    lines = (f"{hashlib.new(algorithm, data).hexdigest()}  {name}\n" for name, data in files.items())
    return "".join(lines).encode()
