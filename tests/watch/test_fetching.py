"""What is asked of sites: no address leads inward, and no site can stall, flood or lead on who asks it."""

from __future__ import annotations

import gzip
import socket
import threading
import time

import pytest

from tests.watch.site import Serve, Site, a_site, answer, asker, is_of_the_tests, manners
from tumen.watch.errors import InwardAddress, NotAFeed, NotAllowed, NotFetched, TooMuch
from tumen.watch.fetching import AGENT, Asker, Limits
from tumen.watch.manners import LONGEST_PACE, Manners
from tumen.watch.outward import Proxy, ProxyUnclear, is_outward, proxy_of, require_address


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1",
     "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "224.0.0.1", "ff02::1",
     "::127.0.0.1", "not an address"],
)  # fmt: skip
def test_it_connects_to_nothing_inside(address: str) -> None:
    assert not is_outward(address, 443)


def test_it_connects_to_the_public_network_where_pages_are_served() -> None:
    assert is_outward("93.184.215.14", 443)
    assert is_outward("2606:2800:21f:cb07:6820:80da:af6b:8b2c", 80)
    assert not is_outward("93.184.215.14", 22)


@pytest.mark.parametrize("address", ["http://localhost/", "http://db.internal/", "http://printer.local/x"])
def test_it_refuses_names_that_lead_inward(address: str) -> None:
    with pytest.raises(InwardAddress):
        require_address(address)


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "gopher://a.example/", "http://", "https://me:secret@a.example/", "http://a b/",
     "http://[::1", "words"],
)  # fmt: skip
def test_it_takes_addresses_of_the_web_alone(address: str) -> None:
    with pytest.raises(NotAFeed):
        require_address(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "2130706433", "0x7f.1"])
def test_it_asks_no_address_of_this_computer(site: Site, host: str) -> None:
    before = len(site.asked)
    with pytest.raises((InwardAddress, NotFetched)):
        Asker(limits=Limits(seconds=20)).ask(f"http://{host}:{site.port}/")
    assert len(site.asked) == before


def test_a_redirection_that_leads_inward_is_not_followed(site: Site) -> None:
    site.pages["/out"] = answer(b"", f"Location: http://127.0.0.2:{site.port}/secret", status="302 Found")
    site.pages["/secret"] = answer(b"a secret")
    here = Asker(limits=Limits(seconds=20), allows=lambda address, port: address == "127.0.0.1")
    with pytest.raises(InwardAddress):
        here.ask(site.at("/out"))
    assert "/secret" not in site.paths()


def test_it_follows_redirections_and_no_more_than_five(site: Site) -> None:
    site.pages["/moved"] = answer(b"", "Location: /there", status="301 Moved")
    site.pages["/there"] = answer(b"here")
    site.pages["/round"] = answer(b"", "Location: /round", status="302 Found")
    assert asker().ask(site.at("/moved")).data == b"here"
    with pytest.raises(NotFetched, match="more than 5 times"):
        asker().ask(site.at("/round"))


def test_it_tells_the_site_nothing_but_what_it_asks_for(site: Site) -> None:
    site.pages["/page"] = answer(b"words", "Set-Cookie: reader=7")
    asking = asker()
    asking.ask(site.at("/page"))
    asking.ask(site.at("/page#what-is-sought"))
    names = [line.partition(":")[0].lower() for line in site.asked[-1].splitlines()[1:] if line]
    assert sorted(names) == ["accept", "accept-encoding", "connection", "host", "user-agent"]
    assert AGENT in site.asked[-1]
    assert "tumen" not in site.asked[-1].lower()
    assert "sought" not in site.asked[-1]


def _stalling(connection: socket.socket, path: str) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n123")
    connection.settimeout(10)
    connection.recv(1)  # until whoever asked goes away


def _dripping(connection: socket.socket, path: str) -> None:
    for sign in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 500:
        connection.sendall(bytes([sign]))
        time.sleep(0.02)


def _flooding(connection: socket.socket, path: str) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in range(100_000):
        connection.sendall(b"10000\r\n" + b"a" * 0x10000 + b"\r\n")


def _breaking(connection: socket.socket, path: str) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss><channel>")


def _talking_otherwise(connection: socket.socket, path: str) -> None:
    connection.sendall(b"220 mail.example ESMTP\r\n")


@pytest.mark.parametrize(
    ("serve", "kind"),
    [(_stalling, TooMuch), (_dripping, TooMuch), (_flooding, TooMuch), (_breaking, NotFetched),
     (_talking_otherwise, NotFetched)],
)  # fmt: skip
def test_a_hostile_site_costs_little_and_leaves_nothing(
    site: Site, serve: Serve, kind: type[NotFetched]
) -> None:
    site.pages["/hostile"] = serve
    begun = time.monotonic()
    with pytest.raises(kind):
        asker(seconds=0.5, bytes=1_000_000).ask(site.at("/hostile"))
    assert time.monotonic() - begun < 15  # and not the hours that it would take


