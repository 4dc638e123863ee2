"""Is this the same person? Proposals for people to judge; nothing is merged here.

Takes:     what documents tell of persons: names, sex, age, kin, what was done to them, when and where.
Gives:     pairs that may be one person, each with a score, the reasons that speak for and against it, and
           whether more than the name speaks for it.
Rule:      PURE: values in, values out. A score proposes and decides nothing; what contradicts itself (another
           sex, another age, told of after death) is not proposed. Not every person is compared with every
           other: only those that share a key.
Standard:  record linkage by weighed agreement (Fellegi and Sunter 1969), weights in bits and set by hand, for
           there is no labelled list of escapees to learn from that may be shared.

    describing.py  the values: a person as one document tells of them
    blocking.py    keys: which persons are compared at all
    comparing.py   two persons compared: score and reasons
"""
