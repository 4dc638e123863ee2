"""Independent voices: who tells an event by their own word, and who only passes it on.

telling.py   the values: Telling, Traced, Judgement, Edge
copying.py   which claims stand in the same words
edging.py    the edges between claims, and what is certain of them
judging.py   what people judged of edges
counting.py  how many voices each part has, at least and at most
wording.py   voices in words, and what they have in common
"""
