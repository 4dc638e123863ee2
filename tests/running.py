"""How the tests are run: in which order, with what set up for each, and what is told of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

#: Files that take a minute or more. They begin first: the last of them alone would keep one core waiting.
LONG = (
    *("trials/test_trials.py", "trials/test_access.py", "pages/test_pages.py", "cli/test_resume.py"),
    *("cli/test_containers.py", "matrix/test_matrix.py", "matrix/test_asking.py", "matrix/test_alike.py"),
    *("pages/", "search/test_reference.py", "trials/", "team/", "bench/", "cli/", "vault/test_schema.py"),
    *("web/test_viewing.py", "web/test_security.py", "web/", "watch/", "publication/"),
)
#: Fixtures of pytest-django for every test: the marker for which each looks, and what it stands on. The last
#: two look for Django's sites, which are not installed, and for a server that no test asks for.
MARKED = {
    "_django_set_urlconf": ("urls", ""),
    "_django_isolate_apps": ("django_isolate_apps", ""),
    "_template_string_if_invalid_marker": ("ignore_template_errors", "monkeypatch"),
    "_django_clear_site_cache": ("", ""),
    "_live_server_helper": ("", ""),
}
_TESTS = Path(__file__).parent


def place_of(item: pytest.Item) -> str:
    return item.path.relative_to(_TESTS).as_posix()


def when(item: pytest.Item) -> int:
    place = place_of(item)
    return next((at for at, long in enumerate(LONG) if place.startswith(long)), len(LONG))


def leave_out_what_is_not_marked(items: list[pytest.Item]) -> None:
    """The fixtures that pytest-django sets up for every test, where a test has not what they look for.

    They cost a short test as much as itself. What one of them stands on is set up in its place, when it was.
    """
    # Tests of one function share the names, and a single parameter of it can be the one that is marked.
    sharing: dict[int, list[pytest.Item]] = {}
    for item in items:
        sharing.setdefault(id(item.fixturenames), []).append(item)  # type: ignore[attr-defined]
    for alike in sharing.values():
        names = alike[0].fixturenames  # type: ignore[attr-defined]
        for name, (marker, instead) in MARKED.items():
            if name in names and not (marker and any(each.get_closest_marker(marker) for each in alike)):
                at = names.index(name)
                names[at : at + 1] = [instead] if instead and instead not in names[:at] else []


def tell_what_is_shown(config: pytest.Config) -> None:
    """One process of several tells of each test once, and not that it begins, is set up, taken down and ends.

    Where all is well and nothing of it is shown, that is most of what they would say to each other.
    """
    if config.get_verbosity() > 0 or config.getoption("durations") is not None:
        return
    for plugin in config.pluginmanager.get_plugins():
        if type(plugin).__name__ == "WorkerInteractor":
            plugin.sendevent = partial(_send, plugin.sendevent)


def _send(send: Callable[..., None], name: str, **told: Any) -> None:
    if name == "testreport":
        report = told["data"]
        if report["when"] != "call" and report["outcome"] == "passed":
            return
    if name not in ("logstart", "logfinish"):
        send(name, **told)
