"""Acts told without a number, each a claim of its own: which words tell one, and the slots of its claim.

proposing.py      weighs every word that may tell an act, and puts the claims together
circumstances.py  how it was done, why, for how long and what came of it
"""
