"""Persons: what each document tells of them, who may be the same, and what people judged.

Takes:     standing claims that tell what was done to whom; the ledger's lines on persons.
Gives:     persons, each of one document, joined by people alone; pairs that may be one, with reasons; for
           pages what each source tells, stage by stage.
Rule:      a machine joins nobody across documents. Who is who across documents, and every name, relative and
           whereabouts, is shown only to who is cleared for identities and said why they look. Offices and
           perpetrators are sources or parties of claims, and no persons here.
Standard:  HURIDOCS (persons, acts, involvement); nomenklatura's resolver for judgements that can be undone.

    gathering.py   whom the claims of one document tell of, each once (PURE)
    describing.py  a person in words that name nobody (PURE)
    staging.py     the chain of stages (PURE)
    shielding.py   words of a document without names and fine places (PURE)
    deriving.py    rows: persons of documents whose claims changed
    joining.py     what people judged, applied
    proposing.py   keys and pairs
    loading.py     what is kept of persons, as one viewer sees it
    finding.py     each read of persons
    indexing.py    persons in the index of words, described and never named
    holding.py     who holds what is looked for, as one viewer sees them
"""
