"""Every address of the pages, asked by people of each role as nobody means it.

Numbers out of range, what is no number, signs that are no letters, ten thousand letters, words from right to
left, a parameter twice, another method, no mark of our own form or another one's, ids of others, of other
things and of nothing, bytes in the place of a form: each case has several of these beside words that are
meant. A fault is an answer that says that the program failed, what tells of its inside, what its reader may
not see, a refusal without a sentence, or that somebody who is signed in has to sign in. Whatever a request
changes is as it was after it.

People sign in as they do, and come through the whole program, without a network.
"""

from __future__ import annotations

import random
import re
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from trials.api import staying_connected
from trials.ground import until_stopped
from trials.kept import ROOT

if TYPE_CHECKING:
    from django.test import Client

    from tests.matrix.cast import Cast
    from tests.matrix.combinations import Combination
    from tumen.access.models import Actor

#: What is typed or stands in an address, as nobody means it.
ODD = (
    *("-1", "0", "1e309", "NaN", "9" * 9, "9" * 20, "9" * 5000, "0x10", "\u0667", "\u00bd", "1.5", " 1 "),
    *(
        "\0",
        "a\0b",
        "\u202e\u202dmoor\u2066",
        "\ufeff",
        "\ud800",
        "\u0301" * 300,
        "a\r\nSet-Cookie: b=c",
        "\x1b[2J",
    ),
    *(
        "",
        " ",
        "w" * 10_000,
        "\uac15" * 10_000,
        "a b\n" * 2_500,
        "%",
        "%00",
        "%ff",
        "%(name)s",
        "{0.__class__}",
    ),
    *("2023-13-45", "0000-00-00", "9999-12-31", "2023-02-30", "10000-01-01", "/2023", "2023~/..", "-0001"),
    *(
        "<script>alert(1)</script>",
        "' OR 1=1 --",
        '"><img src=x>',
        "../../vault.db",
        "//other.example",
        "*" * 99,
    ),
    *("[", "(a+)+$", "null", "true", "[]", "{}", "on", "d-00000000", "c-00000000", "e-00000000 c-00000000"),
)
#: What stands where an id does; what an address splits at cannot.
ODD_IDS = tuple(odd for odd in ODD if odd and "/" not in odd)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")
#: Locking the vault ends this trial, and opening it takes its own processes: tests/web/test_locked.py.
LEFT_OUT = {"lock", "unlock"}
NOBODY = "nobody"
#: Words that stand on no page, and do where a program tells of its inside.
INSIDE = ("Traceback (most recent", 'File "/', "site-packages", "django.db", "sqlcipher3.", "psycopg.")
#: Sign of our own forms: any 32 letters that stand both in the cookie and in the form.
_MARK = "m" * 32
_PARAMETER = re.compile(r'(?:GET|POST)(?:\.get|\.getlist)?[(\[]\s*"([\w-]+)"')
#: Where a page says why it refuses something.
_SAYS = re.compile(r'<(\w+)[^>]*(?:role="alert"|class="lede")[^>]*>(.*?)</\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
#: A refusal says something: at least so many words, and an end.
_WORDS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: of which address, by whom, and all that was sent."""

    name: str
    viewer: str
    method: str
    path: str
    sent: dict[str, Any]
    headers: dict[str, str]
    is_marked: bool

    def __str__(self) -> str:
        return f"{self.method} {self.path[:200]} ({self.name}) as {self.viewer}: {str(self.sent)[:300]}"


@dataclass
class Found:
    """What was answered, and what was wrong with it: the first case of each sort of fault of an address."""

    addresses: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    faults: dict[tuple[str, str], str] = field(default_factory=dict)


def trial(
    folder: Path, *, count: int, seed: int, tell: Callable[[str], None], only: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Ask ``count`` times, each address as each person in turn; ``only`` names addresses.

    Whoever stops it (Ctrl-C) is told what was found until then.
    """
    from trials.api import _record

    began = time.monotonic()
    with _record(folder) as cast:
        found = asked_through(cast, count=count, seed=seed, tell=tell, only=only)
    asked = found.asked.total()
    return {
        "addresses": found.addresses,
        "asked": asked,
        "asked_as": dict(found.asked),
        "left": count - asked,
        "answers": dict(sorted(found.statuses.items())),
        "seconds": time.monotonic() - began,
        "faults": list(found.faults.values()),
    }


def asked_through(
    cast: Cast,
    *,
    count: int,
    seed: int,
    tell: Callable[[str], None] = lambda said: None,
    only: tuple[str, ...] = (),
) -> Found:
    """`trial` in a record that is there already, and whose changes nobody keeps."""
    found = Found()
    with _people(cast) as people, staying_connected():
        routes = sorted(each for each in _routes() if not only or each[0] in only)
        found.addresses = len(routes)
        for asked in until_stopped(_cases(cast, routes, tuple(people), count=count, seed=seed)):
            client, combination = people[asked.viewer]
            _ask(asked, client, combination, cast, found)
            tell(f"{asked.method} {asked.name} as {asked.viewer}, {len(found.faults)} faults")
    return found


def _routes() -> Iterator[tuple[str, str, str]]:
    """The name and the route of every address, those of accounts among them, and the method that it takes."""
    from tumen.web.urls import urlpatterns
    from tumen.web.viewing import LOOKS, RULE

    for pattern in urlpatterns:
        route, name = str(pattern.pattern), str(getattr(pattern, "name", "") or "")
        if name and name not in LEFT_OUT and not route.startswith("api/"):
            yield name, route, "GET" if getattr(pattern.callback, RULE, LOOKS) == LOOKS else "POST"


# ---- who asks ----


@contextmanager
def _people(cast: Cast) -> Iterator[dict[str, tuple[Client, Combination]]]:
    """A person of each role at a browser, who may not see what is hidden; one sees identities. And nobody."""
    import pytest
    from django.conf import settings
    from django.core.cache import cache as codes

    from tests.accounts.cast import make_cheap
    from tests.matrix.combinations import Circle, Combination
    from tumen.access.marking import compartment_of, mark_level, place_in
    from tumen.access.models import Actor, Level, Role

    keeper = Actor.objects.get(name="Matrix Keeper")
    sorts = [(role, Level.RESTRICTED if role is Role.KEEPER else Level.INTERNAL) for role in Role]
    sorts += [(Role.READER, Level.PUBLIC), (Role.REVIEWER, Level.IDENTITY)]
    with pytest.MonkeyPatch.context() as patch:
        make_cheap(patch)
        patch.setattr(settings, "MFA_TOTP_TOLERANCE", 1)
        patch.setattr("tumen.web.accounts.gate.MOST_A_MINUTE", 10**9)
        # That somebody is awake is noted in what is undone: after minutes all would be asked for a proof.
        patch.setattr(settings, "TUMEN", replace(settings.TUMEN, idle_minutes=10**6))
        patch.setattr(settings, "ACCOUNT_REAUTHENTICATION_TIMEOUT", 10**8)
        people = {}
        for role, clearance in sorts:
            combination = Combination(role, clearance, Level.RESTRICTED, Circle.STRANGER)
            people[f"{role.value}, {clearance.value}"] = _signed_in(keeper, combination), combination
        mark_level(keeper, cast.hidden, Level.RESTRICTED, "a trial")
        place_in(keeper, cast.hidden, compartment_of(cast.circle), "a trial")
        nobody = Combination(Role.READER, Level.PUBLIC, Level.RESTRICTED, Circle.STRANGER)
        yield people | {NOBODY: (_browser(), nobody)}
        codes.clear()


def _browser() -> Client:
    from django.test import Client

    from tumen.access.actors import ACCOUNTS

    client = Client(enforce_csrf_checks=True, SERVER_NAME="localhost", **{ACCOUNTS: True})
    client.raise_request_exception = False
    return client


def _signed_in(keeper: Actor, combination: Combination) -> Client:
    from django.conf import settings

    from tests.accounts.cast import PASSWORD, code_now, joined, with_app
    from tests.matrix.cast import give
    from tumen.access.actions import introduce
    from tumen.access.models import GrantKind, Level
    from tumen.accounts.queries import needs_second_step

    role, sees_identities = combination.role, combination.clearance is Level.IDENTITY
    ladder = Level.INTERNAL if sees_identities else combination.clearance
    name = f"Trial {role.value} {combination.clearance.value}"
    who = introduce(name=name, roles=(), clearance=Level.PUBLIC)
    give(keeper, who, GrantKind.ROLE, role.value)
    give(keeper, who, GrantKind.CLEARANCE, ladder.value)
    if sees_identities:
        give(keeper, who, GrantKind.IDENTITY)
    account = joined(keeper, who)
    if needs_second_step(who):
        with_app(account)
    client = _browser()
    client.cookies[settings.CSRF_COOKIE_NAME] = _MARK
    marked = {"csrfmiddlewaretoken": _MARK}
    answer = client.post("/sign-in", {"login": account.name, "password": PASSWORD, **marked})
    if answer.headers.get("Location") == "/sign-in/second-step":
        client.cookies[settings.CSRF_COOKIE_NAME] = _MARK
        answer = client.post("/sign-in/second-step", {"code": code_now(), **marked})
    assert answer.status_code == 302, f"{name} cannot sign in: {answer.status_code}"
    return client


# ---- what is asked ----


def _cases(
    cast: Cast, routes: list[tuple[str, str, str]], people: tuple[str, ...], *, count: int, seed: int
) -> Iterator[Asked]:
    """So many cases: every address before any is asked again, by another person each time."""
    places = list(range(len(routes)))
    for number in range(count):
        turn, at = divmod(number, len(routes))
        if at == 0:
            random.Random(f"{seed} {turn}").shuffle(places)
        name, route, method = routes[places[at]]
        chance = random.Random(f"{seed} {name} {route} {turn}")
        yield _case(cast, name, route, method, people[(turn + places[at]) % len(people)], chance)


def _case(cast: Cast, name: str, route: str, method: str, viewer: str, chance: random.Random) -> Asked:
    from tests.matrix.asking import FORM, OF

    known = _ids_of(cast)
    of_this = known.get(route.partition("/")[0], ())
    path = "/" + re.sub(
        r"<[^>]*>", lambda _: quote(_id(chance, of_this, known), safe="", errors="replace"), route
    )
    form = {**FORM, "name": "A person", **OF.get(name, {})}
    sent: dict[str, Any] = {} if chance.random() < 0.3 else dict(form)
    for _ in range(chance.randint(1, 4)):
        sent[chance.choice(_parameters())] = _odd(chance, known)
    if method == "GET" and chance.random() < 0.3:  # some take both
        method = "POST"
    elif chance.random() < 0.1:
        method = chance.choice(METHODS)
    headers = {"HX-Request": "true"} if chance.random() < 0.1 else {}
    headers |= {"Accept-Language": "ko"} if chance.random() < 0.2 else {}
    headers |= {"Sec-Fetch-Site": "cross-site"} if chance.random() < 0.02 else {}
    return Asked(name, viewer, method, path, sent, headers, chance.random() < 0.9)


def _id(chance: random.Random, of_this: tuple[str, ...], known: dict[str, tuple[str, ...]]) -> str:
    if of_this and chance.random() < 0.7:
        return chance.choice(of_this)
    return chance.choice(_all_ids(known)) if chance.random() < 0.5 else chance.choice(ODD_IDS)


def _odd(chance: random.Random, known: dict[str, tuple[str, ...]]) -> str | list[str]:
    """An odd value, the id of something, or several of them under one name."""
    many = [chance.choice(ODD if chance.random() < 0.7 else _all_ids(known)) for _ in range(3)]
    return many if chance.random() < 0.2 else many[0]


def _all_ids(known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(id for ids in known.values() for id in ids)


def _ids_of(cast: Cast) -> dict[str, tuple[str, ...]]:
    from tests.matrix.sending import ids_of

    found = ids_of(cast)
    beside = {
        "review": found["documents"],
        "watch": cast.watch,
        "archives": cast.archive,
        "many": cast.rounds,
    }
    return {**found, **beside, "code": found["documents"]}


@cache
def _parameters() -> tuple[str, ...]:
    """The names of all that any page reads, and one that none does."""
    found = {"another-name"}
    for file in (ROOT / "tumen" / "web").rglob("*.py"):
        found.update(_PARAMETER.findall(file.read_text("utf-8")))
    return tuple(sorted(found))


# ---- what is answered ----


def _ask(asked: Asked, client: Client, combination: Combination, cast: Cast, found: Found) -> None:
    from django.core.signals import got_request_exception

    failed: list[str] = []

    def note(**_: object) -> None:
        failed.append(" ".join(traceback.format_exc().split())[-500:])

    got_request_exception.connect(note)
    try:
        response = _sent(asked, client)
        said = response.getvalue() if response.streaming else response.content
    finally:
        got_request_exception.disconnect(note)
    found.asked[asked.viewer] += 1
    found.statuses[str(response.status_code)] += 1
    for sort, told in _faults(asked, response, said, failed, combination, cast):
        found.faults.setdefault((asked.name, sort), f"{asked}: {response.status_code}: {sort}: {told}")


def _sent(asked: Asked, client: Client) -> Any:
    """The answer; whatever was changed, in the browser too, is as it was before."""
    from django.conf import settings
    from django.db import transaction

    session = client.cookies.get(settings.SESSION_COOKIE_NAME)
    number = session.value if session else ""
    with transaction.atomic():
        client.cookies[settings.CSRF_COOKIE_NAME] = _MARK
        if asked.method == "POST":
            marked = {"csrfmiddlewaretoken": _MARK} if asked.is_marked else {}
            answer = client.post(
                asked.path, _encoded({**asked.sent, **marked}), headers=asked.headers, content_type=_FORM
            )
        else:
            answer = client.generic(
                asked.method, f"{asked.path}?{_encoded(asked.sent)}", headers=asked.headers
            )
        transaction.set_rollback(True)
    client.cookies.clear()
    if number:
        client.cookies[settings.SESSION_COOKIE_NAME] = number
    return answer


_FORM = "application/x-www-form-urlencoded"


def _encoded(sent: dict[str, Any]) -> str:
    pairs = (
        (name, each)
        for name, value in sent.items()
        for each in (value if isinstance(value, list) else [value])
    )
    # Half a letter becomes what some program might send for it: bytes that are no text.
    return "&".join(f"{name}={quote(value.encode('utf-8', 'surrogatepass'))}" for name, value in pairs)


def _faults(
    asked: Asked, response: Any, said: bytes, failed: list[str], combination: Combination, cast: Cast
) -> Iterator[tuple[str, str]]:
    from tests.forms import without_tokens
    from tests.matrix.asking import Question
    from tests.matrix.files import words_of
    from tests.matrix.leaks import leaks

    if response.status_code >= 500 or failed:
        yield "the program failed", " ".join(failed) or "and said no more"
        return
    words = without_tokens(words_of(said))
    if inside := [each for each in INSIDE if each in words]:
        yield "it tells of its inside", ", ".join(inside)
    named = (asked.path, *(str(value) for value in asked.sent.values()))
    question = Question(
        asked.name, tuple(id for id in cast.ids if any(id in each for each in named)), lambda _: ""
    )
    if told := leaks(f"{dict(response.headers)} {words}", question, cast, combination):
        yield "it tells what is hidden", ", ".join(told)
    if _is_led_away(asked, response):
        yield "who is signed in has to sign in", response.headers["Location"]
    if response.status_code >= 400 and asked.method != "HEAD" and not _is_sentence(words):
        yield "a refusal without a sentence", words[:200]


def _is_led_away(asked: Asked, response: Any) -> bool:
    """Whether somebody who is signed in comes to no page, but to where people sign in: then the trial asks
    nothing as them any more."""
    from tumen.web.accounts.gate import OPEN, UNLOCKING

    if asked.viewer == NOBODY or asked.name in OPEN | UNLOCKING:
        return False
    return str(response.headers.get("Location", "")).startswith("/sign-in")


def _is_sentence(words: str) -> bool:
    told = (" ".join(_TAG.sub(" ", each[2]).split()) for each in _SAYS.finditer(words))
    return any(len(each.split()) >= _WORDS and each.endswith((".", "?")) for each in told)
