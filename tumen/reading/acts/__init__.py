"""Acts in a sentence: which words tell them, which of them is told of a figure, who does them to whom.

lexicon.py    the pack's acts by the lemmas that tell them
words.py      the words of a sentence that tell acts
governing.py  the acts that the tree puts over a figure
parts.py      who suffers an act and who does it, by the tree
"""