def test_what_unpacks_to_too_much_is_not_unpacked(site: Site) -> None:
    site.pages["/bomb"] = answer(gzip.compress(b"\0" * 20_000_000), "Content-Encoding: gzip")
    site.pages["/packed"] = answer(gzip.compress(b"words"), "Content-Encoding: gzip")
    with pytest.raises(TooMuch):
        asker(bytes=1_000_000).ask(site.at("/bomb"))
    assert asker().ask(site.at("/packed")).data == b"words"


def test_it_asks_as_the_site_wants_to_be_asked() -> None:
    with a_site() as site:
        site.pages["/robots.txt"] = answer(b"User-agent: *\nDisallow: /private\nCrawl-delay: 5\n")
        site.pages["/feed"] = answer(b"words")
        paused: list[float] = []
        asking = Manners(asker(), pace=2.0, clock=lambda: 0.0, pause=paused.append)
        asking.ask(site.at("/feed"))
        asking.ask(site.at("/feed"))
        with pytest.raises(NotAllowed):
            asking.ask(site.at("/private/list"))
        assert site.paths() == ["/robots.txt", "/feed", "/feed"]
        assert paused == [5.0, 5.0]


def test_rules_that_no_parser_understands_hold_where_they_can() -> None:
    """Each of these ends the library's parser with an error, and the round of all feeds would end with it."""
    wrong = "Crawl-delay: ²", f"Crawl-delay: {'9' * 5_000}", "Request-rate: ²/1", "Disallow: //["
    told = "\n".join(["User-agent: *", *wrong, "Disallow: /private", "Crawl-delay: " + "9" * 400])
    with a_site() as site:
        site.pages["/robots.txt"] = answer(told.encode())
        site.pages["/feed"] = answer(b"words")
        paused: list[float] = []
        asking = Manners(asker(), pace=2.0, clock=lambda: 0.0, pause=paused.append)
        asking.ask(site.at("/feed"))
        with pytest.raises(NotAllowed):
            asking.ask(site.at("/private/list"))
        assert paused == [LONGEST_PACE]


def test_a_site_that_cannot_give_its_rules_is_not_asked_more() -> None:
    with a_site() as site:
        site.pages["/robots.txt"] = answer(b"", status="503 Busy")
        with pytest.raises(NotFetched):
            manners().ask(site.at("/feed"))
        assert site.paths() == ["/robots.txt"]


def test_through_a_proxy_it_hands_over_the_name_and_resolves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []
    listener = socket.create_server(("127.0.0.1", 0))

    def proxy() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.settimeout(20)
            connection.recv(4)
            connection.sendall(b"\x05\x02")
            asked.append(connection.recv(64))
            connection.sendall(b"\x01\x00")
            asked.append(connection.recv(300))
            connection.sendall(b"\x05\x00\x00\x01\0\0\0\0\0\0")
            asked.append(connection.recv(4096))
            connection.sendall(answer(b"through"))

    def resolve(host: str, *_: object, **__: object) -> object:
        if host != "127.0.0.1":
            raise AssertionError("a name was resolved here")
        return real(host, *_, **__)

    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    thread = threading.Thread(target=proxy, daemon=True)
    thread.start()
    with listener:
        way = Proxy("127.0.0.1", listener.getsockname()[1])
        told = Asker(proxy=way, limits=Limits(seconds=20), allows=is_of_the_tests).ask(
            "http://lantern.example/a"
        )
    thread.join(20)
    assert told.data == b"through"
    assert asked[1] == b"\x05\x01\x00\x03\x0flantern.example\x00\x50"


def test_through_a_proxy_it_asks_for_nothing_inside_either() -> None:
    way = Proxy("127.0.0.1", 9)
    with pytest.raises(InwardAddress):
        Asker(proxy=way, limits=Limits(seconds=5), allows=is_outward)._once(
            "http://10.0.0.1/", [], time.monotonic() + 5
        )


def test_a_proxy_that_is_written_wrongly_stops_everything() -> None:
    assert proxy_of("") is None
    assert proxy_of("socks5h://127.0.0.1:9050") == Proxy("127.0.0.1", 9050)
    for wrong in ("127.0.0.1:9050", "http://proxy.example:3128", "socks5://proxy.example", "socks5://[::1"):
        with pytest.raises(ProxyUnclear, match="TUMEN_WATCH_PROXY"):
            proxy_of(wrong)
