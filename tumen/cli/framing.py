"""Where a request ends: one that says so in two ways is refused, and the connection ends with it.

Waitress takes the chunks and goes on with the connection, where RFC 9112 (6.1) lets a server do so only if it
then hangs up: a program between that believed the length would take what follows for a request of somebody
else.
"""

from __future__ import annotations

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError


class StrictParser(HTTPRequestParser):
    """Reads the head of a request; raises ParsingError for one whose end is in doubt."""

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        # HTTP/1.0 has no chunks: there waitress goes by the length, and leaves this to the application.
        says_chunks = self.chunked or "TRANSFER_ENCODING" in self.headers
        if says_chunks and (self.version == "1.0" or "CONTENT_LENGTH" in self.headers):
            raise ParsingError("Transfer-Encoding beside Content-Length, or in HTTP/1.0")


class StrictChannel(HTTPChannel):
    """A connection whose requests are read so."""

    parser_class = StrictParser
