"""Judges folders by the validator of RO-Crate, with no net: `.venv-crate/bin/python tools/judge_crate.py`.

The validator wants packages that Tumen cannot stand beside, so it has an environment of its own
(`tools/ensure_crate_validator`). The words of RO-Crate, which it would fetch, are those of the package
`rocrate`. Prints for each folder what is wrong in it, as JSON: requirement, severity, what is said.
"""

from __future__ import annotations

import json
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

import requests
from requests.adapters import HTTPAdapter
from requests_cache import CachedSession
from rocrate_validator import services
from rocrate_validator.models import ValidationSettings
from urllib3 import HTTPResponse

CONTEXT = "https://w3id.org/ro/crate/1.1/context"


class _Kept(HTTPAdapter):
    """Answers with the words of RO-Crate, whatever is asked."""

    def send(self, request: requests.PreparedRequest, *args: object, **how: object) -> requests.Response:
        words = files("rocrate").joinpath("data/ro-crate.jsonld").open("rb")
        headers = {"Content-Type": "application/ld+json"}
        said = HTTPResponse(words, headers, 200, preload_content=False, request_url=str(request.url))
        return self.build_response(request, said)


def judged(folder: Path, cache: Path) -> list[tuple[str, str, str]]:
    """What the validator finds wrong in a crate, against every requirement of RO-Crate 1.1."""
    settings = ValidationSettings(
        rocrate_uri=str(folder),
        profile_identifier="ro-crate-1.1",
        requirement_severity="RECOMMENDED",
        offline=True,
        cache_path=cache,
    )
    found = services.validate(settings).get_issues()
    return sorted({(each.check.identifier, each.severity.name, str(each.message)) for each in found})


def main() -> None:
    with tempfile.TemporaryDirectory() as made:
        cache = Path(made) / "cache"
        session = CachedSession(str(cache), backend="sqlite")
        session.mount("https://", _Kept())
        session.get(CONTEXT)
        session.close()
        print(json.dumps([judged(Path(each), cache) for each in sys.argv[1:]]))


if __name__ == "__main__":
    main()
