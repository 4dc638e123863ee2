"""What the weights are learnt from, one module for each kind of claim.

Each gives: ``SLOTS`` (the slots that its reader weighs), ``PRIOR`` (by slot, the strength of the prior that
weights are nothing), ``load(folder)`` (the labelled rows of a set, by document), a ``Tutor`` that is told of
every weighing of a document and notes those that its rows speak of, and ``scored`` (how well the reader
reads them).
"""
