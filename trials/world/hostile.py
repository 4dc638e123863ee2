"""Sites that mean harm: what each does to whoever asks it for a feed.

Each ends by itself: nothing is sent for longer than two minutes, or more than `MOST` bytes.
"""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trials.world.serving import Asked

#: Bytes that the endless one sends at the most.
MOST = 4 * 1024**3
#: Seconds for which the slow ones go on.
LONGEST = 120
_MEGABYTE = b" " * 1024 * 1024
_OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nConnection: close\r\n"


def feed(*entries: tuple[str, str], stamp: str = "") -> bytes:
    """A news feed of an invented site; ``stamp`` is what it changes in each entry without a reason."""
    told = "".join(
        f"<item><title>{title}</title><link>https://shifting.example/{number}</link>"
        f"<guid isPermaLink='false'>{stamp or number}-{number}</guid><description>{text}</description></item>"
        for number, (title, text) in enumerate(entries, 1)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Hostile</title>'
        f"<link>https://shifting.example/</link><description>d</description>{told}</channel></rss>"
    ).encode()


_CALM = feed(("A calm day", "Nothing happened."), ("Another one", "Nothing happened again."))


def stall(asked: Asked) -> None:
    """Take the question, and say nothing."""
    time.sleep(LONGEST)


def _drip(asked: Asked) -> None:
    asked.send(_OK + b"\r\n")
    ends = time.monotonic() + LONGEST
    while time.monotonic() < ends:
        asked.send(b" ")
        time.sleep(0.2)


def _promises_more(asked: Asked) -> None:
    asked.send(_OK + f"Content-Length: {len(_CALM) * 10}\r\n\r\n".encode() + _CALM)


def _promises_less(asked: Asked) -> None:
    asked.send(_OK + f"Content-Length: {len(_CALM) // 2}\r\n\r\n".encode() + _CALM)


def _promises_nonsense(asked: Asked) -> None:
    asked.send(_OK + b"Content-Length: -5\r\nContent-Length: 99999999999999\r\n\r\n" + _CALM)


def _cut(asked: Asked) -> None:
    asked.send(_OK + b"Transfer-Encoding: chunked\r\n\r\n" + b"fff\r\n" + _CALM[:100])


def _breaks(asked: Asked) -> None:
    """A whole answer whose feed ends in the middle."""
    asked.answer(_CALM[: len(_CALM) * 2 // 3], "Content-Type: application/rss+xml")


def _gigabytes(asked: Asked) -> None:
    asked.send(_OK + b"\r\n" + _CALM[:60])
    for _ in range(MOST // len(_MEGABYTE)):
        asked.send(_MEGABYTE)


def _bomb(asked: Asked) -> None:
    asked.answer(_packed(), "Content-Type: application/rss+xml", "Content-Encoding: gzip")


@cache
def _packed() -> bytes:
    """A gigabyte of blanks, packed to a megabyte: one block that ends at a byte, over and over."""
    packing = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    begin = packing.compress(_CALM[:60]) + packing.flush(zlib.Z_FULL_FLUSH)
    block = packing.compress(_MEGABYTE) + packing.flush(zlib.Z_FULL_FLUSH)
    again = packing.compress(_MEGABYTE) + packing.flush(zlib.Z_FULL_FLUSH)
    return begin + block + again * 1023 + packing.flush()


def _packed_page_list(asked: Asked) -> None:
    asked.answer(_packed(), "Content-Type: application/gzip")


def _packed_wrongly(asked: Asked) -> None:
    asked.answer(gzip.compress(_CALM)[:-30] + b"\xff" * 12, "Content-Encoding: gzip")


def _laughs(asked: Asked) -> None:
    """Entities of entities: a kilobyte that a careless parser makes gigabytes of."""
    named = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    asked.answer(
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{named}'
        '<!ENTITY file SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&l9;</title>'
        "<item><title>&file;</title><description>&l9;</description></item></channel></rss>".encode()
    )


def _deep(asked: Asked) -> None:
    asked.answer(b'<?xml version="1.0"?><rss><channel>' + b"<item>" * 100_000)


def _headers(asked: Asked) -> None:
    asked.send(_OK)
    for number in range(100_000):
        asked.send(f"X-Of-No-Use-{number}: {'x' * 100}\r\n".encode())
    asked.send(b"\r\n")


def _shifting(asked: Asked) -> None:
    """The same two entries with other ids each time."""
    asked.answer(
        feed(
            ("The pond in w9001", "The pond was cleaned on Monday."),
            ("The gate in w9002", "The gate was painted on Friday."),
            stamp=str(time.time_ns()),
        ),
        "Content-Type: application/rss+xml",
    )


def _odd(asked: Asked) -> None:
    """Says one encoding and writes in others, with zeros and halves of letters in between."""
    told = feed(
        ("나루터 소식", "나루터에 배가 돌아왔다."), ("Zero \0 zero", "half \ud800".replace("\ud800", ""))
    )
    data = told.replace(b'encoding="utf-8"', b'encoding="x-made-up"')
    asked.answer(data[:200] + "나루터".encode("euc-kr") + b"\xff\xfe\x00\x00" + data[200:])


def _utf16(asked: Asked) -> None:
    asked.answer(_CALM.decode().encode("utf-16-be"), "Content-Type: application/rss+xml; charset=utf-8")


def _calm(asked: Asked) -> None:
    """The one that means no harm, and that the others are held against."""
    asked.answer(_CALM, "Content-Type: application/rss+xml")


def _redirects(to: str) -> Callable[[Asked], None]:
    def lead(asked: Asked) -> None:
        where = to.format(inward=asked.ports["inward"], hostile=asked.ports["hostile"], ns=time.time_ns())
        asked.answer(b"", f"Location: {where}", status="302 Found")

    return lead


HARMS: dict[str, Callable[[Asked], None]] = {
    "stall": stall,
    "drip": _drip,
    "promises-more": _promises_more,
    "promises-less": _promises_less,
    "promises-nonsense": _promises_nonsense,
    "cut": _cut,
    "breaks": _breaks,
    "gigabytes": _gigabytes,
    "bomb": _bomb,
    "bomb-list": _packed_page_list,
    "packed-wrongly": _packed_wrongly,
    "laughs": _laughs,
    "deep": _deep,
    "headers": _headers,
    "shifting": _shifting,
    "odd": _odd,
    "utf16": _utf16,
    "to-link-local": _redirects("http://169.254.169.254/latest/meta-data/"),
    "to-port": _redirects("http://127.0.0.1:{inward}/secret"),
    "to-name": _redirects("http://localhost:{inward}/secret"),
    "to-number": _redirects("http://2130706433:{inward}/secret"),
    "to-mapped": _redirects("http://[::ffff:127.0.0.1]:{inward}/secret"),
    "to-other-loopback": _redirects("http://127.0.0.2:{inward}/secret"),
    "to-file": _redirects("file:///etc/passwd"),
    "to-gopher": _redirects("gopher://127.0.0.1:{inward}/_secret"),
    "endless": _redirects("http://127.0.0.1:{hostile}/endless?{ns}"),
}
#: One that means no harm, for comparison.
CALM = {"calm": _calm}
#: Those that stay on the watch in a trial of many days; the others, of which each look is alike, leave early.
LASTING = ("promises-more", "cut", "breaks", "shifting", "to-port", "to-link-local")
#: What is asked for as a list of pages, and not as a news feed.
LISTS = ("bomb-list", "laughs", "deep")
