"""Archives: collections of millions of pages, of which few matter, read without flooding the desk.

Takes:     a folder of web archives (WARC) or of Parquet files, from whoever adds it as a collection.
Gives:     a queue beside the record: what was kept of the collection, read, grouped into events, copies
           folded; from it a person brings in what is wanted, event by event, as documents and proposals.
Rule:      each document of a collection is looked at once, whatever dies on the way; the same part gives the
           same result on every engine; nothing enters the record until a person brings it in.
Standard:  ISO 28500 (WARC 1.1); Apache Parquet.

    planning.py    a folder to parts: a file, or a row group of one
    parting.py     one part read: sieve, text, claims, counts (PURE: bytes in, a result out)
    results.py     the result of a part as bytes, with its checksum, and back (PURE)
    engines.py     who works through parts: this process, others of this machine, Apache Spark
    worker.py      another process of this machine     spark.py  the way to Spark
    preloaded.py   where Spark's workers of this machine are forked from, with the reader loaded
    grouping.py    what was kept to events, and copies folded (PURE)
    models.py      what is kept: collections, parts, finds, what they mention
    keeping.py     a find sealed, and opened again
    running.py     a collection read; an event brought in     later.py  the same as a job
    errors.py      what can go wrong
    actions.py     each change        queries.py  each read
"""
