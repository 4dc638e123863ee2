"""What nobody may write here, and that the pages on security show what they say.

Found in the syntax tree of every module, so that a comment or a word in a list does no harm.
"""

from __future__ import annotations

import ast
import re
import ssl
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import httpx
import pytest

from tools.make_docs import ROOT
from tumen.watch import fetching
from tumen.web.settings import LOGGING

MODULES = sorted((ROOT / "tumen").rglob("*.py"))
PAGES = ROOT / "docs" / "security"
SHEET = PAGES / "asvs.md"
#: How many requirements of level 1 and 2 each chapter of ASVS 5.0.0 has: 253 in all.
CHAPTERS = {
    1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7,
    10: 29, 11: 14, 12: 9, 13: 13, 14: 9, 15: 13, 16: 16, 17: 7,
}  # fmt: skip
STATES = {"met", "open", "not applicable"}
LINK = re.compile(r"\[([^\]]+)\]\(([^)#]+)\)")


#: Takes a module's source and gives the names in it that must not be there.
Look = Callable[[str], list[str]]


@cache
def nodes(source: str) -> list[ast.AST]:
    return list(ast.walk(ast.parse(source)))


def calls(source: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a module by its dotted name."""
    for node in nodes(source):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def imported(source: str) -> set[str]:
    found = set()
    for node in nodes(source):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def shell_calls(source: str) -> list[str]:
    return [
        name
        for name, call in calls(source)
        if name in {"os.system", "os.popen"} or any(word.arg == "shell" for word in call.keywords)
    ]


def evaluations(source: str) -> list[str]:
    named = {name for name, _ in calls(source) if name in {"eval", "exec", "yaml.load"}}
    return sorted(named | imported(source) & {"pickle", "marshal", "shelve", "dill", "jsonpickle"})


def made_templates(source: str) -> list[str]:
    unsafe = {"mark_safe", "format_html", "SafeString", "Template", "from_string"}
    return sorted({name for name, _ in calls(source) if name.rpartition(".")[2] in unsafe})


def weak_ciphers(source: str) -> list[str]:
    weak = {"ECB", "CBC", "MD5", "SHA1", "md5", "sha1", "PKCS1v15", "ARC4", "TripleDES", "DES"}
    return sorted({node.attr for node in nodes(source) if isinstance(node, ast.Attribute)} & weak)


def strange_libraries(source: str) -> list[str]:
    strange = {"Crypto", "Cryptodome", "nacl", "rsa", "ecdsa", "pyaes", "M2Crypto", "OpenSSL"}
    return sorted(strange & {name.partition(".")[0] for name in imported(source)})


def toy_generators(source: str) -> list[str]:
    return sorted({"random", "numpy.random"} & imported(source))


def unproved_connections(source: str) -> list[str]:
    """Where a client is told to take any certificate, or none."""
    off = {"CERT_NONE", "_create_unverified_context", "check_hostname"}
    named = {node.attr for node in nodes(source) if isinstance(node, ast.Attribute)} & off
    told = [name for name, call in calls(source) if name.startswith("httpx") and _says(call, "verify", False)]
    return sorted([*named, *told])


def followers(source: str) -> list[str]:
    """Clients that go where an answer sends them, or do so unless told not to."""
    following = [name for name, call in calls(source) if _says(call, "follow_redirects", True)]
    return sorted([*following, *({"urllib.request", "requests"} & imported(source))])


def _says(call: ast.Call, name: str, value: bool) -> bool:
    said = [word.value for word in call.keywords if word.arg == name]
    return any(isinstance(one, ast.Constant) and one.value is value for one in said)


def found_by(look: Look) -> dict[str, list[str]]:
    """What a look finds, by the module in which it does."""
    by_module = {str(path.relative_to(ROOT)): look(path.read_text("utf-8")) for path in MODULES}
    return {module: found for module, found in by_module.items() if found}


def test_no_command_goes_through_a_shell() -> None:
    assert found_by(shell_calls) == {}


def test_nothing_is_evaluated_or_unpickled() -> None:
    assert found_by(evaluations) == {}


def test_no_template_is_made_of_words() -> None:
    assert found_by(made_templates) == {}


def test_no_weak_mode_or_hash_is_used() -> None:
    assert found_by(weak_ciphers) == {}


def test_cryptography_comes_from_known_libraries() -> None:
    assert found_by(strange_libraries) == {}


def test_no_secret_comes_from_a_toy_generator() -> None:
    assert found_by(toy_generators) == {}


def test_every_connection_asks_for_a_certificate_that_holds() -> None:
    assert found_by(unproved_connections) == {}


def test_no_connection_takes_an_old_version_of_tls() -> None:
    """Those to sites, mail servers and models; to a team's database: tests/team/test_certificates.py."""
    for context in (fetching._context(), ssl.create_default_context(), httpx.create_ssl_context()):
        assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
        assert context.maximum_version == ssl.TLSVersion.MAXIMUM_SUPPORTED


def test_no_client_goes_where_an_answer_sends_it() -> None:
    """The watch goes on by itself and looks at each address again (tests/watch/test_fetching.py)."""
    assert found_by(followers) == {}


@pytest.mark.parametrize(
    ("look", "source"),
    [
        (shell_calls, "import subprocess\nsubprocess.run('ls', shell=True)"),
        (shell_calls, "import os\nos.system('ls')"),
        (evaluations, "eval('1')"),
        (evaluations, "from pickle import loads"),
        (made_templates, "from django.utils.safestring import mark_safe\nmark_safe('<b>')"),
        (weak_ciphers, "import hashlib\nhashlib.md5(b'')"),
        (strange_libraries, "from Crypto.Cipher import AES"),
        (toy_generators, "import random"),
        (unproved_connections, "import httpx\nhttpx.Client(verify=False)"),
        (unproved_connections, "import ssl\nmade = ssl.SSLContext()\nmade.verify_mode = ssl.CERT_NONE"),
        (followers, "import httpx\nhttpx.Client(follow_redirects=True)"),
        (followers, "from urllib.request import urlopen"),
    ],
)
def test_it_would_be_noticed(look: Look, source: str) -> None:
    assert look(source)


def test_nothing_but_the_terminal_is_written_to() -> None:
    assert {handler["class"] for handler in LOGGING["handlers"].values()} == {"logging.StreamHandler"}  # type: ignore[attr-defined]
    logging = [path for path in MODULES if "logging.handlers" in imported(path.read_text("utf-8"))]
    assert logging == []


# The pages


def rows() -> list[list[str]]:
    """Number, what is asked, state and what shows it, of each line of the sheet."""
    lines = SHEET.read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if re.match(r"\| \d", line)]


