"""The way to Apache Spark: parts go out as addresses of files, results come back as bytes.

What works there gets no key, no workspace and no word of the record: only the archive, which it has to see
anyway, and words that people added where they said that these may go there. Spark's own driver unpickles
what its computers send, so that it runs in a process without keys; what that one hands over is a frame of
bytes, checked as a stranger's. What Spark writes for passing use, and what goes between its computers, is
encrypted by it; it shows no page of its own and keeps no log of its work.

``python -m tumen.archives.spark MASTER`` is the other side. PySpark is of the extra tumen[spark]; it needs
Java 17 or later.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from tumen.archives.errors import EngineRefused
from tumen.archives.planning import Done, Engine, Task
from tumen.archives.results import MOST
from tumen.documents.intake.confined import UNTRUE, end, environment
from tumen.documents.intake.confined.frames import read_frame, whole, write_frame
from tumen.documents.intake.confined.running import apart

#: Parts for each core that are asked for at once: results of so many wait in memory at most.
_WAVE = 2
#: Bytes of results that Spark hands back at once, as it writes it.
_MOST = "1g"
#: What Java may hold on this computer: it hands parts out and results back, and Python does the rest. Left to
#: itself it takes all that its heap may have before it clears up. Spark starts with 471 MB or more; 512 MB
#: hold the results of a wave of full parts, 32 MB each.
_HEAP = "512m"
#: One thread that clears up and gives memory back to the system, and a compiler that is content with less.
_JAVA = (
    "-XX:+UseSerialGC -Xms64m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -XX:TieredStopAtLevel=1 "
    "-XX:ReservedCodeCacheSize=64m"
)
#: Where the workers of this computer are forked from, with the reader loaded once for all of them.
_PRELOADED = "tumen.archives.preloaded"
#: How many heaps the allocator of a process may keep: each that a thread has for itself holds memory back.
_ARENAS = "2"
#: Bytes of the line that opens a frame: each part of a wave is in it, with the words that people added.
_LINE = 64 * 1024 * 1024
#: What Spark is told of the session beside what every process of ours is: where Java and Spark are.
_KEPT = ("JAVA_HOME", "SPARK_HOME", "SPARK_CONF_DIR", "PYSPARK_PYTHON")
_MISSING = (
    "Spark is not there: install requirements-spark.txt, and Java 17 or later. Without it, the archive is "
    "read by processes of this computer: leave --engine out."
)
_BROKEN = (
    "Spark did not do its work: it could not be reached, ended, or lacks what Tumen runs on. What was read "
    "until now is kept; look into Spark's own log, then run the same command again."
)


def on_spark(master: str) -> Engine:
    """Spark at ``master`` ("local[2]", "spark://host:7077"). Raises EngineRefused where it is not there."""
    if shutil.which("java") is None or importlib.util.find_spec("pyspark") is None:
        raise EngineRefused(_MISSING)

    def run(tasks: Iterable[Task]) -> Iterator[Done]:
        driver = subprocess.Popen(
            [sys.executable, "-P", "-m", "tumen.archives.spark", master],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**environment(), **surroundings(master)},
            **apart(),
        )
        try:
            yield from _asked(driver, iter(tasks))
        except (OSError, *UNTRUE) as error:
            raise EngineRefused(_BROKEN) from error
        finally:
            end(driver)
            driver.communicate()

    return run


def surroundings(master: str) -> dict[str, str]:
    """What stands in the environment of Spark's driver beside the usual; nothing of a workspace."""
    told = {name: os.environ[name] for name in _KEPT if name in os.environ}
    if master.startswith("local"):
        told |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable, "MALLOC_ARENA_MAX": _ARENAS}
    return told


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
    }
    if master.startswith("local"):
        told |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
        told |= {"spark.driver.memory": _HEAP, "spark.driver.extraJavaOptions": _JAVA}
        told |= {"spark.python.daemon.module": _PRELOADED}
    return told


def _asked(driver: subprocess.Popen[bytes], tasks: Iterator[Task]) -> Iterator[Done]:
    assert driver.stdin
    assert driver.stdout
    said, _ = read_frame(driver.stdout, line=_LINE, most=0)
    while wave := {task.number: task for task in islice(tasks, _WAVE * max(1, whole(said["cores"])))}:
        write_frame(driver.stdin, {"tasks": [task.to_json() for task in wave.values()]})
        while wave:
            answer, data = read_frame(driver.stdout, line=_LINE, most=MOST)
            yield wave.pop(whole(answer["number"])), data


# ---- the other side ----


def main(master: str) -> None:
    """Answer until nobody asks, or until Spark fails, which ends this process."""
    # Java writes to standard output what it likes; answers go where it cannot.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    pyspark = importlib.import_module("pyspark")
    with tempfile.TemporaryDirectory(prefix="tumen-spark-") as folder:
        conf = pyspark.SparkConf().setMaster(master).setAppName("tumen")
        for name, value in settings(master, folder).items():
            conf.set(name, value)
        context = pyspark.SparkContext(conf=conf)
        try:
            write_frame(answers, {"cores": int(context.defaultParallelism)})
            _answer(context, answers)
        finally:
            context.stop()


def _answer(context: Any, answers: Any) -> None:
    while True:
        try:
            said, _ = read_frame(sys.stdin.buffer, line=_LINE, most=0)
        except EOFError:
            return
        wave = [Task.from_json(each) for each in said["tasks"]]
        results = context.parallelize(wave, len(wave)).map(_work).collect()
        for task, result in zip(wave, results, strict=True):
            write_frame(answers, {"number": task.number}, bytes(result))


def _work(task: Task) -> bytes:
    """Runs where Spark works; the same as on every other engine."""
    from tumen.archives.parting import work

    return work(task)


if __name__ == "__main__":
    # Under its own name, so that Spark's computers know the function by where it stands.
    importlib.import_module("tumen.archives.spark").main(sys.argv[1])
