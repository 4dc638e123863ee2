"""Feeds every parser with what nobody would write, guided by which code it reaches; ``make fuzz``.

``targets`` says what is fed and what must hold; ``child`` feeds one target in a process of its own, because
a fuzzer ends its process when it has found something; ``stretched`` repeats what was found until it has
100 kB, to find what takes longer than its length allows.
"""
