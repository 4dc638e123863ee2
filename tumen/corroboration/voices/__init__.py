"""Independent voices: who tells an event by their own word, and who only passes it on.

Takes: the claims of one event with what is known of their documents, the passages that those share, and
what people judged. Gives: edges with their evidence, the voices of each part (at least and at most), a graph.
Its one rule: independence is counted for each part of a claim and never for a document.

    telling.py   the values: Telling, Traced, Judgement, Edge
    copying.py   which claims stand in the same words
    edging.py    the edges between claims, and what is certain of them
    suspecting.py  who may be one by the number that they give
    leaning.py   whose word a part is that a document tells by its own
    judging.py   what people judged of edges
    counting.py  how many voices each part has, at least and at most
    wording.py   voices in words, and what they have in common
    graph.py     who took it from whom, laid out to be drawn
"""
