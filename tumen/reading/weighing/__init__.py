"""Weighing: what a document offers as evidence for a slot, and which value the evidence speaks for.

evidence.py   pieces of evidence, and the value that weighs most
weights.py    the learnt weights
choices.py    evidence over a closed set of values
cores.py, acts.py, realis.py, kinds.py, times.py, speakers.py   the evidence for each slot of a figure
sentence_tellers.py, earlier_tellers.py   who tells: by the figure's own sentence, and before it
ruling.py, tellers.py   which teller a plain rule takes; what is weighed of any
quotes.py     the evidence for who says a quotation
"""
