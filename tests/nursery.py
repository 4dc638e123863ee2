"""The process that programs of the tests are forked from: it imports what they all need, and waits.

``python -m tests.nursery FD`` takes what `tests/processes.py` asks for. Nothing of a workspace is read here:
Django's apps are loaded, but in each child it begins anew, with the settings of the child's own environment.
"""

from __future__ import annotations

import array
import atexit
import gc
import importlib
import io
import json
import os
import pkgutil
import signal
import socket
import sys
import time
from types import CodeType
from typing import Any

import django
from django.apps import apps
from django.conf import ENVIRONMENT_VARIABLE as SETTINGS
from django.conf import empty, settings
from django.db import connections
from django.urls import set_script_prefix
from django.utils.log import configure_logging

from tests.readers import Readers
from tumen.vault.database import base
from tumen.vault.workspace import VARIABLE

#: Rooms that know no Django, and what is large below the others.
PURE = ("tumen.vocabulary", "tumen.documents.intake", "tumen.reading", "tumen.corroboration")
LARGE = [
    *("tumen.cli", "django.db.models", "django.forms", "django.template", "django.core.management.base"),
    *("cryptography.x509", "rfc3161_client", "rich.table", "waitress"),
    *("scipy.optimize", "httpcore", "pydantic", "fido2.webauthn", "warcio", "defusedxml"),
]
#: What no command needs, or what is another program.
NOT = (
    "tumen.reading.evaluation",
    "tumen.documents.intake.confined",
    "tumen.documents.intake.containers.child",
)
#: What is read once, so that the language model is there.
SENTENCE = "China forcibly returned 41 escapees on 14 July 2021, officials said.\n"
#: Descriptors that one process can be given.
MOST = 64


def load() -> None:
    """Import everything, read one sentence, and have every loop of the passages' machine code at hand."""
    for name in PURE:
        room = importlib.import_module(name)
        for module in pkgutil.walk_packages(room.__path__, f"{name}."):
            if not module.name.startswith(NOT):
                importlib.import_module(module.name)
    for name in LARGE:
        importlib.import_module(name)
    from bench.passages import warm_up
    from tumen.reading import Source, read

    warm_up()
    assert list(read([Source("warm", SENTENCE)]))


def load_django() -> None:
    """Import models, commands and pages under the settings of a workspace that is not there, and forget
    those settings."""
    os.environ.update({VARIABLE: "/nowhere", SETTINGS: "tumen.web.settings"})
    django.setup()
    commands = importlib.import_module("tumen.cli")
    for module in pkgutil.iter_modules(commands.__path__, "tumen.cli."):
        importlib.import_module(module.name)
    importlib.import_module("tumen.web.doors")
    # As if none of it had begun. What is set is read where Django begins, as in any other process.
    settings._wrapped = empty
    del sys.modules["tumen.web.settings"]
    assert connections["default"].connection is None  # models ask its engine how long a name may be
    del connections["default"], connections.settings
    connections._settings = None
    apps.apps_ready = apps.models_ready = apps.ready = False
    django.setup = begin


def begin(set_prefix: bool = True) -> None:
    """In the place of `django.setup`, where the apps are loaded already."""
    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
    if set_prefix:
        set_script_prefix(settings.FORCE_SCRIPT_NAME or "/")
    apps.apps_ready = apps.models_ready = apps.ready = True


def serve(line: socket.socket) -> dict[str, Any] | None:
    """Bear a process for each that is asked for; what it is to do, in the process itself. None at the end."""
    while True:
        asked, ancillary, _, _ = line.recvmsg(16, socket.CMSG_SPACE(MOST * 4))
        if not asked:
            return None
        sent = array.array("i")
        for _, _, data in ancillary:
            sent.frombytes(data[: len(data) - len(data) % sent.itemsize])
        told, *descriptors = sent
        with os.fdopen(told, "rb") as file:
            file.seek(0)
            wanted: dict[str, Any] = json.loads(file.read().decode("utf-8", "surrogateescape"))
        if _fork(line):
            for each in descriptors:
                os.close(each)
            continue
        line.close()
        wanted["descriptors"] = dict(zip(wanted["as"], descriptors, strict=True))
        return wanted


def _fork(line: socket.socket) -> bool:
    """True in this process; False in its child's child, which belongs to whoever asked for it.

    Between the two stands a process that ends at once: an orphan becomes the child of the nearest process
    above it that takes orphans.
    """
    reading, writing = os.pipe()
    between = os.fork()
    if between:
        os.close(writing)
        os.waitpid(between, 0)
        with os.fdopen(reading, "rb") as pipe:
            line.send(pipe.read())
        return True
    os.close(reading)
    parent = os.getpid()
    child = os.fork()
    if child:
        os.write(writing, str(child).encode())
        os._exit(0)
    os.close(writing)
    while os.getppid() == parent:
        time.sleep(0.001)
    return False


def become(wanted: dict[str, Any]) -> None:
    """Take the descriptors, environment and folder that are wanted, as a process that has just begun."""
    if wanted["session"]:
        os.setsid()
    _take(wanted["descriptors"])
    os.environ.clear()
    os.environ.update(wanted["environment"])
    os.chdir(wanted["folder"])
    encoding = os.environ.get("PYTHONIOENCODING") or "utf-8"
    at_once = bool(os.environ.get("PYTHONUNBUFFERED"))
    sys.stdin = os.fdopen(0, "r", encoding=encoding)
    out, err = (os.fdopen(each, "wb", 0 if at_once else -1) for each in (1, 2))
    sys.stdout = io.TextIOWrapper(out, encoding, write_through=at_once)
    sys.stderr = io.TextIOWrapper(
        err, encoding, "backslashreplace", line_buffering=True, write_through=at_once
    )
    sys.argv[:] = wanted["words"]
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _take(descriptors: dict[int, int]) -> None:
    """Put each descriptor at its number. First out of the way: one's number may be another's place."""
    above = max(*descriptors, *descriptors.values()) + 1
    moved = {
        place: os.dup2(given, above + number) for number, (place, given) in enumerate(descriptors.items())
    }
    for given in set(descriptors.values()):
        if given not in descriptors:
            os.close(given)
    for place, given in moved.items():
        os.dup2(given, place)
        os.close(given)


def run(program: CodeType) -> None:
    """Run it as the program of this process, which ends with the status that Python would give it."""
    status: list[int] = []
    atexit.register(_end, status)  # the first one to be registered is the last one to be called
    try:
        exec(program, {"__name__": "__main__", "__builtins__": __builtins__})
    except KeyboardInterrupt:
        raise  # ends by the signal
    except SystemExit as ended:
        code = ended.code
        status.append(code & 0xFF if isinstance(code, int) else int(code is not None))
        raise
    except BaseException:
        status.append(1)
        raise
    status.append(0)


def _end(status: list[int]) -> None:
    """Leave out what Python does last, when everything else is done: to free all that was imported, object by
    object, which copies each page of it that is shared with the nursery. Databases it would close first."""
    if status:
        for connection in list(base._open_connections):
            connection.close()
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError):  # cannot be written any more, or is closed: Python says so itself
            return
        os._exit(status[0])


if __name__ == "__main__":
    asked_on = socket.socket(fileno=int(sys.argv[1]))
    asked_on.set_inheritable(False)
    readers = Readers()  # loads beside this process
    readers.use()
    load()
    load_django()
    gc.freeze()
    gc.set_threshold(50_000, 20, 10)  # as in tests/conftest.py
    if wanted := serve(asked_on):
        become(wanted)
        run(compile(wanted["code"], "<string>", "exec"))