def numbers_of(cell: str) -> int:
    """How many requirements a line stands for: "10.1.1 to 10.7.3 (33)" is 33."""
    told = re.search(r"\((\d+)\)", cell)
    return int(told[1]) if told else 1


def broken(name: str, target: str, page: Path) -> str:
    """What is wrong with a link; a name "file::test" has to stand in the file."""
    path = (page.parent / target).resolve()
    if not path.is_file():
        return f"{target} is not there"
    _, _, test = name.partition("::")
    if test and not re.search(rf"\bdef {re.escape(test)}\b", path.read_text("utf-8")):
        return f"{target} has no {test}"
    return ""


def links() -> list[tuple[Path, str, str]]:
    pages = sorted(PAGES.glob("*.md"))
    return [(page, *link) for page in pages for link in LINK.findall(page.read_text("utf-8"))]


def test_every_link_of_the_pages_on_security_leads_somewhere() -> None:
    found = [said for page, name, target in links() if (said := broken(name, target, page))]
    assert found == []
    assert len(links()) > 100


def test_a_link_that_leads_nowhere_is_noticed() -> None:
    assert broken("x", "../../tests/no_such.py", SHEET)
    assert broken("x::test_no_such", "../../tests/structure/test_security.py", SHEET)


def test_the_sheet_has_every_requirement_of_level_1_and_2() -> None:
    counts = dict.fromkeys(CHAPTERS, 0)
    for number, *_ in rows():
        counts[int(number.partition(".")[0])] += numbers_of(number)
    assert counts == CHAPTERS
    assert len({number for number, *_ in rows()}) == len(rows())


def test_a_line_has_a_state_and_what_shows_it() -> None:
    for number, asked, state, shown in rows():
        assert asked, number
        assert state in STATES, number
        if state == "met":
            tests = [name for name, target in LINK.findall(shown) if "/tests/" in target and "::" in name]
            assert tests, f"{number} is called met, and no test shows it"
        else:
            assert shown, f"{number} does not say why"


def test_the_sheet_counts_its_own_lines() -> None:
    counts = dict.fromkeys(STATES, 0)
    for number, _, state, _ in rows():
        counts[state] += numbers_of(number)
    told = f"{counts['met']} met, {counts['open']} open, {counts['not applicable']} not applicable"
    assert told in SHEET.read_text("utf-8"), f"the sheet has to say: {told}"


def test_every_promise_has_its_place_and_what_shows_it() -> None:
    lines = (PAGES / "promises.md").read_text("utf-8").splitlines()
    told = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if re.match(r"\| \d", line)]
    assert len(told) > 60
    assert len({number for number, *_ in told}) == len(told)
    for number, promise, where, shown in told:
        assert promise, number
        assert LINK.findall(where), f"{number} has no place"
        assert any("/tests/" in target for _, target in LINK.findall(shown)), f"no test shows {number}"


#: What reads what strangers send, answers requests, or has to do with keys: by what its name begins with.
REACHED = (
    "django",
    "lxml",
    "pypdfium",
    "python-docx",
    "openpyxl",
    "warcio",
    "waitress",
    "crypto",
    "sqlcipher",
)


def test_every_library_with_a_class_is_locked_and_those_that_strangers_reach_have_one() -> None:
    page = (PAGES / "libraries.md").read_text("utf-8")
    named = re.findall(r"`([a-z0-9-]+)`", page.partition("| class | packages |")[2])
    locked = re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.txt").read_text("utf-8"), re.M)
    assert len(named) == len(set(named)) > 20
    assert set(named) <= set(locked)
    reached = {name for name in locked if name.startswith(REACHED)}
    # Leaflet's files and the stubs of types are served and read by us alone.
    assert reached - set(named) <= {"django-leaflet", "django-stubs", "django-stubs-ext"}
