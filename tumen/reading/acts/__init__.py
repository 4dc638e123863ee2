"""Acts in a sentence: which words tell them, which of them is told of a figure, who does them to whom.

words.py      the words that tell acts
governing.py  the acts that the tree puts over a figure
"""
