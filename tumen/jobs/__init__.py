"""Work that outlives a request: asked for in the transaction that needs it, done once by whoever is free.

Takes:     the name of a handler that a room registered, its arguments, and the person in whose name it acts.
Gives:     each job's effect exactly once, whatever dies on the way; a list of what needs a person.
Rule:      the effect, its key and the job's end are one transaction, in which the lease is looked at again:
           who has lost it keeps nothing.
Standard:  leases with fencing (Gray, Cheriton, "Leases", SOSP 1989); one effect, whatever dies.

    models.py    what is kept: jobs, and the keys of effects that have happened
    handling.py  which handler does which job
    leasing.py   the steps of one job: taken, kept alive, ended, given back; by the database's own clock
    running.py   what a handler is given, and the one transaction that it may change things in
    working.py   a worker: takes jobs until it is told to stop
    actions.py   each change that a person makes: enqueue, retry, drop
    queries.py   each read

The steps of a worker leave no audit lines, for they change nothing of the record; the handler's actions do.
"""
