"""The way to Apache Spark: parts go out as addresses of files, results come back as bytes.

What works there gets no key, no workspace and no word of the record: only the archive, which it has to see
anyway. What it writes for passing use, and what goes between its machines, is encrypted by Spark; it shows no
page of its own and keeps no log of what it did. Results are sealed here.

PySpark is of the extra tumen[spark]; it needs Java 17 or later.
"""

from __future__ import annotations

import importlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from tumen.archives.errors import EngineRefused
from tumen.archives.planning import Done, Engine, Task

#: Parts for each core that are asked for at once: results of so many wait in memory at most.
_WAVE = 2
#: Bytes of results that Spark hands back at once, as it writes it.
_MOST = "1g"
_MISSING = (
    "Spark is not there: install requirements-spark.txt, and Java 17 or later. Without it, the archive is "
    "read by processes of this computer: leave --engine out."
)
_BROKEN = (
    "Spark did not do its work: it could not be reached, ended, or lacks what Tumen runs on. What was read "
    "until now is kept; look into Spark's own log, then run the same command again."
)
#: The variable that tells Spark where to listen.
_ADDRESS = "SPARK_LOCAL_IP"


def on_spark(master: str) -> Engine:
    """Spark at ``master`` ("local[2]", "spark://host:7077"). Raises EngineRefused where it is not there."""
    pyspark = library()

    def run(tasks: Iterable[Task]) -> Iterator[Done]:
        with tempfile.TemporaryDirectory(prefix="tumen-spark-") as folder:
            context = _context(pyspark, master, folder)
            try:
                yield from _waves(context, iter(tasks))
            finally:
                context.stop()

    return run


def library() -> Any:
    """PySpark. Raises EngineRefused where it, or Java, is not installed."""
    if shutil.which("java") is None:
        raise EngineRefused(_MISSING)
    try:
        return importlib.import_module("pyspark")
    except ImportError as error:
        raise EngineRefused(_MISSING) from error


def settings(master: str, folder: str) -> dict[str, str]:
    """What Spark is told. ``folder`` is where it may write for passing use."""
    told = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.eventLog.enabled": "false",
        "spark.io.encryption.enabled": "true",
        "spark.authenticate": "true",
        "spark.network.crypto.enabled": "true",
        "spark.local.dir": folder,
        "spark.driver.maxResultSize": _MOST,
        "spark.task.maxFailures": "2",
        "spark.python.worker.reuse": "true",
    }
    if master.startswith("local"):
        told |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    return told


def _context(pyspark: Any, master: str, folder: str) -> Any:
    conf = pyspark.SparkConf(loadDefaults=not master.startswith("local"))
    conf.setMaster(master).setAppName("tumen")
    for name, value in settings(master, folder).items():
        conf.set(name, value)
    with _session(master):
        context = pyspark.SparkContext(conf=conf)
    context.setLogLevel("ERROR")
    if master.startswith("local"):
        context.pythonExec = sys.executable
    return context


@contextmanager
def _session(master: str) -> Iterator[None]:
    """While Spark starts, the session holds nothing of this workspace for it to take over: a passphrase may
    stand in it. On this computer it listens to this computer alone."""
    ours = {name: value for name, value in os.environ.items() if name.startswith("TUMEN_")}
    before = os.environ.get(_ADDRESS)
    for name in ours:
        del os.environ[name]
    if master.startswith("local"):
        os.environ[_ADDRESS] = "127.0.0.1"
    try:
        yield
    finally:
        os.environ.update(ours)
        if before is None:
            os.environ.pop(_ADDRESS, None)
        else:
            os.environ[_ADDRESS] = before


def _waves(context: Any, tasks: Iterator[Task]) -> Iterator[Done]:
    while wave := list(islice(tasks, _WAVE * max(1, context.defaultParallelism))):
        try:
            results = context.parallelize(wave, len(wave)).map(_work).collect()
        except Exception as error:  # whatever goes wrong there, in Java or on the way, is said as one thing
            raise EngineRefused(_BROKEN) from error
        yield from zip(wave, map(bytes, results), strict=True)


def _work(task: Task) -> bytes:
    """Runs where Spark works; the same as on every other engine."""
    from tumen.archives.parting import work

    return work(task)
