"""What a site asks of those who ask it: robots.txt (RFC 9309), and time between two requests."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from tumen.watch.errors import NotAllowed, NotFetched
from tumen.watch.fetching import Answer, Asker

#: Seconds between two requests to one site, unless it asks for more.
PACE = 2.0
#: The most seconds that a site can ask for; one that wants more is asked once in a round.
LONGEST_PACE = 30.0
#: Bytes of a robots.txt that are read (RFC 9309, 2.5, asks for at least 500 KiB).
_ROBOTS_BYTES = 512 * 1024


@dataclass
class Manners:
    """Asks sites one after the other as they want to be asked. One lasts for a round."""

    asker: Asker
    pace: float = PACE
    clock: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep
    _robots: dict[str, RobotFileParser | None] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def ask(self, address: str, *, etag: str = "", modified: str = "") -> Answer:
        """As `Asker.ask`. Raises NotAllowed where the site's robots.txt asks for that, and NotFetched."""
        site = _site(address)
        if not self._may(site, address):
            raise NotAllowed("The site asks in its robots.txt not to be asked for this, so it was not.")
        self._wait(site)
        answer = self.asker.ask(address, etag=etag, modified=modified)
        if _site(answer.address) != site and not self._may(_site(answer.address), answer.address):
            raise NotAllowed("The site leads on to one that asks not to be asked for this.")
        return answer

    def _may(self, site: str, address: str) -> bool:
        if site not in self._robots:
            self._robots[site] = self._rules(site)
        rules = self._robots[site]
        return rules is None or rules.can_fetch("*", address)

    def _rules(self, site: str) -> RobotFileParser | None:
        """The site's rules, None where it has none. One that cannot be asked for them is not asked for more
        in this round (RFC 9309, 2.3.1.4)."""
        self._wait(site)
        answer = self.asker.ask(f"{site}/robots.txt")
        if answer.status >= 500 or answer.status == 429:
            raise NotFetched("The site cannot be asked at the moment. It is asked again later.")
        if answer.status >= 400:
            return None
        return rules_of(answer.data)

    def _wait(self, site: str) -> None:
        rules = self._robots.get(site)
        wanted = rules.crawl_delay("*") if rules else None
        pace = float(
            min(LONGEST_PACE, max(self.pace, wanted or 0))
        )  # what it wants may be too large for a float
        now = self.clock()
        if site in self._asked:
            until = self._asked[site] + pace
            if until > now:
                self.pause(until - now)
        self._asked[site] = self.clock()


def rules_of(data: bytes) -> RobotFileParser:
    """The rules in a robots.txt. A line that the library fails at is left out (RFC 9309, 2.2)."""
    lines = data[:_ROBOTS_BYTES].decode("utf-8", "replace").splitlines()
    try:
        return _parsed(lines)
    except ValueError:
        return _parsed([line for line in lines if _is_taken(line)])


def _parsed(lines: list[str]) -> RobotFileParser:
    rules = RobotFileParser()
    rules.parse(lines)
    return rules


def _is_taken(line: str) -> bool:
    try:
        _parsed(["User-agent: *", line])
    except ValueError:  # "Crawl-delay: ²" is no number, and "Disallow: //[" no address
        return False
    return True


def _site(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
