"""Where Spark's Python workers on this computer come from: one process that has loaded the reader, and forks.

Spark forks its workers out of a process that has loaded nothing, so that each loads the reader for itself,
260 MB. Forked from here they share what was loaded, as long as they only look at it. Spark is told of this
module by its name (``spark.python.daemon.module``) and calls it as its own.
"""

from __future__ import annotations

import gc
import importlib


def main() -> None:
    """Load what reads, then make workers until Spark ends."""
    importlib.import_module("tumen.archives.parting")
    importlib.import_module("tumen.reading.parsing").model()
    importlib.import_module("tumen.reading.sieve").sieve()
    # What is there now is never thrown away; a collector that goes through it would write to all its pages.
    gc.collect()
    gc.freeze()
    importlib.import_module("pyspark.daemon").manager()


if __name__ == "__main__":
    main()
