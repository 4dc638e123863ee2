"""Advocacy: who was asked to act, by whom, when, on which ground, by when, and what came back.

Takes:     standing claims of asks, answers and norms; people's judgements on them; appeals written here.
Gives:     appeals, found in documents or made here, with their asks by who is asked; answers, each linked to
           the ask that it answers; what is due.
Rule:      what a document asks is derived from its claims at each read and keeps nothing of its own, so that
           nothing grows stale and nobody is shown an ask whose claim they may not see; what people judged is
           kept apart and can be undone. An appeal made here is seen by who may see all that it rests on.
           Silence is a day that has passed, and never a refusal.
Standard:  HURIDOCS events standard formats, Intervention, with micro-thesauri 27 and 28 for answers.

    asking.py    asks of claims as values; who is asked (PURE)
    ministries.py which ministry of which state speaks, in English and Korean (PURE)
    grouping.py  the asks of a document to appeals; an appeal's asks by who is asked (PURE)
    finding.py   appeals found in documents, with what people judged of them
    models.py    judgements, appeals made here, answers
    drafting.py  letters, briefings, submissions, questions: every sentence cited (PURE)
    telling.py   their parts    telling_events.py of an event    telling_persons.py of a person
    telling_asks.py of what was asked (all PURE)
    addressing.py  how a letter to an office opens, by who holds it (PURE)
    outcomes.py  what came of appeals, by who was asked, by year and by ground; what worked (PURE)
    consented.py what a paper is drafted without, for people did not agree to it
    standing.py  how the claims stand now that they rest on
    outdating.py papers, appeals and findings that rest on what is another since
    calendar.py  days that are due as a calendar file (PURE)
    citing.py    the numbers of their citations    phrases.py their sentences in English and Korean (PURE)
    alerting.py  what the watch is told of answers and of days that passed in silence
    errors.py    what can go wrong
    actions.py   each change
    queries.py   each read
"""
